//! Prescriptions.

use std::collections::BTreeMap;

use domain::{
    PatientId, PrescriptionId,
    prescription::{Annulment, Prescription},
};

use crate::{ReadTx, Result};

impl ReadTx<'_> {
    /// All that was ever prescribed to a patient, annulled or not, the latest first.
    pub fn prescriptions(&self, patient: PatientId) -> Result<Vec<Prescription>> {
        let mut papers: Vec<Prescription> = self.of_patient(patient)?;
        papers.sort_by_key(|paper| std::cmp::Reverse((paper.issued_on, paper.recorded_at, paper.id)));
        Ok(papers)
    }

    /// What was taken back, by prescription. Two workstations may both have done so: the first to speak is told.
    pub fn annulments(&self, patient: PatientId) -> Result<BTreeMap<PrescriptionId, Annulment>> {
        let mut all: Vec<Annulment> = self.of_patient(patient)?;
        all.sort_by_key(|annulment| std::cmp::Reverse((annulment.recorded_at, annulment.id)));
        Ok(all.into_iter().map(|annulment| (annulment.prescription, annulment)).collect())
    }
}
