//! What attachment somebody lost between two examinations of their own: direct evidence of how fast it goes.
//!
//! Tonetti, Greenwell, Kornman 2018 (doi 10.1111/jcpe.12945): none, less than 2 mm, or 2 mm and more over 5 years. A probe
//! is off by a millimetre now and then, so what counts is what at least two teeth lost, as in Tonetti and Claffey 2005
//! (doi 10.1111/j.1600-051X.2005.00814.x): one misread site decides nothing.

use super::{Chart, Grade, Site, ToothState};

/// The months over which the grade is asked.
const FIVE_YEARS: i32 = 60;

/// The change from one examination to a later one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progression {
    /// Interdental attachment that at least two teeth lost.
    pub lost_mm: i32,
    /// Months between the two.
    pub months: i32,
    /// Natural teeth that could be compared.
    pub teeth: i32,
}

impl Progression {
    /// Compares site by site. `None` where fewer than two teeth had their attachment read both times.
    pub fn between(before: &Chart, after: &Chart, months: i32) -> Option<Progression> {
        let lost = |(tooth, now): (_, &ToothState)| {
            let then = before.teeth.get(&tooth).filter(|then| !then.implant)?;
            let sites = Site::ALL.into_iter().filter(|site| site.is_interdental());
            sites.filter_map(|site| Some(now.site(site).loss_mm()? - then.site(site).loss_mm()?)).max()
        };
        let mut lost: Vec<i64> = after.natural().filter_map(lost).collect();
        lost.sort_unstable_by_key(|mm| std::cmp::Reverse(*mm));
        let lost_mm = i32::try_from((*lost.get(1)?).max(0)).unwrap_or(i32::MAX);
        Some(Progression { lost_mm, months, teeth: i32::try_from(lost.len()).unwrap_or(i32::MAX) })
    }

    /// The same pace over five years, in tenths of a millimetre; of a shorter time what was lost in it.
    pub fn tenths_in_five_years(&self) -> i32 {
        self.lost_mm * 10 * FIVE_YEARS / self.months.max(FIVE_YEARS)
    }

    /// What it decides: over five years the grade, over less only that it goes fast.
    pub fn grade(&self) -> Option<Grade> {
        match self.tenths_in_five_years() {
            20.. => Some(Grade::C),
            1..=19 if self.months >= FIVE_YEARS => Some(Grade::B),
            ..=0 if self.months >= FIVE_YEARS => Some(Grade::A),
            _ => None,
        }
    }

    /// What it rules out below: something was lost, in however short a time.
    pub(super) fn at_least(&self) -> Option<Grade> {
        (self.lost_mm > 0).then_some(Grade::B)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::perio::chart::testing::chart;

    fn graded(before: &[&str], after: &[&str], months: i32) -> (i32, Option<Grade>) {
        let change = Progression::between(&chart(0, before), &chart(0, after), months).expect("comparable");
        (change.lost_mm, change.grade())
    }

    const THEN: [&str; 3] = ["16 323 323", "26 323 323", "36 323 323"];

    #[test]
    fn two_teeth_must_have_lost_it() {
        assert_eq!(graded(&THEN, &["16 723 323", "26 323 323", "36 323 323"], 60), (0, Some(Grade::A)), "one misread");
        assert_eq!(graded(&THEN, &["16 723 323", "26 423 323", "36 323 323"], 60), (1, Some(Grade::B)));
        assert_eq!(graded(&THEN, &["16 523 323", "26 325 323", "36 323 323"], 60), (2, Some(Grade::C)));
    }

    #[test]
    fn the_middle_of_a_face_and_what_was_gained_count_for_nothing() {
        assert_eq!(graded(&THEN, &["16 373 373", "26 373 373", "36 323 323"], 60), (0, Some(Grade::A)));
        assert_eq!(graded(&THEN, &["16 222 222", "26 222 222", "36 222 222"], 60), (0, Some(Grade::A)));
    }

    #[test]
    fn a_short_time_shows_only_that_it_goes_fast_and_a_long_one_is_reckoned_down() {
        let lost = |mm: char| {
            let line = |tooth: &str| format!("{tooth} {mm}23 323");
            vec![line("16"), line("26"), "36 323 323".to_owned()]
        };
        let after = |mm, months| {
            let lines = lost(mm);
            graded(&THEN, &lines.iter().map(String::as_str).collect::<Vec<_>>(), months)
        };
        assert_eq!(after('5', 12), (2, Some(Grade::C)));
        assert_eq!(after('4', 12), (1, None));
        assert_eq!(after('3', 59), (0, None));
        assert_eq!(after('6', 120), (3, Some(Grade::B)), "1.5 mm in five years");
    }

    #[test]
    fn what_cannot_be_compared_says_nothing() {
        assert_eq!(Progression::between(&chart(0, &["16 323 323"]), &chart(0, &THEN), 60), None);
        assert_eq!(Progression::between(&chart(0, &[]), &chart(0, &THEN), 60), None);
    }
}
