//! The faces in which reports are set: Inter, and Noto for what Inter cannot write. Parsed once.

use std::sync::LazyLock;

use harfrust::Font;
use printpdf::ParsedFont;

/// A face.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Face {
    /// Inter Regular.
    Regular,
    /// Inter SemiBold.
    SemiBold,
    /// Noto Sans: Devanagari, polytonic Greek, rare Latin.
    Wide,
    /// Noto Sans Arabic.
    Arabic,
    /// Noto Sans Hebrew.
    Hebrew,
}

impl Face {
    /// Every face, in the order in which they are tried after the one asked for.
    pub const ALL: [Face; 5] = [Face::Regular, Face::SemiBold, Face::Wide, Face::Arabic, Face::Hebrew];

    /// Six letters that name its subset in a document, the same in every run.
    pub(crate) fn tag(self) -> &'static str {
        match self {
            Face::Regular => "ESREGU",
            Face::SemiBold => "ESSEMI",
            Face::Wide => "ESWIDE",
            Face::Arabic => "ESARAB",
            Face::Hebrew => "ESHEBR",
        }
    }

    /// Whether it is one of the faces a document asks for, rather than a stand-in.
    pub(crate) fn is_inter(self) -> bool {
        matches!(self, Face::Regular | Face::SemiBold)
    }

    fn bytes(self) -> &'static [u8] {
        match self {
            Face::Regular => include_bytes!("../assets/fonts/Inter-Regular.ttf"),
            Face::SemiBold => include_bytes!("../assets/fonts/Inter-SemiBold.ttf"),
            Face::Wide => include_bytes!("../assets/fonts/NotoSans-Regular.ttf"),
            Face::Arabic => include_bytes!("../assets/fonts/NotoSansArabic-Regular.ttf"),
            Face::Hebrew => include_bytes!("../assets/fonts/NotoSansHebrew-Regular.ttf"),
        }
    }

    /// For shaping.
    pub(crate) fn font(self) -> &'static Font {
        &SHAPING[self as usize]
    }

    /// For embedding; parsed when a document first needs the face.
    pub(crate) fn parsed(self) -> &'static ParsedFont {
        static PARSED: [LazyLock<ParsedFont>; 5] = [
            LazyLock::new(|| parse(Face::Regular)),
            LazyLock::new(|| parse(Face::SemiBold)),
            LazyLock::new(|| parse(Face::Wide)),
            LazyLock::new(|| parse(Face::Arabic)),
            LazyLock::new(|| parse(Face::Hebrew)),
        ];
        &PARSED[self as usize]
    }

    /// Whether it can write a character.
    pub fn has(self, c: char) -> bool {
        self.font().charmap().map_unicode(c).is_some()
    }
}

static SHAPING: LazyLock<[Font; 5]> =
    LazyLock::new(|| Face::ALL.map(|face| Font::new(face.bytes(), 0).expect("the bundled fonts are whole")));

fn parse(face: Face) -> ParsedFont {
    ParsedFont::from_bytes(face.bytes(), 0, &mut Vec::new()).expect("the bundled fonts are whole")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inter_writes_the_languages_of_europe() {
        for c in "áéíóúüñçÁÑ¿¡ªº«»€·–—ŁőșžåßДЖіΩ".chars() {
            assert!(Face::Regular.has(c) && Face::SemiBold.has(c), "{c}");
        }
    }

    #[test]
    fn every_face_parses() {
        for face in Face::ALL {
            assert!(face.parsed().has_source_bytes());
        }
    }
}
