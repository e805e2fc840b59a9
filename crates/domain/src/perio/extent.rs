//! Extent: how many teeth have lost as much as the severity asks for.

use serde::{Deserialize, Serialize};

use super::{Figures, Reason, Stage};
use crate::Tooth;

/// Extent of periodontitis.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Extent {
    /// Fewer than three teeth of ten.
    Localized,
    /// Three of ten and more.
    Generalized,
    /// First molars and incisors.
    MolarIncisor,
}

impl Extent {
    /// By the share of teeth.
    pub fn of_teeth(n: i32, of: i32) -> Extent {
        if n * 10 < of * 3 { Extent::Localized } else { Extent::Generalized }
    }
}

/// Argues the extent; `None` where no attachment loss was measured.
pub(super) fn extent(figures: &Figures, severity: Stage, reasons: &mut Vec<Reason>) -> Option<Extent> {
    let mm = severity.least_loss_mm();
    let affected = figures.teeth_from(mm);
    if affected.is_empty() || figures.teeth == 0 {
        return None;
    }
    let n = i32::try_from(affected.len()).unwrap_or(i32::MAX);
    reasons.push(Reason::Extent { n, of: figures.teeth, mm });
    let first_molar = |tooth: &Tooth| tooth.position() == 6;
    let incisor = |tooth: &Tooth| tooth.position() <= 2;
    let pattern = severity >= Stage::II
        && affected.iter().all(|tooth| first_molar(tooth) || incisor(tooth))
        && affected.iter().any(first_molar)
        && affected.iter().any(incisor);
    if pattern {
        reasons.push(Reason::MolarIncisor);
        return Some(Extent::MolarIncisor);
    }
    Some(Extent::of_teeth(n, figures.teeth))
}
