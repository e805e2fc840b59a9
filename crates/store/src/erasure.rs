//! A patient leaves: rows, clocks, conflicts, index and the log's sections, here and in whatever still comes. Headers
//! stay, so the chain verifies. [`Store::scrub`] then writes the file anew: deleted is not gone before that.

use std::collections::{BTreeMap, BTreeSet};

use domain::{DeviceId, FieldType, Kind, PatientId, block, erasure, erasure::Erasure, retention};
use rusqlite::{Connection, OptionalExtension as _};
use uuid::Uuid;
use wire::{Change, Header, Op, Sealed, Value, cbor, frame::Frame, membership};

use crate::{Ctx, ReadTx, Received, Result, Store, fold, log, patient, row, table::Fields};

/// A change about somebody erased whose author did not know it yet: what it said is gone, unseen by anybody since.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Late {
    /// Which workstation wrote it.
    pub device: DeviceId,
    /// In which of its epochs.
    pub epoch: u64,
    /// Its number there.
    pub seq: u64,
    /// Wall clock of that workstation, milliseconds UTC.
    pub wall: i64,
}

/// Whether this patient was erased.
pub(crate) fn is_erased(db: &Connection, subject: Uuid) -> Result<bool> {
    let found = db
        .prepare_cached("SELECT 1 FROM erased WHERE subject = ?1")?
        .query_row([subject.as_bytes().as_slice()], |_| Ok(()))
        .optional()?;
    Ok(found.is_some())
}

