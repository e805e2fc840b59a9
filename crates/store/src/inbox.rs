//! What arrives: every change is verified before it is kept, and applied once what its author had seen is there.

use std::collections::{BTreeMap, BTreeSet};

use domain::{ClinicId, DeviceId, PatientId};
use rusqlite::{Connection, OptionalExtension as _};
use wire::{Change, Hash, PublicKey, Refused, Sealed, Value, cbor, frame::Frame, membership, protocol::Head};

use crate::{
    Committed, Error, Result, Store, conflicts, fold,
    log::{self, Tail},
    table::Fields,
};

/// What became of a batch.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Received {
    /// Changes that are in the tables now, some of them kept here earlier.
    pub applied: u64,
    /// Changes kept here that wait for others.
    pub waiting: u64,
    /// Changes that were here already.
    pub duplicates: u64,
    /// Changes not applied, by their position with the sender, and why. Forked ones are set aside for a person to judge.
    pub refused: Vec<(u64, Refused)>,
    /// Kinds of records touched.
    pub kinds: BTreeSet<String>,
    /// Patients touched.
    pub patients: BTreeSet<PatientId>,
}

impl Store {
    /// Takes changes from a peer, a file or a hub: verifies each, keeps what is right, applies what is ready, all in one
    /// transaction. Nothing is taken on trust from whoever delivers, and the order within a batch does not matter.
    pub fn receive(&self, frames: &[Frame], now: i64) -> Result<Received> {
        let received = {
            let writer = self.writer();
            let db = writer.unchecked_transaction()?;
            let mut intake = Intake::new(&db, log::self_device(&db)?.clinic);
            for frame in frames {
                intake.take(frame)?;
            }
            let received = intake.finish()?;
            db.commit()?;
            received
        };
        tracing::debug!(applied = received.applied, waiting = received.waiting, now, "changes received");
        if !received.kinds.is_empty() {
            self.announce(&Committed { kinds: received.kinds.clone(), patients: received.patients.clone() });
        }
        Ok(received)
    }
}

/// A batch on its way into a log and its tables.
pub(crate) struct Intake<'a> {
    db: &'a Connection,
    clinic: ClinicId,
    received: Received,
    /// Refused for want of something that may come later in the batch: an enrolment, the change before.
    early: Vec<(Frame, Refused)>,
}

impl<'a> Intake<'a> {
    pub(crate) fn new(db: &'a Connection, clinic: ClinicId) -> Self {
        Intake { db, clinic, received: Received::default(), early: Vec::new() }
    }

    /// Verifies one change, keeps it, and applies it if its turn has come.
    pub(crate) fn take(&mut self, frame: &Frame) -> Result<()> {
        match self.keep(frame)? {
            Ok(Kept::New) => {}
            Ok(Kept::Duplicate) => self.received.duplicates += 1,
            Err(why @ (Refused::UnknownDevice | Refused::Gap)) => self.early.push((frame.clone(), why)),
            Err(why) => self.received.refused.push((frame.position, why)),
        }
        Ok(())
    }

    /// Applies whatever was waiting and can go now, tries once more what came too early, and tells what became of all.
    pub(crate) fn finish(mut self) -> Result<Received> {
        loop {
            fold::integrate(self.db, &mut self.received)?;
            let early = std::mem::take(&mut self.early);
            let before = early.len();
            for (frame, _) in &early {
                self.take(frame)?;
            }
            if self.early.len() == before {
                break;
            }
        }
        self.received.refused.extend(self.early.iter().map(|(frame, why)| (frame.position, *why)));
        self.received.waiting =
            self.db.query_row("SELECT count(*) FROM change_log WHERE state = 'waiting'", [], |row| row.get(0))?;
        Ok(self.received)
    }

    fn keep(&mut self, frame: &Frame) -> Result<std::result::Result<Kept, Refused>> {
        let (change, key) = match self.verified(&frame.change)? {
            Ok(verified) => verified,
            Err(why) => return Ok(Err(why)),
        };
        let header = &change.header;
        let tail = log::tail(self.db, header.device, header.epoch)?;
        let (seq, hash, applied) =
            tail.map_or((0, Hash::default(), 0), |tail| (tail.head.seq, tail.head.hash, tail.applied));
        if header.seq <= seq {
            return known(self.db, &change, frame);
        }
        if header.seq > seq + 1 {
            return Ok(Err(Refused::Gap));
        }
        if header.prev != hash {
            // Its author signed two histories; this one may hold entries of people, so it is not thrown away.
            set_aside(self.db, &change, frame)?;
            return Ok(Err(Refused::Chain));
        }
        let head = Head { epoch: header.epoch, seq: header.seq, hash: change.hash };
        let verbatim = Frame { position: 0, change: frame.change.clone() };
        let mut tail = Tail { head, hlc: header.hlc, applied, key };
        if applied == seq && header.group.is_none() && fold::seen(self.db, header)? {
            let parked = fold::apply_change(self.db, &change, &mut self.received)?;
            let position = log::keep(self.db, header.device, head, header.wall, fold::state(&parked), &verbatim)?;
            fold::park(self.db, position, parked)?;
            tail.applied = header.seq;
            self.received.applied += 1;
        } else {
            log::keep(self.db, header.device, head, header.wall, "waiting", &verbatim)?;
        }
        log::set_tail(self.db, header.device, &tail)?;
        Ok(Ok(Kept::New))
    }

