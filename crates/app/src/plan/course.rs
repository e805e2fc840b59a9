//! A patient's plans with all that became of them.

use std::collections::BTreeMap;

use domain::{
    PatientId, PlanId, PlanItemId,
    finding::Amendment,
    plan::{self, Acceptance, Completion, ItemStatus, PlanItem, TreatmentPlan},
};
use store::ReadTx;

use crate::{Error, Result};

/// Plans, items, and what was said and done.
pub(crate) struct Course {
    pub(crate) plans: Vec<TreatmentPlan>,
    pub(crate) items: Vec<PlanItem>,
    pub(crate) acceptances: Vec<Acceptance>,
    /// By item, those that stand.
    pub(crate) done: BTreeMap<PlanItemId, Completion>,
}

impl Course {
    /// Reads them.
    pub(crate) fn read(tx: &ReadTx<'_>, patient: PatientId) -> Result<Course> {
        let (_, amendments) = tx.findings(patient)?;
        Course::beside(tx, patient, &amendments)
    }

    /// Reads them where the chart's amendments are at hand.
    pub(crate) fn beside(tx: &ReadTx<'_>, patient: PatientId, amendments: &[Amendment]) -> Result<Course> {
        let (completions, reopenings) = tx.plan_completions(patient)?;
        let standing = plan::standing(&completions, &reopenings, amendments);
        Ok(Course {
            done: standing.into_iter().map(|(item, done)| (item, done.clone())).collect(),
            plans: tx.plans(patient)?,
            items: tx.plan_items(patient)?,
            acceptances: tx.plan_acceptances(patient)?,
        })
    }

    /// One plan.
    pub(crate) fn plan(&self, id: PlanId) -> Result<&TreatmentPlan> {
        self.plans.iter().find(|plan| plan.id == id).ok_or(Error::NotFound("treatment_plan"))
    }

    /// The plan that is followed.
    pub(crate) fn active(&self) -> Option<(&TreatmentPlan, &Acceptance)> {
        plan::active(&self.plans, &self.acceptances)
    }

    /// Where something goes that names no plan: into the one that is followed, else into the last one drawn up.
    pub(crate) fn usual(&self) -> Option<&TreatmentPlan> {
        let last = || self.plans.iter().rev().find(|plan| !plan.retired);
        self.active().map(|(plan, _)| plan).or_else(last)
    }

    /// What an item is.
    pub(crate) fn status(&self, item: &PlanItem) -> ItemStatus {
        item.status(self.done.contains_key(&item.id))
    }

    /// The items of a plan as it is worked off: by phase, by priority, by entry.
    pub(crate) fn items_of(&self, plan: &TreatmentPlan) -> Vec<&PlanItem> {
        let order = plan.order();
        let mut items: Vec<&PlanItem> = self.items.iter().filter(|item| item.plan == plan.id).collect();
        items.sort_by_key(|item| (order.iter().position(|phase| *phase == item.phase), item.priority));
        items
    }

    /// What is open in the plan that is followed.
    pub(crate) fn ahead(&self) -> Vec<&PlanItem> {
        let Some((plan, _)) = self.active() else { return Vec::new() };
        self.items_of(plan).into_iter().filter(|item| self.status(item).is_open()).collect()
    }
}
