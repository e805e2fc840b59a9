//! A table: columns by parts of the measure, rows kept together, a row taller than half a page broken between lines.

use super::{Slab, ascent, leading, wrap};
use crate::{
    frame::{body, small},
    palette::LINE,
    scene::{Item, Line, Rgb, Style},
};

/// Rows under a head.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Columns.
    pub columns: Vec<Column>,
    /// Look of the head.
    pub head: Style,
    /// Cells, row by row.
    pub rows: Vec<Vec<Cell>>,
    /// Colour of the hairlines.
    pub rule: Rgb,
}

/// A column.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Its title.
    pub title: String,
    /// Its part of the measure.
    pub part: f64,
    /// Where its text stands.
    pub align: Align,
}

/// Where text stands in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// At the left.
    Left,
    /// At the right.
    Right,
}

/// A cell.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// Its text.
    pub text: String,
    /// Its look.
    pub style: Style,
}

/// Space above and below the text of a row, and between columns.
const PAD: f64 = 0.75;
const GUTTER: f64 = 3.0;

impl Column {
    /// A column of words.
    pub fn new(title: String, part: f64) -> Column {
        Column { title, part, align: Align::Left }
    }
}

impl Cell {
    /// Text in the size of the body.
    pub fn new(text: impl Into<String>) -> Cell {
        Cell { text: text.into(), style: body() }
    }
}

impl Table {
    /// A table in the looks of the house.
    pub fn new(columns: Vec<Column>, rows: Vec<Vec<Cell>>) -> Table {
        Table { columns, head: small(), rows, rule: LINE }
    }

    /// The head and the rows, each as something set whole, no row higher than `highest`.
    pub(super) fn slabs(&self, measure: f64, highest: f64) -> (Slab, Vec<Slab>) {
        let parts: f64 = self.columns.iter().map(|column| column.part).sum();
        let gutters = GUTTER * (self.columns.len().saturating_sub(1)) as f64;
        let mut x = 0.0;
        let mut places = Vec::new();
        for column in &self.columns {
            let width = (measure - gutters) * column.part / parts;
            places.push((x, width, column.align));
            x += width + GUTTER;
        }
        let titles = self.columns.iter().map(|column| Cell { text: column.title.clone(), style: self.head });
        let titles: Vec<Cell> = titles.collect();
        let mut head = self.row(&titles, &places, highest).into_iter().next().unwrap_or_default();
        head.items.push(Item::rule(0.0, head.height, measure, self.head.colour, 0.25));
        head.height += 0.6;
        let rows = self.rows.iter().flat_map(|cells| {
            let mut slabs = self.row(cells, &places, highest);
            if let Some(last) = slabs.last_mut() {
                last.items.push(Item::rule(0.0, last.height, measure, self.rule, 0.15));
            }
            slabs
        });
        (head, rows.collect())
    }

    fn row(&self, cells: &[Cell], places: &[(f64, f64, Align)], highest: f64) -> Vec<Slab> {
        let set: Vec<(Vec<Line>, Style)> = cells
            .iter()
            .zip(places)
            .map(|(cell, (_, width, _))| (wrap(&cell.text, cell.style, *width), cell.style))
            .collect();
        let step = set.iter().map(|(_, style)| leading(*style)).fold(0.0, f64::max);
        let up = set.iter().map(|(_, style)| ascent(*style)).fold(0.0, f64::max);
        let lines = set.iter().map(|(lines, _)| lines.len()).max().unwrap_or(0);
        let fit = ((highest / step).floor() as usize).max(1);
        let slab = |first: usize| {
            let count = fit.min(lines - first);
            let mut items = Vec::new();
            for ((lines, _), (x, width, align)) in set.iter().zip(places) {
                for (n, line) in lines.iter().skip(first).take(count).enumerate() {
                    let x = if *align == Align::Right { x + width - line.width() } else { *x };
                    items.push(Item::Text(Line { x, y: PAD + up + n as f64 * step, ..line.clone() }));
                }
            }
            Slab { height: 2.0 * PAD + count as f64 * step, items, keeps_next: false }
        };
        (0..lines).step_by(fit).map(slab).collect()
    }
}
