//! Blocks in, pages out: what must stay together waits until it is known whether it fits.

use super::{Block, Level, Sheet, Slab, Table, ascent, facts, leading, wrap_in};
use crate::{
    Language,
    scene::{Bookmark, Item, Line, Page, Style},
};

/// Blocks that were set.
#[derive(Debug, Clone, PartialEq)]
pub struct Set {
    /// Pages without their feet.
    pub pages: Vec<Page>,
    /// Their headings.
    pub outline: Vec<Bookmark>,
}

/// Breaks blocks into pages.
pub fn set(blocks: &[Block], sheet: &Sheet, language: Language) -> Set {
    let mut setter =
        Setter { sheet, language, pages: vec![Vec::new()], y: 0.0, waiting: Vec::new(), outline: Vec::new() };
    blocks.iter().for_each(|block| setter.block(block));
    setter.flush();
    let page = |items| Page { width_mm: sheet.width_mm, height_mm: sheet.height_mm, items };
    Set { pages: setter.pages.into_iter().map(page).collect(), outline: setter.outline }
}

/// A slab that may wait for the next, and the heading that it begins.
struct Held {
    slab: Slab,
    mark: Option<(Level, String)>,
}

struct Setter<'a> {
    sheet: &'a Sheet,
    language: Language,
    pages: Vec<Vec<Item>>,
    y: f64,
    waiting: Vec<Held>,
    outline: Vec<Bookmark>,
}

impl Setter<'_> {
    fn block(&mut self, block: &Block) {
        match block {
            Block::Space(height) => self.space(*height),
            Block::Table(table) => self.table(table),
            Block::Drawing(slab) => self.slab(slab.clone()),
            Block::Break => {
                self.flush();
                if self.y > 0.0 {
                    self.turn();
                }
            }
            Block::Section(level, text) => self.heading(text, level.style(), Some(*level)),
            Block::Heading(text, style) => self.heading(text, *style, None),
            Block::Paragraph(text, style) => self.paragraph(text, *style),
            Block::Facts(facts) => {
                facts::slabs(facts, self.sheet.measure(), self.language).into_iter().for_each(|slab| self.slab(slab));
            }
        }
    }

    fn lines(&self, text: &str, style: Style) -> Vec<Slab> {
        let slab = |line: Line| Slab {
            height: leading(style),
            items: vec![Item::Text(Line { y: ascent(style), ..line })],
            keeps_next: false,
        };
        wrap_in(self.language, text, style, self.sheet.measure()).into_iter().map(slab).collect()
    }

    fn heading(&mut self, text: &str, style: Style, level: Option<Level>) {
        for (n, line) in self.lines(text, style).into_iter().enumerate() {
            let mark = level.filter(|_| n == 0).map(|level| (level, text.to_owned()));
            self.waiting.push(Held { slab: Slab { keeps_next: true, ..line }, mark });
        }
    }

    /// The first two lines stay together, and so do the last two.
    fn paragraph(&mut self, text: &str, style: Style) {
        let lines = self.lines(text, style);
        let count = lines.len();
        for (n, line) in lines.into_iter().enumerate() {
            let keeps_next = count > 1 && (n == 0 || n + 2 == count);
            self.slab(Slab { keeps_next, ..line });
        }
    }

    /// Takes a slab; one that keeps the next waits for it.
    fn slab(&mut self, slab: Slab) {
        let last = !slab.keeps_next;
        self.waiting.push(Held { slab, mark: None });
        if last {
            self.flush();
        }
    }

    fn space(&mut self, height: f64) {
        if !self.waiting.is_empty() {
            self.slab(Slab { height, items: Vec::new(), keeps_next: true });
        } else if self.y > 0.0 {
            self.y += height;
        }
    }

    fn flush(&mut self) {
        let waiting = std::mem::take(&mut self.waiting);
        self.make_room(waiting.iter().map(|held| held.slab.height).sum());
        for Held { slab, mark } in waiting {
            // What is too high to be kept together is at least kept on the paper.
            self.make_room(slab.height);
            if let Some((level, title)) = mark {
                let y_mm = self.sheet.top_mm + self.y;
                self.outline.push(Bookmark { level, title, page: self.pages.len() - 1, y_mm });
            }
            self.put(&slab);
        }
    }

    fn turn(&mut self) {
        self.pages.push(Vec::new());
        self.y = 0.0;
    }

    fn is_full(&self, height: f64) -> bool {
        self.y > 0.0 && self.y + height > self.sheet.room(self.pages.len() - 1)
    }

    fn make_room(&mut self, height: f64) -> bool {
        let full = self.is_full(height);
        if full {
            self.turn();
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

    /// The head goes with the first rows, and again on each page the rows run on to; what is carried over stands at the end
    /// of a page and at the beginning of the next.
    fn table(&mut self, table: &Table) {
        let rows = table.rows(self.sheet, self.language);
        let mut groups = rows.groups().into_iter();
        let first = groups.next().unwrap_or_default();
        let carry = rows.carry_height();
        let height: f64 = rows.head.height + first.iter().map(|(_, slab)| slab.height).sum::<f64>();
        let before: f64 = self.waiting.iter().map(|held| held.slab.height).sum();
        self.make_room(before + height + carry);
        self.waiting.push(Held { slab: Slab { keeps_next: true, ..rows.head.clone() }, mark: None });
        self.waiting.extend(first.into_iter().map(|(_, slab)| Held { slab, mark: None }));
        self.flush();
        let mut groups = groups.peekable();
        while let Some(group) = groups.next() {
            let reserve = if groups.peek().is_some() { carry } else { 0.0 };
            let height: f64 = group.iter().map(|(_, slab)| slab.height).sum();
            if self.is_full(height + reserve) {
                let (forward, brought) = rows.carried(group.first().map_or(0, |(row, _)| *row));
                forward.iter().for_each(|slab| self.put(slab));
                self.turn();
                self.put(&rows.head);
                brought.iter().for_each(|slab| self.put(slab));
            }
            for (_, slab) in group {
                if self.make_room(slab.height) {
                    self.put(&rows.head);
                }
                self.put(&slab);
            }
        }
    }
}
