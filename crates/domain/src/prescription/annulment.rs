//! Taking a prescription back: another fact beside it, with its reason. Both stay readable.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    Class, Invalids, Kind, PatientId, PrescriptionId, Record, StaffId,
    record::{
        FieldType::{Id, Integer, Text},
        field,
    },
    text,
};

/// A prescription taken back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Annulment {
    /// Identity.
    pub id: Uuid,
    /// Which prescription.
    pub prescription: PrescriptionId,
    /// Whose.
    pub patient: PatientId,
    /// Why.
    pub reason: String,
    /// When, milliseconds UTC.
    pub recorded_at: i64,
    /// Who.
    pub by: StaffId,
}

/// Kind of [`Annulment`].
pub static ANNULMENT_KIND: Kind = Kind {
    name: "prescription_annulment",
    class: Class::Fact,
    subject: Some("patient"),
    fields: &[
        field("prescription", Id),
        field("patient", Id),
        field("reason", Text),
        field("recorded_at", Integer),
        field("by", Id),
    ],
};

impl Record for Annulment {
    const KIND: &'static Kind = &ANNULMENT_KIND;
    fn id(&self) -> Uuid {
        self.id
    }
    fn subject(&self) -> Option<PatientId> {
        Some(self.patient)
    }
}

impl Annulment {
    /// Refuses one without a reason, and a second one.
    pub fn check(&self, others: &[Annulment]) -> Result<(), Invalids> {
        let mut faults = Invalids::default();
        faults.check(text::required("reason", &self.reason));
        if others.iter().any(|other| other.prescription == self.prescription) {
            faults.add("reason", "already_annulled");
        }
        faults.or(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_has_a_reason_and_happens_once() {
        let annulment = |n: u128, reason: &str| Annulment {
            id: Uuid::from_u128(n),
            prescription: PrescriptionId(Uuid::from_u128(7)),
            patient: PatientId(Uuid::nil()),
            reason: reason.to_owned(),
            recorded_at: 0,
            by: StaffId(Uuid::nil()),
        };
        let told = |checked: Result<(), Invalids>| checked.expect_err("refused").to_string();
        assert_eq!(told(annulment(1, " ").check(&[])), "reason: required");
        assert_eq!(annulment(1, "Dosis errónea").check(&[]), Ok(()));
        assert_eq!(told(annulment(2, "Otra vez").check(&[annulment(1, "x")])), "reason: already_annulled");
    }
}
