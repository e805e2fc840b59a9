//! What an examination and a mouth's gaps say to whoever classifies.

use super::{Chart, Indices, Progression, Site};
use crate::Tooth;

/// Teeth that are gone, by what the odontogram says of the cause. Third molars do not count.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct TeethLost {
    /// To periodontitis.
    pub periodontal: i32,
    /// For a cause nobody recorded.
    pub unknown: i32,
    /// For whatever cause.
    pub any: i32,
}

/// The measured side of a classification.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Figures {
    /// Depths were read.
    pub was_probed: bool,
    /// Margins were read.
    pub margins_known: bool,
    /// Bleeding sites of a thousand; `None` where nobody looked.
    pub bleeding_permille: Option<i32>,
    /// Greatest depth at a natural tooth.
    pub depth_most_mm: i32,
    /// A site of 4 mm or more that bleeds.
    pub has_bleeding_pocket: bool,
    /// Sites of 5 mm and more.
    pub pockets_from_5: i32,
    /// Natural teeth with an interdental loss, worst first.
    pub interdental_loss: Vec<(Tooth, i32)>,
    /// Teeth with a loss of 3 mm or more and a pocket of more than 3 mm on the cheek's or the tongue's side.
    pub buccal_or_oral: Vec<Tooth>,
    /// Any attachment loss at all.
    pub has_loss: bool,
    /// Highest furcation grade, and where.
    pub furcation: Option<(Tooth, i32)>,
    /// Highest mobility, and where.
    pub mobility: Option<(Tooth, i32)>,
    /// Natural teeth.
    pub teeth: i32,
    /// Teeth that are gone.
    pub lost: TeethLost,
    /// Age on the day.
    pub age_years: Option<i32>,
    /// What was lost since an earlier examination.
    pub progression: Option<Progression>,
}

impl Figures {
    /// Reads an examination.
    pub fn of(chart: &Chart, indices: &Indices, lost: TeethLost, age_years: Option<i32>) -> Figures {
        let mut figures = Figures {
            was_probed: indices.probed.n > 0,
            margins_known: indices.loss_from_3.of > 0,
            bleeding_permille: indices.bleeding.percent().map(|percent| (percent * 10.0).round() as i32),
            teeth: i32::try_from(indices.teeth).unwrap_or(0),
            lost,
            age_years,
            ..Figures::default()
        };
        for (tooth, state) in chart.natural() {
            for site in Site::ALL.map(|site| state.site(site)) {
                let depth = site.probed_mm().map_or(0, narrow);
                figures.depth_most_mm = figures.depth_most_mm.max(depth);
                figures.has_bleeding_pocket |= depth >= 4 && site.bleeding == Some(true);
                figures.has_loss |= site.loss_mm().is_some_and(|loss| loss >= 1);
                figures.pockets_from_5 += i32::from(depth >= 5);
            }
            if let Some(loss) = state.interdental_loss_mm().map(narrow).filter(|loss| *loss >= 1) {
                figures.interdental_loss.push((tooth, loss));
            }
            let middle = [Site::B, Site::L].map(|site| state.site(site));
            if middle.iter().any(|site| site.probed_mm().unwrap_or(0) > 3 && site.loss_mm().unwrap_or(0) >= 3) {
                figures.buccal_or_oral.push(tooth);
            }
            let worst = state.furcation.values().copied().max().map(narrow).filter(|grade| *grade > 0);
            figures.furcation = worse(figures.furcation, worst.map(|grade| (tooth, grade)));
            let loose = state.mobility.map(narrow).filter(|grade| *grade > 0);
            figures.mobility = worse(figures.mobility, loose.map(|grade| (tooth, grade)));
        }
        figures.interdental_loss.sort_by_key(|(tooth, loss)| (-loss, *tooth));
        figures
    }

    /// Greatest interdental attachment loss.
    pub fn worst_loss(&self) -> Option<(Tooth, i32)> {
        self.interdental_loss.first().copied()
    }

    /// Teeth with at least so much interdental loss.
    pub fn teeth_from(&self, least_mm: i32) -> Vec<Tooth> {
        self.interdental_loss.iter().filter(|(_, loss)| *loss >= least_mm).map(|(tooth, _)| *tooth).collect()
    }

    /// Whether two of the teeth with interdental loss are no neighbours.
    pub fn loss_at_two_apart(&self) -> bool {
        let teeth: Vec<Tooth> = self.interdental_loss.iter().map(|(tooth, _)| *tooth).collect();
        let apart = |a: Tooth, b: Tooth| !a.same_row(b) || a.along_arch().abs_diff(b.along_arch()) > 1;
        teeth.iter().enumerate().any(|(i, a)| teeth[i + 1..].iter().any(|b| apart(*a, *b)))
    }
}

fn worse(a: Option<(Tooth, i32)>, b: Option<(Tooth, i32)>) -> Option<(Tooth, i32)> {
    match (a, b) {
        (Some(a), Some(b)) => Some(if b.1 > a.1 { b } else { a }),
        (a, b) => a.or(b),
    }
}

/// What a probe reads fits; a check has seen to it.
fn narrow(value: i64) -> i32 {
    i32::try_from(value).unwrap_or(i32::MAX)
}
