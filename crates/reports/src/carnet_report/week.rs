//! A week to colour in: a sun and a moon a day, one for each time of brushing.

use super::face::boxed;
use crate::{
    frame::{Frame, small},
    palette::INK,
    path::{Curve, Path, Point, at},
    scene::{Anchor, Drawn, Item, Line, Stroke},
    texts::Texts,
    typeset::{Slab, ascent},
};

const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const HEIGHT: f64 = 26.0;

/// Seven boxes.
pub(super) fn week(texts: &Texts, frame: &Frame) -> Slab {
    let gap = 2.4;
    let width = (frame.measure() - 6.0 * gap) / 7.0;
    let style = small();
    let mut items = Vec::new();
    for (n, day) in DAYS.iter().enumerate() {
        let x = n as f64 * (width + gap);
        items.push(boxed((x, 0.0), (width, HEIGHT), false));
        let name = texts.text(&format!("carnet-day-{day}"));
        items.push(Item::Text(Line::new(&name, style, x + width / 2.0, 1.6 + ascent(style), Anchor::Middle)));
        items.extend(sun(at(x + width / 2.0, 10.6)).map(drawn));
        items.push(drawn(moon(at(x + width / 2.0, 20.2))));
    }
    Slab { height: HEIGHT, items, keeps_next: false }
}

fn drawn(path: Path) -> Item {
    Item::Path(Drawn { path, fill: None, stroke: Some(Stroke { colour: INK, width_mm: 0.28, dash_mm: 0.0 }) })
}

fn sun(c: Point) -> [Path; 9] {
    std::array::from_fn(|n| {
        if n == 8 {
            return Path::circle(c, 2.3);
        }
        let turn = std::f64::consts::FRAC_PI_4 * n as f64;
        let far = |r: f64| at(c.x + r * turn.cos(), c.y + r * turn.sin());
        Path::segment(far(3.0), far(4.0))
    })
}

fn moon(c: Point) -> Path {
    let p = |x: f64, y: f64| at(c.x + x, c.y + y);
    let (top, low) = (p(0.6, -3.2), p(0.6, 3.2));
    Path::new()
        .move_to(top)
        .curve(Curve { from: top, out: p(-3.9, -2.6), into: p(-3.9, 2.6), to: low })
        .curve(Curve { from: low, out: p(-1.2, 1.6), into: p(-1.2, -1.6), to: top })
        .close()
}
