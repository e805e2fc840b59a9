//! The faces of a tooth, and sets of them.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use crate::{Invalid, Tooth};

/// One face of a tooth. The palatal face of an upper tooth is [`Surface::Lingual`], shown as P.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, specta::Type)]
pub enum Surface {
    /// Toward the midline.
    #[serde(rename = "M")]
    Mesial,
    /// Biting face of premolars and molars.
    #[serde(rename = "O")]
    Occlusal,
    /// Biting edge of incisors and canines.
    #[serde(rename = "I")]
    Incisal,
    /// Away from the midline.
    #[serde(rename = "D")]
    Distal,
    /// Toward lip and cheek.
    #[serde(rename = "V")]
    Vestibular,
    /// Toward tongue or palate.
    #[serde(rename = "L")]
    Lingual,
    /// The neck on the vestibular side (class V).
    #[serde(rename = "C")]
    Cervical,
}

impl Surface {
    /// All faces, in the order dentists say them: MOD, then the smooth ones.
    pub const ALL: [Surface; 7] = [
        Surface::Mesial,
        Surface::Occlusal,
        Surface::Incisal,
        Surface::Distal,
        Surface::Vestibular,
        Surface::Lingual,
        Surface::Cervical,
    ];

    /// The stable letter kept in the record.
    pub fn letter(self) -> char {
        match self {
            Surface::Mesial => 'M',
            Surface::Occlusal => 'O',
            Surface::Incisal => 'I',
            Surface::Distal => 'D',
            Surface::Vestibular => 'V',
            Surface::Lingual => 'L',
            Surface::Cervical => 'C',
        }
    }

    /// The letter as read on this tooth: P on the palatal side.
    pub fn letter_on(self, tooth: Tooth) -> char {
        if self == Surface::Lingual && tooth.is_upper() { 'P' } else { self.letter() }
    }

    /// Reads a letter; P is the palatal name of L.
    pub fn from_letter(letter: char) -> Option<Surface> {
        let letter = if letter == 'P' { 'L' } else { letter };
        Surface::ALL.into_iter().find(|surface| surface.letter() == letter)
    }
}

/// A set of faces, kept as letters in one canonical order (`MOD`).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Surfaces(u8);

impl Surfaces {
    /// No face.
    pub const NONE: Surfaces = Surfaces(0);

    /// Adds one face.
    pub fn with(self, surface: Surface) -> Surfaces {
        Surfaces(self.0 | 1 << surface as u8)
    }

    /// Removes every face of `other`.
    pub fn without(self, other: Surfaces) -> Surfaces {
        Surfaces(self.0 & !other.0)
    }

    /// Whether this face is in the set.
    pub fn has(self, surface: Surface) -> bool {
        self.0 & 1 << surface as u8 != 0
    }

    /// Whether no face is in the set.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The faces in canonical order.
    pub fn iter(self) -> impl Iterator<Item = Surface> {
        Surface::ALL.into_iter().filter(move |surface| self.has(*surface))
    }

    /// Letters as kept in the record.
    pub fn letters(self) -> String {
        self.iter().map(Surface::letter).collect()
    }

    /// Letters as read on this tooth.
    pub fn letters_on(self, tooth: Tooth) -> String {
        self.iter().map(|surface| surface.letter_on(tooth)).collect()
    }

    /// Reads letters in any order; refuses what is no face.
    pub fn parse(letters: &str) -> Result<Surfaces, Invalid> {
        letters.chars().try_fold(Surfaces::NONE, |set, letter| {
            let surface = Surface::from_letter(letter).ok_or_else(|| Invalid::new("surfaces", "not_a_surface"))?;
            Ok(set.with(surface))
        })
    }
}

impl FromIterator<Surface> for Surfaces {
    fn from_iter<I: IntoIterator<Item = Surface>>(surfaces: I) -> Self {
        surfaces.into_iter().fold(Surfaces::NONE, Surfaces::with)
    }
}

impl Serialize for Surfaces {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&self.letters())
    }
}

impl<'de> Deserialize<'de> for Surfaces {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Surfaces::parse(&String::deserialize(from)?).map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_come_back_in_canonical_order() {
        assert_eq!(Surfaces::parse("DOM").map(Surfaces::letters), Ok("MOD".to_owned()));
    }

    #[test]
    fn palatal_is_the_upper_name_of_lingual() {
        let upper = Tooth::new(16).expect("a tooth");
        let set = Surfaces::parse("P").expect("a face");
        assert_eq!((set.letters(), set.letters_on(upper)), ("L".to_owned(), "P".to_owned()));
    }

    #[test]
    fn a_letter_that_is_no_face_is_refused() {
        assert_eq!(Surfaces::parse("MX"), Err(Invalid::new("surfaces", "not_a_surface")));
    }
}
