//! The 52 positions of a mouth in FDI two-digit notation (ISO 3950).
//!
//! The digits are not a number line: 19, 29 and 56 lie between valid codes and are no teeth, so quadrant and digit
//! are checked apart.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};

use crate::{Invalid, Surface, Surfaces};

/// One tooth, permanent (11–48) or primary (51–85).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, specta::Type)]
#[specta(transparent)]
pub struct Tooth(u8);

/// What kind of crown and root it has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum ToothClass {
    /// Central and lateral.
    Incisor,
    /// The corner tooth.
    Canine,
    /// Bicuspid; only permanent.
    Premolar,
    /// Grinding tooth.
    Molar,
}

impl Tooth {
    /// Every tooth in chart order: upper and lower permanent rows as drawn, then the primary ones.
    pub const ALL: [Tooth; 52] = {
        let quadrants: [(u8, u8, bool); 8] = [
            (1, 8, true),
            (2, 8, false),
            (4, 8, true),
            (3, 8, false),
            (5, 5, true),
            (6, 5, false),
            (8, 5, true),
            (7, 5, false),
        ];
        let mut all = [Tooth(0); 52];
        let (mut n, mut q) = (0, 0);
        while q < quadrants.len() {
            let (quadrant, count, toward_midline) = quadrants[q];
            let mut i = 1;
            while i <= count {
                let digit = if toward_midline { count + 1 - i } else { i };
                all[n] = Tooth(quadrant * 10 + digit);
                n += 1;
                i += 1;
            }
            q += 1;
        }
        all
    };

    /// Reads an FDI code; refuses what is not one of the 52.
    pub fn new(code: u8) -> Result<Tooth, Invalid> {
        let (quadrant, digit) = (code / 10, code % 10);
        let last = match quadrant {
            1..=4 => 8,
            5..=8 => 5,
            _ => 0,
        };
        if (1..=last).contains(&digit) { Ok(Tooth(code)) } else { Err(Invalid::new("tooth", "not_a_tooth")) }
    }

    /// The FDI code.
    pub fn code(self) -> u8 {
        self.0
    }

    /// 1–4 permanent, 5–8 primary.
    pub fn quadrant(self) -> u8 {
        self.0 / 10
    }

    /// 1 beside the midline to 8 (5 in primary quadrants).
    pub fn position(self) -> u8 {
        self.0 % 10
    }

    /// Milk tooth.
    pub fn is_primary(self) -> bool {
        self.quadrant() > 4
    }

    /// In the upper jaw.
    pub fn is_upper(self) -> bool {
        matches!(self.quadrant(), 1 | 2 | 5 | 6)
    }

    /// On the patient's right, which is the chart's left.
    pub fn is_right(self) -> bool {
        matches!(self.quadrant(), 1 | 4 | 5 | 8)
    }

    /// Its class.
    pub fn class(self) -> ToothClass {
        match (self.position(), self.is_primary()) {
            (1 | 2, _) => ToothClass::Incisor,
            (3, _) => ToothClass::Canine,
            (4 | 5, false) => ToothClass::Premolar,
            _ => ToothClass::Molar,
        }
    }

    /// The tooth that follows a primary one, or precedes a permanent one, in the same place.
    pub fn counterpart(self) -> Option<Tooth> {
        if self.is_primary() { Some(Tooth(self.0 - 40)) } else { (self.position() <= 5).then(|| Tooth(self.0 + 40)) }
    }

    /// The faces this tooth has.
    pub fn surfaces(self) -> Surfaces {
        let biting = match self.class() {
            ToothClass::Incisor | ToothClass::Canine => Surface::Incisal,
            ToothClass::Premolar | ToothClass::Molar => Surface::Occlusal,
        };
        [Surface::Mesial, Surface::Distal, Surface::Vestibular, Surface::Lingual, Surface::Cervical, biting]
            .into_iter()
            .collect()
    }

    /// Refuses faces this tooth does not have, such as the occlusal of an incisor.
    pub fn check_surfaces(self, surfaces: Surfaces) -> Result<(), Invalid> {
        if surfaces.without(self.surfaces()).is_empty() {
            Ok(())
        } else {
            Err(Invalid::new("surfaces", "surface_not_on_tooth"))
        }
    }

    /// Its place along the arch from the patient's right: 0–15, or 0–9 in the primary row.
    pub fn along_arch(self) -> u8 {
        let half = if self.is_primary() { 5 } else { 8 };
        if self.is_right() { half - self.position() } else { half + self.position() - 1 }
    }

    /// Whether both stand in the same row of the chart.
    pub fn same_row(self, other: Tooth) -> bool {
        (self.is_upper(), self.is_primary()) == (other.is_upper(), other.is_primary())
    }

    /// Every tooth from `self` to `other` along one row.
    pub fn span(self, other: Tooth) -> Result<Vec<Tooth>, Invalid> {
        if !self.same_row(other) {
            return Err(Invalid::new("teeth", "not_adjacent"));
        }
        let (first, last) = (self.along_arch().min(other.along_arch()), self.along_arch().max(other.along_arch()));
        let mut span: Vec<Tooth> = Tooth::ALL
            .into_iter()
            .filter(|tooth| tooth.same_row(self) && (first..=last).contains(&tooth.along_arch()))
            .collect();
        span.sort_by_key(|tooth| tooth.along_arch());
        Ok(span)
    }
}

impl std::fmt::Display for Tooth {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl Serialize for Tooth {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_u8(self.0)
    }
}

impl<'de> Deserialize<'de> for Tooth {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        Tooth::new(u8::deserialize(from)?).map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tooth(code: u8) -> Tooth {
        Tooth::new(code).expect("a tooth")
    }

    #[test]
    fn exactly_52_codes_are_teeth() {
        let valid: Vec<u8> = (0..=255).filter(|code| Tooth::new(*code).is_ok()).collect();
        let mut all: Vec<u8> = Tooth::ALL.iter().map(|tooth| tooth.code()).collect();
        all.sort_unstable();
        assert_eq!(valid, all);
        assert_eq!(valid.len(), 52);
    }

    #[test]
    fn codes_between_quadrants_are_no_teeth() {
        for code in [0, 9, 10, 19, 20, 29, 49, 50, 56, 59, 66, 86, 91] {
            assert_eq!(Tooth::new(code), Err(Invalid::new("tooth", "not_a_tooth")), "{code}");
        }
    }

    #[test]
    fn an_incisor_has_no_occlusal_face_and_a_molar_no_edge() {
        assert!(tooth(11).check_surfaces(Surfaces::parse("O").expect("a face")).is_err());
        assert!(tooth(36).check_surfaces(Surfaces::parse("I").expect("a face")).is_err());
        assert!(tooth(36).check_surfaces(Surfaces::parse("OM").expect("faces")).is_ok());
    }

    #[test]
    fn a_span_crosses_the_midline_in_order() {
        let span: Vec<u8> = tooth(22).span(tooth(12)).expect("one row").iter().map(|t| t.code()).collect();
        assert_eq!(span, [12, 11, 21, 22]);
        assert!(tooth(11).span(tooth(31)).is_err());
        assert!(tooth(11).span(tooth(51)).is_err());
    }

    #[test]
    fn a_primary_molar_is_followed_by_a_premolar() {
        assert_eq!(tooth(55).counterpart(), Some(tooth(15)));
        assert_eq!(tooth(16).counterpart(), None);
        assert_eq!(tooth(15).class(), ToothClass::Premolar);
        assert_eq!(tooth(55).class(), ToothClass::Molar);
    }
}
