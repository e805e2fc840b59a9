//! The record on paper: complete, honest about what was taken back, and not for everybody.

use app::{
    ErrorCode,
    hygiene::HygieneForm,
    note::NoteForm,
    odontogram::NewFinding,
    preferences::Language,
    report::{HistoryRequest, HygieneRequest, MihRequest, ReportPreview, RiskRequest},
    risk::NewRiskAssessment,
    visit::VisitForm,
};
use domain::{
    PatientId,
    caries_risk::{RiskAnswer, find},
    finding::Status,
    index_exam::Index,
    note::Sections,
    staff::Role,
};

use crate::kit::{Kit, code, faults};

fn history(patient: PatientId) -> HistoryRequest {
    HistoryRequest { patient, from: None, to: None, author: String::new(), language: Language::Es, colour: false }
}

fn words(preview: &ReportPreview) -> String {
    preview.pages.concat()
}

#[track_caller]
fn says(page: &str, wanted: &[&str]) {
    for one in wanted {
        assert!(page.contains(one), "{one} is missing");
    }
}

/// A visit with a finding taken back, a signed note with an addendum, and a session withdrawn.
fn treated(kit: &Kit, patient: PatientId) {
    let visit = kit.app.start_visit(patient, &VisitForm { reason: "Dolor 36".into(), chair: "1".into() }).unwrap();
    let sections = Sections { treatment: "Obturación provisional".into(), ..Sections::default() };
    let note = NoteForm { sections, clocks: String::new() };
    kit.app.keep_note(visit, &note).unwrap();
    kit.app.sign_note(visit, &note).unwrap();
    let signed = kit.app.visit_history(patient).unwrap()[0].notes[0].id;
    kit.app.add_to_note(signed, "Llamó: ya no duele").unwrap();
    let scaled = HygieneForm { ultrasonic: true, ..HygieneForm::default() };
    let session = kit.app.record_hygiene(visit, &scaled).unwrap();
    kit.app.withdraw_hygiene(session, "Era de otro paciente").unwrap();
}

#[test]
fn an_empty_history_says_so_and_a_filtered_one_says_what_is_left_out() {
    let kit = Kit::founded();
    let patient = kit.register("Ana");
    let page = words(&kit.app.history_report(&history(patient)).unwrap());
    says(&page, &["Esta historia está vacía", "Todavía no se ha preguntado por los antecedentes"]);
    treated(&kit, patient);
    let to = "2001-01-01".parse().ok();
    let page = words(&kit.app.history_report(&HistoryRequest { to, ..history(patient) }).unwrap());
    says(&page, &["No es la historia completa: hasta el 01/01/2001.", "Nada de lo anotado"]);
    let wrong = HistoryRequest { from: "2030-01-01".parse().ok(), to, ..history(patient) };
    assert_eq!(faults(kit.app.history_report(&wrong)), ["to: before_from"]);
}

#[test]
fn what_was_signed_added_and_taken_back_stands_on_the_history() {
    let kit = Kit::founded();
    let patient = kit.register("Ana");
    treated(&kit, patient);
    let page = words(&kit.app.history_report(&history(patient)).unwrap());
    says(&page, &["Dolor 36", "Obturación provisional", "Firmada por", "ya no duele", "Adenda de"]);
    says(&page, &["Sesión de higiene", "ANULADO por", "Era de otro paciente"]);
    assert_eq!(kit.app.history_authors(patient).unwrap(), ["Ana Pérez"]);
    let hers = HistoryRequest { author: "Nadie".into(), ..history(patient) };
    let page = words(&kit.app.history_report(&hers).unwrap());
    assert!(!page.contains("Obturación provisional") && page.contains("solo lo de Nadie"));
}

