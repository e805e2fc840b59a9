//! Treatment plans.

use domain::{
    PatientId, Record as _, Weight,
    plan::{Acceptance, Completion, ITEM_KIND, PlanItem, Reopening, ToothPrognosis, TreatmentPlan},
};

use crate::{ReadTx, Result, table};

impl ReadTx<'_> {
    /// A patient's plans, also those no longer offered, in the order in which they were drawn up.
    pub fn plans(&self, patient: PatientId) -> Result<Vec<TreatmentPlan>> {
        let mut plans: Vec<TreatmentPlan> = self.of_patient(patient)?;
        plans.sort_by_key(|plan| (plan.recorded_at, plan.id));
        Ok(plans)
    }

    /// All that was ever planned for a patient, in the order of entry.
    pub fn plan_items(&self, patient: PatientId) -> Result<Vec<PlanItem>> {
        let mut items: Vec<PlanItem> = self.of_patient(patient)?;
        items.sort_by_key(|item| (item.recorded_at, item.id));
        Ok(items)
    }

    /// What a patient said to their plans.
    pub fn plan_acceptances(&self, patient: PatientId) -> Result<Vec<Acceptance>> {
        self.of_patient(patient)
    }

    /// What was done, and what of that was taken back.
    pub fn plan_completions(&self, patient: PatientId) -> Result<(Vec<Completion>, Vec<Reopening>)> {
        Ok((self.of_patient(patient)?, self.of_patient(patient)?))
    }

    /// Every judgement on a tooth's outlook.
    pub fn tooth_prognoses(&self, patient: PatientId) -> Result<Vec<ToothPrognosis>> {
        self.of_patient(patient)
    }

    /// Whether two workstations say different things of what is to be done, or where.
    pub fn is_item_disputed(&self, item: &PlanItem) -> Result<bool> {
        let grave = |name: &str| ITEM_KIND.field(name).is_some_and(|field| field.weight == Weight::Safety);
        let clocks = table::clocks(self.db(), &ITEM_KIND, item.id())?;
        Ok(clocks.iter().any(|(name, live)| live.len() > 1 && grave(name)))
    }
}
