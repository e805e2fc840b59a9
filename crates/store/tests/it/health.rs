//! Two workstations without a line speak of the same allergy.

use domain::{
    HealthItemId, PatientId, StaffId,
    health::{Category, EndReason, HealthItem, ITEM_KIND, Severity, warnings},
};
use uuid::Uuid;

use crate::kit::{Desk, NOW, ctx_at};

fn patient() -> PatientId {
    PatientId(Uuid::from_u128(0xa1))
}

fn penicillin(n: u128) -> HealthItem {
    HealthItem {
        id: HealthItemId(Uuid::from_u128(n)),
        patient: patient(),
        category: Category::Allergy,
        code: "penicillins".to_owned(),
        name: "Penicilinas".to_owned(),
        severity: Severity::Unknown,
        detail: String::new(),
        due_on: None,
        ended: false,
        end_reason: None,
        ended_on: None,
        recorded_at: NOW,
        by: StaffId(Uuid::from_u128(0x57aff)),
    }
}

fn items(desk: &Desk) -> Vec<HealthItem> {
    desk.read(|tx| tx.health_items(patient())).unwrap()
}

fn save(desk: &Desk, later: i64, item: &HealthItem) {
    desk.write(ctx_at(NOW + later), |tx| tx.save(item, None)).unwrap();
}

fn exchange(a: &Desk, b: &Desk) {
    assert_eq!(b.gets(&a.frames()).refused, []);
    assert_eq!(a.gets(&b.frames()).refused, []);
}

#[test]
fn one_rules_out_what_the_other_says_more_of_and_it_stands_flagged_on_both() {
    let desks = Desk::clinic_of(2);
    let (first, second) = (&desks[0], &desks[1]);
    save(first, 0, &penicillin(1));
    exchange(first, second);
    // The refutation is the later word by the clock; it must not win by that.
    save(first, 1, &HealthItem { severity: Severity::Severe, ..items(first).remove(0) });
    let refuted = HealthItem { ended: true, end_reason: Some(EndReason::Refuted), ..items(second).remove(0) };
    save(second, 60_000, &refuted);
    exchange(first, second);
    for desk in [first, second] {
        let items = items(desk);
        assert_eq!((warnings(&items).len(), items[0].severity), (1, Severity::Severe));
        assert!(desk.read(|tx| tx.is_disputed(&items[0])).unwrap());
        let open = desk.read(|tx| tx.conflict(&ITEM_KIND, items[0].id.0, "ended")).unwrap();
        assert_eq!(open.map(|open| open.weight), Some(domain::Weight::Safety));
    }
}

#[test]
fn both_enter_it_and_it_warns_once() {
    let desks = Desk::clinic_of(2);
    let (first, second) = (&desks[0], &desks[1]);
    save(first, 0, &penicillin(1));
    save(second, 1, &HealthItem { severity: Severity::Severe, ..penicillin(2) });
    exchange(first, second);
    for desk in [first, second] {
        let items = items(desk);
        assert_eq!(items.len(), 2);
        let told: Vec<Severity> = warnings(&items).iter().map(|told| told.item.severity).collect();
        assert_eq!(told, [Severity::Severe]);
    }
}
