//! Treatment plans: drawn up, changed, accepted; what is proposed and done stands in the files below.

mod course;
mod done;
mod item;
mod proposed;
mod view;

use domain::{
    Invalid, PatientId, PlanId, Tooth,
    patient::Patient,
    plan::{
        Acceptance, ItemProgress, KIND, PROCEDURES, PlanPhase, Procedure, Prognosis, ToothPrognosis, TreatmentPlan,
    },
};
use serde::{Deserialize, Serialize};
use store::Seen;

pub(crate) use self::{course::Course, done::Done};
pub use self::{
    item::{NewPlanItem, PlanItemForm, Planned},
    proposed::{ProposalView, StepView},
    view::{AcceptedView, Clinician, DoneView, PlanItemView, PlanView, PlansView, PrognosisView},
};
use crate::{Action, App, Error, Result, odontogram::Mouth};

/// What a person says of a plan as a whole.
#[derive(Debug, Clone, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct PlanForm {
    /// As people call it.
    pub name: String,
    /// Its phases in their order.
    pub phases: Vec<PlanPhase>,
}

/// What can be planned.
#[derive(Debug, Clone, Serialize, specta::Type)]
pub struct PlanCatalogue {
    /// In the order of the list.
    pub procedures: Vec<Procedure>,
    /// In their usual order.
    pub phases: Vec<PlanPhase>,
}

impl App {
    /// What can be planned.
    pub fn plan_catalogue(&self) -> Result<PlanCatalogue> {
        self.require(Action::ReadPlan)?;
        Ok(PlanCatalogue { procedures: PROCEDURES.to_vec(), phases: PlanPhase::ALL.to_vec() })
    }

    /// A patient's plans. Notes, reasons and prognoses are for those who treat.
    pub fn plans(&self, patient: PatientId) -> Result<PlansView> {
        let (store, session) = self.require(Action::ReadPlan)?;
        store.read(|tx| view::plans(tx, &Mouth::read(tx, patient)?, &session, self.env.today()))
    }

    /// Draws up a plan; as an alternative it begins with what is open in another. Nothing said of its name is the next letter.
    pub fn create_plan(&self, patient: PatientId, name: &str, like: Option<PlanId>) -> Result<PlanId> {
        let (store, session) = self.require(Action::EditPlan)?;
        store.write(self.ctx(Some(&session)), |tx| {
            let _: Patient = tx.get(patient.0)?;
            let course = Course::read(tx, patient)?;
            let like = like.map(|like| course.plan(like)).transpose()?;
            let name = domain::text::clean(name);
            let plan = TreatmentPlan {
                id: PlanId(self.env.id()),
                patient,
                name: if name.is_empty() { TreatmentPlan::next_name(&course.plans) } else { name },
                phases: like.map_or_else(|| PlanPhase::ALL.to_vec(), |like| like.phases.clone()),
                retired: false,
                recorded_at: self.env.now(),
                by: session.staff,
            };
            plan.check()?;
            tx.save(&plan, None)?;
            for item in course.items.iter().filter(|item| like.is_some_and(|like| item.plan == like.id)) {
                if course.status(item).is_open() {
                    let id = self.env.id().into();
                    let (recorded_at, by) = (self.env.now(), session.staff);
                    let copy = domain::plan::PlanItem { id, plan: plan.id, recorded_at, by, ..item.clone() };
                    tx.save(&domain::plan::PlanItem { progress: ItemProgress::Proposed, ..copy }, None)?;
                }
            }
            Ok::<_, Error>(plan.id)
        })
    }

    /// Renames a plan or puts its phases in another order; `clocks` are those the screen was opened with.
    pub fn edit_plan(&self, plan: PlanId, clocks: &str, form: &PlanForm) -> Result<()> {
        self.change_plan(plan, Some(clocks), |plan| {
            plan.name = domain::text::clean(&form.name);
            plan.phases.clone_from(&form.phases);
        })
    }

    /// Offers a plan no longer; it stays readable.
    pub fn retire_plan(&self, plan: PlanId) -> Result<()> {
        self.change_plan(plan, None, |plan| plan.retired = true)
    }

    /// Offers it again.
    pub fn restore_plan(&self, plan: PlanId) -> Result<()> {
        self.change_plan(plan, None, |plan| plan.retired = false)
    }

    /// Writes down that the patient wants this plan: from now on it is the one that is followed, and what was proposed in it is
    /// agreed.
    pub fn accept_plan(&self, plan: PlanId) -> Result<()> {
        self.answer_plan(plan, true)
    }

    /// Writes down that they want it no longer; what is begun or done stays so.
    pub fn unaccept_plan(&self, plan: PlanId) -> Result<()> {
        self.answer_plan(plan, false)
    }

    /// Judges the outlook of teeth; nothing takes an earlier judgement back.
    pub fn judge_teeth(&self, patient: PatientId, teeth: &[u8], prognosis: Option<Prognosis>) -> Result<()> {
        let (store, session) = self.require(Action::EditPlan)?;
        let teeth = teeth.iter().map(|code| Tooth::new(*code)).collect::<std::result::Result<Vec<_>, _>>()?;
        store.write(self.ctx(Some(&session)), |tx| {
            let _: Patient = tx.get(patient.0)?;
            for tooth in teeth {
                let (id, recorded_at) = (self.env.id(), self.env.now());
                tx.append(&ToothPrognosis { id, patient, tooth, prognosis, recorded_at, by: session.staff })?;
            }
            Ok::<_, Error>(())
        })
    }

    fn change_plan(&self, plan: PlanId, clocks: Option<&str>, change: impl FnOnce(&mut TreatmentPlan)) -> Result<()> {
        let (store, session) = self.require(Action::EditPlan)?;
        store.write(self.ctx(Some(&session)), |tx| {
            let mut plan: TreatmentPlan = tx.get(plan.0)?;
            change(&mut plan);
            plan.check()?;
            Ok(tx.save(&plan, clocks.and_then(Seen::from_text).as_ref())?)
        })
    }

    fn answer_plan(&self, plan: PlanId, accepted: bool) -> Result<()> {
        let (store, session) = self.require(Action::EditPlan)?;
        store.write(self.ctx(Some(&session)), |tx| {
            let plan: TreatmentPlan = tx.get(plan.0)?;
            if plan.retired {
                return Err(Invalid::new("plan", "plan_retired").into());
            }
            let course = Course::read(tx, plan.patient)?;
            let (id, recorded_at) = (self.env.id(), self.env.now());
            tx.append(&Acceptance {
                id,
                patient: plan.patient,
                plan: plan.id,
                accepted,
                recorded_at,
                by: session.staff,
            })?;
            let (from, to) = match accepted {
                true => (ItemProgress::Proposed, ItemProgress::Accepted),
                false => (ItemProgress::Accepted, ItemProgress::Proposed),
            };
            let of_plan = course.items.iter().filter(|item| item.plan == plan.id && item.progress == from);
            for item in of_plan.filter(|item| course.status(item).is_open()) {
                tx.save(&domain::plan::PlanItem { progress: to, ..item.clone() }, None)?;
            }
            Ok(())
        })
    }
}

/// What a screen saw of a plan.
fn clocks(tx: &store::ReadTx<'_>, plan: PlanId) -> Result<String> {
    Ok(tx.seen(&KIND, plan.0)?.to_text())
}
