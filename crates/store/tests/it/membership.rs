//! Who is heard: enrolments that wait, revocations and what is let in, new keys. Whatever the order of arrival, the same.

use uuid::Uuid;
use wire::{ChangeKind, DeviceKey, Refused, frame::Frame};

use crate::kit::{Author, Desk, ctx, device, device_key, exchange, finding, opened, patient};

fn digests_agree(desks: &[Desk]) {
    for desk in desks {
        assert_eq!(desk.digests(), desks[0].digests(), "workstation {}", desk.n);
        desk.assert_sound();
    }
}

/// An enrolment that waits for what its author had seen makes its device known at once.
#[test]
fn whoever_was_enrolled_by_a_change_that_waits_is_heard() {
    let desks = Desk::clinic_of(2);
    desks[1].saves(&patient(1, "Lucía", "Ferrer"));
    desks[0].gets(&desks[1].frames());
    let known = desks[0].frames().len();
    desks[0].enrols(3);
    let enrolment = desks[0].frames().split_off(known);
    let mut third = Author::new(3);
    let late = Desk::new(9);
    late.gets(&desks[0].frames()[..2]);
    let received = late.gets(&enrolment);
    assert_eq!((received.applied, received.waiting, received.refused), (0, 1, vec![]));
    let received = late.gets(&[third.notes(1)]);
    assert_eq!((received.applied, received.refused), (1, vec![]), "it had seen nothing, so nothing need come first");
    let missing: Vec<Frame> = desks[1].frames();
    late.gets(&missing);
    assert_eq!(late.read(|tx| tx.all::<domain::device::Device>()).unwrap().len(), 3);
    late.assert_sound();
}

#[test]
fn what_a_revoked_device_wrote_afterwards_waits_for_judgement_everywhere() {
    let desks = Desk::clinic_of(4);
    for n in 1..=4 {
        desks[1].appends(&finding(n, 1, "before and after"));
    }
    let all = desks[1].frames();
    // One workstation has everything already, another hears of the revocation first.
    desks[2].gets(&all);
    desks[0].gets(&all[..all.len() - 2]);
    desks[0].revokes(2, 2);
    desks[3].gets(&desks[0].frames());
    desks[3].gets(&all);
    desks[2].gets(&desks[0].frames());
    desks[0].gets(&all);
    for desk in [&desks[0], &desks[2], &desks[3]] {
        assert_eq!(desk.count("quarantined"), 2);
        assert_eq!(desk.read(|tx| tx.all::<domain::finding::Finding>()).unwrap().len(), 2);
        let waiting = desk.read(|tx| tx.quarantine()).unwrap();
        assert_eq!(waiting.iter().map(|change| change.head.seq).collect::<Vec<_>>(), [3, 4]);
        assert_eq!(desk.digests(), desks[0].digests());
        desk.assert_sound();
    }
    desks[1].gets(&desks[0].frames());
    let own = desks[1].read(|tx| tx.all::<domain::finding::Finding>()).unwrap();
    assert_eq!(own.len(), 4, "on its own screen it goes on seeing what it wrote");
    desks[1].assert_sound();
}

#[test]
fn what_a_person_lets_in_is_in_everywhere_and_takes_its_place_in_history() {
    let desks = Desk::clinic_of(3);
    desks[1].saves(&patient(1, "Lucía", "Ferrer"));
    exchange(&desks);
    desks[0].revokes(2, 0);
    // It goes on without having heard; a colleague saw what it wrote and built on it.
    desks[1].saves(&patient(1, "Lucía", "Soler"));
    desks[2].gets(&desks[1].frames());
    desks[2].saves(&patient(1, "Lucía", "Soler Vidal"));
    exchange(&desks);
    assert_eq!(desks[0].count("quarantined"), 2);
    assert_eq!(desks[0].patient(1).family_name, "Soler Vidal", "who built on it is heard all the same");
    assert_eq!(desks[0].digests(), desks[2].digests());
    desks[0].accepts(2, 1, 2);
    exchange(&desks);
    assert_eq!(desks[0].count("quarantined"), 0);
    assert_eq!(desks[0].read(|tx| tx.conflicts()).unwrap(), []);
    digests_agree(&desks);
}

/// What is let in comes last of all, after others went on without it.
#[test]
fn what_is_let_in_before_it_arrives_takes_its_place_when_it_does() {
    let desks = Desk::clinic_of(4);
    desks[1].saves(&patient(1, "Lucía", "Ferrer"));
    let before = desks[1].frames();
    desks[0].gets(&before);
    desks[0].revokes(2, 0);
    desks[2].gets(&before);
    desks[2].saves(&patient(1, "Lucía", "Soler"));
    desks[0].accepts(2, 1, 1);
    let everything: Vec<Frame> = [desks[0].frames(), desks[2].frames()].concat();
    let (theirs, rest): (Vec<Frame>, Vec<Frame>) =
        everything.into_iter().partition(|frame| opened(frame).header.device == device(2));
    desks[3].gets(&rest);
    assert_eq!(desks[3].patient(1).family_name, "Soler");
    desks[3].gets(&theirs);
    exchange(&desks);
    digests_agree(&desks);
    assert_eq!(desks[3].patient(1).family_name, "Soler");
}

