//! Blocking patients: hidden from everybody, kept whole, looked into only with a reason.

use domain::{
    PatientId, StaffId,
    block::{Access, Block, Unblock, check_reason},
    text,
};
use serde::Serialize;
use store::ReadTx;

use crate::{Action, App, Error, Result};

/// A blocked patient. Not by name: whoever needs that says why first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct BlockedView {
    /// Who.
    pub patient: PatientId,
    /// History number.
    pub number: i64,
    /// First letters of the names.
    pub initials: String,
    /// Why, the latest first.
    pub blocks: Vec<Word>,
    /// Who looked in, the latest first.
    pub accesses: Vec<Word>,
}

/// What somebody gave as a reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct Word {
    /// The reason.
    pub reason: String,
    /// When, milliseconds UTC.
    pub at: i64,
    /// By whom.
    pub by: String,
}

impl App {
    /// Hides a patient; nothing is lost.
    pub fn block_patient(&self, patient: PatientId, reason: &str) -> Result<()> {
        let (store, session) = self.require(Action::ManagePrivacy)?;
        check_reason(reason)?;
        store.write(self.ctx(Some(&session)), |tx| {
            if tx.is_blocked(patient)? {
                return Err(Error::Store(store::Error::Blocked));
            }
            tx.get::<domain::patient::Patient>(patient)?;
            tx.append(&Block {
                id: self.env.id(),
                patient,
                reason: text::clean(reason),
                recorded_at: self.env.now(),
                by: session.staff,
            })?;
            Ok(())
        })?;
        store.close_blocked();
        self.forget_patient(patient);
        Ok(())
    }

    /// Shows a patient again.
    pub fn unblock_patient(&self, patient: PatientId, reason: &str) -> Result<()> {
        let (store, session) = self.require(Action::ManagePrivacy)?;
        check_reason(reason)?;
        store.write(self.ctx(Some(&session)), |tx| {
            let blocks = tx.blocks(patient)?;
            if blocks.is_empty() {
                return Err(Error::NotFound("block"));
            }
            for block in blocks {
                tx.append(&Unblock {
                    id: self.env.id(),
                    patient,
                    block: block.id,
                    reason: text::clean(reason),
                    recorded_at: self.env.now(),
                    by: session.staff,
                })?;
            }
            Ok(())
        })
    }

    /// Opens a blocked record until this person signs out, and records who looked in and why.
    pub fn look_at_blocked(&self, patient: PatientId, reason: &str) -> Result<()> {
        let (store, session) = self.require(Action::ManagePrivacy)?;
        check_reason(reason)?;
        if !store.read(|tx| tx.is_blocked(patient))? {
            return Err(Error::NotFound("block"));
        }
        let access = Access {
            id: self.env.id(),
            patient,
            reason: text::clean(reason),
            recorded_at: self.env.now(),
            by: session.staff,
        };
        Ok(store.open_blocked(self.ctx(Some(&session)), &access)?)
    }

    /// Everybody who is blocked.
    pub fn blocked_patients(&self) -> Result<Vec<BlockedView>> {
        let (store, _) = self.require(Action::ManagePrivacy)?;
        store.read(|tx| {
            let names = Names::of(tx)?;
            let views = tx.blocked()?.into_iter().map(|blocked| BlockedView {
                patient: blocked.patient,
                number: blocked.number,
                initials: blocked.initials,
                blocks: blocked.blocks.into_iter().map(|b| names.word(b.reason, b.recorded_at, b.by)).collect(),
                accesses: blocked.accesses.into_iter().map(|a| names.word(a.reason, a.recorded_at, a.by)).collect(),
            });
            Ok(views.collect())
        })
    }

    /// Nothing of a patient who is hidden or gone stays in this process.
    pub(crate) fn forget_patient(&self, patient: PatientId) {
        let mut state = self.state();
        state.journals.remove(&patient);
        state.reports.clear();
    }
}

/// Who is who among the staff.
pub(crate) struct Names(Vec<domain::staff::Staff>);

impl Names {
    pub(crate) fn of(tx: &ReadTx<'_>) -> Result<Names> {
        Ok(Names(tx.staff()?))
    }

    pub(crate) fn name(&self, by: StaffId) -> String {
        self.0.iter().find(|person| person.id == by).map(|person| person.name.clone()).unwrap_or_default()
    }

    fn word(&self, reason: String, at: i64, by: StaffId) -> Word {
        Word { reason, at, by: self.name(by) }
    }
}
