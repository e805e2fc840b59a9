//! Deciding between values: from any workstation, in any order, and what can be read of it afterwards.

use domain::{DeviceId, StaffId, Weight, patient::Patient};
use proptest::prelude::*;
use store::{ConflictQuery, Ctx, Error};
use uuid::Uuid;
use wire::{ChangeKind, Value};

use crate::kit::{Desk, NOW, ctx, device, exchange, finding, opened, patient, patient_id};

/// Two or three workstations, each with a telephone of its own for the same patient.
fn disagreeing(count: u8) -> Vec<Desk> {
    let desks = Desk::clinic_of(count);
    desks[0].saves(&patient(1, "Lucía", "Ferrer"));
    exchange(&desks);
    for desk in &desks {
        let phone = format!("60000000{}", desk.n);
        let by = Ctx { now: NOW + i64::from(desk.n) * 60_000, actor: Some(person(desk.n)), ..ctx() };
        let edited = Patient { phone, ..desk.patient(1) };
        desk.write(by, |tx| tx.save(&edited, None)).unwrap();
    }
    exchange(&desks);
    desks
}

fn person(n: u8) -> StaffId {
    StaffId(Uuid::from_u128(0x900 + u128::from(n)))
}

fn agreed(desks: &[Desk]) {
    exchange(desks);
    for desk in desks {
        desk.assert_sound();
        assert_eq!(desk.digests(), desks[0].digests());
    }
}

#[test]
fn every_value_is_told_with_who_wrote_it_where_and_when() {
    let desks = disagreeing(3);
    for desk in &desks {
        let conflicts = desk.conflicts();
        assert_eq!(conflicts.len(), 1);
        assert_eq!((conflicts[0].field.as_str(), conflicts[0].weight), ("phone", Weight::Normal));
        let told: Vec<(String, StaffId, DeviceId, i64)> = conflicts[0]
            .values
            .iter()
            .map(|version| {
                let origin = version.origin.unwrap();
                let text = version.value.as_text().unwrap().to_owned();
                (text, origin.actor.unwrap(), origin.device, origin.wall)
            })
            .collect();
        let expected =
            [3, 2, 1].map(|n: u8| (format!("60000000{n}"), person(n), device(n), NOW + i64::from(n) * 60_000));
        assert_eq!(told, expected, "the one shown first");
    }
}

#[test]
fn one_decision_closes_it_everywhere_and_is_signed_as_such() {
    let desks = disagreeing(3);
    desks[1].decides(1, "phone", "600000001");
    let change = opened(desks[1].frames().last().unwrap());
    assert_eq!((change.header.kind, change.ops().next().unwrap().base["phone"].len()), (ChangeKind::Resolve, 3));
    agreed(&desks);
    for desk in &desks {
        assert_eq!((desk.patient(1).phone.as_str(), desk.conflicts().len()), ("600000001", 0));
    }
}

#[test]
fn decided_alike_on_two_workstations_it_is_closed_and_differently_it_is_asked_again() {
    let desks = disagreeing(2);
    desks.iter().for_each(|desk| desk.decides(1, "phone", "611"));
    agreed(&desks);
    assert!(desks.iter().all(|desk| desk.conflicts().is_empty() && desk.patient(1).phone == "611"));

    let desks = disagreeing(2);
    desks[0].decides(1, "phone", "611");
    desks[1].decides(1, "phone", "622");
    agreed(&desks);
    assert_eq!(desks[0].conflicts()[0].values.len(), 2);
    desks[1].decides(1, "phone", "633");
    agreed(&desks);
    assert!(desks.iter().all(|desk| desk.conflicts().is_empty() && desk.patient(1).phone == "633"));
}

#[test]
fn what_was_not_on_screen_is_not_decided_upon() {
    let desks = disagreeing(2);
    let seen = desks[0].read(|tx| tx.seen(&domain::patient::KIND, patient_id(1).0)).unwrap();
    desks[1].saves(&Patient { phone: "655".into(), ..desks[1].patient(1) });
    exchange(&desks);
    // All that was seen has been replaced: there is nothing to decide any more.
    let late = desks[0].try_decide(1, "phone", "611", &seen);
    assert!(matches!(late, Err(Error::NotFound("conflict"))), "{late:?}");
    assert_eq!(desks[0].patient(1).phone, "655");

    let desks = disagreeing(2);
    let seen = desks[0].read(|tx| tx.seen(&domain::patient::KIND, patient_id(1).0)).unwrap();
    desks[1].decides(1, "phone", "622");
    desks[0].try_decide(1, "phone", "611", &seen).unwrap();
    agreed(&desks);
    let values: Vec<Value> = desks[0].conflicts()[0].values.iter().map(|version| version.value.clone()).collect();
    assert_eq!(values.len(), 2, "{values:?}");
}

#[test]
fn a_value_this_program_cannot_read_decides_nothing() {
    let desk = Desk::first();
    desk.saves(&patient(1, "Lucía", "Ferrer"));
    let seen = desk.read(|tx| tx.seen(&domain::patient::KIND, patient_id(1).0)).unwrap();
    let digests = desk.digests();
    for (field, value) in [("sex", Value::from("angel")), ("phone", Value::from(7)), ("halo", Value::from(""))] {
        let refused = desk.try_decide(1, field, value, &seen);
        assert!(matches!(refused, Err(Error::Misuse(_) | Error::NotFound(_))), "{field}: {refused:?}");
    }
    assert_eq!(desk.digests(), digests);
}

