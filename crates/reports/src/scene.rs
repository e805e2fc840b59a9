//! Pages as data: shapes and shaped text in millimetres, from which screen preview and PDF are both written.

mod digest;
pub mod merge;
mod pdf;
mod svg;

pub(crate) use digest::content_hash;
pub use pdf::Error;
pub use svg::to_svg;

use crate::{
    fonts::Face,
    path::Path,
    shaping::{self, Figures, Run},
    typeset::Level,
};

/// Millimetres in a point.
pub const MM_PER_PT: f64 = 25.4 / 72.0;

/// Red, green, blue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Rgb(pub u8, pub u8, pub u8);

/// A page.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// Width.
    pub width_mm: f64,
    /// Height.
    pub height_mm: f64,
    /// What is on it, in the order of drawing.
    pub items: Vec<Item>,
}

/// Something on a page.
#[derive(Debug, Clone, PartialEq)]
pub enum Item {
    /// A shape.
    Path(Drawn),
    /// A line of text.
    Text(Line),
}

/// A shape on a page.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawn {
    /// In millimetres.
    pub path: Path,
    /// Filled with.
    pub fill: Option<Rgb>,
    /// Drawn with.
    pub stroke: Option<Stroke>,
}

/// A pen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stroke {
    /// Colour.
    pub colour: Rgb,
    /// Width.
    pub width_mm: f64,
    /// Lengths of stroke and gap; 0 = unbroken.
    pub dash_mm: f64,
}

/// How text looks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Style {
    /// Face.
    pub face: Face,
    /// Size in points.
    pub size: f64,
    /// Colour.
    pub colour: Rgb,
    /// Figures.
    pub figures: Figures,
}

impl Style {
    /// Regular text.
    pub fn new(size: f64, colour: Rgb) -> Style {
        Style { face: Face::Regular, size, colour, figures: Figures::Proportional }
    }

    /// The same, bold.
    pub fn bold(self) -> Style {
        Style { face: Face::SemiBold, ..self }
    }

    /// The same, with figures of one width.
    pub fn tabular(self) -> Style {
        Style { figures: Figures::Tabular, ..self }
    }

    /// Millimetres that a run set in this style takes.
    pub fn mm(self, run: &Run) -> f64 {
        f64::from(run.width) / 1000.0 * self.size * MM_PER_PT
    }
}

/// Which end of a text its position is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// Left.
    Start,
    /// Middle.
    Middle,
    /// Right.
    End,
}

/// A line of text on a page.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// The clean text.
    pub text: String,
    /// Its glyphs.
    pub run: Run,
    /// Its look.
    pub style: Style,
    /// Left end.
    pub x: f64,
    /// Baseline.
    pub y: f64,
}

impl Line {
    /// Sets a line of text; the text is cleaned here.
    pub fn new(text: &str, style: Style, x: f64, y: f64, anchor: Anchor) -> Line {
        let text = shaping::clean(text);
        let run = shaping::shape(&text, style.face, style.figures);
        let width = style.mm(&run);
        let x = match anchor {
            Anchor::Start => x,
            Anchor::Middle => x - width / 2.0,
            Anchor::End => x - width,
        };
        Line { text, run, style, x, y }
    }

    /// Its width.
    pub fn width(&self) -> f64 {
        self.style.mm(&self.run)
    }
}

impl Item {
    /// The same item moved.
    pub fn moved(&self, dx: f64, dy: f64) -> Item {
        match self {
            Item::Path(drawn) => Item::Path(Drawn { path: drawn.path.translate(dx, dy), ..drawn.clone() }),
            Item::Text(line) => Item::Text(Line { x: line.x + dx, y: line.y + dy, ..line.clone() }),
        }
    }

    /// A hairline.
    pub fn rule(x: f64, y: f64, width: f64, colour: Rgb, width_mm: f64) -> Item {
        let path = Path::segment(crate::path::at(x, y), crate::path::at(x + width, y));
        Item::Path(Drawn { path, fill: None, stroke: Some(Stroke { colour, width_mm, dash_mm: 0.0 }) })
    }

    /// A filled shape.
    pub fn filled(path: Path, colour: Rgb) -> Item {
        Item::Path(Drawn { path, fill: Some(colour), stroke: None })
    }
}

/// What is said of a document besides its pages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// Title of the file.
    pub title: String,
    /// What stands over its first page.
    pub heading: String,
    /// Who issued it.
    pub author: String,
    /// BCP 47 tag.
    pub language: &'static str,
    /// When it was issued, milliseconds UTC.
    pub issued_at: i64,
    /// Its own identifier, printed on it.
    pub id: String,
    /// SHA-256 of what its pages say and draw, feet left out, in hexadecimal.
    pub content_hash: String,
}

/// A heading to be found by.
#[derive(Debug, Clone, PartialEq)]
pub struct Bookmark {
    /// How deep it stands.
    pub level: Level,
    /// What it says.
    pub title: String,
    /// The page, from 0.
    pub page: usize,
    /// Where on the page, from above.
    pub y_mm: f64,
}

/// Pages ready to be shown or written.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// What it is.
    pub about: About,
    /// Its pages.
    pub pages: Vec<Page>,
    /// Its headings in order.
    pub outline: Vec<Bookmark>,
}

impl Document {
    /// The PDF file, the same bytes for the same document.
    pub fn to_pdf(&self) -> Result<Vec<u8>, Error> {
        pdf::write(self)
    }

    /// Each page as an SVG document.
    pub fn pages_svg(&self) -> Vec<String> {
        self.pages.iter().map(to_svg).collect()
    }
}
