//! The fields of a consent, and how they are filled.

use crate::wording::{self, Fields, Values, Wording};

/// The fields a template may have.
pub const FIELDS: Fields = Fields {
    known: &["patient", "document", "birth_date", "signer", "treatment", "tooth", "date", "clinic", "professional"],
    optional: &[],
};

/// Fills the fields of a template.
pub fn fill(body: &str, values: &Values) -> Wording {
    wording::fill(body, FIELDS, values)
}
