//! Drug by drug against what is recorded: what is told, and how gravely.

use super::*;
use crate::{
    health::{EndReason, tests::item as health},
    prescription::{
        DRUGS,
        tests::{day, item, prescription},
    },
};

fn taker(history: &[HealthItem]) -> Taker<'_> {
    Taker { history, prescribed: &[], years: Some(40), asked: true, today: day() }
}

/// What is told of one drug, grave reasons with a `!`.
fn told(drug: &str, taker: Taker<'_>) -> Vec<String> {
    let free = DRUGS.iter().all(|known| known.code != drug);
    let line = item(if free { "" } else { drug }, drug);
    let mark = |hazard: &Hazard| format!("{:?}{}", hazard.reason, if hazard.grave { "!" } else { "" });
    hazards(&[line], taker).iter().map(mark).collect()
}

#[test]
fn allergies_conditions_and_drugs_are_told_with_their_weight() {
    let cases: &[(&str, &str, &str, &[&str])] = &[
        // drug, code in the history, words in the history, what is told
        ("amoxicillin", "penicillins", "Penicilinas", &["AllergyClass!"]),
        ("amoxicillin_clavulanate", "penicillins", "Penicilinas", &["AllergyClass!"]),
        ("Amoxicilina 1 g", "", "amoxicilina", &["AllergyIngredient!"]),
        ("Augmentine", "penicillins", "Penicilinas", &["AllergyClass!"]),
        ("amoxicillin", "cephalosporins", "Cefalosporinas", &["AllergyCross"]),
        ("Cefuroxima", "penicillins", "Penicilinas", &["AllergyCross"]),
        ("azithromycin", "macrolides", "Macrólidos", &["AllergyClass!"]),
        ("clindamycin", "clindamycin", "Clindamicina", &["AllergyIngredient!"]),
        ("clindamycin", "penicillins", "Penicilinas", &[]),
        ("ibuprofen", "nsaids", "AINE", &["AllergyClass!"]),
        ("ibuprofen", "aspirin", "Ácido acetilsalicílico", &["AllergyClass!"]),
        ("metamizole", "nsaids", "AINE", &["AllergyCross!"]),
        ("ibuprofen", "metamizole", "Metamizol", &["AllergyCross!"]),
        ("metamizole", "metamizole", "Metamizol", &["AllergyIngredient!"]),
        ("paracetamol", "nsaids", "AINE", &[]),
        ("chlorhexidine_rinse", "chlorhexidine", "Clorhexidina", &["AllergyIngredient!"]),
        ("paracetamol_codeine", "codeine", "Codeína", &["AllergyIngredient!"]),
        ("ibuprofen", "latex", "Látex", &[]),
        ("ibuprofen", "acenocoumarol", "Acenocumarol", &["Bleeding!"]),
        ("dexketoprofen", "apixaban", "Apixabán", &["Bleeding!"]),
        ("ibuprofen", "clopidogrel", "Clopidogrel", &["Bleeding"]),
        ("ibuprofen", "aspirin_100", "AAS 100", &["Bleeding"]),
        ("paracetamol", "acenocoumarol", "Acenocumarol", &[]),
        ("metronidazole", "warfarin", "Warfarina", &["RaisedInr!"]),
        ("miconazole_gel", "acenocoumarol", "Acenocumarol", &["RaisedInr!"]),
        ("fluconazole", "acenocoumarol", "Acenocumarol", &["RaisedInr!"]),
        ("clarithromycin", "acenocoumarol", "Acenocumarol", &["RaisedInr!"]),
        ("azithromycin", "acenocoumarol", "Acenocumarol", &["RaisedInr"]),
        ("amoxicillin", "acenocoumarol", "Acenocumarol", &["RaisedInr"]),
        ("metronidazole", "", "Sintrom", &["RaisedInr!"]),
        ("metronidazole", "apixaban", "Apixabán", &[]),
        ("clarithromycin", "simvastatin", "Simvastatina", &["Toxicity!"]),
        ("clarithromycin", "atorvastatin", "Atorvastatina", &["Toxicity"]),
        ("ibuprofen", "methotrexate", "Metotrexato", &["Toxicity!"]),
        ("ibuprofen", "enalapril", "Enalapril", &["WeakensAndHarms"]),
        ("ibuprofen", "sertraline", "Sertralina", &["StomachBleeding"]),
        ("tramadol", "sertraline", "Sertralina", &["Seizures!"]),
        ("ibuprofen", "ibuprofen", "Ibuprofeno", &["DuplicateIngredient!"]),
        ("dexketoprofen", "ibuprofen", "Ibuprofeno", &["DuplicateClass"]),
        ("dexamethasone", "prednisone", "Prednisona", &["DuplicateClass"]),
        ("ibuprofen", "kidney_failure", "Insuficiencia renal", &["Kidney!"]),
        ("amoxicillin", "kidney_failure", "Insuficiencia renal", &["Kidney"]),
        ("amoxicillin_clavulanate", "chronic_liver_disease", "Hepatopatía", &["Liver!"]),
        ("paracetamol", "chronic_liver_disease", "Hepatopatía", &["Liver"]),
        ("ibuprofen", "asthma", "Asma", &["Asthma"]),
        ("ibuprofen", "heart_failure", "Insuficiencia cardiaca", &["Heart!"]),
        ("diclofenac", "ischaemic_heart_disease", "Cardiopatía isquémica", &["Heart!"]),
        ("tramadol", "epilepsy", "Epilepsia", &["Seizures!"]),
        ("dexamethasone", "diabetes_2", "Diabetes tipo 2", &["Glucose"]),
        ("metronidazole", "alcohol", "Alcohol", &["Alcohol!"]),
        ("doxycycline", "breastfeeding", "Lactancia", &["Breastfeeding!"]),
        ("paracetamol_codeine", "breastfeeding", "Lactancia", &["Breastfeeding!"]),
        ("doxycycline", "pregnancy", "Embarazo", &["Pregnancy!"]),
        ("fluconazole", "pregnancy", "Embarazo", &["Pregnancy!"]),
        ("nystatin", "pregnancy", "Embarazo", &[]),
        // Nobody said how far: the gravest is told.
        ("ibuprofen", "pregnancy", "Embarazo", &["Pregnancy!"]),
    ];
    for (drug, code, words, expected) in cases {
        let history = [health(1, code, words)];
        let history = if code.is_empty() && *words == "Sintrom" {
            [HealthItem { category: Category::Medication, ..history[0].clone() }]
        } else {
            history
        };
        assert_eq!(told(drug, taker(&history)), *expected, "{drug} beside {words}");
    }
}

