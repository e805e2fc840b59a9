//! What arrives: every change is verified before it is kept, and applied once what its author had seen is there.

use std::collections::{BTreeMap, BTreeSet};

use domain::{ClinicId, PatientId};
use rusqlite::Connection;
use wire::{Change, ChangeKind, Hash, Header, Refused, Sealed, frame::Frame, membership::place, protocol::Head};

use crate::{
    Committed, Error, Result, Store, conservation, erasure, fold, fork,
    log::{self, Tail},
    membership,
};

/// What became of a batch.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Received {
    /// Changes that are in the tables now, some of them kept here earlier.
    pub applied: u64,
    /// Changes kept here that wait for others.
    pub waiting: u64,
    /// Changes kept here that were not here before.
    pub kept: u64,
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
        let received = self.receive_with(frames, now, |_, _| Ok(Some(())))?;
        Ok(received.map(|((), received)| received).unwrap_or_default())
    }

    /// The same, with something that lands together with it: if that gives `None`, nothing lands.
    pub(crate) fn receive_with<T>(
        &self,
        frames: &[Frame],
        now: i64,
        with: impl FnOnce(&Connection, &Received) -> Result<Option<T>>,
    ) -> Result<Option<(T, Received)>> {
        let (value, received) = {
            let writer = self.writer();
            let db = writer.unchecked_transaction()?;
            let before = conservation::received(&db)?;
            let mut intake = Intake::new(&db, log::self_device(&db)?.clinic);
            for frame in frames {
                intake.take(frame)?;
            }
            let received = intake.finish()?;
            conservation::assert_kept(&db, before, received.kept)?;
            let Some(value) = with(&db, &received)? else { return Ok(None) };
            db.commit()?;
            (value, received)
        };
        if received.kinds.contains(domain::erasure::KIND.name) {
            self.scrub_if_due();
        }
        tracing::debug!(applied = received.applied, waiting = received.waiting, now, "changes received");
        if !received.kinds.is_empty() {
            self.announce(&Committed { kinds: received.kinds.clone(), patients: received.patients.clone() });
        }
        Ok(Some((value, received)))
    }
}

/// A batch on its way into a log and its tables.
pub(crate) struct Intake<'a> {
    db: &'a Connection,
    clinic: ClinicId,
    received: Received,
    /// Refused for want of something that may come later in the batch: an enrolment, the change before.
    early: Vec<(Frame, Refused)>,
    /// Something was said of who is heard, or came from beyond what is heard.
    unsettled: bool,
    /// What came from beyond what is heard. Others may have gone on without it, should it be let in.
    beyond: Vec<Header>,
}

impl<'a> Intake<'a> {
    pub(crate) fn new(db: &'a Connection, clinic: ClinicId) -> Self {
        Intake { db, clinic, received: Received::default(), early: Vec::new(), unsettled: false, beyond: Vec::new() }
    }

    /// Verifies one change, keeps it, and applies it if its turn has come.
    pub(crate) fn take(&mut self, frame: &Frame) -> Result<()> {
        match self.keep(frame)? {
            Ok(Kept::New) => self.received.kept += 1,
            Ok(Kept::Duplicate) => self.received.duplicates += 1,
            Err(why @ (Refused::UnknownDevice | Refused::Gap)) => self.early.push((frame.clone(), why)),
            Err(why) => self.received.refused.push((frame.position, why)),
        }
        Ok(())
    }

    /// Applies whatever was waiting and can go now, tries once more what came too early, and tells what became of all.
    pub(crate) fn finish(mut self) -> Result<Received> {
        loop {
            self.settle()?;
            fold::integrate(self.db, &mut self.received)?;
            erasure::settle(self.db, &mut self.received)?;
            let early = std::mem::take(&mut self.early);
            let before = early.len();
            for (frame, _) in &early {
                self.take(frame)?;
            }
            if self.early.len() == before && !self.unsettled {
                break;
            }
        }
        self.received.refused.extend(self.early.iter().map(|(frame, why)| (frame.position, *why)));
        // Named twice so that the index of what is not applied is used: otherwise every batch would read the whole log.
        let waiting = "SELECT count(*) FROM change_log WHERE state = 'waiting' AND state <> 'applied'";
        self.received.waiting = self.db.prepare_cached(waiting)?.query_row([], |row| row.get(0))?;
        Ok(self.received)
    }

    /// Draws the line anew between what is heard and what waits for judgement.
    fn settle(&mut self) -> Result<()> {
        if !std::mem::take(&mut self.unsettled) {
            return Ok(());
        }
        let mut again = membership::reckon(self.db)?;
        for header in std::mem::take(&mut self.beyond) {
            again |= !membership::quarantined(self.db, &header)?;
        }
        if again {
            fold::refold(self.db, &mut self.received)?;
        }
        Ok(())
    }

