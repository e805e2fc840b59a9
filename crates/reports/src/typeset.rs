//! Blocks to pages: measure, break, draw; the page count is known only then, so feet are drawn last.

mod table;
mod wrap;

pub use table::{Align, Cell, Column, Table};
pub use wrap::{clamp, wrap};

use crate::{
    palette::INK,
    scene::{Item, Line, Page, Style},
};

/// The paper and its margins.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sheet {
    /// Width.
    pub width_mm: f64,
    /// Height.
    pub height_mm: f64,
    /// Left and right.
    pub side_mm: f64,
    /// Top.
    pub top_mm: f64,
    /// Bottom, feet included.
    pub bottom_mm: f64,
}

impl Sheet {
    /// DIN A4 with room for a hand at the sides.
    pub const A4: Sheet = Sheet { width_mm: 210.0, height_mm: 297.0, side_mm: 20.0, top_mm: 16.0, bottom_mm: 20.0 };
    /// US Letter, the text as wide as on A4.
    pub const LETTER: Sheet =
        Sheet { width_mm: 215.9, height_mm: 279.4, side_mm: 22.95, top_mm: 15.0, bottom_mm: 20.0 };

    /// Width of the text.
    pub fn measure(&self) -> f64 {
        self.width_mm - 2.0 * self.side_mm
    }

    fn room(&self) -> f64 {
        self.height_mm - self.top_mm - self.bottom_mm
    }
}

/// Something that is set whole: its height, and its items from its own upper left corner.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Slab {
    /// Height.
    pub height: f64,
    /// What it draws.
    pub items: Vec<Item>,
    /// Whether it must not be the last on a page.
    pub keeps_next: bool,
}

/// How deep a part stands in others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// A part of the document.
    Part,
    /// A part of a part.
    Subpart,
}

impl Level {
    /// How its heading looks.
    pub fn style(self) -> Style {
        match self {
            Level::Part => Style::new(11.5, INK).bold(),
            Level::Subpart => Style::new(9.6, INK).bold(),
        }
    }
}

/// A part of a document.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// The heading of a part; never left alone at the foot of a page, and a bookmark of the file.
    Section(Level, String),
    /// A line that stays with what follows.
    Heading(String, Style),
    /// Running text.
    Paragraph(String, Style),
    /// Rows whose head is repeated on each page.
    Table(Table),
    /// Empty space, dropped at the top of a page.
    Space(f64),
    /// A drawing, set whole.
    Drawing(Slab),
    /// What follows begins a page.
    Break,
}

/// Height of a line of text.
pub fn leading(style: Style) -> f64 {
    style.size * 1.36 * crate::scene::MM_PER_PT
}

/// Where the baseline lies in a line.
pub fn ascent(style: Style) -> f64 {
    style.size * 1.02 * crate::scene::MM_PER_PT
}

/// Breaks blocks into pages. `foot` is asked for the items of each page's foot, given its number and the count.
pub fn pages(blocks: &[Block], sheet: &Sheet, foot: impl Fn(usize, usize) -> Vec<Item>) -> Vec<Page> {
    let mut setter = Setter { sheet, pages: vec![Vec::new()], y: 0.0 };
    let mut waiting: Vec<Slab> = Vec::new();
    for block in blocks {
        match block {
            Block::Space(height) => setter.space(*height, &mut waiting),
            Block::Table(table) => setter.table(table, &mut waiting),
            Block::Drawing(slab) => setter.slab(slab.clone(), &mut waiting),
            Block::Break => setter.turn(&mut waiting),
            Block::Section(level, text) => setter.heading(text, level.style(), &mut waiting),
            Block::Heading(text, style) => setter.heading(text, *style, &mut waiting),
            Block::Paragraph(text, style) => {
                lines(text, *style, sheet.measure()).into_iter().for_each(|slab| setter.slab(slab, &mut waiting));
            }
        }
    }
    setter.flush(&mut waiting);
    let total = setter.pages.len();
    let finish = |(i, mut items): (usize, Vec<Item>)| {
        items.extend(foot(i + 1, total));
        Page { width_mm: sheet.width_mm, height_mm: sheet.height_mm, items }
    };
    setter.pages.into_iter().enumerate().map(finish).collect()
}

fn lines(text: &str, style: Style, measure: f64) -> Vec<Slab> {
    let slab = |line: Line| Slab {
        height: leading(style),
        items: vec![Item::Text(Line { y: ascent(style), ..line })],
        keeps_next: false,
    };
    wrap(text, style, measure).into_iter().map(slab).collect()
}

struct Setter<'a> {
    sheet: &'a Sheet,
    pages: Vec<Vec<Item>>,
    y: f64,
}

