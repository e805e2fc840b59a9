//! The symbol of each finding, laid on the anatomy of its tooth.

mod appliance;
mod argentina;
mod ecuador;
mod growth;
mod pair;

use domain::{
    finding::Status,
    odontogram::{Held, InForce},
    profile::Profile,
    rules::{self, Scope},
};

use super::hand::{Hand, blank};
use crate::{
    geometry::{Anatomy, Paint, Shape, anatomy},
    path::{Path, Point, at, through},
};

/// Everything one finding draws.
pub(super) fn shapes(held: &InForce, profile: Profile) -> Vec<Shape> {
    let hand = Hand::of(&held.finding, profile);
    let mut teeth: Vec<&Anatomy> = held.teeth.iter().map(|held| anatomy(held.tooth)).collect();
    teeth.sort_by(|a, b| a.cej.x.total_cmp(&b.cej.x));
    let scope = rules::find(&held.finding.rule).map(|rule| rule.scope);
    let mut shapes = match scope {
        None => return Vec::new(),
        Some(Scope::Tooth | Scope::Surfaces) => {
            held.teeth.iter().flat_map(|on| of_tooth(held, *on, profile, hand)).collect()
        }
        Some(Scope::Pair | Scope::Between) => pair::shapes(&held.finding.rule, &teeth, hand),
        Some(Scope::Range | Scope::Segments | Scope::Arch) => appliance::shapes(held, &teeth, profile, hand),
    };
    let last = teeth.last().filter(|_| held.finding.status == Status::Referred && !shapes.is_empty());
    shapes.extend(last.map(|tooth| away(tooth, hand)));
    shapes
}

fn of_tooth(held: &InForce, on: Held, profile: Profile, hand: Hand) -> Vec<Shape> {
    let finding = &held.finding;
    let (tooth, faces) = (anatomy(on.tooth), anatomy(on.tooth).faces(on.surfaces));
    let value = finding.attribute().unwrap_or("");
    let is_done = finding.status == Status::DoneHere;
    let own = match profile {
        Profile::Ar => argentina::shapes(&finding.rule, value, is_done, tooth, hand),
        Profile::Ec => ecuador::shapes(&finding.rule, value, is_done, tooth, hand),
        Profile::Es | Profile::Pe => None,
    };
    if let Some(shapes) = own {
        return shapes;
    }
    match finding.rule.as_str() {
        "caries" => caries(tooth, on, value, hand),
        "restoration" => vec![hand.area(faces)],
        "temporary" => vec![hand.contour().area(faces)],
        "sealant" => sealant(tooth, on, hand),
        "crown" => crown(tooth, if value == "temporary" { hand.contour() } else { hand }),
        "root_canal" => root_canal(tooth, value, hand),
        "post" => post(tooth, hand),
        "absent" => cross(tooth, hand),
        "extraction" if is_done => cross(tooth, hand),
        "extraction" => extraction(tooth, hand),
        "implant" => implant(tooth, value, hand),
        "fracture" => fracture(tooth, value, hand),
        "root_remnant" => root_remnant(tooth, hand),
        "apical_lesion" => vec![hand.area(Path::circle(at(tooth.cej.x, tooth.apex_y + down(tooth) * 3.0), 4.2))],
        "wear" if profile == Profile::Pe => vec![hand.area(faces)],
        "wear" => wear(tooth, on, hand),
        "him" if value == "severe" => vec![hand.area(faces)],
        "him" => vec![hand.contour().area(faces)],
        // Letters only, says the norm; for missing enamel it has none.
        "enamel_defect" if profile == Profile::Pe && value != "hypoplasia" => Vec::new(),
        "enamel_defect" => vec![hand.contour().area(faces)],
        "note" => vec![note(tooth)],
        rule => growth::shapes(rule, value, tooth, hand),
    }
}

/// Toward the biting edge.
fn down(tooth: &Anatomy) -> f64 {
    if tooth.tooth.is_upper() { 1.0 } else { -1.0 }
}

/// The middle of the figure of five faces.
fn figure_middle(tooth: &Anatomy) -> Point {
    let (low, high) = tooth.figure.outline().bounds();
    at((low.x + high.x) / 2.0, (low.y + high.y) / 2.0)
}

/// Between the biting edge and the figure.
fn under(tooth: &Anatomy) -> Point {
    at(tooth.cej.x, tooth.edge_y + down(tooth) * if tooth.tooth.is_primary() { 2.2 } else { 3.4 })
}

