//! Deciding between values, and records of one person.

use app::{
    ErrorCode,
    conflict::{Choice, ConflictView, ConflictsOf, Decision, Entry, SeenTwice},
    duplicate::DuplicatePage,
    patient::PatientForm,
};
use domain::{
    PatientId, StaffId,
    device::{ByteString, Device},
    duplicate::DuplicateReason,
    health::{HealthReading, Measure},
    staff::Role,
};
use store::{Ctx, DatabaseKey, Founding, Store};
use uuid::Uuid;
use wire::{ChangeKind, DeviceKey};

use crate::kit::{Kit, code, faults, form};

/// A patient whose field two stale forms set.
fn contested(kit: &Kit, set: impl Fn(&mut PatientForm, &str)) -> (PatientId, ConflictView) {
    let id = kit.app.create_patient(&PatientForm { family_name: "Muñoz".to_owned(), ..form("María") }).unwrap();
    let seen = kit.app.patient(id).unwrap();
    for value in ["600111222", "600333444"] {
        let mut form = seen.form.clone();
        set(&mut form, value);
        kit.app.update_patient(id, &seen.clocks, &form).unwrap();
    }
    (id, kit.conflicts().pop().unwrap())
}

fn phone(form: &mut PatientForm, value: &str) {
    value.clone_into(&mut form.phone);
}

fn decision(open: &ConflictView, choice: Choice) -> Decision {
    let (kind, field, clocks) = (open.kind.clone(), open.field.clone(), open.clocks.clone());
    Decision { kind, record: open.record, field, clocks, choice }
}

#[test]
fn a_person_keeps_one_of_the_values_and_the_history_tells_it_all() {
    let kit = Kit::founded();
    let (id, open) = contested(&kit, phone);
    assert_eq!(
        (open.about.as_str(), open.patient, open.safety, open.may_decide),
        ("María Muñoz", Some(id), false, true)
    );
    let told: Vec<_> =
        open.values.iter().map(|value| (value.says.as_deref(), value.written.as_ref().unwrap())).collect();
    assert_eq!((told[0].0, told[1].0), (Some("600333444"), Some("600111222")));
    assert!(told.iter().all(|(_, written)| written.by.as_deref() == Some("Ana Pérez") && written.here));

    kit.app.decide_conflict(&decision(&open, Choice::Keep(open.values[1].version.clone().unwrap()))).unwrap();
    assert!(kit.conflicts().is_empty());
    assert_eq!(kit.app.patient(id).unwrap().form.phone, "600111222");
    let history = kit.app.field_history("patient", id.0, "phone").unwrap();
    let told: Vec<_> = history.iter().map(|past| (past.says.as_deref(), past.shown, past.written.decision)).collect();
    assert_eq!(told[0], (Some("600111222"), true, true));
    assert_eq!(told.len(), 4);
    assert!(history[1].replaced.as_ref().unwrap().decision);
    let again = kit.app.decide_conflict(&decision(&open, Choice::Write("6".to_owned())));
    assert_eq!(code(again), ErrorCode::NotFound, "what is decided is not decided again by a stale screen");
}

#[test]
fn another_value_is_checked_as_in_its_form() {
    let kit = Kit::founded();
    let (id, open) = contested(&kit, |form, value| form.email = format!("{value}@example.org"));
    let refused = kit.app.decide_conflict(&decision(&open, Choice::Write("nadie".to_owned())));
    assert_eq!(faults(refused), ["value: malformed"]);
    assert_eq!(kit.conflicts().len(), 1, "nothing was written");
    kit.app.decide_conflict(&decision(&open, Choice::Write(" ana@example.org ".to_owned()))).unwrap();
    assert_eq!(kit.app.patient(id).unwrap().form.email, "ana@example.org");

    let (id, open) =
        contested(&kit, |form, value| form.birth_date = Some(format!("19{}-01-01", &value[3..5]).parse().unwrap()));
    assert_eq!((open.safety, open.entry), (true, Some(Entry::Date)));
    let refused = kit.app.decide_conflict(&decision(&open, Choice::Write("ayer".to_owned())));
    assert_eq!(faults(refused), ["value: malformed"]);
    let refused = kit.app.decide_conflict(&decision(&open, Choice::Write("2200-01-01".to_owned())));
    assert_eq!(faults(refused), ["value: in_the_future"]);
    kit.app.decide_conflict(&decision(&open, Choice::Write(String::new()))).unwrap();
    assert_eq!(kit.app.patient(id).unwrap().form.birth_date, None);
}

