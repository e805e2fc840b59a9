//! One observation on the chart, and its correction. Both are facts: said once, never edited.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    Class, FindingId, Kind, PatientId, Record, StaffId, Surfaces, Tooth,
    record::{
        FieldType::{Id, Integer, List, Text},
        field, safety,
    },
    rules,
};

/// What a finding says about now: colour and layer follow from it, in each profile its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Older work, sound.
    ExistingGood,
    /// Older work that fails.
    ExistingDefective,
    /// Disease, or what disease demands.
    Pathology,
    /// Meant to be replaced.
    Temporary,
    /// Agreed or proposed, not yet done.
    Planned,
    /// Done in this clinic.
    DoneHere,
    /// Sent elsewhere to be done.
    Referred,
}

impl Status {
    /// Whether it is not in the mouth yet.
    pub fn is_ahead(self) -> bool {
        matches!(self, Status::Planned | Status::Referred)
    }
}

/// The part a tooth plays in a finding that covers several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// The finding is on it.
    Subject,
    /// It carries a bridge.
    Abutment,
    /// A bridge or a denture replaces it.
    Pontic,
    /// Its neighbour only tells where the finding is.
    Anchor,
}

/// One tooth of a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct Target {
    /// Which.
    pub tooth: Tooth,
    /// In which part.
    pub role: Part,
}

/// Where a finding comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Provenance {
    /// Seen in the mouth by the author.
    Observed,
    /// Brought over from other records.
    Imported,
}

/// One observation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// Identity.
    pub id: FindingId,
    /// Whose mouth.
    pub patient: PatientId,
    /// Line of the catalogue; kept as text, since a newer program may know more lines.
    pub rule: String,
    /// The teeth.
    pub targets: Vec<Target>,
    /// The faces.
    pub surfaces: Surfaces,
    /// Attribute values by attribute name.
    pub attributes: BTreeMap<String, String>,
    /// What it says about now.
    pub status: Status,
    /// Clinical date.
    pub observed_on: NaiveDate,
    /// When it was entered, milliseconds UTC.
    pub recorded_at: i64,
    /// Who entered it.
    pub by: StaffId,
    /// The visit it belongs to.
    pub visit: Option<Uuid>,
    /// Free text.
    pub note: String,
    /// Where it comes from.
    pub provenance: Provenance,
}

/// Kind of [`Finding`].
pub static KIND: Kind = Kind {
    name: "finding",
    class: Class::Fact,
    subject: Some("patient"),
    fields: &[
        field("patient", Id),
        safety("rule", Text),
        safety("targets", List),
        safety("surfaces", Text),
        field("attributes", List),
        field("status", Text),
        field("observed_on", Text),
        field("recorded_at", Integer),
        field("by", Id),
        field("visit", Id),
        field("note", Text),
        field("provenance", Text),
    ],
};

impl Record for Finding {
    const KIND: &'static Kind = &KIND;
    fn id(&self) -> Uuid {
        self.id.0
    }
    fn subject(&self) -> Option<PatientId> {
        Some(self.patient)
    }
}

impl Finding {
    /// Its one attribute's value, if the catalogue knows the rule and a value was said.
    pub fn attribute(&self) -> Option<&str> {
        let name = rules::find(&self.rule)?.attribute?.name;
        self.attributes.get(name).map(String::as_str)
    }

    /// Whether it says that what was found before is there no more.
    pub fn has_ended(&self) -> bool {
        rules::has_ended(&self.rule, self.attribute())
    }
}

/// Takes a finding back: it was entered in error. The finding stays readable in the history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Amendment {
    /// Identity.
    pub id: Uuid,
    /// Whose mouth.
    pub patient: PatientId,
    /// What is taken back.
    pub finding: FindingId,
    /// Why.
    pub reason: String,
    /// When, milliseconds UTC.
    pub recorded_at: i64,
    /// By whom.
    pub by: StaffId,
}

/// Kind of [`Amendment`].
pub static AMENDMENT_KIND: Kind = Kind {
    name: "finding_amendment",
    class: Class::Fact,
    subject: Some("patient"),
    fields: &[
        field("patient", Id),
        field("finding", Id),
        field("reason", Text),
        field("recorded_at", Integer),
        field("by", Id),
    ],
};

impl Record for Amendment {
    const KIND: &'static Kind = &AMENDMENT_KIND;
    fn id(&self) -> Uuid {
        self.id
    }
    fn subject(&self) -> Option<PatientId> {
        Some(self.patient)
    }
}
