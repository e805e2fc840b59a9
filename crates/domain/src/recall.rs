//! When to look again: proposed from the risks by the clinic's table, bounded by NICE, chosen by the clinician.
//!
//! Source: NICE CG19, dental recall: not under 3 months for anybody, not over 12 under 18 years of age and not over 24 from 18
//! on, in steps of 3. Which risk gives how many months is not in the guideline: the table is the clinic's own to change.

use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    Class, ClinicId, Invalids, Kind, PatientId, Record, StaffId,
    caries_risk::CariesLevel,
    perio::Risk,
    record::{
        FieldType::{Id, Integer, Text},
        field, low,
    },
    text,
};

/// Nobody comes more often.
pub const LEAST_MONTHS: i64 = 3;
/// Intervals are multiples of this.
pub const STEP_MONTHS: i64 = 3;

/// Nobody of this age comes less often. Whose age is not known is held to the shorter bound.
pub fn most_months(age_years: Option<i32>) -> i64 {
    if age_years.is_some_and(|age| age >= 18) { 24 } else { 12 }
}

/// The clinic's table: months for each risk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecallPolicy {
    /// The clinic's own id: there is one table.
    pub id: ClinicId,
    /// Low caries risk.
    pub caries_low: i64,
    /// Moderate caries risk.
    pub caries_moderate: i64,
    /// High caries risk.
    pub caries_high: i64,
    /// Extreme caries risk.
    pub caries_extreme: i64,
    /// Low periodontal risk.
    pub perio_low: i64,
    /// Moderate periodontal risk.
    pub perio_moderate: i64,
    /// High periodontal risk.
    pub perio_high: i64,
}

/// Kind of [`RecallPolicy`].
pub static POLICY_KIND: Kind = Kind {
    name: "recall_policy",
    class: Class::Register,
    subject: None,
    fields: &[
        field("caries_low", Integer),
        field("caries_moderate", Integer),
        field("caries_high", Integer),
        field("caries_extreme", Integer),
        field("perio_low", Integer),
        field("perio_moderate", Integer),
        field("perio_high", Integer),
    ],
};

impl Record for RecallPolicy {
    const KIND: &'static Kind = &POLICY_KIND;
    fn id(&self) -> Uuid {
        self.id.0
    }
    fn subject(&self) -> Option<PatientId> {
        None
    }
}

impl RecallPolicy {
    /// What holds where nobody has said otherwise: what is usual, and no guideline's word.
    pub fn usual(clinic: ClinicId) -> RecallPolicy {
        RecallPolicy {
            id: clinic,
            caries_low: 12,
            caries_moderate: 6,
            caries_high: 3,
            caries_extreme: 3,
            perio_low: 12,
            perio_moderate: 6,
            perio_high: 3,
        }
    }

    /// Names every interval that is none.
    pub fn check(&self) -> Result<(), Invalids> {
        let mut faults = Invalids::default();
        for (field, months) in [
            ("cariesLow", self.caries_low),
            ("cariesModerate", self.caries_moderate),
            ("cariesHigh", self.caries_high),
            ("cariesExtreme", self.caries_extreme),
            ("perioLow", self.perio_low),
            ("perioModerate", self.perio_moderate),
            ("perioHigh", self.perio_high),
        ] {
            if !is_interval(months, 24) {
                faults.add(field, "not_an_interval");
            }
        }
        faults.or(())
    }

    fn caries(&self, level: CariesLevel) -> i64 {
        match level {
            CariesLevel::Low => self.caries_low,
            CariesLevel::Moderate => self.caries_moderate,
            CariesLevel::High => self.caries_high,
            CariesLevel::Extreme => self.caries_extreme,
        }
    }

    fn perio(&self, risk: Risk) -> i64 {
        match risk {
            Risk::Low => self.perio_low,
            Risk::Moderate => self.perio_moderate,
            Risk::High => self.perio_high,
        }
    }
}

fn is_interval(months: i64, most: i64) -> bool {
    (LEAST_MONTHS..=most).contains(&months) && months % STEP_MONTHS == 0
}

/// What is known of a patient.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct RecallFacts {
    /// Age today.
    pub age_years: Option<i32>,
    /// Risk of caries.
    pub caries: Option<CariesLevel>,
    /// Risk of losing attachment.
    pub perio: Option<Risk>,
}

/// A step of the argument.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum RecallReason {
    /// The table's months for the caries risk.
    Caries {
        /// The risk.
        level: CariesLevel,
        /// The months.
        months: i32,
    },
    /// The table's months for the periodontal risk.
    Perio {
        /// The risk.
        risk: Risk,
        /// The months.
        months: i32,
    },
    /// The shorter of several decides.
    Shortest,
    /// Shortened to the longest interval of the age.
    Bounded {
        /// The bound.
        months: i32,
    },
    /// Caries risk has not been assessed.
    NoCariesRisk,
    /// Periodontal risk has not been assessed.
    NoPerioRisk,
    /// No date of birth: held to the bound of minors.
    NoAge,
}

