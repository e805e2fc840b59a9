//! The wording of a template and its fields in braces: `{{patient}}`. Each is filled or named; none is ever dropped.
//!
//! Consents and letters have fields of their own; how they are filled is the same.

use std::collections::BTreeMap;

use crate::Invalids;

/// The fields a template may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fields {
    /// All of them.
    pub known: &'static [&'static str],
    /// Those that may stay empty: nothing is put in their place.
    pub optional: &'static [&'static str],
}

/// What is filled in, by field.
pub type Values = BTreeMap<&'static str, String>;

/// A template with its fields filled.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wording {
    /// The text; what could not be filled stands as it was written.
    pub text: String,
    /// Fields that have no value yet, in the order of the text.
    pub empty: Vec<String>,
    /// Braces around what is no field.
    pub unknown: Vec<String>,
}

/// Fills the fields of a template. A value is put in as it is: braces in a patient's name are no field.
pub fn fill(body: &str, fields: Fields, values: &Values) -> Wording {
    let mut wording = Wording::default();
    let mut rest = body;
    while let Some((before, after)) = rest.split_once("{{") {
        wording.text.push_str(before);
        let Some((inside, behind)) = after.split_once("}}") else {
            note(&mut wording.unknown, after.lines().next().unwrap_or_default().trim());
            wording.text.push_str("{{");
            rest = after;
            continue;
        };
        let name = inside.trim();
        let value = values.get(name).map(|value| value.trim()).unwrap_or_default();
        let known = fields.known.contains(&name);
        if known && (!value.is_empty() || fields.optional.contains(&name)) {
            wording.text.push_str(value);
            rest = if value.is_empty() { without_its_line(&mut wording.text, behind) } else { behind };
            continue;
        }
        note(if known { &mut wording.empty } else { &mut wording.unknown }, name);
        wording.text.push_str("{{");
        wording.text.push_str(inside);
        wording.text.push_str("}}");
        rest = behind;
    }
    wording.text.push_str(rest);
    wording
}

/// A field that stood alone between blank lines takes one of them with it when nothing is put there.
fn without_its_line<'a>(before: &mut String, behind: &'a str) -> &'a str {
    let alone = (before.is_empty() || before.ends_with("\n\n")) && (behind.is_empty() || behind.starts_with("\n\n"));
    if !alone {
        return behind;
    }
    if behind.is_empty() {
        before.truncate(before.trim_end().len());
    }
    behind.strip_prefix("\n\n").unwrap_or(behind)
}

fn note(names: &mut Vec<String>, name: &str) {
    if !names.iter().any(|known| known == name) {
        names.push(name.to_owned());
    }
}

impl Wording {
    /// The text, if nothing in it is left open.
    pub fn whole(self) -> Result<String, Invalids> {
        let mut faults = Invalids::default();
        for name in &self.empty {
            faults.add(name, "required");
        }
        if !self.unknown.is_empty() {
            faults.add("body", "unknown_field");
        }
        faults.or(self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIELDS: Fields = Fields { known: &["patient", "treatment", "note"], optional: &["note"] };

    #[test]
    fn fields_are_filled_or_named_and_never_dropped() {
        let values = Values::from([("patient", " Ana {{tooth}} ".to_owned()), ("treatment", " ".to_owned())]);
        let wording = fill("Yo, {{ patient }}: {{treatment}} en {{toot}} y {{treatment}}. {{fin", FIELDS, &values);
        assert_eq!(wording.text, "Yo, Ana {{tooth}}: {{treatment}} en {{toot}} y {{treatment}}. {{fin");
        assert_eq!(
            (wording.empty.clone(), wording.unknown.clone()),
            (vec!["treatment".into()], vec!["toot".into(), "fin".into()])
        );
        let told = wording.whole().expect_err("refused").to_string();
        assert_eq!(told, "treatment: required; body: unknown_field");
        assert_eq!(fill("Sin campos", FIELDS, &values).whole(), Ok("Sin campos".to_owned()));
    }

    #[test]
    fn a_value_for_what_is_no_field_here_is_not_put_in() {
        let values = Values::from([("signer", "Ana".to_owned())]);
        assert_eq!(fill("{{signer}}", FIELDS, &values).unknown, ["signer"]);
    }

    #[test]
    fn what_may_stay_empty_leaves_neither_braces_nor_a_hole() {
        let none = Values::new();
        for (body, text) in [
            ("Uno.\n\n{{note}}\n\nDos.", "Uno.\n\nDos."),
            ("Uno.\n\n{{note}}", "Uno."),
            ("{{note}}\n\nDos.", "Dos."),
            ("Uno {{note}}, dos", "Uno , dos"),
            ("Uno\n{{note}}\nDos", "Uno\n\nDos"),
        ] {
            let wording = fill(body, FIELDS, &none);
            assert_eq!((wording.text.as_str(), wording.empty.len()), (text, 0), "{body:?}");
        }
        let some = Values::from([("note", "Algo.".to_owned())]);
        assert_eq!(fill("Uno.\n\n{{note}}\n\nDos.", FIELDS, &some).text, "Uno.\n\nAlgo.\n\nDos.");
    }
}
