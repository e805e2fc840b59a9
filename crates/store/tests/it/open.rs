use std::{fs, path::Path};

use domain::PatientId;
use store::{DatabaseKey, Error, Founding, Store};
use wire::{ChangeKind, Refused, protocol::Head};

use crate::kit::{Desk, NOW, clinic, ctx, ctx_at, device, device_key, exchange, finding, key, opened, patient};

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn founding() -> Founding {
    Founding { clinic: clinic(), device: device(1), name: "Gabinete 1".into() }
}

#[test]
fn what_was_saved_is_there_after_reopening() {
    let mut desk = Desk::first();
    desk.saves(&patient(1, "Lucía", "Ferrer"));
    desk.appends(&finding(1, 1, "mesial"));
    let digests = desk.digests();
    desk.reopen();
    assert_eq!(desk.patient(1), patient(1, "Lucía", "Ferrer"));
    assert_eq!(desk.digests(), digests);
    assert_eq!(desk.self_device().unwrap().epoch, 1);
    desk.assert_sound();
}

#[test]
fn a_closed_store_leaves_no_journal_behind() {
    let mut desk = Desk::first();
    desk.saves(&patient(1, "Lucía", "Ferrer"));
    assert_eq!(desk.patient(1).given_name, "Lucía");
    desk.close();
    assert_eq!(names(desk.path()), ["esmalte.db", "esmalte.lock", "head.json"]);
}

#[test]
fn an_old_store_is_never_founded_over() {
    let desk = Desk::first();
    let again = Store::found(desk.path(), key(), device_key(1), &founding());
    assert!(matches!(again, Err(Error::AlreadyThere)));
}

#[test]
fn remains_of_a_crashed_founding_and_of_a_lost_database_do_no_harm() {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in [("esmalte.db.new", "half"), ("esmalte.db.new-wal", "half"), ("esmalte.db-wal", "left")] {
        fs::write(folder.path().join(name), bytes).unwrap();
    }
    drop(Store::found(folder.path(), key(), device_key(1), &founding()).unwrap());
    let aside = names(folder.path()).into_iter().find(|name| name.starts_with("esmalte.db-wal.of-")).unwrap();
    assert_eq!(fs::read(folder.path().join(aside)).unwrap(), b"left");
    Store::open(folder.path(), key(), device_key(1), ctx()).unwrap();
}

#[test]
fn a_missing_file_is_told_from_a_damaged_one() {
    let folder = tempfile::tempdir().unwrap();
    assert!(matches!(Store::open(folder.path(), key(), device_key(1), ctx()), Err(Error::Missing)));
    assert!(!Store::exists(folder.path()));
}

#[test]
fn a_wrong_key_opens_nothing_and_changes_nothing() {
    let mut desk = Desk::first();
    desk.close();
    let before = fs::read(desk.path().join("esmalte.db")).unwrap();
    let wrong = DatabaseKey(zeroize::Zeroizing::new([1; 32]));
    assert!(matches!(Store::open(desk.path(), wrong, device_key(1), ctx()), Err(Error::Damaged(_))));
    assert!(fs::read(desk.path().join("esmalte.db")).unwrap() == before);
}

#[test]
fn a_device_key_that_was_not_enrolled_is_refused_before_it_signs_anything() {
    let mut desk = Desk::first();
    desk.close();
    let opened = Store::open(desk.path(), key(), device_key(2), ctx());
    assert!(matches!(opened, Err(Error::Refused(Refused::Signature))));
}

#[test]
fn a_second_process_is_refused() {
    let desk = Desk::first();
    assert!(matches!(desk.try_open(), Err(Error::InUse)));
}

#[test]
fn an_emptied_file_is_not_taken_for_a_new_database() {
    let mut desk = Desk::first();
    desk.close();
    fs::write(desk.path().join("esmalte.db"), b"").unwrap();
    assert!(matches!(desk.try_open(), Err(Error::Damaged(_))));
    assert!(fs::read(desk.path().join("esmalte.db")).unwrap().is_empty(), "left as it was");
}

