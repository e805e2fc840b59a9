//! Every change that was received and signed is somewhere: received = applied + waiting + parked + quarantined.
//!
//! What was received is told by the ends of the logs, what became of it by the states of the changes: two records that
//! nothing derives from each other, so that a lost change shows.

use rusqlite::Connection;

use crate::{Error, ReadTx, Result};

/// How many changes were received, and what became of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Conservation {
    /// Kept here, by the numbers that the logs have reached, and set aside.
    pub received: u64,
    /// In the tables.
    pub applied: u64,
    /// Waiting for another change.
    pub waiting: u64,
    /// In the log, and partly not readable by this program.
    pub parked: u64,
    /// Kept for a person to judge.
    pub quarantined: u64,
}

impl Conservation {
    /// Whether nothing is missing and nothing stands twice.
    pub fn holds(&self) -> bool {
        self.received == self.applied + self.waiting + self.parked + self.quarantined
    }
}

impl ReadTx<'_> {
    /// Counts what became of all that was received: what is applied by how far each log came, all else one by one. What it
    /// costs does not grow with the log.
    pub fn conservation(&self) -> Result<Conservation> {
        let passed = "SELECT coalesce(sum(applied), 0) FROM head";
        self.counted(self.db().prepare_cached(passed)?.query_row([], |row| row.get(0))?)
    }

    /// The same, with every change of the log counted.
    pub fn recount(&self) -> Result<Conservation> {
        let kept: u64 = self.db().prepare_cached("SELECT count(*) FROM change_log")?.query_row([], |row| row.get(0))?;
        let waiting = self.in_state("waiting")?;
        self.counted(kept.saturating_sub(waiting))
    }

    /// `passed` changes were taken up, be it in part, or only to be judged.
    fn counted(&self, passed: u64) -> Result<Conservation> {
        let forked: u64 = self.db().prepare_cached("SELECT count(*) FROM fork")?.query_row([], |row| row.get(0))?;
        let (waiting, parked, held_back) =
            (self.in_state("waiting")?, self.in_state("parked")?, self.in_state("quarantined")?);
        Ok(Conservation {
            received: received(self.db())? + forked,
            applied: passed.saturating_sub(parked + held_back),
            waiting,
            parked,
            quarantined: held_back + forked,
        })
    }

    fn in_state(&self, name: &str) -> Result<u64> {
        // Named twice so that the index of what is not applied is used: otherwise it would read the whole log.
        let sql = "SELECT count(*) FROM change_log WHERE state = ?1 AND state <> 'applied'";
        Ok(self.db().prepare_cached(sql)?.query_row([name], |row| row.get(0))?)
    }
}

/// How many changes all logs together have reached.
pub(crate) fn received(db: &Connection) -> Result<u64> {
    Ok(db.prepare_cached("SELECT coalesce(sum(seq), 0) FROM head")?.query_row([], |row| row.get(0))?)
}

/// Refuses to commit a step after which the sums would not come out: `before` is what the logs had reached, `kept` what
/// was kept since.
pub(crate) fn assert_kept(db: &Connection, before: u64, kept: u64) -> Result<()> {
    let after = received(db)?;
    if after == before + kept {
        return Ok(());
    }
    Err(Error::Damaged(format!("{kept} changes were kept and the logs grew from {before} to {after}")))
}
