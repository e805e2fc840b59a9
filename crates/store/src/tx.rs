//! Transactions: what a reader sees, and the one way to write.

mod commit;

use std::{
    collections::{BTreeMap, BTreeSet},
    ops::Deref,
};

use domain::{Class, Kind, PatientId, Record, StaffId, block, clock::Clock, erasure::KIND as ERASURE};
use rusqlite::Connection;
use uuid::Uuid;
use wire::{ChangeKind, Op, Value, Verb};

use crate::{
    Error, Result, Seen,
    apply::{self, Outcome},
    conflicts, erasure, lock,
    log::Unsealed,
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
    /// Blocked patients that somebody opened with a reason.
    opened: BTreeSet<PatientId>,
}

impl<'a> ReadTx<'a> {
    pub(crate) fn new(db: &'a Connection, opened: BTreeSet<PatientId>) -> Self {
        Self { db, opened }
    }

    pub(crate) fn opened(&self) -> &BTreeSet<PatientId> {
        &self.opened
    }

    pub(crate) fn db(&self) -> &'a Connection {
        self.db
    }

    /// One record, if it is there.
    pub fn find<R: Record>(&self, id: impl Into<Uuid>) -> Result<Option<R>> {
        let found: Option<R> = table::get(self.db, id.into())?;
        if let Some(patient) = found.as_ref().and_then(Record::subject) {
            self.reach(R::KIND, patient)?;
        }
        Ok(found)
    }

    /// One record that must be there.
    pub fn get<R: Record>(&self, id: impl Into<Uuid>) -> Result<R> {
        self.find(id)?.ok_or(Error::NotFound(R::KIND.name))
    }

    /// Every record of a small kind, but for those of blocked patients.
    pub fn all<R: Record>(&self) -> Result<Vec<R>> {
        let mut records: Vec<R> = table::all(self.db)?;
        let hidden = if block::is_custody(R::KIND) { BTreeSet::new() } else { self.hidden()? };
        if !hidden.is_empty() {
            records.retain(|record| record.subject().is_none_or(|patient| !hidden.contains(&patient)));
        }
        Ok(records)
    }

    /// Every record of a kind that belongs to a patient.
    pub fn of_patient<R: Record>(&self, patient: PatientId) -> Result<Vec<R>> {
        self.reach(R::KIND, patient)?;
        table::of_patient(self.db, patient)
    }
}

/// Ops of one patient, or of none.
type Sections = BTreeMap<Option<PatientId>, Vec<Op>>;

/// A write in progress. It reads its own writes; nothing is seen by others before it is sealed and committed.
pub struct WriteTx<'a> {
    read: ReadTx<'a>,
    kind: ChangeKind,
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

/// What an op costs at most besides its fields, the section it may open included: salt, length, a line in the header.
const OP: usize = 240;

/// What the clocks of a field cost, unless dozens of values stand beside each other in it.
const CLOCKS: usize = 640;

/// At least as many bytes as a value takes.
fn size(value: &Value) -> usize {
    9 + match value {
        Value::Text(text) => text.len(),
        Value::Bytes(bytes) => bytes.len(),
        Value::Array(items) => items.iter().map(size).sum(),
        Value::Map(entries) => entries.iter().map(|(key, value)| size(key) + size(value)).sum(),
        _ => 0,
    }
}

