//! What a newer program wrote: kept, counted, handed on, and understood after an upgrade.

use std::collections::BTreeMap;

use wire::{Op, Value, Verb, frame::Frame};

use crate::kit::{Author, Desk, append, device, fields, finding, patient, patient_id};

fn save(n: u128, named: &[(&str, Value)]) -> Op {
    let fields = named.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
    Op { kind: "patient".into(), id: patient_id(n).0, verb: Verb::Save, fields, base: BTreeMap::new() }
}

fn strange() -> Vec<(&'static str, Op)> {
    let mut unknown_status = append(&finding(2, 1, ""));
    unknown_status.fields.insert("status".into(), Value::from("regrown"));
    let mut unknown_field = append(&finding(3, 1, ""));
    unknown_field.fields.insert("aura".into(), Value::from("blue"));
    let mut wrong_shape = append(&finding(4, 1, ""));
    wrong_shape.fields.insert("note".into(), Value::from(7));
    let mut wrong_verb = append(&finding(5, 1, ""));
    wrong_verb.verb = Verb::Save;
    let mut missing_field = append(&finding(6, 1, ""));
    missing_field.fields.remove("status");
    let unknown_kind = Op { kind: "hologram".into(), fields: fields(&finding(7, 1, "")), ..append(&finding(7, 1, "")) };
    vec![
        ("unknown value", unknown_status),
        ("unknown field", unknown_field),
        ("other shape", wrong_shape),
        ("other verb", wrong_verb),
        ("missing field", missing_field),
        ("unknown kind", unknown_kind),
        ("no field", save(3, &[])),
        ("unknown sex", save(1, &[("sex", Value::from("angel"))])),
        ("null where none is allowed", save(1, &[("phone", Value::Null)])),
        ("a number past 63 bits", save(1, &[("number", Value::from(u64::MAX))])),
    ]
}

#[test]
fn what_cannot_be_read_is_parked_counted_and_handed_on_as_it_came() {
    for (what, op) in strange() {
        let desk = Desk::first();
        desk.enrols(2);
        desk.saves(&patient(1, "Lucía", "Ferrer"));
        let digests = desk.digests();
        let mut author = Author::new(2);
        let frame = author.seals(vec![op, append(&finding(99, 1, "beside it"))], |_| ());
        assert_eq!(desk.gets(std::slice::from_ref(&frame)).refused, [], "{what}");
        let verdict = desk.verify(true, |_, _| ()).unwrap();
        assert_eq!(verdict.faults, [], "{what}");
        assert_eq!(verdict.states, BTreeMap::from([("applied".into(), 3), ("parked".into(), 1)]), "{what}");
        assert_eq!(desk.frames_from(device(2), 1, 0, 1 << 20, 9).unwrap(), [frame], "{what}");
        assert_eq!(desk.digests()["patient"], digests["patient"], "{what}");
        let notes: Vec<String> =
            desk.read(|tx| tx.findings(patient_id(1))).unwrap().0.into_iter().map(|finding| finding.note).collect();
        assert_eq!(notes, ["beside it"], "{what}: the rest of the change counts");
        assert_eq!(desk.gets(&[author.notes(5)]).applied, 1, "{what}: and nothing is held up");
    }
}

#[test]
fn whether_an_unknown_value_is_parked_does_not_depend_on_what_else_arrived() {
    let base = patient(1, "Lucía", "Ferrer");
    let orders = [false, true].map(|reversed| {
        let desk = Desk::first();
        desk.saves(&base);
        (2..=3).for_each(|n| desk.enrols(n));
        let (mut newer, mut older) = (Author::new(2), Author::new(3));
        let strange = newer.seals(vec![save(1, &[("sex", Value::from("angel"))])], |header| header.hlc.0 = 1 << 20);
        let plain = older.seals(vec![save(1, &[("sex", Value::from("female"))])], |_| ());
        let mut frames: Vec<Frame> = vec![strange, plain];
        if reversed {
            frames.reverse();
        }
        frames.iter().for_each(|frame| assert_eq!(desk.gets(std::slice::from_ref(frame)).refused, []));
        desk.assert_sound();
        desk.digests()["patient"]
    });
    assert_eq!(orders[0], orders[1]);
}

#[test]
fn a_change_for_a_later_schema_waits_for_the_upgrade() {
    let desk = Desk::first();
    desk.enrols(2);
    let frame = Author::new(2).seals(vec![append(&finding(1, 1, ""))], |header| header.min_reader = 1_000);
    desk.gets(&[frame]);
    assert_eq!(desk.verify(true, |_, _| ()).unwrap().states["parked"], 1);
}

#[test]
fn after_an_upgrade_parked_changes_take_their_place_in_history() {
    let mut desk = Desk::first();
    desk.saves(&patient(1, "Lucía", "Ferrer"));
    desk.saves(&patient(1, "Lucía", "Soler"));
    desk.appends(&finding(1, 1, "said"));
    let digests = desk.digests();
    let before = desk.read(|tx| tx.search_patients("lucia", false, 0, 9)).unwrap();
    // As an older program would have left it: the second change parked, its value not in the tables.
    let change = crate::kit::opened(&desk.frames()[1]);
    desk.close();
    let op = wire::cbor::to_bytes(change.ops().next().unwrap()).unwrap();
    let raw = desk.raw();
    raw.execute("UPDATE change_log SET state = 'parked' WHERE position = 2", []).unwrap();
    raw.execute("INSERT INTO parked_op (position, number, op) VALUES (2, 0, ?1)", [op]).unwrap();
    raw.execute_batch("DELETE FROM patient; DELETE FROM record_clock").unwrap();
    drop(raw);
    desk.reopen();
    assert_eq!(desk.digests(), digests);
    assert_eq!(desk.read(|tx| tx.search_patients("lucia", false, 0, 9)).unwrap(), before);
    desk.assert_sound();
}
