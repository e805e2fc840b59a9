//! What was done in a hygiene session. A fact: corrected by withdrawing it and recording another, never by an edit.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    Class, HygieneSessionId, Invalid, Invalids, Kind, PatientId, Record, StaffId, Tooth, VisitId,
    id::PerioExamId,
    record::{
        FieldType::{Boolean, Id, Integer, List, Text},
        field, safety,
    },
    text,
};

/// How fluoride was applied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Fluoride {
    /// Varnish.
    Varnish,
    /// Gel in a tray.
    Gel,
    /// Foam in a tray.
    Foam,
    /// Rinse.
    Rinse,
    /// Silver diamine fluoride.
    SilverDiamine,
}

/// What the patient was shown or told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Instruction {
    /// Brushing.
    Brushing,
    /// Interdental brushes.
    Interdental,
    /// Floss.
    Floss,
    /// Water jet.
    Irrigator,
    /// Mouthwash.
    Rinse,
    /// Cleaning the tongue.
    Tongue,
    /// Cleaning prostheses and implants.
    Prosthesis,
    /// Fluoride at home.
    FluorideHome,
    /// Diet.
    Diet,
    /// Giving up tobacco.
    Tobacco,
}

/// One session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HygieneSession {
    /// Identity.
    pub id: HygieneSessionId,
    /// Whose mouth.
    pub patient: PatientId,
    /// In which visit.
    pub visit: VisitId,
    /// Clinical date.
    pub done_on: NaiveDate,
    /// Scaled with ultrasound.
    pub ultrasonic: bool,
    /// Scaled by hand.
    pub hand_instruments: bool,
    /// Polished.
    pub polishing: bool,
    /// Fluoride, if any was applied.
    pub fluoride: Option<Fluoride>,
    /// How strong, in parts of fluoride ion per million.
    pub fluoride_ppm: Option<i64>,
    /// Which teeth were sealed.
    pub sealants: Vec<Tooth>,
    /// What the patient was shown or told.
    pub instructions: Vec<Instruction>,
    /// How long it took.
    pub duration_minutes: Option<i64>,
    /// When the patient shall come again.
    pub next_recall_months: Option<i64>,
    /// The periodontal examination of that day.
    pub exam: Option<PerioExamId>,
    /// Anything else.
    pub note: String,
    /// Who did it.
    pub by: StaffId,
    /// When it was entered, milliseconds UTC.
    pub recorded_at: i64,
}

/// Kind of [`HygieneSession`].
pub static KIND: Kind = Kind {
    name: "hygiene_session",
    class: Class::Fact,
    subject: Some("patient"),
    fields: &[
        field("patient", Id),
        field("visit", Id),
        field("done_on", Text),
        field("ultrasonic", Boolean),
        field("hand_instruments", Boolean),
        field("polishing", Boolean),
        field("fluoride", Text),
        field("fluoride_ppm", Integer),
        safety("sealants", List),
        field("instructions", List),
        field("duration_minutes", Integer),
        field("next_recall_months", Integer),
        field("exam", Id),
        field("note", Text),
        field("by", Id),
        field("recorded_at", Integer),
    ],
};

/// A session is withdrawn: it was entered in error, or another stands for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HygieneWithdrawal {
    /// Identity.
    pub id: Uuid,
    /// Whose mouth.
    pub patient: PatientId,
    /// Which session.
    pub session: HygieneSessionId,
    /// Why.
    pub reason: String,
    /// Who withdrew it.
    pub by: StaffId,
    /// When, milliseconds UTC.
    pub recorded_at: i64,
}

/// Kind of [`HygieneWithdrawal`].
pub static WITHDRAWAL_KIND: Kind = Kind {
    name: "hygiene_withdrawal",
    class: Class::Fact,
    subject: Some("patient"),
    fields: &[
        field("patient", Id),
        field("session", Id),
        field("reason", Text),
        field("by", Id),
        field("recorded_at", Integer),
    ],
};

impl Record for HygieneSession {
    const KIND: &'static Kind = &KIND;
    fn id(&self) -> Uuid {
        self.id.0
    }
    fn subject(&self) -> Option<PatientId> {
        Some(self.patient)
    }
}

impl Record for HygieneWithdrawal {
    const KIND: &'static Kind = &WITHDRAWAL_KIND;
    fn id(&self) -> Uuid {
        self.id
    }
    fn subject(&self) -> Option<PatientId> {
        Some(self.patient)
    }
}

/// From a rinse of 0.05 % sodium fluoride (226 ppm) to 38 % silver diamine fluoride (44,800 ppm), with room around them.
/// Sodium fluoride is 45.2 % fluoride by weight; varnish of 5 % has 22,600 ppm.
const PPM: std::ops::RangeInclusive<i64> = 100..=50_000;

