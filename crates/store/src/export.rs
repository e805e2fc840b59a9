//! What a file for a stick holds, and what the next one may leave out.

use rusqlite::OptionalExtension as _;
use wire::frame::Frame;

use crate::{Error, ReadTx, Result, Store, log, peer};

/// Which changes a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Everything kept here, for a workstation that may have nothing.
    Everything,
    /// What came here since a file was last written, for whoever took that file in.
    SinceLast,
    /// Our own changes that no relay has signed for, for whoever has a line.
    Unsent,
}

/// The last file that was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Exported {
    /// Position here of the last change in it.
    pub position: u64,
    /// How many changes it held.
    pub changes: u64,
    /// When it was written, milliseconds UTC.
    pub at: i64,
}

impl ReadTx<'_> {
    /// The last file that was written.
    pub fn exported(&self) -> Result<Option<Exported>> {
        let exported = self
            .db()
            .prepare_cached("SELECT position, changes, at FROM export")?
            .query_row([], |row| Ok(Exported { position: row.get(0)?, changes: row.get(1)?, at: row.get(2)? }))
            .optional()?;
        Ok(exported)
    }

    /// How many changes a file of this scope would hold.
    pub fn count_of(&self, scope: Scope) -> Result<u64> {
        match scope {
            Scope::Unsent => Ok(self.backlog()?.count),
            Scope::Everything | Scope::SinceLast => Ok(self
                .db()
                .prepare_cached("SELECT count(*) FROM change_log WHERE position > ?1")?
                .query_row([self.start_of(scope)?], |row| row.get(0))?),
        }
    }

    /// Hands over the changes of a scope in order of arrival; gives the position of the last change held here.
    pub fn each_frame_of(&self, scope: Scope, mut f: impl FnMut(Frame) -> Result<()>) -> Result<u64> {
        let me = self.self_device()?.device;
        let (epoch, seq) = peer::receipted(self.db())?;
        let sql = match scope {
            Scope::Everything | Scope::SinceLast => {
                "SELECT position, frame FROM change_log WHERE position > ?1 ORDER BY position"
            }
            Scope::Unsent => {
                "SELECT position, frame FROM change_log WHERE position > ?1 AND device = ?2 AND (epoch, seq) > (?3, ?4) \
                 ORDER BY epoch, seq"
            }
        };
        let mut statement = self.db().prepare_cached(sql)?;
        let start = self.start_of(scope)?;
        let mut rows = match scope {
            Scope::Everything | Scope::SinceLast => statement.query([start])?,
            Scope::Unsent => statement.query((start, me.0.as_bytes().as_slice(), epoch, seq))?,
        };
        while let Some(row) = rows.next()? {
            let raw = row.get_ref(1)?.as_blob().map_err(|_| Error::Misuse("a frame is a blob"))?;
            f(log::frame(raw, row.get(0)?)?)?;
        }
        let last = "SELECT coalesce(max(position), 0) FROM change_log";
        Ok(self.db().prepare_cached(last)?.query_row([], |row| row.get(0))?)
    }

    fn start_of(&self, scope: Scope) -> Result<u64> {
        match scope {
            Scope::Everything | Scope::Unsent => Ok(0),
            Scope::SinceLast => Ok(self.exported()?.map_or(0, |exported| exported.position)),
        }
    }
}

impl Store {
    /// Remembers the file that was written, so that the next one may begin where it ended.
    pub fn set_exported(&self, exported: &Exported) -> Result<()> {
        let written = (exported.position, exported.changes, exported.at);
        self.writer()
            .execute(
                "INSERT INTO export (one, position, changes, at) VALUES (1, ?1, ?2, ?3) ON CONFLICT (one) DO UPDATE SET \
                 position = excluded.position, changes = excluded.changes, at = excluded.at",
                written,
            )
            .map(drop)
            .map_err(Error::from)
    }
}
