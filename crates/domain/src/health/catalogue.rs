//! The common allergens, conditions and drugs that a dentist asks for: typed in two letters instead of twenty. Their
//! words stand in the locales under `health-<code>`; whatever is not here is entered in free text.

use super::{Alert, Category};

/// One line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Entry {
    /// Stable name, never reused.
    pub code: &'static str,
    /// What sort of thing.
    pub category: Category,
    /// Why it is put before everybody's eyes; every allergy is anyway.
    pub alert: Option<Alert>,
}

/// The state in which a child is expected.
pub(super) const PREGNANCY: &str = "pregnancy";

const fn allergy(code: &'static str) -> Entry {
    Entry { code, category: Category::Allergy, alert: Some(Alert::Allergy) }
}

const fn condition(code: &'static str) -> Entry {
    Entry { code, category: Category::Condition, alert: None }
}

const fn drug(code: &'static str) -> Entry {
    Entry { code, category: Category::Medication, alert: None }
}

const fn warns(entry: Entry, alert: Alert) -> Entry {
    Entry { alert: Some(alert), ..entry }
}

/// Every line, the common ones first.
pub static CATALOGUE: &[Entry] = &[
    allergy("penicillins"),
    allergy("latex"),
    allergy("nsaids"),
    allergy("aspirin"),
    allergy("metamizole"),
    allergy("amide_anaesthetics"),
    allergy("ester_anaesthetics"),
    allergy("sulfites"),
    allergy("cephalosporins"),
    allergy("macrolides"),
    allergy("clindamycin"),
    allergy("quinolones"),
    allergy("sulfonamides"),
    allergy("codeine"),
    allergy("chlorhexidine"),
    allergy("iodine"),
    allergy("nickel"),
    allergy("methacrylates"),
    allergy("eugenol"),
    allergy("milk_protein"),
    allergy("egg"),
    allergy("nuts"),
    condition("hypertension"),
    condition("diabetes_1"),
    condition("diabetes_2"),
    warns(condition(PREGNANCY), Alert::Pregnancy),
    condition("breastfeeding"),
    warns(condition("prosthetic_valve"), Alert::Endocarditis),
    warns(condition("previous_endocarditis"), Alert::Endocarditis),
    warns(condition("cyanotic_heart_disease"), Alert::Endocarditis),
    warns(condition("ventricular_assist_device"), Alert::Endocarditis),
    condition("ischaemic_heart_disease"),
    condition("heart_failure"),
    condition("atrial_fibrillation"),
    condition("pacemaker"),
    condition("stroke"),
    condition("asthma"),
    condition("copd"),
    condition("sleep_apnoea"),
    condition("epilepsy"),
    condition("depression"),
    condition("anxiety"),
    condition("dementia"),
    condition("hypothyroidism"),
    condition("hyperthyroidism"),
    condition("osteoporosis"),
    condition("rheumatoid_arthritis"),
    condition("kidney_failure"),
    condition("chronic_liver_disease"),
    condition("hepatitis_b"),
    condition("hepatitis_c"),
    condition("hiv"),
    condition("haemophilia"),
    condition("von_willebrand"),
    condition("cancer_treatment"),
    condition("head_neck_radiotherapy"),
    condition("transplant"),
    condition("joint_prosthesis"),
    condition("gastric_reflux"),
    condition("sjogren"),
    condition("smoker"),
    condition("alcohol"),
    warns(drug("acenocoumarol"), Alert::Anticoagulant),
    warns(drug("warfarin"), Alert::Anticoagulant),
    warns(drug("apixaban"), Alert::Anticoagulant),
    warns(drug("rivaroxaban"), Alert::Anticoagulant),
    warns(drug("dabigatran"), Alert::Anticoagulant),
    warns(drug("edoxaban"), Alert::Anticoagulant),
    warns(drug("heparin"), Alert::Anticoagulant),
    warns(drug("clopidogrel"), Alert::Anticoagulant),
    warns(drug("prasugrel"), Alert::Anticoagulant),
    warns(drug("ticagrelor"), Alert::Anticoagulant),
    drug("aspirin_100"),
    warns(drug("alendronate"), Alert::Antiresorptive),
    warns(drug("risedronate"), Alert::Antiresorptive),
    warns(drug("ibandronate"), Alert::Antiresorptive),
    warns(drug("zoledronate"), Alert::Antiresorptive),
    warns(drug("denosumab"), Alert::Antiresorptive),
    drug("enalapril"),
    drug("losartan"),
    drug("amlodipine"),
    drug("bisoprolol"),
    drug("hydrochlorothiazide"),
    drug("atorvastatin"),
    drug("simvastatin"),
    drug("metformin"),
    drug("insulin"),
    drug("levothyroxine"),
    drug("omeprazole"),
    drug("paracetamol"),
    drug("ibuprofen"),
    drug("prednisone"),
    drug("methotrexate"),
    drug("salbutamol"),
    drug("sertraline"),
    drug("escitalopram"),
    drug("lorazepam"),
    drug("methylphenidate"),
    drug("valproate"),
    drug("levetiracetam"),
    drug("tamoxifen"),
    drug("contraceptive_pill"),
];

/// Finds a line by its code.
pub fn find(code: &str) -> Option<&'static Entry> {
    CATALOGUE.iter().find(|entry| entry.code == code)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn codes_are_told_apart_and_allergies_always_warn() {
        let codes: BTreeSet<&str> = CATALOGUE.iter().map(|entry| entry.code).collect();
        assert_eq!(codes.len(), CATALOGUE.len());
        let silent = |entry: &&Entry| entry.category == Category::Allergy && entry.alert != Some(Alert::Allergy);
        assert_eq!(CATALOGUE.iter().find(silent), None);
    }
}
