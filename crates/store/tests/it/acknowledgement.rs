//! Entries told with several contents: asked about until somebody has seen all of them, wherever that was.

use domain::{acknowledgement::Acknowledgement, device::ByteString};
use store::{Conflict, ConflictQuery};
use uuid::Uuid;
use wire::ChangeKind;

use crate::kit::{Desk, ctx, exchange, finding, patient, patient_id};

/// Workstations that each told the same entry in words of their own.
fn contradicting(count: u8) -> Vec<Desk> {
    let desks = Desk::clinic_of(count);
    desks[0].saves(&patient(1, "Lucía", "Ferrer"));
    exchange(&desks);
    desks.iter().for_each(|desk| desk.appends(&finding(1, 1, &format!("said by {}", desk.n))));
    desks
}

fn acknowledges(desk: &Desk, n: u128, open: &Conflict) {
    let fact = Acknowledgement {
        id: Uuid::from_u128(0xac0 + n),
        patient: open.patient,
        kind: open.kind.name.to_owned(),
        record: open.id,
        contents: ByteString(open.contents().unwrap().0.to_vec()),
        recorded_at: 0,
        by: Uuid::from_u128(3).into(),
    };
    desk.write_as(ChangeKind::Resolve, ctx(), |tx| tx.append(&fact)).unwrap();
}

#[test]
fn once_somebody_has_seen_both_contents_nobody_is_asked_anywhere() {
    let desks = contradicting(2);
    exchange(&desks);
    let open = desks[0].conflicts();
    assert_eq!((open.len(), open[0].values.len()), (1, 2));
    acknowledges(&desks[0], 1, &open[0]);
    assert_eq!(desks[1].conflicts().len(), 1, "not yet told");
    exchange(&desks);
    for desk in &desks {
        assert_eq!(desk.conflicts(), []);
        let kept = desk.raw().query_row("SELECT count(*) FROM conflict", [], |row| row.get::<_, u32>(0)).unwrap();
        assert_eq!(kept, 1, "both contents are kept");
        desk.assert_sound();
    }
    assert_eq!(desks[0].digests(), desks[1].digests());
}

#[test]
fn a_content_that_nobody_saw_is_a_question_again() {
    let desks = contradicting(3);
    exchange(&desks[..2]);
    acknowledges(&desks[1], 1, &desks[1].conflicts()[0]);
    assert_eq!(desks[1].conflicts(), []);
    exchange(&desks);
    desks.iter().for_each(|desk| assert_eq!(desk.conflicts()[0].values.len(), 3));
    acknowledges(&desks[2], 2, &desks[2].conflicts()[0]);
    exchange(&desks);
    desks.iter().for_each(|desk| assert_eq!(desk.conflicts(), []));
}

#[test]
fn what_is_not_asked_for_is_counted_and_no_more() {
    let desks = contradicting(2);
    desks.iter().for_each(|desk| {
        let phone = format!("60000000{}", desk.n);
        desk.saves(&domain::patient::Patient { phone, ..desk.patient(1) });
    });
    exchange(&desks);
    let query = ConflictQuery { patient: Some(patient_id(1)), offset: 0, limit: 9 };
    let page = desks[0].read(|tx| tx.conflict_page(query, |kind| kind.name == "patient")).unwrap();
    let shown: Vec<&str> = page.conflicts.iter().map(|conflict| conflict.kind.name).collect();
    assert_eq!((shown, page.safety, page.ordinary, page.hidden), (vec!["patient"], 0, 1, 1));
}
