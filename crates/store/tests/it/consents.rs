//! Two workstations without a line: one has a consent signed, the other writes down that one was taken back.

use domain::{
    ConsentId, PatientId, StaffId,
    consent::{
        Consent, ConsentDecision, ConsentSignature, ConsentSigner, ConsentStanding, Purpose, Template, Withdrawal,
        current, standing,
    },
};
use uuid::Uuid;

use crate::kit::{Desk, NOW, ctx_at, exchange};

fn patient() -> PatientId {
    PatientId(Uuid::from_u128(0xa1))
}

fn staff() -> StaffId {
    StaffId(Uuid::from_u128(0x57aff))
}

fn consent(n: u128) -> Consent {
    let text = "Yo, Ana Güell, autorizo.\n\nY puedo retirarlo.".to_owned();
    Consent {
        id: ConsentId(Uuid::from_u128(n)),
        patient: patient(),
        template: Uuid::from_u128(0x7e),
        version: 3,
        title: "Noticias".to_owned(),
        purpose: Purpose::Marketing,
        language: "es".to_owned(),
        digest: "00".repeat(32),
        text,
        decision: ConsentDecision::Given,
        signer: ConsentSigner {
            guardian: true,
            name: "Carmen".to_owned(),
            relation: "madre".to_owned(),
            document: "12345678Z".to_owned(),
        },
        signature: ConsentSignature::Drawn { width: 600, height: 200, strokes: vec![vec![1, 2, 300, 90], vec![7, 8]] },
        informed_by: staff(),
        informer: "Ana Pérez".to_owned(),
        signed_on: "2026-11-22".parse().unwrap(),
        valid_until: Some("2028-11-22".parse().unwrap()),
        recorded_at: NOW + i64::try_from(n).unwrap(),
        by: staff(),
    }
}

fn withdrawal(n: u128, of: &Consent) -> Withdrawal {
    let reason = format!("Motivo {n}");
    let recorded_at = NOW + i64::try_from(n).unwrap();
    Withdrawal { id: Uuid::from_u128(n), consent: of.id, patient: patient(), reason, recorded_at, by: staff() }
}

fn stands(desk: &Desk, consent: &Consent) -> ConsentStanding {
    desk.read(|tx| {
        let (all, back) = (tx.consents(patient())?, tx.consent_withdrawals(patient())?);
        Ok::<_, store::Error>(standing(consent, &all, &back, (false, "2026-11-23".parse().unwrap())))
    })
    .unwrap()
}

#[test]
fn a_withdrawal_written_down_anywhere_holds_everywhere_and_nothing_signed_changes() {
    let desks = Desk::clinic_of(2);
    let (first, second) = (&desks[0], &desks[1]);
    let old = consent(1);
    first.write(ctx_at(NOW), |tx| tx.append(&old)).unwrap();
    exchange(&desks);
    assert_eq!(stands(second, &old), ConsentStanding::Active);
    first.write(ctx_at(NOW + 5), |tx| tx.append(&withdrawal(0x11, &old))).unwrap();
    second.write(ctx_at(NOW + 9), |tx| tx.append(&withdrawal(0x12, &old))).unwrap();
    exchange(&desks);
    for desk in &desks {
        assert_eq!(stands(desk, &old), ConsentStanding::Withdrawn);
        assert_eq!(desk.read(|tx| tx.consents(patient())).unwrap(), std::slice::from_ref(&old), "stroke for stroke");
        let back = desk.read(|tx| tx.consent_withdrawals(patient())).unwrap();
        assert_eq!(back.iter().map(|one| one.reason.as_str()).collect::<Vec<_>>(), ["Motivo 17", "Motivo 18"]);
        desk.assert_sound();
    }
    let forged = Consent { text: "Otra cosa".to_owned(), ..old };
    assert!(first.write(ctx_at(NOW + 20), |tx| tx.append(&forged)).is_err(), "what was signed is never another");
}

#[test]
fn both_save_a_template_both_stay_and_the_same_one_is_offered() {
    let desks = Desk::clinic_of(2);
    let house = current(&[]).remove(0);
    let version = |n: u128, body: &str| Template {
        id: Uuid::from_u128(n),
        version: 1,
        body: body.to_owned(),
        recorded_at: NOW + i64::try_from(n).unwrap(),
        ..house.clone()
    };
    for (desk, (n, body)) in desks.iter().zip([(1, "Uno, {{patient}}"), (2, "Otro, {{patient}}")]) {
        desk.write(ctx_at(NOW), |tx| tx.append(&version(n, body))).unwrap();
    }
    exchange(&desks);
    for desk in &desks {
        let made = desk.read(|tx| tx.consent_versions()).unwrap();
        assert_eq!(made.len(), 2);
        let offered = current(&made).into_iter().find(|one| one.template == house.template).unwrap();
        assert_eq!(offered.body, "Otro, {{patient}}");
        assert_eq!(desk.read(|tx| tx.consent_version(Uuid::from_u128(1))).unwrap().body, "Uno, {{patient}}");
    }
}
