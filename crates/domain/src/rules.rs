//! The catalogue of what can be charted: one line a finding, with its reach, its one attribute and how it is entered.
//!
//! Screens, command line, checks and drawings all read this table; a new finding is a new line, its symbol and its text.

use serde::Serialize;

use crate::finding::Status::{self, DoneHere, ExistingGood, Pathology, Planned};

/// What a finding covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// A whole tooth.
    Tooth,
    /// Faces of a tooth.
    Surfaces,
    /// A run of teeth drawn as one.
    Range,
}

/// Whether faces are named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum SurfaceUse {
    /// At least one.
    Required,
    /// Never.
    None,
}

/// The one thing more that is said of a finding: depth, material, cause.
#[derive(Debug, Clone, Copy, Serialize, specta::Type)]
pub struct Attribute {
    /// Stable name.
    pub name: &'static str,
    /// Stable values, in the order of the keys 1–9.
    pub values: &'static [&'static str],
    /// Value taken when nobody says one; `None` = it may stay unsaid.
    pub default: Option<&'static str>,
}

/// One line of the catalogue.
#[derive(Debug, Clone, Copy, Serialize, specta::Type)]
pub struct Rule {
    /// Stable name.
    pub id: &'static str,
    /// Default key.
    pub key: char,
    /// What it covers.
    pub scope: Scope,
    /// Whether faces are named.
    pub surfaces: SurfaceUse,
    /// The one attribute.
    pub attribute: Option<Attribute>,
    /// What Enter means.
    pub observed: Status,
    /// What Ctrl+Enter means.
    pub planned: Option<Status>,
    /// What Shift+Enter means.
    pub done: Option<Status>,
    /// Whether it can stand on a position without a tooth.
    pub without_tooth: bool,
}

const fn rule(id: &'static str, key: char, scope: Scope, attribute: Option<Attribute>) -> Rule {
    Rule {
        id,
        key,
        scope,
        surfaces: if matches!(scope, Scope::Surfaces) { SurfaceUse::Required } else { SurfaceUse::None },
        attribute,
        observed: ExistingGood,
        planned: Some(Planned),
        done: Some(DoneHere),
        without_tooth: false,
    }
}

const fn attribute(
    name: &'static str,
    values: &'static [&'static str],
    default: Option<&'static str>,
) -> Option<Attribute> {
    Some(Attribute { name, values, default })
}

/// All findings of this version.
pub static RULES: &[Rule] = &[
    Rule {
        observed: Pathology,
        planned: None,
        done: None,
        ..rule(
            "caries",
            'c',
            Scope::Surfaces,
            attribute("depth", &["white_spot", "enamel", "dentine", "pulp"], Some("dentine")),
        )
    },
    rule(
        "restoration",
        'r',
        Scope::Surfaces,
        attribute(
            "material",
            &["composite", "amalgam", "glass_ionomer", "inlay_metal", "inlay_aesthetic", "veneer"],
            Some("composite"),
        ),
    ),
    Rule { surfaces: SurfaceUse::None, ..rule("sealant", 's', Scope::Tooth, None) },
    rule(
        "crown",
        'k',
        Scope::Tooth,
        attribute("type", &["metal_ceramic", "ceramic", "metal", "resin", "temporary"], Some("metal_ceramic")),
    ),
    rule(
        "root_canal",
        'e',
        Scope::Tooth,
        attribute("extent", &["root_canal", "pulpotomy", "pulpectomy"], Some("root_canal")),
    ),
    Rule {
        planned: None,
        done: None,
        without_tooth: true,
        ..rule(
            "absent",
            'x',
            Scope::Tooth,
            attribute(
                "cause",
                &["unknown", "caries", "periodontal", "trauma", "orthodontic", "agenesis", "unerupted"],
                Some("unknown"),
            ),
        )
    },
    Rule {
        observed: Pathology,
        ..rule(
            "extraction",
            'z',
            Scope::Tooth,
            attribute("cause", &["caries", "periodontal", "trauma", "orthodontic", "other"], Some("caries")),
        )
    },
    Rule {
        without_tooth: true,
        ..rule("implant", 'i', Scope::Tooth, attribute("state", &["restored", "healing", "failing"], Some("restored")))
    },
    Rule {
        without_tooth: true,
        ..rule(
            "bridge",
            'p',
            Scope::Range,
            attribute("material", &["metal_ceramic", "ceramic", "metal", "resin"], Some("metal_ceramic")),
        )
    },
];

/// Finds a line by its stable name; `None` for one that a newer program wrote.
pub fn find(id: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_has_its_own_key() {
        let mut keys: Vec<char> = RULES.iter().map(|rule| rule.key).collect();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), RULES.len());
    }

    #[test]
    fn a_default_is_one_of_the_values() {
        for attribute in RULES.iter().filter_map(|rule| rule.attribute) {
            assert!(attribute.default.is_none_or(|value| attribute.values.contains(&value)), "{}", attribute.name);
            assert!(attribute.values.len() <= 9, "{} does not fit the keys 1–9", attribute.name);
        }
    }
}
