//! Hygiene sessions.

use domain::{
    PatientId,
    hygiene::{HygieneSession, HygieneWithdrawal},
};

use crate::{ReadTx, Result};

impl ReadTx<'_> {
    /// A patient's sessions, the earliest first, each with its withdrawal if it was withdrawn.
    pub fn hygiene_sessions(&self, patient: PatientId) -> Result<Vec<(HygieneSession, Option<HygieneWithdrawal>)>> {
        let mut sessions: Vec<HygieneSession> = self.of_patient(patient)?;
        sessions.sort_by_key(|session| (session.done_on, session.recorded_at, session.id));
        let mut withdrawals: Vec<HygieneWithdrawal> = self.of_patient(patient)?;
        withdrawals.sort_by_key(|withdrawal| (withdrawal.recorded_at, withdrawal.id));
        let of = |session: &HygieneSession| withdrawals.iter().find(|one| one.session == session.id).cloned();
        Ok(sessions.into_iter().map(|session| (session.clone(), of(&session))).collect())
    }
}
