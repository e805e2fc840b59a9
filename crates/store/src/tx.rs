//! Transactions: what a reader sees, and the one way to write.

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Deref,
};

use domain::{Class, PatientId, Record, StaffId, clock::Clock};
use rusqlite::Connection;
use uuid::Uuid;
use wire::{ChangeKind, Op, Verb, cbor};

use crate::{
    Error, Result, Seen, Store,
    apply::{self, Outcome},
    log::{self, Unsealed},
    table::{self, Fields},
};

/// Who writes and when: everything a write needs from outside.
#[derive(Debug, Clone, Copy)]
pub struct Ctx {
    /// Wall clock, milliseconds UTC.
    pub now: i64,
    /// Who is signed in.
    pub actor: Option<StaffId>,
    /// Fresh random bytes, from which the salts of the sections are drawn.
    pub salt: [u8; 32],
}

/// What a commit changed, for screens to refresh by.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Committed {
    /// Kinds of records touched.
    pub kinds: BTreeSet<String>,
    /// Patients touched.
    pub patients: BTreeSet<PatientId>,
}

/// A consistent view of the store.
pub struct ReadTx<'a> {
    db: &'a Connection,
}

impl<'a> ReadTx<'a> {
    pub(crate) fn new(db: &'a Connection) -> Self {
        Self { db }
    }

    pub(crate) fn db(&self) -> &'a Connection {
        self.db
    }

    /// One record, if it is there.
    pub fn find<R: Record>(&self, id: impl Into<Uuid>) -> Result<Option<R>> {
        table::get(self.db, id.into())
    }

    /// One record that must be there.
    pub fn get<R: Record>(&self, id: impl Into<Uuid>) -> Result<R> {
        self.find(id)?.ok_or(Error::NotFound(R::KIND.name))
    }

    /// Every record of a small kind.
    pub fn all<R: Record>(&self) -> Result<Vec<R>> {
        table::all(self.db)
    }

    /// Every record of a kind that belongs to a patient.
    pub fn of_patient<R: Record>(&self, patient: PatientId) -> Result<Vec<R>> {
        table::of_patient(self.db, patient)
    }
}

/// Ops of one patient, or of none.
type Sections = BTreeMap<Option<PatientId>, Vec<Op>>;

/// A write in progress. It reads its own writes; nothing is seen by others before it is sealed and committed.
pub struct WriteTx<'a> {
    read: ReadTx<'a>,
    /// Clock of the change being filled.
    clock: Clock,
    sections: Sections,
    size: usize,
    full: Vec<Unsealed<Sections>>,
    committed: Committed,
    /// An op failed halfway: whatever the caller makes of it, nothing of this write may stand.
    broken: bool,
}

impl<'a> Deref for WriteTx<'a> {
    type Target = ReadTx<'a>;
    fn deref(&self) -> &ReadTx<'a> {
        &self.read
    }
}

/// A change is closed at this size, so that with header and signature it stays under the format's limit; what follows
/// goes into the next change of the same group.
const FULL: usize = wire::change::MAX_BYTES * 3 / 4;

/// What a section costs besides its ops: salt, length, and its line in the header.
const SECTION: usize = 160;

