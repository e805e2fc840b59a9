//! Letters: written, issued, frozen, printed again word for word, and who may write which.

use std::collections::BTreeMap;

use app::{
    ErrorCode,
    health::HealthItemForm,
    letter::{LetterBegin, LetterDraft, LetterForm, LetterTemplateForm, LetterTemplateView},
    odontogram::NewFinding,
    patient::PatientForm,
    preferences::Language,
    report::{CarnetRequest, LetterRequest},
    staff::{NewStaff, StaffChange},
};
use domain::{
    LetterId, PatientId, StaffId,
    finding::Status,
    health::{Category, Severity},
    letter::LetterKind,
    staff::Role,
};

use crate::kit::{Kit, code, faults, form};

fn ana(kit: &Kit) -> PatientId {
    let new = PatientForm {
        birth_date: Some("1992-05-14".parse().unwrap()),
        family_name: "Güell".to_owned(),
        address: "Calle Mayor 3".to_owned(),
        postcode: "46001".to_owned(),
        city: "Valencia".to_owned(),
        ..form("Ana")
    };
    kit.app.create_patient(&new).unwrap()
}

fn template(kit: &Kit, kind: LetterKind, name: &str) -> LetterTemplateView {
    let mut offered = kit.app.letter_templates().unwrap().into_iter();
    offered.find(|one| one.letter == kind && one.language == "es" && one.name.contains(name)).unwrap()
}

fn me(kit: &Kit) -> StaffId {
    kit.app.session().unwrap().staff
}

fn draft(kit: &Kit, template: &LetterTemplateView, answers: &[(&str, &str)]) -> LetterDraft {
    let answers: BTreeMap<String, String> =
        answers.iter().map(|(name, answer)| ((*name).to_owned(), (*answer).to_owned())).collect();
    LetterDraft { template: template.id, signer: me(kit), answers, details: Vec::new() }
}

pub(crate) fn attendance(kit: &Kit) -> LetterDraft {
    let template = template(kit, LetterKind::Certificate, "asistencia");
    draft(kit, &template, &[("visit_date", "2026-11-22"), ("visit_from", "10:05"), ("visit_to", "11:30")])
}

/// Reads what is there to be read, and issues that.
pub(crate) fn issue(kit: &Kit, patient: PatientId, draft: LetterDraft) -> Result<LetterId, app::Error> {
    let read = kit.app.letter_wording(patient, &draft)?.wording.digest;
    kit.app.issue_letter(patient, &LetterForm { draft, read })
}

fn begin(kit: &Kit, patient: PatientId, kind: LetterKind) -> LetterBegin {
    kit.app.begin_letter(patient, template(kit, kind, "").id).unwrap()
}

fn licensed(kit: &Kit) {
    let own = kit.app.staff().unwrap().into_iter().find(|one| one.id == me(kit)).unwrap();
    let change = StaffChange {
        name: own.name,
        role: Role::Admin,
        licence: "46003214".to_owned(),
        retired: false,
        clocks: own.clocks,
    };
    kit.app.update_staff(me(kit), &change).unwrap();
}

#[test]
fn what_was_issued_is_printed_again_word_for_word_whatever_becomes_of_template_and_record() {
    let kit = Kit::founded();
    let patient = ana(&kit);
    let id = issue(&kit, patient, attendance(&kit)).unwrap();
    let house = template(&kit, LetterKind::Certificate, "asistencia");
    let revised = LetterTemplateForm {
        template: Some(house.template),
        name: "Justificante de asistencia breve".to_owned(),
        letter: house.letter,
        language: "es".to_owned(),
        body: "{{patient}} estuvo aquí.".to_owned(),
        retired: false,
    };
    kit.app.save_letter_template(&revised).unwrap();
    let versions = kit.app.letter_template_versions(house.template).unwrap();
    assert_eq!(
        versions.iter().map(|one| (one.version, one.body.clone())).collect::<Vec<_>>(),
        [(1, revised.body.clone()), (0, house.body)]
    );
    let kept = kit.app.letters(patient).unwrap().remove(0);
    assert_eq!((kept.id, kept.version, kept.title.as_str()), (id, 0, "Justificante de asistencia"));
    assert!(kept.text.contains("Ana Güell, con documento —, ha acudido a esta clínica el día 22 de noviembre de 2026"));
    assert!(kept.text.contains("entre las 10:05 y las 11:30 horas") && !kept.text.contains("{{"));
    assert!(!kept.text.contains("\n\n\n"), "an empty remark leaves no hole");
    let page = kit.app.letter_report(&LetterRequest { letter: id, colour: true }).unwrap().pages.concat();
    assert!(page.contains("10:05") && page.contains("Justificante de asistencia") && page.contains("Firma y sello"));
}

