//! Caries risk: a form's answers, what follows from them, and the clinician's word. Every answer is kept with the form and its
//! version; the words of the questions are the house's own.
//!
//! No cut-off is invented. Where a form leaves the weighing to a person, or an answer is not known, the result is a range.

mod forms;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    Class, Invalids, Kind, PatientId, Record, StaffId,
    record::{
        FieldType::{Id, Integer, List, Text},
        field, low,
    },
    text,
};

pub use forms::{FORMS, RiskForm, RiskQuestion, Rule, Weighs, find};

/// How much risk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum CariesLevel {
    /// Low.
    Low,
    /// Moderate.
    Moderate,
    /// High.
    High,
    /// High with a dry mouth.
    Extreme,
}

/// An answer.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum RiskAnswer {
    /// Yes.
    Yes,
    /// No.
    No,
    /// Not known, not asked.
    #[default]
    Unknown,
}

/// Answers by question.
pub type RiskAnswers = BTreeMap<String, RiskAnswer>;

/// A step of the argument.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum RiskReason {
    /// One sign of disease is enough.
    Disease {
        /// Which questions.
        questions: Vec<String>,
    },
    /// High risk with little saliva is extreme.
    Dry,
    /// No sign of disease and no risk factor.
    NothingFound,
    /// Risk factors and nothing that protects.
    NothingProtects {
        /// How many.
        risk: u32,
    },
    /// Both sides of the balance hold something: the form has no cut-off, the clinician weighs.
    Weigh {
        /// Risk factors.
        risk: u32,
        /// What protects.
        protects: u32,
    },
    /// Yes in each column; the fullest decides.
    Tally {
        /// High.
        high: u32,
        /// Moderate.
        moderate: u32,
        /// Low.
        low: u32,
    },
    /// The tally says less than high, but one factor of the high column may decide by judgement.
    OneMayDecide {
        /// Which questions.
        questions: Vec<String>,
    },
    /// Answers not known.
    Unknown {
        /// How many.
        n: u32,
    },
}

/// What follows from the answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct CariesArgued {
    /// The least it can be.
    pub least: CariesLevel,
    /// The most it can be.
    pub most: CariesLevel,
    /// The level, where both are one.
    pub level: Option<CariesLevel>,
    /// Step by step.
    pub reasons: Vec<RiskReason>,
}

/// Yes on each side of a form; what is not known counted one way or the other.
#[derive(Debug, Clone, Copy, Default)]
struct Sides {
    disease: u32,
    dry: u32,
    risk: u32,
    moderate: u32,
    protects: u32,
}

impl Sides {
    /// Counts, with what is not known taken for the worse or for the better. A moderate factor can do either: it is left out.
    fn count(form: &RiskForm, answers: &RiskAnswers, worse: bool) -> Sides {
        let mut sides = Sides::default();
        for question in form.questions {
            let yes = match (said(answers, question.code), question.weighs) {
                (RiskAnswer::Yes, _) => true,
                (RiskAnswer::No, _) | (RiskAnswer::Unknown, Weighs::Moderate) => false,
                (RiskAnswer::Unknown, Weighs::Protects) => !worse,
                (RiskAnswer::Unknown, Weighs::Disease | Weighs::Dry | Weighs::Risk) => worse,
            };
            let side = match question.weighs {
                Weighs::Disease => &mut sides.disease,
                Weighs::Dry => &mut sides.dry,
                Weighs::Risk => &mut sides.risk,
                Weighs::Moderate => &mut sides.moderate,
                Weighs::Protects => &mut sides.protects,
            };
            *side += u32::from(yes);
        }
        sides
    }

    /// What a form makes of them: from, to.
    fn range(self, rule: Rule) -> (CariesLevel, CariesLevel) {
        use CariesLevel::{Extreme, High, Low, Moderate};
        match rule {
            Rule::Balance { extreme } => match (self.disease > 0, self.dry > 0, self.risk + self.dry, self.protects) {
                (true, true, _, _) if extreme => (Extreme, Extreme),
                (true, _, _, _) => (High, High),
                (false, _, 0, _) => (Low, Low),
                (false, _, _, 0) => (Moderate, Moderate),
                (false, _, _, _) => (Low, Moderate),
            },
            Rule::Tally => {
                let columns = [(Low, self.protects), (Moderate, self.moderate), (High, self.high())];
                let most = columns.iter().map(|(_, n)| *n).max().unwrap_or(0);
                let full = || columns.iter().filter(|(_, n)| *n == most && most > 0).map(|(level, _)| *level);
                (full().min().unwrap_or(Low), full().max().unwrap_or(Low))
            }
        }
    }

    fn high(self) -> u32 {
        self.disease + self.dry + self.risk
    }
}

fn said(answers: &RiskAnswers, code: &str) -> RiskAnswer {
    answers.get(code).copied().unwrap_or_default()
}

/// Argues from answers.
pub fn argue(form: &RiskForm, answers: &RiskAnswers) -> CariesArgued {
    let open = form.questions.iter().filter(|asked| asked.weighs == Weighs::Moderate);
    let open = open.filter(|asked| said(answers, asked.code) == RiskAnswer::Unknown).count();
    let ranges = |worse: bool| {
        let sides = Sides::count(form, answers, worse);
        (0..=open as u32).map(move |n| Sides { moderate: sides.moderate + n, ..sides }.range(form.rule))
    };
    let least = ranges(false).map(|range| range.0).min().unwrap_or(CariesLevel::Low);
    let most = ranges(true).map(|range| range.1).max().unwrap_or(CariesLevel::Extreme);
    let level = (least == most).then_some(least);
    CariesArgued { least, most, level, reasons: reasons(form, answers, least) }
}

