//! Indices as a dentist and a hygienist live them.

use app::{
    ErrorCode,
    index_exam::{NewIndexScore, NewMihJudgement},
    odontogram::NewFinding,
};
use domain::{
    PatientId, Surface,
    caries_index::{CariesGap, CariesTeeth, CariesVariant},
    id::IndexExamId,
    index_exam::{Index, IndexScore},
    mih::MihSeverity,
    perio::Share,
    rules,
    staff::Role,
};
use uuid::Uuid;

use crate::kit::{Kit, code, faults, form};

fn born(kit: &Kit, year: u16) -> PatientId {
    let mut form = form("Ana");
    form.birth_date = Some(format!("{year}-01-02").parse().unwrap());
    kit.app.create_patient(&form).unwrap()
}

fn score(place: &str, code: &str) -> NewIndexScore {
    NewIndexScore { place: place.to_owned(), code: code.to_owned(), replaces: Vec::new() }
}

fn scores(kit: &Kit, exam: IndexExamId, told: &[(&str, &str)]) {
    let told: Vec<NewIndexScore> = told.iter().map(|(place, code)| score(place, code)).collect();
    kit.app.record_index_scores(exam, &told).unwrap();
}

fn charts(kit: &Kit, patient: PatientId, rule: &str, tooth: u8, value: Option<&str>) {
    let known = rules::find(rule).unwrap();
    let new = NewFinding {
        rule: rule.to_owned(),
        teeth: vec![tooth],
        surfaces: if rule == "caries" { vec![Surface::Occlusal] } else { Vec::new() },
        attribute: value.map(str::to_owned),
        status: known.observed,
        observed_on: None,
        note: String::new(),
    };
    kit.app.record_finding(patient, &new).unwrap();
}

#[test]
fn caries_is_counted_by_every_variant_and_says_what_could_change_it() {
    let kit = Kit::founded();
    let patient = born(&kit, 2006);
    let empty = kit.app.indices(patient).unwrap();
    assert!(empty.caries.iter().all(|index| index.gaps.contains(&CariesGap::NothingCharted)));
    assert!(empty.trend.is_empty());
    charts(&kit, patient, "caries", 36, None);
    charts(&kit, patient, "absent", 46, Some("caries"));
    charts(&kit, patient, "crown", 16, None);
    charts(&kit, patient, "absent", 26, Some("unknown"));
    let told = kit.app.indices(patient).unwrap();
    let total = |variant| {
        let of = told.caries.iter().find(|index| index.variant == variant && index.teeth == CariesTeeth::Permanent28);
        (of.unwrap().count.total(), of.unwrap().gaps.len())
    };
    assert_eq!((told.variant, told.caries.len()), (CariesVariant::Who2013, 9));
    assert_eq!((total(CariesVariant::Who2013), total(CariesVariant::Ecuador033)), ((2, 2), (3, 1)));
    assert_eq!((told.trend.len(), told.trend[0].permanent), (1, Some(2)));
}

#[test]
fn each_score_is_kept_as_it_is_typed_and_the_later_word_stands() {
    let kit = Kit::founded();
    let patient = born(&kit, 1980);
    let exam = kit.app.start_index_exam(patient, Index::Oleary).unwrap();
    let first = kit.app.record_index_scores(exam, &[score("16.V", "0"), score("16.M", "1")]).unwrap();
    let again = NewIndexScore { replaces: vec![first[0].id], ..score("16.V", "1") };
    kit.app.record_index_scores(exam, &[again]).unwrap();
    let view = kit.app.index_exam(exam).unwrap();
    assert_eq!(view.exam.figures.scored, Share { n: 2, of: 28 * 4 });
    assert_eq!((view.exam.figures.figures[0].share, view.exam.headline), (Share { n: 2, of: 2 }, Some(100.0)));
    let kept: Vec<IndexScore> = kit.app.store().unwrap().read(|tx| tx.index_scores(exam)).unwrap();
    assert_eq!(kept.len(), 3, "what was corrected stays in the history");
    // Somebody who had not seen it says otherwise: both stand.
    kit.app.record_index_scores(exam, &[score("16.V", "0")]).unwrap();
    let view = kit.app.index_exam(exam).unwrap();
    let place = view.places.iter().find(|place| place.key == "16.V").unwrap();
    assert_eq!((place.disputed, place.heads.len(), view.exam.figures.disputed), (true, 2, 1));
}

