//! The wording of a template and its fields in braces: `{{patient}}`. Each is filled or named; none is ever dropped.

use std::collections::BTreeMap;

use crate::Invalids;

/// The fields a template may have.
pub const FIELDS: [&str; 9] =
    ["patient", "document", "birth_date", "signer", "treatment", "tooth", "date", "clinic", "professional"];

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
pub fn fill(body: &str, values: &Values) -> Wording {
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
        match values.get(name).filter(|value| !value.trim().is_empty()) {
            Some(value) => wording.text.push_str(value.trim()),
            None => {
                let known = FIELDS.contains(&name);
                note(if known { &mut wording.empty } else { &mut wording.unknown }, name);
                wording.text.push_str("{{");
                wording.text.push_str(inside);
                wording.text.push_str("}}");
            }
        }
        rest = behind;
    }
    wording.text.push_str(rest);
    wording
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

    #[test]
    fn fields_are_filled_or_named_and_never_dropped() {
        let values = Values::from([("patient", " Ana {{tooth}} ".to_owned()), ("treatment", " ".to_owned())]);
        let wording = fill("Yo, {{ patient }}: {{treatment}} en {{toot}} y {{treatment}}. {{fin", &values);
        assert_eq!(wording.text, "Yo, Ana {{tooth}}: {{treatment}} en {{toot}} y {{treatment}}. {{fin");
        assert_eq!(
            (wording.empty.clone(), wording.unknown.clone()),
            (vec!["treatment".into()], vec!["toot".into(), "fin".into()])
        );
        let told = wording.whole().expect_err("refused").to_string();
        assert_eq!(told, "treatment: required; body: unknown_field");
        assert_eq!(fill("Sin campos", &values).whole(), Ok("Sin campos".to_owned()));
    }
}
