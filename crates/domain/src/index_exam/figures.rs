//! What an examination adds up to: every figure with what it was counted among.
//!
//! Sources: O'Leary 1972 (faces with plaque among four of each tooth); Löe 1967 (a tooth is the mean of its four areas, a person
//! the mean of the teeth; 0.1–1.0 mild, 1.1–2.0 moderate, 2.1–3.0 severe); Silness and Löe 1964 (0 excellent, to 0.9 good, to 1.9
//! fair, to 3 poor); WHO (CPI) and BSP (BPE): the worst sextant speaks for the person; ICDAS grouped as ICCMS does: 1–2
//! initial, 3–4 moderate, 5–6 extensive.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{CodeSet, Index, Place, Sheet, places};
use crate::{Tooth, mih, perio::Share};

/// One count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type)]
pub struct Figure {
    /// Stable name; its words stand in the locales.
    pub code: &'static str,
    /// So many among so many.
    pub share: Share,
}

/// What a mean is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum IndexClass {
    /// Gums without inflammation.
    Healthy,
    /// Mild inflammation.
    Mild,
    /// Moderate inflammation.
    Moderate,
    /// Severe inflammation.
    Severe,
    /// No plaque.
    Excellent,
    /// Little plaque.
    Good,
    /// Some plaque.
    Fair,
    /// Much plaque.
    Poor,
}

/// What an examination adds up to.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
pub struct IndexFigures {
    /// Places scored, among those to be scored in this mouth.
    pub scored: Share,
    /// Places at which two workstations say different things.
    pub disputed: u32,
    /// Counts.
    pub figures: Vec<Figure>,
    /// The mean of the teeth, and how many of the index teeth it stands on.
    pub mean: Option<f64>,
    /// Index teeth with all areas scored, among six.
    pub mean_teeth: Option<Share>,
    /// The worst sextant's code.
    pub highest: Option<String>,
    /// What the mean is called.
    pub class: Option<IndexClass>,
}

impl IndexFigures {
    /// Adds up a sheet in a mouth with these teeth.
    pub fn of(index: Index, teeth: &[Tooth], sheet: &Sheet) -> IndexFigures {
        let places = places(index, teeth);
        let scored: Vec<(&Place, &str)> =
            places.iter().filter_map(|place| Some((place, sheet.code(&place.key)?))).collect();
        let mut told = IndexFigures {
            scored: share(scored.len(), places.len()),
            disputed: sheet.disputed(),
            figures: Vec::new(),
            mean: None,
            mean_teeth: None,
            highest: None,
            class: None,
        };
        match index {
            Index::Oleary | Index::PlaqueSix => {
                let stained = scored.iter().filter(|(_, code)| *code == "1").count();
                told.figures.push(Figure { code: "plaque", share: share(stained, scored.len()) });
            }
            Index::SilnessLoe | Index::LoeSilness => told.average(index, &scored),
            Index::Cpi | Index::Bpe => told.worst(&scored),
            Index::Icdas => told.figures = icdas(&scored),
            Index::Mih => told.figures = mih::figures(sheet),
        }
        told
    }

    /// The one number that is followed over time: percent, mean or the worst code.
    pub fn headline(&self) -> Option<f64> {
        let first = self.figures.first().and_then(|figure| figure.share.percent());
        self.mean.or_else(|| self.highest.as_deref().and_then(grade).map(f64::from)).or(first)
    }

    fn average(&mut self, index: Index, scored: &[(&Place, &str)]) {
        let mut teeth: BTreeMap<Tooth, Vec<u8>> = BTreeMap::new();
        for (place, code) in scored {
            if let (Some(tooth), Some(grade)) = (place.tooth, grade(code)) {
                teeth.entry(tooth).or_default().push(grade);
            }
        }
        teeth.retain(|_, areas| areas.len() == 4);
        self.mean_teeth = Some(share(teeth.len(), 6));
        if teeth.is_empty() {
            return;
        }
        let sum: u32 = teeth.values().flatten().map(|grade| u32::from(*grade)).sum();
        let mean = f64::from(sum) / 4.0 / f64::from(u32::try_from(teeth.len()).unwrap_or(1));
        self.mean = Some(mean);
        self.class = Some(if index == Index::LoeSilness { gums(mean) } else { plaque(mean) });
    }

