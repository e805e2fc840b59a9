//! How a tooth grew and where it stands: number, shape, place and level.

use super::{Hand, arrow, down, pair::number};
use crate::{
    geometry::{Anatomy, Shape},
    path::{Path, at, through},
};

/// The drawing of one of them; those that are only letters draw nothing.
pub(super) fn shapes(rule: &str, value: &str, tooth: &Anatomy, hand: Hand) -> Vec<Shape> {
    let path = match rule {
        "gemination" => Path::circle(number(tooth), if tooth.tooth.is_primary() { 6.6 } else { 8.0 }),
        "peg" => peg(tooth),
        "rotation" => rotation(tooth, value),
        "erupting" => erupting(tooth),
        "extruded" => level_arrow(tooth, 1.0),
        "intruded" => level_arrow(tooth, -1.0),
        _ => return Vec::new(),
    };
    hand.line(path, 1.6)
}

/// A triangle by the roots.
fn peg(tooth: &Anatomy) -> Path {
    let (x, y, half) = (tooth.cej.x, tooth.cej.y - down(tooth) * 8.0, 6.5);
    let tip = at(x, y - down(tooth) * 12.0);
    Path::new().move_to(tip).line_to(at(x - half, y)).line_to(at(x + half, y)).close()
}

/// An arrow bowed round the figure, toward the side the tooth has turned to.
fn rotation(tooth: &Anatomy, sense: &str) -> Path {
    let (low, high) = tooth.figure.outline().bounds();
    let (x, y) = ((low.x + high.x) / 2.0, (low.y + high.y) / 2.0);
    let (w, h) = ((high.x - low.x) * 0.42, (high.y - low.y) * 0.42);
    let mesial = if tooth.tooth.is_right() { 1.0 } else { -1.0 };
    let side = if sense == "distal" { -mesial } else { mesial };
    let spot = |turn: f64| (x + side * w * turn.sin(), y - h * turn.cos(), 1.0);
    let knots = [spot(-1.6), spot(-0.8), spot(0.0), spot(0.8), spot(1.6)];
    let (end, before) = (at(knots[4].0, knots[4].1), spot(1.25));
    Path::new().curves(&through(&knots)).and(&arrow(at(before.0, before.1), end, 4.2))
}

/// A jagged arrow down the crown.
fn erupting(tooth: &Anatomy) -> Path {
    let x = tooth.cej.x;
    let long = tooth.edge_y - tooth.cej.y;
    let spot = |part: f64, dx: f64| at(x + dx, tooth.cej.y + long * part);
    let last = spot(0.62, 0.0);
    let path = Path::new().move_to(spot(-0.35, 0.0)).line_to(spot(-0.15, 4.0)).line_to(spot(0.1, -4.0));
    path.line_to(spot(0.4, 4.0)).line_to(last).and(&arrow(last, spot(0.95, 0.0), 4.2))
}

/// A straight arrow beside the biting edge: out of the row, or back into the jaw.
fn level_arrow(tooth: &Anatomy, out: f64) -> Path {
    let x = tooth.area.x + tooth.area.width - 4.5;
    let (from, to) = (tooth.edge_y - down(tooth) * out * 8.0, tooth.edge_y + down(tooth) * out * 8.0);
    arrow(at(x, from), at(x, to), 4.2)
}
