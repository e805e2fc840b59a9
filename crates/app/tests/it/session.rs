//! Signing in, and how guessing is slowed down.

use std::sync::Arc;

use app::{
    Error, ErrorCode,
    keys::{NoKeychain, Secret},
    start::Phase,
};
use domain::{StaffId, staff::Role};

use crate::kit::{Kit, PASSPHRASE, code};

fn owner(kit: &Kit) -> StaffId {
    kit.app.session().unwrap().staff
}

#[test]
fn the_owner_signs_in_with_the_passphrase_and_out_again() {
    let kit = Kit::founded();
    let owner = owner(&kit);
    kit.app.sign_out();
    assert_eq!(code(kit.app.clinic()), ErrorCode::SignedOut);
    assert_eq!(code(kit.app.sign_in(owner, "otra cosa")), ErrorCode::WrongSecret);
    kit.app.sign_in(owner, PASSPHRASE).unwrap();
    assert_eq!(kit.app.app_state().unwrap().phase, Phase::Ready);
}

#[test]
fn nobody_signs_in_as_somebody_unknown_or_gone() {
    let kit = Kit::founded();
    let gone = kit.hire("Marcos", Role::Dentist);
    let view = kit.app.staff().unwrap().into_iter().find(|person| person.id == gone).unwrap();
    let change = app::staff::StaffChange {
        name: view.name,
        role: view.role,
        licence: view.licence,
        retired: true,
        clocks: view.clocks,
    };
    kit.app.update_staff(gone, &change).unwrap();
    assert_eq!(code(kit.app.sign_in(gone, "contraseña")), ErrorCode::WrongSecret);
    assert_eq!(code(kit.app.sign_in(StaffId(uuid::Uuid::nil()), "contraseña")), ErrorCode::WrongSecret);
}

#[test]
fn guessing_waits_longer_each_time_and_a_restart_is_no_way_around() {
    let mut kit = Kit::founded();
    let owner = owner(&kit);
    kit.app.sign_out();
    for _ in 0..5 {
        assert_eq!(code(kit.app.sign_in(owner, "adivino")), ErrorCode::WrongSecret);
    }
    assert_eq!(code(kit.app.sign_in(owner, PASSPHRASE)), ErrorCode::TooManyAttempts);
    kit.restart(Arc::new(NoKeychain));
    kit.app.unlock(Secret::Passphrase(PASSPHRASE)).unwrap();
    let wait = match kit.app.sign_in(owner, PASSPHRASE) {
        Err(Error::TooManyAttempts { wait_seconds }) => wait_seconds,
        other => panic!("{other:?}"),
    };
    assert!((1..=3).contains(&wait), "{wait}");
    kit.env.advance(wait * 1000);
    kit.app.sign_in(owner, PASSPHRASE).unwrap();
    // The right password wipes the slate.
    assert_eq!(code(kit.app.sign_in(owner, "adivino")), ErrorCode::WrongSecret);
    kit.app.sign_in(owner, PASSPHRASE).unwrap();
}

#[test]
fn the_wait_never_passes_a_minute_nor_locks_a_colleague_out() {
    let kit = Kit::founded();
    let (owner, other) = (owner(&kit), kit.hire("Marcos", Role::Dentist));
    for _ in 0..40 {
        assert_eq!(code(kit.app.sign_in(owner, "adivino")), ErrorCode::WrongSecret);
        kit.env.advance(61_000);
    }
    kit.app.sign_in(other, "contraseña").unwrap();
    kit.app.sign_in(owner, PASSPHRASE).unwrap();
}

#[test]
fn a_clock_set_back_does_not_turn_a_minute_into_a_year() {
    let kit = Kit::founded();
    let owner = owner(&kit);
    for _ in 0..8 {
        let _ = kit.app.sign_in(owner, "adivino");
        kit.env.advance(5_000);
    }
    kit.env.advance(-400 * 24 * 3_600_000);
    kit.app.sign_in(owner, PASSPHRASE).unwrap();
}
