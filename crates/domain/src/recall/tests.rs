use proptest::prelude::*;

use super::*;
use crate::ClinicId;

fn usual() -> RecallPolicy {
    RecallPolicy::usual(ClinicId(Uuid::nil()))
}

fn facts(age: i32, caries: Option<CariesLevel>, perio: Option<Risk>) -> RecallFacts {
    RecallFacts { age_years: Some(age), caries, perio }
}

#[test]
fn the_shorter_of_two_intervals_is_proposed_with_both_reasons() {
    let told = propose(facts(40, Some(CariesLevel::Low), Some(Risk::Moderate)), &usual());
    assert_eq!((told.months, told.most_months), (Some(6), 24));
    assert_eq!(
        told.reasons,
        [
            RecallReason::Caries { level: CariesLevel::Low, months: 12 },
            RecallReason::Perio { risk: Risk::Moderate, months: 6 },
            RecallReason::Shortest,
        ]
    );
    assert_eq!(propose(facts(40, Some(CariesLevel::Extreme), Some(Risk::Low)), &usual()).months, Some(3));
}

#[test]
fn a_child_never_waits_more_than_a_year() {
    let long = RecallPolicy { caries_low: 24, ..usual() };
    let told = propose(facts(17, Some(CariesLevel::Low), None), &long);
    assert_eq!((told.months, told.most_months), (Some(12), 12));
    assert!(told.reasons.contains(&RecallReason::Bounded { months: 12 }));
    assert_eq!(propose(facts(18, Some(CariesLevel::Low), None), &long).months, Some(24));
    let ageless = propose(RecallFacts { caries: Some(CariesLevel::Low), ..RecallFacts::default() }, &long);
    assert_eq!(ageless.months, Some(12));
    assert!(ageless.reasons.contains(&RecallReason::NoAge));
}

#[test]
fn without_any_risk_nothing_is_proposed() {
    let told = propose(facts(40, None, None), &usual());
    assert_eq!(told.months, None);
    assert_eq!(told.reasons, [RecallReason::NoCariesRisk, RecallReason::NoPerioRisk]);
}

fn decision(months: i64, proposed: Option<i64>, note: &str) -> RecallDecision {
    RecallDecision {
        id: Uuid::nil(),
        patient: PatientId(Uuid::nil()),
        proposed_months: proposed,
        caries: None,
        perio: None,
        months,
        note: note.to_owned(),
        decided_on: "2026-11-30".parse().expect("a day"),
        by: StaffId(Uuid::nil()),
        recorded_at: 0,
    }
}

#[test]
fn a_choice_is_bounded_and_says_why_it_differs() {
    assert_eq!(decision(6, Some(6), "").check(Some(40)), Ok(()));
    assert_eq!(decision(6, None, "").check(Some(40)), Ok(()));
    let told = |checked: Result<(), Invalids>| checked.expect_err("faults").to_string();
    assert_eq!(told(decision(9, Some(6), "").check(Some(40))), "note: reason_required");
    assert_eq!(decision(9, Some(6), "comes from far away").check(Some(40)), Ok(()));
    for (months, age) in [(2, 40), (4, 40), (27, 40), (15, 17), (0, 40), (-3, 40)] {
        assert_eq!(told(decision(months, None, "").check(Some(age))), "months: not_an_interval", "{months}");
    }
}

#[test]
fn the_months_run_from_the_day_of_the_decision() {
    assert_eq!(decision(3, None, "").due_on().to_string(), "2027-02-28");
}

#[test]
fn a_table_holds_intervals_only() {
    assert_eq!(usual().check(), Ok(()));
    let wild = RecallPolicy { caries_high: 1, perio_low: 36, ..usual() };
    assert_eq!(wild.check().expect_err("faults").to_string(), "cariesHigh: not_an_interval; perioLow: not_an_interval");
}

proptest! {
    /// Whatever stands in the table and whatever is known, a proposal is an interval NICE allows at that age.
    #[test]
    fn no_proposal_leaves_the_bounds(
        age in proptest::option::of(0..110_i32),
        caries in 0..5_usize,
        perio in 0..4_usize,
        months in proptest::collection::vec(-50..100_i64, 7),
    ) {
        let policy = RecallPolicy {
            id: ClinicId(Uuid::nil()),
            caries_low: months[0],
            caries_moderate: months[1],
            caries_high: months[2],
            caries_extreme: months[3],
            perio_low: months[4],
            perio_moderate: months[5],
            perio_high: months[6],
        };
        let levels = [CariesLevel::Low, CariesLevel::Moderate, CariesLevel::High, CariesLevel::Extreme];
        let caries = levels.get(caries).copied();
        let perio = [Risk::Low, Risk::Moderate, Risk::High].get(perio).copied();
        let told = propose(RecallFacts { age_years: age, caries, perio }, &policy);
        prop_assert_eq!(told.months.is_some(), caries.is_some() || perio.is_some());
        if let Some(months) = told.months {
            let most = if age.is_some_and(|age| age >= 18) { 24 } else { 12 };
            prop_assert!((3..=most).contains(&months) && months % 3 == 0, "{}", months);
        }
    }
}