#[test]
fn what_a_role_may_not_change_it_may_not_decide() {
    let kit = Kit::founded();
    let carmen = kit.hire("Carmen", Role::Reception);
    let seen = kit.app.staff().unwrap().into_iter().find(|person| person.id == carmen).unwrap();
    for licence in ["A", "B"] {
        let (name, role, licence, clocks) = (seen.name.clone(), seen.role, licence.to_owned(), seen.clocks.clone());
        kit.app.update_staff(carmen, &app::staff::StaffChange { name, role, licence, retired: false, clocks }).unwrap();
    }
    let open = kit.conflicts().pop().unwrap();
    assert_eq!((open.kind.as_str(), open.about.as_str(), open.may_decide), ("staff", "Carmen", true));
    kit.app.sign_in(carmen, "contraseña").unwrap();
    let open = kit.conflicts().pop().unwrap();
    assert!(!open.may_decide);
    let keep = Choice::Keep(open.values[0].version.clone().unwrap());
    assert_eq!(code(kit.app.decide_conflict(&decision(&open, keep))), ErrorCode::Forbidden);
    assert_eq!(code(kit.app.field_history("staff", carmen.0, "password_hash")), ErrorCode::NotFound);
}

#[test]
fn conflicts_are_asked_for_by_patient_and_counted() {
    let kit = Kit::founded();
    let (first, _) = contested(&kit, phone);
    let (second, _) = contested(&kit, |form, value| form.given_name = format!("María {value}"));
    let page = |patient| kit.app.conflicts(&ConflictsOf { patient, offset: 0, limit: 0 }).unwrap();
    let counts = |patient| (page(patient).safety, page(patient).ordinary, page(patient).conflicts.len());
    assert_eq!(counts(None), (1, 1, 0));
    assert_eq!((counts(Some(first)), counts(Some(second))), ((0, 1, 0), (1, 0, 0)));
}

/// The same reading, told differently here and at another workstation.
fn told_twice(kit: &Kit, patient: PatientId) {
    let (store, ctx) = (kit.app.store().unwrap(), Ctx { now: kit.env.now(), actor: None, salt: [3; 32] });
    let key = DeviceKey::from_seed(&[8; 32]);
    let device = Device {
        id: Uuid::from_u128(8).into(),
        name: "Gabinete 2".to_owned(),
        public_key: ByteString(key.public().0.to_vec()),
        enrolled_at: 0,
        expires_at: None,
    };
    store.write_as(ChangeKind::Enrol, ctx, |tx| tx.append(&device)).unwrap();
    let me = store.self_device().unwrap();
    let founding = Founding { clinic: me.clinic, device: device.id, name: device.name };
    let other = Store::found(&kit.path("other"), DatabaseKey([1; 32].into()), key, &founding).unwrap();
    let here = store.frames_from(me.device, me.epoch, 0, usize::MAX, usize::MAX).unwrap();
    other.receive(&here, ctx.now).unwrap();
    for (value, store) in [(2, &*store), (3, &other)] {
        let asa = HealthReading {
            id: Uuid::from_u128(7),
            patient,
            measure: Measure::Asa,
            value,
            measured_on: "2026-11-20".parse().unwrap(),
            recorded_at: 0,
            by: StaffId(Uuid::from_u128(9)),
        };
        store.write(ctx, |tx| tx.append(&asa)).unwrap();
    }
    let there = other.frames_from(founding.device, 1, 0, usize::MAX, usize::MAX).unwrap();
    assert_eq!(store.receive(&there, ctx.now).unwrap().applied, 1);
}

