//! Founding, starting again, unlocking, and everything that may have happened to the keys meanwhile.

use std::sync::Arc;

use app::{
    App, ErrorCode,
    keys::{NoKeychain, Secret},
    start::Phase,
};

use crate::kit::{Kit, PASSPHRASE, Remembers, clinic, code, faults};

fn phase(kit: &Kit) -> Phase {
    kit.app.open_by_itself().unwrap();
    kit.app.app_state().unwrap().phase
}

#[test]
fn an_empty_folder_becomes_a_clinic_with_its_owner_signed_in() {
    let kit = Kit::empty();
    assert_eq!(phase(&kit), Phase::FirstRun);
    let created = kit.app.create_clinic(&clinic()).unwrap();
    assert_eq!(created.recovery_code.len(), 34);
    let state = kit.app.app_state().unwrap();
    assert_eq!(
        (state.phase, state.clinic.as_deref(), state.demo),
        (Phase::Ready, Some("Clínica Dental Prueba"), false)
    );
    assert_eq!(state.staff.len(), 1);
    assert_eq!(code(kit.app.create_clinic(&clinic())), ErrorCode::AlreadyThere);
}

#[test]
fn what_is_wrong_with_a_founding_is_named_by_its_own_fields() {
    let kit = Kit::empty();
    let refused = |change: fn(&mut app::start::NewClinic)| {
        let mut new = clinic();
        change(&mut new);
        faults(kit.app.create_clinic(&new))
    };
    assert_eq!(refused(|new| new.clinic_name = "  ".to_owned()), ["clinicName: required"]);
    assert_eq!(refused(|new| new.owner_name = String::new()), ["ownerName: required"]);
    assert_eq!(refused(|new| new.passphrase = "corta".to_owned()), ["passphrase: weak"]);
    assert_eq!(phase(&kit), Phase::FirstRun);
}

#[test]
fn with_a_keychain_the_next_start_asks_for_nothing() {
    let keychain = Arc::new(Remembers::default());
    let mut kit = Kit::with(keychain.clone());
    kit.app.create_clinic(&clinic()).unwrap();
    kit.restart(keychain);
    assert_eq!(phase(&kit), Phase::SignIn);
}

#[test]
fn without_a_keychain_the_passphrase_or_the_printed_code_opens() {
    let mut kit = Kit::empty();
    let recovery = kit.app.create_clinic(&clinic()).unwrap().recovery_code;
    let padded = format!("  {PASSPHRASE} ");
    let lower = recovery.to_lowercase();
    for secret in [
        Secret::Passphrase(PASSPHRASE),
        Secret::Passphrase(&padded),
        Secret::RecoveryCode(&recovery),
        Secret::RecoveryCode(&lower),
    ] {
        kit.restart(Arc::new(NoKeychain));
        assert_eq!(phase(&kit), Phase::Locked);
        kit.app.unlock(secret).unwrap();
        assert_eq!(phase(&kit), Phase::SignIn);
    }
}

#[test]
fn a_wrong_secret_opens_nothing() {
    let mut kit = Kit::founded();
    kit.restart(Arc::new(NoKeychain));
    for secret in [
        Secret::Passphrase("caballo batería grape"),
        Secret::Passphrase(""),
        Secret::RecoveryCode("0000-0000-0000-0000-0000-0000-0000"),
        Secret::RecoveryCode(PASSPHRASE),
    ] {
        assert_eq!(code(kit.app.unlock(secret)), ErrorCode::WrongSecret);
        assert_eq!(phase(&kit), Phase::Locked);
    }
}

#[test]
fn unlocking_fills_the_keychain_for_the_next_start() {
    let keychain = Arc::new(Remembers::default());
    let mut kit = Kit::with(keychain.clone());
    kit.app.create_clinic(&clinic()).unwrap();
    keychain.forget_all();
    kit.restart(keychain.clone());
    kit.app.unlock(Secret::Passphrase(PASSPHRASE)).unwrap();
    kit.restart(keychain);
    assert_eq!(phase(&kit), Phase::SignIn);
}

#[test]
fn an_emptied_or_spoilt_keychain_never_makes_a_new_store() {
    for spoil in [Remembers::forget_all, Remembers::spoil_all] {
        let keychain = Arc::new(Remembers::default());
        let mut kit = Kit::with(keychain.clone());
        kit.app.create_clinic(&clinic()).unwrap();
        let patient = kit.register("Lucía");
        spoil(&keychain);
        kit.restart(keychain);
        assert_eq!(phase(&kit), Phase::Locked);
        assert_eq!(code(kit.app.create_clinic(&clinic())), ErrorCode::AlreadyThere);
        kit.app.unlock(Secret::Passphrase(PASSPHRASE)).unwrap();
        kit.app.enter_as_owner().unwrap();
        assert_eq!(kit.app.patient(patient).unwrap().form.given_name, "Lucía");
    }
}

#[test]
fn a_damaged_key_file_is_said_to_be_damaged() {
    for keys in [&b""[..], b"{", b"{\"version\":1}", b"\xff\xfe\x00"] {
        let mut kit = Kit::founded();
        kit.restart(Arc::new(NoKeychain));
        kit.file("keys.json", keys);
        assert_eq!(code(kit.app.unlock(Secret::Passphrase(PASSPHRASE))), ErrorCode::StoreDamaged);
        assert_eq!(code(kit.app.create_clinic(&clinic())), ErrorCode::AlreadyThere);
    }
}

#[test]
fn a_damaged_database_is_said_to_be_damaged_and_left_as_it_is() {
    let mut kit = Kit::founded();
    kit.restart(Arc::new(NoKeychain));
    let rubbish = vec![0x5a; 40_960];
    for left in ["esmalte.db-wal", "esmalte.db-shm"] {
        let _ = std::fs::remove_file(kit.path(left));
    }
    let database = kit.file("esmalte.db", &rubbish);
    assert_eq!(code(kit.app.unlock(Secret::Passphrase(PASSPHRASE))), ErrorCode::StoreDamaged);
    assert_eq!(std::fs::read(database).unwrap(), rubbish);
}

#[test]
fn a_second_program_in_the_same_folder_is_turned_away() {
    let kit = Kit::founded();
    let second = App::new(kit.env.clone(), Arc::new(NoKeychain));
    assert_eq!(code(second.unlock(Secret::Passphrase(PASSPHRASE))), ErrorCode::StoreInUse);
    kit.app.close();
    second.unlock(Secret::Passphrase(PASSPHRASE)).unwrap();
}
