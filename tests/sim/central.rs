//! The relay: the real one, its routes called without a socket, over a log in memory that can be put back.

use std::{
    collections::BTreeSet,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicI64, Ordering},
    },
};

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Method, Request},
};
use domain::{ClinicId, DeviceId};
use relay::{Limits, Log as _, Relay, memory::Memory};
use tokio::runtime::{Builder, Runtime};
use tower::ServiceExt as _;
use uuid::Uuid;
use wire::{DeviceKey, Hash, frame::Frame, protocol::Receipt};

use crate::chance::Chance;

/// What admits the clinic.
pub(crate) const CODE: &str = "C-SIM";

struct Env {
    now: AtomicI64,
    chance: Mutex<Chance>,
}

impl relay::Env for Env {
    fn now(&self) -> i64 {
        self.now.load(Ordering::SeqCst)
    }
    fn fill(&self, bytes: &mut [u8]) {
        self.chance.lock().unwrap_or_else(PoisonError::into_inner).fill(bytes);
    }
}

/// One change that it holds.
pub(crate) type Place = (DeviceId, u64, u64, Hash);

/// What came back: a status and a body.
pub(crate) type Answer = (u16, Vec<u8>);

pub(crate) struct Central {
    runtime: Runtime,
    relay: Arc<Relay<Memory>>,
    router: Router,
    env: Arc<Env>,
    clinic: ClinicId,
    lives: u128,
    /// Everything it holds, in order, looked up beside its own books.
    pub(crate) held: Vec<Place>,
    /// Everything it ever held, whatever was lost since.
    ever: BTreeSet<Place>,
}

impl Central {
    pub(crate) fn key() -> DeviceKey {
        DeviceKey::from_seed(&[0x5e; 32])
    }

    pub(crate) fn new(clinic: ClinicId, chance: Chance, now: i64) -> Central {
        let env = Arc::new(Env { now: AtomicI64::new(now), chance: Mutex::new(chance) });
        let log = Memory::new(Uuid::from_u128(1));
        log.allow(CODE);
        let relay = Relay::new(log, Central::key(), env.clone(), Limits::default());
        let runtime = Builder::new_current_thread().enable_all().build().expect("a runtime");
        let router = relay::router(relay.clone());
        Central { runtime, relay, router, env, clinic, lives: 1, held: Vec::new(), ever: BTreeSet::new() }
    }

    pub(crate) fn tells_time(&self, now: i64) {
        self.env.now.store(now, Ordering::SeqCst);
    }

    /// One request, answered.
    pub(crate) fn ask(&mut self, method: Method, path: &str, token: Option<&str>, body: Vec<u8>) -> Answer {
        let mut request = Request::builder().method(method).uri(path).header("content-type", "application/json");
        if let Some(token) = token {
            request = request.header("authorization", format!("Bearer {token}"));
        }
        let request = request.body(Body::from(body)).expect("a request");
        let router = self.router.clone();
        let answer = self.runtime.block_on(async move {
            let answer = router.oneshot(request).await.expect("a router always answers");
            let status = answer.status().as_u16();
            (status, to_bytes(answer.into_body(), usize::MAX).await.expect("in memory").to_vec())
        });
        self.look();
        answer
    }

    /// Brings our own list of what it holds up to date.
    fn look(&mut self) {
        let after = self.held.len() as u64;
        let frames = self.relay.log().after(self.clinic, after, usize::MAX, usize::MAX);
        let Ok(frames) = self.runtime.block_on(frames) else { return };
        self.held.extend(frames.iter().map(place));
        self.ever.extend(self.held.iter().skip(usize::try_from(after).unwrap_or(usize::MAX)));
    }

    /// Whether a log was ever here up to this number.
    pub(crate) fn ever_held(&self, device: DeviceId, epoch: u64, seq: u64) -> bool {
        self.ever.iter().any(|(of, in_epoch, at, _)| (*of, *in_epoch, *at) == (device, epoch, seq))
    }

    pub(crate) fn holds(&self, receipt: &Receipt) -> bool {
        self.held.contains(&(receipt.device, receipt.epoch, receipt.up_to_seq, receipt.head))
    }

    /// Puts an older state back; a new life, unless somebody forgot to say so.
    pub(crate) fn restore(&mut self, position: usize, says_so: bool) {
        self.lives += u128::from(says_so);
        self.relay.log().restore(self.clinic, position, Uuid::from_u128(self.lives));
        self.held.truncate(position);
    }

    /// Down, or up again.
    pub(crate) fn set_down(&self, down: bool) {
        self.relay.log().set_broken(down);
    }

    pub(crate) fn life(&self) -> Uuid {
        Uuid::from_u128(self.lives)
    }
}

pub(crate) fn place(frame: &Frame) -> Place {
    let header = frame.change.header().expect("a change that was taken");
    (header.device, header.epoch, header.seq, frame.change.hash())
}
