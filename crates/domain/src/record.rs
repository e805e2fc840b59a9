//! What every kind of record declares about itself, so that sealing, merging, searching and syncing never need to know it.
//!
//! A record is a plain struct whose serde fields are its columns. Its [`Kind`] names them with their types and how they
//! merge. Names are stable strings that other programs' logs hold: never reused, never renamed.

use serde::{Serialize, de::DeserializeOwned};
use uuid::Uuid;

use crate::PatientId;

/// How two versions of a record come together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// Append-only: said once, corrected only by another fact.
    Fact,
    /// Per field; concurrent values are all kept and one is shown.
    Register,
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldType {
    /// Unicode text in NFC.
    Text,
    /// A whole number; also money in cents, lengths in their named unit and times in milliseconds UTC.
    Integer,
    /// Yes or no.
    Boolean,
    /// A UUID.
    Id,
    /// Raw bytes.
    Bytes,
    /// A list or a map of the above.
    List,
}

/// What an open conflict on this field means to the person at the chair.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// Closes itself; the losing value stays in the history.
    Low,
    /// Stands in the inbox until somebody decides.
    Normal,
    /// Also shows a banner on the patient: identity, allergies, side, consent.
    Safety,
}

/// One column.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    /// Stable name.
    pub name: &'static str,
    /// What it holds.
    pub holds: FieldType,
    /// How heavy a conflict on it is.
    pub weight: Weight,
}

/// Everything the layers below need to know of a kind.
#[derive(Debug)]
pub struct Kind {
    /// Stable name; also the table's.
    pub name: &'static str,
    /// How it merges.
    pub class: Class,
    /// The field that names the patient it belongs to; `id` for the patient itself; `None` for the clinic's own.
    pub subject: Option<&'static str>,
    /// All fields but `id`.
    pub fields: &'static [Field],
}

impl Kind {
    /// Finds a field by its stable name.
    pub fn field(&self, name: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.name == name)
    }
}

/// A record that can be saved and sealed.
pub trait Record: Serialize + DeserializeOwned {
    /// Its kind.
    const KIND: &'static Kind;
    /// Its identity.
    fn id(&self) -> Uuid;
    /// The patient it belongs to, if any.
    fn subject(&self) -> Option<PatientId>;
}

/// Writes a field of normal weight.
pub(crate) const fn field(name: &'static str, holds: FieldType) -> Field {
    Field { name, holds, weight: Weight::Normal }
}

/// Writes a field whose conflicts close themselves.
pub(crate) const fn low(name: &'static str, holds: FieldType) -> Field {
    Field { name, holds, weight: Weight::Low }
}

/// Writes a field whose conflicts can harm.
pub(crate) const fn safety(name: &'static str, holds: FieldType) -> Field {
    Field { name, holds, weight: Weight::Safety }
}
