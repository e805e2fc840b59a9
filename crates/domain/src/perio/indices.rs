//! What an examination adds up to, every figure with what it was counted among.
//!
//! Bleeding and pus: sites among the sites at which they were looked for. Plaque: O'Leary's four faces of each tooth
//! (mesial and distal count once), among four times the teeth, once plaque was looked for at all. Depth and loss: the
//! sites probed in this examination; what was copied from an earlier one does not count until it is confirmed.

use serde::{Deserialize, Serialize};

use super::{CdcAap, Chart, Site, SiteState, ToothState};

/// So many among so many.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct Share {
    /// How many.
    pub n: u32,
    /// Among how many.
    pub of: u32,
}

impl Share {
    /// In percent; `None` among none.
    pub fn percent(self) -> Option<f64> {
        (self.of > 0).then(|| f64::from(self.n) * 100.0 / f64::from(self.of))
    }

    fn add(&mut self, found: bool) {
        self.of += 1;
        self.n += u32::from(found);
    }
}

/// The figures of an examination.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct Indices {
    /// Natural teeth.
    pub teeth: u32,
    /// Implants.
    pub implants: u32,
    /// Sites probed, among six for each tooth and implant.
    pub probed: Share,
    /// Sites that bled.
    pub bleeding: Share,
    /// Sites with pus.
    pub suppuration: Share,
    /// Faces with plaque.
    pub plaque: Share,
    /// Sites with calculus, among those probed.
    pub calculus: Share,
    /// Sites of 4 mm and more.
    pub depth_from_4: Share,
    /// Sites of 5 mm and more.
    pub depth_from_5: Share,
    /// Sites of 6 mm and more.
    pub depth_from_6: Share,
    /// All depths together.
    pub depth_sum_mm: i32,
    /// The greatest depth.
    pub depth_most_mm: Option<i32>,
    /// Sites with an attachment loss of 3 mm and more, among those where it is known.
    pub loss_from_3: Share,
    /// All attachment losses together.
    pub loss_sum_mm: i32,
    /// The greatest attachment loss.
    pub loss_most_mm: Option<i32>,
    /// The greatest attachment loss toward a neighbouring tooth.
    pub interdental_loss_most_mm: Option<i32>,
    /// Teeth with 3 mm and more of it, among those where it is known.
    pub teeth_interdental_loss_from_3: Share,
    /// Sites where depth or attachment loss is 4 mm and more.
    pub depth_or_loss_from_4: Share,
    /// Class for surveys; `None` where nothing was probed.
    pub cdc_aap: Option<CdcAap>,
}

impl Indices {
    /// Counts. `plaque_examined` says that an unmarked face is a clean one.
    pub fn of(chart: &Chart, plaque_examined: bool) -> Indices {
        let mut sum = Indices { cdc_aap: CdcAap::of(chart), ..Indices::default() };
        let states = || chart.teeth.values().flat_map(|state| &state.sites);
        let looked = plaque_examined || states().any(|site| site.plaque.is_some());
        for state in chart.teeth.values() {
            sum.add_tooth(state, looked);
            state.sites.iter().for_each(|site| sum.add_site(site));
        }
        sum
    }

    /// Mean depth of the sites probed.
    pub fn mean_depth_mm(&self) -> Option<f64> {
        (self.probed.n > 0).then(|| f64::from(self.depth_sum_mm) / f64::from(self.probed.n))
    }

    /// Mean attachment loss of the sites where it is known.
    pub fn mean_loss_mm(&self) -> Option<f64> {
        (self.loss_from_3.of > 0).then(|| f64::from(self.loss_sum_mm) / f64::from(self.loss_from_3.of))
    }

