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
    /// Counts what was received and what became of it.
    pub fn conservation(&self) -> Result<Conservation> {
        let count = |sql: &str| -> Result<u64> { Ok(self.db().prepare_cached(sql)?.query_row([], |row| row.get(0))?) };
        let state = |name: &str| -> Result<u64> {
            let sql = "SELECT count(*) FROM change_log WHERE state = ?1 AND state <> 'applied'";
            Ok(self.db().prepare_cached(sql)?.query_row([name], |row| row.get(0))?)
        };
        let forked = count("SELECT count(*) FROM fork")?;
        let (waiting, parked, held_back) = (state("waiting")?, state("parked")?, state("quarantined")?);
        let kept = count("SELECT count(*) FROM change_log")?;
        Ok(Conservation {
            received: received(self.db())? + forked,
            applied: kept.saturating_sub(waiting + parked + held_back),
            waiting,
            parked,
            quarantined: held_back + forked,
        })
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
