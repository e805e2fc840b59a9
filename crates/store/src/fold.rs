//! From the log to the tables: each change in its turn, whole groups at once, what cannot be read yet set apart.
//!
//! What becomes of an op depends on the op and on what its author had seen, never on the order of arrival.

use domain::{DeviceId, clock::Clock};
use rusqlite::{Connection, ErrorCode, OptionalExtension as _};
use wire::{Change, Header, Op, Sealed, cbor};

use crate::{
    Error, Received, Result,
    apply::{self, Outcome},
    log, migrations, row, table,
};

/// An op that waits for a program that can read it: its number in the change and its bytes.
pub(crate) type Parked = (usize, Vec<u8>);

/// Applies every kept change whose turn has come, until none is left that can go.
pub(crate) fn integrate(db: &Connection, received: &mut Received) -> Result<()> {
    while let Some(ready) = next_ready(db)? {
        for (position, change) in ready {
            let parked = apply_change(db, &change, received)?;
            db.prepare_cached("UPDATE change_log SET state = ?2 WHERE position = ?1")?
                .execute((position, state(&parked)))?;
            park(db, position, parked)?;
            db.prepare_cached("UPDATE head SET applied = ?3 WHERE device = ?1 AND epoch = ?2")?.execute((
                change.header.device.0.as_bytes().as_slice(),
                change.header.epoch,
                change.header.seq,
            ))?;
            received.applied += 1;
        }
    }
    Ok(())
}

/// The next change, or whole group, that can be applied.
fn next_ready(db: &Connection) -> Result<Option<Vec<(i64, Change)>>> {
    let mut behind = db.prepare_cached("SELECT device, epoch, seq, applied FROM head WHERE applied < seq")?;
    let mut rows = behind.query([])?;
    while let Some(row) = rows.next()? {
        let device = DeviceId(row::id(&row.get::<_, Vec<u8>>(0)?)?);
        let (epoch, stored, applied): (u64, u64, u64) = (row.get(1)?, row.get(2)?, row.get(3)?);
        let (position, sealed) = at(db, device, epoch, applied + 1)?;
        let header = sealed.header()?;
        let last = header.group.map_or(header.seq, |group| group.first + group.count - 1);
        if last > stored || !seen(db, &header)? {
            continue;
        }
        let mut ready = vec![(position, sealed.open()?)];
        for seq in applied + 2..=last {
            let (position, sealed) = at(db, device, epoch, seq)?;
            ready.push((position, sealed.open()?));
        }
        if ready
            .iter()
            .skip(1)
            .map(|(_, change)| seen(db, &change.header))
            .collect::<Result<Vec<_>>>()?
            .contains(&false)
        {
            continue;
        }
        return Ok(Some(ready));
    }
    Ok(None)
}

fn at(db: &Connection, device: DeviceId, epoch: u64, seq: u64) -> Result<(i64, Sealed)> {
    let (position, bytes): (i64, Vec<u8>) = db
        .prepare_cached("SELECT position, frame FROM change_log WHERE device = ?1 AND epoch = ?2 AND seq = ?3")?
        .query_row((device.0.as_bytes().as_slice(), epoch, seq), |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok((position, log::frame(&bytes, 0)?.change))
}

/// Whether everything the author had seen is applied here.
pub(crate) fn seen(db: &Connection, header: &Header) -> Result<bool> {
    for dep in &header.deps {
        let applied: Option<u64> = db
            .prepare_cached("SELECT applied FROM head WHERE device = ?1 AND epoch = ?2")?
            .query_row((dep.device.0.as_bytes().as_slice(), dep.epoch), |row| row.get(0))
            .optional()?;
        if applied.unwrap_or(0) < dep.seq {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Applies a change's ops and returns those this program cannot read.
pub(crate) fn apply_change(db: &Connection, change: &Change, received: &mut Received) -> Result<Vec<Parked>> {
    let mut parked = Vec::new();
    for (number, op) in change.ops().enumerate() {
        if tried(db, op, &change.header)? == Outcome::Parked {
            parked.push((number, cbor::to_bytes(op)?));
        } else {
            received.kinds.insert(op.kind.clone());
        }
    }
    received.patients.extend(change.header.sections.iter().filter_map(|section| section.subject));
    Ok(parked)
}

/// Applies one op, or leaves no trace of it.
fn tried(db: &Connection, op: &Op, header: &Header) -> Result<Outcome> {
    if header.min_reader > u64::from(migrations::known()) {
        return Ok(Outcome::Parked);
    }
    db.prepare_cached("SAVEPOINT op")?.execute([])?;
    let clock = Clock { hlc: header.hlc, device: header.device };
    let outcome = match apply::apply(db, op, clock) {
        Ok(Outcome::Parked) => Outcome::Parked,
        Ok(done) if table::reads(db, op)? => done,
        // What the tables refuse (a missing column, say) waits for a program that understands it.
        Ok(_) | Err(Error::Refused(_)) => Outcome::Parked,
        Err(Error::Sqlite(fault)) if fault.sqlite_error_code() == Some(ErrorCode::ConstraintViolation) => {
            Outcome::Parked
        }
        Err(fault) => return Err(fault),
    };
    if outcome == Outcome::Parked {
        db.prepare_cached("ROLLBACK TO op")?.execute([])?;
    }
    db.prepare_cached("RELEASE op")?.execute([])?;
    Ok(outcome)
}

/// The state of a change with these ops left over.
pub(crate) fn state(parked: &[Parked]) -> &'static str {
    if parked.is_empty() { "applied" } else { "parked" }
}

/// Sets ops apart.
pub(crate) fn park(db: &Connection, position: i64, parked: Vec<Parked>) -> Result<()> {
    for (number, op) in parked {
        db.prepare_cached("INSERT INTO parked_op (position, number, op) VALUES (?1, ?2, ?3)")?.execute((
            position,
            i64::try_from(number).unwrap_or(i64::MAX),
            op,
        ))?;
    }
    Ok(())
}

/// Folds the log anew if this program can read an op that an older one had to park. Applying it alone would not do:
/// it came before values that are already there.
pub(crate) fn unpark(db: &Connection) -> Result<()> {
    if readable(db)? {
        tracing::info!("changes of a newer program can be read now; the tables are folded anew");
        refold(db)?;
    }
    Ok(())
}

fn readable(db: &Connection) -> Result<bool> {
    let mut statement = db.prepare(
        "SELECT p.op, l.frame FROM parked_op AS p JOIN change_log AS l USING (position) ORDER BY position, number",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let op: Op = cbor::from_bytes(&row.get::<_, Vec<u8>>(0)?)?;
        if domain::kind(&op.kind).is_none() {
            continue;
        }
        let header = log::frame(&row.get::<_, Vec<u8>>(1)?, 0)?.change.header()?;
        db.execute_batch("SAVEPOINT look")?;
        let outcome = tried(db, &op, &header);
        db.execute_batch("ROLLBACK TO look; RELEASE look")?;
        if outcome? != Outcome::Parked {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Empties the tables and folds the whole log into them again.
fn refold(db: &Connection) -> Result<()> {
    for kind in domain::KINDS {
        db.execute(&format!("DELETE FROM {}", kind.name), [])?;
    }
    db.execute_batch(
        "DELETE FROM record_clock; DELETE FROM conflict; DELETE FROM parked_op;
         DELETE FROM patient_word; DELETE FROM patient_index;
         INSERT INTO patient_letters (patient_letters) VALUES ('delete-all');
         UPDATE change_log SET state = 'waiting' WHERE state <> 'quarantined';
         UPDATE head SET applied = 0;",
    )?;
    integrate(db, &mut Received::default())
}
