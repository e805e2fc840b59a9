//! Blocks to pages: measure, break, place. What stands at the foot of pages comes later, when their number is known.

mod facts;
mod hyphens;
mod setter;
mod table;
mod wrap;

pub use setter::{Set, set};
pub use table::{Align, Carry, Cell, Column, Table};
pub use wrap::{clamp, wrap, wrap_in};

use crate::{
    palette::INK,
    scene::{Item, MM_PER_PT, Style},
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
    pub const A4: Sheet = Sheet { width_mm: 210.0, height_mm: 297.0, side_mm: 20.0, top_mm: 14.0, bottom_mm: 20.0 };
    /// US Letter, the text as wide as on A4.
    pub const LETTER: Sheet =
        Sheet { width_mm: 215.9, height_mm: 279.4, side_mm: 22.95, top_mm: 15.0, bottom_mm: 20.0 };
    /// What the code at the foot of the first page takes from its text.
    pub const SEAL_MM: f64 = 1.0;

    /// Width of the text.
    pub fn measure(&self) -> f64 {
        self.width_mm - 2.0 * self.side_mm
    }

    /// Height of the text on a page, counted from 0.
    fn room(&self, page: usize) -> f64 {
        let seal = if page == 0 { Sheet::SEAL_MM } else { 0.0 };
        self.height_mm - self.top_mm - self.bottom_mm - seal
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
    /// Running text: hyphenated, never a single line of it alone on a page.
    Paragraph(String, Style),
    /// Names and what they are, one under the other.
    Facts(Vec<(String, String)>),
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
    style.size * 1.36 * MM_PER_PT
}

/// Where the baseline lies in a line.
pub fn ascent(style: Style) -> f64 {
    style.size * 1.02 * MM_PER_PT
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Language,
        scene::{Page, Rgb},
    };

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
        let pages = set(&blocks, &Sheet::A4, Language::Es).pages;
        assert_eq!(pages.iter().map(|page| page.items.len()).collect::<Vec<_>>(), [1, 2]);
    }

    #[test]
    fn a_heading_longer_than_a_page_runs_on() {
        let pages = set(&[Block::Heading("palabra ".repeat(1200), STYLE), slab(10.0)], &Sheet::A4, Language::Es).pages;
        let low = pages.iter().flat_map(|page| &page.items).filter_map(|item| match item {
            Item::Text(line) => Some(line.y),
            Item::Path(_) => None,
        });
        assert!(pages.len() > 1 && low.fold(0.0, f64::max) < Sheet::A4.height_mm - Sheet::A4.bottom_mm);
    }

    #[test]
    fn a_break_begins_a_page_and_never_leaves_one_empty() {
        let blocks = [Block::Break, slab(10.0), Block::Break, Block::Break, slab(10.0)];
        let pages = set(&blocks, &Sheet::A4, Language::Es).pages;
        assert_eq!(pages.iter().map(|page| page.items.len()).collect::<Vec<_>>(), [1, 1]);
    }

    fn texts(page: &Page) -> Vec<String> {
        let text = |item: &Item| match item {
            Item::Text(line) => Some(line.text.clone()),
            Item::Path(_) => None,
        };
        page.items.iter().filter_map(text).collect()
    }

    fn list(rows: usize) -> Table {
        let columns = vec![Column::new("Pieza".into(), 3.0), Column::amount("Importe".into(), 1.0)];
        Table::new(columns, (0..rows).map(|n| vec![Cell::new(format!("fila {n}")), Cell::new("1,00")]).collect())
    }

    fn pages_of(table: Table) -> Vec<Vec<String>> {
        set(&[Block::Table(table)], &Sheet::A4, Language::Es).pages.iter().map(texts).collect()
    }

    #[test]
    fn the_head_of_a_table_is_repeated_and_no_row_is_lost() {
        let pages = pages_of(list(120));
        assert!(pages.len() > 1);
        assert!(pages.iter().all(|page| page[0] == "Pieza"));
        assert_eq!(pages.iter().flatten().filter(|text| text.starts_with("fila")).count(), 120);
    }

    #[test]
    fn neither_the_first_nor_the_last_row_of_a_table_stands_alone() {
        for rows in 30..110 {
            for page in pages_of(list(rows)) {
                let count = page.iter().filter(|text| text.starts_with("fila")).count();
                assert!(count > 1, "{count} of {rows}");
            }
        }
    }

    #[test]
    fn totals_stand_with_the_last_rows_and_sums_are_carried_over() {
        for rows in 40..90_usize {
            let mut table = list(rows);
            table.totals = vec![vec![Cell::new("Total"), Cell::new(format!("{rows},00"))]];
            let running = (1..=rows).map(|sum| format!("{sum},00")).collect();
            table.carry =
                Some(Carry { column: 1, running, forward: "Suma y sigue".into(), brought: "Suma anterior".into() });
            let pages = pages_of(table);
            let last = &pages[pages.len() - 1];
            assert_eq!(&last[last.len() - 2..], ["Total".to_owned(), format!("{rows},00")]);
            assert!(last.iter().filter(|text| text.starts_with("fila")).count() > 1);
            for pair in pages.windows(2) {
                let above = pair[0].iter().filter(|text| text.starts_with("fila")).count();
                assert_eq!(pair[0][pair[0].len() - 2], "Suma y sigue");
                assert_eq!(pair[1][2..4], ["Suma anterior".to_owned(), pair[0][pair[0].len() - 1].clone()]);
                assert!(above > 1);
            }
        }
    }

    #[test]
    fn no_line_of_a_paragraph_stands_alone_on_a_page() {
        for high in 200..260 {
            let text = Block::Paragraph("palabra y palabra y más palabras ".repeat(40), STYLE);
            let pages = set(&[slab(f64::from(high)), text], &Sheet::A4, Language::Es).pages;
            let lines: Vec<usize> = pages.iter().map(|page| texts(page).len()).collect();
            assert!(lines.iter().all(|count| *count != 1), "{high}: {lines:?}");
        }
    }

    #[test]
    fn a_section_is_a_bookmark_where_it_stands() {
        let blocks = [slab(250.0), Block::Section(Level::Part, "Hallazgos".into()), slab(30.0)];
        let outline = set(&blocks, &Sheet::A4, Language::Es).outline;
        let told: Vec<(&str, usize, f64)> =
            outline.iter().map(|mark| (mark.title.as_str(), mark.page, mark.y_mm)).collect();
        assert_eq!(told, [("Hallazgos", 1, Sheet::A4.top_mm)]);
    }
}
