//! Plans as screens show them.

use chrono::NaiveDate;
use domain::{
    FindingId, PlanId, PlanItemId, StaffId, Surface, Tooth,
    plan::{self, Acceptance, ItemStatus, PlanItem, PlanPhase, Priority, Prognosis, TreatmentPlan},
    staff::Role,
};
use serde::Serialize;
use store::ReadTx;

use super::{clocks, done::is_own, item};
use crate::{Action, Result, Session, odontogram::Mouth};

/// All plans of a patient.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct PlansView {
    /// In the order in which they were drawn up, those no longer offered too.
    pub plans: Vec<PlanView>,
    /// What is thought of teeth.
    pub prognoses: Vec<PrognosisView>,
    /// Who can be named as the one to do it.
    pub clinicians: Vec<Clinician>,
}

/// Somebody who treats.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct Clinician {
    /// Who.
    pub id: StaffId,
    /// Their name.
    pub name: String,
}

/// The outlook of a tooth.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct PrognosisView {
    /// Which tooth.
    pub tooth: Tooth,
    /// The judgement.
    pub prognosis: Prognosis,
    /// When, milliseconds UTC.
    pub recorded_at: i64,
    /// Who judged.
    pub by: String,
}

/// A patient's yes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct AcceptedView {
    /// When, milliseconds UTC.
    pub at: i64,
    /// Who wrote it down.
    pub by: String,
}

/// One plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct PlanView {
    /// Which.
    pub id: PlanId,
    /// As people call it.
    pub name: String,
    /// Its phases in their order.
    pub phases: Vec<PlanPhase>,
    /// It is the one that is followed.
    pub active: bool,
    /// The patient's yes, if it still stands; a later one to another plan takes its place.
    pub accepted: Option<AcceptedView>,
    /// No longer offered.
    pub retired: bool,
    /// As they are worked off.
    pub items: Vec<PlanItemView>,
    /// When it was drawn up, milliseconds UTC.
    pub recorded_at: i64,
    /// Who drew it up.
    pub by: String,
    /// See [`store::Seen`].
    pub clocks: String,
}

/// When something was done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct DoneView {
    /// Clinical date.
    pub on: NaiveDate,
    /// Who did it.
    pub by: String,
    /// May be taken back now.
    pub mine: bool,
}

/// One item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct PlanItemView {
    /// Which.
    pub id: PlanItemId,
    /// Line of the catalogue.
    pub procedure: String,
    /// What it is called, where the catalogue has no line for it.
    pub name: String,
    /// The teeth; none for the whole mouth.
    pub teeth: Vec<Tooth>,
    /// The faces.
    pub surfaces: Vec<Surface>,
    /// Material, type or cause.
    pub detail: Option<String>,
    /// When in the plan.
    pub phase: PlanPhase,
    /// What comes first within the phase.
    pub priority: Priority,
    /// What has become of it.
    pub status: ItemStatus,
    /// Free text.
    pub note: String,
    /// Who shall do it.
    pub clinician: Option<StaffId>,
    /// Their name.
    pub clinician_name: String,
    /// The findings it answers to.
    pub findings: Vec<FindingId>,
    /// Why it is not to be done.
    pub drop_reason: String,
    /// When it was done.
    pub done: Option<DoneView>,
    /// The chart says that it was done since; the plan does not yet.
    pub charted: bool,
    /// When it was entered, milliseconds UTC.
    pub recorded_at: i64,
    /// Who entered it.
    pub by: String,
    /// Two workstations say different things of it.
    pub disputed: bool,
    /// See [`store::Seen`].
    pub clocks: String,
}

pub(super) fn plans(tx: &ReadTx<'_>, mouth: &Mouth, session: &Session, today: NaiveDate) -> Result<PlansView> {
    let treats = session.require(Action::EditPlan).is_ok();
    let course = &mouth.course;
    let name = |by: StaffId| mouth.staff.get(&by.0).cloned().unwrap_or_default();
    let chart = mouth.at(today);
    let item = |item: &PlanItem| -> Result<PlanItemView> {
        let status = course.status(item);
        let for_those_who_treat = |text: &str| if treats { text.to_owned() } else { String::new() };
        let done = course.done.get(&item.id);
        let done = done.map(|done| DoneView { on: done.done_on, by: name(done.by), mine: is_own(done, session) });
        Ok(PlanItemView {
            id: item.id,
            procedure: item.procedure.clone(),
            name: item.name.clone(),
            teeth: item.teeth.clone(),
            surfaces: item.surfaces.iter().collect(),
            detail: item.detail.clone(),
            phase: item.phase,
            priority: item.priority,
            status,
            note: for_those_who_treat(&item.note),
            clinician: item.clinician,
            clinician_name: item.clinician.map(name).unwrap_or_default(),
            findings: item.findings.clone(),
            drop_reason: for_those_who_treat(&item.drop_reason),
            done,
            charted: status.is_open() && plan::is_charted(item, &chart),
            recorded_at: item.recorded_at,
            by: name(item.by),
            disputed: tx.is_item_disputed(item)?,
            clocks: item::clocks(tx, item.id)?,
        })
    };
    let active = course.active().map(|(plan, _)| plan.id);
    let view = |plan: &TreatmentPlan| -> Result<PlanView> {
        let of_plan = course.acceptances.iter().filter(|word| word.plan == plan.id);
        let last = of_plan.max_by_key(|word: &&Acceptance| (word.recorded_at, word.id)).filter(|word| word.accepted);
        Ok(PlanView {
            id: plan.id,
            name: plan.name.clone(),
            phases: plan.order(),
            active: active == Some(plan.id),
            accepted: last.map(|word| AcceptedView { at: word.recorded_at, by: name(word.by) }),
            retired: plan.retired,
            items: course.items_of(plan).into_iter().map(item).collect::<Result<_>>()?,
            recorded_at: plan.recorded_at,
            by: name(plan.by),
            clocks: clocks(tx, plan.id)?,
        })
    };
    let judgements = if treats { tx.tooth_prognoses(mouth.patient.id)? } else { Vec::new() };
    let judged = plan::latest(&judgements).into_values().filter_map(|judged| {
        let (tooth, recorded_at, by) = (judged.tooth, judged.recorded_at, name(judged.by));
        Some(PrognosisView { tooth, prognosis: judged.prognosis?, recorded_at, by })
    });
    let treating = tx.staff()?.into_iter().filter(|person| !person.retired && person.role != Role::Reception);
    Ok(PlansView {
        plans: course.plans.iter().map(view).collect::<Result<_>>()?,
        prognoses: judged.collect(),
        clinicians: treating.map(|person| Clinician { id: person.id, name: person.name }).collect(),
    })
}