#[test]
fn after_a_severe_reaction_what_crosses_is_grave() {
    let severe = [HealthItem { severity: Severity::Severe, ..health(1, "penicillins", "Penicilinas") }];
    assert_eq!(told("Cefuroxima", taker(&severe)), ["AllergyCross!"]);
}

#[test]
fn a_pregnancy_is_told_by_its_week() {
    // Due in 280 days less so many weeks.
    let due_at = |week: i64| {
        let due_on = Some(day() + chrono::TimeDelta::days(PREGNANCY_DAYS - week * 7));
        [HealthItem { due_on, ..health(1, "pregnancy", "Embarazo") }]
    };
    for (drug, week, expected) in [
        ("ibuprofen", 12, "Pregnancy"),
        ("ibuprofen", 19, "Pregnancy"),
        ("ibuprofen", 20, "Pregnancy!"),
        ("ibuprofen", 39, "Pregnancy!"),
        ("metamizole", 27, "Pregnancy"),
        ("metamizole", 28, "Pregnancy!"),
        ("metronidazole", 8, "Pregnancy"),
    ] {
        assert_eq!(told(drug, taker(&due_at(week))), [expected], "{drug} in week {week}");
    }
    assert_eq!(told("metronidazole", taker(&due_at(20))), Vec::<String>::new());
}

