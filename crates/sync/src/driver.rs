//! Keeps the engine going in a running program: its own thread, its own small runtime, spoken to through a [`Handle`].

use std::{collections::BTreeMap, sync::Arc, thread::JoinHandle, time::Duration};

use store::{Peer, SelfDevice, Store};
use tokio::{
    sync::{mpsc, watch},
    task::AbortHandle,
    time::{Instant, MissedTickBehavior},
};
use wire::PublicKey;

use crate::{
    Env, Error, Fault,
    engine::{Action, Engine, Event, Local, Mode, Outcome, Phase, Status},
    once::ticket,
    route::{self, Route},
    transport::{Peering, Transport},
    work::{Workshop, local},
};

/// What the program tells the driver.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Command {
    /// A person asks.
    SyncNow,
    /// The network came back, or is another.
    NetworkChanged,
    /// Something was saved.
    LocalCommit,
    /// There is a relay now, or another, or none any more.
    PeerChanged,
    /// End.
    Stop,
}

/// A running driver; dropping it lets it end by itself.
pub struct Handle {
    commands: mpsc::UnboundedSender<Command>,
    status: watch::Receiver<Status>,
    thread: Option<JoinHandle<()>>,
}

/// Tells a driver things from elsewhere; goes on to exist, silently, when the driver has ended.
#[derive(Clone)]
pub struct Teller(mpsc::UnboundedSender<Command>);

impl Teller {
    /// Tells it something; never waits.
    pub fn tell(&self, command: Command) {
        let _ = self.0.send(command);
    }
}

impl Handle {
    /// A way to tell it things from elsewhere.
    pub fn teller(&self) -> Teller {
        Teller(self.commands.clone())
    }

    /// Tells it something; never waits, and does nothing if it has ended.
    pub fn tell(&self, command: Command) {
        let _ = self.commands.send(command);
    }

    /// How it is doing now.
    pub fn status(&self) -> Status {
        self.status.borrow().clone()
    }

    /// Follows how it is doing.
    pub fn watch(&self) -> watch::Receiver<Status> {
        self.status.clone()
    }

    /// Ends it and waits until the store is let go.
    pub fn stop(mut self) {
        self.tell(Command::Stop);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// Starts syncing a store with its relay, if it has one.
pub fn start(store: Arc<Store>, env: Arc<dyn Env>) -> Result<Handle, Error> {
    let (commands, inbox) = mpsc::unbounded_channel();
    let (publish, status) = watch::channel(Status::default());
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|fault| Error::Machine(fault.to_string()))?;
    let thread = std::thread::Builder::new()
        .name("sync".to_owned())
        .spawn(move || runtime.block_on(Driver::new(store, env, publish).run(inbox)))
        .map_err(|fault| Error::Machine(fault.to_string()))?;
    Ok(Handle { commands, status, thread: Some(thread) })
}

/// The line to a store's relay.
pub(crate) fn line(store: &Store, me: &SelfDevice, peer: &Peer) -> Result<Transport, Error> {
    let line = Transport::new(Peering {
        url: peer.url.clone(),
        server_key: Some(PublicKey(peer.server_key)),
        device: me.device,
        epoch: me.epoch,
    })?;
    Ok(line.with_rotations(&store.read(|tx| tx.own_rotations())?))
}

struct Driver {
    store: Arc<Store>,
    env: Arc<dyn Env>,
    publish: watch::Sender<Status>,
    engine: Engine,
    shop: Option<Workshop>,
    /// Why there is a relay and yet no line to it.
    broken: Option<String>,
    known: Local,
    running: BTreeMap<u64, AbortHandle>,
    wake: Option<i64>,
    start: Instant,
}

type Done = (u64, Outcome, bool);

impl Driver {
    fn new(store: Arc<Store>, env: Arc<dyn Env>, publish: watch::Sender<Status>) -> Driver {
        Driver {
            store,
            env,
            publish,
            engine: Engine::new(Mode::Live),
            shop: None,
            broken: None,
            known: Local::default(),
            running: BTreeMap::new(),
            wake: None,
            start: Instant::now(),
        }
    }

