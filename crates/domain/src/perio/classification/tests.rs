//! The tables of 2017, row by row.

use super::*;
use crate::{
    Tooth,
    perio::{BoneThird, Indices, Phenotype, Progression, RidgeDefect, TeethLost, chart::testing},
};

fn tooth(code: u8) -> Tooth {
    Tooth::new(code).expect("a tooth")
}

/// A case with this loss at two teeth that are no neighbours, 28 teeth, 50 years.
fn case(loss: i32, depth: i32) -> Figures {
    Figures {
        was_probed: true,
        margins_known: true,
        bleeding_permille: Some(200),
        depth_most_mm: depth,
        interdental_loss: vec![(tooth(16), loss), (tooth(36), loss)],
        has_loss: true,
        teeth: 28,
        age_years: Some(50),
        ..Figures::default()
    }
}

fn stage_of(figures: &Figures, answers: &Answers) -> Option<Stage> {
    classify(figures, answers, None).stage
}

fn grade_of(figures: &Figures, answers: &Answers) -> Option<Grade> {
    classify(figures, answers, None).grade
}

#[test]
fn severity_goes_by_the_worst_interdental_loss() {
    let stages = [1, 2, 3, 4, 5, 9].map(|loss| stage_of(&case(loss, 4), &Answers::default()));
    use Stage::{I, II, III};
    assert_eq!(stages, [Some(I), Some(I), Some(II), Some(II), Some(III), Some(III)]);
}

#[test]
fn one_complicating_fact_raises_the_stage() {
    let with = |change: fn(&mut Answers)| {
        let mut answers = Answers::default();
        change(&mut answers);
        stage_of(&case(3, 4), &answers)
    };
    assert_eq!(stage_of(&case(1, 5), &Answers::default()), Some(Stage::II));
    assert_eq!(stage_of(&case(3, 6), &Answers::default()), Some(Stage::III));
    assert_eq!(with(|answers| answers.vertical_defect_mm = Some(2)), Some(Stage::II));
    assert_eq!(with(|answers| answers.vertical_defect_mm = Some(3)), Some(Stage::III));
    assert_eq!(with(|answers| answers.ridge_defect = Some(RidgeDefect::Moderate)), Some(Stage::III));
    assert_eq!(with(|answers| answers.teeth_lost = Some(4)), Some(Stage::III));
    assert_eq!(with(|answers| answers.teeth_lost = Some(6)), Some(Stage::IV));
    let furcation = |grade| Figures { furcation: Some((tooth(16), grade)), ..case(3, 4) };
    assert_eq!(stage_of(&furcation(1), &Answers::default()), Some(Stage::II));
    assert_eq!(stage_of(&furcation(2), &Answers::default()), Some(Stage::III));
}

#[test]
fn a_need_of_rehabilitation_makes_stage_three_four_and_says_nothing_of_milder_disease() {
    for answers in [
        Answers { masticatory_dysfunction: Some(true), ..Answers::default() },
        Answers { occlusal_trauma: Some(true), ..Answers::default() },
        Answers { ridge_defect: Some(RidgeDefect::Severe), ..Answers::default() },
        Answers { bite_collapse: Some(true), ..Answers::default() },
    ] {
        assert_eq!(stage_of(&case(5, 6), &answers), Some(Stage::IV));
        let mild = classify(&case(3, 4), &answers, None);
        assert_eq!(mild.stage, Some(Stage::II));
        assert!(mild.reasons.contains(&Reason::ComplexityNotCounted));
    }
    let few = Figures { teeth: 19, ..case(5, 6) };
    let asked = classify(&few, &Answers::default(), None);
    assert_eq!(asked.stage, Some(Stage::III));
    assert!(asked.missing.contains(&Missing::ComplexRehabilitation { teeth: 19 }));
    let needed = Answers { complex_rehabilitation: Some(true), ..Answers::default() };
    assert_eq!(stage_of(&few, &needed), Some(Stage::IV));
    assert_eq!(stage_of(&case(5, 6), &needed), Some(Stage::III), "twenty teeth and more");
}

#[test]
fn teeth_lost_for_no_recorded_cause_are_asked_for() {
    let lost = TeethLost { periodontal: 1, unknown: 3, any: 5 };
    let argued = classify(&Figures { lost, ..case(3, 4) }, &Answers::default(), None);
    assert_eq!(argued.stage, Some(Stage::III));
    assert!(argued.missing.contains(&Missing::CauseOfLoss { n: 3 }));
    let told = Answers { teeth_lost: Some(0), ..Answers::default() };
    assert_eq!(stage_of(&Figures { lost, ..case(3, 4) }, &told), Some(Stage::II));
}

