//! Templates of notes: text with fields that are filled when it is put into a note. The note keeps the text it got, so a
//! template may change at any time and no note changes with it.

pub mod field;
mod house;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

pub use self::house::{House, house};
use crate::{
    Class, Invalids, Kind, PatientId, Record, TemplateId,
    note::Sections,
    record::{FieldType::Text, field, retires},
    text,
};

/// One template of a clinic. One of the house's own that was changed keeps its id and stands in its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoteTemplate {
    /// Identity.
    pub id: TemplateId,
    /// As it is called in lists.
    pub name: String,
    /// The text.
    #[serde(flatten)]
    pub sections: Sections,
    /// Offered no longer.
    pub retired: bool,
}

/// Kind of [`NoteTemplate`].
pub static KIND: Kind = Kind {
    name: "note_template",
    class: Class::Register,
    subject: None,
    fields: &[
        field("name", Text),
        field("reason", Text),
        field("exploration", Text),
        field("diagnosis", Text),
        field("treatment", Text),
        field("anaesthesia", Text),
        field("instructions", Text),
        field("plan", Text),
        field("remarks", Text),
        retires("retired"),
    ],
};

impl Record for NoteTemplate {
    const KIND: &'static Kind = &KIND;
    fn id(&self) -> Uuid {
        self.id.0
    }
    fn subject(&self) -> Option<PatientId> {
        None
    }
}

impl NoteTemplate {
    /// Names every fault in what was typed. A field nobody knows is none: it is shown, and stays in the text.
    pub fn check(&self) -> Result<(), Invalids> {
        let mut faults = Invalids::default();
        faults.check(text::required("name", &self.name));
        if self.sections.is_empty() {
            faults.add("sections", "required");
        }
        if let Err(found) = self.sections.check() {
            faults.0.extend(found.0);
        }
        faults.or(())
    }
}
