//! Somebody saw that an entry was told with several contents, and has done about it what there was to do.
//!
//! Of a fact told twice both contents are kept and there is no choosing between them: what is wrong is taken back by
//! another fact. This one says that a person has looked at just these contents, so that nobody is asked again. Should a
//! further content come to light, it is a question again.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    Class, Kind, PatientId, Record, StaffId,
    device::ByteString,
    record::{
        FieldType::{Bytes, Id, Integer, Text},
        field,
    },
};

/// One look at an entry told with several contents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Acknowledgement {
    /// Identity.
    pub id: Uuid,
    /// The patient the entry is about, if any.
    pub patient: Option<PatientId>,
    /// Kind of the entry.
    pub kind: String,
    /// The entry.
    pub record: Uuid,
    /// A hash over all of the contents that were seen.
    pub contents: ByteString,
    /// When, milliseconds UTC.
    pub recorded_at: i64,
    /// By whom.
    pub by: StaffId,
}

/// Kind of [`Acknowledgement`].
pub static KIND: Kind = Kind {
    name: "acknowledgement",
    class: Class::Fact,
    subject: Some("patient"),
    fields: &[
        field("patient", Id),
        field("kind", Text),
        field("record", Id),
        field("contents", Bytes),
        field("recorded_at", Integer),
        field("by", Id),
    ],
};

impl Record for Acknowledgement {
    const KIND: &'static Kind = &KIND;
    fn id(&self) -> Uuid {
        self.id
    }
    fn subject(&self) -> Option<PatientId> {
        self.patient
    }
}
