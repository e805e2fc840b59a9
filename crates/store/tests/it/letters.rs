//! Two workstations without a line: both save the same text, and both issue a letter of the same person.

use domain::{
    LetterId, PatientId, StaffId,
    letter::{Letter, LetterKind, LetterTemplate, current, history},
};
use uuid::Uuid;

use crate::kit::{Desk, NOW, ctx_at, exchange};

fn patient() -> PatientId {
    PatientId(Uuid::from_u128(0xa1))
}

fn letter(n: u128) -> Letter {
    Letter {
        id: LetterId(Uuid::from_u128(n)),
        patient: patient(),
        letter: LetterKind::Certificate,
        template: Uuid::from_u128(0x7e),
        version: 3,
        title: "Justificante".to_owned(),
        language: "es".to_owned(),
        addressee: String::new(),
        text: format!("Consta que estuvo.\n\nVez {n}."),
        signer: "Ana Pérez".to_owned(),
        licence: String::new(),
        issued_on: "2026-11-22".parse().unwrap(),
        recorded_at: NOW + i64::try_from(n).unwrap(),
        by: StaffId(Uuid::from_u128(0x57aff)),
    }
}

#[test]
fn what_was_issued_anywhere_is_read_everywhere_and_never_becomes_another() {
    let desks = Desk::clinic_of(2);
    for (desk, n) in desks.iter().zip([1, 2]) {
        desk.write(ctx_at(NOW), |tx| tx.append(&letter(n))).unwrap();
    }
    exchange(&desks);
    for desk in &desks {
        assert_eq!(desk.read(|tx| tx.letters(patient())).unwrap(), [letter(2), letter(1)]);
        desk.assert_sound();
    }
    let forged = Letter { text: "Otra cosa".to_owned(), ..letter(1) };
    assert!(desks[1].write(ctx_at(NOW + 20), |tx| tx.append(&forged)).is_err());
}

#[test]
fn both_save_a_text_both_stay_and_the_same_one_is_offered() {
    let desks = Desk::clinic_of(2);
    let house = current(&[]).remove(0);
    let version = |n: u128, body: &str| LetterTemplate {
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
        let made = desk.read(|tx| tx.letter_versions()).unwrap();
        let offered = current(&made).into_iter().find(|one| one.template == house.template).unwrap();
        assert_eq!(offered.body, "Otro, {{patient}}");
        let bodies: Vec<String> = history(&made, house.template).into_iter().map(|one| one.body).collect();
        assert_eq!(bodies, ["Otro, {{patient}}", "Uno, {{patient}}", house.body.as_str()]);
    }
}
