//! From the log to the tables: each change in its turn, whole groups at once, what cannot be read yet set apart.
//!
//! What becomes of an op depends on the op and on what its author had seen, never on the order of arrival.

use domain::{DeviceId, clock::Clock};
use rusqlite::{Connection, ErrorCode, OptionalExtension as _};
use wire::{
    Change, ChangeKind, Dep, Header, Op, Sealed, cbor,
    membership::{Place, erasures},
};

use crate::{
    Error, Received, Result,
    apply::{self, Outcome},
    erasure, log, membership, migrations, row, table,
};

/// An op that waits for a program that can read it: its number in the change and its bytes.
pub(crate) type Parked = (usize, Vec<u8>);

/// Applies every kept change whose turn has come, until none is left that can go.
pub(crate) fn integrate(db: &Connection, received: &mut Received) -> Result<()> {
    while let Some(ready) = next_ready(db)? {
        for (position, change, fate) in ready {
            let state = match fate {
                Fate::Judgement => {
                    received.patients.extend(change.header.sections.iter().filter_map(|section| section.subject));
                    QUARANTINED
                }
                Fate::Tables => {
                    let parked = apply_change(db, &change, received)?;
                    let state = state(&parked);
                    park(db, position, parked)?;
                    received.applied += 1;
                    state
                }
            };
            db.prepare_cached("UPDATE change_log SET state = ?2 WHERE position = ?1")?.execute((position, state))?;
            db.prepare_cached("UPDATE head SET applied = ?3 WHERE device = ?1 AND epoch = ?2")?.execute((
                change.header.device.0.as_bytes().as_slice(),
                change.header.epoch,
                change.header.seq,
            ))?;
        }
    }
    Ok(())
}

/// The state of what waits for a person's judgement.
pub(crate) const QUARANTINED: &str = "quarantined";

/// Where a change goes whose turn has come.
#[derive(Clone, Copy)]
enum Fate {
    Tables,
    Judgement,
}

/// The next change, or whole group, that can be passed.
fn next_ready(db: &Connection) -> Result<Option<Vec<(i64, Change, Fate)>>> {
    let mut behind = db.prepare_cached("SELECT device, epoch, seq, applied FROM head WHERE applied < seq")?;
    let mut rows = behind.query([])?;
    while let Some(row) = rows.next()? {
        let device = DeviceId(row::id(&row.get::<_, Vec<u8>>(0)?)?);
        let (epoch, stored, applied): (u64, u64, u64) = (row.get(1)?, row.get(2)?, row.get(3)?);
        let (position, sealed) = at(db, device, epoch, applied + 1)?;
        let header = sealed.header()?;
        if membership::quarantined(db, &header)? {
            // It stands aside whatever it had seen, and in nobody's way.
            return Ok(Some(vec![(position, sealed.open()?, Fate::Judgement)]));
        }
        let (_, last) = membership::span(&header);
        if last > stored || !seen(db, &header)? {
            continue;
        }
        let mut ready = vec![(position, sealed.open()?, Fate::Tables)];
        for seq in applied + 2..=last {
            let (position, sealed) = at(db, device, epoch, seq)?;
            ready.push((position, sealed.open()?, Fate::Tables));
        }
        if ready
            .iter()
            .skip(1)
            .map(|(_, change, _)| seen(db, &change.header))
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
        let applied = applied.unwrap_or(0);
        if applied < dep.seq && !missing_for_good(db, dep, applied)? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Whether what an author had seen lies beyond a revocation and is not here: nobody need wait for what may never be sent,
/// and if it comes and is let in, the tables are folded anew.
fn missing_for_good(db: &Connection, dep: &Dep, applied: u64) -> Result<bool> {
    let Some(cutoff) = membership::cutoff(db, dep.device)? else { return Ok(false) };
    let stored = log::tail(db, dep.device, dep.epoch)?.map_or(0, |tail| tail.head.seq);
    let needed = if dep.epoch == cutoff.epoch { cutoff.seq } else { 0 };
    Ok((Place { epoch: dep.epoch, seq: dep.seq }) > cutoff && stored < dep.seq && applied >= needed)
}

/// Applies a change's ops and returns those this program cannot read.
pub(crate) fn apply_change(db: &Connection, change: &Change, received: &mut Received) -> Result<Vec<Parked>> {
    let mut parked = Vec::new();
    let ops = living(db, change)?;
    // Nearly always all of it can be read, and an import's thousands of ops need no savepoint each.
    let whole = tried(db, ops.iter().copied(), &change.header)?;
    for (number, op) in ops.into_iter().enumerate() {
        if !whole && !tried(db, [op], &change.header)? {
            parked.push((number, cbor::to_bytes(op)?));
        } else if !received.kinds.contains(&op.kind) {
            received.kinds.insert(op.kind.clone());
        }
    }
    received.patients.extend(erasures(change));
    received.patients.extend(change.header.sections.iter().filter_map(|section| section.subject));
    Ok(parked)
}

/// The ops of a change that are about nobody erased.
fn living<'a>(db: &Connection, change: &'a Change) -> Result<Vec<&'a Op>> {
    let mut ops = Vec::new();
    for (named, section) in change.header.sections.iter().zip(&change.sections) {
        let gone = named.subject.map_or(Ok(false), |subject| erasure::is_erased(db, subject.0))?;
        ops.extend(section.iter().filter(|_| !gone).flat_map(|section| &section.ops));
    }
    Ok(ops)
}

