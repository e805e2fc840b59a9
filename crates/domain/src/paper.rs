//! The register of papers: what left the clinic, for whom, by whose hand, and by which marks it is known again.
//!
//! A paper is registered when it first leaves (saved, printed, opened, made in a batch), not when it is looked at. Its
//! entry is a fact under the id that is printed on it: what is wrong is annulled, with a reason, and made again. That a
//! copy of it leaves once more is another fact beside it.

mod annulment;
mod copy;
mod kind;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

pub use self::{
    annulment::{ANNULMENT_KIND, PaperAnnulment},
    copy::{COPY_KIND, PaperCopy},
    kind::PaperKind,
};
use crate::{
    Class, Invalids, Kind, PaperId, PatientId, Record, StaffId,
    record::{
        FieldType::{Id, Integer, Text},
        field,
    },
    text,
};

/// Into whose hands a paper was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Recipient {
    /// The patient's own.
    Patient,
    /// Those of whoever answers for the patient.
    Guardian,
    /// Those of somebody else: a colleague, an insurer, a school.
    Other,
}

/// How a paper left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// As a file.
    Saved,
    /// On paper.
    Printed,
    /// In another program, from which it can go anywhere.
    Opened,
    /// With many others.
    Batch,
}

/// One paper that left the clinic.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paper {
    /// Identity, printed on every page.
    pub id: PaperId,
    /// Of whom it speaks, if of one patient.
    pub patient: Option<PatientId>,
    /// What it is.
    pub kind: PaperKind,
    /// What stands over it.
    pub title: String,
    /// BCP 47 tag.
    pub language: String,
    /// How many pages it has.
    pub pages: i64,
    /// Size of the file.
    pub bytes: i64,
    /// SHA-256 of the file, in hexadecimal. Papers of one merged file share it.
    pub digest: String,
    /// SHA-256 of what it says, without its own id: two papers that say the same have the same.
    pub words: String,
    /// The record it was made of, if of one: a plan, a prescription, a consent, an examination.
    pub source: Option<Uuid>,
    /// To whom it was given, where somebody said so.
    pub recipient: Option<Recipient>,
    /// The name of whom it was given to.
    pub recipient_name: String,
    /// How it left first.
    pub way: Way,
    /// When, milliseconds UTC.
    pub recorded_at: i64,
    /// By whose hand.
    pub by: StaffId,
}

/// Kind of [`Paper`].
pub static KIND: Kind = Kind {
    name: "paper",
    class: Class::Fact,
    subject: Some("patient"),
    fields: &[
        field("patient", Id),
        field("kind", Text),
        field("title", Text),
        field("language", Text),
        field("pages", Integer),
        field("bytes", Integer),
        field("digest", Text),
        field("words", Text),
        field("source", Id),
        field("recipient", Text),
        field("recipient_name", Text),
        field("way", Text),
        field("recorded_at", Integer),
        field("by", Id),
    ],
};

impl Record for Paper {
    const KIND: &'static Kind = &KIND;
    fn id(&self) -> Uuid {
        self.id.0
    }
    fn subject(&self) -> Option<PatientId> {
        self.patient
    }
}

impl Paper {
    /// Refuses a name nobody could read.
    pub fn check(&self) -> Result<(), Invalids> {
        let mut faults = Invalids::default();
        faults.check(text::check("recipientName", &self.recipient_name, text::SHORT));
        faults.or(())
    }

    /// As people name it: the end of its id, which is chance.
    pub fn number(&self) -> String {
        let id = self.id.0.simple().to_string().to_uppercase();
        id[id.len() - 12..].to_owned()
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    pub(crate) fn paper(n: u128) -> Paper {
        Paper {
            id: PaperId(Uuid::from_u128(n)),
            patient: Some(PatientId(Uuid::nil())),
            kind: PaperKind::Odontogram,
            title: "Odontograma".to_owned(),
            language: "es".to_owned(),
            pages: 1,
            bytes: 43_000,
            digest: "00".repeat(32),
            words: "11".repeat(32),
            source: None,
            recipient: Some(Recipient::Guardian),
            recipient_name: "Elena Roca".to_owned(),
            way: Way::Printed,
            recorded_at: 0,
            by: StaffId(Uuid::nil()),
        }
    }

    #[test]
    fn the_name_of_whom_it_was_given_to_is_a_name() {
        assert_eq!(paper(1).check(), Ok(()));
        let refused = |name: &str| {
            let paper = Paper { recipient_name: name.to_owned(), ..paper(1) };
            paper.check().err().map(|faults| faults.to_string())
        };
        assert_eq!(refused("a\0b").as_deref(), Some("recipientName: control_character"));
        assert_eq!(refused(&"a".repeat(201)).as_deref(), Some("recipientName: too_long"));
    }

    #[test]
    fn its_number_is_the_part_of_its_id_that_differs() {
        assert_eq!(paper(0xabcd_ef01).number(), "0000ABCDEF01");
    }
}