    fn add_tooth(&mut self, state: &ToothState, plaque_examined: bool) {
        if state.implant {
            self.implants += 1;
        } else {
            self.teeth += 1;
        }
        if plaque_examined {
            let films = |site: &Site| state.site(*site).plaque == Some(true);
            for face in [&[Site::MB, Site::ML][..], &[Site::DB, Site::DL], &[Site::B], &[Site::L]] {
                self.plaque.add(face.iter().any(films));
            }
        }
        if !state.implant
            && let Some(loss) = state.interdental_loss_mm().map(millimetres)
        {
            self.teeth_interdental_loss_from_3.add(loss >= 3);
            self.interdental_loss_most_mm = self.interdental_loss_most_mm.max(Some(loss));
        }
    }

    fn add_site(&mut self, site: &SiteState) {
        let depth = site.probed_mm().map(millimetres);
        let loss = site.loss_mm().map(millimetres);
        self.probed.add(depth.is_some());
        if let Some(depth) = depth {
            self.depth_from_4.add(depth >= 4);
            self.depth_from_5.add(depth >= 5);
            self.depth_from_6.add(depth >= 6);
            self.depth_or_loss_from_4.add(depth >= 4 || loss.is_some_and(|loss| loss >= 4));
            self.calculus.add(site.calculus == Some(true));
            self.depth_sum_mm += depth;
            self.depth_most_mm = self.depth_most_mm.max(Some(depth));
        }
        if let Some(loss) = loss {
            self.loss_from_3.add(loss >= 3);
            self.loss_sum_mm += loss;
            self.loss_most_mm = self.loss_most_mm.max(Some(loss));
        }
        if !site.carried {
            if let Some(bled) = site.bleeding {
                self.bleeding.add(bled);
            }
            if let Some(pus) = site.suppuration {
                self.suppuration.add(pus);
            }
        }
    }
}

/// What a probe reads fits; a check has seen to it.
fn millimetres(value: i64) -> i32 {
    i32::try_from(value).unwrap_or(i32::MAX)
}

#[cfg(test)]
mod tests {
    use super::{super::chart::testing, *};
    use crate::{Tooth, perio::Present};

    #[test]
    fn every_figure_says_among_how_many() {
        let readings = testing::readings(1, &["36 535 4", "11 212 212"]);
        let there = [36, 11, 12].map(|code| Present { tooth: Tooth::new(code).expect("a tooth"), implant: code == 12 });
        let sum = Indices::of(&Chart::of(&there, &readings, &[]), false);
        assert_eq!((sum.teeth, sum.implants), (2, 1));
        assert_eq!(sum.probed, Share { n: 10, of: 18 });
        assert_eq!(sum.bleeding, Share { n: 3, of: 10 });
        assert_eq!((sum.depth_from_4.n, sum.depth_from_5.n, sum.depth_from_6.n), (3, 2, 0));
        assert_eq!(sum.mean_depth_mm(), Some(2.7));
        assert_eq!(sum.mean_loss_mm(), Some(3.7));
        assert_eq!((sum.loss_most_mm, sum.interdental_loss_most_mm), (Some(6), Some(6)));
        assert_eq!(sum.plaque, Share::default());
    }

    #[test]
    fn plaque_is_counted_on_four_faces_once_it_was_looked_for() {
        let mut readings = testing::readings(0, &["36 222222", "37 222222"]);
        for place in [0, 2, 5] {
            readings[place].plaque = Some(true);
        }
        let chart = Chart::of(&[], &readings, &[]);
        assert_eq!(Indices::of(&chart, false).plaque, Share { n: 2, of: 8 });
        let clean = testing::chart(0, &["36 222222"]);
        assert_eq!(Indices::of(&clean, true).plaque, Share { n: 0, of: 4 });
    }

    #[test]
    fn an_empty_examination_has_no_means() {
        let sum = Indices::of(&Chart::default(), false);
        assert_eq!(
            (sum.mean_depth_mm(), sum.mean_loss_mm(), sum.bleeding.percent(), sum.cdc_aap),
            (None, None, None, None)
        );
    }
}
