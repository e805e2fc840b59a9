//! Erasing a patient for good: the one record that outlives its subject. It holds nothing by which anybody would know
//! who that was: the ground is one of a list, since free text would name people.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    Class, Kind, PatientId, Record, StaffId,
    record::{
        FieldType::{Id, Integer, Text},
        field,
    },
};

/// Why a patient is erased.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Ground {
    /// Nothing has to be kept any more.
    RetentionOver,
    /// Registered by mistake: this person never was a patient here.
    Mistake,
    /// The same person is registered twice.
    Duplicate,
    /// A court or the data protection authority ordered it.
    Order,
}

impl Ground {
    /// Whether it goes before the time the law sets, and so needs the owner's word.
    pub fn is_override(self) -> bool {
        match self {
            Ground::RetentionOver => false,
            Ground::Mistake | Ground::Duplicate | Ground::Order => true,
        }
    }
}

/// A patient is erased, everywhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Erasure {
    /// Identity.
    pub id: Uuid,
    /// Who was erased: a number that leads nowhere any more.
    pub subject: PatientId,
    /// Why.
    pub ground: Ground,
    /// When, milliseconds UTC.
    pub erased_at: i64,
    /// By whom.
    pub by: StaffId,
}

/// Kind of [`Erasure`]. It belongs to the clinic: what belongs to the patient goes.
pub static KIND: Kind = Kind {
    name: "erasure",
    class: Class::Fact,
    subject: None,
    fields: &[field("subject", Id), field("ground", Text), field("erased_at", Integer), field("by", Id)],
};

impl Record for Erasure {
    const KIND: &'static Kind = &KIND;
    fn id(&self) -> Uuid {
        self.id
    }
    fn subject(&self) -> Option<PatientId> {
        None
    }
}
