use std::fs;

use store::{Error, Store};

use crate::kit::{Desk, ctx, device_key, finding, key, patient};

#[test]
fn a_copy_made_while_in_use_opens_and_says_the_same() {
    let desk = Desk::first();
    desk.saves(&patient(1, "Lucía", "Ferrer"));
    desk.appends(&finding(1, 1, "said"));
    let folder = tempfile::tempdir().unwrap();
    desk.copy_to(&folder.path().join("esmalte.db")).unwrap();
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing but the copy");
    assert_ne!(&fs::read(folder.path().join("esmalte.db")).unwrap()[..6], b"SQLite", "encrypted");
    let copy = Store::open(folder.path(), key(), device_key(1), ctx()).unwrap();
    assert_eq!(copy.read(|tx| tx.digests()).unwrap(), desk.digests());
    desk.appends(&finding(2, 1, "goes on"));
}

#[test]
fn a_copy_never_overwrites_and_leaves_no_half_of_itself() {
    let desk = Desk::first();
    let folder = tempfile::tempdir().unwrap();
    let there = folder.path().join("there.db");
    fs::write(&there, b"precious").unwrap();
    assert!(matches!(desk.copy_to(&there), Err(Error::AlreadyThere)));
    assert_eq!(fs::read(&there).unwrap(), b"precious");
    assert!(desk.copy_to(&folder.path().join("no/such/folder.db")).is_err());
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}
