use std::fs;

use store::{Error, Store};

use crate::kit::{Desk, ctx, device_key, key, patient};

fn with_history(sql: &str) -> Result<Store, Error> {
    let mut desk = Desk::first();
    desk.close();
    desk.raw().execute_batch(sql).unwrap();
    desk.try_open()
}

#[test]
fn a_newer_schema_is_refused() {
    let opened = with_history("INSERT INTO refinery_schema_history VALUES (99, 'later', '2027-01-01T00:00:00Z', '1');");
    assert!(matches!(opened, Err(Error::Newer { found: 99, .. })), "{:?}", opened.err());
}

#[test]
fn a_tampered_history_is_damage_and_no_panic() {
    let tampered = [
        "UPDATE refinery_schema_history SET checksum = 'none of it' WHERE version = 2",
        "UPDATE refinery_schema_history SET checksum = '7' WHERE version = 2",
        "UPDATE refinery_schema_history SET name = 'other' WHERE version = 3",
        "UPDATE refinery_schema_history SET version = -4 WHERE version = 4",
        "UPDATE refinery_schema_history SET version = 'four' WHERE version = 4",
        "UPDATE refinery_schema_history SET checksum = NULL WHERE version = 4",
        "DELETE FROM refinery_schema_history",
        // The last step is taken back, so that refinery itself reads what is left.
        "DROP TABLE perio_site; DROP TABLE perio_exam; DELETE FROM refinery_schema_history WHERE version = 5; \
         UPDATE refinery_schema_history SET applied_on = 'yesterday'",
    ];
    for sql in tampered {
        let opened = with_history(sql);
        assert!(matches!(opened, Err(Error::Damaged(_))), "{sql}: {:?}", opened.err());
    }
}

#[test]
fn a_copy_is_set_aside_before_the_schema_moves() {
    let mut desk = Desk::first();
    desk.saves(&patient(1, "Lucía", "Ferrer"));
    let digest = desk.digests()["patient"];
    desk.close();
    desk.raw()
        .execute_batch(
            "DROP TABLE perio_site; DROP TABLE perio_exam; DELETE FROM refinery_schema_history WHERE version = 5",
        )
        .unwrap();
    desk.reopen();
    desk.assert_sound();
    assert_eq!(desk.digests()["patient"], digest);

    let copy = tempfile::tempdir().unwrap();
    fs::copy(desk.path().join("copies/before-schema-5.db"), copy.path().join("esmalte.db")).unwrap();
    let old = Store::open(copy.path(), key(), device_key(1), ctx()).unwrap();
    assert_eq!(old.read(|tx| tx.digests()).unwrap()["patient"], digest);
}
