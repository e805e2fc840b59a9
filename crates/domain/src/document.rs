//! Identity documents: the check letter of Spanish DNI and NIE numbers.

use serde::{Deserialize, Serialize};

use crate::{Invalid, text};

/// What kind of document a number belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum DocumentKind {
    /// Spanish national identity document.
    Dni,
    /// Spanish number of foreigners.
    Nie,
    /// Passport of any country.
    Passport,
    /// Anything else.
    Other,
}

/// The letter for the remainder of the number by 23.
const LETTERS: &[u8; 23] = b"TRWAGMYFPDXBNJZSQVHLCKE";

/// Upper case, without spaces, dots and dashes: how a number is kept and compared.
pub fn normal(number: &str) -> String {
    number.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_uppercase).collect()
}

/// Checks a number; an empty one is no fault, since people come without papers.
pub fn check(kind: DocumentKind, number: &str) -> Result<(), Invalid> {
    let field = "documentNumber";
    if number.is_empty() {
        return Ok(());
    }
    let digits = match (kind, number.as_bytes()) {
        (DocumentKind::Passport | DocumentKind::Other, _) => return text::check(field, number, 40),
        (DocumentKind::Dni, [digits @ .., _]) if digits.len() == 8 => String::from_utf8_lossy(digits).into_owned(),
        (DocumentKind::Nie, [first @ b'X'..=b'Z', digits @ .., _]) if digits.len() == 7 => {
            format!("{}{}", first - b'X', String::from_utf8_lossy(digits))
        }
        _ => return Err(Invalid::new(field, "malformed")),
    };
    let value: u32 = digits.parse().map_err(|_| Invalid::new(field, "malformed"))?;
    let letter = LETTERS[value as usize % LETTERS.len()];
    match number.as_bytes().last() {
        Some(last) if *last == letter => Ok(()),
        Some(last) if last.is_ascii_uppercase() => Err(Invalid::new(field, "wrong_check_letter")),
        _ => Err(Invalid::new(field, "malformed")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(kind: DocumentKind, number: &str) -> Option<String> {
        check(kind, &normal(number)).err().map(|fault| fault.reason)
    }

    #[test]
    fn the_official_examples_pass() {
        assert_eq!(refused(DocumentKind::Dni, "12345678-Z"), None);
        assert_eq!(refused(DocumentKind::Nie, "x1234567l"), None);
        assert_eq!(refused(DocumentKind::Nie, "Y 1234567 X"), None);
        assert_eq!(refused(DocumentKind::Dni, ""), None);
    }

    #[test]
    fn a_wrong_letter_is_told_from_a_malformed_number() {
        assert_eq!(refused(DocumentKind::Dni, "12345678A").as_deref(), Some("wrong_check_letter"));
        assert_eq!(refused(DocumentKind::Dni, "1234567Z").as_deref(), Some("malformed"));
        assert_eq!(refused(DocumentKind::Dni, "123456789").as_deref(), Some("malformed"));
        assert_eq!(refused(DocumentKind::Dni, "+1234567Z").as_deref(), Some("malformed"));
        assert_eq!(refused(DocumentKind::Nie, "W1234567L").as_deref(), Some("malformed"));
    }
}
