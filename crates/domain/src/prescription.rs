//! Prescriptions: what was prescribed, to whom, by whom, and against which warnings.
//!
//! A prescription is a fact. It is never edited: what was wrong is annulled, with a reason, and prescribed anew.
//! Dentists prescribe within their field (Real Decreto Legislativo 1/2015, art. 79.1). What stands on the paper follows
//! Real Decreto 1718/2010, art. 3.2: patient (name, date of birth, document), medicine (active ingredient, brand where it
//! matters, strength, form, route, units), posology (dose, frequency, duration), prescriber (name, licence number,
//! address), date and signature.

mod annulment;
mod drug;
mod hazard;
mod medicine;
mod rule;
mod substance;

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

pub use self::{
    annulment::{ANNULMENT_KIND, Annulment},
    drug::{DRUGS, Drug, drug},
    hazard::{Hazard, HazardReason, Taker, hazards},
    medicine::{DosageForm, Medicine, Route},
    substance::{Group, Substance, substances_of},
};
use crate::{
    Class, Invalid, Invalids, Kind, PatientId, PrescriptionId, Record, StaffId,
    record::{
        FieldType::{Id, Integer, List, Text},
        field, safety,
    },
    text,
};

/// A warning as it stood on the screen when the prescription was signed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Acknowledged {
    /// What was warned of.
    pub hazard: Hazard,
    /// Why it was prescribed all the same; empty where none is asked for.
    pub why: String,
}

/// One prescription.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Prescription {
    /// Identity.
    pub id: PrescriptionId,
    /// For whom.
    pub patient: PatientId,
    /// Clinical date.
    pub issued_on: NaiveDate,
    /// The medicines.
    pub items: Vec<Medicine>,
    /// Every warning there was, and why it was set aside.
    pub warnings: Vec<Acknowledged>,
    /// Name of the prescriber as it stood that day.
    pub prescriber: String,
    /// Licence number as it stood that day.
    pub licence: String,
    /// When it was signed, milliseconds UTC.
    pub recorded_at: i64,
    /// Who prescribed.
    pub by: StaffId,
}

/// Kind of [`Prescription`].
pub static KIND: Kind = Kind {
    name: "prescription",
    class: Class::Fact,
    subject: Some("patient"),
    fields: &[
        field("patient", Id),
        field("issued_on", Text),
        safety("items", List),
        safety("warnings", List),
        field("prescriber", Text),
        field("licence", Text),
        field("recorded_at", Integer),
        field("by", Id),
    ],
};

impl Record for Prescription {
    const KIND: &'static Kind = &KIND;
    fn id(&self) -> Uuid {
        self.id.0
    }
    fn subject(&self) -> Option<PatientId> {
        Some(self.patient)
    }
}

/// Most medicines on one paper.
pub const MOST_ITEMS: usize = 10;

impl Prescription {
    /// How people name it: year and the last of its id, so that two workstations without a line never give the same.
    pub fn number(&self) -> String {
        let id = self.id.0.simple().to_string().to_uppercase();
        format!("{}-{}", self.issued_on.format("%Y"), &id[id.len() - 8..])
    }

    /// Whether some of it is still to be taken on a day.
    pub fn runs_on(&self, day: NaiveDate) -> bool {
        let last = |item: &Medicine| self.issued_on + Days::new(u64::from(item.days.unsigned_abs()));
        self.items.iter().any(|item| last(item) >= day)
    }

    /// Names every fault. Each grave warning needs a reason of its own: `hazards` are those there are now.
    pub fn check(&self, hazards: &[Hazard]) -> Result<(), Invalids> {
        let mut faults = Invalids::default();
        if self.items.is_empty() {
            faults.add("items", "required");
        }
        if self.items.len() > MOST_ITEMS {
            faults.add("items", "too_many");
        }
        for (n, item) in self.items.iter().enumerate() {
            faults.0.extend(item.check(n).0);
        }
        faults.check(text::required("prescriber", &self.prescriber));
        if self.licence.trim().is_empty() {
            faults.add("prescriber", "no_licence");
        }
        faults.check(self.answers(hazards));
        for answered in &self.warnings {
            faults.check(text::check("warnings", &answered.why, 1000));
        }
        faults.or(())
    }

