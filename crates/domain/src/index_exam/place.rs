//! Where an index is scored, and with which codes.

use super::Index;
use crate::{Invalid, Tooth, caries_index::primary_stands, odontogram::Chart, perio, tooth::ToothClass};

/// Which codes a place takes. None is the beginning of another, so that a code is known when its last digit is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum CodeSet {
    /// Clean or not: 0, 1.
    Present,
    /// 0–3.
    Grade,
    /// CPI: 0–4, X where fewer than two teeth stand.
    Cpi,
    /// BPE: 0–4, each with a star where a furcation is open, X where fewer than two teeth stand.
    Bpe,
    /// ICDAS II: restoration, then caries; 9x for what cannot be seen.
    Icdas,
    /// Ghanim 2015: state of a face.
    Mih,
    /// Ghanim 2015: how much of the tooth, I–III; 0 for none.
    Extent,
    /// Schiff's cold air scale, 0–3.
    Sensitivity,
}

impl CodeSet {
    /// The codes in the order of their keys.
    pub fn codes(self) -> Vec<String> {
        let owned = |codes: &[&str]| codes.iter().map(|code| (*code).to_owned()).collect();
        match self {
            Self::Present => owned(&["0", "1"]),
            Self::Grade | Self::Extent | Self::Sensitivity => owned(&["0", "1", "2", "3"]),
            Self::Cpi => owned(&["0", "1", "2", "3", "4", "X"]),
            Self::Bpe => owned(&["0", "1", "2", "3", "4", "X", "0*", "1*", "2*", "3*", "4*"]),
            Self::Icdas => {
                let faces = (0..=8).flat_map(|first| (0..=6).map(move |second| format!("{first}{second}")));
                let teeth = ["90", "91", "92", "93", "96", "97", "98", "99"].map(str::to_owned);
                faces.chain(teeth).collect()
            }
            Self::Mih => owned(&["0", "11", "12", "13", "14", "21", "22", "3", "4", "5", "6", "7"]),
        }
    }

    /// Whether a code is one of them.
    pub fn has(self, code: &str) -> bool {
        self.codes().iter().any(|known| known == code)
    }

    /// The codes that say something of the whole tooth, so that one key sets all its faces.
    pub fn whole_tooth(self) -> Vec<String> {
        match self {
            Self::Icdas => self.codes().into_iter().filter(|code| code.starts_with('9')).collect(),
            Self::Mih => vec!["6".to_owned()],
            Self::Present | Self::Grade | Self::Cpi | Self::Bpe | Self::Extent | Self::Sensitivity => Vec::new(),
        }
    }
}

/// One place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// As it is kept: `16.V`, `16.extent`, `S3`.
    pub key: String,
    /// The tooth; none for a sextant.
    pub tooth: Option<Tooth>,
    /// A face, a site, `extent`, `sensitivity`, or the teeth of a sextant.
    pub part: &'static str,
    /// Which codes it takes.
    pub set: CodeSet,
}

/// The sextants by their teeth (third molars are left out: CPI, BPE).
const SEXTANTS: [&str; 6] = ["17-14", "13-23", "24-27", "47-44", "43-33", "34-37"];
/// Index teeth of Löe and Silness, with no substitutes; beside them those of milk teeth.
const INDEX_TEETH: [(u8, u8); 6] = [(16, 55), (12, 52), (24, 64), (36, 75), (32, 72), (44, 84)];
/// Index teeth of Ghanim 2015, in chart order; second primary molars show HSPM.
const MIH_TEETH: [u8; 16] = [16, 12, 11, 21, 22, 26, 55, 65, 46, 42, 41, 31, 32, 36, 85, 75];
const FOUR: [&str; 4] = ["V", "M", "D", "L"];

impl Place {
    /// Reads a place of an index; refuses what the index does not score.
    pub fn parse(index: Index, key: &str) -> Result<Place, Invalid> {
        let unknown = || Invalid::new("place", "not_a_place");
        let tooth = key.split_once('.').and_then(|(code, _)| code.parse().ok()).map(Tooth::new).transpose()?;
        let teeth: Vec<Tooth> = tooth.into_iter().collect();
        places(index, &teeth).into_iter().find(|place| place.key == key).ok_or_else(unknown)
    }

    fn on(tooth: Tooth, part: &'static str, set: CodeSet) -> Place {
        Place { key: format!("{tooth}.{part}"), tooth: Some(tooth), part, set }
    }

    fn sextants(set: CodeSet) -> Vec<Place> {
        let sextant =
            |(n, teeth): (usize, &&'static str)| Place { key: format!("S{}", n + 1), tooth: None, part: teeth, set };
        SEXTANTS.iter().enumerate().map(sextant).collect()
    }
}

/// The natural teeth that stand in a mouth: an index counts no implants.
pub fn natural_teeth(chart: &Chart, age_years: Option<f32>) -> Vec<Tooth> {
    let permanent: Vec<Tooth> =
        perio::present(chart, age_years).into_iter().filter(|place| !place.implant).map(|place| place.tooth).collect();
    let stands = |tooth: &Tooth| permanent.contains(tooth) || primary_stands(chart, *tooth, age_years);
    Tooth::ALL.into_iter().filter(stands).collect()
}

/// Where an index is scored in a mouth with these teeth, in the order in which it is typed.
pub fn places(index: Index, teeth: &[Tooth]) -> Vec<Place> {
    let each = |parts: &'static [&'static str], set: CodeSet| {
        teeth.iter().flat_map(move |tooth| parts.iter().map(move |part| Place::on(*tooth, part, set))).collect()
    };
    match index {
        Index::Oleary => each(&FOUR, CodeSet::Present),
        Index::PlaqueSix => each(&["DB", "B", "MB", "DL", "L", "ML"], CodeSet::Present),
        Index::SilnessLoe | Index::LoeSilness => {
            let chosen = index_teeth(teeth);
            chosen.into_iter().flat_map(|tooth| FOUR.map(|part| Place::on(tooth, part, CodeSet::Grade))).collect()
        }
        Index::Cpi => Place::sextants(CodeSet::Cpi),
        Index::Bpe => Place::sextants(CodeSet::Bpe),
        Index::Icdas => teeth.iter().flat_map(|tooth| icdas_faces(*tooth)).collect(),
        Index::Mih => {
            let chosen = MIH_TEETH.into_iter().filter_map(|code| teeth.iter().find(|tooth| tooth.code() == code));
            chosen.flat_map(|tooth| mih_places(*tooth)).collect()
        }
    }
}

