//! Peru's norm for the odontogram, NTS 188-MINSA/DGIESP-2022: its 38 rules, and which of our findings each one is.
//!
//! Our own table of the norm's facts: scope, colour and letters. How a finding is drawn is in `reports`.

use serde::Serialize;

use crate::{
    Invalid,
    finding::{Finding, Status},
    rules::Scope,
};

/// The colour the norm asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colour {
    /// Always blue.
    Blue,
    /// Always red.
    Red,
    /// Blue in good state, red in bad state.
    ByState,
}

/// One rule of the norm.
#[derive(Debug, Clone, Copy)]
pub struct Line {
    /// Its number.
    pub number: &'static str,
    /// Our finding.
    pub rule: &'static str,
    /// The values of the finding's attribute that it covers; none = every value.
    pub values: &'static [&'static str],
    /// What it covers.
    pub scope: Scope,
    /// Its colour.
    pub colour: Colour,
    /// The letters it allows; none = the drawing says all.
    pub letters: &'static [&'static str],
}

const fn line(
    number: &'static str,
    (rule, values): (&'static str, &'static [&'static str]),
    scope: Scope,
    colour: Colour,
    letters: &'static [&'static str],
) -> Line {
    Line { number, rule, values, scope, colour, letters }
}

use Colour::{Blue, ByState, Red};
use Scope::{Arch, Between, Pair, Range, Segments, Surfaces, Tooth};

/// All of them, in the norm's order.
pub static LINES: [Line; 38] = [
    line("6.1.1", ("fixed_appliance", &[]), Range, ByState, &[]),
    line("6.1.2", ("removable_appliance", &[]), Arch, ByState, &[]),
    line(
        "6.1.3",
        ("crown", &["metal_ceramic", "ceramic", "metal", "resin", "fenestrated", "veneer"]),
        Tooth,
        ByState,
        &["CM", "CF", "CMC", "CV", "CLM"],
    ),
    line("6.1.4", ("crown", &["temporary"]), Tooth, Red, &["CT"]),
    line("6.1.5", ("enamel_defect", &[]), Surfaces, Red, &["O", "PE", "Fluorosis"]),
    line("6.1.6", ("diastema", &[]), Pair, Blue, &[]),
    line("6.1.7", ("edentulous", &[]), Arch, Blue, &[]),
    line("6.1.8", ("post", &[]), Tooth, ByState, &[]),
    line("6.1.9", ("deep_fissures", &[]), Tooth, Blue, &["FFP"]),
    line("6.1.10", ("fracture", &[]), Tooth, Red, &[]),
    line("6.1.11", ("fusion", &[]), Pair, Blue, &[]),
    line("6.1.12", ("gemination", &[]), Tooth, Blue, &[]),
    line("6.1.13", ("rotation", &[]), Tooth, Blue, &[]),
    line("6.1.14", ("impaction", &[]), Tooth, Blue, &["I"]),
    line("6.1.15", ("implant", &[]), Tooth, ByState, &["IMP"]),
    line("6.1.16", ("caries", &[]), Surfaces, Red, &["MB", "CE", "CD", "CDP"]),
    line("6.1.17", ("macrodontia", &[]), Tooth, Blue, &["MAC"]),
    line("6.1.18", ("microdontia", &[]), Tooth, Blue, &["MIC"]),
    line("6.1.19", ("mobility", &[]), Tooth, Red, &["M1", "M2", "M3"]),
    line("6.1.20", ("absent", &[]), Tooth, Blue, &["DNE", "DEX", "DAO"]),
    line("6.1.21", ("peg", &[]), Tooth, Blue, &[]),
    line("6.1.22", ("ectopic", &[]), Tooth, Blue, &["E"]),
    line("6.1.23", ("erupting", &[]), Tooth, Blue, &[]),
    line("6.1.24", ("extruded", &[]), Tooth, Blue, &[]),
    line("6.1.25", ("intruded", &[]), Tooth, Blue, &[]),
    line("6.1.26", ("supernumerary", &[]), Between, Blue, &["S"]),
    line("6.1.27", ("root_canal", &["pulpotomy"]), Tooth, ByState, &["PP"]),
    line("6.1.28", ("malposition", &[]), Tooth, Blue, &["M", "D", "V", "P", "L"]),
    line("6.1.29", ("bridge", &[]), Range, ByState, &[]),
    line("6.1.30", ("full_denture", &[]), Arch, ByState, &[]),
    line("6.1.31", ("partial_denture", &[]), Segments, ByState, &[]),
    line("6.1.32", ("root_remnant", &[]), Tooth, Red, &["RR"]),
    line("6.1.33", ("restoration", &[]), Surfaces, ByState, &["AM", "R", "IV", "IM", "IE", "C"]),
    line("6.1.34", ("temporary", &[]), Surfaces, Red, &[]),
    line("6.1.35", ("sealant", &[]), Surfaces, ByState, &["S"]),
    line("6.1.36", ("wear", &[]), Surfaces, Red, &["DES"]),
    line("6.1.37", ("root_canal", &["root_canal", "pulpectomy"]), Tooth, ByState, &["TC", "PC"]),
    line("6.1.38", ("transposition", &[]), Pair, Blue, &[]),
];

/// What the norm wants spelled out under *Especificaciones* (5.14), where its boxes have no room for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Specification {
    /// Of a temporary crown its material (6.1.4), which is required.
    TemporaryMaterial,
    /// Of a crown of metal its colour (6.1.3).
    MetalColour,
    /// Of a fluorosis its classification (6.1.5).
    FluorosisClass,
}

