//! Medical history: what a person is allergic to, lives with and takes; what was measured; and who went through it when.
//!
//! Items are assertions: claimed until ended. While one workstation claims what another ends, the claim stands and both
//! are shown to be decided on, since an allergy shown too long does less harm than one gone unseen.

mod alert;
mod catalogue;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

pub use self::{
    alert::{Alert, Warning, alert, warnings},
    catalogue::{CATALOGUE, Entry, find},
};
use crate::{
    Class, HealthItemId, Invalid, Invalids, Kind, PatientId, Record, StaffId,
    record::{
        FieldType::{Id, Integer, List, Text},
        field, low, refutes, safety,
    },
    text,
};

/// What sort of thing is claimed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Category {
    /// The person reacts to it.
    Allergy,
    /// An illness, a state, something implanted.
    Condition,
    /// What is taken.
    Medication,
}

/// How badly a person reacts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// Not asked, or not a matter of degree.
    #[default]
    Unknown,
    /// A nuisance.
    Mild,
    /// Needs treatment.
    Moderate,
    /// Anaphylaxis or its like.
    Severe,
}

/// Why an item no longer stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum EndReason {
    /// It was so and is over: healed, no longer taken.
    Over,
    /// It never was so.
    Refuted,
}

/// One allergy, condition or medication.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HealthItem {
    /// Identity.
    pub id: HealthItemId,
    /// Whose.
    pub patient: PatientId,
    /// What sort of thing.
    pub category: Category,
    /// Line of the catalogue; empty for what was typed freely.
    pub code: String,
    /// As it was called when it was entered.
    pub name: String,
    /// How badly the person reacts.
    pub severity: Severity,
    /// Reaction, dose, or whatever else was said.
    pub detail: String,
    /// When a child is expected.
    pub due_on: Option<NaiveDate>,
    /// It no longer stands.
    pub ended: bool,
    /// Why.
    pub end_reason: Option<EndReason>,
    /// Since when.
    pub ended_on: Option<NaiveDate>,
    /// When it was entered, milliseconds UTC.
    pub recorded_at: i64,
    /// Who entered it.
    pub by: StaffId,
}

/// Kind of [`HealthItem`].
pub static ITEM_KIND: Kind = Kind {
    name: "health_item",
    class: Class::Assertion,
    subject: Some("patient"),
    fields: &[
        field("patient", Id),
        safety("category", Text),
        safety("code", Text),
        safety("name", Text),
        safety("severity", Text),
        safety("detail", Text),
        safety("due_on", Text),
        refutes("ended"),
        low("end_reason", Text),
        low("ended_on", Text),
        low("recorded_at", Integer),
        low("by", Id),
    ],
};

impl Record for HealthItem {
    const KIND: &'static Kind = &ITEM_KIND;
    fn id(&self) -> Uuid {
        self.id.0
    }
    fn subject(&self) -> Option<PatientId> {
        Some(self.patient)
    }
}

impl HealthItem {
    /// Brings what was typed to the form it is kept in.
    pub fn clean(&mut self) {
        for value in [&mut self.code, &mut self.name, &mut self.detail] {
            *value = text::clean(value);
        }
    }

    /// Names every fault in what was entered, beside the items the patient already has.
    pub fn check(&self, others: &[HealthItem]) -> Result<(), Invalids> {
        let mut faults = Invalids::default();
        faults.check(text::required("name", &self.name));
        faults.check(text::check("detail", &self.detail, text::LONG));
        if !self.code.is_empty() && find(&self.code).is_none_or(|entry| entry.category != self.category) {
            faults.add("name", "unknown_value");
        }
        if self.severity != Severity::Unknown && self.category != Category::Allergy {
            faults.add("severity", "not_for_this");
        }
        if self.due_on.is_some() && self.code != catalogue::PREGNANCY {
            faults.add("dueOn", "not_for_this");
        }
        let twice = |other: &HealthItem| other.id != self.id && !other.ended && other.says_the_same(self);
        if !self.ended && others.iter().any(twice) {
            faults.add("name", "already_there");
        }
        faults.or(())
    }

    /// Ends it. An allergy is not over one day: it stands, or it never was one.
    pub fn end(&mut self, reason: EndReason, today: NaiveDate) -> Result<(), Invalid> {
        if self.category == Category::Allergy && reason == EndReason::Over {
            return Err(Invalid::new("reason", "not_for_this"));
        }
        (self.ended, self.end_reason, self.ended_on) = (true, Some(reason), Some(today));
        Ok(())
    }

    /// Lets it stand again.
    pub fn restore(&mut self) {
        (self.ended, self.end_reason, self.ended_on) = (false, None, None);
    }

    /// Whether both claim the same thing.
    pub(crate) fn says_the_same(&self, other: &HealthItem) -> bool {
        let name = |item: &HealthItem| text::search_key(&item.name);
        self.category == other.category
            && (if self.code.is_empty() {
                other.code.is_empty() && name(self) == name(other)
            } else {
                self.code == other.code
            })
    }
}

/// What is measured or judged anew from time to time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// Physical status after the American Society of Anesthesiologists, 1 to 6.
    Asa,
    /// International normalised ratio, in tenths.
    Inr,
}

/// One measurement. The latest counts; what was wrong is measured again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct HealthReading {
    /// Identity.
    pub id: Uuid,
    /// Whose.
    pub patient: PatientId,
    /// What was measured.
    pub measure: Measure,
    /// The value, in the unit of the measure.
    pub value: i64,
    /// Clinical date.
    pub measured_on: NaiveDate,
    /// When it was entered, milliseconds UTC.
    pub recorded_at: i64,
    /// Who entered it.
    pub by: StaffId,
}