#[test]
fn what_ended_warns_of_nothing() {
    let mut gone = health(1, "penicillins", "Penicilinas");
    gone.end(EndReason::Refuted, day()).expect("ends");
    assert_eq!(told("amoxicillin", taker(&[gone])), Vec::<String>::new());
}

#[test]
fn children_are_told_of_by_age() {
    let of = |drug: &str, years: i32| told(drug, Taker { years: Some(years), ..taker(&[]) });
    assert_eq!(of("doxycycline", 7), ["Age!", "AdultDose"]);
    assert_eq!(of("paracetamol_codeine", 11), ["Age!", "AdultDose"]);
    assert_eq!(of("paracetamol_codeine", 16), ["Age"]);
    assert_eq!(of("amoxicillin", 13), ["AdultDose"]);
    assert_eq!(of("amoxicillin", 14), Vec::<String>::new());
    assert_eq!(told("doxycycline", Taker { years: None, ..taker(&[]) }), Vec::<String>::new());
}

#[test]
fn the_same_twice_is_told_on_one_paper_and_beside_one_still_taken() {
    let pair = [item("ibuprofen", "Ibuprofeno"), item("dexketoprofen", "Dexketoprofeno")];
    let found = hazards(&pair, taker(&[]));
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].reason, found[0].drug.as_str()), (HazardReason::DuplicateClass, "Dexketoprofeno"));
    let twice = hazards(&[item("paracetamol", "Paracetamol"), item("", "Gelocatil")], taker(&[]));
    assert_eq!((twice[0].reason, twice[0].grave), (HazardReason::DuplicateIngredient, true));

    let mut old = prescription(vec![item("amoxicillin", "Amoxicilina")]);
    let beside =
        |old: &Prescription| told("amoxicillin", Taker { prescribed: std::slice::from_ref(old), ..taker(&[]) });
    assert_eq!(beside(&old), ["DuplicateIngredient!"]);
    old.issued_on = day() - chrono::Days::new(8);
    assert_eq!(beside(&old), Vec::<String>::new(), "a week of it is over");
}

#[test]
fn what_could_not_be_checked_says_so() {
    assert_eq!(told("Fórmula del abuelo", taker(&[])), ["Unchecked"]);
    assert_eq!(told("amoxicillin", taker(&[health(1, "", "Níspero")])), ["UnreadAllergy"]);
    assert_eq!(told("amoxicillin", Taker { asked: false, ..taker(&[]) }), ["HistoryUnasked"]);
    assert_eq!(hazards(&[item("", " ")], Taker { asked: false, ..taker(&[]) }), [], "an empty line is no drug yet");
}

#[test]
fn two_records_of_one_thing_warn_once_and_the_grave_come_first() {
    let history = [
        health(1, "asthma", "Asma"),
        health(2, "penicillins", "Penicilina"),
        health(3, "penicillins", "Penicilinas"),
        health(4, "acenocoumarol", "Acenocumarol"),
    ];
    let lines = [item("amoxicillin", "Amoxicilina"), item("ibuprofen", "Ibuprofeno")];
    let found: Vec<(HazardReason, bool)> =
        hazards(&lines, taker(&history)).iter().map(|hazard| (hazard.reason, hazard.grave)).collect();
    let expected = [
        (HazardReason::AllergyClass, true),
        (HazardReason::Bleeding, true),
        (HazardReason::RaisedInr, false),
        (HazardReason::Asthma, false),
    ];
    assert_eq!(found, expected);
}

#[test]
fn picking_a_line_and_typing_over_it_checks_what_was_typed() {
    let history = [health(1, "nsaids", "AINE")];
    let line = item("amoxicillin", "Ibuprofeno");
    let found = hazards(&[line], taker(&history));
    assert_eq!(found.iter().map(|hazard| hazard.reason).collect::<Vec<_>>(), [HazardReason::AllergyClass]);
}