    fn answers(&self, hazards: &[Hazard]) -> Result<(), Invalid> {
        let answered = |said: &&Acknowledged| !said.why.trim().is_empty();
        let answered: BTreeSet<String> = self.warnings.iter().filter(answered).map(|said| said.hazard.key()).collect();
        let silent = hazards.iter().any(|hazard| hazard.grave && !answered.contains(&hazard.key()));
        if silent { Err(Invalid::new("warnings", "warning_unanswered")) } else { Ok(()) }
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    pub(crate) fn day() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day")
    }

    pub(crate) fn item(code: &str, ingredient: &str) -> Medicine {
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
            indication: String::new(),
        }
    }

    pub(crate) fn prescription(items: Vec<Medicine>) -> Prescription {
        Prescription {
            id: PrescriptionId(Uuid::from_u128(0xabcd_ef01)),
            patient: PatientId(Uuid::nil()),
            issued_on: day(),
            items,
            warnings: Vec::new(),
            prescriber: "Ana Pérez".to_owned(),
            licence: "41003562".to_owned(),
            recorded_at: 0,
            by: StaffId(Uuid::nil()),
        }
    }

    fn reasons(checked: Result<(), Invalids>) -> Vec<String> {
        checked.err().map_or_else(Vec::new, |faults| faults.0.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn every_fault_is_named_at_its_line() {
        let wrong = Medicine { ingredient: " ".to_owned(), dose: String::new(), days: 0, ..item("", "") };
        let told = reasons(prescription(vec![item("amoxicillin", "Amoxicilina"), wrong]).check(&[]));
        assert_eq!(told, ["items.1.ingredient: required", "items.1.dose: required", "items.1.days: out_of_range"]);
        assert_eq!(reasons(prescription(Vec::new()).check(&[])), ["items: required"]);
        let many = prescription(vec![item("ibuprofen", "Ibuprofeno"); MOST_ITEMS + 1]);
        assert_eq!(reasons(many.check(&[])), ["items: too_many"]);
        let unlicensed = Prescription { licence: " ".to_owned(), ..prescription(vec![item("", "Agua")]) };
        assert_eq!(reasons(unlicensed.check(&[])), ["prescriber: no_licence"]);
    }

    #[test]
    fn a_grave_warning_is_answered_in_words_or_nothing_is_prescribed() {
        let grave = Hazard {
            drug: "Amoxicilina".to_owned(),
            reason: HazardReason::AllergyClass,
            grave: true,
            against: "Penicilinas".to_owned(),
            against_code: "penicillins".to_owned(),
        };
        let light = Hazard { grave: false, reason: HazardReason::AdultDose, ..grave.clone() };
        let hazards = [grave.clone(), light];
        let mut paper = prescription(vec![item("amoxicillin", "Amoxicilina")]);
        assert_eq!(reasons(paper.check(&hazards)), ["warnings: warning_unanswered"]);
        paper.warnings = vec![Acknowledged { hazard: grave.clone(), why: "  ".to_owned() }];
        assert_eq!(reasons(paper.check(&hazards)), ["warnings: warning_unanswered"]);
        // An answer to something else is no answer.
        let other = Hazard { reason: HazardReason::Pregnancy, ..grave.clone() };
        paper.warnings = vec![Acknowledged { hazard: other, why: "Tolerada en 2024".to_owned() }];
        assert_eq!(reasons(paper.check(&hazards)), ["warnings: warning_unanswered"]);
        paper.warnings = vec![Acknowledged { hazard: grave, why: "Tolerada en 2024".to_owned() }];
        assert_eq!(paper.check(&hazards), Ok(()));
    }

    #[test]
    fn its_number_follows_from_its_id_and_it_runs_until_the_last_is_taken() {
        let paper = prescription(vec![item("amoxicillin", "Amoxicilina")]);
        assert_eq!(paper.number(), "2026-ABCDEF01");
        assert!(paper.runs_on(day() + Days::new(7)) && !paper.runs_on(day() + Days::new(8)));
    }
}
