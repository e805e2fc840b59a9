//! What every document has alike: whose paper it is, of whom it speaks, its language and looks, its number. A document
//! hands in title and matter; letterhead, patient, feet and what the file says of itself come from here.

use crate::{
    foot,
    letterhead::{self, Letterhead, Patient},
    palette::{INK, Palette},
    scene::{About, Document, Rgb, Style, content_hash},
    texts::{Language, Texts},
    theme::Theme,
    typeset::{self, Block, Set},
};

/// What a document has besides its matter.
#[derive(Debug, Clone)]
pub struct Frame {
    /// Who issues it.
    pub clinic: Letterhead,
    /// How that clinic wants its paper.
    pub theme: Theme,
    /// Of whom it speaks; nobody for a list.
    pub patient: Option<Patient>,
    /// Language.
    pub language: Language,
    /// In colour, or black and white.
    pub colour: bool,
    /// When it is issued, milliseconds UTC.
    pub issued_at: i64,
    /// Its identifier, printed at the foot.
    pub document_id: String,
}

impl Frame {
    /// The words of its language.
    pub fn texts(&self) -> &'static Texts {
        self.language.texts()
    }

    /// Its colours.
    pub fn palette(&self) -> Palette {
        if self.colour { Palette::Colour } else { Palette::BlackAndWhite }
    }

    /// Width of the text in millimetres.
    pub fn measure(&self) -> f64 {
        self.theme.sheet.measure()
    }

    /// Colour of the clinic's name; ink where there is no colour.
    pub(crate) fn accent(&self) -> Rgb {
        if self.colour { self.theme.accent } else { INK }
    }

    /// Letterhead, title and patient, and the space under them. The document begins with it; a part that is torn off and
    /// goes elsewhere begins with its own.
    pub(crate) fn head(&self, title: &str, beside: &str) -> Vec<Block> {
        let (texts, measure) = (self.texts(), self.measure());
        let mut blocks = vec![
            Block::Drawing(letterhead::letterhead(&self.clinic, texts, self.accent(), measure)),
            Block::Space(5.0),
            Block::Drawing(letterhead::title(title, beside, measure)),
        ];
        if let Some(patient) = &self.patient {
            blocks.push(Block::Space(3.5));
            blocks.push(Block::Drawing(letterhead::patient(patient, texts, measure)));
        }
        blocks.push(Block::Space(4.0));
        blocks
    }

    /// Sets a document: its head, `matter`, and the feet of its pages. `beside` stands at the right of the title, such as
    /// a day or a number.
    pub fn document(&self, title: &str, beside: &str, matter: Vec<Block>) -> Document {
        let mut blocks = self.head(title, beside);
        blocks.extend(matter);
        let of = self.patient.iter().map(|patient| patient.name.as_str()).filter(|name| !name.is_empty());
        let heading = title;
        let title = std::iter::once(heading).chain(of).collect::<Vec<_>>().join(" · ");
        let Set { mut pages, outline } = typeset::set(&blocks, &self.theme.sheet, self.language);
        let content_hash = content_hash(&title, self.language.tag(), &pages);
        let total = pages.len();
        for (n, page) in pages.iter_mut().enumerate() {
            page.items.extend(foot::items(self, &content_hash, n + 1, total));
        }
        let about = About {
            heading: heading.to_owned(),
            title,
            author: self.clinic.name.clone(),
            language: self.language.tag(),
            issued_at: self.issued_at,
            id: self.document_id.clone(),
            content_hash,
        };
        Document { about, pages, outline }
    }
}

/// Body text.
pub(crate) fn body() -> Style {
    Style::new(8.4, INK)
}

/// Small words over and beside others.
pub(crate) fn small() -> Style {
    Style::new(7.2, crate::palette::INK_2)
}

/// That a document no longer counts, and why.
pub(crate) fn revoked(said: String, why: &str) -> Vec<Block> {
    vec![
        Block::Heading(said, Style::new(12.0, INK).bold()),
        Block::Paragraph(why.to_owned(), body()),
        Block::Space(4.0),
    ]
}