/// Rule, value of its attribute, and what is to be spelled out.
pub const SPECIFICATIONS: [(&str, &str, Specification); 4] = [
    ("crown", "temporary", Specification::TemporaryMaterial),
    ("crown", "metal", Specification::MetalColour),
    ("crown", "fenestrated", Specification::MetalColour),
    ("enamel_defect", "fluorosis", Specification::FluorosisClass),
];

impl Specification {
    /// Whether the norm takes no entry without it.
    pub fn is_required(self) -> bool {
        self == Specification::TemporaryMaterial
    }

    /// What is to be spelled out of a finding.
    pub fn of(rule: &str, value: Option<&str>) -> Option<Specification> {
        let asked = SPECIFICATIONS.iter().find(|(asked, of, _)| *asked == rule && Some(*of) == value);
        asked.map(|(_, _, specification)| *specification)
    }
}

/// Refuses an observed finding without the words that the norm requires with it.
pub fn check(rule: &str, value: Option<&str>, status: Status, note: &str) -> Result<(), Invalid> {
    let required = Specification::of(rule, value).is_some_and(Specification::is_required);
    if required && !status.is_ahead() && note.trim().is_empty() {
        return Err(Invalid::new("note", "specification_required"));
    }
    Ok(())
}

/// Whether a finding belongs into the norm's chart, which shows what was observed and no work to come (5.8).
pub fn is_observed(finding: &Finding) -> bool {
    !finding.status.is_ahead() && (finding.rule != "extraction" || finding.status == Status::DoneHere)
}

/// The rule of the norm that a finding falls under; `None` for what the norm leaves to its *Observaciones*.
pub fn of(finding: &Finding) -> Option<&'static Line> {
    let value = finding.attribute().unwrap_or("");
    LINES.iter().find(|line| line.rule == finding.rule && (line.values.is_empty() || line.values.contains(&value)))
}

