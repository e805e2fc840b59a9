//! One thing to be done: what, where, when in the plan, by whom, and how far it has come.

use chrono::{DateTime, NaiveDate};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{OTHER, PlanPhase, Procedure, Reach, find};
use crate::{
    Class, FindingId, Invalid, Invalids, Kind, PatientId, PlanId, PlanItemId, Record, StaffId, Surfaces, Tooth,
    draft::Draft,
    finding::Status,
    record::{
        FieldType::{Id, Integer, List, Text},
        field, low, retires, safety,
    },
    rules, text,
};

/// What comes first within a phase.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Priority {
    /// First.
    High,
    /// In its turn.
    #[default]
    Normal,
    /// Can wait.
    Low,
}

/// How far an item has come, short of done.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum ItemProgress {
    /// Said to the patient.
    #[default]
    Proposed,
    /// The patient wants it.
    Accepted,
    /// Begun and not finished.
    InProgress,
}

/// What an item is, all told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum ItemStatus {
    /// Said to the patient.
    Proposed,
    /// The patient wants it.
    Accepted,
    /// Begun and not finished.
    InProgress,
    /// Done.
    Done,
    /// Not to be done.
    Dropped,
}

impl ItemStatus {
    /// Whether there is still something to do.
    pub fn is_open(self) -> bool {
        matches!(self, ItemStatus::Proposed | ItemStatus::Accepted | ItemStatus::InProgress)
    }
}

/// Work on certain teeth: what of an item the chart can know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Line of the catalogue.
    pub procedure: String,
    /// The teeth; none for the whole mouth.
    pub teeth: Vec<Tooth>,
    /// The faces.
    pub surfaces: Surfaces,
    /// Material, type or cause, as the charted finding will say it.
    pub detail: Option<String>,
}

/// One item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanItem {
    /// Identity.
    pub id: PlanItemId,
    /// Whose.
    pub patient: PatientId,
    /// Of which plan.
    pub plan: PlanId,
    /// Line of the catalogue; kept as text, since a newer program may know more lines.
    pub procedure: String,
    /// What it is called, where the catalogue has no line for it.
    pub name: String,
    /// The teeth; none for the whole mouth.
    pub teeth: Vec<Tooth>,
    /// The faces.
    pub surfaces: Surfaces,
    /// Material, type or cause, as the charted finding will say it.
    pub detail: Option<String>,
    /// When in the plan.
    pub phase: PlanPhase,
    /// What comes first within the phase.
    pub priority: Priority,
    /// How far it has come.
    pub progress: ItemProgress,
    /// Free text.
    pub note: String,
    /// Who shall do it.
    pub clinician: Option<StaffId>,
    /// The findings it answers to.
    #[serde(with = "crate::id::as_text")]
    pub findings: Vec<FindingId>,
    /// Not to be done.
    pub dropped: bool,
    /// Why.
    pub drop_reason: String,
    /// When it was entered, milliseconds UTC.
    pub recorded_at: i64,
    /// Who entered it.
    pub by: StaffId,
}

/// Kind of [`PlanItem`].
pub static ITEM_KIND: Kind = Kind {
    name: "plan_item",
    class: Class::Register,
    subject: Some("patient"),
    fields: &[
        field("patient", Id),
        field("plan", Id),
        safety("procedure", Text),
        field("name", Text),
        safety("teeth", List),
        safety("surfaces", Text),
        field("detail", Text),
        field("phase", Text),
        low("priority", Text),
        field("progress", Text),
        field("note", Text),
        field("clinician", Id),
        low("findings", List),
        retires("dropped"),
        field("drop_reason", Text),
        low("recorded_at", Integer),
        low("by", Id),
    ],
};

impl Record for PlanItem {
    const KIND: &'static Kind = &ITEM_KIND;
    fn id(&self) -> Uuid {
        self.id.0
    }
    fn subject(&self) -> Option<PatientId> {
        Some(self.patient)
    }
}

impl PlanItem {
    /// Brings what was typed to the form it is kept in.
    pub fn clean(&mut self) {
        for value in [&mut self.name, &mut self.note, &mut self.drop_reason] {
            *value = text::clean(value);
        }
        if self.procedure != OTHER {
            self.name.clear();
        }
    }

    /// Names every fault in what was entered.
    pub fn check(&self) -> Result<(), Invalids> {
        let procedure = find(&self.procedure).ok_or_else(|| Invalid::new("procedure", "unknown_value"))?;
        let mut faults = Invalids::default();
        if self.procedure == OTHER {
            faults.check(text::required("name", &self.name));
        }
        faults.check(text::check("note", &self.note, text::LONG));
        faults.check(check_teeth(procedure, &self.teeth));
        faults.check(self.check_surfaces(procedure));
        faults.check(self.check_detail(procedure));
        faults.or(())
    }

