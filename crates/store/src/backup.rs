//! A consistent copy of the whole database while it is in use, under the same key.

use std::path::{Path, PathBuf};

use domain::PatientId;
use rusqlite::Connection;

use crate::{Error, ReadTx, Result, Store};

/// A copy that was made of the database or its log on this workstation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// Where it was written.
    pub file: String,
    /// When, milliseconds UTC.
    pub made_at: i64,
}

impl ReadTx<'_> {
    /// Copies that hold a patient who is erased now, or everything of one who is not; newest first.
    pub fn backups_with(&self, patient: PatientId) -> Result<Vec<Backup>> {
        let mut statement = self.db().prepare_cached(
            "SELECT file, made_at FROM backup WHERE position BETWEEN \
             (SELECT min(position) FROM change_log WHERE instr(frame, ?1) > 0) AND coalesce( \
             (SELECT l.position - 1 FROM change_log AS l JOIN erasure AS e ON instr(l.frame, e.id) > 0 \
             WHERE e.subject = ?1 ORDER BY 1 LIMIT 1), (SELECT max(position) FROM change_log)) ORDER BY made_at DESC",
        )?;
        let rows = statement.query_map([patient.0.as_bytes().as_slice()], |row| {
            Ok(Backup { file: row.get(0)?, made_at: row.get(1)? })
        })?;
        rows.collect::<rusqlite::Result<_>>().map_err(Error::from)
    }
}

impl Store {
    /// Remembers where a copy was written, so that a person can find it when somebody in it is erased.
    pub fn note_backup(&self, file: &Path, now: i64) -> Result<()> {
        self.writer().execute(
            "INSERT INTO backup (file, made_at, position) SELECT ?1, ?2, coalesce(max(position), 0) FROM change_log \
             WHERE true ON CONFLICT (file) DO UPDATE SET made_at = excluded.made_at, position = excluded.position",
            (file.to_string_lossy(), now),
        )?;
        Ok(())
    }

    /// Forgets a copy that a person has deleted.
    pub fn forget_backup(&self, file: &str) -> Result<()> {
        self.writer().execute("DELETE FROM backup WHERE file = ?1", [file])?;
        Ok(())
    }

    /// Writes a copy to `file`, which must not be there yet, and makes sure that it reads back. The name appears when
    /// the copy is whole, never before.
    pub fn copy_to(&self, file: &Path) -> Result<()> {
        if file.exists() {
            return Err(Error::AlreadyThere);
        }
        let part = part(file);
        if part.exists() {
            std::fs::remove_file(&part)?;
        }
        let whole = self.copied(&part).and_then(|()| Ok(std::fs::rename(&part, file)?));
        if whole.is_err() {
            // Half a copy is worse than none; the fault that led here is what the person must read.
            let _ = std::fs::remove_file(&part);
        }
        whole
    }

    fn copied(&self, file: &Path) -> Result<()> {
        let least = { changes(&*self.reader()?)? };
        copy(&*self.reader()?, file)?;
        std::fs::File::options().write(true).open(file)?.sync_all()?;
        let copy = self.open_copy(file)?;
        let whole = copy.prepare("PRAGMA cipher_integrity_check")?.query([])?.next()?.is_none();
        if whole && changes(&copy)? >= least { Ok(()) } else { Err(Error::Damaged("the copy is not whole".to_owned())) }
    }
}

/// Copies a database under its own key; outside of any transaction, as SQLite wants it.
pub(crate) fn copy(db: &Connection, file: &Path) -> Result<()> {
    let name = file.to_str().ok_or(Error::Misuse("a copy needs a name in Unicode"))?;
    db.execute("VACUUM INTO ?1", [name])?;
    Ok(())
}

fn changes(db: &Connection) -> Result<u64> {
    Ok(db.query_row("SELECT count(*) FROM change_log", [], |row| row.get(0))?)
}

fn part(file: &Path) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".part");
    name.into()
}
