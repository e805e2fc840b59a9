//! A template with its fields filled, as screens show it before anybody signs or issues it.

use domain::wording::Wording;
use serde::Serialize;
use sha2::{Digest as _, Sha256};

/// A template with its fields filled, to be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct WordingView {
    /// The text; what could not be filled stands in braces.
    pub text: String,
    /// Fields that have no value yet.
    pub empty: Vec<String>,
    /// Braces around what is no field.
    pub unknown: Vec<String>,
    /// Fingerprint of the text.
    pub digest: String,
}

impl From<Wording> for WordingView {
    fn from(wording: Wording) -> WordingView {
        let digest = digest(&wording.text);
        WordingView { digest, text: wording.text, empty: wording.empty, unknown: wording.unknown }
    }
}

/// Fingerprint of a text: SHA-256 as hexadecimal digits.
pub(crate) fn digest(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The language of a template's code.
pub(crate) fn language_of(code: &str) -> reports::Language {
    if code == "en" { reports::Language::En } else { reports::Language::Es }
}

/// What a text says of somebody without it: it must not wait for ever for what they do not have.
pub(crate) fn or_dash(value: &str) -> String {
    if value.trim().is_empty() { "—".to_owned() } else { value.trim().to_owned() }
}