#[test]
fn concurrent_revocations_meet_at_the_lowest_place_in_any_order() {
    let desks = Desk::clinic_of(4);
    (1..=5).for_each(|n| desks[1].appends(&finding(n, 1, "")));
    exchange(&desks);
    desks[0].revokes(2, 4);
    desks[2].revokes(2, 1);
    desks[3].gets(&desks[2].frames());
    desks[3].gets(&desks[0].frames());
    exchange(&desks);
    assert_eq!(desks[0].count("quarantined"), 4);
    assert_eq!(desks[0].digests(), desks[3].digests());
    assert_eq!(desks[0].digests(), desks[2].digests());
    desks.iter().for_each(Desk::assert_sound);
}

#[test]
fn a_group_waits_for_judgement_as_a_whole() {
    let (desk, mut author) = (Desk::first(), Author::new(2));
    desk.enrols(2);
    let op = |n| vec![crate::kit::append(&finding(n, 1, ""))];
    let first = author.seals(op(1), |header| header.group = Author::group(1, 2));
    let second = author.seals(op(2), |header| header.group = Author::group(1, 2));
    desk.revokes(2, 1);
    desk.gets(&[first, second]);
    assert_eq!(desk.count("quarantined"), 2);
    desk.accepts(2, 1, 2);
    assert_eq!(desk.count("quarantined"), 0);
    assert_eq!(desk.read(|tx| tx.all::<domain::finding::Finding>()).unwrap().len(), 2);
    desk.assert_sound();
}

#[test]
fn a_new_key_signs_from_then_on_whatever_the_order_of_arrival() {
    let desks = Desk::clinic_of(2);
    desks[0].appends(&finding(1, 1, "old key"));
    let next = DeviceKey::from_seed(&[0x77; 32]);
    desks[0].rotate(Uuid::from_u128(0x407), &next, ctx()).unwrap();
    desks[0].appends(&finding(2, 1, "new key"));
    let mut frames = desks[0].frames();
    assert!(frames.last().unwrap().change.verify(&next.public()).is_ok());
    frames.reverse();
    assert_eq!(desks[1].gets(&frames).refused, []);
    digests_agree(&desks);
    // Who still holds the old key is heard no longer.
    let mut thief = Author::new(1);
    thief.header.seq = desks[0].heads().unwrap()[&device(1)].seq;
    thief.header.prev = desks[0].heads().unwrap()[&device(1)].hash;
    assert_eq!(desks[1].gets(&[thief.notes(1)]).refused, [(0, Refused::Signature)]);
}

#[test]
fn a_store_opens_with_the_key_it_rotated_to_and_no_other() {
    let mut desk = Desk::first();
    let next = DeviceKey::from_seed(&[0x77; 32]);
    desk.rotate(Uuid::from_u128(0x407), &next, ctx()).unwrap();
    desk.close();
    assert!(matches!(desk.try_open(), Err(store::Error::Refused(Refused::Signature))));
    store::Store::open(desk.path(), crate::kit::key(), next, ctx()).unwrap();
}

#[test]
fn a_rotation_repeated_elsewhere_moves_no_key() {
    let desks = Desk::clinic_of(2);
    let next = DeviceKey::from_seed(&[0x77; 32]);
    desks[0].rotate(Uuid::from_u128(0x407), &next, ctx()).unwrap();
    let rotation = opened(desks[0].frames().last().unwrap());
    let mut second = Author::new(2);
    let ops: Vec<wire::Op> = rotation.ops().cloned().collect();
    let replayed = second.seals(ops, |header| header.kind = ChangeKind::Rotate);
    let honest = second.notes(1);
    assert_eq!(desks[0].gets(&[replayed, honest]).refused, []);
    assert!(desks[0].frames().last().unwrap().change.verify(&device_key(2).public()).is_ok());
    desks[0].assert_sound();
}

#[test]
fn an_older_store_learns_from_its_log_who_is_a_member() {
    let mut desks = Desk::clinic_of(2);
    desks[0].close();
    desks[0].raw().execute_batch("DELETE FROM membership").unwrap();
    desks[0].reopen();
    desks[1].appends(&finding(1, 1, ""));
    assert_eq!(desks[0].gets(&desks[1].frames()).refused, []);
    digests_agree(&desks);
}
