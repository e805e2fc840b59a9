//! What a person types, kept at once and cheaply, before it is sealed into a record. It outlives a killed process; it is
//! no record, is not synced, and goes with the seal in one transaction.

use domain::{PatientId, StaffId};
use rusqlite::{OptionalExtension as _, Row};
use uuid::Uuid;

use crate::{Error, ReadTx, Result, Store, WriteTx, block, erasure, row};

/// What was typed for one record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scratch {
    /// The record it becomes part of.
    pub id: Uuid,
    /// Whom it is about.
    pub patient: PatientId,
    /// Who typed.
    pub author: StaffId,
    /// What, as the use case wrote it.
    pub content: String,
    /// When, milliseconds UTC.
    pub typed_at: i64,
}

type Columns = (Vec<u8>, Vec<u8>, Vec<u8>, String, i64);

fn columns(row: &Row<'_>) -> rusqlite::Result<Columns> {
    Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?))
}

fn scratch((id, patient, author, content, typed_at): Columns) -> Result<Scratch> {
    let (id, patient, author) = (row::id(&id)?, PatientId(row::id(&patient)?), StaffId(row::id(&author)?));
    Ok(Scratch { id, patient, author, content, typed_at })
}

impl ReadTx<'_> {
    /// What was typed for a record and is not sealed.
    pub fn scratch(&self, id: impl Into<Uuid>) -> Result<Option<Scratch>> {
        let found = self
            .db()
            .prepare_cached("SELECT id, patient, author, content, typed_at FROM scratch WHERE id = ?1")?
            .query_row([id.into().as_bytes().as_slice()], columns)
            .optional()?;
        found.map(scratch).transpose()
    }

    /// Everything typed about a patient and not sealed.
    pub fn scratches(&self, patient: PatientId) -> Result<Vec<Scratch>> {
        let mut statement = self.db().prepare_cached(
            "SELECT id, patient, author, content, typed_at FROM scratch WHERE patient = ?1 ORDER BY id",
        )?;
        let rows = statement.query_map([patient.0.as_bytes().as_slice()], columns)?;
        rows.map(|row| scratch(row?)).collect()
    }
}

impl WriteTx<'_> {
    /// Lets go of what was typed, now that it is sealed.
    pub fn drop_scratch(&mut self, id: impl Into<Uuid>) -> Result<()> {
        let id: Uuid = id.into();
        self.db().prepare_cached("DELETE FROM scratch WHERE id = ?1")?.execute([id.as_bytes().as_slice()])?;
        Ok(())
    }
}

impl Store {
    /// Keeps what is being typed, in the place of what was kept for that record before. On disk when this returns.
    pub fn keep_scratch(&self, typed: &Scratch) -> Result<()> {
        let db = self.writer();
        let patient = typed.patient.0;
        if erasure::is_erased(&db, patient)? {
            return Err(Error::NotFound("patient"));
        }
        if block::is_blocked(&db, patient)? {
            return Err(Error::Blocked);
        }
        db.prepare_cached(
            "INSERT INTO scratch (id, patient, author, content, typed_at) VALUES (?1, ?2, ?3, ?4, ?5) \
             ON CONFLICT (id) DO UPDATE SET author = excluded.author, content = excluded.content, \
             typed_at = excluded.typed_at",
        )?
        .execute((
            typed.id.as_bytes().as_slice(),
            patient.as_bytes().as_slice(),
            typed.author.0.as_bytes().as_slice(),
            typed.content.as_str(),
            typed.typed_at,
        ))?;
        Ok(())
    }
}
