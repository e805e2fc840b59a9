//! What a note is divided into, and the bytes that are signed.

use serde::{Deserialize, Serialize};

use crate::{Invalids, template::field, text};

/// The names of the sections, in the order in which they are written and read.
pub const SECTIONS: [&str; 8] =
    ["reason", "exploration", "diagnosis", "treatment", "anaesthesia", "instructions", "plan", "remarks"];

/// Most letters of a section.
const MOST: usize = 10_000;

/// The text of a note, or of a template for one.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct Sections {
    /// Why the patient came.
    pub reason: String,
    /// What was asked and seen.
    pub exploration: String,
    /// What it is.
    pub diagnosis: String,
    /// What was done.
    pub treatment: String,
    /// Which anaesthetic, how much, where.
    pub anaesthesia: String,
    /// What the patient was told to do.
    pub instructions: String,
    /// What comes next.
    pub plan: String,
    /// Anything else.
    pub remarks: String,
}

impl Sections {
    /// Every section with its name, in order.
    pub fn each(&self) -> [(&'static str, &str); 8] {
        let texts = [
            &self.reason,
            &self.exploration,
            &self.diagnosis,
            &self.treatment,
            &self.anaesthesia,
            &self.instructions,
            &self.plan,
            &self.remarks,
        ];
        std::array::from_fn(|i| (SECTIONS[i], texts[i].as_str()))
    }

    /// The same sections with their texts changed.
    pub fn map(&self, mut change: impl FnMut(&str) -> String) -> Sections {
        Sections {
            reason: change(&self.reason),
            exploration: change(&self.exploration),
            diagnosis: change(&self.diagnosis),
            treatment: change(&self.treatment),
            anaesthesia: change(&self.anaesthesia),
            instructions: change(&self.instructions),
            plan: change(&self.plan),
            remarks: change(&self.remarks),
        }
    }

    /// As it is kept.
    pub fn cleaned(&self) -> Sections {
        self.map(text::clean)
    }

    /// Whether nothing is written.
    pub fn is_empty(&self) -> bool {
        self.each().iter().all(|(_, text)| text.trim().is_empty())
    }

    /// Names every fault in what was typed.
    pub fn check(&self) -> Result<(), Invalids> {
        let mut faults = Invalids::default();
        for (name, text) in self.each() {
            faults.check(text::check(name, text, MOST));
        }
        faults.or(())
    }

    /// Names what keeps it from being signed: nothing said, or a template's field that nobody filled.
    pub fn check_signable(&self) -> Result<(), Invalids> {
        self.check()?;
        let mut faults = Invalids::default();
        if self.is_empty() {
            faults.add("note", "required");
        }
        for (name, text) in self.each() {
            if field::fields(text).next().is_some() {
                faults.add(name, "fields_left");
            }
        }
        faults.or(())
    }

    /// What a signature's hash is taken of: a label, then each section's name and text behind their lengths, so that no two
    /// notes give the same bytes.
    pub fn signed_bytes(&self) -> Vec<u8> {
        let mut bytes = b"esmalte-note/1".to_vec();
        for part in self.each().into_iter().flat_map(|(name, text)| [name, text]) {
            bytes.extend(u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
            bytes.extend(part.as_bytes());
        }
        bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(checked: Result<(), Invalids>) -> Vec<String> {
        checked.err().map_or_else(Vec::new, |faults| faults.0.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn an_empty_note_and_a_field_left_open_are_not_signed() {
        let mut sections = Sections { plan: " \n".to_owned(), ..Sections::default() };
        assert_eq!(told(sections.check_signable()), ["note: required"]);
        sections.treatment = "Obturación en {{diente}}".to_owned();
        assert_eq!(told(sections.check_signable()), ["treatment: fields_left"]);
        sections.treatment = "Obturación en 36 {dique}".to_owned();
        assert_eq!(told(sections.check_signable()), Vec::<String>::new());
        sections.remarks = "a".repeat(MOST + 1);
        assert_eq!(told(sections.check_signable()), ["remarks: too_long"]);
    }

    #[test]
    fn moving_a_word_into_the_next_section_changes_what_is_signed() {
        let one = Sections { reason: "dolor".to_owned(), ..Sections::default() };
        let other = Sections { exploration: "dolor".to_owned(), ..Sections::default() };
        assert_ne!(one.signed_bytes(), other.signed_bytes());
        let split = Sections { reason: "do".to_owned(), exploration: "lor".to_owned(), ..Sections::default() };
        assert_ne!(one.signed_bytes(), split.signed_bytes());
    }
}
