//! Does what the engine decided, on the store and the line, and says how it went.

use std::sync::{Arc, Mutex, PoisonError};

use domain::DeviceId;
use store::{Ctx, Measured, Received, Store};
use uuid::Uuid;
use wire::{
    Refused,
    frame::{self, Frame},
    protocol::{Head, Heads, Problem, Receipt},
};

use crate::{
    Env, Error, Fault,
    engine::{Action, Local, Outcome},
    transport::Transport,
};

/// No batch has more changes.
const MOST_CHANGES: usize = 4_096;

/// Nor is read from the store for more than this many times what may go over the line: changes hardly shrink further.
const SHRINKS: usize = 8;

/// What the work is done with.
#[derive(Clone)]
pub struct Workshop {
    /// The store.
    pub store: Arc<Store>,
    /// The line.
    pub line: Arc<Transport>,
    /// Time and chance.
    pub env: Arc<dyn Env>,
    /// How far our clock was ahead of the relay's when it last said.
    skew: Arc<Mutex<Option<i64>>>,
}

/// How much went over the line in one piece of work.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Moved {
    /// Changes sent.
    pub pushed: u64,
    /// Changes that came.
    pub came: u64,
    /// What became of them.
    pub received: Option<Received>,
}

/// What the store holds now.
pub fn local(store: &Store) -> Result<Local, Error> {
    Ok(Local { ends: store.logs()?, backlog: store.backlog()?.count })
}

impl Workshop {
    /// Sets one up for a store and the line to its relay.
    pub fn new(store: Arc<Store>, line: Transport, env: Arc<dyn Env>) -> Workshop {
        Workshop { store, line: Arc::new(line), env, skew: Arc::default() }
    }

    /// Notes that both sides have everything.
    pub fn succeeded(&self) -> Result<(), Error> {
        Ok(self.store.set_last_success(self.relay()?, self.env.now())?)
    }

    /// How far our wall clock is ahead of the relay's, as far as it has told.
    pub fn skew(&self) -> Option<i64> {
        *self.skew.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The key by which the store knows whose word it keeps.
    fn relay(&self) -> Result<[u8; 32], Error> {
        self.line.peering().server_key.map(|key| key.0).ok_or(Error::NoPeer)
    }

    /// Does one piece of work.
    pub async fn perform(&self, action: &Action) -> (Outcome, Moved) {
        let done = match *action {
            Action::Compare { .. } => self.compare().await.map(|outcome| (outcome, Moved::default())),
            Action::Push { device, epoch, after, most_bytes, .. } => self.push(device, epoch, after, most_bytes).await,
            Action::Pull { after, wait, .. } => self.pull(after, wait).await,
            Action::Abandon { .. } | Action::Wake(_) => Err(Fault::refused("confused").into()),
        };
        done.unwrap_or_else(|fault| (Outcome::Failed(fault.into_fault()), Moved::default()))
    }

    async fn compare(&self) -> Result<Outcome, Error> {
        let heads = self.line.heads(&self.store.device_key()).await?;
        let ahead = self.env.now().saturating_sub(heads.time);
        *self.skew.lock().unwrap_or_else(PoisonError::into_inner) = Some(ahead);
        let relay = self.relay()?;
        let (measured, salt) = (Measured { offset_ms: ahead.saturating_neg(), id: self.id() }, self.salt());
        self.with_store(move |store, now| {
            store.measure_clock(measured, Ctx { now, actor: None, salt })?;
            compared(store, relay, heads)
        })
        .await
    }

    fn salt(&self) -> [u8; 32] {
        let mut salt = [0; 32];
        salt.chunks_exact_mut(4).for_each(|part| part.copy_from_slice(&self.env.chance().to_be_bytes()));
        salt
    }

    fn id(&self) -> Uuid {
        let mut random = [0; 10];
        random.copy_from_slice(&self.salt()[..10]);
        let millis = u64::try_from(self.env.now()).unwrap_or(0);
        uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid()
    }

    async fn push(
        &self,
        device: DeviceId,
        epoch: u64,
        after: u64,
        most_bytes: usize,
    ) -> Result<(Outcome, Moved), Error> {
        let read = move |store: &Store, _| {
            let frames = store.frames_from(device, epoch, after, most_bytes.saturating_mul(SHRINKS), MOST_CHANGES)?;
            let (stream, count) = frame::pack_most(&frames, most_bytes).map_err(|_| Fault::refused("machine"))?;
            let last = frames.get(count.wrapping_sub(1)).map(|frame| frame.change.hash());
            Ok((stream, count as u64, last))
        };
        let (stream, count, last) = self.with_store(read).await?;
        let Some(hash) = last else {
            return Ok((Outcome::Nothing { device, epoch }, Moved::default()));
        };
        let bytes = stream.len();
        let receipt = match self.line.push(&self.store.device_key(), stream).await? {
            Ok(receipt) => receipt,
            Err(problem) => return Ok((declined(device, epoch, &problem), Moved::default())),
        };
        let sent = Sent { device, head: Head { epoch, seq: after + count, hash }, bytes };
        let relay = self.relay()?;
        let keep = move |store: &Store, now| signed_for(store, relay, sent, &receipt, now);
        let outcome = self.with_store(keep).await?;
        Ok((outcome, Moved { pushed: count, ..Moved::default() }))
    }

    async fn pull(&self, after: u64, wait: u64) -> Result<(Outcome, Moved), Error> {
        let life = self.with_store(|store, _| Ok(store.peer()?.and_then(|peer| peer.incarnation))).await?;
        let frames = self.line.pull(&self.store.device_key(), after, life, wait).await?;
        let relay = self.relay()?;
        self.with_store(move |store, now| take(store, relay, after, &frames, now)).await
    }

    /// The store blocks, so it is spoken to beside the line.
    async fn with_store<T: Send + 'static>(
        &self,
        ask: impl FnOnce(&Store, i64) -> Result<T, Error> + Send + 'static,
    ) -> Result<T, Error> {
        let (store, now) = (self.store.clone(), self.env.now());
        let asked = tokio::task::spawn_blocking(move || ask(&store, now)).await;
        asked.map_err(|fault| Error::Machine(fault.to_string()))?
    }
}

