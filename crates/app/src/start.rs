//! From an empty folder to an open clinic: founding, joining, unlocking, and what the window shows first.

use std::{path::PathBuf, sync::Arc};

use domain::{
    ClinicId, DeviceId, StaffId,
    clinic::Clinic,
    device::{ByteString, Device},
    staff::{Role, Staff},
    text,
};
use serde::{Deserialize, Serialize};
use store::{Founding, Store};
use wire::{ChangeKind, DeviceKey};

use crate::{
    App, Error, Result, Session,
    keys::{self, Keys, Secret},
    preferences::Preferences,
    session,
};

/// What the window shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// There is no clinic in this folder.
    FirstRun,
    /// There is one; its key is not at hand.
    Locked,
    /// Open; nobody is signed in.
    SignIn,
    /// Somebody is.
    Ready,
    /// There is one, and it cannot be opened.
    Failed,
}

/// Somebody who can sign in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct Person {
    /// Who.
    pub id: StaffId,
    /// By name.
    pub name: String,
    /// In which role.
    pub role: Role,
}

/// Everything the window needs before anything else.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct AppState {
    /// What to show.
    pub phase: Phase,
    /// Name of the clinic.
    pub clinic: Option<String>,
    /// Who can sign in.
    pub staff: Vec<Person>,
    /// Who is signed in.
    pub session: Option<Session>,
    /// Whether this is the demo clinic.
    pub demo: bool,
    /// How the workstation looks.
    pub preferences: Preferences,
    /// Version of the program.
    pub version: String,
}

/// A clinic to found.
#[derive(Debug, Clone, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct NewClinic {
    /// Its name.
    pub clinic_name: String,
    /// Its first person, who manages it.
    pub owner_name: String,
    /// Opens the store without a keychain, and signs the owner in.
    pub passphrase: String,
}

/// A clinic to join.
#[derive(Debug, Clone, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct JoinClinic {
    /// Address of the server.
    pub server: String,
    /// Invitation made at another workstation.
    pub code: String,
    /// Opens this workstation's store without a keychain.
    pub passphrase: String,
}

/// What a founding leaves in the person's hands.
#[derive(Debug, Clone, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct CreatedClinic {
    /// To be printed and locked away; shown once.
    pub recovery_code: String,
}

/// How a person opens a locked store.
#[derive(Debug, Clone, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Unlock {
    /// With what.
    pub kind: UnlockKind,
    /// The secret.
    pub secret: String,
}

/// With what a store is opened.
#[derive(Debug, Clone, Copy, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum UnlockKind {
    /// The owner's passphrase.
    Passphrase,
    /// The printed code.
    RecoveryCode,
}

impl App {
    /// Opens the store by itself when there is one and the keychain holds its key.
    pub fn open_by_itself(&self) -> Result<()> {
        if self.state().store.is_none() && Store::exists(self.env.folder()) {
            self.open_with_keychain()?;
        }
        Ok(())
    }

    /// What the window shows.
    pub fn app_state(&self) -> Result<AppState> {
        let (store, session, demo) = {
            let state = self.state();
            (state.store.clone(), state.session.clone(), state.demo)
        };
        let phase = match (&store, &session) {
            (None, _) if Store::exists(self.env.folder()) => Phase::Locked,
            (None, _) => Phase::FirstRun,
            (Some(_), None) => Phase::SignIn,
            (Some(_), Some(_)) => Phase::Ready,
        };
        let (clinic, staff) = match store {
            None => (None, Vec::new()),
            Some(store) => store.read(|tx| {
                let staff = tx.staff()?.into_iter().filter(|person| !person.retired);
                let staff = staff.map(|person| Person { id: person.id, name: person.name, role: person.role });
                // A workstation that has just joined may not have received the clinic's own row yet.
                Ok::<_, Error>((tx.clinic().ok().map(|clinic| clinic.name), staff.collect()))
            })?,
        };
        let version = env!("CARGO_PKG_VERSION").to_owned();
        Ok(AppState { phase, clinic, staff, session, demo, preferences: self.preferences(), version })
    }

    /// Opens the store with the key in the keychain; says whether that worked.
    pub fn open_with_keychain(&self) -> Result<bool> {
        match keys::from_keychain(self.env.folder(), &*self.keychain)? {
            None => Ok(false),
            Some(keys) => self.open(keys).map(|()| true),
        }
    }

    /// Opens the store with a secret, and hands its key to the keychain for the next time.
    pub fn unlock(&self, secret: Secret<'_>) -> Result<()> {
        if !Store::exists(self.env.folder()) {
            return Err(store::Error::Missing.into());
        }
        let keys = keys::unlock(self.env.folder(), secret)?;
        keys.remember(&*self.keychain);
        self.open(keys)
    }

    pub(crate) fn open(&self, keys: Keys) -> Result<()> {
        if self.state().store.is_some() {
            return Ok(());
        }
        let folder = self.env.folder();
        let store = match Store::open(folder, keys.database.clone(), keys.device, self.ctx(None)) {
            // The program ended while the device took a new key: the log has it already.
            Err(store::Error::Refused(wire::Refused::Signature)) if keys.next.is_some() => {
                let next = keys.next.ok_or(Error::Locked)?;
                let store = Store::open(folder, keys.database.clone(), next.clone(), self.ctx(None))?;
                keys::adopt(&self.env, folder, &keys.database, &next)?;
                store
            }
            opened => opened?,
        };
        self.hold(Arc::new(store))
    }

