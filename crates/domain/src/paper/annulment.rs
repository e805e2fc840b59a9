//! Taking a paper back: it counts no longer, whoever holds it. Both stay readable.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    Class, Invalids, Kind, PaperId, PatientId, Record, StaffId,
    record::{
        FieldType::{Id, Integer, Text},
        field,
    },
    text,
};

/// A paper taken back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaperAnnulment {
    /// Identity.
    pub id: Uuid,
    /// Which paper.
    pub paper: PaperId,
    /// Whose.
    pub patient: Option<PatientId>,
    /// Why.
    pub reason: String,
    /// When, milliseconds UTC.
    pub recorded_at: i64,
    /// Who.
    pub by: StaffId,
}

/// Kind of [`PaperAnnulment`].
pub static ANNULMENT_KIND: Kind = Kind {
    name: "paper_annulment",
    class: Class::Fact,
    subject: Some("patient"),
    fields: &[
        field("paper", Id),
        field("patient", Id),
        field("reason", Text),
        field("recorded_at", Integer),
        field("by", Id),
    ],
};

impl Record for PaperAnnulment {
    const KIND: &'static Kind = &ANNULMENT_KIND;
    fn id(&self) -> Uuid {
        self.id
    }
    fn subject(&self) -> Option<PatientId> {
        self.patient
    }
}

impl PaperAnnulment {
    /// Refuses one without a reason, and a second one.
    pub fn check(&self, others: &[PaperAnnulment]) -> Result<(), Invalids> {
        let mut faults = Invalids::default();
        faults.check(text::required("reason", &self.reason));
        if others.iter().any(|other| other.paper == self.paper) {
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
        let annulment = |n: u128, reason: &str| PaperAnnulment {
            id: Uuid::from_u128(n),
            paper: PaperId(Uuid::from_u128(7)),
            patient: None,
            reason: reason.to_owned(),
            recorded_at: 0,
            by: StaffId(Uuid::nil()),
        };
        let told = |checked: Result<(), Invalids>| checked.expect_err("refused").to_string();
        assert_eq!(told(annulment(1, " ").check(&[])), "reason: required");
        assert_eq!(annulment(1, "Otro paciente").check(&[]), Ok(()));
        assert_eq!(told(annulment(2, "Otra vez").check(&[annulment(1, "x")])), "reason: already_annulled");
    }
}
