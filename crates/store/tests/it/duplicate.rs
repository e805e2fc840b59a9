//! One person under two records: proposed, linked, parted; nothing of either record moves.

use domain::{
    PatientLinkId, StaffId,
    duplicate::{PatientLink, PatientUnlink},
    patient::Patient,
};
use uuid::Uuid;

use crate::kit::{Desk, NOW, ctx, exchange, finding, patient, patient_id};

fn link(n: u128, a: u128, b: u128, same: bool) -> PatientLink {
    let id = PatientLinkId(Uuid::from_u128(0x1100 + n));
    PatientLink { id, patient: patient_id(a), other: patient_id(b), same, recorded_at: NOW, by: StaffId(Uuid::nil()) }
}

fn unlink(n: u128, link: &PatientLink) -> PatientUnlink {
    let id = Uuid::from_u128(0x1200 + n);
    PatientUnlink { id, patient: link.patient, link: link.id, recorded_at: NOW, by: StaffId(Uuid::nil()) }
}

fn newcomer(n: u128, given: &str) -> Patient {
    Patient { birth_date: Some("1984-02-29".parse().unwrap()), ..patient(n, given, "Muñoz") }
}

fn linked(desk: &Desk, n: u128) -> Vec<u128> {
    let linked = desk.read(|tx| tx.linked(patient_id(n))).unwrap();
    linked.into_iter().map(|linked| linked.patient.id.0.as_u128() - 0xa000).collect()
}

#[test]
fn a_newcomer_registered_twice_is_proposed_linked_and_parted_again() {
    let desks = Desk::clinic_of(2);
    desks[0].saves(&newcomer(1, "María"));
    desks[1].saves(&newcomer(2, "Maria"));
    desks[1].saves(&patient(3, "Otra", "Persona"));
    exchange(&desks);
    let proposed = |desk: &Desk| desk.read(|tx| tx.duplicate_candidates()).unwrap().len();
    assert_eq!((proposed(&desks[0]), proposed(&desks[1])), (1, 1));

    let same = link(1, 1, 2, true);
    desks[0].write(ctx(), |tx| tx.append(&same)).unwrap();
    desks[1].appends(&finding(1, 2, "charted meanwhile"));
    exchange(&desks);
    for desk in &desks {
        assert_eq!((linked(desk, 1), linked(desk, 2), linked(desk, 3)), (vec![2], vec![1], vec![]));
        assert_eq!(proposed(desk), 0);
        assert_eq!(desk.read(|tx| tx.findings(patient_id(2))).unwrap().0.len(), 1, "each keeps what is its own");
    }
    desks[1].write(ctx(), |tx| tx.append(&unlink(1, &same))).unwrap();
    exchange(&desks);
    for desk in &desks {
        assert_eq!((linked(desk, 1), proposed(desk)), (vec![], 1));
        desk.assert_sound();
    }
    assert_eq!(desks[0].digests(), desks[1].digests());
}

#[test]
fn who_is_said_to_be_another_is_proposed_no_more_until_that_is_taken_back() {
    let desk = Desk::first();
    desk.saves(&newcomer(1, "María"));
    desk.saves(&newcomer(2, "Maria"));
    let other = link(1, 2, 1, false);
    desk.write(ctx(), |tx| tx.append(&other)).unwrap();
    assert_eq!((desk.read(|tx| tx.duplicate_candidates()).unwrap().len(), linked(&desk, 1)), (0, vec![]));
    desk.write(ctx(), |tx| tx.append(&unlink(1, &other))).unwrap();
    assert_eq!(desk.read(|tx| tx.duplicate_candidates()).unwrap().len(), 1);
}

#[test]
fn linked_at_two_workstations_and_parted_at_one_it_stays_linked_by_the_other() {
    let desks = Desk::clinic_of(2);
    desks[0].saves(&newcomer(1, "María"));
    desks[0].saves(&newcomer(2, "Maria"));
    exchange(&desks);
    let (mine, yours) = (link(1, 1, 2, true), link(2, 2, 1, true));
    desks[0].write(ctx(), |tx| tx.append(&mine)).unwrap();
    desks[0].write(ctx(), |tx| tx.append(&unlink(1, &mine))).unwrap();
    desks[1].write(ctx(), |tx| tx.append(&yours)).unwrap();
    exchange(&desks);
    for desk in &desks {
        assert_eq!(linked(desk, 1), [2]);
        assert_eq!(desk.read(|tx| tx.linked(patient_id(1))).unwrap()[0].link, yours);
        assert_eq!(desk.read(|tx| tx.statements_between(patient_id(2), patient_id(1))).unwrap(), [yours]);
    }
}

#[test]
fn a_third_record_joined_through_another_is_parted_whole() {
    let desk = Desk::first();
    (1..=3).for_each(|n| desk.saves(&newcomer(n, "María")));
    for (n, a, b) in [(1, 1, 2), (2, 2, 3)] {
        desk.write(ctx(), |tx| tx.append(&link(n, a, b, true))).unwrap();
    }
    assert_eq!((linked(&desk, 1), linked(&desk, 3)), (vec![2, 3], vec![1, 2]));
    let statements = desk.read(|tx| tx.statements_between(patient_id(1), patient_id(3))).unwrap();
    assert_eq!(statements, [link(2, 2, 3, true)]);
    desk.write(ctx(), |tx| tx.append(&unlink(1, &statements[0]))).unwrap();
    assert_eq!((linked(&desk, 1), linked(&desk, 3)), (vec![2], vec![]));
}

#[test]
fn what_is_proposed_follows_the_records() {
    let mut desk = Desk::first();
    desk.saves(&newcomer(1, "María"));
    desk.saves(&newcomer(2, "Maria"));
    let proposed = |desk: &Desk| desk.read(|tx| tx.duplicate_candidates()).unwrap().len();
    assert_eq!(proposed(&desk), 1);
    desk.saves(&Patient { given_name: "Eva".into(), ..desk.patient(2) });
    assert_eq!(proposed(&desk), 0, "corrected, another person");
    desk.saves(&Patient { given_name: "Mario".into(), ..desk.patient(2) });
    assert_eq!(proposed(&desk), 1);
    desk.saves(&Patient { retired: true, ..desk.patient(1) });
    assert_eq!(proposed(&desk), 0, "archived");
    desk.saves(&Patient { retired: false, ..desk.patient(1) });
    desk.close();
    desk.raw()
        .execute_batch(
            "DELETE FROM patient_trait; DELETE FROM patient_pair; DROP TABLE patient_link; \
             DROP TABLE patient_unlink; DELETE FROM refinery_schema_history WHERE version = 6;",
        )
        .unwrap();
    desk.reopen();
    assert_eq!(proposed(&desk), 1, "a database of an older program is compared when it is opened");
}
