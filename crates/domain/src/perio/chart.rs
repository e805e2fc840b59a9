//! What an examination says now: its readings folded, tooth by tooth.
//!
//! A reading names those its author saw and set aside. What nobody set aside stands; where two workstations said
//! different things without having seen each other, both stand, the later one is shown, and the site is *disputed*.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use super::{Entrance, Site, SiteReading, ToothReading};
use crate::Tooth;

/// A tooth or an implant that an examination goes round.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Present {
    /// Where.
    pub tooth: Tooth,
    /// An implant: probed like a tooth, no part of what periodontitis did.
    pub implant: bool,
}

/// What stands at one site.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SiteState {
    /// Probing depth.
    pub depth_mm: Option<i64>,
    /// Margin apical (+) or coronal (−) to the cemento-enamel junction.
    pub recession_mm: Option<i64>,
    /// Bled on probing.
    pub bleeding: Option<bool>,
    /// Pus on probing.
    pub suppuration: Option<bool>,
    /// Plaque.
    pub plaque: Option<bool>,
    /// Calculus.
    pub calculus: Option<bool>,
    /// Copied from an earlier examination and not confirmed: shown, never counted.
    pub carried: bool,
    /// Readings that contradict each other stand here.
    pub disputed: bool,
    /// The readings that stand.
    pub heads: Vec<Uuid>,
}

impl SiteState {
    /// Depth, where it was probed in this examination.
    pub fn probed_mm(&self) -> Option<i64> {
        if self.carried { None } else { self.depth_mm }
    }

    /// Attachment loss, where both its parts were read in this examination.
    pub fn loss_mm(&self) -> Option<i64> {
        Some(self.probed_mm()? + self.recession_mm?)
    }
}

/// What stands at one tooth.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ToothState {
    /// An implant.
    pub implant: bool,
    /// In the order of [`Site::ALL`].
    pub sites: [SiteState; 6],
    /// Miller.
    pub mobility: Option<i64>,
    /// Hamp, by entrance.
    pub furcation: BTreeMap<Entrance, i64>,
    /// The examiner took it in, whatever the odontogram says.
    pub examined: Option<bool>,
    /// What was said of the tooth contradicts itself.
    pub disputed: bool,
    /// The readings of the whole tooth that stand.
    pub heads: Vec<Uuid>,
}

impl ToothState {
    /// What stands at one of its sites.
    pub fn site(&self, site: Site) -> &SiteState {
        &self.sites[site.index()]
    }

    /// Greatest attachment loss toward its neighbours.
    pub fn interdental_loss_mm(&self) -> Option<i64> {
        let between = Site::ALL.into_iter().filter(|site| site.is_interdental());
        between.filter_map(|site| self.site(site).loss_mm()).max()
    }

    /// Whether it was probed at all.
    pub fn was_probed(&self) -> bool {
        self.sites.iter().any(|site| site.probed_mm().is_some())
    }
}

/// An examination's readings, folded.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Chart {
    /// The teeth and implants it goes round.
    pub teeth: BTreeMap<Tooth, ToothState>,
    /// Teeth that the examiner left out, with the readings that say so.
    pub left_out: BTreeMap<Tooth, Vec<Uuid>>,
}

impl Chart {
    /// Folds the readings of one examination. A tooth that was probed is there, whatever the odontogram says.
    pub fn of(present: &[Present], sites: &[SiteReading], teeth: &[ToothReading]) -> Chart {
        let mut chart = Chart::default();
        for place in present {
            chart.teeth.insert(place.tooth, ToothState { implant: place.implant, ..ToothState::default() });
        }
        for (tooth, heads) in
            standing(teeth, |reading| (reading.tooth, reading.id, reading.recorded_at), |reading| &reading.replaces)
        {
            chart.settle_tooth(tooth, &heads);
        }
        let place = |reading: &SiteReading| ((reading.tooth, reading.site), reading.id, reading.recorded_at);
        for ((tooth, site), heads) in standing(sites, place, |reading| &reading.replaces) {
            let state = settle_site(&heads);
            let is_empty = state == SiteState { heads: state.heads.clone(), ..SiteState::default() };
            if chart.left_out.contains_key(&tooth) || (is_empty && !chart.teeth.contains_key(&tooth)) {
                continue;
            }
            chart.teeth.entry(tooth).or_default().sites[site.index()] = state;
        }
        chart
    }

    /// Natural teeth, which alone tell of periodontitis.
    pub fn natural(&self) -> impl Iterator<Item = (Tooth, &ToothState)> {
        self.teeth.iter().filter(|(_, state)| !state.implant).map(|(tooth, state)| (*tooth, state))
    }