/// What one request brought to the relay.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sent {
    /// Whose log.
    pub device: DeviceId,
    /// Its end, as far as it was sent.
    pub head: Head,
    /// How many bytes went over the line.
    pub bytes: usize,
}

/// Takes in where the relay with this key stands.
pub fn compared(store: &Store, relay: [u8; 32], heads: Heads) -> Result<Outcome, Error> {
    let cursor = store.compare_peer(relay, &heads)?.ok_or(Error::NoPeer)?.cursor;
    Ok(Outcome::Compared { cursor, server_seq: heads.server_seq, ends: heads.ends() })
}

/// Takes in a receipt, whose signature was checked, for what was sent.
pub fn signed_for(store: &Store, relay: [u8; 32], sent: Sent, receipt: &Receipt, now: i64) -> Result<Outcome, Error> {
    let Sent { device, head, bytes } = sent;
    if !plausible(store, device, head, receipt)? {
        return Ok(Outcome::Stuck { device, epoch: head.epoch, reason: "receipt".to_owned() });
    }
    if !store.keep_receipt(relay, receipt, now)? {
        return Err(Error::NoPeer);
    }
    let head = Head { epoch: head.epoch, seq: receipt.up_to_seq, hash: receipt.head };
    Ok(Outcome::Pushed { device, head, bytes })
}

/// Whether a receipt speaks of what was sent and of nothing that we do not know: one that ran ahead of our own log would make
/// changes count as delivered before they are written.
fn plausible(store: &Store, device: DeviceId, sent: Head, receipt: &Receipt) -> Result<bool, Error> {
    let me = store.self_device()?;
    let named = receipt.clinic == me.clinic && receipt.device == device && receipt.epoch == sent.epoch;
    if !named || receipt.up_to_seq < sent.seq {
        return Ok(false);
    }
    if receipt.up_to_seq == sent.seq {
        return Ok(receipt.head == sent.hash);
    }
    let there = store.frames_from(device, sent.epoch, receipt.up_to_seq - 1, 1, 1)?;
    Ok(match there.first() {
        Some(frame) => frame.change.hash() == receipt.head,
        None => device != me.device,
    })
}

/// Why one log does not go; what stops every log is a failure of the line. A workstation that was put out may not send
/// any more and yet fetch.
pub fn declined(device: DeviceId, epoch: u64, problem: &Problem) -> Outcome {
    match problem {
        Problem::Gap { expected_seq } => Outcome::Gap { device, epoch, expected_seq: *expected_seq },
        Problem::Fork { .. } => Outcome::Stuck { device, epoch, reason: "fork".to_owned() },
        Problem::Revoked => Outcome::Stuck { device, epoch, reason: "revoked".to_owned() },
        Problem::Refused { seq: Some(_), reason } => Outcome::Stuck { device, epoch, reason: reason.clone() },
        problem => Outcome::Failed(Fault::from(problem)),
    }
}

/// Hands what came to the store, which trusts none of it.
pub fn take(store: &Store, relay: [u8; 32], after: u64, frames: &[Frame], now: i64) -> Result<(Outcome, Moved), Error> {
    let mut before = after;
    if frames.iter().any(|frame| frame.position <= std::mem::replace(&mut before, frame.position)) {
        return Err(Fault::refused("positions").into());
    }
    let Some(pulled) = store.pull(relay, after, frames, now)? else {
        // The relay was found restored while this was on its way: these positions are of its earlier life.
        return Err(Fault::Unavailable { retry_after: 0 }.into());
    };
    let outcome = match pulled.fault {
        Some(why) => Outcome::Failed(Fault::Refused(word(why))),
        None => Outcome::Pulled { cursor: pulled.cursor, ends: pulled.ends },
    };
    Ok((outcome, Moved { pushed: 0, came: frames.len() as u64, received: Some(pulled.received) }))
}

fn word(why: Refused) -> String {
    serde_json::to_value(why).ok().and_then(|word| Some(word.as_str()?.to_owned())).unwrap_or_default()
}