/// Whether a finding in this state is drawn red.
pub(crate) fn is_red(finding: &Finding, status: Status) -> bool {
    match of(finding).map(|line| line.colour) {
        Some(Blue) => false,
        Some(Red) => true,
        Some(ByState) => matches!(status, Status::ExistingDefective | Status::Pathology | Status::Temporary),
        None => !matches!(status, Status::ExistingGood | Status::DoneHere),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::{
        profile::{Layer, Profile, letters},
        rules::{self, Rule},
        sample::finding,
    };

    fn each(line: &Line) -> Vec<(&'static Rule, Finding)> {
        let rule = rules::find(line.rule).expect("a finding of the catalogue");
        let values: Vec<Option<&str>> = match rule.attribute {
            None => vec![None],
            Some(_) if !line.values.is_empty() => line.values.iter().copied().map(Some).collect(),
            Some(attribute) => std::iter::once(None).chain(attribute.values.iter().copied().map(Some)).collect(),
        };
        values.into_iter().map(|value| (rule, finding(line.rule, &[11], "", value))).collect()
    }

    #[test]
    fn every_rule_of_the_norm_is_a_finding_of_its_scope() {
        for line in &LINES {
            let rule = rules::find(line.rule).expect("a finding of the catalogue");
            assert_eq!(rule.scope, line.scope, "{}", line.number);
        }
        let mut scopes: BTreeMap<&str, usize> = BTreeMap::new();
        for line in &LINES {
            let scope = match line.scope {
                Tooth | Between => "tooth",
                Surfaces => "surface",
                Pair => "pair",
                Range | Segments => "range",
                Arch => "arch",
            };
            *scopes.entry(scope).or_default() += 1;
        }
        assert_eq!(scopes, BTreeMap::from([("tooth", 23), ("surface", 6), ("pair", 3), ("range", 3), ("arch", 3)]));
    }

    #[test]
    fn what_is_spelled_out_belongs_to_a_rule_of_the_norm_and_only_the_material_is_required() {
        for (rule, value, _) in SPECIFICATIONS {
            assert!(of(&finding(rule, &[11], "", Some(value))).is_some(), "{rule} {value}");
        }
        let refused = |rule, value, status, note| check(rule, Some(value), status, note).is_err();
        assert!(refused("crown", "temporary", Status::ExistingGood, " "));
        assert!(!refused("crown", "temporary", Status::ExistingGood, "acrílico"));
        assert!(!refused("crown", "temporary", Status::Planned, ""), "what is planned is not in the norm's chart");
        assert!(
            !refused("crown", "metal", Status::ExistingGood, "")
                && !refused("crown", "ceramic", Status::ExistingGood, "")
        );
    }

    #[test]
    fn only_what_was_observed_is_in_the_chart() {
        let seen = |rule, status| is_observed(&Finding { status, ..finding(rule, &[11], "", None) });
        assert!(seen("crown", Status::ExistingGood) && seen("crown", Status::DoneHere));
        assert!(!seen("crown", Status::Planned) && !seen("crown", Status::Referred));
        assert!(!seen("extraction", Status::Pathology) && seen("extraction", Status::DoneHere));
    }

    #[test]
    fn the_numbers_run_without_a_gap() {
        for (n, line) in LINES.iter().enumerate() {
            assert_eq!(line.number, format!("6.1.{}", n + 1));
        }
    }

    #[test]
    fn every_finding_carries_letters_that_the_norm_allows() {
        for line in &LINES {
            for (_, finding) in each(line).into_iter().filter(|(_, finding)| !finding.has_ended()) {
                let said = letters(&finding, Profile::Pe);
                let allowed = if line.letters.is_empty() { said.is_empty() } else { line.letters.contains(&said) };
                // The norm has no letters for an enamel that is missing.
                let unnamed = finding.attribute() == Some("hypoplasia") && said.is_empty();
                assert!(allowed || unnamed, "{} {:?} {said}", line.number, finding.attributes);
                assert_eq!(of(&finding).map(|line| line.number), Some(line.number));
            }
        }
    }

    #[test]
    fn every_letter_of_the_norm_is_used() {
        for line in &LINES {
            for wanted in line.letters {
                let teeth: &[u8] = if *wanted == "L" { &[31] } else { &[11] };
                let said = each(line)
                    .iter()
                    .any(|(_, seen)| letters(&finding(line.rule, teeth, "", seen.attribute()), Profile::Pe) == *wanted);
                assert!(said, "{} {wanted}", line.number);
            }
        }
    }

    #[test]
    fn every_finding_has_the_colour_the_norm_asks_for() {
        for line in &LINES {
            for (rule, finding) in each(line) {
                let seen = |status| Profile::Pe.layer(&finding, status);
                match line.colour {
                    Blue => assert_eq!(seen(rule.observed), Layer::Blue, "{}", line.number),
                    Red => assert_eq!(seen(rule.observed), Layer::Red, "{}", line.number),
                    ByState => assert_eq!(
                        (seen(Status::ExistingGood), seen(Status::ExistingDefective)),
                        (Layer::Blue, Layer::Red),
                        "{}",
                        line.number
                    ),
                }
            }
        }
    }
}