/// A line with an arrow head at its end.
fn arrow(from: Point, to: Point, head: f64) -> Path {
    let (dx, dy) = (to.x - from.x, to.y - from.y);
    let long = dx.hypot(dy).max(1e-6);
    let (ux, uy) = (dx / long * head, dy / long * head);
    let wing = |side: f64| at(to.x - ux - side * uy * 0.7, to.y - uy + side * ux * 0.7);
    Path::segment(from, to).and(&Path::segment(to, wing(1.0))).and(&Path::segment(to, wing(-1.0)))
}

/// Along the fissures; a smooth face, or a tooth without fissures, is rimmed.
fn sealant(tooth: &Anatomy, on: Held, hand: Hand) -> Vec<Shape> {
    let smooth = !on.surfaces.is_empty() && !on.surfaces.has(domain::Surface::Occlusal);
    if smooth || tooth.fissures.is_empty() {
        let faces = if on.surfaces.is_empty() { tooth.figure.outline() } else { tooth.faces(on.surfaces) };
        return hand.line(faces, 2.2);
    }
    tooth.fissures.iter().flat_map(|path| hand.line(path.clone(), 2.2)).collect()
}

/// A line in the root and a block in the crown.
fn post(tooth: &Anatomy, hand: Hand) -> Vec<Shape> {
    let side = if tooth.tooth.is_primary() { 6.0 } else { 9.0 };
    let tip = tooth.cej.y + (tooth.apex_y - tooth.cej.y) * 0.62;
    let mut shapes = hand.line(Path::segment(at(tooth.cej.x, tip), tooth.middle), 3.0);
    shapes.push(hand.area(Path::rectangle(tooth.cej.x - side / 2.0, tooth.middle.y - side / 2.0, side, side)));
    shapes
}

/// A jagged line where it broke.
fn fracture(tooth: &Anatomy, part: &str, hand: Hand) -> Vec<Shape> {
    let half = tooth.width * 0.46;
    let across = |y: f64, tilt: f64| {
        let steps = [-1.0, -0.5, -0.15, 0.2, 0.55, 1.0];
        let jag = [0.0, -3.0, 2.4, -2.4, 3.0, 0.0];
        let spot = |i: usize| at(tooth.cej.x + steps[i] * half, y + jag[i] + tilt * steps[i]);
        (1..steps.len()).fold(Path::new().move_to(spot(0)), |path, i| path.line_to(spot(i)))
    };
    let root = tooth.cej.y + (tooth.apex_y - tooth.cej.y) * 0.42;
    let crown = tooth.middle.y;
    let path = match part {
        "root" => across(root, 0.0),
        "crown_root" => across((root + crown) / 2.0, (crown - root) * 0.6),
        _ => across(crown, 0.0),
    };
    hand.line(path, 2.2)
}

/// The crown is gone; the roots are gone over.
fn root_remnant(tooth: &Anatomy, hand: Hand) -> Vec<Shape> {
    let ghost = |path: Path| Shape { path, fill: None, stroke: Some(Paint::Quiet), width: 0.9, dash: true };
    let (crown, figure) = (tooth.crown.clone(), tooth.figure.outline());
    let gone = [blank(crown.clone()), blank(figure.clone()), ghost(crown), ghost(figure)];
    gone.into_iter().chain(tooth.roots.iter().flat_map(|root| hand.line(root.clone(), 2.0))).collect()
}

/// A rim, and two dashes on each face: rubbed down, not decayed.
fn wear(tooth: &Anatomy, on: Held, hand: Hand) -> Vec<Shape> {
    let rim = hand.contour().area(tooth.faces(on.surfaces));
    let dashes = on.surfaces.iter().flat_map(|surface| {
        let p = tooth.centre(surface);
        let dash = |dy: f64| Path::segment(at(p.x - 2.2, p.y + dy), at(p.x + 2.2, p.y + dy));
        hand.line(dash(-1.1).and(&dash(1.1)), 1.1)
    });
    std::iter::once(rim).chain(dashes).collect()
}

/// A turned corner by the apex: something is written here.
fn note(tooth: &Anatomy) -> Shape {
    let (right, side) = (tooth.area.x + tooth.area.width - 2.0, 6.0);
    let top = if tooth.tooth.is_upper() { tooth.area.y + 2.0 } else { tooth.area.y + tooth.area.height - 2.0 };
    let path = Path::new().move_to(at(right - side, top)).line_to(at(right, top));
    let path = path.line_to(at(right, top + down(tooth) * side)).close();
    Shape { path, fill: Some(Paint::Ink), stroke: None, width: 0.0, dash: false }
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
fn extraction(tooth: &Anatomy, hand: Hand) -> Vec<Shape> {
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
pub(crate) fn screw(tooth: &Anatomy) -> Path {
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
