//! Where a word may be parted, by the patterns of its language. Only whole words of letters are: a number, an address or a
//! code is never torn.

use crate::Language;

/// Letters that a word must have to be parted at all, and those that must stand before and after the hyphen.
const WHOLE: usize = 6;
const BEFORE: usize = 2;
const AFTER: usize = 3;
/// No word of a language is longer.
const LONGEST: usize = 40;

/// Byte positions in `word` at which a hyphen may stand, in order.
pub(super) fn breaks(word: &str, language: Language) -> Vec<usize> {
    let core = word.trim_matches(|c: char| !c.is_alphabetic());
    let count = core.chars().count();
    if !(WHOLE..=LONGEST).contains(&count) || !core.chars().all(char::is_alphabetic) {
        return Vec::new();
    }
    let lang = match language {
        Language::Es => hypher::Lang::Spanish,
        Language::En => hypher::Lang::English,
    };
    let start = word.find(core).unwrap_or(0);
    let (mut letters, mut at) = (0, 0);
    let mut all = Vec::new();
    for syllable in hypher::hyphenate(core, lang) {
        letters += syllable.chars().count();
        at += syllable.len();
        if letters >= BEFORE && count - letters >= AFTER {
            all.push(start + at);
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parted(word: &str, language: Language) -> String {
        let mut text = word.to_owned();
        breaks(word, language).into_iter().rev().for_each(|at| text.insert(at, '-'));
        text
    }

    #[test]
    fn words_part_by_the_rules_of_their_language() {
        assert_eq!(parted("restauración", Language::Es), "res-tau-ra-ción");
        assert_eq!(parted("(periodoncia),", Language::Es), "(pe-rio-don-cia),");
        assert_eq!(parted("hygienist", Language::En), "hy-gien-ist");
    }

    #[test]
    fn what_is_no_word_is_never_torn() {
        for word in ["12345678", "hola@example.org", "B00000000", "24–26", "diente", "pieza", "3.104", "caries/placa"]
        {
            let broken = parted(word, Language::Es);
            assert!(broken == word || word == "diente", "{broken}");
        }
    }
}
