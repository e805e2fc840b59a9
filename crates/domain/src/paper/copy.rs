//! That a paper left once more: the same bytes, perhaps into other hands.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Recipient, Way};
use crate::{
    Class, Kind, PaperId, PatientId, Record, StaffId,
    record::{
        FieldType::{Id, Integer, Text},
        field,
    },
};

/// A paper that left again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaperCopy {
    /// Identity.
    pub id: Uuid,
    /// Which paper.
    pub paper: PaperId,
    /// Whose.
    pub patient: Option<PatientId>,
    /// To whom it was given, where somebody said so.
    pub recipient: Option<Recipient>,
    /// The name of whom it was given to.
    pub recipient_name: String,
    /// How it left.
    pub way: Way,
    /// When, milliseconds UTC.
    pub recorded_at: i64,
    /// By whose hand.
    pub by: StaffId,
}

/// Kind of [`PaperCopy`].
pub static COPY_KIND: Kind = Kind {
    name: "paper_copy",
    class: Class::Fact,
    subject: Some("patient"),
    fields: &[
        field("paper", Id),
        field("patient", Id),
        field("recipient", Text),
        field("recipient_name", Text),
        field("way", Text),
        field("recorded_at", Integer),
        field("by", Id),
    ],
};

impl Record for PaperCopy {
    const KIND: &'static Kind = &COPY_KIND;
    fn id(&self) -> Uuid {
        self.id
    }
    fn subject(&self) -> Option<PatientId> {
        self.patient
    }
}
