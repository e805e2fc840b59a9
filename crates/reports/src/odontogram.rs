//! What is drawn over the still picture: one mark a finding, and the letters beside the teeth.
//!
//! Shape says the finding, manner says the status (filled = there, outlined = to be done), colour only repeats it.

mod hand;
mod symbols;

pub(crate) use symbols::screw;

use std::collections::BTreeMap;

use domain::{
    FindingId, Tooth,
    finding::{Finding, Status},
    odontogram::{Chart, InForce},
    profile::{self, Layer, Profile},
    rules::{self, Scope},
};
use serde::Serialize;

use crate::geometry::{Paint, PathShape, Shape};

/// One finding drawn.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Mark {
    /// The finding.
    pub finding: FindingId,
    /// The teeth it still covers.
    pub teeth: Vec<u8>,
    /// What to draw, in order.
    pub shapes: Vec<PathShape>,
    /// In a comparison, what became of it.
    pub change: Option<Change>,
}

/// What became of a finding between two dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// Only there at the later date.
    Added,
    /// Only there at the earlier date.
    Removed,
}

/// Letters beside a tooth.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Letters {
    /// The letters.
    pub text: String,
    /// Their colour.
    pub paint: Paint,
}

/// The marks of a chart, oldest finding first. A finding this program has no symbol for draws nothing.
pub fn marks(chart: &Chart, profile: Profile) -> Vec<Mark> {
    let mark = |held: &InForce| Mark {
        finding: held.finding.id,
        teeth: held.teeth.iter().map(|held| held.tooth.code()).collect(),
        shapes: shapes(chart, held, profile).iter().map(PathShape::from).collect(),
        change: None,
    };
    chart.in_force().iter().map(mark).collect()
}

/// The marks of the later chart, and those of the earlier one that are gone, each saying so.
pub fn compare(earlier: &Chart, later: &Chart, profile: Profile) -> Vec<Mark> {
    let (before, mut after) = (marks(earlier, profile), marks(later, profile));
    let gone: Vec<Mark> = before
        .iter()
        .filter(|old| after.iter().all(|new| new.finding != old.finding))
        .map(|old| Mark { change: Some(Change::Removed), ..old.clone() })
        .collect();
    for new in &mut after {
        if before.iter().all(|old| old.finding != new.finding) {
            new.change = Some(Change::Added);
        }
    }
    after.extend(gone);
    after
}

/// The letters of every tooth that has some, without repeats.
pub fn letters(chart: &Chart, profile: Profile) -> BTreeMap<Tooth, Vec<Letters>> {
    let mut all: BTreeMap<Tooth, Vec<Letters>> = BTreeMap::new();
    for held in chart.in_force() {
        let text = profile::letters(&held.finding, profile);
        if text.is_empty() || is_covered(chart, held) {
            continue;
        }
        let letters = Letters { text: text.to_owned(), paint: paint(&held.finding, profile) };
        // Once for an appliance or a whole jaw; between two teeth they stand in the symbol.
        let beside = match rules::find(&held.finding.rule).map(|rule| rule.scope) {
            Some(Scope::Range) if held.finding.rule == "fixed_appliance" => &held.teeth[..1],
            Some(Scope::Arch) => &held.teeth[..1],
            Some(Scope::Between) => &[],
            _ => &held.teeth[..],
        };
        for tooth in beside {
            let beside = all.entry(tooth.tooth).or_default();
            if !beside.contains(&letters) {
                beside.push(letters.clone());
            }
        }
    }
    all
}

/// The colour of a finding.
pub fn paint(finding: &Finding, profile: Profile) -> Paint {
    paint_as(finding, finding.status, profile)
}

/// Its colour if it had this status.
pub(crate) fn paint_as(finding: &Finding, status: Status, profile: Profile) -> Paint {
    match profile.layer(finding, status) {
        Layer::Pathology => Paint::Pathology,
        Layer::Planned => Paint::Planned,
        Layer::Existing => Paint::Existing,
        Layer::Done => Paint::Done,
        Layer::Temporary => Paint::Temporary,
        Layer::Red => Paint::Red,
        Layer::Blue => Paint::Blue,
    }
}

/// The shapes of one finding.
pub(crate) fn shapes(chart: &Chart, held: &InForce, profile: Profile) -> Vec<Shape> {
    if is_covered(chart, held) { Vec::new() } else { symbols::shapes(held, profile) }
}

