//! Two workstations without a line give out papers, and one id stands for one file.

use domain::{
    PaperId, PatientId, StaffId,
    paper::{Paper, PaperAnnulment, PaperCopy, PaperKind, Way},
};
use store::PaperQuery;
use uuid::Uuid;

use crate::kit::{Desk, NOW, ctx_at, exchange};

fn patient() -> PatientId {
    PatientId(Uuid::from_u128(0xa1))
}

fn paper(n: u128, kind: PaperKind) -> Paper {
    Paper {
        id: PaperId(Uuid::from_u128(n)),
        patient: Some(patient()),
        kind,
        title: "Odontograma".to_owned(),
        language: "es".to_owned(),
        pages: 1,
        bytes: 43_000,
        digest: format!("{n:064x}"),
        words: "11".repeat(32),
        source: None,
        recipient: None,
        recipient_name: String::new(),
        way: Way::Saved,
        recorded_at: NOW + i64::try_from(n).unwrap(),
        by: StaffId(Uuid::from_u128(0x57aff)),
    }
}

fn annulment(n: u128, of: &Paper, reason: &str) -> PaperAnnulment {
    PaperAnnulment {
        id: Uuid::from_u128(n),
        paper: of.id,
        patient: of.patient,
        reason: reason.to_owned(),
        recorded_at: NOW + i64::try_from(n).unwrap(),
        by: of.by,
    }
}

fn copy(n: u128, of: &Paper) -> PaperCopy {
    PaperCopy {
        id: Uuid::from_u128(n),
        paper: of.id,
        patient: of.patient,
        recipient: None,
        recipient_name: String::new(),
        way: Way::Printed,
        recorded_at: NOW + i64::try_from(n).unwrap(),
        by: of.by,
    }
}

#[test]
fn what_each_gave_out_and_took_back_stands_on_both() {
    let desks = Desk::clinic_of(2);
    let (first, second) = (&desks[0], &desks[1]);
    let (ours, theirs) = (paper(1, PaperKind::Odontogram), paper(2, PaperKind::Plan));
    first.write(ctx_at(NOW), |tx| tx.append(&ours)).unwrap();
    second.write(ctx_at(NOW), |tx| tx.append(&theirs)).unwrap();
    exchange(&desks);
    first.write(ctx_at(NOW + 5), |tx| tx.append(&annulment(0x11, &theirs, "Otro plan"))).unwrap();
    second
        .write(ctx_at(NOW + 5), |tx| {
            tx.append(&annulment(0x12, &theirs, "Después")).and_then(|()| tx.append(&copy(0x21, &ours)))
        })
        .unwrap();
    exchange(&desks);
    for desk in &desks {
        desk.read(|tx| {
            assert_eq!(tx.papers(patient())?, [theirs.clone(), ours.clone()], "the latest first");
            let back = tx.paper_annulment(theirs.id)?.map(|back| back.reason);
            assert_eq!(back.as_deref(), Some("Otro plan"), "the first to speak is told");
            assert_eq!((tx.paper_annulment(ours.id)?, tx.paper_copies(ours.id)?.len()), (None, 1));
            assert_eq!(tx.papers_in_file(&ours.digest)?.into_keys().collect::<Vec<_>>(), [ours.id]);
            Ok::<_, store::Error>(())
        })
        .unwrap();
        desk.assert_sound();
    }
    assert_eq!(first.digests(), second.digests());
}

#[test]
fn one_id_stands_for_one_file() {
    let desk = Desk::first();
    let first = paper(1, PaperKind::Odontogram);
    desk.write(ctx_at(NOW), |tx| tx.append(&first)).unwrap();
    desk.write(ctx_at(NOW + 1), |tx| tx.append(&first)).unwrap();
    let other = Paper { digest: "ff".repeat(32), ..first.clone() };
    assert!(desk.write(ctx_at(NOW + 2), |tx| tx.append(&other)).is_err());
    assert_eq!(desk.read(|tx| tx.papers(patient())).unwrap(), [first]);
}

#[test]
fn papers_are_found_by_day_kind_and_letters_of_their_id() {
    let desk = Desk::first();
    let papers = [paper(0x1a, PaperKind::Odontogram), paper(0x2b, PaperKind::Plan), paper(0x3c, PaperKind::Plan)];
    desk.write(ctx_at(NOW), |tx| papers.iter().try_for_each(|paper| tx.append(paper))).unwrap();
    let found = |query: PaperQuery| {
        let (papers, total) = desk.read(|tx| tx.paper_page(&query)).unwrap();
        (papers.iter().map(|paper| paper.id.0.as_u128()).collect::<Vec<_>>(), total)
    };
    let all = PaperQuery { limit: 10, ..PaperQuery::default() };
    assert_eq!(found(all.clone()), (vec![0x3c, 0x2b, 0x1a], 3));
    assert_eq!(found(PaperQuery { offset: 1, limit: 1, ..all.clone() }), (vec![0x2b], 3));
    assert_eq!(found(PaperQuery { kind: Some(PaperKind::Odontogram), ..all.clone() }), (vec![0x1a], 1));
    assert_eq!(found(PaperQuery { from: Some(NOW + 0x2b), until: Some(NOW + 0x3c), ..all.clone() }), (vec![0x2b], 1));
    assert_eq!(found(PaperQuery { id: "0-00-3C".to_owned(), ..all.clone() }), (vec![0x3c], 1));
    assert_eq!(found(PaperQuery { id: "%".to_owned(), ..all }), (vec![0x3c, 0x2b, 0x1a], 3), "no letters, no filter");
}