/// The permanent index tooth where it stands, else the milk tooth of the same place.
fn index_teeth(teeth: &[Tooth]) -> Vec<Tooth> {
    let stands = |code: u8| teeth.iter().copied().find(|tooth| tooth.code() == code);
    INDEX_TEETH.iter().filter_map(|(permanent, primary)| stands(*permanent).or_else(|| stands(*primary))).collect()
}

fn icdas_faces(tooth: Tooth) -> Vec<Place> {
    let parts: &[&'static str] = match tooth.class() {
        ToothClass::Incisor | ToothClass::Canine => &["M", "V", "D", "L"],
        ToothClass::Premolar | ToothClass::Molar => &["M", "O", "D", "V", "L"],
    };
    parts.iter().map(|part| Place::on(tooth, part, CodeSet::Icdas)).collect()
}

fn mih_places(tooth: Tooth) -> Vec<Place> {
    let biting = if tooth.class() == ToothClass::Molar { "O" } else { "I" };
    let faces = [biting, "V", "L"].map(|part| Place::on(tooth, part, CodeSet::Mih));
    let rest = [("extent", CodeSet::Extent), ("sensitivity", CodeSet::Sensitivity)];
    faces.into_iter().chain(rest.map(|(part, set)| Place::on(tooth, part, set))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::chart;

    fn keys(index: Index, codes: &[u8]) -> Vec<String> {
        let teeth: Vec<Tooth> = codes.iter().map(|code| Tooth::new(*code).expect("a tooth")).collect();
        places(index, &teeth).into_iter().map(|place| place.key).collect()
    }

    #[test]
    fn no_code_is_the_beginning_of_another_but_for_the_star_of_a_furcation() {
        let sets = [CodeSet::Present, CodeSet::Grade, CodeSet::Cpi, CodeSet::Icdas, CodeSet::Mih, CodeSet::Bpe];
        for set in sets {
            let codes: Vec<String> = set.codes().into_iter().filter(|code| !code.ends_with('*')).collect();
            for code in &codes {
                assert!(!codes.iter().any(|other| other != code && other.starts_with(code.as_str())), "{code}");
            }
        }
        assert_eq!(CodeSet::Icdas.codes().len(), 71);
        assert!(!CodeSet::Icdas.has("07") && !CodeSet::Icdas.has("94") && !CodeSet::Mih.has("1"));
    }

    #[test]
    fn every_index_is_scored_where_its_authors_did() {
        assert_eq!(keys(Index::Oleary, &[16]), ["16.V", "16.M", "16.D", "16.L"]);
        assert_eq!(keys(Index::PlaqueSix, &[16]).len(), 6);
        assert_eq!(keys(Index::Icdas, &[11, 16]).len(), 4 + 5);
        assert_eq!(keys(Index::Cpi, &[]).len(), 6);
        assert_eq!(keys(Index::Mih, &[16, 11, 55, 14])[..3], ["16.O", "16.V", "16.L"]);
        assert_eq!(keys(Index::Mih, &[16, 11, 55, 14]).len(), 15);
    }

    #[test]
    fn index_teeth_have_no_substitutes_but_their_milk_teeth() {
        let teeth = |codes: &[u8]| keys(Index::LoeSilness, codes).iter().step_by(4).cloned().collect::<Vec<_>>();
        assert_eq!(teeth(&[15, 17, 12, 36]), ["12.V", "36.V"]);
        assert_eq!(teeth(&[55, 12, 52, 75]), ["55.V", "12.V", "75.V"]);
    }

    #[test]
    fn what_an_index_does_not_score_is_no_place() {
        assert!(Place::parse(Index::Oleary, "16.V").is_ok());
        for (index, key) in [(Index::Oleary, "16.O"), (Index::Oleary, "S1"), (Index::Cpi, "S7"), (Index::Mih, "14.O")] {
            assert_eq!(Place::parse(index, key), Err(Invalid::new("place", "not_a_place")), "{key}");
        }
        assert_eq!(Place::parse(Index::Oleary, "19.V"), Err(Invalid::new("tooth", "not_a_tooth")));
    }

    #[test]
    fn a_child_has_both_dentitions_and_an_implant_is_no_tooth() {
        let mouth = chart(&["caries 55 O", "absent 46 - cause=caries", "implant 46"]);
        let there: Vec<u8> = natural_teeth(&mouth, Some(8.0)).iter().map(|tooth| tooth.code()).collect();
        assert!(there.contains(&55) && there.contains(&16) && !there.contains(&46) && !there.contains(&51));
    }
}
