use std::collections::BTreeMap;

use wire::{ChangeKind, DeviceKey, Op, Refused, Value, Verb, frame::Frame};

use crate::kit::{Author, Desk, NOW, append, clinic, device, exchange, finding, patient, patient_id};

/// A clinic of one workstation that knows a second device, and that device's pen.
fn known() -> (Desk, Author) {
    let desk = Desk::first();
    desk.enrols(2);
    (desk, Author::new(2))
}

fn refusal(desk: &Desk, frame: Frame) -> Option<Refused> {
    let received = desk.gets(&[frame]);
    assert!(received.applied == 0 || received.refused.is_empty());
    desk.assert_sound();
    received.refused.first().map(|(_, why)| *why)
}

#[test]
fn an_honest_change_is_taken_and_the_second_time_known() {
    let (desk, mut author) = known();
    let frame = author.notes(1);
    assert_eq!(refusal(&desk, frame.clone()), None);
    assert_eq!(desk.gets(&[frame]).duplicates, 1);
}

#[test]
fn each_forgery_is_refused_with_its_reason() {
    let (desk, mut author) = known();
    let honest = author.notes(1);
    let mut flipped = honest.clone();
    flipped.change.signature[7] ^= 1;
    assert_eq!(refusal(&desk, flipped), Some(Refused::Signature));
    let mut foreign = Author::new(2);
    foreign.key = DeviceKey::from_seed(&[77; 32]);
    assert_eq!(refusal(&desk, foreign.notes(1)), Some(Refused::Signature));
    assert_eq!(refusal(&desk, Author::new(3).notes(1)), Some(Refused::UnknownDevice));
    let other = Author::new(2).seals(vec![], |header| header.clinic.0 = uuid::Uuid::from_u128(1));
    assert_eq!(refusal(&desk, other), Some(Refused::OtherClinic));
    let mut padded = honest.clone();
    padded.change.header.push(0);
    assert_eq!(refusal(&desk, padded), Some(Refused::NotCanonical));
    let mut hidden = honest.clone();
    hidden.change.sections[0] = None;
    assert_eq!(refusal(&desk, hidden), Some(Refused::Section), "a relay cannot hide a section");
    assert_eq!(refusal(&desk, honest), None, "nothing of the above stands in its way");
}

#[test]
fn numbers_no_honest_device_writes_stop_nothing() {
    let (desk, mut author) = known();
    let honest = author.notes(1);
    let numbers: [fn(&mut wire::Header); 9] = [
        |header| header.seq = 0,
        |header| header.epoch = 0,
        |header| header.seq = u64::MAX,
        |header| header.epoch = u64::MAX,
        |header| header.epoch = 7,
        |header| header.deps = Author::after((1, u64::MAX)),
        |header| header.group = Author::group(0, 0),
        |header| header.group = Author::group(1, u64::MAX),
        |header| header.group = Author::group(5, 3),
    ];
    for touch in numbers {
        let refused = refusal(&desk, Author::new(2).seals(vec![], touch));
        assert!(matches!(refused, Some(Refused::Chain | Refused::NotCanonical)), "{refused:?}");
    }
    assert_eq!(refusal(&desk, honest), None);
}

#[test]
fn a_gap_is_refused_and_a_batch_in_any_order_is_not() {
    let (desk, mut author) = known();
    let frames: Vec<Frame> = (1..=5).map(|n| author.notes(n)).collect();
    assert_eq!(refusal(&desk, frames[2].clone()), Some(Refused::Gap));
    let shuffled: Vec<Frame> = [4, 1, 3, 0, 2, 1].map(|i| frames[i].clone()).into();
    let received = desk.gets(&shuffled);
    assert_eq!((received.applied, received.refused), (5, vec![]));
}

#[test]
fn whoever_is_enrolled_later_in_the_batch_is_heard() {
    let desks = Desk::clinic_of(2);
    desks[1].appends(&finding(1, 1, ""));
    let mut frames = desks[1].frames();
    frames.reverse();
    let late = Desk::new(3);
    let received = late.gets(&frames);
    assert_eq!(received.refused, []);
    assert_eq!(late.digests(), desks[1].digests());
    late.assert_sound();
}

#[test]
fn of_a_fork_both_are_kept_and_the_first_stands() {
    let (desk, mut author) = known();
    let mut twin = Author::new(2);
    let (ours, theirs) = (author.notes(1), twin.notes(2));
    assert_eq!(refusal(&desk, ours.clone()), None);
    assert_eq!(refusal(&desk, theirs), Some(Refused::Fork));
    // What the twin goes on to write hangs on a change that does not stand here; it is kept as well.
    assert_eq!(refusal(&desk, twin.notes(3)), Some(Refused::Fork));
    assert_eq!(refusal(&desk, twin.notes(4)), Some(Refused::Fork), "and what that goes on to write");
    let states = desk.verify(false, |_, _| ()).unwrap().states;
    assert_eq!(states, BTreeMap::from([("applied".into(), 3), ("quarantined".into(), 3)]));
    assert_eq!(desk.gets(&[ours]).duplicates, 1);
}