/// The shortest recall there is.
///
/// NICE CG19 (2004, confirmed 2020): from 3 months, in steps of 3, up to 12 months below the age of 18 and 24 from then on.
const RECALL_LEAST: i64 = 3;

impl HygieneSession {
    /// Names every fault in what was entered, of somebody of this age.
    pub fn check(&self, age_years: Option<i32>) -> Result<(), Invalids> {
        let mut faults = Invalids::default();
        let done = self.ultrasonic || self.hand_instruments || self.polishing || self.fluoride.is_some();
        let told = !self.sealants.is_empty() || !self.instructions.is_empty() || !self.note.is_empty();
        if !done && !told {
            faults.add("done", "required");
        }
        faults.check(self.check_fluoride());
        if self.duration_minutes.is_some_and(|minutes| !(1..=480).contains(&minutes)) {
            faults.add("durationMinutes", "out_of_range");
        }
        if self.next_recall_months.is_some_and(|months| !recalls(age_years).contains(&months)) {
            faults.add("nextRecallMonths", "recall_out_of_bounds");
        }
        let mut teeth = self.sealants.clone();
        teeth.sort_unstable();
        teeth.dedup();
        if teeth.len() != self.sealants.len() {
            faults.add("sealants", "duplicate");
        }
        faults.check(text::check("note", &self.note, text::LONG));
        faults.or(())
    }

    fn check_fluoride(&self) -> Result<(), Invalid> {
        match (self.fluoride, self.fluoride_ppm) {
            (None, Some(_)) => Err(Invalid::new("fluoridePpm", "not_for_this")),
            (Some(_), Some(ppm)) if !PPM.contains(&ppm) => Err(Invalid::new("fluoridePpm", "out_of_range")),
            _ => Ok(()),
        }
    }
}

/// The recalls that may be set for somebody of this age, in months; who never told an age counts as grown.
pub fn recalls(age_years: Option<i32>) -> Vec<i64> {
    let most = if age_years.is_some_and(|age| age < 18) { 12 } else { 24 };
    (RECALL_LEAST..=most).step_by(3).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn session() -> HygieneSession {
        HygieneSession {
            id: HygieneSessionId(Uuid::nil()),
            patient: PatientId(Uuid::nil()),
            visit: VisitId(Uuid::nil()),
            done_on: NaiveDate::MIN,
            ultrasonic: true,
            hand_instruments: false,
            polishing: false,
            fluoride: None,
            fluoride_ppm: None,
            sealants: Vec::new(),
            instructions: Vec::new(),
            duration_minutes: None,
            next_recall_months: None,
            exam: None,
            note: String::new(),
            by: StaffId(Uuid::nil()),
            recorded_at: 0,
        }
    }

    fn reasons(session: &HygieneSession, age: Option<i32>) -> Vec<String> {
        session.check(age).err().map_or_else(Vec::new, |faults| faults.0.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn a_session_in_which_nothing_happened_is_refused() {
        let nothing = HygieneSession { ultrasonic: false, duration_minutes: Some(30), ..session() };
        assert_eq!(reasons(&nothing, None), ["done: required"]);
        let told = HygieneSession { instructions: vec![Instruction::Floss], ..nothing };
        assert_eq!(reasons(&told, None), Vec::<String>::new());
    }

    #[test]
    fn fluoride_has_a_strength_that_there_is_and_none_without_it() {
        let with = |fluoride, fluoride_ppm| HygieneSession { fluoride, fluoride_ppm, ..session() };
        assert_eq!(reasons(&with(Some(Fluoride::Varnish), Some(22_600)), None), Vec::<String>::new());
        assert_eq!(reasons(&with(Some(Fluoride::SilverDiamine), Some(448_000)), None), ["fluoridePpm: out_of_range"]);
        assert_eq!(reasons(&with(None, Some(226)), None), ["fluoridePpm: not_for_this"]);
    }

    #[test]
    fn a_recall_is_set_in_steps_of_three_months_and_sooner_for_the_young() {
        let in_months = |months| HygieneSession { next_recall_months: Some(months), ..session() };
        let refused = |age| (1..=30).filter(|months| !reasons(&in_months(*months), age).is_empty()).count();
        assert_eq!((refused(Some(17)), refused(Some(18)), refused(None)), (26, 22, 22));
        assert_eq!(recalls(Some(9)), [3, 6, 9, 12]);
        assert_eq!(reasons(&in_months(15), Some(17)), ["nextRecallMonths: recall_out_of_bounds"]);
    }

    #[test]
    fn a_tooth_is_sealed_once() {
        let tooth = Tooth::new(16).expect("a tooth");
        let twice = HygieneSession { sealants: vec![tooth, tooth], ..session() };
        assert_eq!(reasons(&twice, None), ["sealants: duplicate"]);
    }
}