    pub(crate) fn hold(&self, store: Arc<Store>) -> Result<()> {
        self.state().store = Some(store);
        self.start_sync()
    }

    /// Founds a clinic here and signs its owner in.
    pub fn create_clinic(&self, input: &NewClinic) -> Result<CreatedClinic> {
        session::check_password("passphrase", &input.passphrase)?;
        let clinic = Clinic {
            id: ClinicId(self.env.id()),
            name: text::clean(&input.clinic_name),
            legal_name: String::new(),
            tax_id: String::new(),
            address: String::new(),
            phone: String::new(),
            email: String::new(),
            profile: "ES".to_owned(),
            region: "ES".to_owned(),
            retention_years: 0,
        };
        clinic.check().map_err(|faults| renamed(faults, "name", "clinicName"))?;
        let owner = Staff {
            id: StaffId(self.env.id()),
            name: text::clean(&input.owner_name),
            role: Role::Admin,
            licence: String::new(),
            password_hash: session::hash_password(&self.env, input.passphrase.trim())?,
            retired: false,
        };
        owner.check().map_err(|faults| renamed(faults, "name", "ownerName"))?;
        let device_key = DeviceKey::from_seed(&self.env.random());
        let device = Device {
            id: DeviceId(self.env.id()),
            name: device_name(),
            public_key: ByteString(device_key.public().0.to_vec()),
            enrolled_at: self.env.now(),
            expires_at: None,
        };
        let founding = Founding { clinic: clinic.id, device: device.id, name: device.name.clone() };
        let code = self.found(&input.passphrase, device_key, &founding, |store| {
            // The clinic's genesis: its first change enrols its own author.
            store.write_as(ChangeKind::Enrol, self.ctx(None), |tx| tx.append(&device))?;
            store.write(self.ctx(None), |tx| {
                tx.save(&clinic, None)?;
                tx.save(&owner, None)
            })?;
            Ok(())
        })?;
        self.enter(Session::of(&owner, self.env.now()));
        Ok(code)
    }

    /// Makes keys and a store and fills it, never over an old one. All of it happens in a folder aside: whatever goes
    /// wrong before the last step, there is no clinic here and the person can simply try again.
    pub(crate) fn found(
        &self,
        passphrase: &str,
        device_key: DeviceKey,
        founding: &Founding,
        fill: impl FnOnce(&Arc<Store>) -> Result<()>,
    ) -> Result<CreatedClinic> {
        let folder = self.env.folder();
        if Store::exists(folder) {
            return Err(store::Error::AlreadyThere.into());
        }
        let aside = folder.join("founding");
        if aside.exists() {
            std::fs::remove_dir_all(&aside).map_err(Error::io(aside.display()))?;
        }
        let (keys, code) = keys::make(&self.env.at(&aside), passphrase, device_key)?;
        let store = Store::found(&aside, keys.database.clone(), keys.device.clone(), founding)?;
        let store = Arc::new(store);
        fill(&store)?;
        let store = Arc::into_inner(store).ok_or(Error::Locked)?;
        keys::settle(&aside, folder)?;
        store.settle(folder)?;
        // What is left is an empty folder; the next founding would clear it away too.
        let _ = std::fs::remove_dir_all(&aside);
        keys.remember(&*self.keychain);
        self.open(keys)?;
        Ok(CreatedClinic { recovery_code: code.to_string() })
    }

    /// Signs in the first manager of the clinic: whoever opened the store from the command line holds its key.
    pub fn enter_as_owner(&self) -> Result<()> {
        let owner = self.store()?.read(owner)?;
        self.enter(Session::of(&owner, self.env.now()));
        Ok(())
    }

    /// Keeps a store that was opened elsewhere, as the demo clinic is.
    pub(crate) fn adopt(&self, store: Arc<Store>, demo: bool) -> Result<()> {
        self.state().demo = demo;
        self.hold(store)
    }

    /// Closes the store: nothing of the clinic stays open in this process.
    pub fn close(&self) {
        self.sign_out();
        let (store, sync) = {
            let mut state = self.state();
            state.demo = false;
            (state.store.take(), state.sync.take())
        };
        sync.into_iter().for_each(|running| running.handle.stop());
        drop(store);
    }

    /// Where the demo clinic lives: beside the real one, never in it.
    pub(crate) fn demo_folder(&self) -> PathBuf {
        self.env.folder().join("demo")
    }
}

/// The owner: the first of those who manage the clinic.
pub(crate) fn owner(tx: &store::ReadTx<'_>) -> Result<Staff> {
    let managing = tx.staff()?.into_iter().filter(|person| !person.retired && person.role == Role::Admin);
    managing.min_by_key(|person| person.id).ok_or(Error::NotFound("staff"))
}

/// What this workstation calls itself until somebody renames it.
fn device_name() -> String {
    let name = std::fs::read_to_string("/etc/hostname").unwrap_or_default();
    let name = text::clean(&name);
    if name.is_empty() { "Puesto 1".to_owned() } else { name }
}

/// A form names its fields its own way.
fn renamed(mut faults: domain::Invalids, from: &str, to: &str) -> domain::Invalids {
    for fault in faults.0.iter_mut().filter(|fault| fault.field == from) {
        fault.field = to.to_owned();
    }
    faults
}
