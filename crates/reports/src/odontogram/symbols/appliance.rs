//! What covers several teeth as one: bridges, dentures, appliances, a jaw without teeth.

use domain::{finding::Part, odontogram::InForce, profile::Profile};

use super::{Hand, blank, down, ecuador, under};
use crate::{
    geometry::{Anatomy, Shape},
    path::{Path, at},
};

/// The drawing of one of them; `teeth` run from the patient's right to the left.
pub(super) fn shapes(held: &InForce, teeth: &[&Anatomy], profile: Profile, hand: Hand) -> Vec<Shape> {
    match held.finding.rule.as_str() {
        "bridge" if profile == Profile::Pe => bridge_at_apices(held, teeth, hand),
        "bridge" if profile == Profile::Ec => {
            ecuador::bridge(&abutments(held, teeth).copied().collect::<Vec<_>>(), hand)
        }
        "bridge" => bridge(held, teeth, hand),
        "partial_denture" => partial_denture(teeth, profile, hand),
        "full_denture" => double(teeth, hand),
        "edentulous" => single(teeth, hand),
        "fixed_appliance" => fixed_appliance(teeth, hand),
        "removable_appliance" => removable_appliance(teeth, hand),
        _ => Vec::new(),
    }
}

/// A level by the apices that is the same for a whole row.
fn level(tooth: &Anatomy) -> f64 {
    let (area, primary) = (tooth.area, tooth.tooth.is_primary());
    let into = if primary { 5.0 } else { 13.0 };
    if tooth.tooth.is_upper() { area.y + into } else { area.y + area.height - into }
}

/// From the middle of the first tooth to that of the last, a little beyond both.
fn ends(teeth: &[&Anatomy]) -> Option<(f64, f64, f64)> {
    let (first, last) = (teeth.first()?, teeth.last()?);
    Some((first.cej.x - first.width * 0.4, last.cej.x + last.width * 0.4, level(first)))
}

fn abutments<'a>(held: &'a InForce, teeth: &'a [&'a Anatomy]) -> impl Iterator<Item = &'a &'a Anatomy> {
    let carries = |tooth: &Anatomy| held.teeth.iter().any(|on| on.tooth == tooth.tooth && on.role == Part::Abutment);
    teeth.iter().filter(move |tooth| carries(tooth))
}

/// One bar over the whole span, a block on each abutment, and every crown ringed.
fn bridge(held: &InForce, teeth: &[&Anatomy], hand: Hand) -> Vec<Shape> {
    let (Some(first), Some(last)) = (teeth.first(), teeth.last()) else { return Vec::new() };
    let y = under(first).y;
    let mut shapes: Vec<Shape> = teeth.iter().flat_map(|tooth| hand.line(tooth.crown.clone(), 2.0)).collect();
    let (from, to) = (first.cej.x, last.cej.x);
    shapes.push(hand.area(Path::rectangle(from, y - 1.4, to - from, 2.8)));
    for tooth in abutments(held, teeth) {
        let block = Path::rectangle(tooth.cej.x - 3.6, y - 3.6, 7.2, 7.2);
        if hand.is_ahead() {
            shapes.push(blank(Path::rectangle(tooth.cej.x - 2.8, y - 2.8, 5.6, 5.6)));
        }
        shapes.push(hand.area(block));
    }
    shapes
}

/// As Peru's norm has it: a line by the apices, and a stroke down on each abutment.
fn bridge_at_apices(held: &InForce, teeth: &[&Anatomy], hand: Hand) -> Vec<Shape> {
    let (Some(first), Some(last)) = (teeth.first(), teeth.last()) else { return Vec::new() };
    let y = level(first);
    let bar = Path::segment(at(first.cej.x, y), at(last.cej.x, y));
    let stroke = |tooth: &&Anatomy| Path::segment(at(tooth.cej.x, y), at(tooth.cej.x, y + down(tooth) * 12.0));
    hand.line(abutments(held, teeth).map(stroke).fold(bar, |path, stroke| path.and(&stroke)), 2.2)
}

/// Two lines by the apices over each run of neighbours, and a thin one between the runs: it is one denture.
fn partial_denture(teeth: &[&Anatomy], profile: Profile, hand: Hand) -> Vec<Shape> {
    let next = |a: &&Anatomy, b: &&Anatomy| a.tooth.along_arch() + 1 == b.tooth.along_arch();
    let runs: Vec<&[&Anatomy]> = teeth.chunk_by(next).collect();
    let over = |run: &&[&Anatomy]| match (profile, ends(run)) {
        (Profile::Ec, Some((from, to, y))) => ecuador::bracketed(from, to, y, hand),
        (Profile::Es | Profile::Pe | Profile::Ar | Profile::Ec, _) => double(run, hand),
    };
    let mut shapes: Vec<Shape> = runs.iter().flat_map(over).collect();
    for pair in runs.windows(2) {
        if let (Some((_, from, y)), Some((to, ..))) = (ends(pair[0]), ends(pair[1])) {
            shapes.extend(hand.line(Path::segment(at(from, y), at(to, y)), 0.9));
        }
    }
    shapes
}

fn double(teeth: &[&Anatomy], hand: Hand) -> Vec<Shape> {
    let Some((from, to, y)) = ends(teeth) else { return Vec::new() };
    let line = |dy: f64| Path::segment(at(from, y + dy), at(to, y + dy));
    hand.line(line(-2.2).and(&line(2.2)), 1.6)
}

/// A straight line over the crowns.
fn single(teeth: &[&Anatomy], hand: Hand) -> Vec<Shape> {
    let (Some((from, to, _)), Some(first)) = (ends(teeth), teeth.first()) else { return Vec::new() };
    hand.line(Path::segment(at(from, first.middle.y), at(to, first.middle.y)), 2.4)
}

/// A crossed box on each end, joined by a line.
fn fixed_appliance(teeth: &[&Anatomy], hand: Hand) -> Vec<Shape> {
    let (Some(first), Some(last)) = (teeth.first(), teeth.last()) else { return Vec::new() };
    let (y, half) = (level(first), if first.tooth.is_primary() { 3.4 } else { 4.6 });
    let boxed = |x: f64| {
        let cross =
            Path::segment(at(x - half, y), at(x + half, y)).and(&Path::segment(at(x, y - half), at(x, y + half)));
        Path::rectangle(x - half, y - half, half * 2.0, half * 2.0).and(&cross)
    };
    let (from, to) = (first.cej.x, last.cej.x);
    let joined = Path::segment(at(from + half, y), at(to - half, y));
    hand.line(boxed(from).and(&boxed(to)).and(&joined), 1.5)
}

/// A zigzag by the apices.
fn removable_appliance(teeth: &[&Anatomy], hand: Hand) -> Vec<Shape> {
    let Some((from, to, y)) = ends(teeth) else { return Vec::new() };
    let steps = ((to - from) / 9.0).round().max(2.0);
    let spot = |i: u32| {
        let swing = if i.is_multiple_of(2) { 3.6 } else { -3.6 };
        at(from + (to - from) * f64::from(i) / steps, y + swing)
    };
    let path = (1..=steps as u32).fold(Path::new().move_to(spot(0)), |path, i| path.line_to(spot(i)));
    hand.line(path, 1.6)
}