    fn verified(&self, sealed: &Sealed) -> Result<std::result::Result<(Change, PublicKey), Refused>> {
        let change = match sealed.open() {
            Ok(change) => change,
            Err(why) => return Ok(Err(why)),
        };
        if change.header.clinic != self.clinic {
            return Ok(Err(Refused::OtherClinic));
        }
        if let Some(why) = misplaced(&change) {
            return Ok(Err(why));
        }
        let keys = keys_of(self.db, &change)?;
        if keys.is_empty() {
            return Ok(Err(Refused::UnknownDevice));
        }
        let key = keys.into_iter().find(|key| sealed.verify(key).is_ok());
        Ok(key.map(|key| (change, key)).ok_or(Refused::Signature))
    }
}

enum Kept {
    New,
    Duplicate,
}

/// What no honest device makes and no database could place.
fn misplaced(change: &Change) -> Option<Refused> {
    let header = &change.header;
    let starts = header.epoch == 1 || header.kind == wire::ChangeKind::EpochStart;
    if header.seq == 0 || header.epoch == 0 || (header.seq == 1 && !starts) {
        return Some(Refused::Chain);
    }
    // Nothing may be missing while there is no erasure: a relay that leaves a section out would hide it for good.
    change.sections.iter().any(Option::is_none).then_some(Refused::Section)
}

/// The keys a change may be signed with: the one its device's log began with; before it has a log, those it was
/// enrolled with; while nobody is enrolled, the one the clinic's first change enrols itself with.
///
/// A log keeps the key it began with, so that a second enrolment under the same id cannot lock its owner out.
fn keys_of(db: &Connection, change: &Change) -> Result<Vec<PublicKey>> {
    let device = change.header.device;
    let pinned: Option<Vec<u8>> = db
        .prepare_cached("SELECT key FROM head WHERE device = ?1 ORDER BY epoch LIMIT 1")?
        .query_row([device.0.as_bytes().as_slice()], |row| row.get(0))
        .optional()?;
    if let Some(key) = pinned {
        return Ok(PublicKey::from_slice(&key).into_iter().collect());
    }
    if let Some(key) = enrolled(db, device)? {
        let others = conflicts::forks(db, &domain::device::KIND, device.0)?;
        let others = others.iter().filter_map(|content| {
            let fields: Fields = cbor::from_bytes(content).ok()?;
            PublicKey::from_slice(fields.get("public_key").and_then(Value::as_bytes)?)
        });
        return Ok(std::iter::once(key).chain(others).collect());
    }
    let nobody: bool =
        db.prepare_cached("SELECT NOT EXISTS (SELECT 1 FROM device)")?.query_row([], |row| row.get(0))?;
    Ok(membership::genesis(change).filter(|_| nobody).map(|enrolment| enrolment.key).into_iter().collect())
}

/// The key a device was enrolled with.
pub(crate) fn enrolled(db: &Connection, device: DeviceId) -> Result<Option<PublicKey>> {
    let key: Option<Vec<u8>> = db
        .prepare_cached("SELECT public_key FROM device WHERE id = ?1")?
        .query_row([device.0.as_bytes().as_slice()], |row| row.get(0))
        .optional()?;
    Ok(key.and_then(|key| PublicKey::from_slice(&key)))
}

/// A change at a place already taken: the same one, or a fork, of which both are kept.
fn known(db: &Connection, change: &Change, frame: &Frame) -> Result<std::result::Result<Kept, Refused>> {
    let header = &change.header;
    let standing: Vec<u8> = db
        .prepare_cached("SELECT frame FROM change_log WHERE device = ?1 AND epoch = ?2 AND seq = ?3")?
        .query_row((header.device.0.as_bytes().as_slice(), header.epoch, header.seq), |row| row.get(0))?;
    if log::frame(&standing, 0)?.change.hash() == change.hash {
        return Ok(Ok(Kept::Duplicate));
    }
    set_aside(db, change, frame)?;
    Ok(Err(Refused::Fork))
}

fn set_aside(db: &Connection, change: &Change, frame: &Frame) -> Result<()> {
    let header = &change.header;
    db.prepare_cached(
        "INSERT INTO fork (device, epoch, seq, hash, frame) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING",
    )?
    .execute((
        header.device.0.as_bytes().as_slice(),
        header.epoch,
        header.seq,
        change.hash.0,
        Frame { position: 0, change: frame.change.clone() }.to_bytes(),
    ))?;
    Ok(())
}

/// How many changes stand in each state; together they are all that was ever received and signed.
pub(crate) fn states(db: &Connection) -> Result<BTreeMap<String, u64>> {
    let mut statement = db.prepare_cached(
        "SELECT state, count(*) FROM (SELECT state FROM change_log UNION ALL SELECT 'quarantined' FROM fork) GROUP BY 1",
    )?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    rows.collect::<rusqlite::Result<_>>().map_err(Error::from)
}