/// Where an implant stands nobody looks for the tooth that is gone: its cross would only peep out behind the screw.
fn is_covered(chart: &Chart, held: &InForce) -> bool {
    let gone = held.finding.rule == "absent" || held.finding.rule == "extraction";
    let stands = |on: &InForce| on.finding.rule == "implant" && !on.finding.status.is_ahead();
    gone && held.teeth.iter().all(|gone| {
        chart.in_force().iter().filter(|on| stands(on)).any(|on| on.teeth.iter().any(|on| on.tooth == gone.tooth))
    })
}

#[cfg(test)]
mod tests {
    use domain::rules::SurfaceUse;

    use super::*;
    use crate::{
        geometry::{HEIGHT, WIDTH},
        sample,
    };

    /// Each rule with each of its values, in each state, as each country draws it, on teeth that it can cover.
    fn every_way() -> Vec<(Finding, Profile)> {
        let mut all = Vec::new();
        for rule in domain::rules::RULES {
            let teeth: &[u8] = match rule.scope {
                Scope::Tooth | Scope::Surfaces => &[36],
                Scope::Pair | Scope::Between => &[14, 15],
                Scope::Range | Scope::Segments => &[16, 15, 14, 12],
                Scope::Arch => &[18, 17, 16, 15, 14, 13, 12, 11, 21, 22, 23, 24, 25, 26, 27, 28],
            };
            let surfaces = if rule.surfaces == SurfaceUse::Required { "MO" } else { "" };
            let values: Vec<Option<&str>> = std::iter::once(None)
                .chain(rule.attribute.iter().flat_map(|attribute| attribute.values).copied().map(Some))
                .collect();
            let states =
                [rule.observed, Status::Planned, Status::DoneHere, Status::ExistingDefective, Status::Referred];
            for (value, status) in values.iter().flat_map(|value| states.map(|status| (*value, status))) {
                let finding = sample::finding(rule.id, teeth, surfaces, value, status);
                if !finding.has_ended() {
                    all.extend(Profile::ALL.map(|profile| (finding.clone(), profile)));
                }
            }
        }
        all
    }

    #[test]
    fn every_rule_of_the_catalogue_is_drawn_or_has_letters_in_every_profile() {
        for (finding, profile) in every_way() {
            let chart = sample::chart(std::slice::from_ref(&finding));
            let drawn = marks(&chart, profile).iter().any(|mark| !mark.shapes.is_empty());
            assert!(drawn || !letters(&chart, profile).is_empty(), "{} {:?} {profile:?}", finding.rule, finding.status);
        }
    }

    #[test]
    fn every_symbol_stays_on_the_picture() {
        for (finding, profile) in every_way() {
            for held in sample::chart(std::slice::from_ref(&finding)).in_force() {
                for shape in symbols::shapes(held, profile) {
                    let (low, high) = shape.path.bounds();
                    let inside = low.x >= 0.0 && low.y >= 0.0 && high.x <= WIDTH && high.y <= HEIGHT;
                    assert!(inside && low.x.is_finite() && high.y.is_finite(), "{} {low:?} {high:?}", finding.rule);
                }
            }
        }
    }

    #[test]
    fn a_norm_of_two_colours_draws_what_was_observed_in_those_two() {
        for (finding, profile) in every_way() {
            if profile == Profile::Es || finding.status.is_ahead() || finding.rule == "extraction" {
                continue;
            }
            let named = |paint: Paint| matches!(paint, Paint::Red | Paint::Blue);
            assert!(named(paint(&finding, profile)), "{} {profile:?}", finding.rule);
            let marks = marks(&sample::chart(std::slice::from_ref(&finding)), profile);
            let paints = marks.iter().flat_map(|mark| &mark.shapes).flat_map(|shape| [shape.fill, shape.stroke]);
            let layers = [Paint::Pathology, Paint::Planned, Paint::Existing, Paint::Done, Paint::Temporary];
            assert!(paints.flatten().all(|paint| !layers.contains(&paint)), "{} {profile:?}", finding.rule);
        }
    }

