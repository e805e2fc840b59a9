//! Two boxes side by side: the patient or who answers for them, and the clinician.

use crate::{
    letterhead::small,
    palette::{INK_2, LINE},
    path::Path,
    scene::{Anchor, Drawn, Item, Line, Stroke},
    texts::Texts,
    typeset::{Slab, ascent},
};

const HEIGHT: f64 = 26.0;
const GAP: f64 = 6.0;

/// Both, kept together.
pub(super) fn boxes(texts: &Texts, measure: f64) -> Slab {
    let width = (measure - GAP) / 2.0;
    let frame = Stroke { colour: LINE, width_mm: 0.25, dash_mm: 0.0 };
    let mut items = Vec::new();
    for (i, key) in ["report-plan-sign-patient", "report-plan-sign-clinician"].into_iter().enumerate() {
        let left = (width + GAP) * i as f64;
        let path = Path::rectangle(left, 0.0, width, HEIGHT);
        items.push(Item::Path(Drawn { path, fill: None, stroke: Some(frame) }));
        let style = small();
        items.push(Item::Text(Line::new(&texts.text(key), style, left + 2.5, 1.6 + ascent(style), Anchor::Start)));
        items.push(Item::rule(left + 2.5, HEIGHT - 6.5, width - 5.0, INK_2, 0.2));
        let fields = [("report-plan-sign-name", 0.0), ("report-plan-sign-date", 0.62)];
        for (key, part) in fields {
            let x = left + 2.5 + (width - 5.0) * part;
            items.push(Item::Text(Line::new(&texts.text(key), style, x, HEIGHT - 2.4, Anchor::Start)));
        }
    }
    Slab { height: HEIGHT, items, keeps_next: false }
}
