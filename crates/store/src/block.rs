//! Blocked patients: kept whole, left out of the index, and read only by who said why.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    Kind, PatientId, block,
    block::{Access, Block, Unblock},
    patient::Patient,
};
use rusqlite::Connection;
use uuid::Uuid;
use wire::Op;

use crate::{Ctx, Error, ReadTx, Result, Store, patient, row, table};

/// A blocked patient as those who manage the clinic see it: not by name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Blocked {
    /// Who.
    pub patient: PatientId,
    /// History number.
    pub number: i64,
    /// First letters of given and family name.
    pub initials: String,
    /// Blockings that stand.
    pub blocks: Vec<Block>,
    /// Who looked in, newest first.
    pub accesses: Vec<Access>,
}

/// Whether a patient is blocked.
pub(crate) fn is_blocked(db: &Connection, patient: Uuid) -> Result<bool> {
    let blocked = "SELECT EXISTS (SELECT 1 FROM block WHERE patient = ?1 AND id NOT IN \
                   (SELECT block FROM unblock WHERE patient = ?1))";
    Ok(db.prepare_cached(blocked)?.query_row([patient.as_bytes().as_slice()], |row| row.get(0))?)
}

/// Lists or unlists a patient after a blocking was recorded or lifted.
pub(crate) fn index(db: &Connection, kind: &Kind, op: &Op) -> Result<()> {
    if kind.name == block::ACCESS_KIND.name || !block::is_custody(kind) {
        return Ok(());
    }
    let patient = op.fields.get("patient").and_then(wire::Value::as_bytes).map(Vec::as_slice);
    patient.map_or(Ok(()), |patient| patient::index(db, &domain::patient::KIND, row::id(patient)?))
}

impl ReadTx<'_> {
    /// Whether a patient is blocked.
    pub fn is_blocked(&self, patient: PatientId) -> Result<bool> {
        is_blocked(self.db(), patient.0)
    }

    /// Refuses what is about a blocked patient, unless it was opened with a reason or says how the record is kept.
    pub(crate) fn reach(&self, kind: &Kind, patient: PatientId) -> Result<()> {
        if self.may_reach(kind, patient)? { Ok(()) } else { Err(Error::Blocked) }
    }

    /// Whether a patient's records of a kind are shown.
    pub(crate) fn may_reach(&self, kind: &Kind, patient: PatientId) -> Result<bool> {
        Ok(block::is_custody(kind) || self.opened().contains(&patient) || !self.is_blocked(patient)?)
    }

    /// Whom nobody sees.
    pub(crate) fn hidden(&self) -> Result<BTreeSet<PatientId>> {
        let mut statement =
            self.db().prepare_cached("SELECT patient FROM block WHERE id NOT IN (SELECT block FROM unblock)")?;
        let patients = statement.query_map([], |row| row.get::<_, Vec<u8>>(0))?;
        let hidden = patients.map(|patient| Ok(PatientId(row::id(&patient?)?))).collect::<Result<BTreeSet<_>>>()?;
        Ok(hidden.into_iter().filter(|patient| !self.opened().contains(patient)).collect())
    }

    /// A patient's row for whoever decides how long it is kept, blocked or not. Not for showing.
    pub fn custody_of(&self, patient: PatientId) -> Result<Patient> {
        table::get(self.db(), patient.0)?.ok_or(Error::NotFound("patient"))
    }

    /// The blockings of a patient that stand.
    pub fn blocks(&self, patient: PatientId) -> Result<Vec<Block>> {
        let lifted: BTreeSet<Uuid> =
            self.of_patient::<Unblock>(patient)?.into_iter().map(|unblock| unblock.block).collect();
        let mut blocks = self.of_patient::<Block>(patient)?;
        blocks.retain(|block| !lifted.contains(&block.id));
        Ok(blocks)
    }

    /// Every blocked patient, the latest first.
    pub fn blocked(&self) -> Result<Vec<Blocked>> {
        let mut all: BTreeMap<PatientId, Vec<Block>> = BTreeMap::new();
        for block in self.all::<Block>()? {
            all.entry(block.patient).or_default();
        }
        let mut blocked = Vec::new();
        for patient in all.into_keys() {
            let blocks = self.blocks(patient)?;
            // The row may still be on its way from the workstation that wrote it.
            let Some(row) = table::get::<Patient>(self.db(), patient.0)?.filter(|_| !blocks.is_empty()) else {
                continue;
            };
            let letters = [&row.given_name, &row.family_name].map(|name| name.chars().next());
            let mut accesses = self.of_patient::<Access>(patient)?;
            accesses.sort_by_key(|access| std::cmp::Reverse((access.recorded_at, access.id)));
            blocked.push(Blocked {
                patient,
                number: row.number,
                initials: letters.into_iter().flatten().map(|letter| format!("{letter}.")).collect(),
                blocks,
                accesses,
            });
        }
        blocked.sort_by_key(|one| std::cmp::Reverse(one.blocks.iter().map(|block| block.recorded_at).max()));
        Ok(blocked)
    }
}

impl Store {
    /// Records that somebody looks into a blocked record, and lets them until [`Store::close_blocked`].
    pub fn open_blocked(&self, ctx: Ctx, access: &Access) -> Result<()> {
        self.write(ctx, |tx| tx.append(access))?;
        self.opened().insert(access.patient);
        Ok(())
    }

    /// Shuts every blocked record again, as when somebody signs out.
    pub fn close_blocked(&self) {
        self.opened().clear();
    }
}
