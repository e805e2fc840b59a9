//! Caries experience counted from the odontogram: CAOD (DMFT) and ceod (dmft), with the surfaces, in the variants that
//! countries and surveys use. Every figure says among how many, by which rule, and what could still change it.
//!
//! Sources: WHO, Oral Health Surveys, 5th ed. 2013, table 2 (codes; from 30 years on a gap counts whatever its cause); Ecuador,
//! form 033 (extraction indicated counts as lost, a crown as filled); Peru, NTS 188 (caries of enamel, dentine and pulp; lost
//! to caries only; a temporary filling is no filling). A white spot counts nowhere: it precedes the cavity. A survey's
//! significant-caries index needs a population, so it is not here.

mod tooth;

use serde::{Deserialize, Serialize};

use crate::{Tooth, odontogram::Chart};

pub use tooth::primary_stands;
use tooth::{Seen, see};

/// By whose rules.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum CariesVariant {
    /// World Health Organization, 5th edition.
    #[default]
    Who2013,
    /// Ecuador, form 033.
    Ecuador033,
    /// Peru, NTS 188.
    Peru188,
}

impl CariesVariant {
    /// All of them.
    pub const ALL: [CariesVariant; 3] = [Self::Who2013, Self::Ecuador033, Self::Peru188];
}

/// Which positions are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum CariesTeeth {
    /// The 32 permanent ones.
    Permanent32,
    /// The permanent ones without third molars.
    Permanent28,
    /// The 20 primary ones.
    Primary20,
}

impl CariesTeeth {
    /// All of them.
    pub const ALL: [CariesTeeth; 3] = [Self::Permanent32, Self::Permanent28, Self::Primary20];

    fn has(self, tooth: Tooth) -> bool {
        match self {
            Self::Permanent32 => !tooth.is_primary(),
            Self::Permanent28 => !tooth.is_primary() && tooth.position() < 8,
            Self::Primary20 => tooth.is_primary(),
        }
    }
}

/// Decayed, missing and filled.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, specta::Type)]
pub struct CariesCount {
    /// Decayed.
    pub decayed: u32,
    /// Missing.
    pub missing: u32,
    /// Filled.
    pub filled: u32,
}

impl CariesCount {
    /// The index.
    pub fn total(self) -> u32 {
        self.decayed + self.missing + self.filled
    }
}

/// What could still change the index, or keeps it from being one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum CariesGap {
    /// Nobody has charted anything: an empty chart is no sound mouth.
    NothingCharted,
    /// No date of birth: which teeth to expect, and whether other causes count, is not known.
    Age,
    /// Gaps whose cause nobody recorded; they are not counted.
    CauseOfAbsence {
        /// How many.
        n: u32,
    },
    /// Crowns and veneers of which nobody said whether caries was why; they are not counted.
    CauseOfCrown {
        /// How many.
        n: u32,
    },
}

/// The index of one mouth.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct CariesIndex {
    /// By whose rules.
    pub variant: CariesVariant,
    /// Among which positions.
    pub teeth: CariesTeeth,
    /// Positions that stand or are known to be lost, among all of them; the others have not erupted or were never charted.
    pub judged: u32,
    /// All positions.
    pub positions: u32,
    /// Teeth.
    pub count: CariesCount,
    /// Their faces: a lost tooth has five behind and four in front.
    pub faces: CariesCount,
    /// Decayed teeth whose deepest lesion is in enamel.
    pub enamel_only: u32,
    /// What could change it.
    pub gaps: Vec<CariesGap>,
    /// Whether there is enough to print it.
    pub enough: bool,
}

/// Counts a mouth. `age_years` is the age on the day of the chart.
pub fn count(chart: &Chart, age_years: Option<f32>, variant: CariesVariant, teeth: CariesTeeth) -> CariesIndex {
    let positions: Vec<Tooth> = Tooth::ALL.into_iter().filter(|tooth| teeth.has(*tooth)).collect();
    let mut index = CariesIndex {
        variant,
        teeth,
        judged: 0,
        positions: u32::try_from(positions.len()).unwrap_or(0),
        count: CariesCount::default(),
        faces: CariesCount::default(),
        enamel_only: 0,
        gaps: Vec::new(),
        enough: true,
    };
    let (mut gaps, mut crowns) = (0, 0);
    // In the permanent teeth of whom is thirty, caries and gum disease can no longer be told apart by the gap they left.
    let any_cause = variant == CariesVariant::Who2013 && age_years.is_some_and(|age| age >= 30.0);
    for tooth in positions {
        let seen = see(chart, tooth, age_years, variant, any_cause);
        index.judged += u32::from(seen != Seen::NotThere);
        match seen {
            Seen::NotThere | Seen::Sound | Seen::NotCounted => {}
            Seen::Decayed { decayed_faces, filled_faces, enamel_only } => {
                index.count.decayed += 1;
                index.faces.decayed += decayed_faces;
                index.faces.filled += filled_faces;
                index.enamel_only += u32::from(enamel_only);
            }
            Seen::Filled { faces } => {
                index.count.filled += 1;
                index.faces.filled += faces;
            }
            Seen::Missing => {
                index.count.missing += 1;
                index.faces.missing += tooth::faces(tooth);
            }
            Seen::MissingUnknown => gaps += 1,
            Seen::CrownUnknown => crowns += 1,
        }
    }
    let needs_age = teeth == CariesTeeth::Primary20 || gaps > 0 && variant == CariesVariant::Who2013;
    if chart.in_force().is_empty() {
        index.gaps.push(CariesGap::NothingCharted);
    }
    if age_years.is_none() && needs_age {
        index.gaps.push(CariesGap::Age);
    }
    index.enough = index.gaps.is_empty();
    if gaps > 0 {
        index.gaps.push(CariesGap::CauseOfAbsence { n: gaps });
    }
    if crowns > 0 {
        index.gaps.push(CariesGap::CauseOfCrown { n: crowns });
    }
    index
}

#[cfg(test)]
mod tests;