#[test]
fn a_place_the_index_does_not_have_is_refused_and_nothing_of_the_entry_is_kept() {
    let kit = Kit::founded();
    let patient = born(&kit, 1980);
    let exam = kit.app.start_index_exam(patient, Index::LoeSilness).unwrap();
    for (place, said, refused) in
        [("17.V", "1", "place: not_a_place"), ("16.V", "4", "code: not_a_code"), ("S1", "1", "place: not_a_place")]
    {
        let told = [score("16.M", "1"), score(place, said)];
        assert_eq!(faults(kit.app.record_index_scores(exam, &told)), [refused]);
    }
    assert_eq!(kit.app.index_exam(exam).unwrap().exam.figures.scored.n, 0);
    assert_eq!(code(kit.app.index_exam(IndexExamId(Uuid::from_u128(1)))), ErrorCode::NotFound);
    assert_eq!(code(kit.app.start_index_exam(PatientId(Uuid::nil()), Index::Cpi)), ErrorCode::NotFound);
}

#[test]
fn an_examination_set_aside_comes_back_with_its_scores() {
    let kit = Kit::founded();
    let patient = born(&kit, 1980);
    let exam = kit.app.start_index_exam(patient, Index::Cpi).unwrap();
    scores(&kit, exam, &[("S1", "3")]);
    kit.app.retire_index_exam(exam, true).unwrap();
    assert!(kit.app.indices(patient).unwrap().exams[0].retired);
    kit.app.retire_index_exam(exam, false).unwrap();
    let told = kit.app.indices(patient).unwrap();
    assert_eq!((told.exams[0].retired, told.exams[0].figures.highest.as_deref()), (false, Some("3")));
}

#[test]
fn a_child_is_followed_and_the_last_judgement_stands() {
    let kit = Kit::founded();
    let patient = born(&kit, 2018);
    let molars = [("16.O", "21"), ("26.O", "0"), ("36.O", "0"), ("46.O", "0")];
    let first = kit.app.start_index_exam(patient, Index::Mih).unwrap();
    scores(&kit, first, &molars);
    let second = kit.app.start_index_exam(patient, Index::Mih).unwrap();
    scores(&kit, second, &[("16.O", "3"), ("16.sensitivity", "2")]);
    let argued = kit.app.index_exam(first).unwrap().mih.unwrap();
    assert_eq!(argued.severity, Some(MihSeverity::Mild));
    let judge = |judged, note: &str| NewMihJudgement {
        judged,
        note: note.to_owned(),
        next_review_on: Some("2027-05-02".parse().unwrap()),
        photos: vec!["front".to_owned()],
    };
    assert_eq!(faults(kit.app.judge_mih(first, &judge(MihSeverity::Severe, " "))), ["note: reason_required"]);
    kit.app.judge_mih(first, &judge(MihSeverity::Severe, "Dolor al cepillado")).unwrap();
    kit.app.judge_mih(second, &judge(MihSeverity::Severe, "")).unwrap();
    let told = kit.app.mih_follow_up(patient).unwrap();
    assert_eq!(told.len(), 2);
    let of = |exam| told.iter().find(|view| view.id == exam).unwrap();
    assert_eq!(of(first).judged.as_ref().unwrap().note, "Dolor al cepillado");
    assert_eq!((of(second).teeth[0].code.as_str(), of(second).argued.severity), ("3", Some(MihSeverity::Severe)));
    let other = kit.app.start_index_exam(patient, Index::Cpi).unwrap();
    assert_eq!(faults(kit.app.judge_mih(other, &judge(MihSeverity::None, "x"))), ["exam: not_him"]);
}

#[test]
fn reception_reads_indices_and_writes_none() {
    let kit = Kit::founded();
    let patient = born(&kit, 1980);
    let exam = kit.app.start_index_exam(patient, Index::Bpe).unwrap();
    let carmen = kit.hire("Carmen", Role::Reception);
    kit.app.sign_in(carmen, "contraseña").unwrap();
    assert!(kit.app.indices(patient).is_ok() && kit.app.index_exam(exam).is_ok());
    assert_eq!(code(kit.app.start_index_exam(patient, Index::Bpe)), ErrorCode::Forbidden);
    assert_eq!(code(kit.app.record_index_scores(exam, &[score("S1", "1")])), ErrorCode::Forbidden);
    assert_eq!(code(kit.app.retire_index_exam(exam, true)), ErrorCode::Forbidden);
}
