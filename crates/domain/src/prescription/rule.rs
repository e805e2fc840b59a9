//! What is told of a drug beside something else: a table, each line read from product information.
//!
//! Source of every line: sections 4.3 (contraindications), 4.4 (warnings), 4.5 (interactions) and 4.6 (pregnancy,
//! breastfeeding) of the AEMPS product information (ficha técnica, CIMA) of the active ingredient, and the safety notes of
//! the AEMPS on miconazole with coumarins, on codeine in children and breastfeeding, and on NSAIDs from week 20 of
//! pregnancy on. "Grave" is what is contraindicated, or what the text says to avoid; the rest is to be weighed.

use super::{
    hazard::HazardReason::{
        self, Age, Alcohol, Asthma, Bleeding, Breastfeeding, Glucose, Heart, Kidney, Liver, Pregnancy, RaisedInr,
        Seizures, StomachBleeding, Toxicity, WeakensAndHarms,
    },
    substance::{
        Group,
        Group::{
            Antiplatelet, Azole, CalcineurinInhibitor, Corticosteroid, Cyp3a4Inhibitor, DirectAnticoagulant, Diuretic,
            Heparin, Macrolide, Nitroimidazole, Nsaid, Opioid, Penicillin, Pyrazolone, Quinolone, ReninBlocker, Ssri,
            Statin, Tetracycline, VitaminKAntagonist,
        },
        Substance,
    },
};

