//! Sync, as a person sees it: one honest line, a way to hasten it, and how a clinic gets a server.

mod page;
mod status;

use std::sync::Arc;

use store::{Founding, Peer, Store};
use sync::{Command, Handle};

pub use page::{DeviceProgress, LaneView, LogsToExport, ReceiptView, SumsView, SyncPage};
pub use status::{Attention, SyncPhase, SyncStatus};

use crate::{
    Action, App, Env, Error, ErrorCode, Result, device, session,
    start::{CreatedClinic, JoinClinic},
};

/// What a workstation hears about without asking.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// Records changed, here or from afar.
    Records(store::Committed),
    /// The sync stands differently.
    Sync(Box<SyncStatus>),
}

/// Who is told.
pub type Listener = Arc<dyn Fn(Notice) + Send + Sync>;

/// The engine while a store is open.
pub(crate) struct Running {
    pub(crate) handle: Handle,
}

/// Time and chance for the engine.
struct World(Env);

impl sync::Env for World {
    fn now(&self) -> i64 {
        self.0.now()
    }
    fn chance(&self) -> u32 {
        u32::from_le_bytes(self.0.random())
    }
}

impl App {
    /// Starts the engine for the open store, if this program lives long enough to need one.
    pub(crate) fn start_sync(&self) -> Result<()> {
        let Some(listener) = self.listener.clone() else { return Ok(()) };
        let store = self.store()?;
        let handle = sync::start(store.clone(), self.world()).map_err(Error::from)?;
        let teller = handle.teller();
        let told = listener.clone();
        store.listen(move |committed| {
            teller.tell(Command::LocalCommit);
            told(Notice::Records(committed.clone()));
        });
        follow(&handle, Arc::downgrade(&store), self.env.clone(), listener);
        self.state().sync = Some(Running { handle });
        Ok(())
    }

    fn world(&self) -> Arc<dyn sync::Env> {
        Arc::new(World(self.env.clone()))
    }

    fn tell_sync(&self, command: Command) {
        if let Some(running) = &self.state().sync {
            running.handle.tell(command);
        }
    }

    /// This workstation is another one now.
    pub(crate) fn reconnect(&self) {
        self.tell_sync(Command::PeerChanged);
    }

    /// Something worth sending at once was written.
    pub(crate) fn hasten_sync(&self) {
        self.tell_sync(Command::SyncNow);
    }

    /// How it stands.
    pub fn sync_status(&self) -> Result<SyncStatus> {
        let (store, _) = self.require(Action::Sync)?;
        status::of(&store, &self.engine_status(), self.env.now())
    }

    /// Everything a person may want to know of it.
    pub fn sync_page(&self) -> Result<SyncPage> {
        let (store, _) = self.require(Action::Sync)?;
        page::of(&store, &self.engine_status(), self.env.now())
    }

    fn engine_status(&self) -> sync::Status {
        self.state().sync.as_ref().map(|running| running.handle.status()).unwrap_or_default()
    }

    /// The window heard that there is a line again: whatever waits for one need not wait.
    pub fn line_back(&self) -> Result<()> {
        self.require(Action::Sync)?;
        self.tell_sync(Command::NetworkChanged);
        Ok(())
    }

    /// Tries now.
    pub fn sync_now(&self) -> Result<()> {
        self.require(Action::Sync)?;
        self.hasten_sync();
        Ok(())
    }

    /// Lets the clinic in at a server with the code its operator gave.
    pub fn connect_server(&self, server: &str, code: &str) -> Result<()> {
        let (store, _) = self.require(Action::ManageDevices)?;
        let server = address(server)?;
        let genesis = store
            .read(|tx| {
                let first = |frame: &wire::frame::Frame| frame.change.header().is_ok_and(|header| header.seq == 1);
                let mut genesis = None;
                tx.each_frame(|frame| {
                    if genesis.is_none() && first(&frame) && wire::membership::genesis(&frame.change.open()?).is_some()
                    {
                        genesis = Some(frame);
                    }
                    Ok(())
                })?;
                Ok::<_, Error>(genesis)
            })?
            .ok_or(Error::NotFound("genesis"))?;
        let server_key = sync::admit(&server, code.trim(), &genesis).map_err(Error::from)?;
        store.set_peer(&Peer::new(server, server_key.0))?;
        self.tell_sync(Command::PeerChanged);
        Ok(())
    }