    fn keep(&mut self, frame: &Frame) -> Result<std::result::Result<Kept, Refused>> {
        let change = match self.opened(&frame.change) {
            Ok(change) => change,
            Err(why) => return Ok(Err(why)),
        };
        let header = &change.header;
        let tail = log::tail(self.db, header.device, header.epoch)?;
        let (seq, hash, applied) =
            tail.map_or((0, Hash::default(), 0), |tail| (tail.head.seq, tail.head.hash, tail.applied));
        let keys = membership::keys_of(self.db, &change)?;
        if keys.is_empty() {
            return Ok(Err(Refused::UnknownDevice));
        }
        let follows_fork = header.seq > seq + 1 && fork::holds(self.db, header)?;
        if header.seq > seq + 1 && !follows_fork {
            // Before the signature is judged: what is missing may be the change that takes a new key.
            return Ok(Err(Refused::Gap));
        }
        let Some(key) = keys.into_iter().find(|key| frame.change.verify(key).is_ok()) else {
            return Ok(Err(Refused::Signature));
        };
        if header.seq <= seq {
            return known(self.db, &change, frame);
        }
        if follows_fork || header.prev != hash {
            // Its author signed two histories; this one may hold entries of people, so it is not thrown away.
            fork::set_aside(self.db, &change, frame)?;
            return Ok(Err(Refused::Fork));
        }
        self.unsettled |= membership::keep(self.db, &change)?;
        let head = Head { epoch: header.epoch, seq: header.seq, hash: change.hash };
        let mut tail = Tail { head, hlc: header.hlc, applied, key };
        if membership::cutoff(self.db, header.device)?.is_some_and(|last| place(header) > last) {
            self.unsettled = true;
            self.beyond.push(header.clone());
            self.store(&change, head, "waiting", frame)?;
        } else if header.kind == ChangeKind::Erase {
            // What it takes is gone for good: first the whole batch has its say about whether its author is heard.
            self.store(&change, head, "waiting", frame)?;
        } else if applied == seq && header.group.is_none() && fold::seen(self.db, header)? {
            let parked = fold::apply_change(self.db, &change, &mut self.received)?;
            let position = self.store(&change, head, fold::state(&parked), frame)?;
            fold::park(self.db, position, parked)?;
            tail.applied = header.seq;
            self.received.applied += 1;
        } else {
            self.store(&change, head, "waiting", frame)?;
        }
        log::set_tail(self.db, header.device, &tail)?;
        Ok(Ok(Kept::New))
    }

    /// Writes a change to the log, without what is about erased patients.
    fn store(&self, change: &Change, head: Head, state: &str, frame: &Frame) -> Result<i64> {
        let mut kept = Frame { position: 0, change: frame.change.clone() };
        erasure::prune(self.db, &change.header, &mut kept.change)?;
        erasure::note_withheld(self.db, &change.header, &kept.change)?;
        log::keep(self.db, change.header.device, head, change.header.wall, state, &kept)
    }

    fn opened(&self, sealed: &Sealed) -> std::result::Result<Change, Refused> {
        let change = sealed.open()?;
        if change.header.clinic != self.clinic {
            return Err(Refused::OtherClinic);
        }
        misplaced(&change).map_or(Ok(change), Err)
    }
}

enum Kept {
    New,
    Duplicate,
}

/// What no honest device makes and no database could place.
fn misplaced(change: &Change) -> Option<Refused> {
    let header = &change.header;
    let starts = header.epoch == 1 || header.kind == ChangeKind::EpochStart;
    (header.seq == 0 || header.epoch == 0 || (header.seq == 1 && !starts)).then_some(Refused::Chain)
}

/// A change at a place already taken: the same one, or a fork, of which both are kept.
fn known(db: &Connection, change: &Change, frame: &Frame) -> Result<std::result::Result<Kept, Refused>> {
    let header = &change.header;
    let (position, standing): (i64, Vec<u8>) = db
        .prepare_cached("SELECT position, frame FROM change_log WHERE device = ?1 AND epoch = ?2 AND seq = ?3")?
        .query_row((header.device.0.as_bytes().as_slice(), header.epoch, header.seq), |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?;
    let standing = log::frame(&standing, 0)?;
    if standing.change.hash() == change.hash {
        complete(db, change, frame, (position, standing))?;
        return Ok(Ok(Kept::Duplicate));
    }
    fork::set_aside(db, change, frame)?;
    Ok(Err(Refused::Fork))
}

/// Takes sections that somebody withheld from us out of a fuller copy of the same change. They belong before what was
/// written since, so the log is folded anew.
fn complete(db: &Connection, change: &Change, frame: &Frame, (position, standing): (i64, Frame)) -> Result<()> {
    if standing.change.sections.iter().all(Option::is_some) {
        return Ok(());
    }
    let (mut fuller, mut given) = (standing.clone(), frame.change.clone());
    erasure::prune(db, &change.header, &mut given)?;
    if !fuller.change.fill(&given) {
        return Ok(());
    }
    db.execute("UPDATE change_log SET frame = ?2 WHERE position = ?1", (position, fuller.to_bytes()))?;
    let header = &change.header;
    db.execute(
        "DELETE FROM withheld WHERE device = ?1 AND epoch = ?2 AND seq = ?3",
        (header.device.0.as_bytes().as_slice(), header.epoch, header.seq),
    )?;
    erasure::note_withheld(db, header, &fuller.change)?;
    fold::refold(db, &mut Received::default())
}

/// How many changes stand in each state; together they are all that was ever received and signed.
pub(crate) fn states(db: &Connection) -> Result<BTreeMap<String, u64>> {
    let mut statement = db.prepare_cached(
        "SELECT state, count(*) FROM (SELECT state FROM change_log UNION ALL SELECT 'quarantined' FROM fork) GROUP BY 1",
    )?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    rows.collect::<rusqlite::Result<_>>().map_err(Error::from)
}
