use domain::{
    Weight,
    patient::Patient,
    perio::{ExamStatus, PerioExam},
};
use uuid::Uuid;
use wire::Value;

use crate::kit::{Author, Desk, NOW, append, ctx, ctx_at, device, exchange, finding, opened, patient, patient_id};

#[test]
fn a_value_that_changed_under_an_open_form_is_kept_beside_the_new_one() {
    let desk = Desk::first();
    desk.saves(&patient(1, "Lucía", "Ferrer"));
    let seen = desk.read(|tx| tx.seen(&domain::patient::KIND, patient_id(1).0)).unwrap();
    desk.saves(&patient(1, "Lucía", "Soler"));
    desk.write(ctx(), |tx| tx.save(&patient(1, "Lucía", "Vidal"), Some(&seen))).unwrap();
    assert_eq!(desk.patient(1).family_name, "Vidal");
    assert_eq!(desk.beside(), [("family_name".to_owned(), Value::from("Soler"))]);
    assert_eq!(desk.conflicts()[0].weight, Weight::Safety);
    desk.saves(&patient(1, "Lucía", "Soler Vidal"));
    assert_eq!(desk.beside(), [], "a write that saw both closes it");
    desk.assert_sound();
}

#[test]
fn a_field_the_form_did_not_touch_keeps_what_others_wrote_meanwhile() {
    let desk = Desk::first();
    desk.saves(&patient(1, "Lucía", "Ferrer"));
    let seen = desk.read(|tx| tx.seen(&domain::patient::KIND, patient_id(1).0)).unwrap();
    desk.saves(&patient(1, "Lucía", "Soler"));
    let mut form = patient(1, "Lucía", "Ferrer");
    form.phone = "600111222".into();
    desk.write(ctx(), |tx| tx.save(&form, Some(&seen))).unwrap();
    assert_eq!((desk.patient(1).family_name.as_str(), desk.patient(1).phone.as_str()), ("Soler", "600111222"));
    assert_eq!(desk.beside(), []);
}

#[test]
fn concurrent_values_of_two_workstations_are_both_kept_and_one_is_shown_everywhere() {
    let desks = Desk::clinic_of(2);
    desks[0].saves(&patient(1, "Lucía", "Ferrer"));
    exchange(&desks);
    desks[0].saves(&patient(1, "Lucía", "Soler"));
    desks[1].saves(&patient(1, "Lucía", "Vidal"));
    exchange(&desks);
    assert_eq!(desks[0].digests(), desks[1].digests());
    let mut both = desks[0].beside();
    both.push((String::new(), Value::from(desks[1].patient(1).family_name)));
    let both: std::collections::BTreeSet<String> =
        both.into_iter().map(|(_, value)| value.into_text().unwrap()).collect();
    assert_eq!(both.into_iter().collect::<Vec<_>>(), ["Soler", "Vidal"]);
}

#[test]
fn archiving_beside_an_edit_is_a_conflict_and_the_record_lives() {
    for edits_first in [true, false] {
        let desks = Desk::clinic_of(2);
        desks[0].saves(&patient(1, "Lucía", "Ferrer"));
        exchange(&desks);
        let archive = || desks[0].saves(&Patient { retired: true, ..desks[0].patient(1) });
        let edit = || desks[1].saves(&patient(1, "Lucía", "Soler"));
        if edits_first {
            edit();
            archive();
        } else {
            archive();
            edit();
        }
        exchange(&desks);
        for desk in &desks {
            let kept = desk.patient(1);
            assert_eq!((kept.family_name.as_str(), kept.retired), ("Soler", false));
            assert_eq!(desk.beside(), [("retired".to_owned(), Value::Bool(true))]);
            assert_eq!(desk.read(|tx| tx.search_patients("lucia", false, 0, 9)).unwrap().total, 1);
        }
        assert_eq!(desks[0].digests(), desks[1].digests());
        // An edit of something else decides nothing; whoever looks at both does.
        desks[0].saves(&Patient { phone: "600111222".into(), ..desks[0].patient(1) });
        assert_eq!(desks[0].beside(), [("retired".to_owned(), Value::Bool(true))]);
        desks[1].decides(1, "retired", true);
        exchange(&desks);
        for desk in &desks {
            let kept = desk.patient(1);
            // The first workstation's last edit did not know of the decision: it stands beside it and keeps the record alive.
            assert_eq!((kept.phone.as_str(), kept.retired), ("600111222", false));
            desk.assert_sound();
        }
        desks[0].decides(1, "retired", true);
        exchange(&desks);
        desks.iter().for_each(|desk| assert!(desk.patient(1).retired && desk.beside().is_empty()));
    }
}

