//! A letter on paper: a certificate, a referral, a recall. Its text is set as it was frozen; of its own the paper adds
//! only letterhead, addressee and the place to sign.
//!
//! Two marks at the beginning of a line mean something: `#` a heading, `-` an item of a list. Everything else is words.

use chrono::NaiveDate;

use crate::{
    frame::{Frame, small},
    letterhead::stack,
    palette::{INK, LINE},
    scene::{Anchor, Document, Error, Item, Line, Style},
    texts::Texts,
    typeset::{Block, Slab, ascent, clamp, leading, wrap},
};

/// All that a letter on paper is made of.
#[derive(Debug, Clone)]
pub struct LetterReport<'a> {
    /// Whose paper, how; the text itself says of whom it speaks.
    pub frame: Frame,
    /// What stands over it.
    pub title: &'a str,
    /// To whom, line by line; may be empty.
    pub addressee: &'a str,
    /// The text.
    pub text: &'a str,
    /// Who signs.
    pub signer: &'a str,
    /// Their licence number; may be empty.
    pub licence: &'a str,
    /// Clinical date.
    pub date: NaiveDate,
}

/// Where the signature's line begins and how long it is.
const SIGNED: (f64, f64) = (0.52, 0.48);
/// Room for a hand and a stamp.
const ROOM: f64 = 26.0;

impl LetterReport<'_> {
    /// Sets it.
    pub fn render(&self) -> Result<Document, Error> {
        let texts = self.frame.texts();
        Ok(self.frame.document(self.title, &texts.long_date(self.date), self.matter(texts)))
    }

    fn matter(&self, texts: &Texts) -> Vec<Block> {
        let mut blocks = vec![Block::Space(4.0)];
        if !self.addressee.trim().is_empty() {
            blocks.push(Block::Drawing(self.addressee()));
            blocks.push(Block::Space(8.0));
        }
        let text = self.text.trim_end();
        blocks.extend(text.split('\n').flat_map(|line| self.line(line.trim())));
        blocks.push(Block::Space(10.0));
        blocks.push(Block::Drawing(self.signature(texts)));
        blocks
    }

    fn line(&self, line: &str) -> Vec<Block> {
        if let Some(heading) = line.strip_prefix("# ") {
            return vec![Block::Heading(heading.trim().to_owned(), words().bold())];
        }
        match line.strip_prefix("- ") {
            Some(item) => listed(item.trim(), self.frame.measure()),
            None if line.is_empty() => vec![Block::Space(3.0)],
            None => vec![Block::Paragraph(line.to_owned(), words())],
        }
    }

    /// Where a window of an envelope shows it.
    fn addressee(&self) -> Slab {
        let (style, measure) = (words(), self.frame.measure());
        let (x, room) = (measure * SIGNED.0, measure * SIGNED.1);
        let (mut items, mut y) = (Vec::new(), 0.0);
        for (n, line) in self.addressee.lines().map(str::trim).filter(|line| !line.is_empty()).take(6).enumerate() {
            let style = if n == 0 { style.bold() } else { style };
            y = stack(&mut items, clamp(wrap(line, style, room), 2, room), style, x, y, Anchor::Start);
        }
        Slab { height: y, items, keeps_next: false }
    }

    fn signature(&self, texts: &Texts) -> Slab {
        let measure = self.frame.measure();
        let (x, room) = (measure * SIGNED.0, measure * SIGNED.1);
        let mut items = vec![Item::rule(x, ROOM, room, LINE, 0.3)];
        let strong = words().bold();
        let mut y =
            stack(&mut items, clamp(wrap(self.signer, strong, room), 2, room), strong, x, ROOM + 1.2, Anchor::Start);
        if !self.licence.trim().is_empty() {
            let licence = texts.with("report-rx-licence", "licence", self.licence);
            y = stack(&mut items, clamp(wrap(&licence, small(), room), 1, room), small(), x, y, Anchor::Start);
        }
        let said = texts.text("letter-signed");
        y = stack(&mut items, wrap(&said, small(), room), small(), x, y, Anchor::Start);
        Slab { height: y, items, keeps_next: false }
    }
}

fn words() -> Style {
    Style::new(10.0, INK)
}

/// An item of a list, its lines under each other.
fn listed(item: &str, measure: f64) -> Vec<Block> {
    const INDENT: f64 = 4.6;
    let style = words();
    let row = |(n, line): (usize, Line)| {
        let mut items = vec![Item::Text(Line { x: INDENT, y: ascent(style), ..line })];
        if n == 0 {
            items.push(Item::Text(Line::new("•", style, 1.2, ascent(style), Anchor::Start)));
        }
        Block::Drawing(Slab { height: leading(style), items, keeps_next: false })
    };
    wrap(item, style, measure - INDENT).into_iter().enumerate().map(row).collect()
}