#[test]
fn nothing_is_issued_with_a_field_open_with_odd_answers_or_as_nobody_read_it() {
    let kit = Kit::founded();
    let patient = ana(&kit);
    let mut open = attendance(&kit);
    open.answers.remove("visit_to");
    let wording = kit.app.letter_wording(patient, &open).unwrap().wording;
    assert_eq!((wording.empty, wording.text.contains("{{visit_to}}")), (vec!["visit_to".to_owned()], true));
    assert_eq!(faults(issue(&kit, patient, open)), ["visit_to: required"]);
    let mut odd = attendance(&kit);
    odd.answers.insert("visit_to".to_owned(), "09:00".to_owned());
    assert_eq!(faults(issue(&kit, patient, odd)), ["visit_to: out_of_range"]);
    let mut form = LetterForm {
        read: kit.app.letter_wording(patient, &attendance(&kit)).unwrap().wording.digest,
        draft: attendance(&kit),
    };
    form.draft.answers.insert("visit_to".to_owned(), "12:00".to_owned());
    assert_eq!(faults(kit.app.issue_letter(patient, &form)), ["text: text_changed"]);
    assert_eq!(kit.app.letters(patient).unwrap(), []);
}

#[test]
fn a_referral_takes_what_was_ticked_and_nothing_else_and_goes_out_under_a_licence() {
    let kit = Kit::founded();
    let patient = ana(&kit);
    let item = |category, code: &str, name: &str, severity| HealthItemForm {
        category,
        code: code.to_owned(),
        name: name.to_owned(),
        severity,
        detail: String::new(),
        due_on: None,
    };
    let allergy = item(Category::Allergy, "penicillins", "Penicilinas", Severity::Severe);
    kit.app.add_health_item(patient, &allergy).unwrap();
    kit.app.add_health_item(patient, &item(Category::Medication, "", "Omeprazol", Severity::Unknown)).unwrap();
    let caries = NewFinding {
        rule: "caries".to_owned(),
        teeth: vec![36],
        surfaces: vec![domain::Surface::Occlusal],
        attribute: None,
        status: Status::Pathology,
        note: String::new(),
        observed_on: None,
    };
    kit.app.record_finding(patient, &caries).unwrap();
    let offered = begin(&kit, patient, LetterKind::Referral);
    let texts: Vec<&str> = offered.details.iter().map(|detail| detail.text.as_str()).collect();
    assert_eq!(texts.len(), 3);
    assert!(texts[0] == "Penicilinas: grave" && texts[1] == "Omeprazol" && texts[2].starts_with("36: "), "{texts:?}");
    assert_eq!(offered.details.iter().map(|detail| detail.proposed).collect::<Vec<_>>(), [true, false, false]);

    let house = template(&kit, LetterKind::Referral, "");
    let answers =
        [("recipient", "Dra. Ríos"), ("recipient_place", "Hospital\nValencia"), ("reason", "Exodoncia del 48")];
    let with =
        LetterDraft { details: vec![offered.details[0].id, offered.details[2].id], ..draft(&kit, &house, &answers) };
    assert_eq!(faults(issue(&kit, patient, with.clone())), ["signer: no_licence"]);
    licensed(&kit);
    issue(&kit, patient, with).unwrap();
    let kept = kit.app.letters(patient).unwrap().remove(0);
    assert_eq!(kept.addressee, "Dra. Ríos\nHospital\nValencia");
    assert!(kept.text.contains("# Alergias\n- Penicilinas: grave\n\n# Hallazgos\n- 36: "), "{}", kept.text);
    assert!(!kept.text.contains("Omeprazol") && kept.text.contains("de 34 años"));
    assert_eq!(faults(issue(&kit, patient, draft(&kit, &house, &[("reason", "x")]))), ["recipient: required"]);
}

