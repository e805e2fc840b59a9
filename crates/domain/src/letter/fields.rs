//! The fields a letter may have: what the record answers by itself, and what whoever writes it is asked.

use serde::Serialize;

use super::LetterKind::{self, Certificate, PrescriptionFoot, Recall, Referral};
use crate::wording::{self, Fields, Values, Wording};

/// What a field that is asked for holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Holds {
    /// The record answers.
    Known,
    /// A line.
    Line,
    /// Several lines.
    Lines,
    /// A day.
    Day,
    /// An hour of the day.
    Hour,
    /// What was ticked of the record.
    Chosen,
}

/// One field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LetterField {
    /// As it stands in braces.
    pub name: &'static str,
    /// What it holds.
    pub holds: Holds,
}

const fn of(name: &'static str, holds: Holds) -> LetterField {
    LetterField { name, holds }
}

static FIELDS: &[LetterField] = &[
    of("patient", Holds::Known),
    of("document", Holds::Known),
    of("birth_date", Holds::Known),
    of("age", Holds::Known),
    of("date", Holds::Known),
    of("clinic", Holds::Known),
    of("address", Holds::Known),
    of("phone", Holds::Known),
    of("doctor", Holds::Known),
    of("licence", Holds::Known),
    of("visit_date", Holds::Day),
    of("visit_from", Holds::Hour),
    of("visit_to", Holds::Hour),
    of("companion", Holds::Line),
    of("companion_document", Holds::Line),
    of("relation", Holds::Line),
    of("recipient", Holds::Line),
    of("recipient_place", Holds::Lines),
    of("reason", Holds::Lines),
    of("tooth", Holds::Line),
    of("details", Holds::Chosen),
    of("recall_date", Holds::Day),
    of("note", Holds::Lines),
];

/// A field by its name.
pub fn field_of(name: &str) -> Option<LetterField> {
    FIELDS.iter().copied().find(|field| field.name == name)
}

/// What every text of the clinic's may name.
macro_rules! and_what_all_have {
    ($($own:literal),* $(,)?) => {
        &["patient", "date", "clinic", "address", "phone", "doctor", "licence", $($own),*]
    };
}

impl LetterKind {
    /// The fields it may have.
    pub fn fields(self) -> Fields {
        match self {
            Certificate => Fields {
                known: and_what_all_have![
                    "document",
                    "birth_date",
                    "visit_date",
                    "visit_from",
                    "visit_to",
                    "companion",
                    "companion_document",
                    "relation",
                    "note",
                ],
                optional: &["companion_document", "note"],
            },
            Referral => Fields {
                known: and_what_all_have![
                    "document",
                    "birth_date",
                    "age",
                    "recipient",
                    "recipient_place",
                    "reason",
                    "tooth",
                    "details",
                    "note",
                ],
                optional: &["recipient_place", "tooth", "details", "note"],
            },
            Recall => {
                Fields { known: and_what_all_have!["recall_date", "reason", "note"], optional: &["reason", "note"] }
            }
            PrescriptionFoot => Fields { known: and_what_all_have![], optional: &[] },
        }
    }

    /// What whoever writes it is asked, whether or not the text has a place for it.
    pub fn always_asks(self) -> &'static [&'static str] {
        match self {
            Referral => &["recipient", "recipient_place"],
            Certificate | Recall | PrescriptionFoot => &[],
        }
    }
}

/// Fills the fields of a letter.
pub fn fill(body: &str, letter: LetterKind, values: &Values) -> Wording {
    wording::fill(body, letter.fields(), values)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_field_of_every_letter_says_what_it_holds_and_every_field_is_some_letters() {
        let all = LetterKind::ALL.map(LetterKind::fields);
        for fields in all {
            assert!(fields.known.iter().all(|name| field_of(name).is_some()), "{:?}", fields.known);
            assert!(fields.optional.iter().all(|name| fields.known.contains(name)), "{:?}", fields.optional);
        }
        for field in FIELDS {
            assert!(all.iter().any(|fields| fields.known.contains(&field.name)), "{}", field.name);
        }
    }
}