    fn check_surfaces(&self, procedure: &Procedure) -> Result<(), Invalid> {
        match procedure.reach {
            Reach::Faces if self.surfaces.is_empty() => return Err(Invalid::new("surfaces", "surface_required")),
            Reach::Faces => {}
            Reach::Tooth | Reach::Span | Reach::Jaw | Reach::Anywhere if self.surfaces.is_empty() => {}
            Reach::Tooth | Reach::Span | Reach::Jaw | Reach::Anywhere => {
                return Err(Invalid::new("surfaces", "surface_not_on_tooth"));
            }
        }
        self.teeth.iter().try_for_each(|tooth| tooth.check_surfaces(self.surfaces))
    }

    fn check_detail(&self, procedure: &Procedure) -> Result<(), Invalid> {
        let Some(detail) = &self.detail else { return Ok(()) };
        let attribute = procedure.charts.and_then(|charts| rules::find(charts.rule)?.attribute);
        let known = attribute.is_some_and(|attribute| attribute.values.contains(&detail.as_str()));
        if known { Ok(()) } else { Err(Invalid::new("detail", "unknown_value")) }
    }

    /// What it is, given whether it was done.
    pub fn status(&self, done: bool) -> ItemStatus {
        match (done, self.dropped, self.progress) {
            (true, _, _) => ItemStatus::Done,
            (false, true, _) => ItemStatus::Dropped,
            (false, false, ItemProgress::Proposed) => ItemStatus::Proposed,
            (false, false, ItemProgress::Accepted) => ItemStatus::Accepted,
            (false, false, ItemProgress::InProgress) => ItemStatus::InProgress,
        }
    }

    /// Says that it shall not be done, and why.
    pub fn drop(&mut self, reason: &str) -> Result<(), Invalid> {
        let reason = text::clean(reason);
        text::required("reason", &reason)?;
        (self.dropped, self.drop_reason) = (true, reason);
        Ok(())
    }

    /// Says that it shall be done after all.
    pub fn restore(&mut self) {
        (self.dropped, self.drop_reason) = (false, String::new());
    }

    /// The day on which it was entered.
    pub fn recorded_on(&self) -> NaiveDate {
        DateTime::from_timestamp_millis(self.recorded_at).unwrap_or_default().date_naive()
    }

    /// What of it the chart can know.
    pub fn step(&self) -> Step {
        Step {
            procedure: self.procedure.clone(),
            teeth: self.teeth.clone(),
            surfaces: self.surfaces,
            detail: self.detail.clone(),
        }
    }
}

impl Step {
    /// The finding that this work leaves, if it leaves one on the chart.
    pub fn draft(&self, status: Status, on: NaiveDate) -> Option<Draft> {
        let charts = find(&self.procedure)?.charts?;
        Some(Draft {
            rule: charts.rule.to_owned(),
            teeth: self.teeth.clone(),
            surfaces: self.surfaces,
            attribute: self.detail.clone().or_else(|| charts.value.map(str::to_owned)),
            status,
            observed_on: on,
            note: String::new(),
        })
    }

    /// Whether both are the same work in the same place.
    pub fn is_same_work(&self, other: &Step) -> bool {
        let charted = |step: &Step| find(&step.procedure)?.charts.map(|charts| charts.rule);
        let same = match (charted(self), charted(other)) {
            (Some(one), Some(two)) => one == two,
            (None, None) => self.procedure == other.procedure,
            _ => false,
        };
        same && meets((&self.teeth, self.surfaces), (&other.teeth, other.surfaces))
    }
}

/// Whether two places overlap: a tooth in common, and a face where faces are named.
pub(super) fn meets(one: (&[Tooth], Surfaces), two: (&[Tooth], Surfaces)) -> bool {
    let faces = one.1.without(two.1) != one.1 || one.1.is_empty() || two.1.is_empty();
    let teeth = one.0.iter().any(|tooth| two.0.contains(tooth)) || (one.0.is_empty() && two.0.is_empty());
    teeth && faces
}

