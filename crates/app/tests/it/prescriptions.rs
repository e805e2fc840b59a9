//! Prescriptions: warned of, refused, signed, annulled, printed, and who may.

use app::{
    ErrorCode,
    health::HealthItemForm,
    preferences::Language,
    prescription::{Answered, PrescriptionForm},
    report::PrescriptionRequest,
    staff::StaffChange,
};
use domain::{
    PatientId, PrescriptionId,
    health::{Category, Severity},
    paper::Way,
    prescription::{DosageForm, HazardReason, Medicine, Route},
    staff::Role,
};

use crate::kit::{Kit, code, faults};

/// A clinic whose owner may sign prescriptions.
fn licensed() -> Kit {
    let kit = Kit::founded();
    let owner = kit.app.staff().unwrap().remove(0);
    let (name, role, clocks) = (owner.name, owner.role, owner.clocks);
    let change = StaffChange { name, role, licence: "41003562".to_owned(), retired: false, clocks };
    kit.app.update_staff(owner.id, &change).unwrap();
    kit
}

fn item(code: &str, ingredient: &str) -> Medicine {
    Medicine {
        code: code.to_owned(),
        ingredient: ingredient.to_owned(),
        brand: String::new(),
        strength: "500 mg".to_owned(),
        form: DosageForm::Capsule,
        route: Route::Oral,
        dose: "1 cápsula".to_owned(),
        every_hours: 8,
        days: 7,
        units: 21,
        instructions: String::new(),
        indication: "Absceso".to_owned(),
    }
}

fn amoxicillin() -> PrescriptionForm {
    PrescriptionForm { items: vec![item("amoxicillin", " Amoxicilina ")], answers: Vec::new() }
}

fn allergic(kit: &Kit) -> PatientId {
    let patient = kit.register("Ana");
    let (name, detail) = ("Penicilinas".to_owned(), String::new());
    let form = HealthItemForm {
        category: Category::Allergy,
        code: "penicillins".to_owned(),
        name,
        severity: Severity::Severe,
        detail,
        due_on: None,
    };
    kit.app.add_health_item(patient, &form).unwrap();
    kit.app.review_health(patient, &[]).unwrap();
    patient
}

fn request(prescription: PrescriptionId) -> PrescriptionRequest {
    PrescriptionRequest { prescription, language: Language::Es, colour: true }
}

#[test]
fn a_grave_warning_refuses_until_it_is_answered_and_the_answer_stays() {
    let kit = licensed();
    let patient = allergic(&kit);
    let mut form = amoxicillin();
    let told = kit.app.prescription_hazards(patient, &form.items).unwrap();
    assert_eq!((told.len(), told[0].hazard.reason, told[0].hazard.grave), (1, HazardReason::AllergyClass, true));
    assert_eq!(faults(kit.app.prescribe(patient, &form)), ["warnings: warning_unanswered"]);
    assert_eq!(kit.app.prescriptions(patient).unwrap(), []);
    form.answers = vec![Answered { key: told[0].key.clone(), why: " Provocación negativa en 2025 ".to_owned() }];
    let id = kit.app.prescribe(patient, &form).unwrap();
    let kept = kit.app.prescriptions(patient).unwrap().remove(0);
    assert_eq!((kept.id, kept.items[0].ingredient.as_str(), kept.running), (id, "Amoxicilina", true));
    assert_eq!(kept.warnings[0].why, "Provocación negativa en 2025");
    assert_eq!((kept.prescriber.as_str(), kept.licence.as_str()), ("Ana Pérez", "41003562"));
}

#[test]
fn an_allergy_recorded_after_the_screen_was_drawn_still_refuses() {
    let kit = licensed();
    let patient = kit.register("Ana");
    kit.app.review_health(patient, &[]).unwrap();
    let form = amoxicillin();
    assert_eq!(kit.app.prescription_hazards(patient, &form.items).unwrap(), []);
    let later = HealthItemForm {
        category: Category::Allergy,
        code: String::new(),
        name: "Amoxicilina".to_owned(),
        severity: Severity::Unknown,
        detail: String::new(),
        due_on: None,
    };
    kit.app.add_health_item(patient, &later).unwrap();
    assert_eq!(faults(kit.app.prescribe(patient, &form)), ["warnings: warning_unanswered"]);
}

