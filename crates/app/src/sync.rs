//! Sync, as a person sees it: one honest line, a way to hasten it, and how a clinic gets a server.

use std::sync::Arc;

use serde::Serialize;
use store::{Founding, Peer, Store};
use sync::{Command, Handle};

use crate::{
    Action, App, Env, Error, ErrorCode, Result, code, session,
    start::{CreatedClinic, JoinClinic},
};

/// Waiting changes older than this want a person's eye.
const WARNING_MS: i64 = 24 * 3_600_000;

/// And older than this, a person's hand.
const ALARM_MS: i64 = 3 * WARNING_MS;

/// How it stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum SyncPhase {
    /// The clinic has no server.
    #[default]
    Off,
    /// Both sides have everything.
    Idle,
    /// Changes are on their way.
    Working,
    /// It will try again at a known time.
    Waiting,
    /// There is no line.
    Offline,
    /// The server refused or lied; a person should know.
    Refused,
}

/// How urgent.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Attention {
    /// All is well, or will be by itself.
    #[default]
    None,
    /// Something waits for more than a day.
    Warning,
    /// Something waits for more than three days, or was refused.
    Alarm,
}

/// The honest line, and what stands behind it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct SyncStatus {
    /// How it stands.
    pub phase: SyncPhase,
    /// Address of the server.
    pub server: Option<String>,
    /// Own changes the server has not signed for.
    pub waiting: u32,
    /// Since when the oldest of them waits, milliseconds UTC.
    pub waiting_since: Option<i64>,
    /// When both sides last had everything.
    pub last_success: Option<i64>,
    /// When it tries again.
    pub next_try: Option<i64>,
    /// Why not, as a key of the locales.
    pub reason: Option<String>,
    /// How urgent.
    pub attention: Attention,
}

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

    /// Something worth sending at once was written.
    pub(crate) fn hasten_sync(&self) {
        self.tell_sync(Command::SyncNow);
    }

    /// How it stands.
    pub fn sync_status(&self) -> Result<SyncStatus> {
        let (store, _) = self.require(Action::Sync)?;
        let status = self.state().sync.as_ref().map(|running| running.handle.status()).unwrap_or_default();
        status_of(&store, &status, self.env.now())
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
        store.set_peer(&peer(server, server_key.0))?;
        self.tell_sync(Command::PeerChanged);
        Ok(())
    }

    /// Joins a clinic: makes the local store for the workstation the invitation enrolled, and fetches the log.
    pub fn join_clinic(&self, input: &JoinClinic) -> Result<CreatedClinic> {
        session::check_password("passphrase", &input.passphrase)?;
        let server = address(&input.server)?;
        let secret = code::read(&input.code)
            .ok_or_else(|| Error::Server { code: ErrorCode::CodeRefused, reason: "not an invitation".to_owned() })?;
        if Store::exists(self.env.folder()) {
            return Err(store::Error::AlreadyThere.into());
        }
        let joined = sync::join(&server, &secret).map_err(Error::from)?;
        let founding = Founding { clinic: joined.clinic, device: joined.device, name: String::new() };
        self.found(&input.passphrase, joined.key, &founding, |store| {
            store.set_peer(&peer(server, joined.server_key.0))?;
            let report = sync::sync_once(store, &self.world()).map_err(Error::from)?;
            let whole = store.read(|tx| Ok::<_, Error>(tx.clinic().is_ok() && !tx.staff()?.is_empty()))?;
            match report.fault {
                // The line broke later on: what is missing comes by itself.
                None | Some(sync::Fault::Offline | sync::Fault::Unavailable { .. }) if whole => Ok(()),
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
            if let Ok(status) = status_of(&store, &now, env.now()) {
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

fn status_of(store: &Store, status: &sync::Status, now: i64) -> Result<SyncStatus> {
    let (backlog, peer) = (store.backlog()?, store.peer()?);
    let phase = match status.phase {
        _ if peer.is_none() => SyncPhase::Off,
        sync::Phase::Off => SyncPhase::Off,
        sync::Phase::Idle => SyncPhase::Idle,
        sync::Phase::Working => SyncPhase::Working,
        sync::Phase::Waiting => SyncPhase::Waiting,
        sync::Phase::Offline => SyncPhase::Offline,
        sync::Phase::Refused => SyncPhase::Refused,
    };
    let age = backlog.since.map_or(0, |since| now - since);
    let attention = match phase {
        SyncPhase::Off => Attention::None,
        SyncPhase::Refused => Attention::Alarm,
        _ if age > ALARM_MS => Attention::Alarm,
        _ if age > WARNING_MS => Attention::Warning,
        _ => Attention::None,
    };
    Ok(SyncStatus {
        phase,
        last_success: peer.as_ref().and_then(|peer| peer.last_success),
        server: peer.map(|peer| peer.url),
        waiting: u32::try_from(backlog.count).unwrap_or(u32::MAX),
        waiting_since: backlog.since,
        next_try: status.next_try,
        reason: status.reason.clone(),
        attention,
    })
}

fn peer(url: String, server_key: [u8; 32]) -> Peer {
    Peer { url, server_key, cursor: 0, incarnation: None, receipted_seq: 0, receipted_epoch: 0, last_success: None }
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
            sync::Error::Fault(sync::Fault::Offline | sync::Fault::Unavailable { .. }) => ErrorCode::Offline,
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
