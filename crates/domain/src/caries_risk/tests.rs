use proptest::prelude::*;

use super::*;
use CariesLevel::{Extreme, High, Low, Moderate};

/// Every question answered no, but for these.
fn answers(form: &RiskForm, yes: &[&str], unknown: &[&str]) -> RiskAnswers {
    let answer = |code: &'static str| {
        if yes.contains(&code) {
            RiskAnswer::Yes
        } else if unknown.contains(&code) {
            RiskAnswer::Unknown
        } else {
            RiskAnswer::No
        }
    };
    form.questions.iter().map(|question| (question.code.to_owned(), answer(question.code))).collect()
}

#[track_caller]
fn check(form: &str, yes: &[&str], unknown: &[&str], range: (CariesLevel, CariesLevel)) -> Vec<RiskReason> {
    let form = find(form).expect("a form");
    let argued = argue(form, &answers(form, yes, unknown));
    assert_eq!((argued.least, argued.most), range, "{yes:?}");
    assert_eq!(argued.level, (range.0 == range.1).then_some(range.0));
    argued.reasons
}

#[test]
fn one_sign_of_disease_is_high_whatever_protects() {
    for sign in ["cavities", "white_spots", "enamel_lesions", "recent_restorations"] {
        let told = check("cambra_6", &[sign, "paste_twice", "varnish"], &[], (High, High));
        assert_eq!(told, [RiskReason::Disease { questions: vec![sign.to_owned()] }]);
    }
}

#[test]
fn high_with_little_saliva_is_extreme_from_six_on() {
    let told = check("cambra_6", &["cavities", "low_saliva"], &[], (Extreme, Extreme));
    assert_eq!(told[1], RiskReason::Dry);
    check("cambra_6", &["low_saliva"], &[], (Moderate, Moderate));
    check("cambra_0_5", &["cavities", "low_saliva"], &[], (High, High));
}

#[test]
fn without_disease_the_balance_decides_where_one_side_is_empty_and_the_clinician_where_not() {
    assert_eq!(check("cambra_6", &["paste_twice"], &[], (Low, Low)), [RiskReason::NothingFound]);
    let told = check("cambra_6", &["deep_fissures", "frequent_snacks"], &[], (Moderate, Moderate));
    assert_eq!(told, [RiskReason::NothingProtects { risk: 2 }]);
    let told = check("cambra_6", &["deep_fissures", "paste_twice"], &[], (Low, Moderate));
    assert_eq!(told, [RiskReason::Weigh { risk: 1, protects: 1 }]);
}

#[test]
fn what_is_not_known_widens_the_range_and_never_lowers_it() {
    check("cambra_6", &["paste_twice"], &["cavities"], (Low, High));
    check("cambra_6", &["cavities"], &["low_saliva"], (High, Extreme));
    check("cambra_6", &["cavities"], &["frequent_snacks", "varnish"], (High, High));
    let form = find("cambra_6").expect("a form");
    let blank = argue(form, &RiskAnswers::new());
    assert_eq!((blank.least, blank.most, blank.level), (Low, Extreme, None));
}

#[test]
fn the_fullest_column_of_the_aapd_decides_and_a_tie_is_a_range() {
    check("aapd_0_5", &["paste_daily", "varnish"], &[], (Low, Low));
    check("aapd_0_5", &["visible_plaque", "special_needs", "paste_daily"], &[], (Moderate, Moderate));
    check("aapd_0_5", &["cavities", "caregiver_caries", "paste_daily"], &[], (High, High));
    check("aapd_0_5", &["visible_plaque", "paste_daily"], &[], (Low, Moderate));
    check("aapd_6", &[], &[], (Low, Low));
}

#[test]
fn one_factor_of_the_high_column_may_decide_and_is_named() {
    let told = check("aapd_6", &["white_spots", "paste_daily", "varnish", "dental_home"], &[], (Low, Low));
    assert_eq!(told[0], RiskReason::Tally { high: 1, moderate: 0, low: 3 });
    assert_eq!(told[1], RiskReason::OneMayDecide { questions: vec!["white_spots".to_owned()] });
}

#[test]
fn forms_are_for_their_age_and_ask_nothing_twice() {
    let fitting = |age| FORMS.iter().filter(|form| form.fits(age)).map(|form| form.id).collect::<Vec<_>>();
    assert_eq!(fitting(Some(5)), ["cambra_0_5", "aapd_0_5"]);
    assert_eq!(fitting(Some(6)), ["cambra_6", "aapd_6"]);
    assert_eq!((fitting(Some(40)), fitting(None).len()), (vec!["cambra_6"], 4));
    for form in FORMS {
        let codes: std::collections::BTreeSet<&str> = form.questions.iter().map(|question| question.code).collect();
        assert_eq!(codes.len(), form.questions.len(), "{}", form.id);
    }
}

fn assessment(answers: RiskAnswers, judged: Option<CariesLevel>, note: &str) -> CariesRisk {
    let argued = argue(find("cambra_6").expect("a form"), &answers);
    CariesRisk {
        id: Uuid::nil(),
        patient: PatientId(Uuid::nil()),
        form: "cambra_6".to_owned(),
        version: 1,
        answers,
        least: argued.least,
        most: argued.most,
        judged,
        note: note.to_owned(),
        assessed_on: NaiveDate::MIN,
        by: StaffId(Uuid::nil()),
        recorded_at: 0,
    }
}

#[test]
fn a_level_outside_the_range_wants_a_reason_and_an_empty_form_is_refused() {
    let form = find("cambra_6").expect("a form");
    let weighed = || answers(form, &["deep_fissures", "paste_twice"], &[]);
    assert_eq!(assessment(weighed(), Some(Moderate), "").check(), Ok(()));
    assert_eq!(assessment(weighed(), None, "").level(), None);
    let told = |checked: CariesRisk| checked.check().expect_err("faults").to_string();
    assert_eq!(told(assessment(weighed(), Some(High), "")), "note: reason_required");
    assert_eq!(assessment(weighed(), Some(High), "two new lesions last year elsewhere").check(), Ok(()));
    assert_eq!(told(assessment(RiskAnswers::new(), None, "")), "answers: nothing_answered");
    let stray = RiskAnswers::from([("flying".to_owned(), RiskAnswer::Yes)]);
    assert_eq!(told(assessment(stray, None, "")), "answers: unknown_value");
}

proptest! {
    /// Answering what was not known narrows the range: whatever is said, the level stays within what was told before.
    #[test]
    fn an_answer_only_narrows_the_range(n in 0..4_usize, said in proptest::collection::vec(0..3_u8, 20), open in 0..20_usize, yes: bool) {
        let form = &FORMS[n];
        let mut given: RiskAnswers = form.questions.iter().zip(&said).map(|(question, said)| {
            let answer = [RiskAnswer::Yes, RiskAnswer::No, RiskAnswer::Unknown][usize::from(*said)];
            (question.code.to_owned(), answer)
        }).collect();
        let code = form.questions[open % form.questions.len()].code.to_owned();
        given.insert(code.clone(), RiskAnswer::Unknown);
        let before = argue(form, &given);
        given.insert(code, if yes { RiskAnswer::Yes } else { RiskAnswer::No });
        let after = argue(form, &given);
        prop_assert!(before.least <= after.least && after.most <= before.most, "{before:?} {after:?}");
    }
}