#[test]
fn what_is_being_taken_by_prescription_warns_until_it_is_annulled() {
    let kit = licensed();
    let patient = kit.register("Ana");
    kit.app.review_health(patient, &[]).unwrap();
    let id = kit.app.prescribe(patient, &amoxicillin()).unwrap();
    let reasons = || -> Vec<HazardReason> {
        let told = kit.app.prescription_hazards(patient, &amoxicillin().items).unwrap();
        told.into_iter().map(|told| told.hazard.reason).collect()
    };
    assert_eq!(reasons(), [HazardReason::DuplicateIngredient]);
    assert_eq!(faults(kit.app.annul_prescription(id, " ")), ["reason: required"]);
    kit.app.annul_prescription(id, "Dosis equivocada").unwrap();
    assert_eq!(reasons(), []);
    let kept = kit.app.prescriptions(patient).unwrap().remove(0);
    let annulled = kept.annulled.unwrap();
    assert_eq!((annulled.reason.as_str(), annulled.by.as_str()), ("Dosis equivocada", "Ana Pérez"));
    assert_eq!(faults(kit.app.annul_prescription(id, "Otra vez")), ["reason: already_annulled"]);
}

#[test]
fn the_paper_has_what_the_decree_asks_for_and_says_when_it_is_annulled() {
    let kit = licensed();
    let patient = kit.register("Ana");
    kit.app.review_health(patient, &[]).unwrap();
    let id = kit.app.prescribe(patient, &amoxicillin()).unwrap();
    let number = kit.app.prescriptions(patient).unwrap().remove(0).number;
    let preview = kit.app.prescription_report(&request(id)).unwrap();
    assert_eq!((preview.pages.len(), preview.file_name.as_str()), (2, "receta-1-paciente-2026-11-22.pdf"));
    let paper = &preview.pages[0];
    for word in ["Receta médica privada", "Amoxicilina 500 mg", "cada 8 horas", "21 unidades", "41003562", &number] {
        assert!(paper.contains(word), "{word}");
    }
    // What it is for is the patient's to know.
    assert!(!paper.contains("Absceso") && preview.pages[1].contains("Absceso"));
    assert!(kit.app.issue(preview.report, &Way::Printed.into()).unwrap().pdf.starts_with(b"%PDF"));
    kit.app.annul_prescription(id, "Dosis equivocada").unwrap();
    let preview = kit.app.prescription_report(&request(id)).unwrap();
    assert!(preview.pages.iter().all(|page| page.contains("ANULADA") && page.contains("Dosis equivocada")));
}

#[test]
fn dentists_with_a_licence_prescribe_hygienists_read_and_reception_sees_nothing() {
    let kit = licensed();
    let patient = kit.register("Ana");
    kit.app.review_health(patient, &[]).unwrap();
    let id = kit.app.prescribe(patient, &amoxicillin()).unwrap();
    let people =
        [kit.hire("Javier", Role::Dentist), kit.hire("Lucía", Role::Hygienist), kit.hire("Carmen", Role::Reception)];
    let enter = |n: usize| kit.app.sign_in(people[n], "contraseña").unwrap();
    enter(0);
    let other = PrescriptionForm { items: vec![item("omeprazole", "Omeprazol")], answers: Vec::new() };
    assert_eq!(faults(kit.app.prescribe(patient, &other)), ["prescriber: no_licence"]);
    enter(1);
    assert_eq!(kit.app.prescriptions(patient).unwrap().len(), 1);
    kit.app.prescription_report(&request(id)).unwrap();
    assert_eq!(code(kit.app.prescribe(patient, &other)), ErrorCode::Forbidden);
    assert_eq!(code(kit.app.annul_prescription(id, "No")), ErrorCode::Forbidden);
    enter(2);
    assert_eq!(code(kit.app.prescriptions(patient)), ErrorCode::Forbidden);
    assert_eq!(code(kit.app.prescription_report(&request(id))), ErrorCode::Forbidden);
}
