//! A table: columns by parts of the measure, rows kept together, a row taller than half a page broken between lines.

use super::{Sheet, Slab, ascent, leading, wrap, wrap_in};
use crate::{
    Language,
    frame::{body, small},
    palette::LINE,
    scene::{Anchor, Item, Line, Rgb, Style},
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
    /// Rows that sum up, under a stronger line, kept with the last rows.
    pub totals: Vec<Vec<Cell>>,
    /// What is carried over from page to page.
    pub carry: Option<Carry>,
    /// Colour of the hairlines.
    pub rule: Rgb,
}

/// A sum carried from one page to the next.
#[derive(Debug, Clone, PartialEq)]
pub struct Carry {
    /// The column the sum stands in.
    pub column: usize,
    /// The sum after each row, as it is to be printed.
    pub running: Vec<String>,
    /// What stands before it at the end of a page.
    pub forward: String,
    /// What stands before it at the beginning of the next.
    pub brought: String,
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
    /// At the right, in figures of one width: amounts.
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

    /// A column of amounts.
    pub fn amount(title: String, part: f64) -> Column {
        Column { title, part, align: Align::Right }
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
        Table { columns, head: small(), rows, totals: Vec::new(), carry: None, rule: LINE }
    }

    /// Measures everything. No slab is higher than half a page: a row that would be is broken between lines.
    pub(super) fn rows(&self, sheet: &Sheet, language: Language) -> Rows<'_> {
        let measure = sheet.measure();
        let parts: f64 = self.columns.iter().map(|column| column.part).sum();
        let gutters = GUTTER * (self.columns.len().saturating_sub(1)) as f64;
        let mut x = 0.0;
        let mut places = Vec::new();
        for column in &self.columns {
            let width = (measure - gutters) * column.part / parts;
            places.push((x, width, column.align));
            x += width + GUTTER;
        }
        let grid = Grid { places, measure, highest: sheet.room(0) * 0.5, language };
        let titles = self.columns.iter().map(|column| Cell { text: column.title.clone(), style: self.head });
        let titles: Vec<Cell> = titles.collect();
        let mut head = grid.row(&titles).into_iter().next().unwrap_or_default();
        head.items.push(Item::rule(0.0, head.height, measure, self.head.colour, 0.25));
        head.height += 0.6;
        let rows = self.rows.iter().enumerate().flat_map(|(n, cells)| {
            let slabs = grid.ruled(cells, self.rule);
            slabs.into_iter().map(move |slab| (n, slab))
        });
        let rows = rows.collect();
        let totals = self.totals.iter().flat_map(|cells| grid.ruled(&bold(cells), self.head.colour)).collect();
        Rows { table: self, head, rows, totals, grid }
    }
}

fn bold(cells: &[Cell]) -> Vec<Cell> {
    cells.iter().map(|cell| Cell { text: cell.text.clone(), style: cell.style.bold() }).collect()
}

/// A table measured for a sheet.
pub(super) struct Rows<'a> {
    table: &'a Table,
    /// The head.
    pub(super) head: Slab,
    rows: Vec<(usize, Slab)>,
    totals: Vec<Slab>,
    grid: Grid,
}

impl Rows<'_> {
    /// Slabs with the row they are of, in what must stay together: the first two rows, each of those between, and the last
    /// two with the totals.
    pub(super) fn groups(&self) -> Vec<Vec<(usize, Slab)>> {
        let count = self.table.rows.len();
        let mut groups: Vec<Vec<(usize, Slab)>> = Vec::new();
        let mut open = false;
        for (row, slab) in &self.rows {
            match groups.last_mut().filter(|_| open) {
                Some(group) => group.push((*row, slab.clone())),
                None => groups.push(vec![(*row, slab.clone())]),
            }
            let low = slab.height < self.grid.highest * 0.5;
            open = low && (*row == 0 || row + 2 == count);
        }
        let totals = self.totals.iter().map(|slab| (count, slab.clone()));
        match groups.last_mut() {
            Some(group) => group.extend(totals),
            None => groups.push(totals.collect()),
        }
        groups
    }

    /// Height that the line of a carried sum takes.
    pub(super) fn carry_height(&self) -> f64 {
        self.table.carry.as_ref().map_or(0.0, |_| 2.0 * PAD + leading(small()))
    }

    /// The lines that carry the sum over before a row: at the end of the page, and on the next.
    pub(super) fn carried(&self, row: usize) -> (Option<Slab>, Option<Slab>) {
        let Some(carry) = &self.table.carry else { return (None, None) };
        let Some(sum) = row.checked_sub(1).and_then(|last| carry.running.get(last)) else { return (None, None) };
        let line = |words: &str| {
            let mut slab = Slab { height: self.carry_height(), ..Slab::default() };
            let y = PAD + ascent(small());
            slab.items.extend(
                wrap(words, small(), self.grid.measure * 0.5)
                    .into_iter()
                    .take(1)
                    .map(|line| Item::Text(Line { y, ..line })),
            );
            if let Some((x, width, _)) = self.grid.places.get(carry.column) {
                slab.items.push(Item::Text(Line::new(sum, small().tabular().bold(), x + width, y, Anchor::End)));
            }
            slab.items.push(Item::rule(0.0, slab.height, self.grid.measure, self.table.rule, 0.15));
            Some(slab)
        };
        (line(&carry.forward), line(&carry.brought))
    }
}

/// Where columns stand.
struct Grid {
    places: Vec<(f64, f64, Align)>,
    measure: f64,
    highest: f64,
    language: Language,
}

impl Grid {
    fn ruled(&self, cells: &[Cell], rule: Rgb) -> Vec<Slab> {
        let mut slabs = self.row(cells);
        if let Some(last) = slabs.last_mut() {
            last.items.push(Item::rule(0.0, last.height, self.measure, rule, 0.15));
        }
        slabs
    }

    fn row(&self, cells: &[Cell]) -> Vec<Slab> {
        let set: Vec<(Vec<Line>, Style)> = cells
            .iter()
            .zip(&self.places)
            .map(|(cell, (_, width, align))| {
                let style = if *align == Align::Right { cell.style.tabular() } else { cell.style };
                (wrap_in(self.language, &cell.text, style, *width), style)
            })
            .collect();
        let step = set.iter().map(|(_, style)| leading(*style)).fold(0.0, f64::max);
        let up = set.iter().map(|(_, style)| ascent(*style)).fold(0.0, f64::max);
        let lines = set.iter().map(|(lines, _)| lines.len()).max().unwrap_or(0);
        let fit = ((self.highest / step).floor() as usize).max(1);
        let slab = |first: usize| {
            let count = fit.min(lines - first);
            let mut items = Vec::new();
            for ((lines, _), (x, width, align)) in set.iter().zip(&self.places) {
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
