//! The use cases: one function for each thing a person can do, whoever asks for it, window or command line.
//!
//! Architecture invariant: every use case that touches records starts with [`App::require`]; none knows Tauri or SQL.

pub mod block;
pub mod clinic;
pub mod code;
pub mod conflict;
pub mod consent;
pub mod demo;
pub mod device;
mod draft;
pub mod duplicate;
pub mod env;
pub mod erasure;
pub mod error;
pub mod file;
pub mod health;
pub mod hygiene;
pub mod import;
pub mod index_exam;
pub mod keys;
pub mod letter;
pub mod log;
pub mod note;
pub mod odontogram;
pub mod paper;
pub mod patient;
pub mod perio;
pub mod permission;
pub mod plan;
pub mod preferences;
pub mod prescription;
pub mod quarantine;
pub mod questionnaire;
pub mod recall;
pub mod report;
pub mod restore;
pub mod risk;
pub mod session;
pub mod staff;
pub mod start;
pub mod stick;
pub mod summary;
pub mod sync;
pub mod template;
pub mod visit;
mod wording;

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError, atomic::AtomicBool},
};

use domain::PatientId;
use store::{Ctx, Store};

pub use env::Env;
pub use error::{Error, ErrorCode, Result};
pub use permission::Action;
pub use session::Session;

use crate::{keys::Keychain, odontogram::Journal};

/// The program as one person at one workstation uses it.
pub struct App {
    env: Env,
    keychain: Arc<dyn Keychain>,
    listener: Option<crate::sync::Listener>,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    store: Option<Arc<Store>>,
    sync: Option<crate::sync::Running>,
    session: Option<Session>,
    journals: HashMap<PatientId, Journal>,
    reports: report::Made,
    batch: Option<Arc<AtomicBool>>,
    demo: bool,
}

impl App {
    /// Starts with nothing open. Syncs only when asked to.
    pub fn new(env: Env, keychain: Arc<dyn Keychain>) -> App {
        App { env, keychain, listener: None, state: Mutex::default() }
    }

    /// Syncs by itself while a store is open, and tells `listener` of every change, as a window wants it.
    pub fn live(self, listener: crate::sync::Listener) -> App {
        App { listener: Some(listener), ..self }
    }

    /// Time, randomness, paths.
    pub fn env(&self) -> &Env {
        &self.env
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // Nothing panics while holding it; if something ever did, what it holds is still whole.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The open store.
    pub fn store(&self) -> Result<Arc<Store>> {
        self.state().store.clone().ok_or(Error::Locked)
    }

    /// Who is signed in.
    pub fn session(&self) -> Result<Session> {
        self.state().session.clone().ok_or(Error::SignedOut)
    }

    /// The store and the session, if the role may do this.
    pub(crate) fn require(&self, action: Action) -> Result<(Arc<Store>, Session)> {
        let store = self.store()?;
        let session = self.session()?;
        session.require(action)?;
        Ok((store, session))
    }

    /// Stamps a write.
    pub(crate) fn ctx(&self, session: Option<&Session>) -> Ctx {
        Ctx { now: self.env.now(), actor: session.map(|session| session.staff), salt: self.env.random() }
    }

    pub(crate) fn enter(&self, session: Session) {
        let mut state = self.state();
        state.store.iter().for_each(|store| store.close_blocked());
        state.session = Some(session);
        state.journals.clear();
    }

    /// Signs out; the store stays open for the next person.
    pub fn sign_out(&self) {
        let mut state = self.state();
        // Whatever was opened with a reason was opened for this person alone.
        state.store.iter().for_each(|store| store.close_blocked());
        state.session = None;
        state.journals.clear();
        state.reports.clear();
    }
}
