//! What the colour names look like on paper, in colour and in black and white.

use crate::{geometry::Paint, scene::Rgb};

/// The colours of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Palette {
    /// Screen and colour printers.
    Colour,
    /// Black and greys: disease black, work grey with a black rim, plans hollow.
    BlackAndWhite,
}

/// Text.
pub const INK: Rgb = Rgb(0x1b, 0x28, 0x30);
/// Secondary text.
pub const INK_2: Rgb = Rgb(0x55, 0x63, 0x6b);
/// Hairlines.
pub const LINE: Rgb = Rgb(0xd3, 0xda, 0xde);
const PAPER: Rgb = Rgb(0xff, 0xff, 0xff);
/// Black.
pub const BLACK: Rgb = Rgb(0, 0, 0);

impl Palette {
    /// The accent of the house.
    pub fn accent(self) -> Rgb {
        match self {
            Palette::Colour => Rgb(0x0b, 0x76, 0x75),
            Palette::BlackAndWhite => INK,
        }
    }

    /// A filled shape.
    pub fn fill(self, paint: Paint) -> Rgb {
        match (self, paint) {
            (_, Paint::Paper) => PAPER,
            (Palette::Colour, paint) => colour(paint),
            (Palette::BlackAndWhite, Paint::Existing | Paint::Temporary | Paint::Blue) => Rgb(0xc2, 0xc2, 0xc2),
            (Palette::BlackAndWhite, Paint::Done) => Rgb(0x82, 0x82, 0x82),
            (Palette::BlackAndWhite, Paint::Quiet) => Rgb(0xb4, 0xb4, 0xb4),
            (Palette::BlackAndWhite, Paint::Pathology | Paint::Planned | Paint::Red | Paint::Ink) => BLACK,
        }
    }

    /// A line or letters.
    pub fn stroke(self, paint: Paint) -> Rgb {
        match (self, paint) {
            (_, Paint::Paper) => PAPER,
            (Palette::Colour, paint) => colour(paint),
            (Palette::BlackAndWhite, Paint::Quiet) => Rgb(0x9a, 0x9a, 0x9a),
            // Work found is grey where disease is black; so a failing crown still shows a rim.
            (Palette::BlackAndWhite, Paint::Existing | Paint::Blue) => Rgb(0x6a, 0x6a, 0x6a),
            (Palette::BlackAndWhite, Paint::Temporary) => Rgb(0x80, 0x80, 0x80),
            (Palette::BlackAndWhite, Paint::Done) => Rgb(0x38, 0x38, 0x38),
            (Palette::BlackAndWhite, Paint::Pathology | Paint::Planned | Paint::Red | Paint::Ink) => BLACK,
        }
    }

    /// Roots and regions: lines that give way to the findings.
    pub fn fine(self) -> Rgb {
        match self {
            Palette::Colour => Rgb(0x8a, 0x97, 0x9f),
            Palette::BlackAndWhite => Rgb(0x80, 0x80, 0x80),
        }
    }
}

/// The same colours as on screen: in Spain red is what is ill or still to be done, and the outline tells which.
fn colour(paint: Paint) -> Rgb {
    match paint {
        Paint::Pathology | Paint::Planned | Paint::Red => Rgb(0xc8, 0x2a, 0x2a),
        Paint::Existing | Paint::Blue => Rgb(0x1f, 0x5f, 0xb4),
        Paint::Done => Rgb(0x12, 0x7a, 0x4b),
        Paint::Temporary => Rgb(0x7a, 0x4f, 0xa8),
        Paint::Ink => INK,
        Paint::Quiet => Rgb(0xb4, 0xbf, 0xc5),
        Paint::Paper => PAPER,
    }
}