/// Of which drugs a line speaks, or beside which.
#[derive(Debug, Clone, Copy)]
pub(super) enum Sort {
    /// Of a group.
    Group(Group),
    /// Of one substance.
    One(&'static str),
}

impl Sort {
    /// Whether a substance is of it.
    pub(super) fn has(self, substance: &Substance) -> bool {
        match self {
            Sort::Group(group) => substance.groups.contains(&group),
            Sort::One(code) => substance.code == code,
        }
    }
}

/// Beside what a drug is told of.
#[derive(Debug, Clone, Copy)]
pub(super) enum Beside {
    /// Something that is taken.
    Taking(Sort),
    /// A condition of the medical history, by its code.
    Condition(&'static str),
    /// A pregnancy, from one week to before another. Of one whose weeks nobody knows every line is told.
    Pregnant(i64, i64),
    /// An age below so many years.
    Under(i32),
}

/// One line.
#[derive(Debug)]
pub(super) struct Rule {
    pub(super) drug: Sort,
    pub(super) beside: Beside,
    pub(super) reason: HazardReason,
    pub(super) grave: bool,
}

const fn grave(drug: Sort, beside: Beside, reason: HazardReason) -> Rule {
    Rule { drug, beside, reason, grave: true }
}

const fn light(drug: Sort, beside: Beside, reason: HazardReason) -> Rule {
    Rule { drug, beside, reason, grave: false }
}

const fn all(group: Group) -> Sort {
    Sort::Group(group)
}

const fn taking(group: Group) -> Beside {
    Beside::Taking(Sort::Group(group))
}

use Beside::{Condition, Pregnant, Taking, Under};
use Sort::One;

/// The last week anybody counts.
const TERM: i64 = 45;

pub(super) static RULES: &[Rule] = &[
    // Bleeding.
    grave(all(Nsaid), taking(VitaminKAntagonist), Bleeding),
    grave(all(Nsaid), taking(DirectAnticoagulant), Bleeding),
    grave(all(Nsaid), taking(Heparin), Bleeding),
    light(all(Nsaid), taking(Antiplatelet), Bleeding),
    light(all(Pyrazolone), taking(Antiplatelet), Bleeding),
    light(all(Nsaid), taking(Ssri), StomachBleeding),
    light(all(Nsaid), taking(Corticosteroid), StomachBleeding),
    light(all(Corticosteroid), taking(VitaminKAntagonist), RaisedInr),
    grave(all(Nsaid), Condition("haemophilia"), Bleeding),
    grave(all(Nsaid), Condition("von_willebrand"), Bleeding),
    // The INR rises.
    grave(all(Nitroimidazole), taking(VitaminKAntagonist), RaisedInr),
    grave(all(Azole), taking(VitaminKAntagonist), RaisedInr),
    grave(One("clarithromycin"), taking(VitaminKAntagonist), RaisedInr),
    grave(One("erythromycin"), taking(VitaminKAntagonist), RaisedInr),
    light(One("azithromycin"), taking(VitaminKAntagonist), RaisedInr),
    light(One("spiramycin"), taking(VitaminKAntagonist), RaisedInr),
    light(all(Penicillin), taking(VitaminKAntagonist), RaisedInr),
    light(all(Tetracycline), taking(VitaminKAntagonist), RaisedInr),
    light(all(Quinolone), taking(VitaminKAntagonist), RaisedInr),
    light(One("tramadol"), taking(VitaminKAntagonist), RaisedInr),
    light(all(Cyp3a4Inhibitor), taking(DirectAnticoagulant), Bleeding),
    // One piles up in the presence of the other.
    grave(all(Cyp3a4Inhibitor), Taking(One("simvastatin")), Toxicity),
    light(all(Cyp3a4Inhibitor), taking(Statin), Toxicity),
    grave(all(Cyp3a4Inhibitor), taking(CalcineurinInhibitor), Toxicity),
    light(all(Cyp3a4Inhibitor), Condition("transplant"), Toxicity),
    grave(all(Nsaid), Taking(One("methotrexate")), Toxicity),
    grave(all(Pyrazolone), Taking(One("methotrexate")), Toxicity),
    light(all(Penicillin), Taking(One("methotrexate")), Toxicity),
    grave(all(Nsaid), Taking(One("lithium")), Toxicity),
    light(all(Nitroimidazole), Taking(One("lithium")), Toxicity),
    grave(One("tramadol"), taking(Ssri), Seizures),
    light(all(Nsaid), taking(ReninBlocker), WeakensAndHarms),
    light(all(Nsaid), taking(Diuretic), WeakensAndHarms),
    // Pregnancy and breastfeeding.
    grave(all(Nsaid), Pregnant(20, TERM), Pregnancy),
    light(all(Nsaid), Pregnant(0, 20), Pregnancy),
    grave(all(Pyrazolone), Pregnant(28, TERM), Pregnancy),
    light(all(Pyrazolone), Pregnant(0, 28), Pregnancy),
    grave(all(Tetracycline), Pregnant(0, TERM), Pregnancy),
    grave(One("fluconazole"), Pregnant(0, TERM), Pregnancy),
    light(One("miconazole"), Pregnant(0, TERM), Pregnancy),
    grave(all(Quinolone), Pregnant(0, TERM), Pregnancy),
    light(One("clarithromycin"), Pregnant(0, TERM), Pregnancy),
    light(all(Nitroimidazole), Pregnant(0, 14), Pregnancy),
    light(all(Opioid), Pregnant(0, TERM), Pregnancy),
    light(all(Corticosteroid), Pregnant(0, TERM), Pregnancy),
    grave(all(Tetracycline), Condition("breastfeeding"), Breastfeeding),
    grave(all(Quinolone), Condition("breastfeeding"), Breastfeeding),
    grave(all(Opioid), Condition("breastfeeding"), Breastfeeding),
    light(all(Nitroimidazole), Condition("breastfeeding"), Breastfeeding),
    light(all(Pyrazolone), Condition("breastfeeding"), Breastfeeding),
    // Kidney, liver, heart, lungs, brain, sugar.
    grave(all(Nsaid), Condition("kidney_failure"), Kidney),
    light(all(Penicillin), Condition("kidney_failure"), Kidney),
    light(all(Pyrazolone), Condition("kidney_failure"), Kidney),
    light(One("fluconazole"), Condition("kidney_failure"), Kidney),
    light(One("clarithromycin"), Condition("kidney_failure"), Kidney),
    light(One("tramadol"), Condition("kidney_failure"), Kidney),
    light(One("paracetamol"), Condition("kidney_failure"), Kidney),
    light(all(Nsaid), Condition("transplant"), Kidney),
    grave(One("clavulanic_acid"), Condition("chronic_liver_disease"), Liver),
    light(One("paracetamol"), Condition("chronic_liver_disease"), Liver),
    light(all(Nsaid), Condition("chronic_liver_disease"), Liver),
    light(all(Pyrazolone), Condition("chronic_liver_disease"), Liver),
    light(all(Macrolide), Condition("chronic_liver_disease"), Liver),
    light(all(Azole), Condition("chronic_liver_disease"), Liver),
    light(all(Nitroimidazole), Condition("chronic_liver_disease"), Liver),
    grave(all(Nsaid), Condition("heart_failure"), Heart),
    grave(One("diclofenac"), Condition("ischaemic_heart_disease"), Heart),
    grave(One("diclofenac"), Condition("stroke"), Heart),
    light(all(Nsaid), Condition("ischaemic_heart_disease"), Heart),
    light(all(Nsaid), Condition("asthma"), Asthma),
    light(all(Pyrazolone), Condition("asthma"), Asthma),
    grave(One("tramadol"), Condition("epilepsy"), Seizures),
    grave(all(Quinolone), Condition("epilepsy"), Seizures),
    light(all(Nitroimidazole), Condition("epilepsy"), Seizures),
    light(all(Corticosteroid), Condition("diabetes_1"), Glucose),
    light(all(Corticosteroid), Condition("diabetes_2"), Glucose),
    grave(all(Nitroimidazole), Condition("alcohol"), Alcohol),
    light(One("paracetamol"), Condition("alcohol"), Alcohol),
    // Children.
    grave(all(Tetracycline), Under(8), Age),
    grave(One("codeine"), Under(12), Age),
    light(One("codeine"), Under(18), Age),
    grave(One("tramadol"), Under(12), Age),
    grave(One("aspirin"), Under(16), Age),
    light(all(Quinolone), Under(18), Age),
    light(One("etoricoxib"), Under(16), Age),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{health, prescription::substance};

    #[test]
    fn every_line_speaks_of_something_there_is() {
        let there = |sort: Sort| substance::SUBSTANCES.iter().any(|known| sort.has(known));
        for rule in RULES {
            assert!(there(rule.drug), "{rule:?}");
            let known = match rule.beside {
                Taking(sort) => there(sort),
                Condition(code) => health::find(code).is_some(),
                Pregnant(from, to) => from < to,
                Under(years) => years > 0,
            };
            assert!(known, "{rule:?}");
        }
    }
}