#[test]
fn reception_issues_certificates_and_recalls_and_neither_writes_nor_reads_referrals() {
    let kit = Kit::founded();
    let patient = ana(&kit);
    licensed(&kit);
    let referral = template(&kit, LetterKind::Referral, "");
    let answers = [("recipient", "Dra. Ríos"), ("reason", "Secreto")];
    let sent = issue(&kit, patient, draft(&kit, &referral, &answers)).unwrap();
    let carmen = kit.hire("Carmen", Role::Reception);
    let lucia = kit.hire("Lucía", Role::Hygienist);
    kit.app.sign_in(carmen, "contraseña").unwrap();
    issue(&kit, patient, attendance(&kit)).unwrap();
    let recall = template(&kit, LetterKind::Recall, "");
    issue(&kit, patient, draft(&kit, &recall, &[("recall_date", "2027-05-22")])).unwrap();
    assert_eq!(code(issue(&kit, patient, draft(&kit, &referral, &answers))), ErrorCode::Forbidden);
    assert_eq!(code(kit.app.begin_letter(patient, referral.id)), ErrorCode::Forbidden);
    let seen = kit.app.letters(patient).unwrap();
    let closed: Vec<_> = seen.iter().filter(|one| !one.open).map(|one| (one.id, one.text.as_str())).collect();
    assert_eq!((seen.len(), closed), (3, vec![(sent, "")]));
    assert_eq!(code(kit.app.letter_report(&LetterRequest { letter: sent, colour: true })), ErrorCode::Forbidden);
    let recalled = seen.iter().find(|one| one.letter == LetterKind::Recall).unwrap();
    assert_eq!(recalled.addressee, "Ana Güell\nCalle Mayor 3\n46001 Valencia");
    assert!(recalled.text.contains("a partir del 22 de mayo de 2027"));
    kit.app.sign_in(lucia, "contraseña").unwrap();
    assert_eq!(code(issue(&kit, patient, draft(&kit, &referral, &answers))), ErrorCode::Forbidden);
    kit.app.letter_report(&LetterRequest { letter: sent, colour: false }).unwrap();
}

#[test]
fn the_form_begins_with_what_the_record_knows() {
    let kit = Kit::founded();
    let patient = ana(&kit);
    kit.app.start_visit(patient, &app::visit::VisitForm { chair: "1".into(), reason: String::new() }).unwrap();
    let certificate = template(&kit, LetterKind::Certificate, "asistencia");
    let asks = kit.app.begin_letter(patient, certificate.id).unwrap().asks;
    let proposed: Vec<(String, String)> = asks.into_iter().map(|ask| (ask.field, ask.proposed)).collect();
    assert_eq!(
        proposed[..3],
        [
            ("visit_date".into(), "2026-11-22".into()),
            ("visit_from".into(), "10:00".into()),
            ("visit_to".into(), "10:00".into())
        ]
    );
    let asked: Vec<String> = begin(&kit, patient, LetterKind::Referral).asks.into_iter().map(|ask| ask.field).collect();
    assert_eq!(asked, ["recipient", "recipient_place", "reason", "note"]);
}

#[test]
fn a_template_is_previewed_as_its_page_and_refused_with_a_field_that_is_none() {
    let kit = Kit::founded();
    let form = |body: &str| LetterTemplateForm {
        template: None,
        name: "Propio".to_owned(),
        letter: LetterKind::Recall,
        language: "es".to_owned(),
        body: body.to_owned(),
        retired: false,
    };
    let preview = kit.app.preview_letter_template(&form("Hola {{patient}}, {{paciente}}, {{visit_from}}")).unwrap();
    assert_eq!(preview.unknown, ["paciente", "visit_from"]);
    assert!(preview.pages.concat().contains("Hola Ana Güell Peñalver, {{paciente}}"));
    assert_eq!(faults(kit.app.save_letter_template(&form("{{paciente}}"))), ["body: unknown_field"]);
    kit.app.save_letter_template(&form("Hola {{patient}}.")).unwrap();
    let kept = template(&kit, LetterKind::Recall, "Propio");
    assert_eq!((kept.version, kept.by.as_str(), kept.asks.len()), (1, "Ana Pérez", 0));
    let new = NewStaff { name: "Eva".into(), role: Role::Dentist, licence: "1".into(), password: "contraseña".into() };
    let eva = kit.app.create_staff(&new).unwrap();
    kit.app.sign_in(eva, "contraseña").unwrap();
    assert_eq!(code(kit.app.save_letter_template(&form("x"))), ErrorCode::Forbidden);
}

#[test]
fn a_childs_card_shows_their_name_and_mouth() {
    let kit = Kit::founded();
    let born = Some("2018-05-14".parse().unwrap());
    let leo = kit.app.create_patient(&PatientForm { birth_date: born, ..form("Leo") }).unwrap();
    let request = CarnetRequest { patient: leo, language: Language::En, colour: true };
    let made = kit.app.carnet_report(&request).unwrap();
    assert_eq!(made.pages.len(), 1);
    assert!(made.pages[0].contains("Hello, Leo! You are 8 already") && made.file_name.starts_with("carnet-"));
}
