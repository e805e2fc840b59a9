//! Medical history: items, alerts, readings, reviews, the questionnaire, and who sees what.

use std::sync::Arc;

use app::{
    ErrorCode,
    health::{HealthItemForm, ReadingForm},
    keys::NoKeychain,
    questionnaire::AnswersForm,
};
use domain::{
    PatientId,
    health::{Alert, Category, EndReason, Measure, Severity},
    questionnaire::{Answer, Informant, Question, Reply, Said},
    staff::Role,
};

use crate::kit::{Kit, PASSPHRASE, code, faults};

fn entry(category: Category, code: &str, name: &str) -> HealthItemForm {
    let (code, name, detail) = (code.to_owned(), name.to_owned(), String::new());
    HealthItemForm { category, code, name, severity: Severity::Unknown, detail, due_on: None }
}

fn penicillin() -> HealthItemForm {
    HealthItemForm { severity: Severity::Severe, ..entry(Category::Allergy, "penicillins", "Penicilinas") }
}

fn alerts(kit: &Kit, patient: PatientId) -> Vec<(Alert, String)> {
    kit.app.health_alerts(patient).unwrap().alerts.into_iter().map(|told| (told.alert, told.name)).collect()
}

#[test]
fn what_ended_alerts_no_more_and_stays_readable() {
    let kit = Kit::founded();
    let patient = kit.register("Ana");
    let drug = kit.app.add_health_item(patient, &entry(Category::Medication, "acenocoumarol", "Acenocumarol")).unwrap();
    kit.app.add_health_item(patient, &penicillin()).unwrap();
    kit.app.add_health_item(patient, &entry(Category::Condition, "asthma", "Asma")).unwrap();
    let told = |alert, name: &str| (alert, name.to_owned());
    let (allergy, anticoagulant) = (told(Alert::Allergy, "Penicilinas"), told(Alert::Anticoagulant, "Acenocumarol"));
    assert_eq!(alerts(&kit, patient), [allergy.clone(), anticoagulant]);
    assert_eq!(faults(kit.app.add_health_item(patient, &penicillin())), ["name: already_there"]);

    let seen = kit.app.health(patient).unwrap().items.into_iter().find(|item| item.id == drug).unwrap();
    kit.app.end_health_item(drug, &seen.clocks, EndReason::Over).unwrap();
    assert_eq!(alerts(&kit, patient), [allergy]);
    let health = kit.app.health(patient).unwrap();
    assert_eq!((health.items.len(), health.ended[0].ended), (2, Some(EndReason::Over)));
    kit.app.restore_health_item(drug, &health.ended[0].clocks).unwrap();
    assert_eq!(alerts(&kit, patient).len(), 2);

    let history = kit.app.health_item_history(drug).unwrap();
    let said = |n: usize, field: &str| {
        history[n].changes.iter().find(|change| change.field == field).and_then(|change| change.says.clone())
    };
    assert_eq!((history.len(), history[2].first), (3, true));
    assert_eq!((said(2, "name"), said(1, "end_reason")), (Some("Acenocumarol".into()), Some("over".into())));
    assert_eq!((said(0, "ended"), history[1].written.by.as_deref()), (Some("false".into()), Some("Ana Pérez")));
}

#[test]
fn a_refutation_beside_a_claim_nobody_saw_is_flagged_and_the_allergy_stands() {
    let kit = Kit::founded();
    let patient = kit.register("Ana");
    let id = kit.app.add_health_item(patient, &penicillin()).unwrap();
    let seen = kit.app.health(patient).unwrap().items.remove(0);
    // Two screens show the same item: one says more of it, the other refutes it.
    let more = HealthItemForm { detail: "Anafilaxia en 2019".to_owned(), ..penicillin() };
    kit.app.edit_health_item(id, &seen.clocks, &more).unwrap();
    kit.app.end_health_item(id, &seen.clocks, EndReason::Refuted).unwrap();
    let told = kit.app.health_alerts(patient).unwrap().alerts;
    assert_eq!((told.len(), told[0].disputed, told[0].detail.as_str()), (1, true, "Anafilaxia en 2019"));
    let open = kit.conflicts();
    assert_eq!((open.len(), open[0].field.as_str(), open[0].safety), (1, "ended", true));
}

#[test]
fn an_inr_stands_beside_the_drug_it_steers() {
    let kit = Kit::founded();
    let patient = kit.register("Ana");
    for name in ["acenocoumarol", "apixaban"] {
        kit.app.add_health_item(patient, &entry(Category::Medication, name, name)).unwrap();
    }
    for (value, day) in [(31, "2026-10-02"), (26, "2026-11-12"), (40, "2026-09-01")] {
        let measured_on = Some(day.parse().unwrap());
        kit.app.measure_health(patient, &ReadingForm { measure: Measure::Inr, value, measured_on }).unwrap();
    }
    let told = kit.app.health_alerts(patient).unwrap().alerts;
    let inr = |code: &str| told.iter().find(|alert| alert.code == code).unwrap().inr.as_ref().map(|inr| inr.value);
    assert_eq!((inr("acenocoumarol"), inr("apixaban")), (Some(26), None));
    let wild = ReadingForm { measure: Measure::Inr, value: 2600, measured_on: None };
    assert_eq!(faults(kit.app.measure_health(patient, &wild)), ["value: out_of_range"]);
}

#[test]
fn a_review_says_who_and_when() {
    let kit = Kit::founded();
    let patient = kit.register("Ana");
    assert_eq!(kit.app.health_alerts(patient).unwrap().reviewed_on, None);
    kit.app.review_health(patient, &[]).unwrap();
    let health = kit.app.health(patient).unwrap();
    assert_eq!((health.reviewed_today, health.reviews[0].by.as_str()), (true, "Ana Pérez"));
    assert!(kit.app.health_alerts(patient).unwrap().reviewed_on.is_some());
}

