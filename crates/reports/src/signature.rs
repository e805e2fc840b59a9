//! Where a hand signs: who and as what at the left, at the right the line with what was signed or room for a pen; or boxes
//! side by side for a document that is taken to be signed.

use domain::consent::ConsentSignature;

use crate::{
    frame::small,
    letterhead::stack,
    palette::{INK, INK_2, LINE},
    path::{Path, at},
    scene::{Anchor, Drawn, Item, Line, Stroke, Style},
    texts::Texts,
    typeset::{Slab, ascent, clamp, leading, wrap},
};

/// The field a drawn signature is fitted into.
const FIELD: (f64, f64) = (72.0, 24.0);
/// Height of a box, and the gap between two.
const BOX: f64 = 26.0;
const GAP: f64 = 6.0;

/// A signature, or the place for one.
pub(crate) struct Signature<'a> {
    /// Lines at the left, each cut where it would take a third.
    pub(crate) who: Vec<(String, Style)>,
    /// What stands on the line.
    pub(crate) hand: &'a ConsentSignature,
    /// Under the line.
    pub(crate) under: String,
}

impl Signature<'_> {
    /// Sets it, kept together.
    pub(crate) fn slab(&self, measure: f64) -> Slab {
        let (left, room) = (measure * 0.52, measure * 0.48);
        let mut items = Vec::new();
        let mut y = 0.0;
        for (text, style) in &self.who {
            let lines = clamp(wrap(text, *style, left - 4.0), 2, left - 4.0);
            y = stack(&mut items, lines, *style, 0.0, y, Anchor::Start) + 0.4;
        }
        let base = y.max(FIELD.1 + 1.0);
        match self.hand {
            ConsentSignature::Drawn { width, height, strokes } => {
                let path = drawn((f64::from(*width), f64::from(*height)), strokes, (left, base - FIELD.1));
                let pen = Stroke { colour: INK, width_mm: 0.45, dash_mm: 0.0 };
                items.push(Item::Path(Drawn { path, fill: None, stroke: Some(pen) }));
            }
            ConsentSignature::Typed { name } => {
                let style = Style::new(13.0, INK);
                let name = clamp(wrap(name, style, room), 1, room);
                stack(&mut items, name, style, left, base - 7.0, Anchor::Start);
            }
            ConsentSignature::Unsigned => {}
        }
        items.push(Item::rule(left, base, room, LINE, 0.3));
        let under = wrap(&self.under, small(), room);
        let end = stack(&mut items, under, small(), left, base + 0.8, Anchor::Start);
        Slab { height: end.max(y) + leading(small()) * 0.2, items, keeps_next: false }
    }
}

/// Boxes side by side, each under its title, with lines for name and day.
pub(crate) fn boxes(titles: &[String], texts: &Texts, measure: f64) -> Slab {
    let gaps = GAP * titles.len().saturating_sub(1) as f64;
    let width = (measure - gaps) / titles.len().max(1) as f64;
    let frame = Stroke { colour: LINE, width_mm: 0.25, dash_mm: 0.0 };
    let mut items = Vec::new();
    for (i, title) in titles.iter().enumerate() {
        let left = (width + GAP) * i as f64;
        let path = Path::rectangle(left, 0.0, width, BOX);
        items.push(Item::Path(Drawn { path, fill: None, stroke: Some(frame) }));
        let style = small();
        for line in clamp(wrap(title, style, width - 5.0), 1, width - 5.0) {
            items.push(Item::Text(Line { x: left + 2.5, y: 1.6 + ascent(style), ..line }));
        }
        items.push(Item::rule(left + 2.5, BOX - 6.5, width - 5.0, INK_2, 0.2));
        for (key, part) in [("report-sign-name", 0.0), ("report-sign-date", 0.62)] {
            let x = left + 2.5 + (width - 5.0) * part;
            items.push(Item::Text(Line::new(&texts.text(key), style, x, BOX - 2.4, Anchor::Start)));
        }
    }
    Slab { height: BOX, items, keeps_next: false }
}

/// Strokes fitted into the field, as wide and high as they are to each other.
fn drawn((width, height): (f64, f64), strokes: &[Vec<i32>], (x, y): (f64, f64)) -> Path {
    let scale = (FIELD.0 / width).min(FIELD.1 / height);
    let place = |point: &[i32]| at(x + f64::from(point[0]) * scale, y + f64::from(point[1]) * scale);
    let mut path = Path::new();
    for stroke in strokes {
        for (n, point) in stroke.chunks_exact(2).enumerate() {
            path = if n == 0 { path.move_to(place(point)) } else { path.line_to(place(point)) };
        }
    }
    path
}
