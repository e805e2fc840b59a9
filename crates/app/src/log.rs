//! The log's verification, and a backup that a passphrase opens.

use std::{
    fs::File,
    io::{BufWriter, Read, Write as _},
    path::{Path, PathBuf},
};

use sha2::{Digest as _, Sha256};
use store::{Store, Verdict};

use crate::{Action, App, Error, Result, keys};

/// First bytes of a backup: then the length of `keys.json` (u32, little-endian), `keys.json`, the encrypted database.
pub const BACKUP_MAGIC: &[u8; 8] = b"ESMBACK1";

impl App {
    /// Verifies pages, signatures and chain; with `rebuild` also that the tables are what the log says.
    pub fn verify(&self, rebuild: bool, progress: &mut dyn FnMut(u64, u64)) -> Result<Verdict> {
        let (store, _) = self.require(Action::ManageClinic)?;
        Ok(store.verify(rebuild, progress)?)
    }

    /// Writes one file that the passphrase or the recovery code opens, and reads it back. Never over an old one: the
    /// last good backup is the one that must not be lost.
    pub fn backup(&self, file: &Path) -> Result<()> {
        let (store, _) = self.require(Action::ManageClinic)?;
        let database = file.with_added_extension("db");
        let placed = File::create_new(file).map(drop).map_err(|fault| match fault.kind() {
            std::io::ErrorKind::AlreadyExists => store::Error::AlreadyThere.into(),
            _ => Error::io(file.display())(fault),
        });
        placed?;
        let written = self.noted(&store, file, || write_backup(&store, &database, file));
        // The copy is part of the backup by now; left behind it would only be a second one without its keys.
        let _ = std::fs::remove_file(&database);
        if written.is_err() {
            let _ = std::fs::remove_file(file);
        }
        written
    }
}

impl App {
    /// Writes a copy and remembers where, so that it is named when somebody in it is erased. Remembered first: what is
    /// erased meanwhile may already stand in it.
    pub(crate) fn noted<T>(&self, store: &Store, file: &Path, write: impl FnOnce() -> Result<T>) -> Result<T> {
        let place = std::path::absolute(file).map_err(Error::io(file.display()))?;
        store.note_backup(&place, self.env.now())?;
        let written = write();
        if written.is_err() {
            store.forget_backup(&place.to_string_lossy())?;
        }
        written
    }
}

fn write_backup(store: &Store, database: &Path, file: &Path) -> Result<()> {
    let _ = std::fs::remove_file(database);
    store.copy_to(database)?;
    let keys = keys::raw(store.folder())?;
    let length = u32::try_from(keys.len()).map_err(|_| Error::KeyFile("too large".to_owned()))?;
    let digest = whole(file, |beside| {
        let mut to = BufWriter::new(File::create(beside)?);
        let mut digest = Sha256::new();
        for part in [BACKUP_MAGIC.as_slice(), &length.to_le_bytes(), &keys] {
            to.write_all(part)?;
            digest.update(part);
        }
        each_block(&mut File::open(database)?, |block| {
            digest.update(block);
            to.write_all(block)
        })?;
        to.into_inner().map_err(std::io::IntoInnerError::into_error)?.sync_all()?;
        Ok(digest.finalize())
    })?;
    let mut again = Sha256::new();
    let read = File::open(file).and_then(|mut file| {
        each_block(&mut file, |block| {
            again.update(block);
            Ok(())
        })
    });
    read.map_err(Error::io(file.display()))?;
    if again.finalize() == digest {
        Ok(())
    } else {
        Err(store::Error::Damaged("the backup does not read back as it was written".to_owned()).into())
    }
}

/// Writes beside and renames, so that no half of a file is ever found.
pub(crate) fn whole<T>(file: &Path, write: impl FnOnce(&Path) -> store::Result<T>) -> Result<T> {
    let beside: PathBuf = file.with_added_extension("part");
    let written = write(&beside).map_err(|fault| match fault {
        store::Error::Io(fault) => Error::io(file.display())(fault),
        fault => fault.into(),
    });
    let placed = written.and_then(|value| {
        std::fs::rename(&beside, file).map_err(Error::io(file.display()))?;
        Ok(value)
    });
    if placed.is_err() {
        let _ = std::fs::remove_file(&beside);
    }
    placed
}

fn each_block(from: &mut File, mut f: impl FnMut(&[u8]) -> std::io::Result<()>) -> std::io::Result<()> {
    let mut block = vec![0; 1 << 16];
    loop {
        match from.read(&mut block)? {
            0 => return Ok(()),
            count => f(&block[..count])?,
        }
    }
}
