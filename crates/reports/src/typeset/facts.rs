//! Names at the left, what they are beside them.

use super::{Slab, ascent, leading, wrap, wrap_in};
use crate::{
    Language,
    frame::body,
    palette::INK_2,
    scene::{Item, Line},
};

/// The part of the measure that names take.
const NAMES: f64 = 0.3;

/// A slab for each, the first kept with the second and the last with the one before, as lines of a paragraph are.
pub(super) fn slabs(facts: &[(String, String)], measure: f64, language: Language) -> Vec<Slab> {
    let style = body();
    let quiet = crate::scene::Style { colour: INK_2, ..style };
    let (room, left) = (measure * NAMES - 3.0, measure * NAMES);
    let one = |(n, (name, value)): (usize, &(String, String))| {
        let columns = [(wrap(name, quiet, room), 0.0), (wrap_in(language, value, style, measure - left), left)];
        let count = columns.iter().map(|(lines, _)| lines.len()).max().unwrap_or(0);
        (0..count).map(move |row| {
            let at = |(lines, x): &(Vec<Line>, f64)| {
                lines.get(row).map(|line| Item::Text(Line { x: *x, y: ascent(style), ..line.clone() }))
            };
            let items = columns.iter().filter_map(at).collect();
            let gap = if row + 1 == count { 0.5 } else { 0.0 };
            // A long value may break, but never after its first line or before its last.
            let within = row + 1 < count && (row == 0 || row + 2 == count);
            let edge = row + 1 == count && (n == 0 && facts.len() > 1 || n + 2 == facts.len());
            Slab { height: leading(style) + gap, items, keeps_next: within || edge }
        })
    };
    facts.iter().enumerate().map(one).flat_map(Iterator::collect::<Vec<_>>).collect()
}
