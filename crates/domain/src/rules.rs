//! The catalogue of what can be charted: one line a finding, with its reach, its one attribute and how it is entered.
//!
//! Screens, command line, checks and drawings all read this table; a new finding is a new line, its symbol and its text.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::{
    Invalid,
    finding::Status::{self, DoneHere, ExistingGood, Pathology, Planned, Temporary},
};

/// What a finding covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// A whole tooth.
    Tooth,
    /// Faces of a tooth.
    Surfaces,
    /// Two neighbours.
    Pair,
    /// What stands between two neighbours and has no number of its own.
    Between,
    /// A run of teeth drawn as one.
    Range,
    /// Any teeth of one jaw, drawn as one.
    Segments,
    /// A whole jaw, whichever of its teeth was named.
    Arch,
}

/// Whether faces are named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum SurfaceUse {
    /// At least one.
    Required,
    /// As many as one likes.
    Optional,
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
    /// Default key; the others are found by name.
    pub key: Option<char>,
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
    /// Whether it can stand on an implant.
    pub on_implant: bool,
}

const fn rule(id: &'static str, key: Option<char>, scope: Scope, attribute: Option<Attribute>) -> Rule {
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
        on_implant: false,
    }
}

/// Found ill; nobody plans or makes it.
const fn disease(rule: Rule) -> Rule {
    Rule { observed: Pathology, planned: None, done: None, ..rule }
}

/// How the mouth is; nobody plans or makes it.
const fn trait_of(rule: Rule) -> Rule {
    Rule { planned: None, done: None, ..rule }
}

/// Work that an implant can carry, too.
const fn on_implant(rule: Rule) -> Rule {
    Rule { on_implant: true, ..rule }
}

/// Stands over gaps and implants as over teeth.
const fn over(rule: Rule) -> Rule {
    Rule { without_tooth: true, on_implant: true, ..rule }
}

const fn attribute(
    name: &'static str,
    values: &'static [&'static str],
    default: Option<&'static str>,
) -> Option<Attribute> {
    Some(Attribute { name, values, default })
}

/// The value that says that something found before is no longer there.
pub const ENDED: &str = "ended";

const fn course() -> Option<Attribute> {
    attribute("course", &["ended"], None)
}

/// All findings of this version.
pub static RULES: &[Rule] = &[
    disease(rule(
        "caries",
        Some('c'),
        Scope::Surfaces,
        attribute("depth", &["white_spot", "enamel", "dentine", "pulp"], Some("dentine")),
    )),
    on_implant(rule(
        "restoration",
        Some('r'),
        Scope::Surfaces,
        attribute(
            "material",
            &["composite", "amalgam", "glass_ionomer", "inlay_metal", "inlay_aesthetic", "veneer"],
            Some("composite"),
        ),
    )),
    Rule { observed: Temporary, ..on_implant(rule("temporary", Some('t'), Scope::Surfaces, None)) },
    Rule { surfaces: SurfaceUse::Optional, ..rule("sealant", Some('s'), Scope::Surfaces, None) },
    on_implant(rule(
        "crown",
        Some('k'),
        Scope::Tooth,
        attribute(
            "type",
            &["metal_ceramic", "ceramic", "metal", "resin", "temporary", "fenestrated", "veneer"],
            Some("metal_ceramic"),
        ),
    )),
    rule(
        "root_canal",
        Some('e'),
        Scope::Tooth,
        attribute("extent", &["root_canal", "pulpotomy", "pulpectomy"], Some("root_canal")),
    ),
    rule("post", None, Scope::Tooth, attribute("post", &["fibre", "metal", "cast"], None)),
    over(trait_of(rule(
        "absent",
        Some('x'),
        Scope::Tooth,
        attribute(
            "cause",
            &["unknown", "caries", "periodontal", "trauma", "orthodontic", "agenesis", "unerupted"],
            Some("unknown"),
        ),
    ))),
    Rule {
        observed: Pathology,
        ..on_implant(rule(
            "extraction",
            Some('z'),
            Scope::Tooth,
            attribute("cause", &["caries", "periodontal", "trauma", "orthodontic", "other"], Some("caries")),
        ))
    },
    over(rule(
        "implant",
        Some('i'),
        Scope::Tooth,
        attribute("state", &["restored", "healing", "failing"], Some("restored")),
    )),
    over(rule(
        "bridge",
        Some('p'),
        Scope::Range,
        attribute("material", &["metal_ceramic", "ceramic", "metal", "resin"], Some("metal_ceramic")),
    )),
    over(rule("partial_denture", None, Scope::Segments, course())),
    over(rule("full_denture", None, Scope::Arch, course())),
    over(trait_of(rule("edentulous", None, Scope::Arch, None))),
    over(rule("fixed_appliance", None, Scope::Range, course())),
    over(rule("removable_appliance", None, Scope::Arch, course())),
    disease(rule(
        "fracture",
        Some('f'),
        Scope::Tooth,
        attribute("part", &["crown", "root", "crown_root"], Some("crown")),
    )),
    disease(on_implant(rule(
        "mobility",
        Some('m'),
        Scope::Tooth,
        attribute("grade", &["1", "2", "3", "0"], Some("1")),
    ))),
    disease(rule("root_remnant", Some('u'), Scope::Tooth, None)),
    disease(rule("apical_lesion", None, Scope::Tooth, course())),
    disease(rule(
        "wear",
        Some('d'),
        Scope::Surfaces,
        attribute("wear", &["attrition", "abrasion", "erosion", "abfraction"], None),
    )),
    disease(rule("him", Some('h'), Scope::Surfaces, attribute("severity", &["mild", "severe"], Some("mild")))),
    disease(rule(
        "enamel_defect",
        None,
        Scope::Surfaces,
        attribute("defect", &["opacity", "pigmentation", "fluorosis", "hypoplasia"], Some("opacity")),
    )),
    trait_of(rule("deep_fissures", None, Scope::Tooth, None)),
    trait_of(on_implant(rule("diastema", None, Scope::Pair, course()))),
    trait_of(rule("fusion", None, Scope::Pair, None)),
    trait_of(rule("gemination", None, Scope::Tooth, None)),
    trait_of(rule("transposition", None, Scope::Pair, None)),
    trait_of(on_implant(rule("supernumerary", None, Scope::Between, course()))),
    trait_of(rule("macrodontia", None, Scope::Tooth, None)),
    trait_of(rule("microdontia", None, Scope::Tooth, None)),
    trait_of(rule("peg", None, Scope::Tooth, None)),
    trait_of(rule("rotation", None, Scope::Tooth, attribute("sense", &["mesial", "distal"], None))),
    trait_of(rule("impaction", None, Scope::Tooth, None)),
    trait_of(rule("ectopic", None, Scope::Tooth, None)),
    trait_of(rule("erupting", None, Scope::Tooth, course())),
    trait_of(rule("extruded", None, Scope::Tooth, course())),
    trait_of(rule("intruded", None, Scope::Tooth, course())),
    trait_of(rule(
        "malposition",
        None,
        Scope::Tooth,
        attribute("toward", &["mesial", "distal", "vestibular", "lingual"], Some("mesial")),
    )),
    over(trait_of(rule("note", Some('/'), Scope::Tooth, None))),
];