#[test]
fn answers_stay_readable_when_the_questions_change() {
    let kit = Kit::founded();
    let patient = kit.register("Ana");
    let house = kit.app.questionnaire().unwrap();
    let answer = |code: &str, said| Answer {
        code: code.to_owned(),
        asked: "¿Fuma o ha fumado?".to_owned(),
        said,
        note: "10 al día".to_owned(),
    };
    let form = |questionnaire, code: &str| AnswersForm {
        questionnaire,
        answers: vec![answer(code, Said::Yes)],
        informant: Informant::Patient,
    };
    kit.app.fill_questionnaire(patient, &form(house.id, "smoking")).unwrap();
    let own = Question {
        code: "own-1".to_owned(),
        text: " ¿Ronca? ".to_owned(),
        reply: Reply::YesNo,
        proposes: "sleep_apnoea".to_owned(),
    };
    kit.app.revise_questionnaire(house.id, vec![own.clone()]).unwrap();
    let revised = kit.app.questionnaire().unwrap();
    assert_eq!((revised.version, revised.questions[0].text.as_str()), (1, "¿Ronca?"));
    let refused = kit.app.fill_questionnaire(patient, &form(revised.id, "smoking"));
    assert_eq!(faults(refused), ["answers: unknown_value"]);
    kit.app.fill_questionnaire(patient, &form(revised.id, "own-1")).unwrap();
    let sheets = kit.app.questionnaire_answers(patient).unwrap();
    let mut versions: Vec<i64> = sheets.iter().map(|sheet| sheet.version).collect();
    versions.sort_unstable();
    assert_eq!(versions, [0, 1]);
    let made = kit.app.questionnaire_versions().unwrap();
    let numbers: Vec<_> = made.iter().map(|made| (made.version, made.questions.len(), made.by.as_str())).collect();
    assert_eq!(numbers, [(1, 1, "Ana Pérez"), (0, 20, "")]);
    // Who still has the house's own on the screen does not set the colleague's version aside.
    let stale = kit.app.revise_questionnaire(house.id, vec![Question { text: "¿Duerme?".to_owned(), ..own.clone() }]);
    assert_eq!(faults(stale), ["questionnaire: questionnaire_changed"]);
    let same = Question { text: "¿Ronca?".to_owned(), ..own };
    assert_eq!(faults(kit.app.revise_questionnaire(revised.id, vec![same])), ["questionnaire: nothing_changed"]);
    assert_eq!(faults(kit.app.revise_questionnaire(revised.id, Vec::new())), ["questions: required"]);
    let first = sheets.iter().find(|sheet| sheet.version == 0).unwrap();
    assert_eq!((first.answers[0].asked.as_str(), first.by.as_str()), ("¿Fuma o ha fumado?", "Ana Pérez"));
}

#[test]
fn a_sheet_half_filled_in_is_there_after_the_process_died_with_the_questions_it_was_begun_with() {
    let mut kit = Kit::founded();
    let patient = kit.register("Ana");
    let asked = kit.app.questionnaire().unwrap();
    let text = "¿Fuma?".to_owned();
    let answers =
        vec![Answer { code: "smoking".to_owned(), asked: text.clone(), said: Said::Yes, note: "10 al d".to_owned() }];
    let form = AnswersForm { questionnaire: asked.id, answers, informant: Informant::Guardian };
    kit.app.keep_answers(patient, &form).unwrap();
    kit.restart(Arc::new(NoKeychain));
    kit.app.unlock(app::keys::Secret::Passphrase(PASSPHRASE)).unwrap();
    kit.app.enter_as_owner().unwrap();
    // The clinic asks something else meanwhile: who began to answer goes on with what was asked.
    let own = Question { code: "own".to_owned(), text, reply: Reply::YesNo, proposes: String::new() };
    kit.app.revise_questionnaire(asked.id, vec![own]).unwrap();
    let draft = kit.app.answers_draft(patient).unwrap().unwrap();
    assert_eq!((draft.form.clone(), draft.asked.questions.len()), (form, 20));
    kit.app.fill_questionnaire(patient, &draft.form).unwrap();
    assert_eq!(kit.app.answers_draft(patient).unwrap(), None);
    kit.app.keep_answers(patient, &draft.form).unwrap();
    kit.app.forget_answers(patient).unwrap();
    assert_eq!(kit.app.answers_draft(patient).unwrap(), None);
    let lucia = kit.hire("Eva", Role::Reception);
    kit.app.sign_in(lucia, "contraseña").unwrap();
    assert_eq!(code(kit.app.keep_answers(patient, &draft.form)), ErrorCode::Forbidden);
}

#[test]
fn reception_sees_alerts_and_no_more() {
    let kit = Kit::founded();
    let patient = kit.register("Ana");
    kit.app.add_health_item(patient, &penicillin()).unwrap();
    let carmen = kit.hire("Carmen", Role::Reception);
    kit.app.sign_in(carmen, "contraseña").unwrap();
    assert_eq!(alerts(&kit, patient).len(), 1);
    assert_eq!(code(kit.app.health(patient)), ErrorCode::Forbidden);
    assert_eq!(code(kit.app.questionnaire_answers(patient)), ErrorCode::Forbidden);
    assert_eq!(code(kit.app.add_health_item(patient, &penicillin())), ErrorCode::Forbidden);
    assert_eq!(code(kit.app.review_health(patient, &[])), ErrorCode::Forbidden);
}
