//! The relay this clinic reports to, and how far each side is with the other.

use domain::DeviceId;
use rusqlite::{Connection, OptionalExtension as _};
use uuid::Uuid;
use wire::{
    Refused,
    frame::Frame,
    protocol::{Ends, Head, Heads},
};

use crate::{ReadTx, Received, Result, Store, epoch::Contradicted, log, row};

/// Nobody reads the time of a success closer, so a quiet line does not wear the disk.
const TO_THE_MINUTE_MS: i64 = 60_000;

/// Where we stand with the relay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Peer {
    /// Its address.
    pub url: String,
    /// The key it signs receipts with; a relay with another key is another relay.
    pub server_key: [u8; 32],
    /// Position in its log of the last change kept here.
    pub cursor: u64,
    /// Its incarnation when we last spoke.
    pub incarnation: Option<Uuid>,
    /// Own changes it has signed for: up to this number.
    pub receipted_seq: u64,
    /// In this epoch.
    pub receipted_epoch: u64,
    /// When both sides last had everything.
    pub last_success: Option<i64>,
    /// When it last signed for changes of ours.
    pub pushed_at: Option<i64>,
    /// When it last answered what others wrote.
    pub pulled_at: Option<i64>,
}

impl Peer {
    /// A relay that we have not exchanged anything with yet.
    pub fn new(url: String, server_key: [u8; 32]) -> Peer {
        Peer {
            url,
            server_key,
            cursor: 0,
            incarnation: None,
            receipted_seq: 0,
            receipted_epoch: 0,
            last_success: None,
            pushed_at: None,
            pulled_at: None,
        }
    }

    /// Where we stand now that it says this. One that was restored, or ends before our cursor, is read from its beginning
    /// again, and what it no longer has counts as not delivered.
    fn reckoned(mut self, me: DeviceId, heads: &Heads) -> Peer {
        let restored = self.incarnation.is_some_and(|known| known != heads.incarnation);
        self.incarnation = Some(heads.incarnation);
        if restored || heads.server_seq < self.cursor {
            self.cursor = 0;
            let (epoch, seq) = heads.heads.get(&me).map_or((0, 0), |head| (head.epoch, head.seq));
            (self.receipted_epoch, self.receipted_seq) = (self.receipted_epoch, self.receipted_seq).min((epoch, seq));
        }
        self
    }
}

/// What became of an answer of the relay.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Pulled {
    /// Position up to which everything is kept now.
    pub cursor: u64,
    /// Ends of the logs it touched, as the relay has them.
    pub ends: Ends,
    /// What became of each change.
    pub received: Received,
    /// Why the rest was not kept.
    pub fault: Option<Refused>,
}

impl ReadTx<'_> {
    /// The relay, if the clinic has one.
    pub fn peer(&self) -> Result<Option<Peer>> {
        peer(self.db())
    }
}

impl Store {
    /// The relay, if the clinic has one.
    pub fn peer(&self) -> Result<Option<Peer>> {
        self.read(|tx| tx.peer())
    }

    /// Keeps a relay, the first one or another.
    pub fn set_peer(&self, peer: &Peer) -> Result<()> {
        keep(&self.writer(), peer)
    }

    /// Reckons where we stand now that the relay says this; `None` if the clinic has another relay by now. Read and
    /// written in one transaction, so that nobody writes back what another has moved on.
    pub fn compare_peer(&self, server_key: [u8; 32], heads: &Heads) -> Result<Option<Peer>> {
        let me = self.self_device()?.device;
        self.change_peer(server_key, |peer| peer.reckoned(me, heads))
    }

    /// Notes that both sides have everything.
    pub fn set_last_success(&self, server_key: [u8; 32], now: i64) -> Result<()> {
        self.change_peer(server_key, |peer| Peer { last_success: noted(peer.last_success, now), ..peer }).map(drop)
    }