    fn worst(&mut self, scored: &[(&Place, &str)]) {
        let codes = || scored.iter().map(|(_, code)| *code).filter(|code| *code != "X");
        self.highest = codes().max().map(str::to_owned);
        let stars = codes().filter(|code| code.ends_with('*')).count();
        let places = codes().count();
        let deep = codes().filter(|code| grade(code) >= Some(3)).count();
        self.figures.push(Figure { code: "sextants_with_pockets", share: share(deep, places) });
        if stars > 0 {
            self.figures.push(Figure { code: "sextants_with_furcation", share: share(stars, places) });
        }
    }
}

fn gums(mean: f64) -> IndexClass {
    if mean <= 0.0 {
        IndexClass::Healthy
    } else if mean <= 1.0 {
        IndexClass::Mild
    } else if mean <= 2.0 {
        IndexClass::Moderate
    } else {
        IndexClass::Severe
    }
}

fn plaque(mean: f64) -> IndexClass {
    if mean <= 0.0 {
        IndexClass::Excellent
    } else if mean < 1.0 {
        IndexClass::Good
    } else if mean < 2.0 {
        IndexClass::Fair
    } else {
        IndexClass::Poor
    }
}

fn icdas(scored: &[(&Place, &str)]) -> Vec<Figure> {
    let faces: Vec<(u8, u8)> = scored
        .iter()
        .filter(|(place, code)| place.set == CodeSet::Icdas && !code.starts_with('9'))
        .filter_map(|(_, code)| Some((grade(code)?, code.chars().nth(1)?.to_digit(10)?.try_into().ok()?)))
        .collect();
    let among = |wanted: &dyn Fn(u8, u8) -> bool| {
        share(faces.iter().filter(|(first, second)| wanted(*first, *second)).count(), faces.len())
    };
    vec![
        Figure { code: "icdas_any", share: among(&|_, caries| caries > 0) },
        Figure { code: "icdas_initial", share: among(&|_, caries| matches!(caries, 1 | 2)) },
        Figure { code: "icdas_moderate", share: among(&|_, caries| matches!(caries, 3 | 4)) },
        Figure { code: "icdas_extensive", share: among(&|_, caries| caries >= 5) },
        Figure { code: "icdas_sealed", share: among(&|first, _| matches!(first, 1 | 2)) },
        Figure { code: "icdas_restored", share: among(&|first, _| first >= 3) },
    ]
}

/// The first digit.
fn grade(code: &str) -> Option<u8> {
    code.chars().next()?.to_digit(10)?.try_into().ok()
}

