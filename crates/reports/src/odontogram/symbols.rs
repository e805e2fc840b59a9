//! The symbol of each finding, laid on the anatomy of its tooth.

use domain::{
    finding::{Part, Status},
    odontogram::{Held, InForce},
};

use super::hand::{Hand, blank};
use crate::{
    geometry::{Anatomy, Paint, Shape, anatomy},
    path::{Path, at, through},
};

/// Everything one finding draws.
pub(super) fn shapes(held: &InForce) -> Vec<Shape> {
    let finding = &held.finding;
    let hand = Hand::of(finding.status);
    let value = finding.attribute().unwrap_or("");
    if finding.rule == "bridge" {
        return bridge(held, hand);
    }
    let on = |held: &Held| {
        let tooth = anatomy(held.tooth);
        let mut shapes = match finding.rule.as_str() {
            "caries" => caries(tooth, *held, value, hand),
            "restoration" => vec![hand.area(tooth.faces(held.surfaces))],
            "sealant" => tooth.fissures.iter().flat_map(|path| hand.line(path.clone(), 2.2)).collect(),
            "crown" => crown(tooth, if value == "temporary" { hand.contour() } else { hand }),
            "root_canal" => root_canal(tooth, value, hand),
            "absent" => cross(tooth, hand),
            "extraction" if finding.status == Status::DoneHere => cross(tooth, hand),
            "extraction" => strokes_through(tooth, hand),
            "implant" => implant(tooth, value, hand),
            _ => Vec::new(),
        };
        if finding.status == Status::Referred && !shapes.is_empty() {
            shapes.push(away(tooth, hand));
        }
        shapes
    };
    held.teeth.iter().flat_map(on).collect()
}

/// Filled faces; a white spot is only rimmed and dotted, and one that reached the pulp shows there too.
fn caries(tooth: &Anatomy, held: Held, depth: &str, hand: Hand) -> Vec<Shape> {
    let faces = tooth.faces(held.surfaces);
    match depth {
        "white_spot" => {
            let dot = |surface| hand.area(Path::circle(tooth.centre(surface), 1.3));
            std::iter::once(hand.contour().area(faces)).chain(held.surfaces.iter().map(dot)).collect()
        }
        "pulp" => vec![hand.area(faces), hand.area(tooth.chamber.clone())],
        _ => vec![hand.area(faces)],
    }
}

/// A ring round the crown and round the figure.
fn crown(tooth: &Anatomy, hand: Hand) -> Vec<Shape> {
    let (out, width) = if tooth.tooth.is_primary() { (2.0, 1.7) } else { (3.0, 2.4) };
    let round = |path: Path| {
        let (low, high) = path.bounds();
        let (w, h) = (high.x - low.x, high.y - low.y);
        hand.line(path.grown((w + out) / w, (h + out) / h), width)
    };
    [round(tooth.crown.clone()), round(tooth.figure.outline())].concat()
}

/// Lines in the canals; of a pulpotomy only the chamber.
fn root_canal(tooth: &Anatomy, extent: &str, hand: Hand) -> Vec<Shape> {
    match extent {
        "pulpotomy" => vec![hand.area(tooth.chamber.clone())],
        _ => tooth.canals.iter().flat_map(|canal| hand.line(canal.clone(), 2.4)).collect(),
    }
}

/// Half width, top and bottom of crown and roots.
fn extent(tooth: &Anatomy) -> (f64, f64, f64) {
    let (top, bottom) = (tooth.apex_y.min(tooth.edge_y), tooth.apex_y.max(tooth.edge_y));
    ((tooth.width * 0.5).min(17.0), top + 4.0, bottom - 2.0)
}

/// X from apex to edge.
fn cross(tooth: &Anatomy, hand: Hand) -> Vec<Shape> {
    let (half, top, bottom) = extent(tooth);
    let x = tooth.cej.x;
    let path = Path::segment(at(x - half, top), at(x + half, bottom))
        .and(&Path::segment(at(x + half, top), at(x - half, bottom)));
    hand.line(path, 2.0)
}

/// Two parallel diagonals.
fn strokes_through(tooth: &Anatomy, hand: Hand) -> Vec<Shape> {
    let (half, top, bottom) = extent(tooth);
    let x = tooth.cej.x;
    let slant = |dx: f64| Path::segment(at(x - half * 0.7 + dx, bottom), at(x + half * 0.7 + dx, top));
    hand.line(slant(-3.2).and(&slant(3.2)), 2.0)
}