fn reasons(form: &RiskForm, answers: &RiskAnswers, least: CariesLevel) -> Vec<RiskReason> {
    let yes = |wanted: &dyn Fn(Weighs) -> bool| -> Vec<String> {
        let asked = form.questions.iter().filter(|question| wanted(question.weighs));
        asked.filter(|asked| said(answers, asked.code) == RiskAnswer::Yes).map(|asked| asked.code.to_owned()).collect()
    };
    let count = |questions: &[String]| u32::try_from(questions.len()).unwrap_or(u32::MAX);
    let disease = yes(&|weighs| weighs == Weighs::Disease);
    let dry = !yes(&|weighs| weighs == Weighs::Dry).is_empty();
    let risk = count(&yes(&|weighs| matches!(weighs, Weighs::Risk | Weighs::Dry)));
    let protects = count(&yes(&|weighs| weighs == Weighs::Protects));
    let mut reasons = Vec::new();
    match form.rule {
        Rule::Balance { extreme } if !disease.is_empty() => {
            reasons.push(RiskReason::Disease { questions: disease });
            if dry && extreme {
                reasons.push(RiskReason::Dry);
            }
        }
        Rule::Balance { .. } => reasons.push(match (risk, protects) {
            (0, _) => RiskReason::NothingFound,
            (risk, 0) => RiskReason::NothingProtects { risk },
            (risk, protects) => RiskReason::Weigh { risk, protects },
        }),
        Rule::Tally => {
            let high = yes(&|weighs| matches!(weighs, Weighs::Disease | Weighs::Dry | Weighs::Risk));
            let moderate = count(&yes(&|weighs| weighs == Weighs::Moderate));
            reasons.push(RiskReason::Tally { high: count(&high), moderate, low: protects });
            if !high.is_empty() && least < CariesLevel::High {
                reasons.push(RiskReason::OneMayDecide { questions: high });
            }
        }
    }
    let unknown = form.questions.iter().filter(|asked| said(answers, asked.code) == RiskAnswer::Unknown).count();
    if unknown > 0 {
        reasons.push(RiskReason::Unknown { n: u32::try_from(unknown).unwrap_or(u32::MAX) });
    }
    reasons
}

/// One assessment, said once; a later one stands before it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CariesRisk {
    /// Identity.
    pub id: Uuid,
    /// Whose risk.
    pub patient: PatientId,
    /// The form, by its stable name.
    pub form: String,
    /// Its version.
    pub version: i64,
    /// Every answer.
    pub answers: RiskAnswers,
    /// The least it could be, as computed then.
    pub least: CariesLevel,
    /// The most.
    pub most: CariesLevel,
    /// What the clinician says; nothing while only answers are given.
    pub judged: Option<CariesLevel>,
    /// Why it differs from what was computed.
    pub note: String,
    /// Clinical date.
    pub assessed_on: NaiveDate,
    /// Who assessed.
    pub by: StaffId,
    /// When, milliseconds UTC.
    pub recorded_at: i64,
}

/// Kind of [`CariesRisk`].
pub static KIND: Kind = Kind {
    name: "risk_assessment",
    class: Class::Fact,
    subject: Some("patient"),
    fields: &[
        field("patient", Id),
        field("form", Text),
        field("version", Integer),
        field("answers", List),
        field("least", Text),
        field("most", Text),
        field("judged", Text),
        low("note", Text),
        field("assessed_on", Text),
        field("by", Id),
        field("recorded_at", Integer),
    ],
};

impl Record for CariesRisk {
    const KIND: &'static Kind = &KIND;
    fn id(&self) -> Uuid {
        self.id
    }
    fn subject(&self) -> Option<PatientId> {
        Some(self.patient)
    }
}

impl CariesRisk {
    /// The clinician's word, else what the answers leave no doubt of.
    pub fn level(&self) -> Option<CariesLevel> {
        self.judged.or((self.least == self.most).then_some(self.least))
    }

    /// Names every fault.
    pub fn check(&self) -> Result<(), Invalids> {
        let mut faults = Invalids::default();
        let Some(form) = find(&self.form) else {
            faults.add("form", "unknown_value");
            return faults.or(());
        };
        if !self.answers.keys().all(|code| form.questions.iter().any(|question| question.code == code)) {
            faults.add("answers", "unknown_value");
        }
        if self.answers.values().all(|answer| *answer == RiskAnswer::Unknown) {
            faults.add("answers", "nothing_answered");
        }
        let outside = |judged: CariesLevel| judged < self.least || judged > self.most;
        if self.judged.is_some_and(outside) && self.note.is_empty() {
            faults.add("note", "reason_required");
        }
        faults.check(text::check("note", &self.note, text::LONG));
        faults.or(())
    }
}

/// The assessment that stands: the one of the latest day, and of one day the one said last.
pub fn latest(assessments: &[CariesRisk]) -> Option<&CariesRisk> {
    assessments.iter().max_by_key(|said| (said.assessed_on, said.recorded_at, said.id))
}

#[cfg(test)]
mod tests;
