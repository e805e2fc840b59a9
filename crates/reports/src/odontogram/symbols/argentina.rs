//! What Argentina's chart of the *obras sociales* draws in its own way (scribd.com/doc/14606344): a circle round the whole
//! tooth is a crown, one lying line a tooth to be taken out, a tooth painted whole carries a post or an inlay.

use super::{Hand, extent, figure_middle};
use crate::{
    geometry::{Anatomy, Shape},
    path::{Path, at},
};

/// The drawing, where it is another than the common one.
pub(super) fn shapes(rule: &str, value: &str, is_done: bool, tooth: &Anatomy, hand: Hand) -> Option<Vec<Shape>> {
    Some(match (rule, value) {
        ("crown", _) => crown(tooth, hand),
        ("extraction", _) if !is_done => lying(tooth, hand),
        ("post", _) | ("restoration", "inlay_metal" | "inlay_aesthetic") => vec![hand.area(tooth.figure.outline())],
        _ => return None,
    })
}

fn crown(tooth: &Anatomy, hand: Hand) -> Vec<Shape> {
    let (low, high) = tooth.figure.outline().bounds();
    let (half, tall) = ((high.x - low.x) / 2.0 + 1.5, (high.y - low.y) / 2.0 + 2.5);
    hand.line(Path::circle(figure_middle(tooth), half).grown(1.0, tall / half), 2.4)
}

fn lying(tooth: &Anatomy, hand: Hand) -> Vec<Shape> {
    let (half, ..) = extent(tooth);
    let (x, y) = (tooth.cej.x, tooth.middle.y);
    hand.line(Path::segment(at(x - half, y), at(x + half, y)), 3.0)
}