    /// Whether something copied waits to be probed.
    pub fn has_carried(&self) -> bool {
        self.teeth.values().flat_map(|state| &state.sites).any(|site| site.carried)
    }

    fn settle_tooth(&mut self, tooth: Tooth, heads: &[&ToothReading]) {
        let (examined, mut disputed) = settle(heads.iter().map(|head| head.examined));
        match examined {
            Some(false) => {
                self.teeth.remove(&tooth);
                self.left_out.insert(tooth, heads.iter().map(|head| head.id).collect());
                return;
            }
            Some(true) => {}
            None if self.teeth.contains_key(&tooth) => {}
            None => return,
        }
        let state = self.teeth.entry(tooth).or_default();
        let (mobility, differs) = settle(heads.iter().map(|head| head.mobility_miller));
        state.mobility = mobility;
        disputed |= differs;
        for entrance in super::entrances(tooth) {
            let (grade, differs) = settle(heads.iter().map(|head| head.furcation(*entrance)));
            disputed |= differs;
            state.furcation.extend(grade.map(|grade| (*entrance, grade)));
        }
        state.disputed = disputed;
        state.examined = examined;
        state.heads = heads.iter().map(|head| head.id).collect();
    }
}

/// By place, the readings that no other set aside, the latest first.
fn standing<R, P: Ord + Copy>(
    readings: &[R],
    place: impl Fn(&R) -> (P, Uuid, i64),
    replaces: impl Fn(&R) -> &Vec<Uuid>,
) -> BTreeMap<P, Vec<&R>> {
    let set_aside: BTreeSet<Uuid> = readings.iter().flat_map(|reading| replaces(reading).iter().copied()).collect();
    let mut standing: BTreeMap<P, Vec<&R>> = BTreeMap::new();
    for reading in readings {
        let (at, id, _) = place(reading);
        if !set_aside.contains(&id) {
            standing.entry(at).or_default().push(reading);
        }
    }
    for heads in standing.values_mut() {
        heads.sort_by_key(|reading| {
            let (_, id, recorded_at) = place(reading);
            std::cmp::Reverse((recorded_at, id))
        });
    }
    standing
}

fn settle_site(heads: &[&SiteReading]) -> SiteState {
    let (depth_mm, depths) = settle(heads.iter().map(|head| head.depth_mm));
    let (recession_mm, margins) = settle(heads.iter().map(|head| head.recession_mm));
    let (bleeding, bled) = settle(heads.iter().map(|head| head.bleeding));
    let (suppuration, pus) = settle(heads.iter().map(|head| head.suppuration));
    let (plaque, films) = settle(heads.iter().map(|head| head.plaque));
    let (calculus, stones) = settle(heads.iter().map(|head| head.calculus));
    SiteState {
        depth_mm,
        recession_mm,
        bleeding,
        suppuration,
        plaque,
        calculus,
        carried: heads.iter().all(|head| head.carried) && !heads.is_empty(),
        disputed: depths || margins || bled || pus || films || stones,
        heads: heads.iter().map(|head| head.id).collect(),
    }
}

/// The latest that says something, and whether another says otherwise.
fn settle<T: PartialEq + Copy>(said: impl Iterator<Item = Option<T>>) -> (Option<T>, bool) {
    let mut said = said.flatten();
    let shown = said.next();
    (shown, said.any(|other| Some(other) != shown))
}

#[cfg(test)]
pub(super) mod testing {
    //! Mouths in one line: `36 535 424` is a tooth with its depths at DB B MB and DL L ML.

    use super::*;
    use crate::{PatientId, id::PerioExamId};

    /// Depths by tooth, all at a margin of `recession`, one reading a site.
    pub(crate) fn readings(recession: i64, lines: &[&str]) -> Vec<SiteReading> {
        let mut readings = Vec::new();
        for line in lines {
            let (tooth, depths) = line.split_once(' ').expect("tooth, depths");
            let tooth = Tooth::new(tooth.parse().expect("digits")).expect("a tooth");
            let depths =
                depths.chars().filter(char::is_ascii_digit).map(|digit| i64::from(digit.to_digit(10).unwrap_or(0)));
            for (site, depth) in Site::ALL.into_iter().zip(depths) {
                readings.push(SiteReading {
                    id: Uuid::from_u128(readings.len() as u128 + 1),
                    exam: PerioExamId(Uuid::nil()),
                    patient: PatientId(Uuid::nil()),
                    tooth,
                    site,
                    depth_mm: Some(depth),
                    recession_mm: Some(recession),
                    bleeding: Some(depth >= 4),
                    suppuration: None,
                    plaque: None,
                    calculus: None,
                    recorded_at: readings.len() as i64,
                    replaces: Vec::new(),
                    carried: false,
                });
            }
        }
        readings
    }

