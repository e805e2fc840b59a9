//! Every text in both languages, once, in files of the same name.

use std::collections::BTreeMap;

use super::{Fault, House};

/// Where the texts lie, a folder a language.
pub(crate) const FOLDER: &str = "ui/src/locales";

/// The languages.
pub(crate) const LANGUAGES: [&str; 2] = ["es", "en"];

/// Keys by file of one language, with those that stand twice.
pub(crate) struct Texts<'a> {
    pub(crate) keys: BTreeMap<&'a str, &'a str>,
    twice: Vec<(&'a str, &'a str)>,
}

/// Reads the keys of one language.
pub(crate) fn texts<'a>(house: &'a House, language: &str) -> Texts<'a> {
    let folder = format!("{FOLDER}/{language}/");
    let mut texts = Texts { keys: BTreeMap::new(), twice: Vec::new() };
    for source in house.sources.iter().filter(|source| source.path.starts_with(&folder) && source.is(&["ftl"])) {
        let file = source.path.strip_prefix(&folder).unwrap_or_default();
        for key in source.text.lines().filter_map(key) {
            if texts.keys.insert(key, file).is_some() {
                texts.twice.push((key, file));
            }
        }
    }
    texts
}

/// The key a line begins, if it begins one; what is indented goes on with the one before.
fn key(line: &str) -> Option<&str> {
    let (name, _) = line.split_once('=')?;
    let name = name.trim_end();
    let letters = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    (name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '-') && name.chars().all(letters)).then_some(name)
}

pub(crate) fn faults(house: &House) -> Vec<Fault> {
    let mut faults = Vec::new();
    for language in LANGUAGES {
        let own = texts(house, language);
        for (key, file) in own.twice {
            let place = format!("{FOLDER}/{language}/{file}");
            faults.push(Fault::new(place, format!("`{key}` stands twice"), "keep one"));
        }
        for other in LANGUAGES.into_iter().filter(|other| *other != language) {
            let there = texts(house, other).keys;
            for (key, file) in &own.keys {
                let place = format!("{FOLDER}/{other}/{file}");
                match there.get(key) {
                    Some(same) if same == file => {}
                    Some(elsewhere) if language == LANGUAGES[0] => {
                        let what = format!("`{key}` stands in {elsewhere} here and in {file} in `{language}`");
                        faults.push(Fault::new(place, what, "keep it in files of one name"));
                    }
                    Some(_) => {}
                    None => faults.push(Fault::new(place, format!("`{key}` is missing"), "translate it")),
                }
            }
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::Source;

    fn told(es: &str, en: &str) -> Vec<String> {
        let file =
            |language: &str, text: &str| Source { path: format!("{FOLDER}/{language}/a.ftl"), text: text.to_owned() };
        let house = House { sources: vec![file("en", en), file("es", es)] };
        faults(&house).into_iter().map(|fault| format!("{} {}", fault.place, fault.what)).collect()
    }

    #[test]
    fn what_one_language_lacks_is_told_where_it_is_missing() {
        assert_eq!(told("a = x\nb = y\n", "a = x\n"), ["ui/src/locales/en/a.ftl `b` is missing"]);
        assert_eq!(told("a = x\n", "a = x\nb-c_d = y\n"), ["ui/src/locales/es/a.ftl `b-c_d` is missing"]);
    }

    #[test]
    fn a_text_that_goes_on_in_the_next_line_begins_no_key() {
        assert!(told("# a = b\n## c\na = { $n ->\n    [one] una = dos\n   *[other] x\n  }\n", "a = x\n").is_empty());
    }

    #[test]
    fn a_key_that_stands_twice_is_told() {
        assert_eq!(told("a = x\na = y\n", "a = x\n"), ["ui/src/locales/es/a.ftl `a` stands twice"]);
    }
}
