//! Findings of a mouth.

use domain::{
    PatientId,
    finding::{Amendment, Finding},
};

use crate::{ReadTx, Result};

impl ReadTx<'_> {
    /// Everything ever charted in a mouth, and what of it was taken back.
    pub fn findings(&self, patient: PatientId) -> Result<(Vec<Finding>, Vec<Amendment>)> {
        Ok((self.of_patient(patient)?, self.of_patient(patient)?))
    }
}
