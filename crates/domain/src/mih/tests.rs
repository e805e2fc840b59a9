use super::*;

fn sheet(codes: &[(&str, &str)]) -> Sheet {
    let sound = MOLARS.map(|tooth| (format!("{tooth}.O"), "0".to_owned()));
    let mut all: BTreeMap<String, String> = sound.into_iter().collect();
    all.extend(codes.iter().map(|(place, code)| ((*place).to_owned(), (*code).to_owned())));
    Sheet::of_codes(all.iter().map(|(place, code)| (place.as_str(), code.as_str())))
}

#[track_caller]
fn check(codes: &[(&str, &str)], severity: Option<MihSeverity>) -> Vec<MihReason> {
    let argued = argue(&sheet(codes));
    assert_eq!(argued.severity, severity, "{codes:?}");
    argued.reasons
}

fn teeth_of(codes: &[u8]) -> Vec<Tooth> {
    codes.iter().map(|code| Tooth::new(*code).expect("a tooth")).collect()
}

#[test]
fn at_least_one_first_molar_must_be_affected() {
    assert_eq!(check(&[], Some(MihSeverity::None)), [MihReason::NoMolar]);
    let incisors = check(&[("11.V", "21")], Some(MihSeverity::None));
    assert_eq!(incisors, [MihReason::IncisorsOnly { teeth: teeth_of(&[11]) }]);
    let mild = check(&[("16.O", "22"), ("11.V", "21")], Some(MihSeverity::Mild));
    assert_eq!(mild[0], MihReason::Molars { teeth: teeth_of(&[16]) });
    assert_eq!(mild[2], MihReason::OpacitiesOnly);
}

#[test]
fn other_defects_are_not_him() {
    for code in ["11", "12", "13", "14"] {
        check(&[("16.O", code), ("26.O", code)], Some(MihSeverity::None));
    }
}

#[test]
fn breakdown_restoration_caries_loss_and_pain_make_it_severe() {
    for (code, reason) in [
        ("3", MihReason::Breakdown { teeth: teeth_of(&[16]) }),
        ("4", MihReason::Restoration { teeth: teeth_of(&[16]) }),
        ("5", MihReason::Caries { teeth: teeth_of(&[16]) }),
        ("6", MihReason::Lost { teeth: teeth_of(&[16]) }),
    ] {
        assert!(check(&[("16.O", code)], Some(MihSeverity::Severe)).contains(&reason), "{code}");
    }
    check(&[("36.O", "21"), ("36.sensitivity", "1")], Some(MihSeverity::Mild));
    check(&[("36.O", "21"), ("36.sensitivity", "2")], Some(MihSeverity::Severe));
    check(&[("36.O", "21"), ("46.sensitivity", "3")], Some(MihSeverity::Mild));
}

#[test]
fn molars_nobody_scored_keep_it_open_only_where_they_could_change_it() {
    let unscored = Sheet::of_codes([("16.O", "0"), ("26.O", "7")]);
    let argued = argue(&unscored);
    assert_eq!(argued.severity, None);
    assert!(argued.reasons.contains(&MihReason::MolarsNotScored { n: 3 }));
    assert_eq!(argue(&Sheet::of_codes([("16.O", "21")])).severity, Some(MihSeverity::Mild));
}

#[test]
fn second_primary_molars_are_told_apart() {
    let argued = argue(&sheet(&[("55.O", "3")]));
    assert_eq!((argued.severity, argued.hspm), (Some(MihSeverity::None), true));
}

#[test]
fn the_gravest_face_speaks_for_a_tooth() {
    let told = worst(&Sheet::of_codes([("16.O", "21"), ("16.V", "3"), ("16.L", "12"), ("16.extent", "2")]));
    assert_eq!((told.len(), told[0].code.as_str(), told[0].extent.as_str()), (1, "3", "2"));
}

#[test]
fn a_judgement_that_differs_says_why() {
    let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
    let judgement = MihJudgement {
        id: Uuid::nil(),
        exam: IndexExamId(Uuid::nil()),
        patient: PatientId(Uuid::nil()),
        computed: Some(MihSeverity::Mild),
        judged: MihSeverity::Severe,
        note: String::new(),
        next_review_on: Some(day("2026-11-22")),
        photos: vec!["front".to_owned(), "back".to_owned()],
        by: StaffId(Uuid::nil()),
        recorded_at: 0,
    };
    let told = judgement.check(day("2026-11-22")).expect_err("faults").to_string();
    assert_eq!(told, "note: reason_required; nextReviewOn: not_in_the_future; photos: unknown_value");
    let agreed = MihJudgement { judged: MihSeverity::Mild, next_review_on: None, photos: Vec::new(), ..judgement };
    assert_eq!(agreed.check(day("2026-11-22")), Ok(()));
}