    async fn run(mut self, mut inbox: mpsc::UnboundedReceiver<Command>) {
        let (done, mut ended) = mpsc::unbounded_channel::<Done>();
        self.connect(&done);
        let mut route = Route::now(self.env.now());
        let mut look = tokio::time::interval(route::LOOK);
        look.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            self.tell();
            let timer = tokio::time::sleep(self.until_wake());
            tokio::select! {
                _ = look.tick() => {
                    if route.changed(self.env.now()) {
                        self.step(Event::NetworkChanged, &done);
                    }
                }
                command = inbox.recv() => match command {
                    None | Some(Command::Stop) => break,
                    Some(Command::PeerChanged) => self.connect(&done),
                    Some(Command::SyncNow) => self.step(Event::SyncNow, &done),
                    Some(Command::NetworkChanged) => self.step(Event::NetworkChanged, &done),
                    Some(Command::LocalCommit) => {
                        let local = self.local();
                        self.step(Event::LocalCommit(local), &done);
                    }
                },
                Some((ticket, outcome, synced)) = ended.recv() => {
                    self.running.remove(&ticket);
                    let event = Event::Done { ticket, outcome, local: self.local(), chance: self.env.chance() };
                    self.step(event, &done);
                    self.note(synced);
                }
                () = timer, if self.wake.is_some() => {
                    self.wake = None;
                    self.step(Event::Timer, &done);
                }
            }
        }
        self.step(Event::Stop, &done);
    }

    /// Begins anew with the relay the store names.
    fn connect(&mut self, done: &mpsc::UnboundedSender<Done>) {
        self.step(Event::Stop, done);
        (self.shop, self.broken) = (None, None);
        let begun = || -> Result<_, Error> {
            let Some(peer) = self.store.peer()? else { return Ok(None) };
            let me = self.store.self_device()?;
            Ok(Some((line(&self.store, &me, &peer)?, me.device, peer.cursor)))
        };
        match begun() {
            Ok(None) => {}
            Ok(Some((line, device, cursor))) => {
                self.shop = Some(Workshop::new(self.store.clone(), line, self.env.clone()));
                let local = self.local();
                self.step(Event::Started { device, local, cursor }, done);
            }
            Err(fault) => {
                tracing::error!(%fault, "sync cannot begin");
                self.broken = match fault.into_fault() {
                    Fault::Refused(reason) => Some(reason),
                    Fault::Offline | Fault::Silent | Fault::Unavailable { .. } => Some("machine".to_owned()),
                };
            }
        }
    }

    fn step(&mut self, event: Event, done: &mpsc::UnboundedSender<Done>) {
        for action in self.engine.step(self.now(), event) {
            match (action, &self.shop) {
                (Action::Wake(at), _) => self.wake = at,
                (Action::Abandon { ticket }, _) => {
                    if let Some(task) = self.running.remove(&ticket) {
                        task.abort();
                    }
                }
                (work, Some(shop)) => {
                    let (ticket, shop, done) = (ticket(&work), shop.clone(), done.clone());
                    let task = tokio::spawn(async move {
                        let (outcome, _) = shop.perform(&work).await;
                        let synced = !matches!(outcome, Outcome::Failed(_) | Outcome::Stuck { .. });
                        let _ = done.send((ticket, outcome, synced));
                    });
                    self.running.insert(ticket, task.abort_handle());
                }
                // Work is only ever given out between `Started` and `Stop`, and then there is a line.
                (_, None) => tracing::error!("work without a relay"),
            }
        }
    }

    /// Notes a success when nothing is left to send and nothing is wrong.
    fn note(&mut self, synced: bool) {
        let all_well = synced && self.engine.fault().is_none() && self.known.backlog == 0;
        if let Some(Err(fault)) = self.shop.as_ref().filter(|_| all_well).map(Workshop::succeeded) {
            tracing::warn!(%fault, "the time of this sync is not kept");
        }
    }

    fn local(&mut self) -> Local {
        match local(&self.store) {
            Ok(local) => self.known = local,
            // What was known stands; the next piece of work meets the fault itself.
            Err(fault) => tracing::warn!(%fault, "the store cannot say what waits"),
        }
        self.known.clone()
    }

    fn tell(&self) {
        let mut status = self.engine.status();
        let (wall, now) = (self.env.now(), self.now());
        for next in [&mut status.next_try, &mut status.push.next_try, &mut status.pull.next_try] {
            // To the second: the same moment comes out a millisecond apart each time it is reckoned.
            *next = next.map(|at| (wall + (at - now).max(0) + 500) / 1_000 * 1_000);
        }
        status.skew = self.shop.as_ref().and_then(Workshop::skew);
        if let Some(reason) = &self.broken {
            (status.phase, status.reason) = (Phase::Refused, Some(reason.clone()));
        }
        status.waiting_since = self.store.backlog().ok().and_then(|backlog| backlog.since);
        status.last_success = self.store.peer().ok().flatten().and_then(|peer| peer.last_success);
        self.publish.send_if_modified(|old| {
            let changed = *old != status;
            if changed {
                *old = status;
            }
            changed
        });
    }

    /// Milliseconds since the driver began: a clock that nobody sets back.
    fn now(&self) -> i64 {
        i64::try_from(self.start.elapsed().as_millis()).unwrap_or(i64::MAX)
    }

    fn until_wake(&self) -> Duration {
        Duration::from_millis(self.wake.map_or(0, |at| (at - self.now()).max(0)).cast_unsigned())
    }
}
