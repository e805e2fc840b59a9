//! The hash of what a document says and draws: the same content, the same hash, whoever prints it and whenever.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use super::{Drawn, Item, Line, Page, Rgb};
use crate::path::Step;

/// SHA-256, in hexadecimal, over title, language and the pages before their feet.
pub(crate) fn content_hash(title: &str, language: &str, pages: &[Page]) -> String {
    let mut hash = Hasher(Sha256::new());
    hash.text(title);
    hash.text(language);
    for page in pages {
        hash.numbers(&[page.width_mm, page.height_mm, page.items.len() as f64]);
        page.items.iter().for_each(|item| hash.item(item));
    }
    hash.0.finalize().iter().fold(String::with_capacity(64), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

struct Hasher(Sha256);

impl Hasher {
    fn text(&mut self, text: &str) {
        self.0.update((text.len() as u64).to_be_bytes());
        self.0.update(text);
    }

    /// Hundredths of a millimetre: as exact as the file.
    fn numbers(&mut self, numbers: &[f64]) {
        numbers.iter().for_each(|number| self.0.update(((number * 100.0).round() as i64).to_be_bytes()));
    }

    fn colour(&mut self, colour: Option<Rgb>) {
        let bytes = colour.map_or([0; 4], |colour| [1, colour.0, colour.1, colour.2]);
        self.0.update(bytes);
    }

    fn item(&mut self, item: &Item) {
        match item {
            Item::Text(line) => self.line(line),
            Item::Path(drawn) => self.drawn(drawn),
        }
    }

    fn line(&mut self, line: &Line) {
        self.0.update(b"T");
        self.text(&line.text);
        self.text(line.style.face.tag());
        self.numbers(&[line.x, line.y, line.style.size]);
        self.colour(Some(line.style.colour));
    }

    fn drawn(&mut self, drawn: &Drawn) {
        self.0.update(b"P");
        self.colour(drawn.fill);
        self.colour(drawn.stroke.map(|stroke| stroke.colour));
        let pen = drawn.stroke.map_or([0.0; 2], |stroke| [stroke.width_mm, stroke.dash_mm]);
        self.numbers(&pen);
        for step in &drawn.path.0 {
            match *step {
                Step::Move(to) => self.numbers(&[1.0, to.x, to.y]),
                Step::Line(to) => self.numbers(&[2.0, to.x, to.y]),
                Step::Cubic(out, into, to) => self.numbers(&[3.0, out.x, out.y, into.x, into.y, to.x, to.y]),
                Step::Close => self.numbers(&[4.0]),
            }
        }
    }
}