impl WriteTx<'_> {
    /// Saves a register: seals the fields that differ from what is kept. `seen` is what a form was opened with: a field
    /// that still says what was seen then was not set by the person and is left alone; `None` when the record was read
    /// in this same transaction.
    pub fn save<R: Record>(&mut self, record: &R, seen: Option<&Seen>) -> Result<()> {
        if R::KIND.class == Class::Fact {
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
            self.reaffirm(R::KIND, record.id(), (&kept, seen), (&mut fields, &mut base))?;
        }
        let (kind, id) = (R::KIND.name.to_owned(), record.id());
        let op = Op { kind, id, verb: Verb::Save, fields, base };
        if op.fields.is_empty() { Ok(()) } else { self.push(record.subject(), op) }
    }

    /// Whoever changes a record that they saw standing says with it that it stands: if somebody who did not know of the
    /// change ends it, both are there to be decided on, and meanwhile it lives. A value that ends it already is not
    /// decided on by an edit of something else.
    fn reaffirm(
        &self,
        kind: &Kind,
        id: Uuid,
        (kept, seen): (&Fields, Option<&Seen>),
        (fields, base): (&mut Fields, &mut table::Clocks),
    ) -> Result<()> {
        let Some(field) = kind.ends().filter(|field| !fields.is_empty() && !fields.contains_key(field.name)) else {
            return Ok(());
        };
        let (stands, shown) = (conflicts::standing(field), kept.get(field.name).unwrap_or(&Value::Null));
        if !seen.map_or(*shown == stands, |seen| seen.shows(field.name, &stands)) {
            return Ok(());
        }
        let mut clocks = match seen {
            Some(seen) => seen.0.get(field.name).map(|sight| sight.clocks.clone()).unwrap_or_default(),
            None => table::clocks(self.db, kind, id)?.remove(field.name).unwrap_or_default(),
        };
        let ending = conflicts::ending(self.db, kind, id, field, shown)?;
        clocks.retain(|clock| !ending.contains(clock));
        fields.insert(field.name.to_owned(), stands);
        if !clocks.is_empty() {
            base.insert(field.name.to_owned(), clocks);
        }
        Ok(())
    }

    /// Decides a conflict: the field says this from now on, in the place of every value that was seen. What nobody saw
    /// stays beside it. Refused as not found when all that was seen has been replaced meanwhile.
    pub fn decide(&mut self, kind: &'static Kind, id: Uuid, field: &str, value: Value, seen: &Seen) -> Result<()> {
        let kept = table::fields(self.db, kind, id)?.ok_or(Error::NotFound(kind.name))?;
        let live = table::clocks(self.db, kind, id)?.remove(field).unwrap_or_default();
        let saw = seen.0.get(field).map(|sight| sight.clocks.clone()).unwrap_or_default();
        if !saw.iter().any(|clock| live.contains(clock)) {
            return Err(Error::NotFound("conflict"));
        }
        let op = Op {
            kind: kind.name.to_owned(),
            id,
            verb: Verb::Save,
            fields: Fields::from([(field.to_owned(), value)]),
            base: table::Clocks::from([(field.to_owned(), saw)]),
        };
        if !table::reads(self.db, &op)? {
            return Err(Error::Misuse("a record must be one this program can read"));
        }
        self.push(table::subject(kind, id, &kept), op)
    }

    /// Appends a fact. Said again with the same content it stands as it is; with another it is refused.
    pub fn append<R: Record>(&mut self, fact: &R) -> Result<()> {
        if R::KIND.class != Class::Fact {
            return Err(Error::Misuse("a register is saved, not appended"));
        }
        let (kind, id) = (R::KIND.name.to_owned(), fact.id());
        let op = Op { kind, id, verb: Verb::Append, fields: table::fields_of(fact)?, base: table::Clocks::new() };
        self.push(fact.subject(), op)
    }

    fn push(&mut self, subject: Option<PatientId>, op: Op) -> Result<()> {
        self.admits(&op, subject)?;
        let size =
            OP + op.base.len() * CLOCKS + op.fields.iter().map(|(name, value)| name.len() + size(value)).sum::<usize>();
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
        self.committed.patients.extend(subject);
        self.sections.entry(subject).or_default().push(op);
        Ok(())
    }

    /// Refuses what no honest workstation writes: about somebody erased or blocked, into what is signed, or an erasure
    /// among other things.
    fn admits(&self, op: &Op, subject: Option<PatientId>) -> Result<()> {
        if (op.kind == ERASURE.name) != (self.kind == ChangeKind::Erase) {
            return Err(Error::Misuse("an erasure is a change of its own"));
        }
        if op.verb == Verb::Save && lock::is_signed(self.db, &op.kind, op.id)? {
            return Err(Error::Signed);
        }
        let Some(patient) = subject else { return Ok(()) };
        if erasure::is_erased(self.db, patient.0)? {
            return Err(Error::NotFound("patient"));
        }
        let custody = domain::kind(&op.kind).is_some_and(block::is_custody);
        if !custody && self.is_blocked(patient)? { Err(Error::Blocked) } else { Ok(()) }
    }

    /// Closes the change being filled and starts the next.
    fn turn(&mut self) {
        let next = Clock { hlc: self.clock.hlc.tick(0), ..self.clock };
        let clock = std::mem::replace(&mut self.clock, next);
        self.full.push((clock, std::mem::take(&mut self.sections)));
        self.size = 0;
    }
}
