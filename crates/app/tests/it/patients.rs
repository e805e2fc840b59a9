//! Registering, correcting, archiving and finding patients.

use app::patient::{PatientForm, PatientQuery};
use domain::{PatientId, document::DocumentKind, patient::Sex};

use crate::kit::{Kit, code, faults, form};

fn found(kit: &Kit, text: &str, archived: bool) -> Vec<String> {
    let query = PatientQuery { text: text.to_owned(), archived, offset: 0, limit: 50 };
    kit.app.search_patients(&query).unwrap().rows.into_iter().map(|row| row.name).collect()
}

fn munoz() -> PatientForm {
    PatientForm {
        given_name: " María José ".to_owned(),
        family_name: "Muñoz".to_owned(),
        family_name2: "Güell".to_owned(),
        birth_date: Some("1984-02-29".parse().unwrap()),
        sex: Sex::Female,
        document_kind: Some(DocumentKind::Dni),
        document_number: "12.345.678-z".to_owned(),
        phone: "954 210 000".to_owned(),
        ..form("")
    }
}

#[test]
fn what_was_typed_is_cleaned_kept_and_numbered() {
    let kit = Kit::founded();
    let id = kit.app.create_patient(&munoz()).unwrap();
    let view = kit.app.patient(id).unwrap();
    assert_eq!((view.form.given_name.as_str(), view.form.document_number.as_str()), ("María José", "12345678Z"));
    assert_eq!((view.number, view.age.unwrap().years, view.archived), (1, 42, false));
    let second = kit.register("Rosa");
    assert_eq!(kit.app.patient(second).unwrap().number, 2);
}

#[test]
fn every_fault_is_named_and_nothing_is_kept() {
    let kit = Kit::founded();
    let wrong = PatientForm {
        given_name: String::new(),
        birth_date: Some("2027-01-01".parse().unwrap()),
        document_number: "12345678A".to_owned(),
        email: "nadie".to_owned(),
        ..munoz()
    };
    assert_eq!(
        faults(kit.app.create_patient(&wrong)),
        ["givenName: required", "birthDate: in_the_future", "documentNumber: wrong_check_letter", "email: malformed"]
    );
    assert!(found(&kit, "", false).is_empty());
    assert_eq!(kit.app.check_document(DocumentKind::Dni, "12345678-A").unwrap().as_deref(), Some("wrong_check_letter"));
    assert_eq!(kit.app.check_document(DocumentKind::Nie, "x1234567l").unwrap(), None);
}

#[test]
fn a_stale_form_overwrites_nothing_it_did_not_touch() {
    let kit = Kit::founded();
    let id = kit.app.create_patient(&munoz()).unwrap();
    let (first, second) = (kit.app.patient(id).unwrap(), kit.app.patient(id).unwrap());
    let phone = PatientForm { phone: "600 111 222".to_owned(), ..first.form };
    kit.app.update_patient(id, &first.clocks, &phone).unwrap();
    let city = PatientForm { city: "Sevilla".to_owned(), ..second.form };
    kit.app.update_patient(id, &second.clocks, &city).unwrap();
    let kept = kit.app.patient(id).unwrap().form;
    assert_eq!((kept.phone.as_str(), kept.city.as_str()), ("600 111 222", "Sevilla"));
    assert!(kit.conflicts().is_empty());
}

#[test]
fn two_stale_forms_on_one_field_leave_both_values_to_be_decided() {
    let kit = Kit::founded();
    let id = kit.app.create_patient(&munoz()).unwrap();
    let seen = kit.app.patient(id).unwrap();
    for phone in ["600 111 222", "600 333 444"] {
        let form = PatientForm { phone: phone.to_owned(), ..seen.form.clone() };
        kit.app.update_patient(id, &seen.clocks, &form).unwrap();
    }
    let conflicts = kit.conflicts();
    let told: Vec<_> = conflicts[0].values.iter().map(|value| value.says.as_deref().unwrap()).collect();
    assert_eq!((conflicts.len(), conflicts[0].field.as_str()), (1, "phone"));
    assert_eq!(told, ["600 333 444", "600 111 222"]);
    // Somebody who saw both decides.
    let seen = kit.app.patient(id).unwrap();
    let form = PatientForm { phone: "600 555 666".to_owned(), ..seen.form };
    kit.app.update_patient(id, &seen.clocks, &form).unwrap();
    assert!(kit.conflicts().is_empty());
}

#[test]
fn the_archived_are_found_among_the_archived_only() {
    let kit = Kit::founded();
    let id = kit.app.create_patient(&munoz()).unwrap();
    kit.app.archive_patient(id).unwrap();
    assert_eq!((found(&kit, "muñ", false).len(), found(&kit, "muñ", true).len()), (0, 1));
    assert!(kit.app.patient(id).unwrap().archived);
    kit.app.restore_patient(id).unwrap();
    assert_eq!((found(&kit, "muñ", false).len(), found(&kit, "muñ", true).len()), (1, 0));
    let nobody = PatientId(uuid::Uuid::nil());
    assert_eq!(code(kit.app.archive_patient(nobody)), app::ErrorCode::NotFound);
}

#[test]
fn any_three_letters_find_a_patient_whatever_the_accents() {
    let kit = Kit::founded();
    kit.app.create_patient(&munoz()).unwrap();
    kit.register("Rosa");
    for typed in ["MUNOZ", "uño", "gue", "jose mun", "345678", "2100", "Güell muñ"] {
        assert_eq!(found(&kit, typed, false), ["Muñoz Güell, María José"], "{typed}");
    }
    assert!(found(&kit, "zzz", false).is_empty());
    assert_eq!(found(&kit, "", false).len(), 2);
}
