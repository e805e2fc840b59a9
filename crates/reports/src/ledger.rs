//! Small parts of clinical papers: headings, names with their values, sentences in a list, two columns side by side.

use chrono::NaiveDate;

use crate::{
    frame::{body, small},
    letterhead::stack,
    palette::{INK, LINE},
    scene::{Anchor, Item, Line, Style},
    texts::Texts,
    typeset::{Block, Level, Slab, ascent, clamp, leading, wrap},
};

/// The heading of a part.
pub(crate) fn heading(text: String) -> [Block; 3] {
    [Block::Space(4.0), Block::Section(Level::Part, text), Block::Space(0.8)]
}

/// What must be seen before anything else on the page.
pub(crate) fn notice(text: String) -> [Block; 2] {
    [Block::Paragraph(text, Style::new(10.0, INK).bold()), Block::Space(2.0)]
}

/// Lines of running text, each a paragraph.
pub(crate) fn paragraphs(texts: impl IntoIterator<Item = String>) -> Vec<Block> {
    texts.into_iter().filter(|text| !text.is_empty()).map(|text| Block::Paragraph(text, body())).collect()
}

/// A column of its own width: what is put into it, and how far down it has come.
pub(crate) struct Shaft {
    x: f64,
    width: f64,
    y: f64,
    items: Vec<Item>,
}

impl Shaft {
    pub(crate) fn new(x: f64, width: f64) -> Shaft {
        Shaft { x, width, y: 0.0, items: Vec::new() }
    }

    /// Text over as many lines as it needs.
    pub(crate) fn text(&mut self, text: &str, style: Style) {
        self.y = stack(&mut self.items, wrap(text, style, self.width), style, self.x, self.y, Anchor::Start);
    }

    /// A name, cut to two lines.
    pub(crate) fn name(&mut self, text: &str, style: Style) {
        let lines = clamp(wrap(text, style, self.width), 2, self.width);
        self.y = stack(&mut self.items, lines, style, self.x, self.y, Anchor::Start);
    }

    /// A part's name.
    pub(crate) fn title(&mut self, text: &str) {
        if self.y > 0.0 {
            self.y += 2.6;
        }
        self.text(text, Level::Part.style());
        self.y += 0.8;
    }

    /// A sentence in a list, hanging after its dash.
    pub(crate) fn sentence(&mut self, text: &str) {
        let style = body();
        let dash = Line::new("–", style, self.x, self.y + ascent(style), Anchor::Start);
        self.items.push(Item::Text(dash));
        let indent = 2.8;
        let lines = wrap(text, style, self.width - indent);
        self.y = stack(&mut self.items, lines, style, self.x + indent, self.y, Anchor::Start);
    }

    /// A name and its value, over a hairline.
    pub(crate) fn pair(&mut self, name: &str, value: &str) {
        let strong = body().bold().tabular();
        let right = wrap(value, strong, self.width * 0.56);
        let most = right.iter().map(Line::width).fold(0.0, f64::max);
        let left = wrap(name, body(), self.width - most - 2.0);
        let top = self.y + 0.45;
        let ends = [
            stack(&mut self.items, left, body(), self.x, top, Anchor::Start),
            stack(&mut self.items, right, strong, self.x + self.width, top, Anchor::End),
        ];
        self.y = ends[0].max(ends[1]) + 0.45;
        self.items.push(Item::rule(self.x, self.y, self.width, LINE, 0.15));
    }

    /// A name and several values, each in its own width, over a hairline.
    pub(crate) fn row(&mut self, name: &str, values: &[(String, f64)], style: Style) {
        let mut edge = self.x + self.width - values.iter().map(|(_, width)| width).sum::<f64>();
        let top = self.y + 0.4;
        let left = wrap(name, small(), edge - self.x - 1.0);
        let mut end = stack(&mut self.items, left, small(), self.x, top, Anchor::Start);
        for (value, width) in values {
            edge += width;
            end = end.max(stack(&mut self.items, wrap(value, style, width - 1.0), style, edge, top, Anchor::End));
        }
        self.y = end + 0.4;
        self.items.push(Item::rule(self.x, self.y, self.width, LINE, 0.15));
    }

    /// Empty space.
    pub(crate) fn space(&mut self, height: f64) {
        self.y += height;
    }
}

/// Columns side by side, set whole.
pub(crate) fn beside<const N: usize>(shafts: [Shaft; N]) -> Block {
    let height = shafts.iter().map(|shaft| shaft.y).fold(0.0, f64::max);
    Block::Drawing(Slab {
        height,
        items: shafts.into_iter().flat_map(|shaft| shaft.items).collect(),
        keeps_next: false,
    })
}

/// Shafts over the measure, each with its part of it.
pub(crate) fn shafts<const N: usize>(measure: f64, parts: [f64; N]) -> [Shaft; N] {
    let gutter = 6.0;
    let room = measure - gutter * (N as f64 - 1.0);
    let whole: f64 = parts.iter().sum();
    let mut x = 0.0;
    parts.map(|part| {
        let shaft = Shaft::new(x, room * part / whole);
        x += shaft.width + gutter;
        shaft
    })
}

/// Small words that tell where something comes from.
pub(crate) fn source(text: String) -> [Block; 2] {
    [Block::Space(leading(small()) * 0.4), Block::Paragraph(text, small())]
}

/// Who said it, and on which day.
pub(crate) fn said_by(by: &str, on: NaiveDate, texts: &Texts) -> String {
    texts.fill("report-said-by", &[("by", by.into()), ("date", texts.date(on).into())])
}