/// A proposal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct RecallProposal {
    /// Months; none while no risk is known.
    pub months: Option<i32>,
    /// The shortest that may be chosen.
    pub least_months: i32,
    /// The longest.
    pub most_months: i32,
    /// Step by step.
    pub reasons: Vec<RecallReason>,
}

/// Proposes.
pub fn propose(facts: RecallFacts, policy: &RecallPolicy) -> RecallProposal {
    let most = most_months(facts.age_years);
    let (caries, perio) = (facts.caries.map(|level| policy.caries(level)), facts.perio.map(|risk| policy.perio(risk)));
    let mut reasons = Vec::new();
    reasons.push(match facts.caries.zip(caries) {
        Some((level, months)) => RecallReason::Caries { level, months: narrow(months) },
        None => RecallReason::NoCariesRisk,
    });
    reasons.push(match facts.perio.zip(perio) {
        Some((risk, months)) => RecallReason::Perio { risk, months: narrow(months) },
        None => RecallReason::NoPerioRisk,
    });
    let wanted = [caries, perio].into_iter().flatten().min();
    if caries.zip(perio).is_some_and(|(caries, perio)| caries != perio) {
        reasons.push(RecallReason::Shortest);
    }
    if wanted.is_some_and(|months| months > most) {
        reasons.push(RecallReason::Bounded { months: narrow(most) });
    }
    if facts.age_years.is_none() {
        reasons.push(RecallReason::NoAge);
    }
    // Two workstations may have merged a table that neither wrote: what it holds is brought back onto the steps.
    let stepped = |months: i64| (months - months.rem_euclid(STEP_MONTHS)).clamp(LEAST_MONTHS, most);
    RecallProposal {
        months: wanted.map(stepped).map(narrow),
        least_months: narrow(LEAST_MONTHS),
        most_months: narrow(most),
        reasons,
    }
}

fn narrow(months: i64) -> i32 {
    i32::try_from(months).unwrap_or(i32::MAX)
}

/// What a clinician chose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RecallDecision {
    /// Identity.
    pub id: Uuid,
    /// Who comes again.
    pub patient: PatientId,
    /// What was proposed then.
    pub proposed_months: Option<i64>,
    /// The caries risk it was proposed from.
    pub caries: Option<CariesLevel>,
    /// The periodontal risk it was proposed from.
    pub perio: Option<Risk>,
    /// What was chosen.
    pub months: i64,
    /// Why it differs.
    pub note: String,
    /// Clinical date, from which the months run.
    pub decided_on: NaiveDate,
    /// Who chose.
    pub by: StaffId,
    /// When, milliseconds UTC.
    pub recorded_at: i64,
}

/// Kind of [`RecallDecision`].
pub static DECISION_KIND: Kind = Kind {
    name: "recall_decision",
    class: Class::Fact,
    subject: Some("patient"),
    fields: &[
        field("patient", Id),
        field("proposed_months", Integer),
        field("caries", Text),
        field("perio", Text),
        field("months", Integer),
        low("note", Text),
        field("decided_on", Text),
        field("by", Id),
        field("recorded_at", Integer),
    ],
};

impl Record for RecallDecision {
    const KIND: &'static Kind = &DECISION_KIND;
    fn id(&self) -> Uuid {
        self.id
    }
    fn subject(&self) -> Option<PatientId> {
        Some(self.patient)
    }
}

impl RecallDecision {
    /// The day on which it is due.
    pub fn due_on(&self) -> NaiveDate {
        let months = Months::new(u32::try_from(self.months).unwrap_or(0));
        self.decided_on.checked_add_months(months).unwrap_or(self.decided_on)
    }

    /// Refuses what no guideline allows, and a choice against the proposal without a reason.
    pub fn check(&self, age_years: Option<i32>) -> Result<(), Invalids> {
        let mut faults = Invalids::default();
        if !is_interval(self.months, most_months(age_years)) {
            faults.add("months", "not_an_interval");
        }
        if self.proposed_months.is_some_and(|proposed| proposed != self.months) && self.note.is_empty() {
            faults.add("note", "reason_required");
        }
        faults.check(text::check("note", &self.note, text::LONG));
        faults.or(())
    }
}

/// The decision that stands: the one of the latest day, and of one day the one said last.
pub fn latest(decisions: &[RecallDecision]) -> Option<&RecallDecision> {
    decisions.iter().max_by_key(|said| (said.decided_on, said.recorded_at, said.id))
}

#[cfg(test)]
mod tests;
