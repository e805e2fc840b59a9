//! A consistent copy of the whole database while it is in use, under the same key.

use std::path::{Path, PathBuf};

use rusqlite::Connection;

use crate::{Error, Result, Store};

impl Store {
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
