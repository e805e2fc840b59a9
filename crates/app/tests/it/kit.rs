//! A clinic of one's own, a keychain that remembers and forgets, and the folder of real data.

use std::{
    collections::HashMap,
    path::{Path, PathBuf},
    sync::{Arc, Mutex},
};

use app::{
    App, Env, ErrorCode,
    conflict::{ConflictView, ConflictsOf},
    keys::{Keychain, NoKeychain},
    patient::PatientForm,
    staff::NewStaff,
    start::NewClinic,
};
use domain::{PatientId, StaffId, patient::Sex, staff::Role};
use tempfile::TempDir;
use zeroize::Zeroizing;

/// 22 November 2026, 10:00 UTC.
pub(crate) const NOW: i64 = 1_795_341_600_000;

pub(crate) const PASSPHRASE: &str = "caballo batería grapa";

/// A keychain in memory.
#[derive(Default)]
pub(crate) struct Remembers(Mutex<HashMap<String, Vec<u8>>>);

impl Remembers {
    pub(crate) fn forget_all(&self) {
        self.0.lock().unwrap().clear();
    }

    pub(crate) fn spoil_all(&self) {
        self.0.lock().unwrap().values_mut().for_each(|secret| secret.reverse());
    }
}

impl Keychain for Remembers {
    fn get(&self, account: &str) -> Option<Zeroizing<Vec<u8>>> {
        self.0.lock().unwrap().get(account).cloned().map(Zeroizing::new)
    }
    fn set(&self, account: &str, secret: &[u8]) -> bool {
        self.0.lock().unwrap().insert(account.to_owned(), secret.to_vec());
        true
    }
}

/// A folder and the program in it.
pub(crate) struct Kit {
    pub(crate) app: App,
    pub(crate) env: Env,
    pub(crate) folder: TempDir,
}

impl Kit {
    /// An empty folder, no keychain.
    pub(crate) fn empty() -> Kit {
        Kit::with(Arc::new(NoKeychain))
    }

    pub(crate) fn with(keychain: Arc<dyn Keychain>) -> Kit {
        let folder = tempfile::tempdir().unwrap();
        let env = Env::fixed(folder.path(), NOW, 1);
        Kit { app: App::new(env.clone(), keychain), env, folder }
    }

    /// A clinic with its owner signed in.
    pub(crate) fn founded() -> Kit {
        let kit = Kit::empty();
        kit.app.create_clinic(&clinic()).unwrap();
        kit
    }

    /// A file in the folder.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file into the folder.
    pub(crate) fn file(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.path(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }

    /// The program started anew in the same folder, in the same world.
    pub(crate) fn restart(&mut self, keychain: Arc<dyn Keychain>) {
        self.app.close();
        self.app = App::new(self.env.clone(), keychain);
    }

    /// Adds a person with the password `contraseña`.
    pub(crate) fn hire(&self, name: &str, role: Role) -> StaffId {
        let new = NewStaff { name: name.to_owned(), role, licence: String::new(), password: "contraseña".to_owned() };
        self.app.create_staff(&new).unwrap()
    }

    /// What nobody has decided yet.
    pub(crate) fn conflicts(&self) -> Vec<ConflictView> {
        self.app.conflicts(&ConflictsOf { patient: None, offset: 0, limit: 100 }).unwrap().conflicts
    }

    /// Registers a patient of this name.
    pub(crate) fn register(&self, given: &str) -> PatientId {
        self.app.create_patient(&form(given)).unwrap()
    }
}

pub(crate) fn clinic() -> NewClinic {
    NewClinic {
        clinic_name: "Clínica Dental Prueba".to_owned(),
        owner_name: "Ana Pérez".to_owned(),
        passphrase: PASSPHRASE.to_owned(),
    }
}

pub(crate) fn form(given: &str) -> PatientForm {
    PatientForm {
        given_name: given.to_owned(),
        family_name: String::new(),
        family_name2: String::new(),
        birth_date: None,
        sex: Sex::Unknown,
        document_kind: None,
        document_number: String::new(),
        phone: String::new(),
        phone2: String::new(),
        email: String::new(),
        address: String::new(),
        postcode: String::new(),
        city: String::new(),
        notes: String::new(),
    }
}

/// The code a call failed with.
#[track_caller]
pub(crate) fn code<T>(result: app::Result<T>) -> ErrorCode {
    match result {
        Ok(_) => panic!("it went through"),
        Err(fault) => fault.code(),
    }
}

/// The refused fields a call failed with, as `field: reason`.
#[track_caller]
pub(crate) fn faults<T>(result: app::Result<T>) -> Vec<String> {
    match result {
        Ok(_) => panic!("it went through"),
        Err(fault) => fault.fields().iter().map(ToString::to_string).collect(),
    }
}

/// A file of the real data; says in one line when there is none.
#[expect(clippy::disallowed_methods, reason = "tests are told by the environment where the real data lie")]
pub(crate) fn real(file: &str) -> Option<PathBuf> {
    let found = std::env::var("ESMALTE_REAL_DATA").ok().map(|folder| Path::new(&folder).join(file));
    let found = found.filter(|file| file.exists());
    if found.is_none() {
        println!("skipped: {file} is not in ESMALTE_REAL_DATA");
    }
    found
}