#[test]
fn an_entry_told_twice_is_closed_by_somebody_who_looked_at_it() {
    let kit = Kit::founded();
    let (id, dentist) = (kit.register("Rosa"), kit.hire("Vera", Role::Dentist));
    let reception = kit.hire("Carmen", Role::Reception);
    kit.app.sign_in(dentist, "contraseña").unwrap();
    told_twice(&kit, id);
    let open = kit.conflicts().pop().unwrap();
    assert_eq!((open.kind.as_str(), open.field.as_str(), open.may_decide), ("health_reading", "*", true));
    assert!(open.values.iter().all(|value| value.version.is_none()));
    let seen = |clocks: &str| {
        let (kind, clocks) = (open.kind.clone(), clocks.to_owned());
        kit.app.acknowledge_conflict(&SeenTwice { kind, record: open.record, clocks })
    };
    assert_eq!(code(seen("00")), ErrorCode::NotFound, "other contents than those on the screen");
    kit.app.sign_in(reception, "contraseña").unwrap();
    assert_eq!(code(seen(&open.clocks)), ErrorCode::Forbidden);
    kit.app.sign_in(dentist, "contraseña").unwrap();
    seen(&open.clocks).unwrap();
    assert!(kit.conflicts().is_empty());
    assert_eq!(code(seen(&open.clocks)), ErrorCode::NotFound, "once is enough");
}

/// Every role, every kind: what a role may not read, the inbox only counts, and no history tells.
#[test]
fn nobody_learns_from_a_conflict_what_his_role_may_not_read() {
    let kit = Kit::founded();
    let (id, reception) = (kit.register("Rosa"), kit.hire("Carmen", Role::Reception));
    told_twice(&kit, id);
    let page = || kit.app.conflicts(&ConflictsOf { patient: None, offset: 0, limit: 9 }).unwrap();
    assert_eq!((page().conflicts.len(), page().safety, page().hidden), (1, 1, 0));
    kit.app.sign_in(reception, "contraseña").unwrap();
    assert_eq!((page().conflicts.len(), page().safety + page().ordinary, page().hidden), (0, 0, 1));
    for kind in domain::KINDS {
        let field = kind.fields.iter().find(|field| !field.secret).unwrap();
        let told = kit.app.field_history(kind.name, id.0, field.name);
        let named = |names: &[&str]| names.iter().any(|name| kind.name.starts_with(name));
        let closed = named(&["access", "block", "erasure", "unblock"])
            || named(&["health_", "letter", "prescription", "questionnaire", "risk_"])
                && kind.name != "letter_template"
            || named(&["visit", "hygiene_", "note_template"]);
        assert_eq!(told.is_ok(), !closed, "{}", kind.name);
    }
}

#[test]
fn one_person_under_two_records_is_linked_told_apart_and_taken_back() {
    let kit = Kit::founded();
    let born = Some("1984-02-29".parse().unwrap());
    let newcomer = PatientForm { family_name: "Muñoz".to_owned(), birth_date: born, ..form("María") };
    let first = kit.app.create_patient(&newcomer).unwrap();
    let second = kit.app.create_patient(&PatientForm { given_name: "Maria".to_owned(), ..newcomer }).unwrap();
    let proposed = || kit.app.duplicates(50).unwrap();
    let DuplicatePage { pairs, total } = proposed();
    assert_eq!((total, pairs[0].first.id, pairs[0].second.id), (1, first, second));
    assert_eq!(pairs[0].reasons, [DuplicateReason::BirthAndName]);

    kit.app.link_patients(first, second).unwrap();
    let linked = kit.app.linked_patients(second).unwrap();
    assert_eq!((linked[0].patient.id, linked[0].by.as_str(), proposed().total), (first, "Ana Pérez", 0));
    kit.app.unlink_patients(second, first).unwrap();
    assert_eq!((kit.app.linked_patients(first).unwrap().len(), proposed().total), (0, 1));
    kit.app.tell_patients_apart(first, second).unwrap();
    assert_eq!((kit.app.linked_patients(first).unwrap().len(), proposed().total), (0, 0));
    kit.app.link_patients(second, first).unwrap();
    assert_eq!(kit.app.linked_patients(first).unwrap().len(), 1, "whoever says the opposite takes the other back");
    kit.app.unlink_patients(first, second).unwrap();
    assert_eq!(proposed().total, 1);
    assert_eq!(code(kit.app.link_patients(first, PatientId(uuid::Uuid::nil()))), ErrorCode::NotFound);
}