#[test]
fn an_examination_thrown_away_beside_one_that_is_closed_lives_and_is_asked_about() {
    let desks = Desk::clinic_of(2);
    let draft = exam();
    desks[0].write(ctx(), |tx| tx.save(&draft, None)).unwrap();
    exchange(&desks);
    let thrown = PerioExam { retired_at: Some(NOW), ..draft.clone() };
    let closed = PerioExam { status: ExamStatus::Closed, ..draft };
    desks[0].write(ctx_at(NOW - 60_000), |tx| tx.save(&closed, None)).unwrap();
    desks[1].write(ctx_at(NOW + 60_000), |tx| tx.save(&thrown, None)).unwrap();
    exchange(&desks);
    for desk in &desks {
        let kept: PerioExam = desk.read(|tx| tx.get(thrown.id.0)).unwrap();
        assert_eq!((kept.retired_at, kept.status), (None, ExamStatus::Closed));
        let open = desk.conflicts();
        assert_eq!((open.len(), open[0].field.as_str()), (1, "retired_at"));
        desk.assert_sound();
    }
    assert_eq!(desks[0].digests(), desks[1].digests());
}

fn exam() -> PerioExam {
    PerioExam {
        id: Uuid::from_u128(0xe1).into(),
        patient: patient_id(1),
        examined_on: "2026-11-20".parse().unwrap(),
        by: Uuid::from_u128(3).into(),
        status: ExamStatus::Draft,
        note: String::new(),
        plaque_examined: true,
        retired_at: None,
    }
}

#[test]
fn what_was_archived_knowingly_stays_archived_beside_edits_of_those_who_knew() {
    let desks = Desk::clinic_of(2);
    desks[0].saves(&patient(1, "Lucía", "Ferrer"));
    desks[0].saves(&Patient { retired: true, ..desks[0].patient(1) });
    exchange(&desks);
    desks[1].saves(&Patient { phone: "600111222".into(), ..desks[1].patient(1) });
    desks[0].saves(&Patient { notes: "se mudó".into(), ..desks[0].patient(1) });
    exchange(&desks);
    desks.iter().for_each(|desk| assert!(desk.patient(1).retired && desk.beside().is_empty()));
    assert_eq!(desks[0].digests(), desks[1].digests());
}

#[test]
fn fields_of_little_weight_close_themselves_and_an_edit_still_counts() {
    let desks = Desk::clinic_of(2);
    desks[0].saves(&patient(1, "Lucía", "Ferrer"));
    exchange(&desks);
    for (desk, number) in desks.iter().zip([7, 8]) {
        let mut numbered = patient(1, "Lucía", "Ferrer");
        numbered.number = number;
        desk.saves(&numbered);
    }
    exchange(&desks);
    assert_eq!(desks[0].beside(), []);
    let mut decided = desks[0].patient(1);
    decided.number = 9;
    desks[0].saves(&decided);
    exchange(&desks);
    assert_eq!((desks[0].patient(1).number, desks[1].patient(1).number), (9, 9));
    assert_eq!(desks[0].digests(), desks[1].digests());
}

#[test]
fn two_contents_of_one_fact_stand_the_same_in_any_order_and_none_is_lost() {
    let orders = [[0, 1, 2], [2, 1, 0], [1, 2, 0], [2, 0, 1]].map(|order| {
        let desk = Desk::first();
        desk.enrols(2);
        let mut author = Author::new(2);
        let told: Vec<_> = ["a", "b", "c"].map(|note| append(&finding(1, 1, note))).into();
        for i in order {
            let frame = author.seals(vec![told[i].clone()], |_| ());
            assert_eq!(desk.gets(&[frame]).applied, 1);
        }
        assert_eq!(desk.read(|tx| tx.findings(patient_id(1))).unwrap().0[0].note, "a");
        assert_eq!(desk.beside().len(), 2);
        let told = &desk.conflicts()[0];
        assert!(!told.is_decidable() && told.weight == Weight::Safety && told.patient == Some(patient_id(1)));
        assert!(told.values.iter().all(|version| version.origin.unwrap().device == device(2)));
        desk.assert_sound();
        desk.digests()
    });
    assert!(orders.windows(2).all(|pair| pair[0] == pair[1]));
}

#[test]
fn the_same_fact_from_two_devices_is_one_fact() {
    let desks = Desk::clinic_of(2);
    desks.iter().for_each(|desk| desk.appends(&finding(1, 1, "same")));
    exchange(&desks);
    assert_eq!(desks[0].beside(), []);
    assert_eq!(desks[0].digests(), desks[1].digests());
    assert_eq!(opened(desks[0].frames().last().unwrap()).ops().count(), 1);
}
