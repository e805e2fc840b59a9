//! How a clinic wants its paper: size, margins, colour of its name, a line of its own at the foot.

use crate::{palette::Palette, scene::Rgb, typeset::Sheet};

/// The looks of a clinic's documents.
#[derive(Debug, Clone, PartialEq)]
pub struct Theme {
    /// Paper and margins.
    pub sheet: Sheet,
    /// Colour of the clinic's name and of the line under it.
    pub accent: Rgb,
    /// A line at the foot of every page, such as the registered office; may be empty.
    pub footer: String,
}

impl Default for Theme {
    fn default() -> Theme {
        Theme { sheet: Sheet::A4, accent: Palette::Colour.accent(), footer: String::new() }
    }
}