/// A screw in place of the roots. Before it is restored there is no crown.
fn implant(tooth: &Anatomy, state: &str, hand: Hand) -> Vec<Shape> {
    let hand = if state == "failing" { hand.failing() } else { hand };
    let mut shapes = Vec::new();
    if !hand.is_ahead() {
        shapes.extend(tooth.roots.iter().cloned().map(blank));
        if state == "healing" {
            shapes.extend([blank(tooth.crown.clone()), blank(tooth.figure.outline())]);
            let ghost = |path: Path| Shape { path, fill: None, stroke: Some(Paint::Quiet), width: 0.9, dash: true };
            shapes.extend([ghost(tooth.crown.clone()), ghost(tooth.figure.outline())]);
        } else {
            // The blank reached over the neck.
            let stroke = Some(Paint::Ink);
            shapes.push(Shape { path: tooth.crown.clone(), fill: None, stroke, width: 1.25, dash: false });
        }
    }
    shapes.push(hand.area(screw(tooth)));
    if state == "restored" && !hand.is_ahead() {
        shapes.extend(crown(tooth, hand));
    }
    shapes
}

/// A threaded, slightly tapered body under a smooth collar.
fn screw(tooth: &Anatomy) -> Path {
    let up = if tooth.apex_y < tooth.cej.y { -1.0 } else { 1.0 };
    let long = ((tooth.apex_y - tooth.cej.y).abs() * 0.80).min(40.0);
    let wide = (tooth.width * 0.17).clamp(3.2, 6.0);
    let threads = if tooth.tooth.is_primary() { 4 } else { 7 };
    let pitch = (long - 6.0) / f64::from(threads);
    let mut right = vec![(wide * 0.9, 1.5), (wide * 0.9, -3.5)];
    for i in 0..threads {
        let y = -4.5 - pitch * f64::from(i);
        let taper = 1.0 - 0.34 * f64::from(i) / f64::from(threads);
        right.push((wide * 0.74 * taper, y));
        right.push((wide * 1.16 * taper, y - pitch * 0.42));
        right.push((wide * 0.74 * taper, y - pitch * 0.84));
    }
    right.push((wide * 0.30, -long));
    let place = |(x, y): (f64, f64)| at(tooth.cej.x + x, tooth.cej.y - up * y);
    let left = right.iter().rev().map(|(x, y)| (-x, *y));
    let mut outline = right.iter().copied().chain(left);
    let start = outline.next().map(place).unwrap_or(tooth.cej);
    outline.fold(Path::new().move_to(start), |path, p| path.line_to(place(p))).close()
}

/// One bar over the whole span, a block on each abutment, and every crown ringed.
fn bridge(held: &InForce, hand: Hand) -> Vec<Shape> {
    let mut teeth: Vec<(&Anatomy, Part)> = held.teeth.iter().map(|held| (anatomy(held.tooth), held.role)).collect();
    teeth.sort_by(|a, b| a.0.cej.x.total_cmp(&b.0.cej.x));
    let (Some(first), Some(last)) = (teeth.first(), teeth.last()) else { return Vec::new() };
    // Between the biting edge and the figure.
    let toward = if first.0.tooth.is_upper() { 1.0 } else { -1.0 };
    let y = first.0.edge_y + toward * if first.0.tooth.is_primary() { 2.2 } else { 3.4 };
    let mut shapes: Vec<Shape> = teeth.iter().flat_map(|(tooth, _)| ring(tooth, hand)).collect();
    let (from, to) = (first.0.cej.x, last.0.cej.x);
    shapes.push(hand.area(Path::rectangle(from, y - 1.4, to - from, 2.8)));
    let abutments = teeth.iter().filter(|(_, role)| *role == Part::Abutment);
    for (tooth, _) in abutments {
        let block = Path::rectangle(tooth.cej.x - 3.6, y - 3.6, 7.2, 7.2);
        if hand.is_ahead() {
            shapes.push(blank(Path::rectangle(tooth.cej.x - 2.8, y - 2.8, 5.6, 5.6)));
        }
        shapes.push(hand.area(block));
    }
    if held.finding.status == Status::Referred {
        shapes.push(away(last.0, hand));
    }
    shapes
}

fn ring(tooth: &Anatomy, hand: Hand) -> Vec<Shape> {
    hand.line(tooth.crown.clone(), 2.0)
}

/// A small arrow up and out by the apex: this work goes elsewhere.
fn away(tooth: &Anatomy, hand: Hand) -> Shape {
    let upper = tooth.tooth.is_upper();
    let area = tooth.area;
    let x = area.x + area.width - 8.0;
    let y = tooth.apex_y + if upper { 8.0 } else { -2.0 };
    let head = through(&[(x + 0.8, y - 6.0, 0.0), (x + 6.0, y - 6.0, 0.0), (x + 6.0, y - 0.8, 0.0)]);
    let path = Path::segment(at(x, y), at(x + 6.0, y - 6.0)).curves(&head);
    Shape { path, fill: None, stroke: Some(hand.paint), width: 1.3, dash: false }
}
