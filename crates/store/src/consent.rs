//! Consents, their templates, and what was taken back.

use domain::{
    PatientId,
    consent::{self, Consent, Template, Withdrawal},
};
use uuid::Uuid;

use crate::{Error, ReadTx, Result};

impl ReadTx<'_> {
    /// Every version the clinic made of any template.
    pub fn consent_versions(&self) -> Result<Vec<Template>> {
        self.all()
    }

    /// A version by its id, the house's own included.
    pub fn consent_version(&self, id: Uuid) -> Result<Template> {
        consent::version(&self.consent_versions()?, id).ok_or(Error::NotFound("consent_template"))
    }

    /// All that a patient ever decided, the latest first.
    pub fn consents(&self, patient: PatientId) -> Result<Vec<Consent>> {
        let mut all: Vec<Consent> = self.of_patient(patient)?;
        all.sort_by_key(|consent| std::cmp::Reverse((consent.signed_on, consent.recorded_at, consent.id)));
        Ok(all)
    }

    /// What a patient took back, the first to be written down first.
    pub fn consent_withdrawals(&self, patient: PatientId) -> Result<Vec<Withdrawal>> {
        let mut all: Vec<Withdrawal> = self.of_patient(patient)?;
        all.sort_by_key(|withdrawal| (withdrawal.recorded_at, withdrawal.id));
        Ok(all)
    }
}