    pub(crate) fn chart(recession: i64, lines: &[&str]) -> Chart {
        Chart::of(&[], &readings(recession, lines), &[])
    }
}

#[cfg(test)]
mod tests {
    use super::{testing::readings, *};
    use crate::{PatientId, id::PerioExamId};

    fn again(of: &SiteReading, n: u128, replaces: &[u128]) -> SiteReading {
        SiteReading {
            id: Uuid::from_u128(n),
            recorded_at: n as i64,
            replaces: replaces.iter().map(|n| Uuid::from_u128(*n)).collect(),
            ..of.clone()
        }
    }

    fn tooth(code: u8) -> Tooth {
        Tooth::new(code).expect("a tooth")
    }

    #[test]
    fn a_reading_takes_the_place_of_those_its_author_saw_whatever_the_clocks_say() {
        let first = readings(0, &["36 3"]).remove(0);
        let late_clock = SiteReading { recorded_at: 99, ..first.clone() };
        let second = SiteReading { depth_mm: Some(5), ..again(&first, 2, &[1]) };
        let chart = Chart::of(&[], &[late_clock, second], &[]);
        let site = chart.teeth[&tooth(36)].site(Site::DB);
        assert_eq!((site.depth_mm, site.disputed, site.heads.len()), (Some(5), false, 1));
    }

    #[test]
    fn two_workstations_at_one_site_are_both_kept_and_the_site_is_disputed() {
        let first = readings(0, &["36 3"]).remove(0);
        let other = SiteReading { depth_mm: Some(6), ..again(&first, 7, &[]) };
        let one = Chart::of(&[], &[first.clone(), other.clone()], &[]);
        let two = Chart::of(&[], &[other.clone(), first.clone()], &[]);
        assert_eq!(one, two);
        let site = one.teeth[&tooth(36)].site(Site::DB);
        assert_eq!((site.depth_mm, site.disputed, site.heads.len()), (Some(6), true, 2));
        let decided = SiteReading { depth_mm: Some(3), ..again(&first, 8, &[1, 7]) };
        let settled = Chart::of(&[], &[first, other, decided], &[]);
        assert!(!settled.teeth[&tooth(36)].site(Site::DB).disputed);
    }

    #[test]
    fn what_two_said_of_different_things_goes_together() {
        let first = readings(0, &["36 3"]).remove(0);
        let plaque = SiteReading {
            depth_mm: None,
            recession_mm: None,
            bleeding: None,
            plaque: Some(true),
            ..again(&first, 7, &[])
        };
        let chart = Chart::of(&[], &[first, plaque], &[]);
        let site = chart.teeth[&tooth(36)].site(Site::DB);
        assert_eq!((site.depth_mm, site.plaque, site.disputed), (Some(3), Some(true), false));
    }

    #[test]
    fn what_was_cleared_is_gone_and_what_was_copied_does_not_count() {
        let first = readings(2, &["36 3"]).remove(0);
        let cleared = SiteReading { depth_mm: None, recession_mm: None, bleeding: None, ..again(&first, 2, &[1]) };
        assert!(Chart::of(&[], &[first.clone(), cleared], &[]).teeth.is_empty());
        let carried = SiteReading { carried: true, ..first };
        let chart = Chart::of(&[], &[carried], &[]);
        let site = chart.teeth[&tooth(36)].site(Site::DB);
        assert_eq!((site.depth_mm, site.probed_mm(), site.loss_mm(), chart.has_carried()), (Some(3), None, None, true));
    }

    #[test]
    fn the_examiner_leaves_a_tooth_out_and_takes_one_in() {
        let word = |code: u8, examined: bool| ToothReading {
            id: Uuid::from_u128(u128::from(code)),
            exam: PerioExamId(Uuid::nil()),
            patient: PatientId(Uuid::nil()),
            tooth: tooth(code),
            mobility_miller: None,
            furcation_buccal: None,
            furcation_lingual: None,
            furcation_mesial: None,
            furcation_distal: None,
            examined: Some(examined),
            recorded_at: 0,
            replaces: Vec::new(),
        };
        let there = [36, 37].map(|code| Present { tooth: tooth(code), implant: false });
        let chart = Chart::of(&there, &readings(0, &["36 333333"]), &[word(36, false), word(38, true)]);
        assert_eq!(chart.teeth.keys().copied().collect::<Vec<_>>(), [tooth(37), tooth(38)]);
        assert!(chart.left_out.contains_key(&tooth(36)));
    }
}
