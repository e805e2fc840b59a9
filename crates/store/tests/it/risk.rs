//! Two workstations without a line examine and assess the same patient.

use domain::{
    PatientId, StaffId,
    caries_risk::{CariesLevel, CariesRisk, RiskAnswer, RiskAnswers, latest},
    id::IndexExamId,
    index_exam::{Index, IndexExam, IndexScore, Sheet},
    recall::RecallPolicy,
};
use uuid::Uuid;

use crate::kit::{Desk, NOW, clinic, ctx_at, exchange, patient};

fn who() -> PatientId {
    crate::kit::patient_id(1)
}

fn by() -> StaffId {
    StaffId(Uuid::from_u128(0x57aff))
}

fn assessment(n: u128, at: i64, cavities: RiskAnswer) -> CariesRisk {
    let level = if cavities == RiskAnswer::Yes { CariesLevel::High } else { CariesLevel::Low };
    CariesRisk {
        id: Uuid::from_u128(n),
        patient: who(),
        form: "cambra_6".to_owned(),
        version: 1,
        answers: RiskAnswers::from([("cavities".to_owned(), cavities)]),
        least: level,
        most: level,
        judged: None,
        note: String::new(),
        assessed_on: "2026-11-22".parse().unwrap(),
        by: by(),
        recorded_at: at,
    }
}

fn exam() -> IndexExam {
    IndexExam {
        id: IndexExamId(Uuid::from_u128(0xe)),
        patient: who(),
        measure: Index::Oleary,
        examined_on: "2026-11-22".parse().unwrap(),
        by: by(),
        note: String::new(),
        retired: false,
    }
}

fn score(n: u128, place: &str, code: &str, replaces: &[u128]) -> IndexScore {
    IndexScore {
        id: Uuid::from_u128(n),
        exam: exam().id,
        patient: who(),
        place: place.to_owned(),
        code: code.to_owned(),
        recorded_at: NOW + n as i64,
        by: by(),
        replaces: replaces.iter().map(|id| Uuid::from_u128(*id)).collect(),
    }
}

fn sheet(desk: &Desk) -> Sheet {
    Sheet::of(&desk.read(|tx| tx.index_scores(exam().id)).unwrap())
}

#[test]
fn two_answer_the_same_form_and_both_have_both_with_the_same_one_standing() {
    let desks = Desk::clinic_of(2);
    desks[0].saves(&patient(1, "Ana", "Prats"));
    exchange(&desks);
    desks[0].write(ctx_at(NOW), |tx| tx.append(&assessment(1, NOW, RiskAnswer::Yes))).unwrap();
    desks[1].write(ctx_at(NOW + 5), |tx| tx.append(&assessment(2, NOW + 5, RiskAnswer::No))).unwrap();
    exchange(&desks);
    for desk in &desks {
        let told = desk.read(|tx| tx.risk_assessments(who())).unwrap();
        assert_eq!(told.len(), 2);
        assert_eq!(latest(&told).map(|said| said.id), Some(Uuid::from_u128(2)));
        desk.assert_sound();
    }
}

#[test]
fn an_examination_merges_place_by_place_and_only_the_same_place_is_disputed() {
    let desks = Desk::clinic_of(2);
    let (first, second) = (&desks[0], &desks[1]);
    first.saves(&patient(1, "Ana", "Prats"));
    first.write(ctx_at(NOW), |tx| tx.save(&exam(), None)).unwrap();
    first.write(ctx_at(NOW), |tx| tx.append(&score(1, "16.V", "0", &[]))).unwrap();
    exchange(&desks);
    first.write(ctx_at(NOW), |tx| tx.append(&score(2, "16.V", "1", &[1]))).unwrap();
    second.write(ctx_at(NOW), |tx| tx.append(&score(3, "16.V", "0", &[1]))).unwrap();
    second.write(ctx_at(NOW), |tx| tx.append(&score(4, "36.L", "1", &[]))).unwrap();
    exchange(&desks);
    assert_eq!(sheet(first), sheet(second));
    let told = sheet(first);
    assert_eq!((told.code("36.L"), told.disputed(), told.cells["16.V"].heads.len()), (Some("1"), 1, 2));
}

#[test]
fn two_change_the_table_of_months_and_the_values_stand_as_a_conflict() {
    let desks = Desk::clinic_of(2);
    let usual = RecallPolicy::usual(clinic());
    let save = |desk: &Desk, table: &RecallPolicy| desk.write(ctx_at(NOW), |tx| tx.save(table, None)).unwrap();
    save(&desks[0], &usual);
    exchange(&desks);
    save(&desks[0], &RecallPolicy { caries_low: 24, ..usual.clone() });
    save(&desks[1], &RecallPolicy { caries_low: 18, perio_high: 6, ..usual });
    exchange(&desks);
    for desk in &desks {
        let open: Vec<String> = desk.conflicts().into_iter().map(|conflict| conflict.field).collect();
        assert_eq!(open, ["caries_low"]);
        assert_eq!(desk.read(|tx| tx.get::<RecallPolicy>(clinic().0)).unwrap().perio_high, 6);
    }
}