#[test]
fn bone_loss_stands_in_for_attachment_loss_and_speaks_up_beside_it() {
    let unmeasured = Figures { margins_known: false, interdental_loss: Vec::new(), has_loss: false, ..case(0, 4) };
    let bone = |percent| Answers { bone_loss_percent: Some(percent), ..Answers::default() };
    use Stage::{I, II, III};
    let stages = [10, 15, 33, 34].map(|percent| stage_of(&unmeasured, &bone(percent)));
    assert_eq!(stages, [Some(I), Some(II), Some(II), Some(III)]);
    let middle = Answers { bone_third: Some(BoneThird::Middle), ..Answers::default() };
    assert_eq!(stage_of(&unmeasured, &middle), Some(III));
    assert!(classify(&case(2, 4), &bone(40), None).reasons.contains(&Reason::BoneSaysMore { stage: III }));
    let nothing = classify(&unmeasured, &Answers::default(), None);
    assert_eq!((nothing.diagnosis, nothing.missing), (Diagnosis::Insufficient, vec![Missing::Margins]));
}

#[test]
fn two_neighbours_are_no_case_and_two_apart_are() {
    let at = |codes: [u8; 2]| Figures { interdental_loss: codes.map(|code| (tooth(code), 2)).to_vec(), ..case(2, 3) };
    assert_eq!(stage_of(&at([16, 17]), &Answers::default()), None);
    assert_eq!(stage_of(&at([11, 21]), &Answers::default()), None);
    assert_eq!(stage_of(&at([16, 14]), &Answers::default()), Some(Stage::I));
    assert_eq!(stage_of(&at([16, 46]), &Answers::default()), Some(Stage::I));
    let explained = Answers { explained_otherwise: Some(true), ..Answers::default() };
    assert_eq!(classify(&at([16, 46]), &explained, None).diagnosis, Diagnosis::GingivitisReduced);
}

#[test]
fn pockets_with_loss_on_the_cheeks_side_of_two_teeth_are_a_case() {
    let argued = |line: &[&str]| {
        let chart = testing::chart(0, line);
        let figures = Figures::of(&chart, &Indices::of(&chart, false), TeethLost::default(), Some(40));
        classify(&figures, &Answers::default(), None)
    };
    assert_eq!(
        argued(&["36 040000", "46 040000"]).reasons[0],
        Reason::CaseBuccal { teeth: vec![tooth(36), tooth(46)] }
    );
    assert_eq!(argued(&["36 030000", "46 030000"]).reasons[0], Reason::NoCase);
    assert!(argued(&["36 040000"]).stage.is_none());
}

#[test]
fn health_and_gingivitis_go_by_bleeding() {
    let mouth = |permille, depth, has_loss| {
        let figures =
            Figures { bleeding_permille: Some(permille), interdental_loss: Vec::new(), has_loss, ..case(0, depth) };
        classify(&figures, &Answers::default(), None).diagnosis
    };
    assert_eq!(mouth(99, 3, false), Diagnosis::Health);
    assert_eq!(mouth(100, 3, false), Diagnosis::GingivitisLocalized);
    assert_eq!(mouth(300, 3, false), Diagnosis::GingivitisLocalized);
    assert_eq!(mouth(301, 3, false), Diagnosis::GingivitisGeneralized);
    assert_eq!(mouth(50, 3, true), Diagnosis::HealthReduced);
    assert_eq!(mouth(150, 3, true), Diagnosis::GingivitisReduced);
}

#[test]
fn extent_is_counted_at_the_severity() {
    let losses = |n: usize, mm| (0..n).map(|i| (Tooth::ALL[i], mm)).collect::<Vec<_>>();
    let extent = |interdental_loss, teeth| {
        let figures = Figures { interdental_loss, teeth, ..case(0, 4) };
        classify(&figures, &Answers::default(), None).extent
    };
    assert_eq!(extent(losses(8, 3), 28), Some(Extent::Localized));
    assert_eq!(extent(losses(9, 3), 28), Some(Extent::Generalized));
    assert_eq!(extent([losses(8, 5), losses(20, 2)].concat(), 28), Some(Extent::Localized));
    assert_eq!((Extent::of_teeth(3, 10), Extent::of_teeth(299, 1000)), (Extent::Generalized, Extent::Localized));
    let pattern = [16, 26, 36, 46, 11, 41].map(|code| (tooth(code), 5)).to_vec();
    assert_eq!(extent(pattern, 28), Some(Extent::MolarIncisor));
}

#[test]
fn what_was_measured_over_time_decides_the_grade() {
    let over = |tenths| {
        let answers =
            Answers { progression_tenths_mm: Some(tenths), bone_loss_percent: Some(80), ..Answers::default() };
        grade_of(&case(5, 6), &answers)
    };
    assert_eq!([0, 1, 19, 20, 25].map(over), [Grade::A, Grade::B, Grade::B, Grade::C, Grade::C].map(Some));
}

