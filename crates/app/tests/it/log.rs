//! The log on a stick, the backup in a drawer.

use std::{collections::BTreeMap, path::Path, sync::Arc};

use app::{
    App, Env, ErrorCode,
    keys::{NoKeychain, Secret},
    log::BACKUP_MAGIC,
    stick::ExportScope,
};
use store::{DatabaseKey, Founding, Store};
use wire::{DeviceKey, frame};
use zeroize::Zeroizing;

use crate::kit::{Kit, NOW, PASSPHRASE, clinic, code, faults};

fn export(kit: &Kit, name: &str) -> std::path::PathBuf {
    let file = kit.path(name);
    kit.app.export_log(&file, ExportScope::Everything, &mut |_, _| {}).unwrap();
    file
}

fn digests(app: &App) -> BTreeMap<String, wire::Hash> {
    let verdict = app.verify(true, &mut |_, _| {}).unwrap();
    assert!(verdict.faults.is_empty(), "{:?}", verdict.faults);
    verdict.digests
}

/// The same clinic's folder as it stood, opened by a second program.
fn copy(kit: &Kit, to: &Path) -> App {
    kit.app.close();
    std::fs::create_dir_all(to).unwrap();
    for file in ["esmalte.db", "keys.json"] {
        std::fs::copy(kit.path(file), to.join(file)).unwrap();
    }
    kit.app.unlock(Secret::Passphrase(PASSPHRASE)).unwrap();
    kit.app.enter_as_owner().unwrap();
    let app = App::new(Env::fixed(to, NOW, 2), Arc::new(NoKeychain));
    app.unlock(Secret::Passphrase(PASSPHRASE)).unwrap();
    app.enter_as_owner().unwrap();
    app
}

#[test]
fn a_log_file_makes_a_second_store_the_same() {
    let kit = Kit::founded();
    for n in 0..30 {
        kit.register(&format!("Paciente {n}"));
    }
    let file = kit.path("all.clog");
    let mut last = (0, 0);
    let written = kit.app.export_log(&file, ExportScope::Everything, &mut |done, total| last = (done, total)).unwrap();
    assert_eq!((written, last), (32, (32, 32)));
    let bytes = std::fs::read(&file).unwrap();
    assert_eq!(&bytes[..8], frame::MAGIC);
    let (frames, torn) = frame::unpack(&bytes[8..], 1 << 30);
    assert!(torn.is_none());
    let me = kit.app.store().unwrap().self_device().unwrap();
    let founding =
        Founding { clinic: me.clinic, device: domain::DeviceId(uuid::Uuid::from_u128(5)), name: "Segundo".to_owned() };
    let key = DatabaseKey(Zeroizing::new([3; 32]));
    let device = DeviceKey::from_seed(&Zeroizing::new([4; 32]));
    let second = Store::found(&kit.path("second"), key, device, &founding).unwrap();
    let received = second.rebuild(me.clinic, &frames, NOW).unwrap();
    assert_eq!((received.applied, received.waiting, received.refused.len()), (32, 0, 0));
    assert_eq!(second.verify(true, |_, _| {}).unwrap().digests, digests(&kit.app));
}

#[test]
fn an_older_copy_catches_up_from_a_file_and_again_without_harm() {
    let kit = Kit::founded();
    kit.register("Antes");
    let older = copy(&kit, &kit.path("older"));
    kit.register("Después");
    let file = export(&kit, "all.clog");
    let received = older.import_log(&file).unwrap();
    assert_eq!((received.applied, received.fresh, received.known, received.refused.len()), (1, 1, 3, 0));
    assert_eq!(digests(&older), digests(&kit.app));
    let received = older.import_log(&file).unwrap();
    assert_eq!((received.changes, received.fresh, received.known), (4, 0, 4));
    assert_eq!(received.from.len(), 1);
    assert!(received.from[0].name.is_some());
}

#[test]
fn the_second_file_holds_what_is_new_and_is_refused_where_the_first_never_came() {
    let kit = Kit::founded();
    let older = copy(&kit, &kit.path("older"));
    let write = |name: &str, scope| {
        let file = kit.path(name);
        (kit.app.export_log(&file, scope, &mut |_, _| {}).unwrap(), file)
    };
    kit.register("Una");
    let (changes, first) = write("first.clog", ExportScope::SinceLast);
    assert_eq!(changes, 3, "nothing was written before, so it is everything");
    kit.register("Dos");
    kit.register("Tres");
    let (changes, second) = write("second.clog", ExportScope::SinceLast);
    assert_eq!(changes, 2);
    let (changes, none) = write("third.clog", ExportScope::SinceLast);
    assert_eq!((changes, none.exists()), (0, false), "no file without anything in it");
    assert_eq!(write("unsent.clog", ExportScope::Unsent).0, 5, "no server has any of it");
    let too_early = older.import_log(&second).unwrap();
    assert_eq!((too_early.fresh, too_early.refused[0].reason.as_str()), (0, "gap"));
    assert_eq!(older.import_log(&first).unwrap().fresh, 1);
    assert_eq!(older.import_log(&second).unwrap().fresh, 2);
    assert_eq!(digests(&older), digests(&kit.app));
    let page = kit.app.sync_page().unwrap();
    assert_eq!((page.export.everything, page.export.since_last, page.export.unsent), (5, 0, 5));
    assert_eq!((page.export.last_at.is_some(), page.sums.holds, page.sums.applied), (true, true, 5));
    assert_eq!((page.devices.len(), page.devices[0].changes, page.waiting_patients), (1, 5, 3));
}

