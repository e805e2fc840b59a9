//! How long a clinical record must be kept, by place, and from which day on it may be erased.
//!
//! Years are taken from the text of the law, named with each line. Where we have not read a community's own rule, its
//! line says so and the country's applies; a clinic that knows better keeps longer by a setting of its own
//! ([`crate::clinic::Clinic::retention_years`]), never shorter. Not legal advice.

use chrono::{Datelike as _, NaiveDate};
use serde::Serialize;

/// What a place demands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type)]
pub struct Region {
    /// ISO 3166 code of the country or of its community.
    pub code: &'static str,
    /// Whole years from the discharge of each care process.
    pub years: u8,
    /// The rule.
    pub source: &'static str,
    /// Whether the place's own rule was read; otherwise the country's stands in.
    pub verified: bool,
}

/// Ley 41/2002, art. 17.1: at least five years from the discharge of each care process.
const STATE: &str = "Ley 41/2002, art. 17.1";

/// A community whose own rule we have not read.
const fn unread(code: &'static str) -> Region {
    Region { code, years: 5, source: STATE, verified: false }
}

/// All places, the first for whoever says nothing.
///
/// Catalonia: Ley 21/2000, art. 12, in the wording of Ley 16/2010: fifteen years for consents, reports and
/// explorations, five for the rest; what a dental record holds is mostly of the first sort, so fifteen counts for all.
pub static REGIONS: &[Region] = &[
    Region { code: "ES", years: 5, source: STATE, verified: true },
    unread("ES-AN"),
    unread("ES-AR"),
    unread("ES-AS"),
    unread("ES-CB"),
    unread("ES-CE"),
    unread("ES-CL"),
    unread("ES-CM"),
    unread("ES-CN"),
    Region { code: "ES-CT", years: 15, source: "Ley 21/2000, art. 12 (Ley 16/2010)", verified: true },
    unread("ES-EX"),
    unread("ES-GA"),
    unread("ES-IB"),
    unread("ES-MC"),
    unread("ES-MD"),
    unread("ES-ML"),
    unread("ES-NC"),
    unread("ES-PV"),
    unread("ES-RI"),
    unread("ES-VC"),
];

/// The most a clinic may set for itself.
pub const MOST_YEARS: u8 = 50;

/// Age from which a person's own time runs. No law we have read says so; a claim of a child's may begin that late, so
/// the house waits.
const OF_AGE: i32 = 18;

/// Days that lie ahead when they are entered: a child expected, a review agreed. Nobody was cared for on them yet.
const AHEAD: [&str; 2] = ["due_on", "next_review_on"];

/// Whether a field holds a day on which somebody was cared for. Fields say by their names what they hold: `…_on` a day.
pub fn is_day_of_care(field: &str) -> bool {
    field.ends_with("_on") && !AHEAD.contains(&field)
}

/// The line of a place; of an unknown one, the first.
pub fn region(code: &str) -> &'static Region {
    REGIONS.iter().find(|region| region.code == code).unwrap_or(&REGIONS[0])
}

/// How long one record must be kept, and what that follows from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Hold {
    /// May be erased from this day on; `None` when there is no clinical entry, so that nothing has to be kept.
    pub until: Option<NaiveDate>,
    /// Day of the last clinical entry.
    pub last_entry: Option<NaiveDate>,
    /// Years that count here.
    pub years: u8,
    /// The rule of the place.
    pub region: Region,
    /// The clinic keeps longer than the rule of the place.
    pub own_years: bool,
    /// Time runs from coming of age.
    pub from_of_age: bool,
}

impl Hold {
    /// Reckons from the last clinical entry; for a child, from coming of age if that is later.
    pub fn of(code: &str, own_years: u8, last_entry: Option<NaiveDate>, birth: Option<NaiveDate>) -> Hold {
        let region = *region(code);
        let years = own_years.min(MOST_YEARS).max(region.years);
        let of_age = birth.map(|birth| after(birth, OF_AGE));
        let from = last_entry.map(|entry| of_age.map_or(entry, |of_age| entry.max(of_age)));
        Hold {
            until: from.map(|from| after(from, i32::from(years))),
            last_entry,
            years,
            region,
            own_years: years > region.years,
            from_of_age: last_entry.is_some() && from != last_entry,
        }
    }