/// Whether an op speaks of somebody erased: as its patient, or as another whom a fact names.
pub(crate) fn is_about_erased(db: &Connection, kind: &Kind, op: &Op) -> Result<bool> {
    let anybody: bool = db.prepare_cached("SELECT EXISTS (SELECT 1 FROM erased)")?.query_row([], |row| row.get(0))?;
    if !anybody || kind.name == erasure::KIND.name {
        return Ok(false);
    }
    if kind.subject == Some("id") {
        return is_erased(db, op.id);
    }
    for field in naming(kind) {
        let named = op.fields.get(field).and_then(Value::as_bytes).and_then(|bytes| Uuid::from_slice(bytes).ok());
        if let Some(named) = named
            && is_erased(db, named)?
        {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Fields by which a record can be a patient's: its own, and of a fact any that names somebody.
fn naming(kind: &Kind) -> impl Iterator<Item = &'static str> {
    let (fact, subject) = (kind.class == domain::Class::Fact, kind.subject);
    let ids = kind.fields.iter().filter(|field| field.holds == FieldType::Id).map(|field| field.name);
    ids.filter(move |name| fact || subject == Some(*name))
}

/// Takes the sections of everybody erased out of a change on its way in. Says whether any went.
pub(crate) fn prune(db: &Connection, header: &Header, change: &mut Sealed) -> Result<bool> {
    let subjects = header.sections.iter().filter_map(|section| section.subject);
    let mut gone = BTreeSet::new();
    for subject in subjects {
        if is_erased(db, subject.0)? {
            gone.insert(subject);
        }
    }
    Ok(!gone.is_empty() && change.prune(header, |subject| gone.contains(&subject)))
}

/// Notes the sections that came without their bytes though nobody erased their patient: a relay may be hiding them.
pub(crate) fn note_withheld(db: &Connection, header: &Header, change: &Sealed) -> Result<()> {
    for (named, body) in header.sections.iter().zip(&change.sections) {
        let Some(subject) = named.subject.filter(|_| body.is_none()) else { continue };
        if !is_erased(db, subject.0)? {
            db.prepare_cached(
                "INSERT INTO withheld (device, epoch, seq, subject) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING",
            )?
            .execute((
                header.device.0.as_bytes().as_slice(),
                header.epoch,
                header.seq,
                subject.0.as_bytes().as_slice(),
            ))?;
        }
    }
    Ok(())
}

/// A record by its kind and id.
type Place = (String, Uuid);

/// Carries an erasure out on tables and log.
pub(crate) fn carry_out(db: &Connection, subject: PatientId) -> Result<()> {
    let bytes = subject.0.as_bytes().as_slice();
    let new = "INSERT INTO erased (subject, scrubbed, refold) VALUES (?1, 0, 0) ON CONFLICT DO NOTHING";
    if db.prepare_cached(new)?.execute([bytes])? == 0 {
        return Ok(());
    }
    let told = prune_log(db, subject)?;
    prune_forks(db, subject)?;
    let mut rows = BTreeSet::new();
    for kind in domain::KINDS.iter().filter(|kind| kind.name != erasure::KIND.name) {
        let named = naming(kind).chain(kind.subject.filter(|field| *field == "id"));
        for field in named {
            let mut statement = db.prepare(&format!("SELECT id FROM {} WHERE {field} = ?1", kind.name))?;
            let ids = statement.query_map([bytes], |row| row.get::<_, Vec<u8>>(0))?;
            for id in ids {
                rows.insert((kind.name.to_owned(), row::id(&id?)?));
            }
        }
    }
    let refold = told_by_others(db, &told, &rows)?;
    for (kind, id) in told.union(&rows) {
        forget(db, kind, *id)?;
    }
    patient::unlist(db, subject.0)?;
    db.execute("DELETE FROM scratch WHERE patient = ?1", [bytes])?;
    db.execute("DELETE FROM withheld WHERE subject = ?1", [bytes])?;
    db.execute("UPDATE erased SET refold = ?2 WHERE subject = ?1", (bytes, refold))?;
    Ok(())
}

fn forget(db: &Connection, kind: &str, id: Uuid) -> Result<()> {
    let key = id.as_bytes().as_slice();
    if let Some(kind) = domain::kind(kind).filter(|kind| kind.name != erasure::KIND.name) {
        db.prepare_cached(&format!("DELETE FROM {} WHERE id = ?1", kind.name))?.execute([key])?;
    }
    db.prepare_cached("DELETE FROM record_clock WHERE kind = ?1 AND id = ?2")?.execute((kind, key))?;
    db.prepare_cached("DELETE FROM conflict WHERE kind = ?1 AND id = ?2")?.execute((kind, key))?;
    Ok(())
}

/// Whether a record that goes is somebody else's too, as only a forger writes it: what is left of it, the log tells.
fn told_by_others(db: &Connection, told: &BTreeSet<Place>, rows: &BTreeSet<Place>) -> Result<bool> {
    for (kind, id) in told.union(rows) {
        let key = id.as_bytes().as_slice();
        let forked: bool = db
            .prepare_cached("SELECT EXISTS (SELECT 1 FROM conflict WHERE kind = ?1 AND id = ?2 AND field = '*')")?
            .query_row((kind, key), |row| row.get(0))?;
        let others = match domain::kind(kind) {
            Some(known) if !rows.contains(&(kind.clone(), *id)) => db
                .prepare_cached(&format!("SELECT EXISTS (SELECT 1 FROM {} WHERE id = ?1)", known.name))?
                .query_row([key], |row| row.get(0))?,
            Some(_) | None => false,
        };
        if forked || others {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Takes the patient's sections out of every change held here and gives the records they told of.
fn prune_log(db: &Connection, subject: PatientId) -> Result<BTreeSet<Place>> {
    let mut told = BTreeSet::new();
    for (position, mut frame) in mentioning(db, subject)? {
        let change = frame.change.open()?;
        let named = change.header.sections.iter().zip(&change.sections);
        let ours =
            named.filter(|(named, _)| named.subject == Some(subject)).filter_map(|(_, section)| section.as_ref());
        told.extend(ours.flat_map(|section| &section.ops).map(|op| (op.kind.clone(), op.id)));
        if frame.change.prune(&change.header, |other| other == subject) {
            db.prepare_cached("UPDATE change_log SET frame = ?2 WHERE position = ?1")?
                .execute((position, frame.to_bytes()))?;
            unpark(db, position, &frame.change.open()?)?;
        }
    }
    Ok(told)
}

/// Drops the parked ops of a change whose sections are gone.
fn unpark(db: &Connection, position: i64, left: &Change) -> Result<()> {
    let left = left.ops().map(cbor::to_bytes).collect::<std::result::Result<BTreeSet<_>, _>>()?;
    let mut statement = db.prepare_cached("SELECT number, op FROM parked_op WHERE position = ?1")?;
    let parked: Vec<(i64, Vec<u8>)> =
        statement.query_map([position], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?;
    if parked.is_empty() {
        return Ok(());
    }
    let gone: Vec<i64> = parked.iter().filter(|(_, op)| !left.contains(op)).map(|(number, _)| *number).collect();
    for number in &gone {
        db.prepare_cached("DELETE FROM parked_op WHERE position = ?1 AND number = ?2")?.execute((position, number))?;
    }
    if gone.len() == parked.len() {
        db.prepare_cached("UPDATE change_log SET state = 'applied' WHERE position = ?1 AND state = 'parked'")?
            .execute([position])?;
    }
    Ok(())
}

/// The same for histories that were set aside.
fn prune_forks(db: &Connection, subject: PatientId) -> Result<()> {
    let mut statement = db.prepare("SELECT hash, frame FROM fork WHERE instr(frame, ?1) > 0")?;
    let rows = statement.query_map([subject.0.as_bytes().as_slice()], |row| Ok((row.get(0)?, row.get(1)?)))?;
    for (hash, bytes) in rows.collect::<rusqlite::Result<Vec<(Vec<u8>, Vec<u8>)>>>()? {
        let mut frame = log::frame(&bytes, 0)?;
        let header = frame.change.header()?;
        if frame.change.prune(&header, |other| other == subject) {
            db.execute("UPDATE fork SET frame = ?2 WHERE hash = ?1", (hash, frame.to_bytes()))?;
        }
    }
    Ok(())
}

/// Every change in which the patient's number stands, in order of arrival.
fn mentioning(db: &Connection, subject: PatientId) -> Result<Vec<(i64, Frame)>> {
    let mut statement = db.prepare("SELECT position, frame FROM change_log WHERE instr(frame, ?1) > 0 ORDER BY 1")?;
    let mut rows = statement.query([subject.0.as_bytes().as_slice()])?;
    let mut frames = Vec::new();
    while let Some(row) = rows.next()? {
        frames.push((row.get(0)?, log::frame(&row.get::<_, Vec<u8>>(1)?, 0)?));
    }
    Ok(frames)
}

/// Folds the log anew where an erasure could not tell what is left.
pub(crate) fn settle(db: &Connection, received: &mut Received) -> Result<()> {
    let due: bool =
        db.prepare_cached("SELECT EXISTS (SELECT 1 FROM erased WHERE refold = 1)")?.query_row([], |row| row.get(0))?;
    if due { fold::refold(db, received) } else { Ok(()) }
}

/// Everybody who was erased.
pub(crate) fn all_erased(db: &Connection) -> Result<BTreeSet<PatientId>> {
    let mut statement = db.prepare("SELECT subject FROM erased")?;
    let subjects = statement.query_map([], |row| row.get::<_, Vec<u8>>(0))?;
    subjects.map(|subject| Ok(PatientId(row::id(&subject?)?))).collect()
}

/// After the log was folded anew some erasures may not count any more, as those of a device that was revoked before
/// it wrote them. What they took is missing now like anything withheld, and comes back from whoever still has it.
pub(crate) fn note_undone(db: &Connection, before: &BTreeSet<PatientId>) -> Result<()> {
    for subject in before.difference(&all_erased(db)?) {
        for (_, frame) in mentioning(db, *subject)? {
            note_withheld(db, &frame.change.header()?, &frame.change)?;
        }
    }
    Ok(())
}

impl Store {
    /// Erases a patient: seals it, prunes tables and log, writes the file anew.
    pub fn erase(&self, ctx: Ctx, erasure: &Erasure) -> Result<()> {
        self.write_as(wire::ChangeKind::Erase, ctx, |tx| tx.append(erasure))?;
        self.scrub_if_due();
        Ok(())
    }

    /// Writes the file anew after an erasure, so that neither free pages, index nor journal hold what was deleted. If
    /// something is in the way it is tried again at the next erasure and the next start.
    pub(crate) fn scrub_if_due(&self) {
        if let Err(fault) = self.scrub() {
            tracing::warn!(%fault, "the file could not be written anew after an erasure; tried again at the next start");
        }
    }

    fn scrub(&self) -> Result<()> {
        if self.read(|tx| tx.is_scrubbed())? {
            return Ok(());
        }
        let db = self.writer();
        // The index of letters keeps what was deleted in its segments until it is built anew.
        db.execute("INSERT INTO patient_letters (patient_letters) VALUES ('rebuild')", [])?;
        db.execute_batch("VACUUM")?;
        let busy: bool = db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
        if !busy {
            db.execute("UPDATE erased SET scrubbed = 1", [])?;
        }
        Ok(())
    }
}

impl ReadTx<'_> {
    /// Whether the file was written anew since the last erasure.
    pub fn is_scrubbed(&self) -> Result<bool> {
        let due = "SELECT NOT EXISTS (SELECT 1 FROM erased WHERE scrubbed = 0)";
        Ok(self.db().prepare_cached(due)?.query_row([], |row| row.get(0))?)
    }

    /// Changes about an erased patient by workstations that did not know of the erasure when they wrote.
    pub fn late_entries(&self, subject: PatientId) -> Result<Vec<Late>> {
        let frames = mentioning(self.db(), subject)?;
        let headers = frames.iter().map(|(_, frame)| Ok(frame.change.header()?)).collect::<Result<Vec<_>>>()?;
        let mut knew: BTreeMap<(DeviceId, u64), u64> = BTreeMap::new();
        for ((_, frame), header) in frames.iter().zip(&headers).filter(|(_, h)| h.kind == wire::ChangeKind::Erase) {
            if membership::erasures(&frame.change.open()?).contains(&subject) {
                let own = ((header.device, header.epoch), header.seq);
                for (log, seq) in header.deps.iter().map(|dep| ((dep.device, dep.epoch), dep.seq)).chain([own]) {
                    let known = knew.entry(log).or_default();
                    *known = seq.max(*known);
                }
            }
        }
        let of = |header: &&Header| header.sections.iter().any(|section| section.subject == Some(subject));
        let unaware = |h: &&Header| knew.get(&(h.device, h.epoch)).is_none_or(|known| *known < h.seq);
        let late = headers.iter().filter(of).filter(unaware);
        Ok(late.map(|h| Late { device: h.device, epoch: h.epoch, seq: h.seq, wall: h.wall }).collect())
    }

    /// How many sections came without their bytes though nobody erased their patient.
    pub fn withheld(&self) -> Result<u64> {
        Ok(self.db().prepare_cached("SELECT count(*) FROM withheld")?.query_row([], |row| row.get(0))?)
    }

    /// Every erasure, newest first.
    pub fn erasures(&self) -> Result<Vec<Erasure>> {
        let mut erasures = self.all::<Erasure>()?;
        erasures.sort_by_key(|erasure| std::cmp::Reverse((erasure.erased_at, erasure.id)));
        Ok(erasures)
    }

    /// How many records of each kind belong to a patient, and the latest day up to today on which any clinical one of them
    /// says that there was care (`YYYY-MM-DD`, as today is given), or the latest instant at which it was entered.
    pub fn holdings(&self, patient: PatientId, today: &str) -> Result<Holdings> {
        let mut holdings = Holdings::default();
        for kind in domain::KINDS.iter().filter(|kind| !block::is_custody(kind)) {
            let Some(subject) = kind.subject else { continue };
            let mut count = 0;
            crate::table::each_where(self.db(), kind, subject, patient.0, |_, fields| {
                count += 1;
                if kind.name != domain::patient::KIND.name {
                    holdings.note(&fields, today);
                }
                Ok(())
            })?;
            if count > 0 {
                holdings.counts.insert(kind.name.to_owned(), count);
            }
        }
        Ok(holdings)
    }
}

/// What there is of a patient.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Holdings {
    /// Records by kind.
    pub counts: BTreeMap<String, u64>,
    /// Latest clinical day, `YYYY-MM-DD`.
    pub last_day: Option<String>,
    /// Latest instant of entry, milliseconds UTC.
    pub last_instant: Option<i64>,
}

impl Holdings {
    fn note(&mut self, fields: &Fields, today: &str) {
        for (name, value) in fields {
            match value {
                Value::Text(day) if retention::is_day_of_care(name) && !day.is_empty() && day.as_str() <= today => {
                    self.last_day = self.last_day.take().max(Some(day.clone()));
                }
                Value::Integer(instant) if name.ends_with("_at") => {
                    self.last_instant = self.last_instant.max(i64::try_from(*instant).ok());
                }
                _ => {}
            }
        }
    }
}