#[test]
fn reception_prints_no_history_no_session_and_no_risk() {
    let kit = Kit::founded();
    let patient = kit.register("Ana");
    treated(&kit, patient);
    let session = kit.app.visit_history(patient).unwrap()[0].sessions[0].id;
    let carmen = kit.hire("Carmen", Role::Reception);
    kit.app.sign_in(carmen, "contraseña").unwrap();
    let (language, colour) = (Language::Es, true);
    assert_eq!(code(kit.app.history_report(&history(patient))), ErrorCode::Forbidden);
    assert_eq!(code(kit.app.history_authors(patient)), ErrorCode::Forbidden);
    assert_eq!(code(kit.app.hygiene_report(&HygieneRequest { session, language, colour })), ErrorCode::Forbidden);
    assert_eq!(code(kit.app.risk_report(&RiskRequest { patient, language, colour })), ErrorCode::Forbidden);
}

#[test]
fn a_withdrawn_session_is_printed_as_one() {
    let kit = Kit::founded();
    let patient = kit.register("Ana");
    treated(&kit, patient);
    let session = kit.app.visit_history(patient).unwrap()[0].sessions[0].id;
    let request = HygieneRequest { session, language: Language::Es, colour: true };
    let preview = kit.app.hygiene_report(&request).unwrap();
    says(&words(&preview), &["Ultrasonidos", "ANULADO por"]);
    assert!(preview.file_name.starts_with("higiene-"));
}

#[test]
fn the_risk_is_printed_with_every_answer_and_what_it_argues_for() {
    let kit = Kit::founded();
    let patient = kit.register("Ana");
    let request = |language| RiskRequest { patient, language, colour: true };
    says(&words(&kit.app.risk_report(&request(Language::Es)).unwrap()), &["Todavía no se ha valorado"]);
    let questions = find("cambra_6").unwrap().questions;
    let answers = questions.iter().map(|asked| (asked.code.to_owned(), RiskAnswer::Yes)).collect();
    let new = NewRiskAssessment { form: "cambra_6".into(), answers, judged: None, note: String::new() };
    kit.app.assess_caries_risk(patient, &new).unwrap();
    let page = words(&kit.app.risk_report(&request(Language::Es)).unwrap());
    says(
        &page,
        &["Nivel final: Extremo", "Manchas blancas nuevas", "Basta un signo de enfermedad", "Sin riesgo periodontal"],
    );
    says(&words(&kit.app.risk_report(&request(Language::En)).unwrap()), &["Risk and next review"]);
}

#[test]
fn him_is_followed_on_paper_from_nothing_to_its_judgement() {
    let kit = Kit::founded();
    let patient = kit.register("Ana");
    let request = MihRequest { patient, language: Language::Es, colour: false };
    says(&words(&kit.app.mih_report(&request).unwrap()), &["Nunca se ha explorado"]);
    let exam = kit.app.start_index_exam(patient, Index::Mih).unwrap();
    let score = |place: &str, code: &str| app::index_exam::NewIndexScore {
        place: place.to_owned(),
        code: code.to_owned(),
        replaces: Vec::new(),
    };
    kit.app.record_index_scores(exam, &[score("36.O", "3"), score("36.extent", "2")]).unwrap();
    let page = words(&kit.app.mih_report(&request).unwrap());
    says(&page, &["3 fractura poseruptiva", "extensión 2", "HIM grave", "Sin juicio todavía"]);
}

#[test]
fn a_finding_taken_back_stays_on_the_history_and_says_so() {
    let kit = Kit::founded();
    let patient = kit.register("Ana");
    let caries = NewFinding {
        rule: "caries".to_owned(),
        teeth: vec![36],
        surfaces: vec![domain::Surface::Occlusal],
        attribute: None,
        status: Status::Pathology,
        observed_on: None,
        note: "Dolor al frío".to_owned(),
    };
    let charted = kit.app.record_finding(patient, &caries).unwrap();
    kit.app.withdraw_finding(patient, charted.findings[0]).unwrap();
    let page = words(&kit.app.history_report(&history(patient)).unwrap());
    says(&page, &["36 Caries", "Dolor al frío", "ANULADO por Ana Pérez"]);
}
