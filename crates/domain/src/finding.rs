//! One observation on the chart, and its correction. Both are facts: said once, never edited.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    Class, FindingId, Invalid, Invalids, Kind, PatientId, Record, StaffId, Surfaces, Tooth,
    odontogram::Chart,
    record::{
        FieldType::{Id, Integer, List, Text},
        field, safety,
    },
    rules::{self, Rule, Scope, SurfaceUse},
    text,
};

/// What a finding says about now: colour and layer follow from it, in each profile its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
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

/// The part a tooth plays in a finding that covers several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// The finding is on it.
    Subject,
    /// It carries a bridge.
    Abutment,
    /// A bridge replaces it.
    Pontic,
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

/// What a person charts, before it is checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Line of the catalogue.
    pub rule: String,
    /// The teeth; of a bridge, every tooth of the span.
    pub teeth: Vec<Tooth>,
    /// The faces.
    pub surfaces: Surfaces,
    /// Value of the rule's attribute.
    pub attribute: Option<String>,
    /// What it says about now.
    pub status: Status,
    /// Clinical date.
    pub observed_on: NaiveDate,
    /// Free text.
    pub note: String,
}

/// A draft that may be recorded: one entry a finding (a caries on three teeth is three findings, a bridge is one).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// The teeth of each finding.
    pub findings: Vec<Vec<Target>>,
    /// Attribute values by name.
    pub attributes: BTreeMap<String, String>,
}

impl Draft {
    /// Checks a draft against the catalogue and the mouth as it stands.
    pub fn check(&self, chart: &Chart, today: NaiveDate) -> Result<Checked, Invalids> {
        let rule = rules::find(&self.rule).ok_or_else(|| Invalid::new("rule", "unknown_value"))?;
        let mut faults = Invalids::default();
        faults.check(self.check_teeth(rule));
        faults.check(self.check_surfaces(rule));
        faults.check(self.check_status(rule));
        faults.check(text::check("note", &self.note, text::LONG));
        if self.observed_on > today {
            faults.add("observed_on", "in_the_future");
        }
        let attributes = self.attributes(rule).map_err(|fault| faults.0.push(fault)).unwrap_or_default();
        if !rule.without_tooth && self.teeth.iter().any(|tooth| chart.is_absent(*tooth)) {
            faults.add("teeth", "tooth_absent");
        }
        let findings: Vec<_> = if rule.scope == Scope::Range {
            self.bridge(chart).map_err(|fault| faults.0.push(fault)).into_iter().collect()
        } else {
            self.teeth.iter().map(|tooth| vec![Target { tooth: *tooth, role: Part::Subject }]).collect()
        };
        if findings.iter().any(|targets| chart.already(self, targets)) {
            faults.add("teeth", "already_there");
        }
        faults.or(Checked { findings, attributes })
    }

    fn check_teeth(&self, rule: &Rule) -> Result<(), Invalid> {
        if self.teeth.is_empty() {
            return Err(Invalid::new("teeth", "required"));
        }
        let mut sorted = self.teeth.clone();
        sorted.sort();
        if sorted.windows(2).any(|pair| pair[0] == pair[1]) {
            return Err(Invalid::new("teeth", "duplicate"));
        }
        if rule.scope == Scope::Range && self.teeth.len() < 2 {
            return Err(Invalid::new("teeth", "needs_range"));
        }
        Ok(())
    }

    fn check_surfaces(&self, rule: &Rule) -> Result<(), Invalid> {
        match rule.surfaces {
            SurfaceUse::Required if self.surfaces.is_empty() => Err(Invalid::new("surfaces", "surface_required")),
            SurfaceUse::None if !self.surfaces.is_empty() => Err(Invalid::new("surfaces", "surface_not_on_tooth")),
            SurfaceUse::Required | SurfaceUse::None => {
                self.teeth.iter().try_for_each(|tooth| tooth.check_surfaces(self.surfaces))
            }
        }
    }

    /// Sound work may also be entered as failing, temporary or sent elsewhere; disease only as disease.
    fn check_status(&self, rule: &Rule) -> Result<(), Invalid> {
        let entered = [Some(rule.observed), rule.planned, rule.done];
        let variant = matches!(self.status, Status::ExistingDefective | Status::Temporary | Status::Referred);
        if entered.contains(&Some(self.status)) || (variant && rule.planned.is_some()) {
            Ok(())
        } else {
            Err(Invalid::new("status", "status_not_allowed"))
        }
    }

    fn attributes(&self, rule: &Rule) -> Result<BTreeMap<String, String>, Invalid> {
        match (rule.attribute, &self.attribute) {
            (None, None) => Ok(BTreeMap::new()),
            (None, Some(_)) => Err(Invalid::new("attribute", "unknown_value")),
            (Some(attribute), said) => {
                let value = said.as_deref().or(attribute.default);
                match value {
                    Some(value) if attribute.values.contains(&value) => {
                        Ok(BTreeMap::from([(attribute.name.to_owned(), value.to_owned())]))
                    }
                    Some(_) => Err(Invalid::new("attribute", "unknown_value")),
                    None => Ok(BTreeMap::new()),
                }
            }
        }
    }

    /// The ends of a bridge carry it and must be there (or be implants); every tooth between them is replaced.
    fn bridge(&self, chart: &Chart) -> Result<Vec<Target>, Invalid> {
        let (Some(first), Some(last)) = (self.teeth.first(), self.teeth.last()) else {
            return Err(Invalid::new("teeth", "required"));
        };
        let span = first.span(*last)?;
        let mut named = self.teeth.clone();
        named.sort_by_key(|tooth| tooth.along_arch());
        if span != named {
            return Err(Invalid::new("teeth", "not_adjacent"));
        }
        let end = |i: usize| i == 0 || i + 1 == span.len();
        if span.iter().enumerate().any(|(i, tooth)| end(i) && !chart.carries(*tooth)) {
            return Err(Invalid::new("teeth", "tooth_absent"));
        }
        let role = |i: usize| if end(i) { Part::Abutment } else { Part::Pontic };
        Ok(span.iter().enumerate().map(|(i, tooth)| Target { tooth: *tooth, role: role(i) }).collect())
    }
}