    /// Whether nothing has to be kept any more.
    pub fn is_over(&self, today: NaiveDate) -> bool {
        self.until.is_none_or(|until| until <= today)
    }
}

/// The same day some years later; 29 February becomes 1 March in common years, as birthdays do.
fn after(day: NaiveDate, years: i32) -> NaiveDate {
    let year = day.year().saturating_add(years);
    day.with_year(year).or_else(|| NaiveDate::from_ymd_opt(year, 3, 1)).unwrap_or(NaiveDate::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn until(code: &str, own: u8, last: &str, birth: Option<&str>) -> Option<String> {
        Hold::of(code, own, Some(day(last)), birth.map(day)).until.map(|day| day.to_string())
    }

    #[test]
    fn five_years_from_the_last_entry_unless_the_place_says_more() {
        assert_eq!(until("ES", 0, "2026-11-22", None).as_deref(), Some("2031-11-22"));
        assert_eq!(until("ES-CT", 0, "2026-11-22", None).as_deref(), Some("2041-11-22"));
        assert_eq!(until("nowhere", 0, "2024-02-29", None).as_deref(), Some("2029-03-01"));
    }

    #[test]
    fn a_clinic_may_keep_longer_and_never_shorter() {
        assert_eq!(until("ES", 20, "2026-11-22", None).as_deref(), Some("2046-11-22"));
        assert_eq!(until("ES-CT", 3, "2026-11-22", None).as_deref(), Some("2041-11-22"));
        assert!(Hold::of("ES", 6, None, None).own_years && !Hold::of("ES", 5, None, None).own_years);
    }

    #[test]
    fn of_a_child_time_runs_from_coming_of_age() {
        assert_eq!(until("ES", 0, "2026-11-22", Some("2016-05-01")).as_deref(), Some("2039-05-01"));
        assert_eq!(until("ES", 0, "2026-11-22", Some("1980-05-01")).as_deref(), Some("2031-11-22"));
        assert!(Hold::of("ES", 0, Some(day("2026-11-22")), Some(day("2016-05-01"))).from_of_age);
    }

    #[test]
    fn a_day_that_is_only_expected_is_no_day_of_care() {
        let days = |wanted: bool| {
            let fields = crate::KINDS.iter().flat_map(|kind| kind.fields).map(|field| field.name);
            fields.filter(|name| name.ends_with("_on") && is_day_of_care(name) == wanted).collect::<Vec<_>>()
        };
        for care in ["visited_on", "observed_on", "examined_on", "done_on", "signed_on", "issued_on"] {
            assert!(days(true).contains(&care), "{care}");
        }
        for ahead in AHEAD {
            assert!(days(false).contains(&ahead), "{ahead} is a field of some kind");
        }
        assert!(!is_day_of_care("recorded_at"));
    }

    #[test]
    fn without_a_clinical_entry_nothing_is_held() {
        let hold = Hold::of("ES", 0, None, Some(day("2016-05-01")));
        assert!(hold.is_over(day("2026-11-22")) && hold.until.is_none() && !hold.from_of_age);
        let hold = Hold::of("ES", 0, Some(day("2021-11-22")), None);
        assert!(hold.is_over(day("2026-11-22")) && !hold.is_over(day("2026-11-21")));
    }

    #[test]
    fn every_place_stands_once_and_none_demands_less_than_the_country() {
        for (at, region) in REGIONS.iter().enumerate() {
            assert!(region.years >= 5 && region.years <= MOST_YEARS, "{}", region.code);
            assert!(REGIONS[at + 1..].iter().all(|other| other.code != region.code), "{}", region.code);
        }
    }
}
