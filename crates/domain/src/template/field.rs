//! The fields of a template: `{{paciente}}`, `{{diente}}`, `{{?color}}`. What nobody can fill stays where it is.

/// What a field stands for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// The patient's name.
    Patient,
    /// The patient's age in years.
    Age,
    /// The day of the visit.
    Date,
    /// Who writes.
    Author,
    /// Licence number of who writes.
    Licence,
    /// Asked: which tooth.
    Tooth,
    /// Asked: which anaesthetic.
    Anaesthetic,
    /// Asked by these words: `{{?words}}`.
    Asked(String),
    /// Nobody knows it.
    Unknown(String),
}

/// The fields by the names they have in templates, first those that are shown to whoever writes one.
const NAMES: [(&str, Field); 14] = [
    ("paciente", Field::Patient),
    ("edad", Field::Age),
    ("fecha", Field::Date),
    ("profesional", Field::Author),
    ("colegiado", Field::Licence),
    ("diente", Field::Tooth),
    ("anestésico", Field::Anaesthetic),
    ("patient", Field::Patient),
    ("age", Field::Age),
    ("date", Field::Date),
    ("clinician", Field::Author),
    ("licence", Field::Licence),
    ("tooth", Field::Tooth),
    ("anaesthetic", Field::Anaesthetic),
];

impl Field {
    /// Reads what stands between the braces; case and accents do not matter.
    pub fn parse(inside: &str) -> Field {
        let inside = inside.trim();
        match inside.strip_prefix('?').map(str::trim) {
            Some(asked) if !asked.is_empty() => return Field::Asked(asked.to_owned()),
            _ => {}
        }
        let key = crate::text::search_key(inside);
        let known = NAMES.iter().find(|(name, _)| crate::text::search_key(name) == key);
        known.map_or_else(|| Field::Unknown(inside.to_owned()), |(_, field)| field.clone())
    }
}

/// The fields of a text, in order.
pub fn fields(text: &str) -> impl Iterator<Item = Field> + '_ {
    pieces(text).filter_map(|piece| match piece {
        Piece::Field { inside, .. } => Some(Field::parse(inside)),
        Piece::Text(_) => None,
    })
}

/// The text with its fields filled. What `says` knows nothing of stays as it was written.
pub fn fill(text: &str, mut says: impl FnMut(&Field) -> Option<String>) -> String {
    pieces(text)
        .map(|piece| match piece {
            Piece::Text(text) => text.to_owned(),
            Piece::Field { inside, written } => says(&Field::parse(inside)).unwrap_or_else(|| written.to_owned()),
        })
        .collect()
}

enum Piece<'a> {
    Text(&'a str),
    Field { inside: &'a str, written: &'a str },
}

/// Takes a text apart. Braces that are never closed are text; of nested ones the inner count.
fn pieces(text: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut left = text;
    std::iter::from_fn(move || {
        if left.is_empty() {
            return None;
        }
        let Some((start, end)) = next(left) else {
            return Some(Piece::Text(std::mem::take(&mut left)));
        };
        if start > 0 {
            let (before, rest) = left.split_at(start);
            left = rest;
            return Some(Piece::Text(before));
        }
        let (written, rest) = left.split_at(end + 2);
        left = rest;
        Some(Piece::Field { inside: &written[2..end], written })
    })
}

/// Where the next field begins, and where its closing braces stand.
fn next(text: &str) -> Option<(usize, usize)> {
    let opened = text.find("{{")?;
    let end = opened + 2 + text[opened + 2..].find("}}")?;
    Some((text[..end].rfind("{{")?, end))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn fields_are_known_by_their_names_in_both_languages() {
        let told: Vec<Field> =
            fields("{{Paciente}} {{tooth}} {{ANESTESICO}} {{? color }} {{dinete}} {{?}} {{}}").collect();
        let unknown = |text: &str| Field::Unknown(text.to_owned());
        let asked = Field::Asked("color".to_owned());
        let known = [Field::Patient, Field::Tooth, Field::Anaesthetic, asked];
        assert_eq!(told, [known.as_slice(), &[unknown("dinete"), unknown("?"), unknown("")]].concat());
    }

    #[test]
    fn what_nobody_knows_stays_as_it_was_written() {
        let says = |field: &Field| (*field == Field::Tooth).then(|| "36".to_owned());
        assert_eq!(fill("Pieza {{ diente }}: {{dinete}}, {{abierto", says), "Pieza 36: {{dinete}}, {{abierto");
        assert_eq!(fill("{{a {{diente}} }}", says), "{{a 36 }}");
        assert_eq!(fill("}} {{diente}}", says), "}} 36");
    }

    proptest! {
        /// Nothing of any text is lost: with no field filled it comes out as it went in.
        #[test]
        fn nothing_is_lost(text in "[{} a?ñ\n]{0,40}") {
            prop_assert_eq!(fill(&text, |_| None), text);
        }
    }
}