#[test]
fn bone_against_age_decides_else_and_nothing_at_all_gives_b() {
    let at = |percent, age| {
        let figures = Figures { age_years: age, ..case(5, 6) };
        grade_of(&figures, &Answers { bone_loss_percent: percent, ..Answers::default() })
    };
    assert_eq!(at(Some(12), Some(50)), Some(Grade::A));
    assert_eq!(at(Some(13), Some(50)), Some(Grade::B));
    assert_eq!(at(Some(50), Some(50)), Some(Grade::B));
    assert_eq!(at(Some(51), Some(50)), Some(Grade::C));
    assert_eq!(at(Some(51), None), Some(Grade::B));
    let none = classify(&case(5, 6), &Answers::default(), None);
    assert_eq!(none.grade, Some(Grade::B));
    assert!(none.reasons.contains(&Reason::GradeAssumed) && none.missing.contains(&Missing::BoneLoss));
    let exceeding =
        |percent| Answers { bone_loss_percent: percent, phenotype: Some(Phenotype::Exceeding), ..Answers::default() };
    assert_eq!(grade_of(&case(5, 6), &exceeding(None)), Some(Grade::C));
    assert_eq!(grade_of(&case(5, 6), &exceeding(Some(5))), Some(Grade::C));
    let resistant = |percent| Answers { phenotype: Some(Phenotype::Resistant), ..exceeding(percent) };
    assert_eq!(grade_of(&case(5, 6), &resistant(None)), Some(Grade::A));
    assert_eq!(grade_of(&case(5, 6), &resistant(Some(30))), Some(Grade::B));
}

#[test]
fn smoking_and_diabetes_only_raise_the_grade() {
    let slow = Answers { bone_loss_percent: Some(5), ..Answers::default() };
    let smoking = |n| grade_of(&case(2, 4), &Answers { cigarettes_per_day: Some(n), ..slow.clone() });
    assert_eq!([0, 1, 9, 10].map(smoking), [Grade::A, Grade::B, Grade::B, Grade::C].map(Some));
    let sugar = |diabetes, hba1c| grade_of(&case(2, 4), &Answers { diabetes, hba1c_tenths: hba1c, ..slow.clone() });
    assert_eq!(sugar(Some(true), Some(69)), Some(Grade::B));
    assert_eq!(sugar(Some(true), Some(70)), Some(Grade::C));
    assert_eq!(sugar(Some(true), None), Some(Grade::B));
    assert_eq!(sugar(Some(false), Some(60)), Some(Grade::A));
    assert_eq!(sugar(None, Some(62)), Some(Grade::A));
    let rapid = Answers { bone_loss_percent: Some(90), cigarettes_per_day: Some(0), ..Answers::default() };
    assert_eq!(grade_of(&case(2, 4), &rapid), Some(Grade::C));
}

#[test]
fn treatment_never_lowers_the_stage() {
    let treated = Answers { treated: Some(true), ..Answers::default() };
    let after = Figures { bleeding_permille: Some(50), ..case(2, 4) };
    let argued = classify(&after, &treated, Some(Stage::III));
    assert_eq!((argued.diagnosis, argued.stage), (Diagnosis::Stable, Some(Stage::III)));
    assert!(argued.reasons.contains(&Reason::HeldStage { stage: Stage::III }));
    let again = Figures { has_bleeding_pocket: true, ..after.clone() };
    assert_eq!(classify(&again, &treated, Some(Stage::III)).diagnosis, Diagnosis::Periodontitis);
    assert_eq!(classify(&case(5, 6), &treated, Some(Stage::II)).stage, Some(Stage::III));
    let healed = Figures { interdental_loss: Vec::new(), has_loss: false, bleeding_permille: Some(50), ..case(0, 3) };
    assert_eq!(classify(&healed, &treated, Some(Stage::II)).stage, Some(Stage::II));
}

#[test]
fn what_this_person_s_own_teeth_lost_grades_before_bone_against_age() {
    let lost =
        |lost_mm, months| Figures { progression: Some(Progression { lost_mm, months, teeth: 24 }), ..case(5, 6) };
    let bone = |percent| Answers { bone_loss_percent: Some(percent), ..Answers::default() };
    let unknown = Answers::default();
    assert_eq!([0, 1, 2].map(|mm| grade_of(&lost(mm, 60), &unknown)), [Grade::A, Grade::B, Grade::C].map(Some));
    assert_eq!(grade_of(&lost(0, 60), &bone(60)), Some(Grade::A), "measured over time comes first");
    // In a year without loss nothing is shown; with some, it is not slow; with 2 mm, it is fast.
    assert_eq!([0, 1, 2].map(|mm| grade_of(&lost(mm, 12), &bone(5))), [Grade::A, Grade::B, Grade::C].map(Some));
    let told = Answers { progression_tenths_mm: Some(0), ..Answers::default() };
    assert_eq!(grade_of(&lost(3, 60), &told), Some(Grade::A), "the clinician's word goes before ours");
    let argued = classify(&lost(1, 12), &unknown, None);
    let said = Reason::Lost { lost_mm: 1, months: 12, teeth: 24 };
    assert!(argued.reasons.contains(&said) && !argued.reasons.contains(&Reason::GradeAssumed));
    assert!(!classify(&lost(0, 12), &unknown, None).reasons.iter().any(|reason| matches!(reason, Reason::Lost { .. })));
}
