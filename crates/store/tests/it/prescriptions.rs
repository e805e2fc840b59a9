//! Two workstations without a line prescribe and annul.

use domain::{
    PatientId, PrescriptionId, StaffId,
    prescription::{Acknowledged, Annulment, DosageForm, Hazard, HazardReason, Medicine, Prescription, Route},
};
use uuid::Uuid;

use crate::kit::{Desk, NOW, ctx_at, exchange};

fn patient() -> PatientId {
    PatientId(Uuid::from_u128(0xa1))
}

fn paper(n: u128, ingredient: &str) -> Prescription {
    let hazard = Hazard {
        drug: ingredient.to_owned(),
        reason: HazardReason::Bleeding,
        grave: true,
        against: "Acenocumarol".to_owned(),
        against_code: "acenocoumarol".to_owned(),
    };
    Prescription {
        id: PrescriptionId(Uuid::from_u128(n)),
        patient: patient(),
        issued_on: "2026-11-22".parse().unwrap(),
        items: vec![Medicine {
            code: String::new(),
            ingredient: ingredient.to_owned(),
            brand: String::new(),
            strength: "600 mg".to_owned(),
            form: DosageForm::Tablet,
            route: Route::Oral,
            dose: "1 comprimido".to_owned(),
            every_hours: 8,
            days: 3,
            units: 9,
            instructions: "Con comida".to_owned(),
            indication: String::new(),
        }],
        warnings: vec![Acknowledged { hazard, why: "Pauta corta".to_owned() }],
        prescriber: "Ana Pérez".to_owned(),
        licence: "41003562".to_owned(),
        recorded_at: NOW + i64::try_from(n).unwrap(),
        by: StaffId(Uuid::from_u128(0x57aff)),
    }
}

fn annulment(n: u128, of: &Prescription, reason: &str) -> Annulment {
    Annulment {
        id: Uuid::from_u128(n),
        prescription: of.id,
        patient: patient(),
        reason: reason.to_owned(),
        recorded_at: NOW + i64::try_from(n).unwrap(),
        by: StaffId(Uuid::from_u128(0x57aff)),
    }
}

#[test]
fn what_each_prescribed_and_annulled_stands_on_both() {
    let desks = Desk::clinic_of(2);
    let (first, second) = (&desks[0], &desks[1]);
    let (old, ours, theirs) = (paper(1, "Ibuprofeno"), paper(2, "Paracetamol"), paper(3, "Amoxicilina"));
    first.write(ctx_at(NOW), |tx| tx.append(&old)).unwrap();
    exchange(&desks);
    first
        .write(ctx_at(NOW + 5), |tx| tx.append(&ours).and_then(|()| tx.append(&annulment(0x11, &old, "Sangra"))))
        .unwrap();
    second
        .write(ctx_at(NOW + 9), |tx| tx.append(&theirs).and_then(|()| tx.append(&annulment(0x12, &old, "Otra causa"))))
        .unwrap();
    exchange(&desks);
    for desk in &desks {
        let kept = desk.read(|tx| tx.prescriptions(patient())).unwrap();
        assert_eq!(kept, [theirs.clone(), ours.clone(), old.clone()], "word for word, the latest first");
        let back = desk.read(|tx| tx.annulments(patient())).unwrap();
        // Both said it; the first to speak is told.
        assert_eq!((back.len(), back[&old.id].reason.as_str()), (1, "Sangra"));
        desk.assert_sound();
    }
    assert_eq!(first.digests(), second.digests());
    let twice = Prescription { licence: "1".to_owned(), ..old };
    assert!(first.write(ctx_at(NOW + 20), |tx| tx.append(&twice)).is_err(), "a signed paper is never another");
}
