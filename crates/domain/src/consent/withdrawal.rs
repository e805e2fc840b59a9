//! Taking a consent back: another fact beside it. Whatever was done until then stays lawful (RGPD, art. 7.3).

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Consent, ConsentDecision};
use crate::{
    Class, ConsentId, Invalids, Kind, PatientId, Record, StaffId,
    record::{
        FieldType::{Id, Integer, Text},
        field, safety,
    },
    text,
};

/// A consent taken back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Withdrawal {
    /// Identity.
    pub id: Uuid,
    /// Which consent.
    pub consent: ConsentId,
    /// Whose.
    pub patient: PatientId,
    /// Why, as it was said.
    pub reason: String,
    /// When, milliseconds UTC.
    pub recorded_at: i64,
    /// Who wrote it down.
    pub by: StaffId,
}

/// Kind of [`Withdrawal`].
pub static WITHDRAWAL_KIND: Kind = Kind {
    name: "consent_withdrawal",
    class: Class::Fact,
    subject: Some("patient"),
    fields: &[
        safety("consent", Id),
        field("patient", Id),
        field("reason", Text),
        field("recorded_at", Integer),
        field("by", Id),
    ],
};

impl Record for Withdrawal {
    const KIND: &'static Kind = &WITHDRAWAL_KIND;
    fn id(&self) -> Uuid {
        self.id
    }
    fn subject(&self) -> Option<PatientId> {
        Some(self.patient)
    }
}

impl Withdrawal {
    /// Refuses one without a reason, a second one, and one of what was never given.
    pub fn check(&self, consent: &Consent, others: &[Withdrawal]) -> Result<(), Invalids> {
        let mut faults = Invalids::default();
        faults.check(text::required("reason", &self.reason));
        if consent.decision == ConsentDecision::Declined {
            faults.add("reason", "never_given");
        }
        if others.iter().any(|other| other.consent == self.consent) {
            faults.add("reason", "consent_withdrawn");
        }
        faults.or(())
    }
}
