//! When the demo's patients came.

use chrono::{Datelike as _, Days, Months, NaiveDate, Weekday};
use domain::patient::age;

use super::random::Random;

/// A check-up, and the appointment that followed from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Visit {
    /// When the mouth was looked at.
    pub(super) checkup: NaiveDate,
    /// When what was found was treated.
    pub(super) treatment: Option<NaiveDate>,
}

/// Check-ups from the first to yesterday, at least one, never before the age of three. Some people stop coming.
pub(super) fn visits(random: &mut Random, birth: NaiveDate, registered: NaiveDate, today: NaiveDate) -> Vec<Visit> {
    let yesterday = working_day(today - Days::new(1));
    let mut checkup = working_day(registered.max(birth + Months::new(36)).min(yesterday));
    let mut visits = Vec::new();
    loop {
        let next = working_day(checkup + Days::new(random.between(170, 420).unsigned_abs()));
        let treated = working_day(checkup + Days::new(random.between(8, 40).unsigned_abs()));
        let treatment =
            (treated > checkup && treated < next && treated <= yesterday && random.chance(0.8)).then_some(treated);
        visits.push(Visit { checkup, treatment });
        if next > yesterday || random.chance(0.07) {
            return visits;
        }
        checkup = next;
    }
}

/// Age in years on a day, as the chart counts it.
pub(super) fn age_on(birth: NaiveDate, day: NaiveDate) -> f32 {
    age(birth, day).map_or(0.0, |age| age.years as f32 + age.months as f32 / 12.0)
}

/// The same day, or the Friday before a weekend.
fn working_day(day: NaiveDate) -> NaiveDate {
    match day.weekday() {
        Weekday::Sat => day - Days::new(1),
        Weekday::Sun => day - Days::new(2),
        Weekday::Mon | Weekday::Tue | Weekday::Wed | Weekday::Thu | Weekday::Fri => day,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn visits_are_in_order_on_working_days_and_past() {
        let day = |text: &str| text.parse::<NaiveDate>().expect("a date");
        let today = day("2026-11-22");
        for patient in 0..500 {
            let mut random = Random::of(4, patient);
            let registered = today - Days::new(u64::from(patient) * 4);
            let visits = visits(&mut random, day("1980-02-29"), registered, today);
            let days: Vec<NaiveDate> =
                visits.iter().flat_map(|visit| [Some(visit.checkup), visit.treatment]).flatten().collect();
            assert!(days.windows(2).all(|pair| pair[0] < pair[1]), "{days:?}");
            assert!(days.iter().all(|day| *day < today && day.weekday().num_days_from_monday() < 5), "{days:?}");
        }
    }
}
