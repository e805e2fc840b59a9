//! Workstations as the person who manages them sees them.

use std::sync::Arc;

use app::{
    App, Env, ErrorCode,
    device::{Departure, DeviceState},
    keys::{NoKeychain, Secret},
};
use domain::staff::Role;

use crate::kit::{Kit, NOW, PASSPHRASE, code, faults};

fn leaves(reason: &str) -> Departure {
    Departure { reason: reason.to_owned(), note: String::new() }
}

fn states(kit: &Kit) -> Vec<(String, DeviceState)> {
    kit.app.devices().unwrap().into_iter().map(|view| (view.name, view.state)).collect()
}

#[test]
fn an_invitation_is_listed_runs_out_and_can_be_withdrawn() {
    let kit = Kit::founded();
    let invitation = kit.app.invite_device("Gabinete 2").unwrap();
    assert_eq!(invitation.code.len(), 49);
    assert!(invitation.qr_svg.contains("<svg"));
    let listed = kit.app.devices().unwrap();
    assert_eq!(listed[1].state, DeviceState::Invited);
    assert_eq!((listed[1].invited_by.as_deref(), listed[0].invited_by.as_deref()), (Some("Ana Pérez"), None));
    assert_eq!(faults(kit.app.invite_device("Gabinete 2")), ["name: duplicate"]);
    kit.env.advance(49 * 3_600_000);
    assert_eq!(kit.app.devices().unwrap()[1].state, DeviceState::Expired);
    kit.app.revoke_device(listed[1].id, &leaves("unused")).unwrap();
    assert_eq!(kit.app.devices().unwrap()[1].state, DeviceState::Revoked);
    assert_eq!(faults(kit.app.revoke_device(listed[1].id, &leaves("unused"))), ["device: already_there"]);
    kit.app.invite_device("Gabinete 2").unwrap();
    assert_eq!(states(&kit).len(), 3, "the name is free again");
}

#[test]
fn only_who_manages_the_clinic_moves_workstations() {
    let kit = Kit::founded();
    kit.app.invite_device("Gabinete 2").unwrap();
    let (me, other) = (kit.app.devices().unwrap()[0].id, kit.app.devices().unwrap()[1].id);
    assert_eq!(faults(kit.app.revoke_device(me, &leaves("lost"))), ["device: this_one"]);
    assert_eq!(faults(kit.app.revoke_device(other, &leaves("boredom"))), ["reason: unknown_value"]);
    let dentist = kit.hire("Laura", Role::Dentist);
    kit.app.sign_in(dentist, "contraseña").unwrap();
    assert_eq!(code(kit.app.invite_device("Gabinete 3")), ErrorCode::Forbidden);
    assert_eq!(code(kit.app.revoke_device(other, &leaves("lost"))), ErrorCode::Forbidden);
    assert_eq!(code(kit.app.rotate_key()), ErrorCode::Forbidden);
    assert_eq!(code(kit.app.become_device("x")), ErrorCode::Forbidden);
    assert_eq!(code(kit.app.quarantined()), ErrorCode::Forbidden);
    assert_eq!(kit.app.devices().unwrap().len(), 2, "everybody sees them");
}

#[test]
fn a_new_key_outlives_the_program_and_the_old_one_opens_nothing_more() {
    let mut kit = Kit::founded();
    let old = std::fs::read(kit.path("keys.json")).unwrap();
    kit.app.rotate_key().unwrap();
    assert_eq!(kit.app.devices().unwrap()[0].rotated_at, Some(NOW));
    kit.register("Lucía");
    kit.restart(Arc::new(NoKeychain));
    kit.app.unlock(Secret::Passphrase(PASSPHRASE)).unwrap();
    kit.app.enter_as_owner().unwrap();
    kit.register("Pau");
    assert_eq!(kit.app.verify(true, &mut |_, _| ()).unwrap().faults, []);
    kit.app.close();
    kit.file("keys.json", &old);
    assert!(kit.app.unlock(Secret::Passphrase(PASSPHRASE)).is_err());
}

/// Cut off between any two steps, the next start finds the right key.
#[test]
fn a_rotation_cut_off_at_any_step_loses_nothing() {
    for log_was_written in [false, true] {
        let mut kit = Kit::founded();
        let before = std::fs::read(kit.path("keys.json")).unwrap();
        let database = std::fs::read(kit.path("esmalte.db")).unwrap();
        let wal = std::fs::read(kit.path("esmalte.db-wal")).unwrap();
        let world = Env::fixed(kit.folder.path(), NOW, 99);
        let other = App::new(world, Arc::new(NoKeychain));
        kit.app.close();
        other.unlock(Secret::Passphrase(PASSPHRASE)).unwrap();
        other.enter_as_owner().unwrap();
        other.rotate_key().unwrap();
        other.close();
        // The file of keys as it stood before its last step: both keys in it.
        let both = merged(&before, &std::fs::read(kit.path("keys.json")).unwrap());
        kit.file("keys.json", &both);
        if !log_was_written {
            kit.file("esmalte.db", &database);
            kit.file("esmalte.db-wal", &wal);
            let _ = std::fs::remove_file(kit.path("head.json"));
        }
        kit.restart(Arc::new(NoKeychain));
        kit.app.unlock(Secret::Passphrase(PASSPHRASE)).unwrap();
        kit.app.enter_as_owner().unwrap();
        kit.register("Lucía");
        assert_eq!(kit.app.verify(true, &mut |_, _| ()).unwrap().faults, [], "{log_was_written}");
    }
}

/// The first file with the second's device key as the one about to be taken.
fn merged(before: &[u8], after: &[u8]) -> Vec<u8> {
    let (mut kept, after): (serde_json::Value, serde_json::Value) =
        (serde_json::from_slice(before).unwrap(), serde_json::from_slice(after).unwrap());
    kept["next_device"] = after["device"].clone();
    serde_json::to_vec(&kept).unwrap()
}
