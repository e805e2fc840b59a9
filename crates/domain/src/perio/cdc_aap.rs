//! The class of the CDC and the AAP for surveys (Eke and others 2012): what epidemiology compares by.
//!
//! It looks at the four sites between teeth of 28 teeth; third molars and implants are left out. It is no diagnosis.

use serde::{Deserialize, Serialize};

use super::{Chart, Site, ToothState};

/// Class of a mouth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum CdcAap {
    /// No periodontitis.
    None,
    /// Mild.
    Mild,
    /// Moderate.
    Moderate,
    /// Severe.
    Severe,
}

impl CdcAap {
    /// The class of an examination; `None` where nothing between teeth was probed.
    pub fn of(chart: &Chart) -> Option<CdcAap> {
        let teeth: Vec<&ToothState> =
            chart.natural().filter(|(tooth, _)| tooth.position() < 8).map(|(_, state)| state).collect();
        let between = || Site::ALL.into_iter().filter(|site| site.is_interdental());
        let teeth_with = |found: &dyn Fn(&ToothState, Site) -> bool| {
            teeth.iter().filter(|state| between().any(|site| found(state, site))).count()
        };
        let loss = |least: i64| teeth_with(&|state, site| state.site(site).loss_mm().is_some_and(|loss| loss >= least));
        let depth =
            |least: i64| teeth_with(&|state, site| state.site(site).probed_mm().is_some_and(|depth| depth >= least));
        if depth(0) == 0 {
            return None;
        }
        // "Not on the same tooth": the teeth are counted, not the sites.
        Some(if loss(6) >= 2 && depth(5) >= 1 {
            CdcAap::Severe
        } else if loss(4) >= 2 || depth(5) >= 2 {
            CdcAap::Moderate
        } else if (loss(3) >= 2 && depth(4) >= 2) || depth(5) >= 1 {
            CdcAap::Mild
        } else {
            CdcAap::None
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{super::chart::testing::chart, *};

    #[test]
    fn teeth_decide_and_middle_sites_and_third_molars_do_not() {
        let class = |recession, lines: &[&str]| CdcAap::of(&chart(recession, lines));
        assert_eq!(class(0, &[]), None);
        assert_eq!(class(0, &["36 282282", "46 292292"]), Some(CdcAap::None));
        assert_eq!(class(0, &["38 828828", "48 828828"]), None);
        assert_eq!(class(0, &["36 822222", "46 222222"]), Some(CdcAap::Mild), "one site of 5 mm and more");
        assert_eq!(class(0, &["36 422222", "46 422222"]), Some(CdcAap::Moderate), "loss of 4 mm at two teeth");
        assert_eq!(class(-1, &["36 422222", "46 422222"]), Some(CdcAap::Mild));
        assert_eq!(class(1, &["36 525222", "46 522222"]), Some(CdcAap::Severe));
        assert_eq!(class(1, &["36 525525"]), Some(CdcAap::Mild), "many sites of one tooth are one tooth");
        assert_eq!(class(2, &["36 422222", "46 422222"]), Some(CdcAap::Moderate), "loss of 6 mm without depth");
    }
}
