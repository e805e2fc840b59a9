//! What text a person may enter: NFC, no control characters, a bounded length. Everything else is theirs.

use unicode_normalization::UnicodeNormalization as _;

use crate::Invalid;

/// Names, titles, numbers.
pub const SHORT: usize = 200;

/// Notes.
pub const LONG: usize = 20_000;

/// Trims, composes (NFC) and folds line ends; what is stored, signed and compared.
pub fn clean(text: &str) -> String {
    text.trim().replace("\r\n", "\n").nfc().collect()
}

/// Refuses control characters and what is longer than `most` characters.
pub fn check(field: &str, text: &str, most: usize) -> Result<(), Invalid> {
    if text.chars().any(|c| c.is_control() && c != '\n' && c != '\t') {
        Err(Invalid::new(field, "control_character"))
    } else if text.chars().count() > most {
        Err(Invalid::new(field, "too_long"))
    } else {
        Ok(())
    }
}

/// Like [`check`], and refuses nothing at all.
pub fn required(field: &str, text: &str) -> Result<(), Invalid> {
    if text.trim().is_empty() { Err(Invalid::new(field, "required")) } else { check(field, text, SHORT) }
}

/// Folds case, accents and separators away, so that `MUÑOZ`, `muñoz` and `munoz` are found by the same three letters.
pub fn search_key(text: &str) -> String {
    text.nfkd()
        .filter(|c| !unicode_normalization::char::is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .map(|c| if c.is_alphanumeric() { c } else { ' ' })
        .collect::<String>()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_and_case_do_not_matter_in_search() {
        assert_eq!(search_key("Mª José  GÜELL-Peñalver"), "ma jose guell penalver");
    }

    #[test]
    fn a_nul_is_refused_and_a_line_break_kept() {
        assert_eq!(check("notes", "a\0b", SHORT), Err(Invalid::new("notes", "control_character")));
        assert_eq!(check("notes", "a\nb", SHORT), Ok(()));
    }
}