#[test]
fn yesterdays_file_put_back_starts_an_epoch_and_gets_its_tail_back() {
    let mut desks = Desk::clinic_of(2);
    let peer = desks.pop().unwrap();
    let mut desk = desks.pop().unwrap();
    desk.saves(&patient(1, "Lucía", "Ferrer"));
    desk.close();
    let yesterday = fs::read(desk.path().join("esmalte.db")).unwrap();
    desk.reopen();
    let today = patient(1, "Lucía", "Ferrer Soler");
    desk.saves(&today);
    desk.appends(&finding(1, 1, "said today"));
    peer.gets(&desk.frames());
    let tail = peer.frames();

    desk.close();
    fs::write(desk.path().join("esmalte.db"), yesterday).unwrap();
    desk.reopen();
    assert_eq!(desk.self_device().unwrap().epoch, 2);
    assert_eq!(desk.patient(1).family_name, "Ferrer");
    let first = desk.frames_from(device(1), 2, 0, 1 << 20, 10).unwrap();
    assert_eq!(opened(&first[0]).header.kind, ChangeKind::EpochStart);

    desk.saves(&patient(2, "Pau", "Vidal"));
    let received = desk.gets(&tail);
    assert_eq!((received.applied, received.refused), (2, vec![]));
    assert_eq!(desk.patient(1), today);
    desk.assert_sound();
    let both = [desk, peer];
    exchange(&both);
    assert_eq!(both[0].digests(), both[1].digests());
    both.iter().for_each(Desk::assert_sound);
}

#[test]
fn what_a_new_epoch_builds_on_is_there_before_it() {
    let mut desks = Desk::clinic_of(3);
    desks[0].saves(&patient(1, "Lucía", "Ferrer"));
    fs::write(desks[0].path().join("head.json"), serde_json::to_vec(&ahead()).unwrap()).unwrap();
    desks[0].close();
    fs::write(desks[0].path().join("head.json"), serde_json::to_vec(&ahead()).unwrap()).unwrap();
    desks[0].reopen();
    desks[0].saves(&patient(1, "Lucía", "Soler"));
    // The new epoch arrives first: it waits for the old one instead of standing beside it.
    let frames = desks[0].frames();
    let (new, old): (Vec<_>, Vec<_>) = frames.into_iter().partition(|frame| opened(frame).header.epoch == 2);
    assert!(desks[1].gets(&new).waiting > 0);
    desks[1].gets(&old);
    desks[2].gets(&old);
    desks[2].gets(&new);
    assert_eq!(desks[1].digests(), desks[2].digests());
    assert_eq!(desks[1].beside(), []);
    assert_eq!(desks[1].patient(1).family_name, "Soler");
}

fn ahead() -> Head {
    Head { epoch: 1, seq: 99, hash: wire::Hash([1; 32]) }
}

#[test]
fn another_history_of_the_same_length_is_noticed_too() {
    let mut desk = Desk::first();
    desk.close();
    let head: Head = serde_json::from_slice(&fs::read(desk.path().join("head.json")).unwrap()).unwrap();
    let other = Head { hash: wire::Hash([1; 32]), ..head };
    fs::write(desk.path().join("head.json"), serde_json::to_vec(&other).unwrap()).unwrap();
    desk.reopen();
    assert_eq!(desk.self_device().unwrap().epoch, 2);
}

#[test]
fn a_witness_that_cannot_be_read_says_nothing() {
    let mut desk = Desk::first();
    desk.close();
    fs::write(desk.path().join("head.json"), b"{").unwrap();
    desk.reopen();
    assert_eq!(desk.self_device().unwrap().epoch, 1);
}

#[test]
fn a_clock_years_off_never_refuses_a_write_and_keeps_the_order() {
    let desk = Desk::first();
    let years = 365 * 86_400_000;
    for (n, now) in [NOW, NOW + 5 * years, NOW - 2 * years].into_iter().enumerate() {
        let patient = patient(1, &format!("name {n}"), "Ferrer");
        desk.write(ctx_at(now), |tx| tx.save(&patient, None)).unwrap();
    }
    assert_eq!(desk.patient(1).given_name, "name 2");
    let clocks: Vec<_> = desk.frames().iter().map(|frame| opened(frame).header.hlc).collect();
    assert!(clocks.windows(2).all(|pair| pair[0] < pair[1]), "{clocks:?}");
    let nobody: Option<domain::patient::Patient> = desk.read(|tx| tx.find(PatientId(uuid::Uuid::nil()))).unwrap();
    assert_eq!(nobody, None);
}
