//! Caries risk and recalls.

use domain::{
    PatientId,
    caries_risk::CariesRisk,
    recall::{RecallDecision, RecallPolicy},
};

use crate::{ReadTx, Result};

impl ReadTx<'_> {
    /// Every assessment of a patient, the one that stands first.
    pub fn risk_assessments(&self, patient: PatientId) -> Result<Vec<CariesRisk>> {
        let mut assessments: Vec<CariesRisk> = self.of_patient(patient)?;
        assessments.sort_by_key(|said| std::cmp::Reverse((said.assessed_on, said.recorded_at, said.id)));
        Ok(assessments)
    }

    /// Every recall chosen for a patient, the one that stands first.
    pub fn recall_decisions(&self, patient: PatientId) -> Result<Vec<RecallDecision>> {
        let mut decisions: Vec<RecallDecision> = self.of_patient(patient)?;
        decisions.sort_by_key(|said| std::cmp::Reverse((said.decided_on, said.recorded_at, said.id)));
        Ok(decisions)
    }

    /// The clinic's table of months.
    pub fn recall_policy(&self) -> Result<RecallPolicy> {
        let clinic = self.clinic()?.id;
        Ok(self.find(clinic)?.unwrap_or_else(|| RecallPolicy::usual(clinic)))
    }
}