#[test]
fn the_grave_come_first_by_patient_and_page_by_page() {
    let desks = Desk::clinic_of(2);
    for (n, family) in [(1, "Zabala"), (2, "Abad"), (3, "Moreno")] {
        desks[0].saves(&patient(n, "Lucía", family));
    }
    exchange(&desks);
    for (desk, digit) in desks.iter().zip(["1", "2"]) {
        desk.saves(&Patient { phone: digit.into(), ..desk.patient(2) });
        desk.saves(&Patient { phone: digit.into(), given_name: format!("Ana {digit}"), ..desk.patient(1) });
        desk.saves(&Patient { number: digit.parse().unwrap(), city: "Jerez".into(), ..desk.patient(3) });
    }
    exchange(&desks);
    let page = |patient, offset, limit| {
        let page = desks[1].read(|tx| tx.conflict_page(ConflictQuery { patient, offset, limit }, |_| true)).unwrap();
        let told: Vec<String> = page
            .conflicts
            .iter()
            .map(|conflict| format!("{} {}", conflict.patient.unwrap().0.as_u128() - 0xa000, conflict.field))
            .collect();
        (told, page.safety, page.ordinary)
    };
    let all = ["1 given_name", "1 phone", "2 phone"].map(str::to_owned);
    assert_eq!(page(None, 0, 9), (all.to_vec(), 1, 2));
    assert_eq!(page(None, 1, 1), (all[1..2].to_vec(), 1, 2));
    assert_eq!(page(Some(patient_id(2)), 0, 9), (all[2..].to_vec(), 0, 1));
    assert_eq!(page(Some(patient_id(3)), 0, 9), (vec![], 0, 0), "equal values and history numbers close themselves");
}

#[test]
fn a_field_remembers_every_value_it_ever_had() {
    let desks = disagreeing(2);
    desks[1].decides(1, "phone", "600000001");
    desks[1].saves(&Patient { phone: "677".into(), ..desks[1].patient(1) });
    agreed(&desks);
    for desk in &desks {
        let past = desk.read(|tx| tx.history(&domain::patient::KIND, patient_id(1).0, "phone")).unwrap();
        let told: Vec<_> = past
            .iter()
            .map(|past| {
                let text = past.value.as_ref().and_then(Value::as_text).unwrap();
                (text, past.origin.device == device(1), past.origin.decision, past.shown, past.replaced_by.len())
            })
            .collect();
        let expected = [
            ("677", false, false, true, 0),
            ("600000001", false, true, false, 1),
            ("600000002", false, false, false, 1),
            ("600000001", true, false, false, 1),
            ("", true, false, false, 2),
        ];
        assert_eq!(told, expected);
        assert_eq!(past[2].replaced_by, past[3].replaced_by, "one decision closed both");
    }
}

#[test]
fn a_value_that_closed_itself_is_still_in_the_history() {
    let desks = Desk::clinic_of(2);
    desks[0].saves(&patient(1, "Lucía", "Ferrer"));
    exchange(&desks);
    for (desk, number) in desks.iter().zip([7, 8]) {
        desk.saves(&Patient { number, ..desk.patient(1) });
    }
    exchange(&desks);
    let past = desks[0].read(|tx| tx.history(&domain::patient::KIND, patient_id(1).0, "number")).unwrap();
    let numbers: Vec<Value> = past.into_iter().filter_map(|past| past.value).collect();
    assert_eq!(numbers, [Value::from(8), Value::from(7), Value::from(1)]);
    assert_eq!(desks[0].conflicts().len(), 0);
}

#[test]
fn history_goes_back_past_a_restored_database() {
    let desks = disagreeing(2);
    desks[0].appends(&finding(1, 1, "said"));
    let frames = desks[0].frames();
    let again = Desk::new(1);
    again.rebuild(crate::kit::clinic(), &frames, NOW).unwrap();
    again.saves(&Patient { phone: "688".into(), ..again.patient(1) });
    let past = again.read(|tx| tx.history(&domain::patient::KIND, patient_id(1).0, "phone")).unwrap();
    assert_eq!(past.len(), 4);
    assert!(past.iter().all(|past| past.value.is_some()));
}

proptest! {
    #![proptest_config(crate::converge::config())]

    /// Anybody decides, edits, archives and exchanges in any order: in the end everywhere the same stands, and nothing
    /// is open once somebody who has everything decided.
    #[test]
    fn decisions_meet_in_any_order(acts in proptest::collection::vec((0..3_usize, 0..4_u8, 0..3_u8, 0..3_usize), 1..14)) {
        let desks = disagreeing(3);
        for (at, act, value, other) in acts {
            let desk = &desks[at];
            match act {
                0 => desk.decides(1, "phone", format!("60{value}")),
                1 => desk.decides(1, "retired", value == 0),
                2 => desk.saves(&Patient { notes: format!("{value}"), ..desk.patient(1) }),
                _ => drop(desks[other].gets(&desk.frames())),
            }
        }
        agreed(&desks);
        for conflict in desks[2].conflicts() {
            let shown = conflict.values[0].value.clone();
            prop_assert!(conflict.field != "retired" || shown == Value::Bool(false), "while one says it stands it does");
            desks[2].decides(1, &conflict.field, shown);
        }
        agreed(&desks);
        prop_assert!(desks.iter().all(|desk| desk.conflicts().is_empty()));
    }
}
