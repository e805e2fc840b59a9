use std::sync::{Arc, Mutex};

use store::{Committed, Error, Seen};
use wire::Value;

use crate::kit::{Desk, ctx, exchange, finding, opened, patient, patient_id};

#[test]
fn an_error_in_a_write_undoes_all_of_it() {
    let desk = Desk::first();
    let (digests, changes) = (desk.digests(), desk.frames().len());
    let failed: Result<(), Error> = desk.write(ctx(), |tx| {
        tx.save(&patient(1, "Lucía", "Ferrer"), None)?;
        tx.append(&finding(1, 1, ""))?;
        Err(Error::NotFound("anything"))
    });
    assert!(matches!(failed, Err(Error::NotFound(_))));
    assert_eq!((desk.digests(), desk.frames().len()), (digests, changes));
}

#[test]
fn a_write_that_shrugs_off_a_failed_op_is_not_committed() {
    let desk = Desk::first();
    desk.appends(&finding(1, 1, "said"));
    let shrugged: Result<(), Error> = desk.write(ctx(), |tx| {
        tx.save(&patient(2, "Pau", "Vidal"), None)?;
        let _ = tx.append(&finding(1, 1, "said otherwise"));
        Ok(())
    });
    assert!(matches!(shrugged, Err(Error::Misuse(_))));
    assert!(desk.read(|tx| tx.find::<domain::patient::Patient>(patient_id(2))).unwrap().is_none());
    desk.assert_sound();
}

#[test]
fn a_panic_in_a_write_leaves_the_store_usable() {
    let desk = Desk::first();
    let panicked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        let _: Result<(), Error> = desk.write(ctx(), |tx| {
            tx.save(&patient(1, "Lucía", "Ferrer"), None)?;
            panic!("the caller's fault")
        });
    }));
    assert!(panicked.is_err());
    desk.saves(&patient(2, "Pau", "Vidal"));
    assert!(desk.read(|tx| tx.find::<domain::patient::Patient>(patient_id(1))).unwrap().is_none());
    desk.assert_sound();
}

#[test]
fn one_transaction_is_one_change_with_a_section_a_patient() {
    let desk = Desk::first();
    let before = desk.frames().len();
    desk.write(ctx(), |tx| {
        tx.save(&patient(1, "Lucía", "Ferrer"), None)?;
        tx.save(&patient(2, "Pau", "Vidal"), None)?;
        (1..=10).try_for_each(|n| tx.append(&finding(n, 1, "")))
    })
    .unwrap();
    let frames = desk.frames();
    assert_eq!(frames.len(), before + 1);
    let change = opened(frames.last().unwrap());
    let subjects: Vec<_> = change.header.sections.iter().map(|section| section.subject).collect();
    assert_eq!(subjects, [Some(patient_id(1)), Some(patient_id(2))]);
    assert_eq!(change.ops().count(), 12);
}

#[test]
fn nothing_changed_is_nothing_sealed() {
    let desk = Desk::first();
    desk.saves(&patient(1, "Lucía", "Ferrer"));
    desk.appends(&finding(1, 1, ""));
    let before = desk.frames().len();
    desk.saves(&patient(1, "Lucía", "Ferrer"));
    desk.appends(&finding(1, 1, ""));
    assert_eq!(desk.frames().len(), before);
}

#[test]
fn only_what_changed_is_sealed() {
    let desk = Desk::first();
    desk.saves(&patient(1, "Lucía", "Ferrer"));
    desk.saves(&patient(1, "Lucía", "Soler"));
    let change = opened(desk.frames().last().unwrap());
    let op = change.ops().next().unwrap();
    let sealed: Vec<(&str, &Value)> = op.fields.iter().map(|(name, value)| (name.as_str(), value)).collect();
    // And, with every edit, that the record stands.
    assert_eq!(sealed, [("family_name", &Value::from("Soler")), ("retired", &Value::Bool(false))]);
    assert_eq!(op.base["family_name"].len(), 1);
}