    /// Takes what the relay answered after a cursor: the changes and the cursor move in one transaction, to the last change
    /// that was kept and no further. Should another have written under our own name, its history stands from then on and ours
    /// is sealed anew beside it. `None`, and nothing kept, if the cursor has moved or the relay is another.
    pub fn pull(&self, server_key: [u8; 32], after: u64, frames: &[Frame], now: i64) -> Result<Option<Pulled>> {
        let done = self.receive_with(frames, now, |db, received| {
            let Some(peer) = peer(db)?.filter(|peer| (peer.server_key, peer.cursor) == (server_key, after)) else {
                return Ok(None);
            };
            // A fork is kept too, beside the log it contradicts, and stands in nobody's way.
            let fault = received.refused.iter().find(|(_, why)| *why != Refused::Fork).copied();
            let good = frames.iter().take_while(|frame| fault.is_none_or(|(position, _)| frame.position < position));
            let mut pulled = Pulled { cursor: after, fault: fault.map(|(_, why)| why), ..Pulled::default() };
            for frame in good {
                pulled.cursor = frame.position;
                if let Ok(header) = frame.change.header() {
                    let head = Head { epoch: header.epoch, seq: header.seq, hash: frame.change.hash() };
                    pulled.ends.insert((header.device, header.epoch), head);
                }
            }
            let moved = Peer { cursor: pulled.cursor, pulled_at: noted(peer.pulled_at, now), ..peer.clone() };
            if moved != peer {
                keep(db, &moved)?;
            }
            let parted = self.part(db, now, contradicted(frames, received, log::self_device(db)?.device))?;
            Ok(Some((pulled, parted)))
        })?;
        Ok(done.map(|((pulled, parted), received)| {
            self.tell_parted(parted);
            Pulled { received, ..pulled }
        }))
    }

    fn change_peer(&self, server_key: [u8; 32], change: impl FnOnce(Peer) -> Peer) -> Result<Option<Peer>> {
        let writer = self.writer();
        let db = writer.unchecked_transaction()?;
        let Some(before) = peer(&db)?.filter(|peer| peer.server_key == server_key) else { return Ok(None) };
        let after = change(before.clone());
        if after != before {
            keep(&db, &after)?;
            db.commit()?;
        }
        Ok(Some(after))
    }
}

/// Where what came contradicts our own log, as the relay has it.
fn contradicted(frames: &[Frame], received: &Received, me: DeviceId) -> Contradicted {
    let mut contradicted = Contradicted::new();
    for (position, _) in received.refused.iter().filter(|(_, why)| *why == Refused::Fork) {
        let of = frames.iter().filter(|frame| frame.position == *position);
        for header in of.filter_map(|frame| frame.change.header().ok()).filter(|header| header.device == me) {
            let from = contradicted.entry(header.epoch).or_insert(header.seq);
            *from = (*from).min(header.seq);
        }
    }
    contradicted
}

fn noted(last: Option<i64>, now: i64) -> Option<i64> {
    last.filter(|last| (now - last).abs() < TO_THE_MINUTE_MS).or(Some(now))
}

pub(crate) fn peer(db: &Connection) -> Result<Option<Peer>> {
    let peer = db
        .prepare_cached(
            "SELECT url, server_key, cursor, incarnation, receipted_seq, receipted_epoch, last_success, pushed_at, pulled_at \
             FROM peer",
        )?
        .query_row([], |row| {
            Ok(Peer {
                url: row.get(0)?,
                server_key: row.get(1)?,
                cursor: row.get(2)?,
                incarnation: row.get::<_, Option<Vec<u8>>>(3)?.and_then(|id| row::id(&id).ok()),
                receipted_seq: row.get(4)?,
                receipted_epoch: row.get(5)?,
                last_success: row.get(6)?,
                pushed_at: row.get(7)?,
                pulled_at: row.get(8)?,
            })
        })
        .optional()?;
    Ok(peer)
}

pub(crate) fn keep(db: &Connection, peer: &Peer) -> Result<()> {
    db.execute(
        "INSERT INTO peer (one, url, server_key, cursor, incarnation, receipted_seq, receipted_epoch, last_success, \
         pushed_at, pulled_at) VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) \
         ON CONFLICT (one) DO UPDATE SET url = excluded.url, server_key = excluded.server_key, \
         cursor = excluded.cursor, incarnation = excluded.incarnation, receipted_seq = excluded.receipted_seq, \
         receipted_epoch = excluded.receipted_epoch, last_success = excluded.last_success, \
         pushed_at = excluded.pushed_at, pulled_at = excluded.pulled_at",
        (
            &peer.url,
            peer.server_key,
            peer.cursor,
            peer.incarnation.as_ref().map(|id| id.as_bytes().as_slice()),
            peer.receipted_seq,
            peer.receipted_epoch,
            peer.last_success,
            peer.pushed_at,
            peer.pulled_at,
        ),
    )?;
    Ok(())
}

/// Own changes that the relay has signed for: epoch and number.
pub(crate) fn receipted(db: &Connection) -> Result<(u64, u64)> {
    Ok(peer(db)?.map_or((0, 0), |peer| (peer.receipted_epoch, peer.receipted_seq)))
}
