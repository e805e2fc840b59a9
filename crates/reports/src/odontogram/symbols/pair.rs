//! What concerns two neighbours: a gap, a union, an exchange, a tooth too many.

use super::{Hand, arrow};
use crate::{
    geometry::{Anatomy, Shape},
    path::{Path, Point, at, through},
};

/// The drawing of one of them; of a pair that lost a tooth, nothing.
pub(super) fn shapes(rule: &str, teeth: &[&Anatomy], hand: Hand) -> Vec<Shape> {
    let [one, other] = teeth else { return Vec::new() };
    match rule {
        "diastema" => diastema(one, other, hand),
        "fusion" => fusion(one, other, hand),
        "transposition" => transposition(one, other, hand),
        "supernumerary" => supernumerary(one, other, hand),
        _ => Vec::new(),
    }
}

/// The middle of a tooth's number, whose baseline is known.
pub(super) fn number(tooth: &Anatomy) -> Point {
    at(tooth.number.x, tooth.number.y - if tooth.tooth.is_primary() { 3.4 } else { 4.2 })
}

/// Inverted parentheses, `)(`.
fn diastema(one: &Anatomy, other: &Anatomy, hand: Hand) -> Vec<Shape> {
    let x = (one.cej.x + one.width / 2.0 + other.cej.x - other.width / 2.0) / 2.0;
    let (y, high) = (one.middle.y, (one.edge_y - one.cej.y).abs() * 0.42);
    let bracket = |side: f64| {
        let knots = [(x + side * 4.4, y - high, 1.0), (x + side * 1.4, y, 1.0), (x + side * 4.4, y + high, 1.0)];
        Path::new().curves(&through(&knots))
    };
    hand.line(bracket(-1.0).and(&bracket(1.0)), 2.0)
}

/// Two rings round the numbers that cut each other.
fn fusion(one: &Anatomy, other: &Anatomy, hand: Hand) -> Vec<Shape> {
    let (a, b) = (number(one), number(other));
    let wide = (b.x - a.x) * 0.58;
    let ring = |p: Point| Path::circle(p, wide).grown(1.0, 7.6 / wide);
    hand.line(ring(a).and(&ring(b)), 1.4)
}

/// Two bowed arrows over the numbers, there and back.
fn transposition(one: &Anatomy, other: &Anatomy, hand: Hand) -> Vec<Shape> {
    let (a, b) = (number(one), number(other));
    let bow = |from: Point, to: Point, dy: f64| {
        let middle = at((from.x + to.x) / 2.0, (from.y + to.y) / 2.0 + dy * 1.4);
        let end = at(to.x, to.y + dy * 0.8);
        let knots = [(from.x, from.y + dy * 0.8, 1.0), (middle.x, middle.y, 1.0), (end.x, end.y, 1.0)];
        Path::new().curves(&through(&knots)).and(&arrow(middle.toward(end, 0.9), end, 4.0))
    };
    hand.line(bow(a, b, -7.0).and(&bow(b, a, 7.0)), 1.3)
}

/// An S in a circle between the apices.
fn supernumerary(one: &Anatomy, other: &Anatomy, hand: Hand) -> Vec<Shape> {
    let upper = one.tooth.is_upper();
    let into = if one.tooth.is_primary() { 6.5 } else { 12.0 };
    let y = if upper { one.area.y + into } else { one.area.y + one.area.height - into };
    let x = (one.cej.x + other.cej.x) / 2.0;
    let knots = [
        (x + 2.3, y - 2.6, 1.0),
        (x, y - 3.6, 1.0),
        (x - 2.3, y - 2.0, 1.0),
        (x, y, 1.0),
        (x + 2.3, y + 2.0, 1.0),
        (x, y + 3.6, 1.0),
        (x - 2.3, y + 2.6, 1.0),
    ];
    let letter = Path::new().curves(&through(&knots));
    [hand.line(Path::circle(at(x, y), 6.2), 1.5), hand.line(letter, 1.5)].concat()
}
