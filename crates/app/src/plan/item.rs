//! Items: entered, said better, dropped, taken up again.

use domain::{
    FindingId, Invalid, PatientId, PlanId, PlanItemId, StaffId, Surface, Tooth,
    patient::Patient,
    plan::{self, ITEM_KIND, ItemProgress, PlanItem, PlanPhase, Priority, TreatmentPlan},
};
use serde::{Deserialize, Serialize};
use store::{ReadTx, Seen, WriteTx};

use super::Course;
use crate::{Action, App, Error, Result, Session, odontogram::Step};

/// An item as a form holds it.
#[derive(Debug, Clone, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct PlanItemForm {
    /// Line of the catalogue.
    pub procedure: String,
    /// What it is called, where the catalogue has no line for it.
    pub name: String,
    /// FDI codes; none for the whole mouth.
    pub teeth: Vec<u8>,
    /// The faces.
    pub surfaces: Vec<Surface>,
    /// Material, type or cause.
    pub detail: Option<String>,
    /// When in the plan; nothing for what is usual.
    pub phase: Option<PlanPhase>,
    /// What comes first within the phase.
    pub priority: Priority,
    /// How far it has come.
    pub progress: ItemProgress,
    /// Free text.
    pub note: String,
    /// Who shall do it.
    pub clinician: Option<StaffId>,
}

/// An item to be entered, and what it answers to.
#[derive(Debug, Clone, Deserialize, specta::Type)]
pub struct NewPlanItem {
    /// What is to be done.
    pub form: PlanItemForm,
    /// The findings it answers to.
    pub findings: Vec<FindingId>,
}

/// What was entered, and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct Planned {
    /// The plan.
    pub plan: PlanId,
    /// Its name.
    pub name: String,
    /// The items.
    pub items: Vec<PlanItemId>,
}

impl App {
    /// Enters items: one for each tooth, or one over many for a bridge. Without a plan they go into the one that is followed,
    /// else into the last one, else into a new one.
    pub fn add_plan_items(&self, patient: PatientId, plan: Option<PlanId>, new: &[NewPlanItem]) -> Result<Planned> {
        let (store, session) = self.require(Action::EditPlan)?;
        let planned = store.write(self.ctx(Some(&session)), |tx| {
            let _: Patient = tx.get(patient.0)?;
            let course = Course::read(tx, patient)?;
            let plan = match plan {
                Some(plan) => course.plan(plan)?.clone(),
                None => match course.usual() {
                    Some(plan) => plan.clone(),
                    None => self.first_plan(tx, patient, &session)?,
                },
            };
            let mut items = Vec::new();
            for new in new {
                for item in self.items(&plan, new, &session)? {
                    course.refuse_twice(&item)?;
                    save(tx, item.clone(), None)?;
                    items.push(item.id);
                }
            }
            Ok::<_, Error>(Planned { plan: plan.id, name: plan.name, items })
        })?;
        if !planned.items.is_empty() {
            self.note_done(patient, Step::Planned(planned.items.clone()));
        }
        Ok(planned)
    }

    /// Says an item better; `clocks` are those the screen was opened with.
    pub fn edit_plan_item(&self, item: PlanItemId, clocks: &str, form: &PlanItemForm) -> Result<()> {
        self.change_plan_item(item, clocks, |item| {
            let teeth = teeth(form)?;
            let phase = form.phase.unwrap_or(item.phase);
            *item = filled(item.clone(), form, teeth, phase);
            Ok(())
        })
    }

    /// Says that something shall not be done, and why.
    pub fn drop_plan_item(&self, item: PlanItemId, clocks: &str, reason: &str) -> Result<()> {
        self.change_plan_item(item, clocks, |item| Ok(item.drop(reason)?))
    }

    /// Says that it shall be done after all.
    pub fn restore_plan_item(&self, item: PlanItemId, clocks: &str) -> Result<()> {
        self.change_plan_item(item, clocks, |item| {
            item.restore();
            Ok(())
        })
    }