    /// Joins a clinic: makes the local store for the workstation the invitation enrolled, and fetches the log.
    pub fn join_clinic(&self, input: &JoinClinic) -> Result<CreatedClinic> {
        session::check_password("passphrase", &input.passphrase)?;
        let server = address(&input.server)?;
        let (secret, clinic) = device::invitation(&input.code)?;
        if Store::exists(self.env.folder()) {
            return Err(store::Error::AlreadyThere.into());
        }
        let joined = sync::join(&server, &secret).map_err(Error::from)?;
        let founding = Founding { clinic: joined.clinic, device: joined.device, name: String::new() };
        self.found(&input.passphrase, joined.key, &founding, |store| {
            store.set_peer(&Peer::new(server, joined.server_key.0))?;
            let report = sync::sync_once(store, &self.world()).map_err(Error::from)?;
            let genesis = store.read(|tx| tx.genesis())?;
            if genesis.is_some_and(|genesis| !genesis.0.starts_with(&clinic)) {
                return Err(device::other_clinic());
            }
            let whole = store.read(|tx| Ok::<_, Error>(tx.clinic().is_ok() && !tx.staff()?.is_empty()))?;
            match report.fault {
                // The line broke later on: what is missing comes by itself.
                None | Some(sync::Fault::Offline | sync::Fault::Silent | sync::Fault::Unavailable { .. }) if whole => {
                    // From now on the invitation is used, and everybody sees it.
                    Ok(store.begin(self.ctx(None))?)
                }
                Some(sync::Fault::Refused(reason)) if reason == "revoked" => Err(Error::Server {
                    code: ErrorCode::CodeRefused,
                    reason: "the invitation was withdrawn".to_owned(),
                }),
                Some(fault) => Err(sync::Error::from(fault).into()),
                None => Err(Error::Server { code: ErrorCode::ServerRefused, reason: "no clinic came".to_owned() }),
            }
        })
    }

    /// One sync from beginning to end, for the command line.
    pub fn sync_once(&self) -> Result<sync::Report> {
        let (store, _) = self.require(Action::Sync)?;
        sync::sync_once(&store, &self.world()).map_err(Error::from)
    }
}

/// Passes every turn of the engine on to the window, on a thread that ends with the engine.
fn follow(handle: &Handle, store: std::sync::Weak<Store>, env: Env, listener: Listener) {
    let mut status = handle.watch();
    let run = async move {
        while status.changed().await.is_ok() {
            let now = status.borrow_and_update().clone();
            let Some(store) = store.upgrade() else { break };
            if let Ok(status) = status::of(&store, &now, env.now()) {
                listener(Notice::Sync(Box::new(status)));
            }
        }
    };
    std::thread::spawn(move || {
        if let Ok(runtime) = tokio::runtime::Builder::new_current_thread().build() {
            runtime.block_on(run);
        }
    });
}

/// What people type as a server's address, as an address.
fn address(typed: &str) -> Result<String> {
    let typed = typed.trim().trim_end_matches('/');
    if typed.is_empty() {
        return Err(domain::Invalid::new("server", "required").into());
    }
    Ok(if typed.contains("://") { typed.to_owned() } else { format!("https://{typed}") })
}

impl From<sync::Error> for Error {
    fn from(fault: sync::Error) -> Self {
        let code = match &fault {
            sync::Error::Fault(sync::Fault::Offline | sync::Fault::Silent | sync::Fault::Unavailable { .. }) => {
                ErrorCode::Offline
            }
            sync::Error::Fault(sync::Fault::Refused(reason)) if reason == "code" || reason == "unknown_device" => {
                ErrorCode::CodeRefused
            }
            sync::Error::Address => return domain::Invalid::new("server", "malformed").into(),
            sync::Error::Store(_) | sync::Error::Machine(_) => ErrorCode::Internal,
            sync::Error::Fault(_) | sync::Error::NoPeer => ErrorCode::ServerRefused,
        };
        match fault {
            sync::Error::Store(fault) => Error::Store(fault),
            fault => Error::Server { code, reason: fault.to_string() },
        }
    }
}
