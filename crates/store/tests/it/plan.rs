//! Two workstations without a line work on the same plan.

use domain::{
    PatientId, PlanId, PlanItemId, StaffId, Surfaces, Tooth,
    plan::{
        Acceptance, Completion, ITEM_KIND, ItemProgress, PlanItem, PlanPhase, Priority, TreatmentPlan, active, standing,
    },
};
use uuid::Uuid;

use crate::kit::{Desk, NOW, ctx_at};

fn patient() -> PatientId {
    PatientId(Uuid::from_u128(0xa1))
}

fn plan(n: u128, name: &str) -> TreatmentPlan {
    TreatmentPlan {
        id: PlanId(Uuid::from_u128(n)),
        patient: patient(),
        name: name.to_owned(),
        phases: PlanPhase::ALL.to_vec(),
        retired: false,
        recorded_at: NOW,
        by: StaffId(Uuid::from_u128(0x57aff)),
    }
}

fn filling(n: u128) -> PlanItem {
    PlanItem {
        id: PlanItemId(Uuid::from_u128(n)),
        patient: patient(),
        plan: plan(1, "A").id,
        procedure: "filling".to_owned(),
        name: String::new(),
        teeth: vec![Tooth::new(36).unwrap()],
        surfaces: Surfaces::parse("MO").unwrap(),
        detail: Some("composite".to_owned()),
        phase: PlanPhase::DiseaseControl,
        priority: Priority::Normal,
        progress: ItemProgress::Proposed,
        note: String::new(),
        clinician: None,
        findings: Vec::new(),
        dropped: false,
        drop_reason: String::new(),
        recorded_at: NOW,
        by: StaffId(Uuid::from_u128(0x57aff)),
    }
}

fn items(desk: &Desk) -> Vec<PlanItem> {
    desk.read(|tx| tx.plan_items(patient())).unwrap()
}

fn save(desk: &Desk, later: i64, item: &PlanItem) {
    desk.write(ctx_at(NOW + later), |tx| tx.save(item, None)).unwrap();
}

fn exchange(a: &Desk, b: &Desk) {
    assert_eq!(b.gets(&a.frames()).refused, []);
    assert_eq!(a.gets(&b.frames()).refused, []);
}

fn two_with_the_same_item() -> Vec<Desk> {
    let desks = Desk::clinic_of(2);
    desks[0].write(ctx_at(NOW), |tx| tx.save(&plan(1, "A"), None)).unwrap();
    save(&desks[0], 0, &filling(2));
    exchange(&desks[0], &desks[1]);
    desks
}

#[test]
fn what_two_change_of_one_item_is_all_there_and_a_tooth_changed_twice_is_flagged() {
    let desks = two_with_the_same_item();
    let (first, second) = (&desks[0], &desks[1]);
    let tooth = |code| vec![Tooth::new(code).unwrap()];
    save(first, 1, &PlanItem { note: "Anestesia sin vaso".to_owned(), teeth: tooth(37), ..items(first).remove(0) });
    save(second, 2, &PlanItem { phase: PlanPhase::Urgent, teeth: tooth(35), ..items(second).remove(0) });
    exchange(first, second);
    for desk in [first, second] {
        let item = items(desk).remove(0);
        assert_eq!((item.note.as_str(), item.phase), ("Anestesia sin vaso", PlanPhase::Urgent));
        assert!(desk.read(|tx| tx.is_item_disputed(&item)).unwrap());
        let open = desk.read(|tx| tx.conflict(&ITEM_KIND, item.id.0, "teeth")).unwrap().unwrap();
        assert_eq!((open.weight, open.values.len()), (domain::Weight::Safety, 2));
    }
    assert_eq!(items(first), items(second));
}

#[test]
fn what_one_drops_and_the_other_works_on_stands() {
    let desks = two_with_the_same_item();
    let (first, second) = (&desks[0], &desks[1]);
    save(first, 1, &PlanItem { progress: ItemProgress::InProgress, ..items(first).remove(0) });
    let mut dropped = items(second).remove(0);
    dropped.drop("Se trata en otra clínica").unwrap();
    // The later word by the clock; it must not win by that.
    save(second, 60_000, &dropped);
    exchange(first, second);
    for desk in [first, second] {
        let item = items(desk).remove(0);
        assert!(!item.dropped && item.progress == ItemProgress::InProgress);
        assert!(desk.read(|tx| tx.conflict(&ITEM_KIND, item.id.0, "dropped")).unwrap().is_some());
    }
}

#[test]
fn done_at_both_is_done_once_and_both_words_are_kept() {
    let desks = two_with_the_same_item();
    for (n, desk) in (0x10..).zip(&desks) {
        let completion = Completion {
            id: Uuid::from_u128(n),
            patient: patient(),
            item: filling(2).id,
            findings: Vec::new(),
            done_on: "2026-11-22".parse().unwrap(),
            visit: None,
            recorded_at: NOW,
            by: StaffId(Uuid::from_u128(0x57aff)),
        };
        desk.write(ctx_at(NOW), |tx| tx.append(&completion)).unwrap();
    }
    exchange(&desks[0], &desks[1]);
    for desk in &desks {
        let (completions, reopenings) = desk.read(|tx| tx.plan_completions(patient())).unwrap();
        assert_eq!((completions.len(), standing(&completions, &reopenings, &[]).len()), (2, 1));
    }
}

#[test]
fn two_plans_accepted_apart_leave_one_that_is_followed_and_it_is_the_same_everywhere() {
    let desks = Desk::clinic_of(2);
    for (n, (desk, name)) in (1_i64..).zip(desks.iter().zip(["A", "B"])) {
        let plan = plan(u128::from(n.unsigned_abs()), name);
        let word = Acceptance {
            id: Uuid::from_u128(0x20 + u128::from(n.unsigned_abs())),
            patient: patient(),
            plan: plan.id,
            accepted: true,
            recorded_at: NOW + n,
            by: plan.by,
        };
        desk.write(ctx_at(NOW + n), |tx| {
            tx.save(&plan, None)?;
            tx.append(&word)
        })
        .unwrap();
    }
    exchange(&desks[0], &desks[1]);
    for desk in &desks {
        let (plans, words) =
            desk.read(|tx| Ok::<_, store::Error>((tx.plans(patient())?, tx.plan_acceptances(patient())?))).unwrap();
        assert_eq!(active(&plans, &words).map(|(plan, _)| plan.name.as_str()), Some("B"));
        assert_eq!(words.len(), 2);
    }
}