    fn change_plan_item(
        &self,
        id: PlanItemId,
        clocks: &str,
        change: impl FnOnce(&mut PlanItem) -> Result<()>,
    ) -> Result<()> {
        let (store, session) = self.require(Action::EditPlan)?;
        store.write(self.ctx(Some(&session)), |tx| {
            let mut item: PlanItem = tx.get(id.0)?;
            if Course::read(tx, item.patient)?.done.contains_key(&id) {
                return Err(Invalid::new("item", "item_done").into());
            }
            change(&mut item)?;
            save(tx, item, Seen::from_text(clocks).as_ref())
        })
    }

    fn first_plan(&self, tx: &mut WriteTx<'_>, patient: PatientId, session: &Session) -> Result<TreatmentPlan> {
        let plan = TreatmentPlan {
            id: PlanId(self.env.id()),
            patient,
            name: TreatmentPlan::next_name(&tx.plans(patient)?),
            phases: PlanPhase::ALL.to_vec(),
            retired: false,
            recorded_at: self.env.now(),
            by: session.staff,
        };
        tx.save(&plan, None)?;
        Ok(plan)
    }

    fn items(&self, plan: &TreatmentPlan, new: &NewPlanItem, session: &Session) -> Result<Vec<PlanItem>> {
        let procedure = plan::find(&new.form.procedure).ok_or_else(|| Invalid::new("procedure", "unknown_value"))?;
        let groups = procedure.groups(&teeth(&new.form)?);
        if groups.is_empty() {
            return Err(Invalid::new("teeth", "required").into());
        }
        let item = |teeth| {
            let blank = PlanItem {
                id: PlanItemId(self.env.id()),
                patient: plan.patient,
                plan: plan.id,
                procedure: String::new(),
                name: String::new(),
                teeth: Vec::new(),
                surfaces: domain::Surfaces::NONE,
                detail: None,
                phase: procedure.phase,
                priority: Priority::Normal,
                progress: ItemProgress::Proposed,
                note: String::new(),
                clinician: None,
                findings: new.findings.clone(),
                dropped: false,
                drop_reason: String::new(),
                recorded_at: self.env.now(),
                by: session.staff,
            };
            filled(blank, &new.form, teeth, new.form.phase.unwrap_or(procedure.phase))
        };
        Ok(groups.into_iter().map(item).collect())
    }
}

impl Course {
    /// Refuses work on the chart that is open in the same plan already.
    fn refuse_twice(&self, item: &PlanItem) -> Result<()> {
        let charted = plan::find(&item.procedure).is_some_and(|procedure| procedure.charts.is_some());
        let twice = |other: &PlanItem| {
            other.plan == item.plan && self.status(other).is_open() && other.step().is_same_work(&item.step())
        };
        if charted && self.items.iter().any(twice) {
            return Err(Invalid::new("procedure", "already_planned").into());
        }
        Ok(())
    }
}

fn teeth(form: &PlanItemForm) -> Result<Vec<Tooth>> {
    Ok(form.teeth.iter().map(|code| Tooth::new(*code)).collect::<std::result::Result<Vec<_>, _>>()?)
}

fn filled(item: PlanItem, form: &PlanItemForm, teeth: Vec<Tooth>, phase: PlanPhase) -> PlanItem {
    let form = form.clone();
    PlanItem {
        procedure: form.procedure,
        name: form.name,
        teeth,
        surfaces: form.surfaces.into_iter().collect(),
        detail: form.detail,
        phase,
        priority: form.priority,
        progress: form.progress,
        note: form.note,
        clinician: form.clinician,
        ..item
    }
}

pub(super) fn save(tx: &mut WriteTx<'_>, mut item: PlanItem, seen: Option<&Seen>) -> Result<()> {
    item.clean();
    item.check()?;
    Ok(tx.save(&item, seen)?)
}

/// What a screen saw of an item.
pub(super) fn clocks(tx: &ReadTx<'_>, item: PlanItemId) -> Result<String> {
    Ok(tx.seen(&ITEM_KIND, item.0)?.to_text())
}
