//! Caries risk and recall: answered, judged, proposed, chosen, and who may.

use app::{
    ErrorCode,
    recall::{NewRecallDecision, RecallPolicyForm},
    risk::NewRiskAssessment,
};
use domain::{
    PatientId,
    caries_risk::{CariesLevel, RiskAnswer, RiskAnswers, find},
    recall::RecallReason,
    staff::Role,
};

use crate::kit::{Kit, code, faults, form};

fn born(kit: &Kit, year: u16) -> PatientId {
    let mut form = form("Ana");
    form.birth_date = Some(format!("{year}-01-02").parse().unwrap());
    kit.app.create_patient(&form).unwrap()
}

/// Every question answered no, but for these.
fn answers(form: &str, yes: &[&str]) -> RiskAnswers {
    let said = |code: &str| if yes.contains(&code) { RiskAnswer::Yes } else { RiskAnswer::No };
    find(form).unwrap().questions.iter().map(|asked| (asked.code.to_owned(), said(asked.code))).collect()
}

fn filled(form: &str, yes: &[&str], judged: Option<CariesLevel>, note: &str) -> NewRiskAssessment {
    NewRiskAssessment { form: form.to_owned(), answers: answers(form, yes), judged, note: note.to_owned() }
}

fn choose(months: i32, note: &str) -> NewRecallDecision {
    NewRecallDecision { months, note: note.to_owned() }
}

#[test]
fn answers_are_kept_with_the_form_and_what_was_computed_beside_the_clinicians_word() {
    let kit = Kit::founded();
    let patient = born(&kit, 1980);
    let given = answers("cambra_6", &["cavities", "low_saliva"]);
    assert_eq!(kit.app.argue_caries_risk("cambra_6", &given).unwrap().level, Some(CariesLevel::Extreme));
    let lower = |note| filled("cambra_6", &["cavities", "low_saliva"], Some(CariesLevel::High), note);
    assert_eq!(faults(kit.app.assess_caries_risk(patient, &lower(" "))), ["note: reason_required"]);
    kit.app.assess_caries_risk(patient, &lower("Saliva ya normal")).unwrap();
    let told = kit.app.caries_risk(patient).unwrap();
    let one = &told.assessments[0];
    assert_eq!((one.level, one.least, one.version), (Some(CariesLevel::High), CariesLevel::Extreme, 1));
    assert_eq!((one.answers.len(), one.by.as_str()), (20, "Ana Pérez"));
    assert_eq!(told.forms.iter().map(|form| form.id.as_str()).collect::<Vec<_>>(), ["cambra_6"]);
    assert_eq!(faults(kit.app.argue_caries_risk("astrology", &given).map(drop)), ["form: unknown_value"]);
}

#[test]
fn two_who_answer_the_same_form_on_one_day_both_stand() {
    let kit = Kit::founded();
    let patient = born(&kit, 1980);
    kit.app.assess_caries_risk(patient, &filled("cambra_6", &["cavities"], None, "")).unwrap();
    kit.app.assess_caries_risk(patient, &filled("cambra_6", &["paste_twice"], None, "")).unwrap();
    let told = kit.app.caries_risk(patient).unwrap().assessments;
    assert_eq!((told.len(), told[0].disputed, told[1].disputed), (2, true, true));
}

#[test]
fn a_recall_follows_from_the_risk_and_the_clinics_table_and_the_clinician_chooses() {
    let kit = Kit::founded();
    let patient = born(&kit, 1980);
    assert_eq!(kit.app.recall(patient).unwrap().proposal.months, None);
    kit.app.assess_caries_risk(patient, &filled("cambra_6", &["deep_fissures"], None, "")).unwrap();
    let told = kit.app.recall(patient).unwrap();
    assert_eq!((told.proposal.months, told.proposal.most_months), (Some(6), 24));
    assert!(told.proposal.reasons.contains(&RecallReason::NoPerioRisk));

    let table = kit.app.recall_policy().unwrap();
    let wild = RecallPolicyForm { caries_moderate: 7, ..table.clone() };
    assert_eq!(faults(kit.app.set_recall_policy(&wild)), ["cariesModerate: not_an_interval"]);
    kit.app.set_recall_policy(&RecallPolicyForm { caries_moderate: 9, ..table }).unwrap();
    assert_eq!(kit.app.recall(patient).unwrap().proposal.months, Some(9));

    assert_eq!(faults(kit.app.decide_recall(patient, &choose(12, ""))), ["note: reason_required"]);
    assert_eq!(faults(kit.app.decide_recall(patient, &choose(27, "x"))), ["months: not_an_interval"]);
    kit.app.decide_recall(patient, &choose(12, "Vive fuera")).unwrap();
    let chosen = kit.app.recall(patient).unwrap().decisions;
    assert_eq!((chosen[0].months, chosen[0].proposed_months, chosen[0].by.as_str()), (12, Some(9), "Ana Pérez"));
    assert_eq!(chosen[0].due_on, kit.env.today() + chrono::Months::new(12));
}

#[test]
fn a_child_has_the_forms_and_the_bound_of_its_age() {
    let kit = Kit::founded();
    let patient = born(&kit, 2022);
    let forms: Vec<String> = kit.app.caries_risk(patient).unwrap().forms.into_iter().map(|form| form.id).collect();
    assert_eq!(forms, ["cambra_0_5", "aapd_0_5"]);
    kit.app.assess_caries_risk(patient, &filled("aapd_0_5", &["paste_daily"], None, "")).unwrap();
    assert_eq!(kit.app.recall(patient).unwrap().proposal.most_months, 12);
    assert_eq!(faults(kit.app.decide_recall(patient, &choose(15, "x"))), ["months: not_an_interval"]);
}

#[test]
fn reception_sees_when_to_book_and_no_answers() {
    let kit = Kit::founded();
    let patient = born(&kit, 1980);
    kit.app.assess_caries_risk(patient, &filled("cambra_6", &["cavities"], None, "")).unwrap();
    kit.app.decide_recall(patient, &choose(3, "")).unwrap();
    let carmen = kit.hire("Carmen", Role::Reception);
    let lucia = kit.hire("Lucía", Role::Hygienist);
    kit.app.sign_in(carmen, "contraseña").unwrap();
    assert_eq!(kit.app.recall(patient).unwrap().decisions[0].months, 3);
    assert_eq!(code(kit.app.caries_risk(patient)), ErrorCode::Forbidden);
    assert_eq!(code(kit.app.assess_caries_risk(patient, &filled("cambra_6", &[], None, ""))), ErrorCode::Forbidden);
    assert_eq!(code(kit.app.decide_recall(patient, &choose(3, ""))), ErrorCode::Forbidden);
    kit.app.sign_in(lucia, "contraseña").unwrap();
    kit.app.assess_caries_risk(patient, &filled("cambra_6", &["cavities"], None, "")).unwrap();
    let table = kit.app.recall_policy().unwrap();
    assert_eq!(code(kit.app.set_recall_policy(&table)), ErrorCode::Forbidden);
}
