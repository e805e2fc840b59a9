//! The note of a visit: a draft while its author writes, signed once, and from then on followed by addenda only.
//!
//! A signature carries the whole text it is about. Whatever is written into the draft elsewhere by somebody who did not
//! know of the signature stands beside the signed text, and never in its place.

mod sections;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

pub use self::sections::{SECTIONS, Sections};
use crate::{
    Class, Invalids, Kind, NoteId, PatientId, Record, StaffId, VisitId,
    record::{
        FieldType::{Id, Integer, List, Text},
        field, low,
    },
    text,
};

/// What one clinician writes of one visit, until it is signed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VisitNote {
    /// Identity; follows from visit and author, so that two workstations write the same note.
    pub id: NoteId,
    /// Whose visit.
    pub patient: PatientId,
    /// Which visit.
    pub visit: VisitId,
    /// Who writes, and alone may.
    pub by: StaffId,
    /// When it was begun, milliseconds UTC.
    pub begun_at: i64,
    /// The text.
    #[serde(flatten)]
    pub sections: Sections,
}

/// Kind of [`VisitNote`].
pub static KIND: Kind = Kind {
    name: "visit_note",
    class: Class::Register,
    subject: Some("patient"),
    fields: &[
        field("patient", Id),
        field("visit", Id),
        field("by", Id),
        low("begun_at", Integer),
        field("reason", Text),
        field("exploration", Text),
        field("diagnosis", Text),
        field("treatment", Text),
        field("anaesthesia", Text),
        field("instructions", Text),
        field("plan", Text),
        field("remarks", Text),
    ],
};

/// A note is signed: what it says, by whom, when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signature {
    /// Identity.
    pub id: Uuid,
    /// Whose visit.
    pub patient: PatientId,
    /// Which visit.
    pub visit: VisitId,
    /// Which note.
    pub note: NoteId,
    /// The text that was signed.
    pub sections: Sections,
    /// SHA-256 of [`Sections::signed_bytes`], in hex.
    pub hash: String,
    /// Who signed.
    pub by: StaffId,
    /// By name, as it was then.
    pub by_name: String,
    /// Licence number, as it was then; empty if there is none.
    pub licence: String,
    /// When, milliseconds UTC.
    pub signed_at: i64,
}

/// Kind of [`Signature`].
pub static SIGNATURE_KIND: Kind = Kind {
    name: "visit_signature",
    class: Class::Fact,
    subject: Some("patient"),
    fields: &[
        field("patient", Id),
        field("visit", Id),
        field("note", Id),
        field("sections", List),
        field("hash", Text),
        field("by", Id),
        field("by_name", Text),
        field("licence", Text),
        field("signed_at", Integer),
    ],
};

/// What was added to a signed note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Addendum {
    /// Identity.
    pub id: Uuid,
    /// Whose visit.
    pub patient: PatientId,
    /// Which visit.
    pub visit: VisitId,
    /// Which note.
    pub note: NoteId,
    /// What.
    pub text: String,
    /// Who added it.
    pub by: StaffId,
    /// By name, as it was then.
    pub by_name: String,
    /// Licence number, as it was then; empty if there is none.
    pub licence: String,
    /// When, milliseconds UTC.
    pub recorded_at: i64,
}

/// Kind of [`Addendum`].
pub static ADDENDUM_KIND: Kind = Kind {
    name: "visit_addendum",
    class: Class::Fact,
    subject: Some("patient"),
    fields: &[
        field("patient", Id),
        field("visit", Id),
        field("note", Id),
        field("text", Text),
        field("by", Id),
        field("by_name", Text),
        field("licence", Text),
        field("recorded_at", Integer),
    ],
};

impl Record for VisitNote {
    const KIND: &'static Kind = &KIND;
    fn id(&self) -> Uuid {
        self.id.0
    }
    fn subject(&self) -> Option<PatientId> {
        Some(self.patient)
    }
}

impl Record for Signature {
    const KIND: &'static Kind = &SIGNATURE_KIND;
    fn id(&self) -> Uuid {
        self.id
    }
    fn subject(&self) -> Option<PatientId> {
        Some(self.patient)
    }
}

impl Record for Addendum {
    const KIND: &'static Kind = &ADDENDUM_KIND;
    fn id(&self) -> Uuid {
        self.id
    }
    fn subject(&self) -> Option<PatientId> {
        Some(self.patient)
    }
}

impl Addendum {
    /// Names every fault in what was typed.
    pub fn check(&self) -> Result<(), Invalids> {
        let mut faults = Invalids::default();
        if self.text.is_empty() {
            faults.add("text", "required");
        }
        faults.check(text::check("text", &self.text, text::LONG));
        faults.or(())
    }
}

/// The signature that stands: the first. Two workstations may have signed one note each; both are kept.
pub fn standing(signatures: &[Signature]) -> Option<&Signature> {
    signatures.iter().min_by_key(|signed| (signed.signed_at, signed.id))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn signed(n: u128, signed_at: i64) -> Signature {
        Signature {
            id: Uuid::from_u128(n),
            patient: PatientId(Uuid::nil()),
            visit: VisitId(Uuid::nil()),
            note: NoteId(Uuid::nil()),
            sections: Sections::default(),
            hash: String::new(),
            by: StaffId(Uuid::nil()),
            by_name: String::new(),
            licence: String::new(),
            signed_at,
        }
    }

    #[test]
    fn the_first_signature_stands_in_whatever_order_they_arrive() {
        let (first, second, third) = (signed(9, 1), signed(1, 5), signed(2, 5));
        for told in [[&first, &second, &third], [&third, &second, &first]] {
            let told: Vec<Signature> = told.into_iter().cloned().collect();
            assert_eq!(standing(&told), Some(&first));
        }
        assert_eq!(standing(&[third, second.clone()]), Some(&second));
        assert_eq!(standing(&[]), None);
    }
}
