//! The clinic's texts for letters, in numbered versions. What was issued keeps its own words anyway.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{LetterKind, fill, house::house};
use crate::{
    Class, Invalids, Kind, PatientId, Record, StaffId,
    record::{
        FieldType::{Boolean, Id, Integer, Text},
        field,
    },
    text,
    version::{self, Version},
    wording::Values,
};

/// A version of a template.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LetterTemplate {
    /// Identity of the version.
    pub id: Uuid,
    /// Which template it is a version of.
    pub template: Uuid,
    /// Counts from 1; the house's own is 0.
    pub version: i64,
    /// As people call it; the title of the letter.
    pub name: String,
    /// What it is for.
    pub letter: LetterKind,
    /// Language it is written in: `es` or `en`.
    pub language: String,
    /// The text, with its fields in braces.
    pub body: String,
    /// Offered no more.
    pub retired: bool,
    /// When it was made, milliseconds UTC.
    pub recorded_at: i64,
    /// Who made it.
    pub by: StaffId,
}

/// Kind of [`LetterTemplate`].
pub static TEMPLATE_KIND: Kind = Kind {
    name: "letter_template",
    class: Class::Fact,
    subject: None,
    fields: &[
        field("template", Id),
        field("version", Integer),
        field("name", Text),
        field("letter", Text),
        field("language", Text),
        field("body", Text),
        field("retired", Boolean),
        field("recorded_at", Integer),
        field("by", Id),
    ],
};

impl Record for LetterTemplate {
    const KIND: &'static Kind = &TEMPLATE_KIND;
    fn id(&self) -> Uuid {
        self.id
    }
    fn subject(&self) -> Option<PatientId> {
        None
    }
}

impl LetterTemplate {
    /// Names every fault.
    pub fn check(&self) -> Result<(), Invalids> {
        let mut faults = Invalids::default();
        faults.check(text::required("name", &self.name));
        if self.body.trim().is_empty() {
            faults.add("body", "required");
        }
        faults.check(text::check("body", &self.body, text::LONG));
        if !fill(&self.body, self.letter, &Values::new()).unknown.is_empty() {
            faults.add("body", "unknown_field");
        }
        if !["es", "en"].contains(&self.language.as_str()) {
            faults.add("language", "unknown_value");
        }
        faults.or(())
    }
}

impl Version for LetterTemplate {
    fn of(&self) -> Uuid {
        self.template
    }
    fn number(&self) -> i64 {
        self.version
    }
    fn made_at(&self) -> i64 {
        self.recorded_at
    }
}

/// Each template as it is offered now.
pub fn current(made: &[LetterTemplate]) -> Vec<LetterTemplate> {
    let mut templates = version::current(house(), made);
    templates.sort_by(|a, b| {
        (a.letter, &a.language, &a.name, a.template).cmp(&(b.letter, &b.language, &b.name, b.template))
    });
    templates
}

/// One version of a template, the house's own included.
pub fn version(made: &[LetterTemplate], id: Uuid) -> Option<LetterTemplate> {
    version::find(house(), made, id)
}

/// Every version of one template, the latest first.
pub fn history(made: &[LetterTemplate], template: Uuid) -> Vec<LetterTemplate> {
    version::history(house(), made, template)
}