impl Setter<'_> {
    /// Takes a slab; one that keeps the next waits for it.
    fn slab(&mut self, slab: Slab, waiting: &mut Vec<Slab>) {
        let last = !slab.keeps_next;
        waiting.push(slab);
        if last {
            self.flush(waiting);
        }
    }

    fn heading(&mut self, text: &str, style: Style, waiting: &mut Vec<Slab>) {
        for line in lines(text, style, self.sheet.measure()) {
            self.slab(Slab { keeps_next: true, ..line }, waiting);
        }
    }

    fn space(&mut self, height: f64, waiting: &mut Vec<Slab>) {
        if waiting.is_empty() {
            if self.y > 0.0 {
                self.y += height;
            }
        } else {
            waiting.push(Slab { height, items: Vec::new(), keeps_next: true });
        }
    }

    /// Ends the page, unless nothing stands on it.
    fn turn(&mut self, waiting: &mut Vec<Slab>) {
        self.flush(waiting);
        if self.y > 0.0 {
            self.pages.push(Vec::new());
            self.y = 0.0;
        }
    }

    fn flush(&mut self, waiting: &mut Vec<Slab>) {
        let height: f64 = waiting.iter().map(|slab| slab.height).sum();
        self.make_room(height);
        for slab in waiting.drain(..) {
            // What is too high to be kept together is at least kept on the paper.
            self.make_room(slab.height);
            self.put(&slab);
        }
    }

    fn make_room(&mut self, height: f64) -> bool {
        let full = self.y > 0.0 && self.y + height > self.sheet.room();
        if full {
            self.pages.push(Vec::new());
            self.y = 0.0;
        }
        full
    }

    fn put(&mut self, slab: &Slab) {
        let (dx, dy) = (self.sheet.side_mm, self.sheet.top_mm + self.y);
        if let Some(page) = self.pages.last_mut() {
            page.extend(slab.items.iter().map(|item| item.moved(dx, dy)));
        }
        self.y += slab.height;
    }

    /// The head goes with the first row, and again on each page the rows run on to.
    fn table(&mut self, table: &Table, waiting: &mut Vec<Slab>) {
        let (head, rows) = table.slabs(self.sheet.measure(), self.sheet.room() * 0.5);
        waiting.push(Slab { keeps_next: true, ..head.clone() });
        let mut rows = rows.into_iter();
        if let Some(first) = rows.next() {
            waiting.push(first);
        }
        self.flush(waiting);
        for row in rows {
            if self.make_room(row.height) {
                self.put(&head);
            }
            self.put(&row);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scene::Rgb;

    const STYLE: Style = Style {
        face: crate::fonts::Face::Regular,
        size: 10.0,
        colour: Rgb(0, 0, 0),
        figures: crate::shaping::Figures::Proportional,
    };

    fn slab(height: f64) -> Block {
        Block::Drawing(Slab { height, items: vec![Item::rule(0.0, 0.0, 1.0, Rgb(0, 0, 0), 0.1)], keeps_next: false })
    }

    #[test]
    fn a_heading_moves_to_the_next_page_with_what_follows() {
        let blocks = [slab(250.0), Block::Heading("Título".into(), STYLE), slab(30.0)];
        let pages = pages(&blocks, &Sheet::A4, |_, _| Vec::new());
        assert_eq!(pages.iter().map(|page| page.items.len()).collect::<Vec<_>>(), [1, 2]);
    }

    #[test]
    fn a_heading_longer_than_a_page_runs_on() {
        let pages = pages(&[Block::Heading("palabra ".repeat(1200), STYLE), slab(10.0)], &Sheet::A4, |_, _| Vec::new());
        let low = pages.iter().flat_map(|page| &page.items).filter_map(|item| match item {
            Item::Text(line) => Some(line.y),
            Item::Path(_) => None,
        });
        assert!(pages.len() > 1 && low.fold(0.0, f64::max) < Sheet::A4.height_mm - Sheet::A4.bottom_mm);
    }

    #[test]
    fn a_break_begins_a_page_and_never_leaves_one_empty() {
        let blocks = [Block::Break, slab(10.0), Block::Break, Block::Break, slab(10.0)];
        let pages = pages(&blocks, &Sheet::A4, |_, _| Vec::new());
        assert_eq!(pages.iter().map(|page| page.items.len()).collect::<Vec<_>>(), [1, 1]);
    }

    #[test]
    fn the_head_of_a_table_is_repeated_and_feet_know_the_count() {
        let cell = |text: &str| Cell { text: text.into(), style: STYLE };
        let table = Table {
            columns: vec![Column { title: "Pieza".into(), part: 1.0, align: Align::Left }],
            head: STYLE,
            rows: (0..120).map(|n| vec![cell(&format!("fila {n}"))]).collect(),
            rule: Rgb(0, 0, 0),
        };
        let pages = pages(&[Block::Table(table)], &Sheet::A4, |n, total| {
            vec![Item::Text(Line::new(&format!("{n}/{total}"), STYLE, 0.0, 290.0, crate::scene::Anchor::Start))]
        });
        let texts = |page: &Page| -> Vec<String> {
            let text = |item: &Item| match item {
                Item::Text(line) => Some(line.text.clone()),
                Item::Path(_) => None,
            };
            page.items.iter().filter_map(text).collect()
        };
        assert!(pages.len() > 1);
        for (i, page) in pages.iter().enumerate() {
            let texts = texts(page);
            assert_eq!(texts.first().map(String::as_str), Some("Pieza"));
            assert_eq!(texts.last(), Some(&format!("{}/{}", i + 1, pages.len())));
        }
        assert_eq!(pages.iter().map(|page| texts(page).len() - 2).sum::<usize>(), 120);
    }
}