/// Finds a line by its stable name; `None` for one that a newer program wrote.
pub fn find(id: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.id == id)
}

/// The key that takes what is on the chosen teeth into the treatment plan, by the name under which it can be changed.
pub const PLAN_KEY: (&str, char) = ("plan", 'a');

/// Refuses keys for the chart that are no letters, that the list of all findings has, or that two findings would share.
pub fn check_keys(own: &BTreeMap<String, String>) -> Result<(), Invalid> {
    let mut taken = BTreeSet::new();
    let keyed = RULES.iter().map(|rule| (rule.id, rule.key)).chain([(PLAN_KEY.0, Some(PLAN_KEY.1))]);
    for (id, usual) in keyed {
        let key = match own.get(id).map(|key| key.chars().collect::<Vec<_>>()) {
            None => usual,
            Some(letters) => match letters.as_slice() {
                [] => None,
                [key] if key.is_ascii_lowercase() && *key != LIST_KEY => Some(*key),
                _ => return Err(Invalid::new("chartKeys", "key_not_a_letter")),
            },
        };
        if key.is_some_and(|key| !taken.insert(key)) {
            return Err(Invalid::new("chartKeys", "key_taken"));
        }
    }
    Ok(())
}

/// Opens the list of all findings, whatever else is changed.
const LIST_KEY: char = 'q';

/// Whether a value of a rule only says that it is there no more.
pub fn has_ended(id: &str, value: Option<&str>) -> bool {
    value == Some(ENDED) || (id == "mobility" && value == Some("0"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_may_change_as_long_as_no_two_findings_share_one() {
        let own = |pairs: &[(&str, &str)]| {
            check_keys(&pairs.iter().map(|(id, key)| ((*id).to_owned(), (*key).to_owned())).collect())
        };
        assert_eq!(own(&[]), Ok(()));
        assert_eq!(own(&[("caries", "j"), ("diastema", "c")]), Ok(()));
        assert_eq!(own(&[("caries", "")]), Ok(()));
        assert_eq!(own(&[("diastema", "c")]), Err(Invalid::new("chartKeys", "key_taken")));
        assert_eq!(own(&[("diastema", "a")]), Err(Invalid::new("chartKeys", "key_taken")), "the plan's");
        assert_eq!(own(&[("diastema", "a"), ("plan", "w")]), Ok(()));
        for key in ["q", "7", "ñ", "ab", "C", "/"] {
            assert_eq!(own(&[("diastema", key)]), Err(Invalid::new("chartKeys", "key_not_a_letter")), "{key}");
        }
    }

    #[test]
    fn every_rule_has_its_own_key() {
        let keys: Vec<char> = RULES.iter().filter_map(|rule| rule.key).collect();
        let apart: BTreeSet<char> = keys.iter().copied().collect();
        assert_eq!(keys.len(), apart.len());
    }

    #[test]
    fn a_default_is_one_of_the_values() {
        for attribute in RULES.iter().filter_map(|rule| rule.attribute) {
            assert!(attribute.default.is_none_or(|value| attribute.values.contains(&value)), "{}", attribute.name);
            assert!(attribute.values.len() <= 9, "{} does not fit the keys 1–9", attribute.name);
        }
    }
}
