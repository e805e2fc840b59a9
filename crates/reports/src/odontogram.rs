//! What is drawn over the still picture: one mark a finding, and the letters beside the teeth.
//!
//! Shape says the finding, manner says the status (filled = there, outlined = to be done), colour only repeats it.

mod hand;
mod symbols;

use std::collections::BTreeMap;

use domain::{
    FindingId, Tooth,
    finding::Status,
    odontogram::{Chart, InForce},
    profile::{self, Layer},
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
pub fn marks(chart: &Chart) -> Vec<Mark> {
    let mark = |held: &InForce| Mark {
        finding: held.finding.id,
        teeth: held.teeth.iter().map(|held| held.tooth.code()).collect(),
        shapes: symbols::shapes(held).iter().map(PathShape::from).collect(),
        change: None,
    };
    chart.in_force().iter().map(mark).collect()
}

/// The marks of the later chart, and those of the earlier one that are gone, each saying so.
pub fn compare(earlier: &Chart, later: &Chart) -> Vec<Mark> {
    let (before, mut after) = (marks(earlier), marks(later));
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
pub fn letters(chart: &Chart) -> BTreeMap<Tooth, Vec<Letters>> {
    let mut all: BTreeMap<Tooth, Vec<Letters>> = BTreeMap::new();
    for held in chart.in_force() {
        let text = profile::letters(&held.finding);
        if text.is_empty() {
            continue;
        }
        let letters = Letters { text: text.to_owned(), paint: paint(held.finding.status) };
        for tooth in &held.teeth {
            let beside = all.entry(tooth.tooth).or_default();
            if !beside.contains(&letters) {
                beside.push(letters.clone());
            }
        }
    }
    all
}

/// The colour of a status.
pub fn paint(status: Status) -> Paint {
    match profile::layer(status) {
        Layer::Pathology => Paint::Pathology,
        Layer::Planned => Paint::Planned,
        Layer::Existing => Paint::Existing,
        Layer::Done => Paint::Done,
        Layer::Temporary => Paint::Temporary,
    }
}

/// The shapes of one finding, for paper.
pub(crate) fn shapes(held: &InForce) -> Vec<Shape> {
    symbols::shapes(held)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    #[test]
    fn every_rule_of_the_catalogue_is_drawn() {
        for rule in domain::rules::RULES {
            for status in
                [rule.observed, Status::Planned, Status::DoneHere, Status::ExistingDefective, Status::Referred]
            {
                let teeth: &[u8] = if rule.id == "bridge" { &[14, 15, 16] } else { &[36] };
                let surfaces = if rule.surfaces == domain::rules::SurfaceUse::Required { "MO" } else { "" };
                let chart = sample::chart(&[sample::finding(rule.id, teeth, surfaces, None, status)]);
                let marks = marks(&chart);
                assert!(marks.iter().any(|mark| !mark.shapes.is_empty()), "{} {status:?}", rule.id);
            }
        }
    }

    #[test]
    fn a_rule_from_a_newer_program_draws_nothing() {
        let chart = sample::chart(&[sample::finding("halo", &[11], "", None, Status::Pathology)]);
        assert_eq!(marks(&chart)[0].shapes, []);
        assert!(letters(&chart).is_empty());
    }

    #[test]
    fn a_bridge_is_one_mark_over_all_its_teeth() {
        let chart = sample::chart(&[sample::finding("bridge", &[14, 15, 16], "", None, Status::ExistingGood)]);
        assert_eq!(marks(&chart).iter().map(|mark| mark.teeth.clone()).collect::<Vec<_>>(), [vec![14, 15, 16]]);
    }

    #[test]
    fn letters_are_not_repeated() {
        let caries = |surfaces| sample::finding("caries", &[36], surfaces, Some("dentine"), Status::Pathology);
        let chart = sample::chart(&[caries("M"), caries("D")]);
        let letters = letters(&chart);
        assert_eq!(letters.values().map(Vec::len).collect::<Vec<_>>(), [1]);
    }

    #[test]
    fn a_comparison_says_what_came_and_what_went() {
        let caries = sample::finding("caries", &[36], "O", None, Status::Pathology);
        let filling = sample::finding("restoration", &[36], "O", None, Status::DoneHere);
        let marks = compare(&sample::chart(std::slice::from_ref(&caries)), &sample::chart(&[caries.clone(), filling]));
        assert_eq!(marks.iter().map(|m| m.change).collect::<Vec<_>>(), [Some(Change::Added), Some(Change::Removed)]);
    }
}