impl WriteTx<'_> {
    /// Saves a register: seals the fields that differ from what is kept. `seen` is what a form was opened with: a field
    /// that still says what was seen then was not set by the person and is left alone; `None` when the record was read
    /// in this same transaction.
    pub fn save<R: Record>(&mut self, record: &R, seen: Option<&Seen>) -> Result<()> {
        if R::KIND.class != Class::Register {
            return Err(Error::Misuse("a fact is appended, not saved"));
        }
        let mut fields = table::fields_of(record)?;
        let mut base = table::Clocks::new();
        if let Some(kept) = table::fields(self.db, R::KIND, record.id())? {
            if R::KIND.subject.is_some_and(|subject| subject != "id" && kept.get(subject) != fields.get(subject)) {
                return Err(Error::Misuse("a record stays with its patient"));
            }
            fields.retain(|name, value| kept.get(name) != Some(value));
            if let Some(seen) = seen {
                fields.retain(|name, value| !seen.shows(name, value));
                let clocks = seen.0.iter().map(|(name, sight)| (name.clone(), sight.clocks.clone()));
                base = clocks.filter(|(name, clocks)| fields.contains_key(name) && !clocks.is_empty()).collect();
            } else {
                base = table::clocks(self.db, R::KIND, record.id())?;
                base.retain(|name, _| fields.contains_key(name));
            }
        }
        if fields.is_empty() { Ok(()) } else { self.push(record, Verb::Save, fields, base) }
    }

    /// Appends a fact. Said again with the same content it stands as it is; with another it is refused.
    pub fn append<R: Record>(&mut self, fact: &R) -> Result<()> {
        if R::KIND.class != Class::Fact {
            return Err(Error::Misuse("a register is saved, not appended"));
        }
        self.push(fact, Verb::Append, table::fields_of(fact)?, table::Clocks::new())
    }

    fn push<R: Record>(&mut self, record: &R, verb: Verb, fields: Fields, base: table::Clocks) -> Result<()> {
        let op = Op { kind: R::KIND.name.to_owned(), id: record.id(), verb, fields, base };
        let size = cbor::to_bytes(&op)?.len() + SECTION;
        if self.size + size > FULL && self.size > 0 {
            self.turn();
        }
        if self.broken {
            return Err(Error::Misuse("a write that failed cannot go on"));
        }
        self.broken = true;
        match apply::apply(self.db, &op, self.clock)? {
            Outcome::Done => {}
            Outcome::Known => {
                self.broken = false;
                return Ok(());
            }
            Outcome::Fork => return Err(Error::Misuse("a fact is said once")),
            Outcome::Parked => return Err(Error::Misuse("a record must be one this program can read")),
        }
        self.broken = false;
        self.size += size;
        self.committed.kinds.insert(op.kind.clone());
        self.committed.patients.extend(record.subject());
        self.sections.entry(record.subject()).or_default().push(op);
        Ok(())
    }

    /// Closes the change being filled and starts the next.
    fn turn(&mut self) {
        let next = Clock { hlc: self.clock.hlc.tick(0), ..self.clock };
        let clock = std::mem::replace(&mut self.clock, next);
        self.full.push((clock, std::mem::take(&mut self.sections)));
        self.size = 0;
    }
}

