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
    /// Claimed until refuted, such as an allergy: per field like a register; while one device claims what another
    /// refutes, the claim stands.
    Assertion,
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
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// Stable name.
    pub name: &'static str,
    /// What it holds.
    pub holds: FieldType,
    /// How heavy a conflict on it is.
    pub weight: Weight,
    /// Says that the record no longer stands: retired, refuted. Beside anything else said of the record it loses.
    pub ends: bool,
    /// Nobody is shown what it holds.
    pub secret: bool,
}

/// Everything the layers below need to know of a kind.
#[derive(Debug, PartialEq, Eq)]
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

    /// The field that says that a record of this kind no longer stands.
    pub fn ends(&self) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.ends)
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
    Field { name, holds, weight: Weight::Normal, ends: false, secret: false }
}

/// Writes a field whose conflicts close themselves.
pub(crate) const fn low(name: &'static str, holds: FieldType) -> Field {
    Field { weight: Weight::Low, ..field(name, holds) }
}

/// Writes a field whose conflicts can harm.
pub(crate) const fn safety(name: &'static str, holds: FieldType) -> Field {
    Field { weight: Weight::Safety, ..field(name, holds) }
}

/// Writes the field by which a register is retired.
pub(crate) const fn retires(name: &'static str) -> Field {
    Field { ends: true, ..field(name, FieldType::Boolean) }
}

/// Writes the field that says when a register was retired; nothing in it while it stands.
pub(crate) const fn retires_at(name: &'static str) -> Field {
    Field { ends: true, ..field(name, FieldType::Integer) }
}

/// Writes the field by which an assertion is refuted.
pub const fn refutes(name: &'static str) -> Field {
    Field { ends: true, ..safety(name, FieldType::Boolean) }
}

/// Writes a field that nobody is shown; a conflict on it closes itself.
pub(crate) const fn secret(name: &'static str, holds: FieldType) -> Field {
    Field { secret: true, ..low(name, holds) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_ends_a_record_is_declared_as_its_class_demands() {
        for kind in crate::KINDS {
            let ends: Vec<&Field> = kind.fields.iter().filter(|field| field.ends).collect();
            let fits = match kind.class {
                Class::Fact => ends.is_empty(),
                Class::Register => ends.len() < 2,
                Class::Assertion => matches!(ends[..], [field] if field.weight == Weight::Safety),
            };
            assert!(fits, "{}", kind.name);
            let holds = |field: &&Field| match kind.class {
                Class::Register => matches!(field.holds, FieldType::Boolean | FieldType::Integer),
                Class::Fact | Class::Assertion => field.holds == FieldType::Boolean,
            };
            assert!(ends.iter().all(|field| holds(field) && field.weight != Weight::Low));
        }
    }

    #[test]
    fn whatever_tells_people_apart_is_a_matter_of_safety() {
        let heavy = |kind: &Kind| -> Vec<&str> {
            kind.fields.iter().filter(|field| field.weight == Weight::Safety).map(|field| field.name).collect()
        };
        let identity = ["given_name", "family_name", "family_name_2", "birth_date", "document_kind", "document_number"];
        assert_eq!(heavy(&crate::patient::KIND), identity);
        assert_eq!(heavy(&crate::finding::KIND), ["rule", "targets", "surfaces"]);
        assert_eq!(heavy(&crate::perio::SITE_KIND), ["tooth", "site"]);
    }
}