/// Kind of [`HealthReading`].
pub static READING_KIND: Kind = Kind {
    name: "health_reading",
    class: Class::Fact,
    subject: Some("patient"),
    fields: &[
        field("patient", Id),
        safety("measure", Text),
        safety("value", Integer),
        field("measured_on", Text),
        field("recorded_at", Integer),
        field("by", Id),
    ],
};

impl Record for HealthReading {
    const KIND: &'static Kind = &READING_KIND;
    fn id(&self) -> Uuid {
        self.id
    }
    fn subject(&self) -> Option<PatientId> {
        Some(self.patient)
    }
}

impl HealthReading {
    /// Refuses what cannot be.
    pub fn check(&self, today: NaiveDate) -> Result<(), Invalids> {
        let mut faults = Invalids::default();
        let possible = match self.measure {
            Measure::Asa => 1..=6,
            Measure::Inr => 5..=200,
        };
        if !possible.contains(&self.value) {
            faults.add("value", "out_of_range");
        }
        if self.measured_on > today {
            faults.add("measuredOn", "in_the_future");
        }
        faults.or(())
    }
}

/// Somebody went through the history with the patient and found it to be so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HealthReview {
    /// Identity.
    pub id: Uuid,
    /// Whose history.
    pub patient: PatientId,
    /// Clinical date.
    pub reviewed_on: NaiveDate,
    /// Ids of the items that stood on the screen.
    pub items: Vec<String>,
    /// When it was entered, milliseconds UTC.
    pub recorded_at: i64,
    /// Who reviewed.
    pub by: StaffId,
}

/// Kind of [`HealthReview`].
pub static REVIEW_KIND: Kind = Kind {
    name: "health_review",
    class: Class::Fact,
    subject: Some("patient"),
    fields: &[
        field("patient", Id),
        field("reviewed_on", Text),
        field("items", List),
        field("recorded_at", Integer),
        field("by", Id),
    ],
};

impl Record for HealthReview {
    const KIND: &'static Kind = &REVIEW_KIND;
    fn id(&self) -> Uuid {
        self.id
    }
    fn subject(&self) -> Option<PatientId> {
        Some(self.patient)
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    pub(crate) fn item(n: u128, code: &str, name: &str) -> HealthItem {
        HealthItem {
            id: HealthItemId(Uuid::from_u128(n)),
            patient: PatientId(Uuid::nil()),
            category: find(code).map_or(Category::Allergy, |entry| entry.category),
            code: code.to_owned(),
            name: name.to_owned(),
            severity: Severity::Unknown,
            detail: String::new(),
            due_on: None,
            ended: false,
            end_reason: None,
            ended_on: None,
            recorded_at: 0,
            by: StaffId(Uuid::nil()),
        }
    }

    fn day() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day")
    }

    fn reasons(checked: Result<(), Invalids>) -> Vec<String> {
        checked.err().map_or_else(Vec::new, |faults| faults.0.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn what_stands_is_not_entered_twice_and_what_ended_may_come_back() {
        let mut kept = item(1, "", "Níspero");
        assert_eq!(reasons(item(2, "", "nispero ").check(&[kept.clone()])), ["name: already_there"]);
        kept.end(EndReason::Refuted, day()).expect("ends");
        assert_eq!(item(2, "", "nispero").check(&[kept.clone()]), Ok(()));
        kept.restore();
        assert_eq!((kept.ended, kept.end_reason, kept.ended_on), (false, None, None));
        assert_eq!(kept.check(&[kept.clone()]), Ok(()), "it is not its own double");
    }

    #[test]
    fn an_allergy_is_refuted_and_never_over() {
        let mut allergy = item(1, "penicillins", "Penicilinas");
        assert_eq!(allergy.end(EndReason::Over, day()), Err(Invalid::new("reason", "not_for_this")));
        assert!(!allergy.ended);
        let mut drug = item(2, "warfarin", "Warfarina");
        assert_eq!(drug.end(EndReason::Over, day()), Ok(()));
    }

    #[test]
    fn only_fitting_details_are_taken() {
        let drug = HealthItem {
            severity: Severity::Severe,
            due_on: Some(day()),
            category: Category::Medication,
            ..item(1, "penicillins", " ")
        };
        let told = reasons(drug.check(&[]));
        assert_eq!(told, ["name: required", "name: unknown_value", "severity: not_for_this", "dueOn: not_for_this"]);
        let pregnant = HealthItem { due_on: Some(day()), ..item(1, "pregnancy", "Embarazo") };
        assert_eq!(pregnant.check(&[]), Ok(()));
    }

    #[test]
    fn impossible_readings_are_refused() {
        let reading = |measure, value| HealthReading {
            id: Uuid::nil(),
            patient: PatientId(Uuid::nil()),
            measure,
            value,
            measured_on: day(),
            recorded_at: 0,
            by: StaffId(Uuid::nil()),
        };
        assert_eq!(reading(Measure::Inr, 26).check(day()), Ok(()));
        assert_eq!(reasons(reading(Measure::Inr, 260).check(day())), ["value: out_of_range"]);
        assert_eq!(reasons(reading(Measure::Asa, 0).check(day())), ["value: out_of_range"]);
        let tomorrow = HealthReading { measured_on: day().succ_opt().expect("a day"), ..reading(Measure::Asa, 2) };
        assert_eq!(reasons(tomorrow.check(day())), ["measuredOn: in_the_future"]);
    }
}