    #[test]
    fn argentina_and_ecuador_draw_what_their_forms_draw() {
        let drawn = |rule: &str, teeth: &[u8], value: &str, status, profile| {
            let finding = sample::finding(rule, teeth, "", Some(value), status);
            let chart = sample::chart(std::slice::from_ref(&finding));
            shapes(&chart, &chart.in_force()[0], profile)
        };
        let strokes = |shapes: &[Shape]| shapes.iter().map(|shape| shape.path.d().matches('M').count()).sum::<usize>();
        let (there, ill) = (Status::ExistingGood, Status::Pathology);
        // A tooth to be taken out: one lying line, two slanting ones, a cross.
        let taken_out = |profile| drawn("extraction", &[36], "caries", ill, profile);
        assert_eq!([Profile::Ar, Profile::Es, Profile::Ec].map(|profile| strokes(&taken_out(profile))), [1, 2, 2]);
        let line = taken_out(Profile::Ar)[0].path.bounds();
        assert!((line.0.y - line.1.y).abs() < 1e-9, "it lies");
        // Of a tooth lost otherwise than by caries the cross is ringed; of one nobody knows about, an A.
        let lost = |cause| drawn("absent", &[36], cause, there, Profile::Ec);
        assert_eq!(["caries", "trauma", "unknown"].map(|cause| strokes(&lost(cause))), [2, 3, 0]);
        // Crowns: a circle round the tooth, a doubled square, on a milk tooth a doubled ring.
        let crown = |tooth, profile| drawn("crown", &[tooth], "metal", there, profile);
        assert_eq!([crown(36, Profile::Ar), crown(36, Profile::Ec)].map(|crown| strokes(&crown)), [1, 2]);
        let curved = |shapes: Vec<Shape>| shapes.iter().any(|shape| shape.path.d().contains('C'));
        assert!(!curved(crown(36, Profile::Ec)) && curved(crown(75, Profile::Ec)) && curved(crown(36, Profile::Ar)));
        // An inlay and a post paint the whole tooth in Argentina.
        for (rule, value) in [("post", "cast"), ("restoration", "inlay_metal")] {
            assert!(drawn(rule, &[36], value, there, Profile::Ar)[0].fill.is_some(), "{rule}");
        }
        // Under the tooth an asterisk, on the root a triangle.
        assert_eq!(strokes(&drawn("sealant", &[36], "", there, Profile::Ec)), 3);
        assert!(drawn("root_canal", &[36], "root_canal", there, Profile::Ec)[0].fill.is_some());
        assert!(drawn("root_canal", &[36], "root_canal", Status::Planned, Profile::Ec)[0].fill.is_none());
    }

    #[test]
    fn what_covers_several_teeth_is_one_mark() {
        for (finding, profile) in every_way().into_iter().filter(|(finding, _)| finding.targets.len() > 1) {
            let marks = marks(&sample::chart(std::slice::from_ref(&finding)), profile);
            assert_eq!(marks.iter().map(|mark| mark.teeth.len()).collect::<Vec<_>>(), [finding.targets.len()]);
        }
    }

    #[test]
    fn an_implant_stands_in_front_of_the_tooth_that_is_gone() {
        let gone = sample::finding("absent", &[36], "", Some("caries"), Status::ExistingGood);
        let screw = |status| sample::finding("implant", &[36], "", None, status);
        let seen = |implant: Finding| {
            let chart = sample::chart(&[gone.clone(), implant]);
            let letters =
                letters(&chart, Profile::Es).values().flatten().map(|said| said.text.clone()).collect::<Vec<_>>();
            (marks(&chart, Profile::Es).iter().map(|mark| !mark.shapes.is_empty()).collect::<Vec<_>>(), letters)
        };
        assert_eq!(seen(screw(Status::ExistingGood)), (vec![false, true], vec!["IMP".to_owned()]));
        assert_eq!(seen(screw(Status::Planned)), (vec![true, true], vec!["DEX".to_owned(), "IMP".to_owned()]));
    }

    #[test]
    fn a_rule_from_a_newer_program_draws_nothing() {
        let chart = sample::chart(&[sample::finding("halo", &[11], "", None, Status::Pathology)]);
        assert_eq!(marks(&chart, Profile::Es)[0].shapes, []);
        assert!(letters(&chart, Profile::Es).is_empty());
    }

    #[test]
    fn letters_are_not_repeated() {
        let caries = |surfaces| sample::finding("caries", &[36], surfaces, Some("dentine"), Status::Pathology);
        let chart = sample::chart(&[caries("M"), caries("D")]);
        let letters = letters(&chart, Profile::Es);
        assert_eq!(letters.values().map(Vec::len).collect::<Vec<_>>(), [1]);
    }

    #[test]
    fn a_comparison_says_what_came_and_what_went() {
        let caries = sample::finding("caries", &[36], "O", None, Status::Pathology);
        let filling = sample::finding("restoration", &[36], "O", None, Status::DoneHere);
        let marks = compare(
            &sample::chart(std::slice::from_ref(&caries)),
            &sample::chart(&[caries.clone(), filling]),
            Profile::Es,
        );
        assert_eq!(marks.iter().map(|m| m.change).collect::<Vec<_>>(), [Some(Change::Added), Some(Change::Removed)]);
    }
}