#[test]
fn the_last_of_two_saves_in_one_write_counts_everywhere() {
    let desks = Desk::clinic_of(2);
    desks[0].saves(&patient(1, "Lucía", "Ferrer"));
    let seen = desks[0].read(|tx| tx.seen(&domain::patient::KIND, patient_id(1).0)).unwrap();
    desks[0].saves(&patient(1, "Lucía", "beside"));
    desks[0]
        .write(ctx(), |tx| {
            tx.save(&patient(1, "Lucía", "once"), Some(&seen))?;
            tx.save(&patient(1, "Lucía", "twice"), Some(&seen))
        })
        .unwrap();
    exchange(&desks);
    assert_eq!(desks[0].patient(1).family_name, "twice");
    assert_eq!(desks[0].digests(), desks[1].digests());
    desks[0].assert_sound();
}

#[test]
fn a_large_write_is_a_group_that_shows_only_when_it_is_whole() {
    let desks = Desk::clinic_of(2);
    let known = desks[0].frames().len();
    let long = "x".repeat(2_000);
    desks[0].write(ctx(), |tx| (0..1_200).try_for_each(|n| tx.append(&finding(n, n % 400, &long)))).unwrap();
    let group = desks[0].frames().split_off(known);
    assert!(group.len() > 2, "{} changes", group.len());
    let (last, rest) = group.split_last().unwrap();
    let received = desks[1].gets(rest);
    assert_eq!((received.applied, received.waiting), (0, rest.len() as u64));
    assert_eq!(desks[1].read(|tx| tx.findings(patient_id(1))).unwrap().0, []);
    assert_eq!(desks[1].gets(std::slice::from_ref(last)).applied, group.len() as u64);
    assert_eq!(desks[0].digests(), desks[1].digests());
    desks.iter().for_each(Desk::assert_sound);
}

#[test]
fn thousands_of_patients_with_a_word_each_fit_into_changes() {
    let desk = Desk::first();
    desk.write(ctx(), |tx| (0..9_000).try_for_each(|n| tx.append(&finding(n, n, "")))).unwrap();
    assert!(desk.frames().iter().all(|frame| frame.change.len() <= wire::change::MAX_BYTES));
}

#[test]
fn a_fact_is_appended_and_a_register_saved() {
    let desk = Desk::first();
    assert!(matches!(desk.write(ctx(), |tx| tx.save(&finding(1, 1, ""), None)), Err(Error::Misuse(_))));
    assert!(matches!(desk.write(ctx(), |tx| tx.append(&patient(1, "a", "b"))), Err(Error::Misuse(_))));
}

#[test]
fn text_that_is_not_composed_is_refused_rather_than_signed() {
    let desk = Desk::first();
    let failed = desk.write(ctx(), |tx| tx.save(&patient(1, "Jose\u{301}", "Ferrer"), None));
    assert!(matches!(failed, Err(Error::Refused(wire::Refused::NotCanonical))));
}

#[test]
fn whoever_listens_hears_what_changed_and_nothing_else() {
    let desks = Desk::clinic_of(2);
    let heard = Arc::new(Mutex::new(Vec::<Committed>::new()));
    let ears = Arc::clone(&heard);
    desks[1].listen(move |committed| ears.lock().unwrap().push(committed.clone()));
    desks[0].saves(&patient(1, "Lucía", "Ferrer"));
    desks[1].gets(&desks[0].frames());
    desks[1].gets(&desks[0].frames());
    desks[1].appends(&finding(1, 1, ""));
    desks[1].write::<_, Error>(ctx(), |_| Ok(())).unwrap();
    let kinds: Vec<Vec<String>> =
        heard.lock().unwrap().iter().map(|committed| committed.kinds.iter().cloned().collect()).collect();
    assert_eq!(kinds, [["patient"], ["finding"]]);
}

#[test]
fn a_form_of_a_record_that_is_not_there_saw_nothing() {
    let desk = Desk::first();
    assert_eq!(desk.read(|tx| tx.seen(&domain::patient::KIND, patient_id(1).0)).unwrap(), Seen::default());
}