#[test]
fn a_change_waits_for_what_its_author_had_seen() {
    let desks = Desk::clinic_of(3);
    let known = desks[0].frames().len();
    desks[0].saves(&patient(1, "Lucía", "Ferrer"));
    desks[1].gets(&desks[0].frames());
    desks[1].saves(&patient(1, "Lucía", "Soler"));
    let answer = desks[1].frames_from(device(2), 1, 0, 1 << 20, 9).unwrap();
    assert_eq!(desks[2].gets(&answer).waiting, 1);
    let received = desks[2].gets(&desks[0].frames().split_off(known));
    assert_eq!((received.applied, received.waiting), (2, 0));
    assert_eq!(desks[2].patient(1).family_name, "Soler");
    assert_eq!(desks[2].beside(), []);
}

#[test]
fn a_group_waits_for_what_any_of_its_changes_had_seen() {
    let (desk, mut author) = known();
    desk.enrols(3);
    let mut third = Author::new(3);
    let seen = third.notes(1);
    let first = author.seals(vec![append(&finding(1, 1, ""))], |header| header.group = Author::group(1, 2));
    let second = author.seals(vec![append(&finding(2, 1, ""))], |header| {
        header.group = Author::group(1, 2);
        header.deps = Author::after((3, 1));
    });
    assert_eq!(desk.gets(&[first, second]).waiting, 2);
    assert_eq!(desk.gets(&[seen]).applied, 3);
}

#[test]
fn a_second_enrolment_under_one_id_locks_nobody_out() {
    let (desk, mut author) = known();
    assert_eq!(refusal(&desk, author.notes(1)), None);
    // The smaller encoding stands, so a forger can choose what stands.
    let fields = BTreeMap::from([
        ("name".to_owned(), Value::from("")),
        ("public_key".to_owned(), Value::Bytes(DeviceKey::from_seed(&[0; 32]).public().0.to_vec())),
        ("enrolled_at".to_owned(), Value::from(0)),
    ]);
    desk.enrols(3);
    let op = |id| Op { kind: "device".into(), id, verb: Verb::Append, fields: fields.clone(), base: BTreeMap::new() };
    let mut forger = Author::new(3);
    let forged = forger.seals(vec![op(device(2).0), op(device(4).0)], |header| header.kind = ChangeKind::Enrol);
    assert_eq!(desk.gets(&[forged]).applied, 1);
    assert!(!desk.conflicts().is_empty(), "and it is seen");
    assert_eq!(refusal(&desk, author.notes(2)), None);

    // A workstation that starts after the forgery hears the owner all the same.
    let late = Desk::new(9);
    let received = late.gets(&desk.frames());
    assert_eq!(received.refused, []);
    assert_eq!(late.digests(), desk.digests());
}

#[test]
fn a_clinic_begins_with_a_change_that_enrols_its_own_author() {
    let late = Desk::new(2);
    let mut stranger = Author::new(5);
    assert_eq!(late.gets(&[stranger.notes(1)]).refused, [(0, Refused::UnknownDevice)]);
    late.gets(&Desk::first().frames());
    let genesis = Op {
        kind: "device".into(),
        id: device(5).0,
        verb: Verb::Append,
        fields: BTreeMap::from([
            ("name".to_owned(), Value::from("Intruder")),
            ("public_key".to_owned(), Value::Bytes(Author::new(5).key.public().0.to_vec())),
            ("enrolled_at".to_owned(), Value::from(NOW)),
        ]),
        base: BTreeMap::new(),
    };
    let second = Author::new(5).seals(vec![genesis], |header| header.kind = ChangeKind::Enrol);
    assert_eq!(late.gets(&[second]).refused, [(0, Refused::UnknownDevice)], "and only one such change");
}

#[test]
fn a_peer_whose_clock_is_years_ahead_cannot_freeze_a_field() {
    let (desk, mut author) = known();
    desk.saves(&patient(1, "Lucía", "Ferrer"));
    let fields =
        BTreeMap::from([("family_name".to_owned(), Value::from("Future")), ("number".to_owned(), Value::from(5))]);
    let op = Op { kind: "patient".into(), id: patient_id(1).0, verb: Verb::Save, fields, base: BTreeMap::new() };
    let frame = author.seals(vec![op], |header| header.hlc = domain::clock::Hlc(u64::MAX));
    assert_eq!(desk.gets(&[frame]).applied, 1);
    assert_eq!(desk.patient(1).family_name, "Future");
    desk.saves(&patient(1, "Lucía", "Present"));
    assert_eq!((desk.patient(1).family_name.as_str(), desk.patient(1).number), ("Present", 1));
    assert_eq!(desk.beside(), []);
    desk.assert_sound();
}

#[test]
fn a_log_folded_into_an_empty_store_goes_on_in_an_epoch_of_its_own() {
    let desk = Desk::first();
    desk.saves(&patient(1, "Lucía", "Ferrer"));
    let restored = Desk::new(1);
    assert_eq!(restored.rebuild(clinic(), &desk.frames(), NOW).unwrap().refused, []);
    assert_eq!(restored.digests(), desk.digests());
    restored.saves(&patient(1, "Lucía", "Soler"));
    desk.saves(&patient(2, "Pau", "Vidal"));
    assert_eq!(desk.gets(&restored.frames()).refused, [], "what both wrote meanwhile does not collide");
    let both = [restored, desk];
    exchange(&both);
    assert_eq!(both[0].digests(), both[1].digests());
    both.iter().for_each(Desk::assert_sound);
}
