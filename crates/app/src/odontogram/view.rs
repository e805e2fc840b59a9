//! What screens are told of a mouth.

use chrono::NaiveDate;
use domain::{
    FindingId, PlanItemId, Surface, Tooth,
    finding::{Status, Target},
    nts188::Specification,
    odontogram::Presence,
    profile::Profile,
    rules::Rule,
};
use reports::{
    geometry::Paint,
    odontogram::{Letters, Mark},
};
use serde::{Deserialize, Serialize};

/// What can be charted, and on which teeth.
#[derive(Debug, Clone, Serialize, specta::Type)]
pub struct Catalogue {
    /// The rules in the order of the list.
    pub rules: Vec<Rule>,
    /// The 52 positions.
    pub teeth: Vec<ToothFacts>,
}

/// What a screen must know of a position.
#[derive(Debug, Clone, Serialize, specta::Type)]
pub struct ToothFacts {
    /// Which.
    pub tooth: Tooth,
    /// Its faces.
    pub surfaces: Vec<Surface>,
    /// Milk tooth.
    pub primary: bool,
    /// In the upper jaw.
    pub upper: bool,
    /// On the patient's right.
    pub right: bool,
    /// Its class.
    pub class: domain::tooth::ToothClass,
    /// 1 beside the midline to 8.
    pub position: u8,
}

/// Which picture of the mouth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, specta::Type)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ChartView {
    /// As it stands, planned work outlined.
    Today,
    /// As first charted.
    Initial,
    /// Only what is to be done.
    Planned,
    /// As it stood at a date.
    At {
        /// The date.
        date: NaiveDate,
    },
    /// What changed between two dates.
    Compare {
        /// The earlier.
        from: NaiveDate,
        /// The later.
        to: NaiveDate,
    },
}

/// Everything the screen shows over the still picture.
#[derive(Debug, Clone, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ChartState {
    /// The date shown.
    pub date: NaiveDate,
    /// Dates on which something was charted, oldest first.
    pub dates: Vec<NaiveDate>,
    /// Position by position.
    pub teeth: Vec<ToothState>,
    /// What is drawn.
    pub marks: Vec<Mark>,
    /// What holds at that date, newest first.
    pub findings: Vec<FindingView>,
    /// Everything ever entered, newest first.
    pub history: Vec<FindingView>,
    /// How the clinic's country draws it.
    pub profile: Profile,
    /// What that country wants spelled out with some findings.
    pub specifications: Vec<Asked>,
    /// Colours in use.
    pub legend: Vec<Paint>,
    /// Letters in use.
    pub letters: Vec<LetterKey>,
    /// Something can be undone.
    pub can_undo: bool,
    /// Something can be done again.
    pub can_redo: bool,
}

/// What is to be spelled out with a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type)]
pub struct Asked {
    /// Line of the catalogue.
    pub rule: &'static str,
    /// Value of its attribute.
    pub value: &'static str,
    /// What is to be spelled out.
    pub specification: Specification,
    /// No entry is taken without it.
    pub required: bool,
}

/// Letters and what they stand for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, specta::Type)]
pub struct LetterKey {
    /// The letters.
    pub letters: String,
    /// Line of the catalogue.
    pub rule: String,
    /// Value of its attribute.
    pub attribute: Option<String>,
    /// What it says about now.
    pub status: Status,
}

/// One position.
#[derive(Debug, Clone, Serialize, specta::Type)]
pub struct ToothState {
    /// Which.
    pub tooth: Tooth,
    /// Whether it is drawn.
    pub presence: Presence,
    /// The letters beside it.
    pub letters: Vec<Letters>,
}

/// A finding in a list.
#[derive(Debug, Clone, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct FindingView {
    /// Which.
    pub id: FindingId,
    /// Line of the catalogue.
    pub rule: String,
    /// The teeth.
    pub teeth: Vec<Target>,
    /// The faces.
    pub surfaces: Vec<Surface>,
    /// Value of the rule's attribute.
    pub attribute: Option<String>,
    /// What it says about now.
    pub status: Status,
    /// Its colour.
    pub paint: Paint,
    /// Its letters.
    pub letters: String,
    /// Clinical date.
    pub observed_on: NaiveDate,
    /// When it was entered, milliseconds UTC.
    pub recorded_at: i64,
    /// By whom.
    pub by: String,
    /// Free text.
    pub note: String,
    /// Taken back.
    pub withdrawn: bool,
    /// It is an open item of the plan that is followed, and nothing on the chart.
    pub plan_item: Option<PlanItemId>,
    /// May be taken back with Delete now.
    pub mine: bool,
}
