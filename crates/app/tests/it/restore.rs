//! A backup in the place of what is here: only when it is whole, ours and opened; nothing that was here is lost.

use std::{path::PathBuf, sync::Arc};

use app::{
    App, Env, ErrorCode,
    keys::{NoKeychain, Secret},
};

use crate::kit::{Kit, NOW, PASSPHRASE, clinic, code, faults, form};

/// A clinic with a patient in its backup and one registered since.
fn backed_up() -> (Kit, PathBuf) {
    let kit = Kit::founded();
    kit.register("Lucía");
    let backup = kit.path("clinic.backup");
    kit.app.backup(&backup).unwrap();
    kit.register("Pau");
    (kit, backup)
}

fn names(kit: &Kit) -> usize {
    kit.app.search_patients(&app::patient::PatientQuery { limit: 10, ..Default::default() }).unwrap().rows.len()
}

#[test]
fn a_backup_takes_the_place_of_what_is_here_in_an_epoch_of_its_own() {
    let (kit, backup) = backed_up();
    let kept = kit.app.restore_backup(&backup, Secret::Passphrase(PASSPHRASE)).unwrap().expect("something was here");
    kit.app.enter_as_owner().unwrap();
    assert_eq!(names(&kit), 1);
    assert_eq!(kit.app.store().unwrap().self_device().unwrap().epoch, 2);
    kit.app.create_patient(&form("Marta")).unwrap();
    assert_eq!(kit.app.verify(true, &mut |_, _| ()).unwrap().faults, []);

    // What was replaced still opens, whole.
    let before = Kit::empty();
    for file in std::fs::read_dir(&kept).unwrap() {
        let file = file.unwrap();
        std::fs::copy(file.path(), before.path(&file.file_name().to_string_lossy())).unwrap();
    }
    before.app.unlock(Secret::Passphrase(PASSPHRASE)).unwrap();
    before.app.enter_as_owner().unwrap();
    assert_eq!(names(&before), 2);

    // A second time it starts past the epoch it is in.
    kit.app.restore_backup(&backup, Secret::Passphrase(PASSPHRASE)).unwrap();
    assert_eq!(kit.app.store().unwrap().self_device().unwrap().epoch, 3);
}

#[test]
fn a_backup_opens_in_an_empty_folder_and_over_a_damaged_store() {
    let (_kit, backup) = backed_up();
    let empty = Kit::empty();
    assert_eq!(empty.app.restore_backup(&backup, Secret::Passphrase(PASSPHRASE)).unwrap(), None);
    empty.app.enter_as_owner().unwrap();
    assert_eq!(names(&empty), 1);
    let mut damaged = empty;
    damaged.restart(Arc::new(NoKeychain));
    damaged.file("esmalte.db", &[0x5a; 40_960]);
    let kept = damaged.app.restore_backup(&backup, Secret::Passphrase(PASSPHRASE)).unwrap().expect("kept aside");
    assert_eq!(std::fs::read(kept.join("esmalte.db")).unwrap(), vec![0x5a; 40_960]);
    damaged.app.enter_as_owner().unwrap();
    assert_eq!(names(&damaged), 1);
    assert!(damaged.app.store().unwrap().self_device().unwrap().epoch > 2, "past what the witness names");
}

#[test]
fn what_is_no_whole_backup_of_this_clinic_touches_nothing() {
    let (kit, backup) = backed_up();
    let whole = std::fs::read(&backup).unwrap();
    let restore = |bytes: &[u8], passphrase: &str| {
        let file = kit.file("other.backup", bytes);
        kit.app.restore_backup(&file, Secret::Passphrase(passphrase))
    };
    assert_eq!(code(restore(&whole, "otra frase distinta")), ErrorCode::WrongSecret);
    assert_eq!(faults(restore(b"no backup at all", PASSPHRASE)), ["file: not_a_backup"]);
    for length in [10, 200, whole.len() / 2, whole.len() - 4096, whole.len() - 1] {
        let cut = restore(&whole[..length], PASSPHRASE);
        assert_eq!(faults(cut), ["file: torn"], "{length} of {}", whole.len());
    }
    let mut flipped = whole.clone();
    let middle = whole.len() * 3 / 4;
    flipped[middle] ^= 1;
    assert_eq!(faults(restore(&flipped, PASSPHRASE)), ["file: torn"]);
    let other = App::new(Env::fixed(&kit.path("other"), NOW, 2), Arc::new(NoKeychain));
    other.create_clinic(&clinic()).unwrap();
    let others = kit.path("others.backup");
    other.backup(&others).unwrap();
    assert_eq!(faults(restore(&std::fs::read(others).unwrap(), PASSPHRASE)), ["file: other_clinic"]);
    assert_eq!(names(&kit), 2);
    assert!(!kit.path("restoring").exists() && !kit.path("replaced").exists());
    assert_eq!(kit.app.verify(true, &mut |_, _| ()).unwrap().faults, []);
}