fn share(n: usize, of: usize) -> Share {
    Share { n: u32::try_from(n).unwrap_or(u32::MAX), of: u32::try_from(of).unwrap_or(u32::MAX) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figures(index: Index, teeth: &[u8], codes: &[(&str, &str)]) -> IndexFigures {
        let teeth: Vec<Tooth> = teeth.iter().map(|code| Tooth::new(*code).expect("a tooth")).collect();
        IndexFigures::of(index, &teeth, &Sheet::of_codes(codes.iter().copied()))
    }

    #[test]
    fn oleary_counts_stained_faces_among_those_looked_at() {
        let told = figures(Index::Oleary, &[16, 11], &[("16.V", "1"), ("16.M", "0"), ("16.D", "1"), ("16.L", "0")]);
        assert_eq!((told.scored, told.figures[0].share), (Share { n: 4, of: 8 }, Share { n: 2, of: 4 }));
        assert_eq!(told.headline(), Some(50.0));
        let six = figures(Index::PlaqueSix, &[16], &[("16.DB", "1"), ("16.B", "0"), ("16.V", "1")]);
        assert_eq!((six.scored, six.headline()), (Share { n: 2, of: 6 }, Some(50.0)));
        assert_eq!(figures(Index::Oleary, &[16], &[]).headline(), None);
    }

    fn around(tooth: u8, codes: [&str; 4]) -> Vec<(String, String)> {
        ["V", "M", "D", "L"]
            .iter()
            .zip(codes)
            .map(|(part, code)| (format!("{tooth}.{part}"), code.to_owned()))
            .collect()
    }

    fn graded(index: Index, teeth: &[(u8, [&str; 4])]) -> IndexFigures {
        let codes: Vec<(String, String)> = teeth.iter().flat_map(|(tooth, codes)| around(*tooth, *codes)).collect();
        let pairs: Vec<(&str, &str)> = codes.iter().map(|(place, code)| (place.as_str(), code.as_str())).collect();
        figures(index, &[16, 12, 24, 36, 32, 44], &pairs)
    }

    #[test]
    fn the_gingival_index_is_the_mean_of_the_teeth() {
        let told = graded(Index::LoeSilness, &[(16, ["1", "2", "2", "1"]), (12, ["0", "1", "1", "0"])]);
        assert_eq!((told.mean, told.class), (Some(1.0), Some(IndexClass::Mild)));
        assert_eq!(told.mean_teeth, Some(Share { n: 2, of: 6 }));
        let classes = |codes| graded(Index::LoeSilness, &[(16, codes)]).class;
        assert_eq!(classes(["0", "0", "0", "0"]), Some(IndexClass::Healthy));
        assert_eq!(classes(["1", "1", "1", "2"]), Some(IndexClass::Moderate));
        assert_eq!(classes(["2", "2", "2", "2"]), Some(IndexClass::Moderate));
        assert_eq!(classes(["2", "2", "2", "3"]), Some(IndexClass::Severe));
    }

    #[test]
    fn the_plaque_index_has_classes_of_its_own() {
        let classes = |codes| graded(Index::SilnessLoe, &[(16, codes)]).class;
        assert_eq!(classes(["0", "0", "0", "0"]), Some(IndexClass::Excellent));
        assert_eq!(classes(["1", "1", "1", "0"]), Some(IndexClass::Good));
        assert_eq!(classes(["1", "1", "1", "1"]), Some(IndexClass::Fair));
        assert_eq!(classes(["2", "2", "2", "2"]), Some(IndexClass::Poor));
    }

    #[test]
    fn a_tooth_with_an_area_left_out_has_no_mean() {
        let told = figures(Index::LoeSilness, &[16], &[("16.V", "3"), ("16.M", "3"), ("16.D", "3")]);
        assert_eq!((told.mean, told.class, told.mean_teeth), (None, None, Some(Share { n: 0, of: 6 })));
    }

    #[test]
    fn the_worst_sextant_speaks_and_an_empty_one_does_not_count() {
        let told = figures(Index::Cpi, &[], &[("S1", "2"), ("S2", "0"), ("S3", "4"), ("S4", "X")]);
        assert_eq!((told.highest.as_deref(), told.scored), (Some("4"), Share { n: 4, of: 6 }));
        assert_eq!(told.figures[0].share, Share { n: 1, of: 3 });
        let starred = figures(Index::Bpe, &[], &[("S1", "3"), ("S2", "2*")]);
        assert_eq!((starred.highest.as_deref(), starred.figures[1].share), (Some("3"), Share { n: 1, of: 2 }));
    }

    #[test]
    fn icdas_groups_caries_and_leaves_out_what_cannot_be_seen() {
        let codes = [("16.M", "00"), ("16.O", "02"), ("16.D", "36"), ("16.V", "10"), ("16.L", "96")];
        let told = figures(Index::Icdas, &[16], &codes);
        let counts: Vec<u32> = told.figures.iter().map(|figure| figure.share.n).collect();
        assert_eq!((counts, told.figures[0].share.of), (vec![2, 1, 0, 1, 1, 1], 4));
    }
}