impl Store {
    /// Reads a consistent view.
    pub fn read<T, E: From<Error>>(
        &self,
        f: impl FnOnce(&ReadTx<'_>) -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        let reader = self.reader()?;
        let tx = reader.unchecked_transaction().map_err(Error::from)?;
        f(&ReadTx::new(&tx))
    }

    /// Writes: whatever `f` saves and appends is sealed into one signed change (a group of several when it is large)
    /// and committed with it, or nothing happens at all.
    pub fn write<T, E: From<Error>>(
        &self,
        ctx: Ctx,
        f: impl FnOnce(&mut WriteTx<'_>) -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        self.write_as(ChangeKind::Tx, ctx, f)
    }

    /// Writes a change of a given kind.
    pub fn write_as<T, E: From<Error>>(
        &self,
        kind: ChangeKind,
        ctx: Ctx,
        f: impl FnOnce(&mut WriteTx<'_>) -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        let (value, committed) = {
            let writer = self.writer();
            let db = writer.unchecked_transaction().map_err(Error::from)?;
            let mut head = log::own_head(&db)?;
            let mut clock = Clock { hlc: log::latest(&db, &head.me, ctx.now)?.tick(ctx.now), device: head.me.device };
            let mut sealed = None;
            if head.seq == 0 && head.me.epoch > 1 {
                let empty = vec![(clock, Sections::new())];
                sealed = log::seal(&db, self.device_key(), &mut head, ChangeKind::EpochStart, ctx, empty)?;
                clock.hlc = clock.hlc.tick(0);
            }
            let mut tx = WriteTx {
                read: ReadTx::new(&db),
                clock,
                sections: Sections::new(),
                size: 0,
                full: Vec::new(),
                committed: Committed::default(),
                broken: false,
            };
            let value = f(&mut tx)?;
            if tx.broken {
                return Err(Error::Misuse("a write that failed cannot be committed").into());
            }
            tx.turn();
            let changes = tx.full.into_iter().filter(|(_, sections)| !sections.is_empty()).collect();
            let committed = tx.committed;
            sealed = log::seal(&db, self.device_key(), &mut head, kind, ctx, changes)?.or(sealed);
            db.commit().map_err(Error::from)?;
            if let Some(head) = sealed {
                self.witness(head);
            }
            (value, committed)
        };
        if !committed.kinds.is_empty() {
            self.announce(&committed);
        }
        Ok(value)
    }
}

#[cfg(test)]
mod tests {
    use domain::{
        ClinicId, DeviceId, PatientId,
        device::{ByteString, Device},
        finding::Amendment,
    };
    use wire::DeviceKey;

    use super::*;
    use crate::{DatabaseKey, Founding};

    fn amendment(n: u128, length: usize) -> Amendment {
        Amendment {
            id: Uuid::from_u128(n),
            patient: PatientId(Uuid::from_u128(1)),
            finding: Uuid::from_u128(2).into(),
            reason: "x".repeat(length),
            recorded_at: 0,
            by: Uuid::from_u128(3).into(),
        }
    }

    #[test]
    fn a_full_disk_undoes_the_write_and_reading_goes_on() {
        let folder = tempfile::tempdir().unwrap();
        let founding = Founding {
            clinic: ClinicId(Uuid::from_u128(1)),
            device: DeviceId(Uuid::from_u128(2)),
            name: "Gabinete".into(),
        };
        let device_key = DeviceKey::from_seed(&[1; 32]);
        let store = Store::found(folder.path(), DatabaseKey([7; 32].into()), device_key, &founding).unwrap();
        let ctx = Ctx { now: 1, actor: None, salt: [0; 32] };
        let enrolled = Device {
            id: founding.device,
            name: founding.name,
            public_key: ByteString(store.device_key().public().0.to_vec()),
            enrolled_at: 0,
        };
        store.write_as(ChangeKind::Enrol, ctx, |tx| tx.append(&enrolled)).unwrap();
        store.write(ctx, |tx| tx.append(&amendment(1, 10))).unwrap();

        let pages: i64 = store.writer().query_row("PRAGMA page_count", [], |row| row.get(0)).unwrap();
        store.writer().query_row(&format!("PRAGMA max_page_count = {}", pages + 4), [], |_| Ok(())).unwrap();
        let whole = store.write(ctx, |tx| tx.append(&amendment(2, 100_000)));
        assert!(matches!(whole, Err(Error::DiskFull)), "{whole:?}");
        // Going on after the failed op would write into a transaction that SQLite has already undone.
        let shrugged = store.write(ctx, |tx| {
            let _ = tx.append(&amendment(3, 100_000));
            let _ = tx.append(&amendment(4, 10));
            Ok::<_, Error>(())
        });
        assert!(matches!(shrugged, Err(Error::Misuse(_))), "{shrugged:?}");

        let kept: Vec<Amendment> = store.read(|tx| tx.all()).unwrap();
        assert_eq!(kept, [amendment(1, 10)]);
        assert_eq!(store.verify(true, |_, _| ()).unwrap().faults, []);
        store.writer().query_row("PRAGMA max_page_count = 1000000", [], |_| Ok(())).unwrap();
        store.write(ctx, |tx| tx.append(&amendment(5, 100_000))).unwrap();
    }
}
