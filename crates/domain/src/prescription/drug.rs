//! The drugs a dentist prescribes most, with what is usual for an adult: where the cursor starts, never where it must end.
//!
//! Doses follow section 4.2 of the product information of the Spanish agency of medicines (AEMPS, ficha técnica at CIMA)
//! of each active ingredient, for the indications met in dentistry. They are defaults to be edited by whoever signs.
//! Their names stand in the locales under `drug-<code>`; whatever is not here is prescribed in free text.

use super::{
    DosageForm::{self, Capsule, Cream, Gel, Mouthwash, Suspension, Tablet, Toothpaste},
    Route::{self, Buccal, Oral, Topical},
    substance,
};

/// One line.
#[derive(Debug, PartialEq, Eq)]
pub struct Drug {
    /// Stable name, never reused.
    pub code: &'static str,
    /// What is in it.
    pub substances: &'static [&'static str],
    /// Usual strength.
    pub strength: &'static str,
    /// What it looks like.
    pub form: DosageForm,
    /// Which way it enters the body.
    pub route: Route,
    /// How many, or how many millilitres, at a time.
    pub amount: u8,
    /// Hours between doses; 0 for a single one.
    pub every_hours: u8,
    /// For how many days.
    pub days: u8,
    /// How many in all.
    pub units: u8,
}

const fn drug_of(
    code: &'static str,
    substances: &'static [&'static str],
    strength: &'static str,
    (form, route): (DosageForm, Route),
    (amount, every_hours, days, units): (u8, u8, u8, u8),
) -> Drug {
    Drug { code, substances, strength, form, route, amount, every_hours, days, units }
}

/// Every line, the common ones first.
pub static DRUGS: &[Drug] = &[
    drug_of("amoxicillin", &["amoxicillin"], "500 mg", (Capsule, Oral), (1, 8, 7, 21)),
    drug_of(
        "amoxicillin_clavulanate",
        &["amoxicillin", "clavulanic_acid"],
        "875/125 mg",
        (Tablet, Oral),
        (1, 8, 7, 21),
    ),
    drug_of("clindamycin", &["clindamycin"], "300 mg", (Capsule, Oral), (1, 8, 7, 21)),
    drug_of("azithromycin", &["azithromycin"], "500 mg", (Tablet, Oral), (1, 24, 3, 3)),
    drug_of("clarithromycin", &["clarithromycin"], "500 mg", (Tablet, Oral), (1, 12, 7, 14)),
    drug_of("metronidazole", &["metronidazole"], "250 mg", (Tablet, Oral), (2, 8, 7, 42)),
    drug_of("doxycycline", &["doxycycline"], "100 mg", (Capsule, Oral), (1, 24, 7, 7)),
    drug_of("ibuprofen", &["ibuprofen"], "600 mg", (Tablet, Oral), (1, 8, 3, 9)),
    drug_of("paracetamol", &["paracetamol"], "650 mg", (Tablet, Oral), (1, 6, 3, 12)),
    drug_of("dexketoprofen", &["dexketoprofen"], "25 mg", (Tablet, Oral), (1, 8, 3, 9)),
    drug_of("naproxen", &["naproxen"], "500 mg", (Tablet, Oral), (1, 12, 3, 6)),
    drug_of("diclofenac", &["diclofenac"], "50 mg", (Tablet, Oral), (1, 8, 3, 9)),
    drug_of("metamizole", &["metamizole"], "575 mg", (Capsule, Oral), (1, 8, 3, 9)),
    drug_of("paracetamol_codeine", &["paracetamol", "codeine"], "500/30 mg", (Tablet, Oral), (1, 8, 2, 6)),
    drug_of("tramadol", &["tramadol"], "50 mg", (Capsule, Oral), (1, 8, 2, 6)),
    drug_of("dexamethasone", &["dexamethasone"], "4 mg", (Tablet, Oral), (1, 24, 2, 2)),
    drug_of("chlorhexidine_rinse", &["chlorhexidine"], "0,12 %", (Mouthwash, Buccal), (15, 12, 14, 1)),
    drug_of("chlorhexidine_gel", &["chlorhexidine"], "0,2 %", (Gel, Buccal), (1, 12, 14, 1)),
    drug_of("fluoride_5000", &["sodium_fluoride"], "5000 ppm", (Toothpaste, Buccal), (2, 8, 90, 1)),
    drug_of("nystatin", &["nystatin"], "100.000 UI/ml", (Suspension, Buccal), (5, 6, 14, 1)),
    drug_of("miconazole_gel", &["miconazole"], "2 %", (Gel, Buccal), (1, 6, 14, 1)),
    drug_of("fluconazole", &["fluconazole"], "50 mg", (Capsule, Oral), (1, 24, 7, 7)),
    drug_of("aciclovir_cream", &["aciclovir"], "5 %", (Cream, Topical), (1, 4, 5, 1)),
    drug_of("omeprazole", &["omeprazole"], "20 mg", (Capsule, Oral), (1, 24, 7, 7)),
];

/// A line by its code.
pub fn drug(code: &str) -> Option<&'static Drug> {
    DRUGS.iter().find(|drug| drug.code == code)
}

impl Drug {
    /// How people write what is in it, for searching.
    pub fn names(&self) -> Vec<&'static str> {
        self.substances.iter().filter_map(|code| substance::find(code)).flat_map(|known| known.names).copied().collect()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn each_is_made_of_known_substances_and_lasts_as_long_as_it_is_taken() {
        let codes: BTreeSet<&str> = DRUGS.iter().map(|drug| drug.code).collect();
        assert_eq!(codes.len(), DRUGS.len());
        for drug in DRUGS {
            assert!(drug.substances.iter().all(|code| substance::find(code).is_some()), "{}", drug.code);
            // What is counted in pieces adds up; bottles and tubes are not counted out.
            if matches!(drug.form, Capsule | Tablet) {
                let doses = u16::from(drug.days) * 24 / u16::from(drug.every_hours);
                assert_eq!(doses * u16::from(drug.amount), u16::from(drug.units), "{}", drug.code);
            }
        }
    }
}