#[test]
fn a_torn_file_is_told_and_what_came_whole_is_kept() {
    let kit = Kit::founded();
    let older = copy(&kit, &kit.path("older"));
    // Incompressible names, so that a cut lands inside some frame and not in the trailer.
    for n in 0..200 {
        kit.register(&uuid::Uuid::from_bytes(kit.env.random()).to_string().repeat(1 + n % 5));
    }
    let file = export(&kit, "all.clog");
    let bytes = std::fs::read(&file).unwrap();
    let cut = kit.file("cut.clog", &bytes[..bytes.len() * 3 / 4]);
    let received = older.import_log(&cut).unwrap();
    assert_eq!(received.broken.as_deref(), Some("torn"));
    assert!(received.fresh > 0 && received.refused.is_empty(), "{received:?}");
    let mut flipped = bytes.clone();
    flipped[bytes.len() * 7 / 8] ^= 0x55;
    let received = older.import_log(&kit.file("flipped.clog", &flipped)).unwrap();
    assert_eq!(received.broken.as_deref(), Some("damaged"));
    let query = app::patient::PatientQuery { limit: 500, ..Default::default() };
    let came = older.search_patients(&query).unwrap().rows.len();
    assert!(came < 200, "{came}");
    older.import_log(&file).unwrap();
    assert_eq!(digests(&older), digests(&kit.app));
}

#[test]
fn what_is_no_log_or_anothers_changes_nothing() {
    let kit = Kit::founded();
    let before = digests(&kit.app);
    for bytes in [&b""[..], b"ESM", b"PK\x03\x04 something else entirely", b"ESMCLOG2........"] {
        assert_eq!(faults(kit.app.import_log(&kit.file("x.clog", bytes))), ["file: not_a_log"]);
    }
    let nothing = kit.app.import_log(&kit.file("x.clog", b"ESMCLOG1 no zstd follows")).unwrap();
    assert_eq!((nothing.changes, nothing.broken.as_deref()), (0, Some("damaged")));
    assert_eq!(code(kit.app.import_log(&kit.path("nowhere.clog"))), ErrorCode::Io);
    let mut other = Kit::empty();
    other.env = Env::fixed(other.folder.path(), NOW, 99);
    other.app = App::new(other.env.clone(), Arc::new(NoKeychain));
    other.app.create_clinic(&clinic()).unwrap();
    let received = kit.app.import_log(&export(&other, "other.clog")).unwrap();
    assert_eq!((received.fresh, received.refused.len()), (0, 1));
    assert_eq!((received.refused[0].reason.as_str(), received.refused[0].changes), ("other_clinic", 2));
    assert_eq!(digests(&kit.app), before);
}

#[test]
fn a_backup_is_opened_by_the_passphrase_and_by_the_printed_code() {
    let kit = Kit::empty();
    let recovery = kit.app.create_clinic(&clinic()).unwrap().recovery_code;
    let patient = kit.register("Rosa");
    let file = kit.path("copia.esmalte");
    kit.app.backup(&file).unwrap();
    let left: Vec<String> = std::fs::read_dir(kit.folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .filter(|name| name.starts_with("copia"))
        .collect();
    assert_eq!(left, ["copia.esmalte"]);
    let bytes = std::fs::read(&file).unwrap();
    let (magic, rest) = bytes.split_at(8);
    let (length, rest) = rest.split_at(4);
    let (keys, database) = rest.split_at(u32::from_le_bytes(length.try_into().unwrap()) as usize);
    assert_eq!(magic, BACKUP_MAGIC);
    assert!(!database.windows(4).any(|four| four == b"Rosa"));
    for (folder, secret) in [("a", Secret::Passphrase(PASSPHRASE)), ("b", Secret::RecoveryCode(&recovery))] {
        let folder = kit.path(folder);
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("keys.json"), keys).unwrap();
        std::fs::write(folder.join("esmalte.db"), database).unwrap();
        let app = App::new(Env::fixed(&folder, NOW, 2), Arc::new(NoKeychain));
        app.unlock(secret).unwrap();
        app.enter_as_owner().unwrap();
        assert_eq!(app.patient(patient).unwrap().form.given_name, "Rosa");
        assert_eq!(digests(&app), digests(&kit.app));
    }
}

#[test]
fn a_backup_is_never_put_over_an_older_one() {
    let kit = Kit::founded();
    let file = kit.file("copia.esmalte", b"the last good one");
    assert_eq!(code(kit.app.backup(&file)), ErrorCode::AlreadyThere);
    assert_eq!(std::fs::read(&file).unwrap(), b"the last good one");
    assert_eq!(code(kit.app.backup(&kit.path("no/such/folder/copia.esmalte"))), ErrorCode::Io);
}
