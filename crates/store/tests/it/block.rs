//! Blocking: hidden from whoever looks, kept whole, opened only with a reason that stays.

use domain::{
    StaffId,
    block::{Access, Block, Unblock},
};
use store::Error;
use uuid::Uuid;

use crate::kit::{Desk, NOW, ctx, exchange, finding, patient, patient_id};

fn by() -> StaffId {
    StaffId(Uuid::from_u128(0x57aff))
}

fn block(n: u128, of: u128) -> Block {
    let reason = "pide la supresión".to_owned();
    Block { id: Uuid::from_u128(0xb0 + n), patient: patient_id(of), reason, recorded_at: NOW, by: by() }
}

fn unblock(n: u128, of: u128, block: &Block) -> Unblock {
    let reason = "vuelve a consulta".to_owned();
    Unblock {
        id: Uuid::from_u128(0xb1_00 + n),
        patient: patient_id(of),
        block: block.id,
        reason,
        recorded_at: NOW,
        by: by(),
    }
}

fn found(desk: &Desk) -> usize {
    let page = |text| desk.read(|tx| tx.search_patients(text, false, 0, 9)).unwrap().hits.len();
    let (listed, searched) = (page(""), page("ferrer"));
    assert_eq!(listed, searched);
    listed
}

fn desk() -> Desk {
    let desk = Desk::first();
    desk.saves(&patient(1, "Lucía", "Ferrer"));
    desk.appends(&finding(1, 1, "caries"));
    desk
}

#[test]
fn a_blocked_patient_is_in_no_list_and_nothing_of_hers_is_read_or_written() {
    let desk = desk();
    desk.write(ctx(), |tx| tx.append(&block(1, 1))).unwrap();
    assert_eq!(found(&desk), 0);
    assert!(matches!(desk.read(|tx| tx.get::<domain::patient::Patient>(patient_id(1))), Err(Error::Blocked)));
    assert!(matches!(desk.read(|tx| tx.findings(patient_id(1))), Err(Error::Blocked)));
    assert!(matches!(desk.write(ctx(), |tx| tx.append(&finding(2, 1, ""))), Err(Error::Blocked)));
    // What arrives about her is kept, and does not bring her back into the lists.
    let row = desk.read(|tx| tx.blocked()).unwrap().remove(0);
    assert_eq!((row.patient, row.number, row.initials.as_str()), (patient_id(1), 1, "L.F."));
    desk.assert_sound();
}

#[test]
fn who_looks_in_says_why_and_that_stays() {
    let mut desk = desk();
    desk.write(ctx(), |tx| tx.append(&block(1, 1))).unwrap();
    let reason = "Juzgado n.º 3 de Sevilla".to_owned();
    let access = Access { id: Uuid::from_u128(0xacce), patient: patient_id(1), reason, recorded_at: NOW, by: by() };
    desk.open_blocked(ctx(), &access).unwrap();
    assert_eq!(desk.patient(1).given_name, "Lucía");
    assert_eq!(found(&desk), 0, "in no list even then");
    assert!(matches!(desk.write(ctx(), |tx| tx.append(&finding(2, 1, ""))), Err(Error::Blocked)));
    desk.close_blocked();
    assert!(matches!(desk.read(|tx| tx.findings(patient_id(1))), Err(Error::Blocked)));
    desk.reopen();
    assert_eq!(desk.read(|tx| tx.blocked()).unwrap()[0].accesses, [access]);
}

#[test]
fn a_lifted_blocking_lets_her_back_unless_another_stands() {
    let desks = Desk::clinic_of(2);
    desks[0].saves(&patient(1, "Lucía", "Ferrer"));
    exchange(&desks);
    let (here, there) = (block(1, 1), block(2, 1));
    desks[0].write(ctx(), |tx| tx.append(&here)).unwrap();
    desks[1].write(ctx(), |tx| tx.append(&there)).unwrap();
    desks[0].write(ctx(), |tx| tx.append(&unblock(1, 1, &here))).unwrap();
    assert_eq!(found(&desks[0]), 1);
    exchange(&desks);
    assert_eq!((found(&desks[0]), found(&desks[1])), (0, 0), "nobody lifted the other");
    desks[1].write(ctx(), |tx| tx.append(&unblock(2, 1, &there))).unwrap();
    exchange(&desks);
    assert_eq!((found(&desks[0]), found(&desks[1])), (1, 1));
    desks.iter().for_each(Desk::assert_sound);
    assert_eq!(desks[0].digests(), desks[1].digests());
}

#[test]
fn what_is_open_about_a_blocked_patient_and_whose_other_record_she_is_stays_unsaid() {
    let desks = Desk::clinic_of(2);
    (1..=2).for_each(|n| desks[0].saves(&patient(n, "Lucía", "Ferrer")));
    exchange(&desks);
    for (desk, phone) in desks.iter().zip(["611", "622"]) {
        desk.saves(&domain::patient::Patient { phone: phone.into(), ..desk.patient(1) });
    }
    exchange(&desks);
    let link = domain::duplicate::PatientLink {
        id: Uuid::from_u128(0x11).into(),
        patient: patient_id(2),
        other: patient_id(1),
        same: true,
        recorded_at: NOW,
        by: by(),
    };
    let desk = &desks[0];
    desk.write(ctx(), |tx| tx.append(&link)).unwrap();
    let linked = |n| desk.read(|tx| tx.linked(patient_id(n)));
    let history = || desk.read(|tx| tx.history(&domain::patient::KIND, patient_id(1).0, "phone"));
    assert_eq!((desk.conflicts().len(), linked(2).unwrap().len(), history().unwrap().len()), (1, 1, 3));
    let blocked = block(1, 1);
    desk.write(ctx(), |tx| tx.append(&blocked)).unwrap();
    assert_eq!((desk.conflicts().len(), linked(2).unwrap().len()), (0, 0));
    assert!(matches!(linked(1), Err(Error::Blocked)));
    assert!(matches!(history(), Err(Error::Blocked)));
    desk.write(ctx(), |tx| tx.append(&unblock(1, 1, &blocked))).unwrap();
    assert_eq!((desk.conflicts().len(), linked(2).unwrap().len()), (1, 1), "nothing was lost");
}