fn check_teeth(procedure: &Procedure, teeth: &[Tooth]) -> Result<(), Invalid> {
    let mut sorted = teeth.to_vec();
    sorted.sort();
    if sorted.windows(2).any(|pair| pair[0] == pair[1]) {
        return Err(Invalid::new("teeth", "duplicate"));
    }
    match procedure.reach {
        Reach::Anywhere => Ok(()),
        _ if teeth.is_empty() => Err(Invalid::new("teeth", "required")),
        Reach::Span if teeth.len() < 2 => Err(Invalid::new("teeth", "needs_range")),
        Reach::Span => {
            let span = teeth[0].span(teeth[teeth.len() - 1])?;
            if span.len() == teeth.len() { Ok(()) } else { Err(Invalid::new("teeth", "not_adjacent")) }
        }
        Reach::Tooth | Reach::Faces | Reach::Jaw => Ok(()),
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// Reads `procedure teeth faces`; `-` for the whole mouth.
    pub(crate) fn item(n: u128, line: &str) -> PlanItem {
        let words: Vec<&str> = line.split_whitespace().collect();
        let codes =
            words.get(1).filter(|teeth| **teeth != "-").map_or_else(Vec::new, |teeth| teeth.split(',').collect());
        let tooth = |code: &str| Tooth::new(code.parse().expect("digits")).expect("a tooth");
        PlanItem {
            id: PlanItemId(Uuid::from_u128(n)),
            patient: PatientId(Uuid::from_u128(9)),
            plan: PlanId(Uuid::from_u128(1)),
            procedure: words[0].to_owned(),
            name: String::new(),
            teeth: codes.into_iter().map(tooth).collect(),
            surfaces: Surfaces::parse(words.get(2).copied().unwrap_or_default()).expect("faces"),
            detail: None,
            phase: PlanPhase::DiseaseControl,
            priority: Priority::Normal,
            progress: ItemProgress::Proposed,
            note: String::new(),
            clinician: None,
            findings: Vec::new(),
            dropped: false,
            drop_reason: String::new(),
            recorded_at: 0,
            by: StaffId(Uuid::from_u128(7)),
        }
    }

    fn refused(item: &PlanItem) -> Vec<String> {
        item.check().err().map_or_else(Vec::new, |faults| faults.0.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn an_item_names_teeth_and_faces_as_its_procedure_asks() {
        let check = |line: &str, faults: &[&str]| assert_eq!(refused(&item(1, line)), faults, "{line}");
        check("filling 36 MO", &[]);
        check("filling 36", &["surfaces: surface_required"]);
        check("filling 11 O", &["surfaces: surface_not_on_tooth"]);
        check("filling -", &["teeth: required", "surfaces: surface_required"]);
        check("crown 36 O", &["surfaces: surface_not_on_tooth"]);
        check("extraction 38,38", &["teeth: duplicate"]);
        check("bridge 24,25,26", &[]);
        check("bridge 24", &["teeth: needs_range"]);
        check("bridge 24,26", &["teeth: not_adjacent"]);
        check("bridge 24,34", &["teeth: not_adjacent"]);
        check("scaling -", &[]);
        check("root_planing 16,17", &[]);
        check("levitation 16", &["procedure: unknown_value"]);
        check("other -", &["name: required"]);
    }

    #[test]
    fn a_detail_is_one_of_the_finding_it_will_be() {
        let of = |line: &str, detail: &str| refused(&PlanItem { detail: Some(detail.to_owned()), ..item(1, line) });
        assert!(of("crown 36", "ceramic").is_empty());
        assert_eq!(of("crown 36", "amalgam"), ["detail: unknown_value"]);
        assert_eq!(of("scaling -", "ceramic"), ["detail: unknown_value"]);
    }

    #[test]
    fn what_is_dropped_says_why_and_done_outweighs_it() {
        let mut item = item(1, "scaling -");
        assert_eq!(item.drop("  "), Err(Invalid::new("reason", "required")));
        assert_eq!(item.drop(" Lo hará otro "), Ok(()));
        assert_eq!((item.status(false), item.drop_reason.as_str()), (ItemStatus::Dropped, "Lo hará otro"));
        assert_eq!(item.status(true), ItemStatus::Done, "done elsewhere meanwhile");
        item.restore();
        assert_eq!((item.status(false), item.drop_reason.as_str()), (ItemStatus::Proposed, ""));
    }

    #[test]
    fn the_same_work_is_the_same_finding_in_the_same_place() {
        let same = |one: &str, two: &str| item(1, one).step().is_same_work(&item(2, two).step());
        assert!(same("filling 36 MO", "inlay 36 O"), "both are a restoration of the occlusal face");
        assert!(!same("filling 36 M", "filling 36 D"));
        assert!(!same("filling 36 O", "filling 37 O"));
        assert!(!same("filling 36 O", "crown 36"));
        assert!(same("scaling -", "scaling -"));
        assert!(!same("scaling -", "checkup -"));
    }
}
