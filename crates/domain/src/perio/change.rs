//! What has become of a mouth between two examinations, site by site.
//!
//! A site is better or worse from 2 mm on: what a probe reads twice differs by 1 mm without anything having happened
//! (Haffajee, Socransky & Goodson 1983, J Clin Periodontol 10:298). What treatment is after: no pocket over 4 mm that
//! bleeds, none of 6 mm and more (EFP S3 guideline, Sanz et al. 2020, J Clin Periodontol 47 S22:4).

use super::{Chart, Share, Site, SiteState};
use crate::Tooth;

/// From here on a difference between two depths is a change.
const REAL_MM: i64 = 2;

/// One site read twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SiteChange {
    /// Which tooth.
    pub tooth: Tooth,
    /// Where.
    pub site: Site,
    /// Depth then.
    pub before_mm: i64,
    /// Depth now.
    pub after_mm: i64,
}

impl SiteChange {
    /// By how much it grew deeper.
    pub fn deeper_by(self) -> i64 {
        self.after_mm - self.before_mm
    }
}

/// Two examinations laid upon each other.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Change {
    /// Sites shallower by 2 mm and more, among those probed both times.
    pub better: Share,
    /// Sites deeper by 2 mm and more, the worst first.
    pub worse: Vec<SiteChange>,
    /// Pockets of 4 mm and more then that are under 4 mm now, among those probed again.
    pub closed: Share,
    /// Pockets of 4 mm and more that were under 4 mm then.
    pub opened: u32,
    /// Sites that still need care: over 4 mm and bleeding, or 6 mm and more.
    pub open_before: Share,
    /// The same now.
    pub open_after: Share,
    /// Probed then and no longer there.
    pub gone: Vec<Tooth>,
    /// Probed now and not there then.
    pub new: Vec<Tooth>,
}

impl Change {
    /// Lays one examination upon an earlier one. What was copied and not confirmed counts in neither.
    pub fn between(before: &Chart, after: &Chart) -> Change {
        let mut change = Change { open_before: open(before), open_after: open(after), ..Change::default() };
        for (tooth, then) in &before.teeth {
            let Some(now) = after.teeth.get(tooth) else {
                change.gone.push(*tooth);
                continue;
            };
            for site in Site::ALL {
                let depths = then.site(site).probed_mm().zip(now.site(site).probed_mm());
                let Some((before_mm, after_mm)) = depths else { continue };
                change.add(SiteChange { tooth: *tooth, site, before_mm, after_mm });
            }
        }
        change.new = after.teeth.keys().filter(|tooth| !before.teeth.contains_key(tooth)).copied().collect();
        change.worse.sort_by_key(|site| (-site.deeper_by(), -site.after_mm, site.tooth, site.site));
        change
    }

    fn add(&mut self, site: SiteChange) {
        self.better.of += 1;
        self.better.n += u32::from(site.deeper_by() <= -REAL_MM);
        if site.deeper_by() >= REAL_MM {
            self.worse.push(site);
        }
        if site.before_mm >= 4 {
            self.closed.of += 1;
            self.closed.n += u32::from(site.after_mm < 4);
        } else if site.after_mm >= 4 {
            self.opened += 1;
        }
    }
}

/// Whether a site still needs care.
fn needs_care(site: &SiteState) -> Option<bool> {
    let depth = site.probed_mm()?;
    Some(depth >= 6 || (depth > 4 && site.bleeding == Some(true)))
}

fn open(chart: &Chart) -> Share {
    let sites = chart.teeth.values().flat_map(|state| &state.sites);
    sites
        .filter_map(needs_care)
        .fold(Share::default(), |share, open| Share { n: share.n + u32::from(open), of: share.of + 1 })
}

#[cfg(test)]
mod tests {
    use super::{super::chart::testing::chart, *};

    #[test]
    fn a_millimetre_is_no_change_and_two_are() {
        let change = Change::between(&chart(0, &["36 545 335"]), &chart(0, &["36 433 345"]));
        assert_eq!(change.better, Share { n: 1, of: 6 });
        assert_eq!(change.worse, []);
        let change = Change::between(&chart(0, &["36 333333"]), &chart(0, &["36 353336"]));
        let worse: Vec<(Site, i64)> = change.worse.iter().map(|site| (site.site, site.deeper_by())).collect();
        assert_eq!(worse, [(Site::ML, 3), (Site::B, 2)]);
    }

    #[test]
    fn pockets_close_and_open() {
        let change = Change::between(&chart(0, &["36 445 333"]), &chart(0, &["36 344 433"]));
        assert_eq!((change.closed, change.opened), (Share { n: 1, of: 3 }, 1));
    }

    #[test]
    fn what_needs_care_is_over_four_and_bleeds_or_is_six() {
        // The chart bleeds from 4 mm on.
        let before = chart(0, &["36 456 333"]);
        let mut calm = before.clone();
        calm.teeth.values_mut().flat_map(|tooth| &mut tooth.sites).for_each(|site| site.bleeding = Some(false));
        let change = Change::between(&before, &calm);
        assert_eq!((change.open_before.n, change.open_after.n), (2, 1));
    }

    #[test]
    fn a_tooth_that_came_or_went_is_named_and_compared_with_nothing() {
        let change = Change::between(&chart(0, &["36 333333", "37 999999"]), &chart(0, &["36 333333", "46 333333"]));
        let codes = |teeth: &[Tooth]| teeth.iter().map(|tooth| tooth.code()).collect::<Vec<_>>();
        assert_eq!((codes(&change.gone), codes(&change.new), change.better.of), (vec![37], vec![46], 6));
    }
}