/// Applies ops; if one of them cannot be read, none of them, and says so.
fn tried<'a>(db: &Connection, ops: impl IntoIterator<Item = &'a Op>, header: &Header) -> Result<bool> {
    if header.min_reader > u64::from(migrations::known()) {
        return Ok(false);
    }
    let clock = Clock { hlc: header.hlc, device: header.device };
    db.prepare_cached("SAVEPOINT op")?.execute([])?;
    for op in ops {
        // An erasure stands in a change of its kind or nowhere: only there does a relay read it too.
        let misplaced = op.kind == domain::erasure::KIND.name && header.kind != ChangeKind::Erase;
        let applied = if misplaced { Ok(Outcome::Parked) } else { apply::apply(db, op, clock) };
        let readable = match applied {
            Ok(Outcome::Parked) => false,
            Ok(_) => table::reads(db, op)?,
            // What the tables refuse (a missing column, say) waits for a program that understands it.
            Err(Error::Refused(_)) => false,
            Err(Error::Sqlite(fault)) if fault.sqlite_error_code() == Some(ErrorCode::ConstraintViolation) => false,
            Err(fault) => return Err(fault),
        };
        if !readable {
            db.prepare_cached("ROLLBACK TO op")?.execute([])?;
            db.prepare_cached("RELEASE op")?.execute([])?;
            return Ok(false);
        }
    }
    db.prepare_cached("RELEASE op")?.execute([])?;
    Ok(true)
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
        refold(db, &mut Received::default())?;
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
        if table::kind(&op.kind).is_none() {
            continue;
        }
        let header = log::frame(&row.get::<_, Vec<u8>>(1)?, 0)?.change.header()?;
        db.execute_batch("SAVEPOINT look")?;
        let readable = tried(db, [&op], &header);
        db.execute_batch("ROLLBACK TO look; RELEASE look")?;
        if readable? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Empties the tables and folds the whole log into them again; every kind counts as touched.
pub(crate) fn refold(db: &Connection, received: &mut Received) -> Result<()> {
    let before = erasure::all_erased(db)?;
    for kind in domain::KINDS {
        db.execute(&format!("DELETE FROM {}", kind.name), [])?;
        received.kinds.insert(kind.name.to_owned());
    }
    db.execute_batch(
        "DELETE FROM record_clock; DELETE FROM conflict; DELETE FROM parked_op; DELETE FROM corrected; DELETE FROM erased;
         DELETE FROM patient_index; DELETE FROM patient_trait; DELETE FROM patient_pair;
         INSERT INTO patient_letters (patient_letters) VALUES ('delete-all');
         UPDATE change_log SET state = 'waiting';
         UPDATE head SET applied = 0;",
    )?;
    let mut again = Received::default();
    integrate(db, &mut again)?;
    erasure::note_undone(db, &before)?;
    received.patients.append(&mut again.patients);
    Ok(())
}

#[cfg(test)]
mod tests {
    use domain::{
        ClinicId, DeviceId, PatientId, StaffId,
        device::{ByteString, Device},
        finding::Amendment,
        staff::{Role, Staff},
    };
    use uuid::Uuid;
    use wire::{ChangeKind, DeviceKey};

    use crate::{Ctx, DatabaseKey, Founding, Store, table};

    const CTX: Ctx = Ctx { now: 1_800_000_000_000, actor: None, salt: [0; 32] };

    struct Desk(tempfile::TempDir, DeviceKey);

    impl Desk {
        fn found(seed: u8) -> (Desk, Store) {
            let desk = Desk(tempfile::tempdir().unwrap(), DeviceKey::from_seed(&[seed; 32]));
            let device = DeviceId(Uuid::from_u128(u128::from(seed)));
            let founding = Founding { clinic: ClinicId(Uuid::from_u128(1)), device, name: "Gabinete".into() };
            let key = DatabaseKey([7; 32].into());
            let store = Store::found(desk.0.path(), key, DeviceKey::from_seed(&[seed; 32]), &founding).unwrap();
            (desk, store)
        }

        fn open(&self) -> Store {
            Store::open(self.0.path(), DatabaseKey([7; 32].into()), self.1.clone(), CTX).unwrap()
        }
    }

    fn amendment(n: u128) -> Amendment {
        Amendment {
            id: Uuid::from_u128(n),
            patient: PatientId(Uuid::from_u128(1)),
            finding: Uuid::from_u128(2).into(),
            reason: format!("reason {n}"),
            recorded_at: 0,
            by: Uuid::from_u128(3).into(),
        }
    }

    fn person(name: &str) -> Staff {
        Staff {
            id: StaffId(Uuid::from_u128(9)),
            name: name.into(),
            role: Role::Dentist,
            licence: String::new(),
            password_hash: domain::Sensitive::from(String::new()),
            retired: false,
        }
    }

    /// The older program is this one made to forget two kinds, a fact and a register that was written more than once. It
    /// keeps and hands on all of them; upgraded, it stands where a program stands that knew them from the start.
    #[test]
    fn an_older_program_that_is_upgraded_ends_where_one_stands_that_knew_it_all() {
        let (newer, knows) = Desk::found(2);
        let enrolled = Device {
            id: DeviceId(Uuid::from_u128(2)),
            name: "Gabinete".into(),
            public_key: ByteString(newer.1.public().0.to_vec()),
            enrolled_at: 0,
            expires_at: None,
        };
        knows.write_as(ChangeKind::Enrol, CTX, |tx| tx.append(&enrolled)).unwrap();
        for (n, name) in (10..).zip(["Ana", "Ana Prats", "Ana Prats Roca"]) {
            knows.write(CTX, |tx| tx.append(&amendment(n))).unwrap();
            knows.write(CTX, |tx| tx.save(&person(name), None)).unwrap();
        }
        let mut frames = Vec::new();
        knows
            .read(|tx| {
                tx.each_frame(|frame| {
                    frames.push(frame);
                    Ok(())
                })
            })
            .unwrap();

        let (older, forgets) = Desk::found(3);
        let forgotten = table::forget(&["finding_amendment", "staff"]);
        let received = forgets.receive(&frames, CTX.now).unwrap();
        assert_eq!((received.kept, received.refused), (7, vec![]));
        let sums = forgets.read(|tx| tx.conservation()).unwrap();
        assert_eq!((sums.applied, sums.parked, sums.holds()), (1, 6, true));
        let digests = |store: &Store| store.verify(true, |_, _| ()).unwrap().digests;
        assert_ne!(digests(&forgets)["staff"], digests(&knows)["staff"]);
        drop(forgets);
        let still = older.open();
        assert_eq!(still.read(|tx| tx.conservation()).unwrap().parked, 6, "opening alone is no upgrade");
        drop((still, forgotten));

        let upgraded = older.open();
        let verdict = upgraded.verify(true, |_, _| ()).unwrap();
        assert_eq!((verdict.faults, verdict.digests), (vec![], digests(&knows)));
        let sums = upgraded.read(|tx| tx.conservation()).unwrap();
        assert_eq!((sums.applied, sums.parked, sums.holds()), (7, 0, true));
    }
}
