//! The little drawings of a card: a tooth with a face for each look. Shape tells them apart, colour only repeats it.

use super::look::Look;
use crate::{
    palette::INK,
    path::{Curve, Path, Point, at},
    scene::{Drawn, Item, Rgb, Stroke},
};

const WHITE: Rgb = Rgb(0xff, 0xff, 0xff);

/// What a tooth of this look is filled with.
fn fill(look: Look, colour: bool) -> Rgb {
    match look {
        _ if !colour => {
            if look == Look::Mended {
                Rgb(0xdd, 0xdd, 0xdd)
            } else {
                WHITE
            }
        }
        Look::Sound | Look::Gap => WHITE,
        Look::Sealed => Rgb(0xc9, 0xec, 0xe6),
        Look::Mended => Rgb(0xcf, 0xe2, 0xf7),
        Look::ToCare => Rgb(0xff, 0xe9, 0xb0),
        Look::Erupting => Rgb(0xd8, 0xf0, 0xc8),
    }
}

/// A tooth, `size` wide, about its middle.
pub(super) fn face(look: Look, centre: Point, size: f64, colour: bool) -> Vec<Item> {
    let size = if look == Look::Erupting { size * 0.74 } else { size };
    let unit = size / 10.0;
    let dash = if look == Look::Gap { 0.9 } else { 0.0 };
    let line = |width: f64| Stroke { colour: INK, width_mm: width * unit.max(0.7), dash_mm: dash };
    let pen = |path: Path, fill: Option<Rgb>| {
        Item::Path(Drawn { path, fill, stroke: Some(Stroke { dash_mm: 0.0, ..line(0.34) }) })
    };
    let (w, h) = (size / 2.0, size / 2.0);
    let outline = Drawn { path: rounded(centre, w, h), fill: Some(fill(look, colour)), stroke: Some(line(0.36)) };
    let mut items = vec![Item::Path(outline)];
    let p = |x: f64, y: f64| at(centre.x + x * unit, centre.y + y * unit);
    let eyes = |y: f64| [-1.7, 1.7].map(|x| Item::filled(Path::circle(p(x, y), 0.5 * unit), INK));
    let smile = |y: f64, deep: f64| {
        let curve = Curve { from: p(-1.9, y), out: p(-1.0, y + deep), into: p(1.0, y + deep), to: p(1.9, y) };
        pen(Path::new().curves(&[curve]), None)
    };
    match look {
        Look::Gap => {}
        Look::Sound => {
            items.extend(eyes(-0.9));
            items.push(smile(0.9, 1.9));
        }
        Look::Erupting => {
            items.extend(eyes(-0.6));
            items.push(smile(1.1, 1.2));
        }
        Look::Sealed => items.push(Item::filled(star(centre, 3.1 * unit), INK)),
        Look::Mended => items.push(Item::filled(cross(centre, 2.7 * unit), INK)),
        Look::ToCare => items.push(Item::filled(heart(centre, 2.8 * unit), INK)),
    }
    items
}

/// A box with round corners.
pub(super) fn boxed((x, y): (f64, f64), (width, height): (f64, f64), colour: bool) -> Item {
    let fill = if colour { Rgb(0xee, 0xf7, 0xf6) } else { WHITE };
    let (r, k) = (3.0, 1.35);
    let (right, low) = (x + width, y + height);
    let corner = |from: Point, out: Point, into: Point, to: Point| Curve { from, out, into, to };
    let path = Path::new()
        .move_to(at(x + r, y))
        .line_to(at(right - r, y))
        .curve(corner(at(right - r, y), at(right - k, y), at(right, y + k), at(right, y + r)))
        .line_to(at(right, low - r))
        .curve(corner(at(right, low - r), at(right, low - k), at(right - k, low), at(right - r, low)))
        .line_to(at(x + r, low))
        .curve(corner(at(x + r, low), at(x + k, low), at(x, low - k), at(x, low - r)))
        .line_to(at(x, y + r))
        .curve(corner(at(x, y + r), at(x, y + k), at(x + k, y), at(x + r, y)))
        .close();
    Item::Path(Drawn { path, fill: Some(fill), stroke: Some(Stroke { colour: INK, width_mm: 0.25, dash_mm: 0.0 }) })
}

/// Between a square and a circle.
fn rounded(c: Point, w: f64, h: f64) -> Path {
    let (kw, kh) = (w * 0.78, h * 0.78);
    let p = |x: f64, y: f64| at(c.x + x, c.y + y);
    let side = |from, out, into, to| Curve { from, out, into, to };
    Path::new()
        .move_to(p(w, 0.0))
        .curve(side(p(w, 0.0), p(w, kh), p(kw, h), p(0.0, h)))
        .curve(side(p(0.0, h), p(-kw, h), p(-w, kh), p(-w, 0.0)))
        .curve(side(p(-w, 0.0), p(-w, -kh), p(-kw, -h), p(0.0, -h)))
        .curve(side(p(0.0, -h), p(kw, -h), p(w, -kh), p(w, 0.0)))
        .close()
}

/// Five points.
pub(super) fn star(c: Point, r: f64) -> Path {
    let point = |n: usize| {
        let turn = std::f64::consts::PI * (n as f64 / 5.0 - 0.5);
        let far = if n.is_multiple_of(2) { r } else { r * 0.45 };
        at(c.x + far * turn.cos(), c.y + far * turn.sin())
    };
    (1..10).fold(Path::new().move_to(point(0)), |path, n| path.line_to(point(n))).close()
}

fn cross(c: Point, r: f64) -> Path {
    let t = r * 0.34;
    let corners =
        [(-t, -r), (t, -r), (t, -t), (r, -t), (r, t), (t, t), (t, r), (-t, r), (-t, t), (-r, t), (-r, -t), (-t, -t)];
    let place = |(x, y): (f64, f64)| at(c.x + x, c.y + y);
    corners[1..]
        .iter()
        .fold(Path::new().move_to(place(corners[0])), |path, corner| path.line_to(place(*corner)))
        .close()
}

fn heart(c: Point, r: f64) -> Path {
    let p = |x: f64, y: f64| at(c.x + x * r, c.y + y * r);
    let (top, low) = (p(0.0, -0.45), p(0.0, 1.0));
    Path::new()
        .move_to(top)
        .curve(Curve { from: top, out: p(0.25, -1.15), into: p(1.35, -0.75), to: p(0.95, 0.05) })
        .curve(Curve { from: p(0.95, 0.05), out: p(0.75, 0.4), into: p(0.3, 0.7), to: low })
        .curve(Curve { from: low, out: p(-0.3, 0.7), into: p(-0.75, 0.4), to: p(-0.95, 0.05) })
        .curve(Curve { from: p(-0.95, 0.05), out: p(-1.35, -0.75), into: p(-0.25, -1.15), to: top })
        .close()
}
