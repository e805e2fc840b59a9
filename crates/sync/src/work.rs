//! Does what the engine decided, on the store and the line, and says how it went.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
};

use domain::DeviceId;
use store::{Peer, Received, Store};
use wire::{
    Refused,
    frame::Frame,
    protocol::{Head, Heads, Problem, Receipt},
};

use crate::{
    Env, Error, Fault,
    engine::{Action, Local, Outcome},
    transport::Transport,
};

/// No batch has more changes.
const MOST_CHANGES: usize = 4_096;

/// What the work is done with.
#[derive(Clone)]
pub struct Workshop {
    /// The store.
    pub store: Arc<Store>,
    /// The line.
    pub line: Arc<Transport>,
    /// Time and chance.
    pub env: Arc<dyn Env>,
    /// Held while what is known of the relay is read, reckoned and written back.
    turn: Arc<Mutex<()>>,
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
    Ok(Local { heads: store.heads()?, backlog: store.backlog()?.count })
}

impl Workshop {
    /// Sets one up for a store and the line to its relay.
    pub fn new(store: Arc<Store>, line: Transport, env: Arc<dyn Env>) -> Workshop {
        Workshop { store, line: Arc::new(line), env, turn: Arc::default() }
    }

    /// Notes that both sides have everything; to the minute, since nobody reads it closer.
    pub fn succeeded(&self) -> Result<(), Error> {
        let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        let now = self.env.now();
        if let Some(peer) = self.store.peer()?
            && peer.last_success.is_none_or(|last| (now - last).abs() >= 60_000)
        {
            self.store.set_peer(&Peer { last_success: Some(now), ..peer })?;
        }
        Ok(())
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
        let heads = self.line.heads(self.store.device_key()).await?;
        let cursor = self.with_store({
            let heads = heads.clone();
            move |store, _| {
                let me = store.self_device()?.device;
                let before = store.peer()?.ok_or(Error::NoPeer)?;
                let after = reckoned(&before, me, &heads);
                if after != before {
                    store.set_peer(&after)?;
                }
                Ok(after.cursor)
            }
        });
        Ok(Outcome::Compared { cursor: cursor.await?, server_seq: heads.server_seq, heads: heads.heads })
    }

    async fn push(
        &self,
        device: DeviceId,
        epoch: u64,
        after: u64,
        most_bytes: usize,
    ) -> Result<(Outcome, Moved), Error> {
        let read = move |store: &Store, _| Ok(store.frames_from(device, epoch, after, most_bytes, MOST_CHANGES)?);
        let frames = self.with_store(read).await?;
        let Some(last) = frames.last() else {
            return Ok((Outcome::Nothing { device, epoch }, Moved::default()));
        };
        let (count, hash) = (frames.len() as u64, last.change.hash());
        let receipt = match self.line.push(self.store.device_key(), &frames).await? {
            Ok(receipt) => receipt,
            Err(problem) => return Ok((stuck(device, &problem), Moved::default())),
        };
        let sent = Head { epoch, seq: after + count, hash };
        let keep = move |store: &Store, now| {
            let ours = plausible(store, device, sent, &receipt)?;
            if ours {
                store.keep_receipt(&receipt, now)?;
            }
            Ok((ours, Head { epoch, seq: receipt.up_to_seq, hash: receipt.head }))
        };
        let outcome = match self.with_store(keep).await? {
            (true, head) => Outcome::Pushed { device, head },
            (false, _) => Outcome::Stuck { device, reason: "receipt".to_owned() },
        };
        Ok((outcome, Moved { pushed: count, ..Moved::default() }))
    }

    async fn pull(&self, after: u64, wait: u64) -> Result<(Outcome, Moved), Error> {
        let life = self.with_store(|store, _| Ok(store.peer()?.and_then(|peer| peer.incarnation))).await?;
        let frames = self.line.pull(self.store.device_key(), after, life, wait).await?;
        self.with_store(move |store, now| take(store, after, &frames, now)).await
    }

    /// The store blocks, so it is spoken to beside the line; and one at a time, so that nobody writes back what another has
    /// moved on.
    async fn with_store<T: Send + 'static>(
        &self,
        ask: impl FnOnce(&Store, i64) -> Result<T, Error> + Send + 'static,
    ) -> Result<T, Error> {
        let (store, turn, now) = (self.store.clone(), self.turn.clone(), self.env.now());
        let asked = tokio::task::spawn_blocking(move || {
            let _turn = turn.lock().unwrap_or_else(PoisonError::into_inner);
            ask(&store, now)
        })
        .await;
        asked.map_err(|fault| Error::Machine(fault.to_string()))?
    }
}

/// Where we stand with a relay that says this. One that was restored, or ends before our cursor, is read from its beginning
/// again, and what it no longer has counts as not delivered.
fn reckoned(before: &Peer, me: DeviceId, heads: &Heads) -> Peer {
    let mut peer = before.clone();
    peer.incarnation = Some(heads.incarnation);
    if before.incarnation.is_some_and(|known| known != heads.incarnation) || heads.server_seq < before.cursor {
        peer.cursor = 0;
        let (epoch, seq) = heads.heads.get(&me).map_or((0, 0), |head| (head.epoch, head.seq));
        (peer.receipted_epoch, peer.receipted_seq) = (before.receipted_epoch, before.receipted_seq).min((epoch, seq));
    }
    peer
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

/// Why one log does not go; what stops every log is a failure of the line.
fn stuck(device: DeviceId, problem: &Problem) -> Outcome {
    match problem {
        Problem::Fork { .. } => Outcome::Stuck { device, reason: "fork".to_owned() },
        Problem::Refused { seq: Some(_), reason } => Outcome::Stuck { device, reason: reason.clone() },
        problem => Outcome::Failed(crate::transport::fault_of(problem)),
    }
}

/// Hands what came to the store, which trusts none of it; the cursor moves to the last change that was kept and no further.
fn take(store: &Store, after: u64, frames: &[Frame], now: i64) -> Result<(Outcome, Moved), Error> {
    if frames.is_empty() {
        return Ok((Outcome::Pulled { cursor: after, heads: BTreeMap::new() }, Moved::default()));
    }
    if store.peer()?.is_none_or(|peer| peer.cursor != after) {
        // The relay was found restored while this was on its way: these positions are of its earlier life.
        return Err(Fault::Unavailable { retry_after: 0 }.into());
    }
    let mut before = after;
    if frames.iter().any(|frame| frame.position <= std::mem::replace(&mut before, frame.position)) {
        return Err(Fault::refused("positions").into());
    }
    let received = store.receive(frames, now)?;
    // A fork is kept too, beside the log it contradicts, and stands in nobody's way.
    let fault = received.refused.iter().find(|(_, why)| *why != Refused::Fork).copied();
    let good = frames.iter().take_while(|frame| fault.is_none_or(|(position, _)| frame.position < position));
    let mut heads = BTreeMap::new();
    let mut cursor = after;
    for frame in good {
        cursor = frame.position;
        if let Ok(header) = frame.change.header() {
            heads.insert(header.device, Head { epoch: header.epoch, seq: header.seq, hash: frame.change.hash() });
        }
    }
    if cursor > after {
        store.set_cursor(cursor)?;
    }
    let outcome = match fault {
        Some((_, why)) => Outcome::Failed(Fault::Refused(word(why))),
        None => Outcome::Pulled { cursor, heads },
    };
    Ok((outcome, Moved { pushed: 0, came: frames.len() as u64, received: Some(received) }))
}

fn word(why: Refused) -> String {
    serde_json::to_value(why).ok().and_then(|word| Some(word.as_str()?.to_owned())).unwrap_or_default()
}
