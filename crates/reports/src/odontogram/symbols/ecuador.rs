//! The symbols of Ecuador's form HCU-033/2021, section K, as several programs that print the form have them alike: an
//! asterisk under a sealed tooth, a triangle for a root canal, a doubled rim for a crown (square, round on milk teeth), a
//! ringed cross for a tooth lost otherwise than by caries, boxes with a dot for a bridge, brackets for a denture.

use super::{Hand, cross, extent, figure_middle, under};
use crate::{
    geometry::{Anatomy, Shape},
    path::{Path, Point, at, through},
};

/// The drawing, where it is another than the common one.
pub(super) fn shapes(rule: &str, value: &str, is_done: bool, tooth: &Anatomy, hand: Hand) -> Option<Vec<Shape>> {
    Some(match (rule, value) {
        ("sealant", _) => asterisk(tooth, hand),
        ("root_canal", _) => vec![hand.area(triangle(tooth))],
        ("crown", _) => crown(tooth, hand),
        // The form writes an A for a tooth of which nobody knows why it is gone.
        ("absent", "unknown") => Vec::new(),
        ("absent", "caries") => cross(tooth, hand),
        ("absent", _) => ringed_cross(tooth, hand),
        ("extraction", "caries") if is_done => cross(tooth, hand),
        ("extraction", _) if is_done => ringed_cross(tooth, hand),
        ("extraction", _) => cross(tooth, hand),
        _ => return None,
    })
}

fn asterisk(tooth: &Anatomy, hand: Hand) -> Vec<Shape> {
    let (p, r) = (under(tooth), if tooth.tooth.is_primary() { 2.6 } else { 3.6 });
    let stroke = |turn: f64| {
        let (dx, dy) = (r * turn.cos(), r * turn.sin());
        Path::segment(at(p.x - dx, p.y - dy), at(p.x + dx, p.y + dy))
    };
    let sixth = std::f64::consts::FRAC_PI_3;
    hand.line(stroke(sixth / 2.0).and(&stroke(sixth * 1.5)).and(&stroke(sixth * 2.5)), 1.6)
}

fn triangle(tooth: &Anatomy) -> Path {
    let half = if tooth.tooth.is_primary() { 4.0 } else { 6.0 };
    let (x, y) = (tooth.cej.x, (tooth.cej.y + tooth.apex_y) / 2.0);
    Path::new().move_to(at(x, y - half)).line_to(at(x + half, y + half)).line_to(at(x - half, y + half)).close()
}

fn crown(tooth: &Anatomy, hand: Hand) -> Vec<Shape> {
    let (low, high) = tooth.figure.outline().bounds();
    let rim = |out: f64| {
        let (w, h) = (high.x - low.x + 2.0 * out, high.y - low.y + 2.0 * out);
        if tooth.tooth.is_primary() {
            Path::circle(figure_middle(tooth), w / 2.0).grown(1.0, h / w)
        } else {
            Path::rectangle(low.x - out, low.y - out, w, h)
        }
    };
    hand.line(rim(0.4).and(&rim(2.4)), 1.1)
}

fn ringed_cross(tooth: &Anatomy, hand: Hand) -> Vec<Shape> {
    let (half, top, bottom) = extent(tooth);
    let ring = Path::circle(at(tooth.cej.x, (top + bottom) / 2.0), half * 0.75);
    [cross(tooth, hand), hand.line(ring, 1.6)].concat()
}

/// A box with a dot under each tooth that carries, joined by a line.
pub(super) fn bridge(ends: &[&Anatomy], hand: Hand) -> Vec<Shape> {
    let (Some(first), Some(last)) = (ends.first(), ends.last()) else { return Vec::new() };
    let half = if first.tooth.is_primary() { 2.8 } else { 3.8 };
    let boxed = |p: Point| Path::rectangle(p.x - half, p.y - half, half * 2.0, half * 2.0);
    let y = under(first).y;
    let joined = Path::segment(at(under(first).x + half, y), at(under(last).x - half, y));
    let rims = ends.iter().fold(joined, |path, tooth| path.and(&boxed(at(under(tooth).x, y))));
    let mut shapes = hand.line(rims, 1.6);
    shapes.extend(ends.iter().map(|tooth| hand.area(Path::circle(at(under(tooth).x, y), 1.2))));
    shapes
}

/// `(—)` over a run of teeth.
pub(super) fn bracketed(from: f64, to: f64, y: f64, hand: Hand) -> Vec<Shape> {
    let bracket = |x: f64, out: f64| {
        let knots = [(x + out * 2.4, y - 4.6, 1.0), (x, y, 1.0), (x + out * 2.4, y + 4.6, 1.0)];
        Path::new().curves(&through(&knots))
    };
    let line = Path::segment(at(from + 4.0, y), at(to - 4.0, y));
    hand.line(bracket(from, 1.0).and(&bracket(to, -1.0)).and(&line), 1.6)
}
