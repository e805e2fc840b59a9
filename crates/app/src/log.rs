//! The log on a stick, its verification, and a backup that a passphrase opens.

use std::{
    fs::File,
    io::{BufReader, BufWriter, Read, Write as _},
    path::{Path, PathBuf},
};

use domain::Invalid;
use sha2::{Digest as _, Sha256};
use store::{Received, Store, Verdict};
use wire::frame::{Frame, MAGIC};

use crate::{Action, App, Error, Result, keys};

/// First bytes of a backup: then the length of `keys.json` (u32, little-endian), `keys.json`, the encrypted database.
pub const BACKUP_MAGIC: &[u8; 8] = b"ESMBACK1";

/// Changes taken in one transaction.
const BATCH: usize = 500;

/// After this many refusals a file is another clinic's or no log at all, and reading stops.
const MOST_REFUSED: usize = 1000;

impl App {
    /// Writes every change held here to a `.clog` file; returns how many.
    pub fn export_log(&self, file: &Path, progress: &mut dyn FnMut(u64, u64)) -> Result<u64> {
        let (store, _) = self.require(Action::ManageDevices)?;
        whole(file, |beside| {
            let mut to = BufWriter::new(File::create(beside)?);
            to.write_all(MAGIC)?;
            let mut packed = zstd::Encoder::new(to, 3)?;
            let mut written = 0;
            store.read(|tx| {
                let total = tx.logs()?.iter().map(|(_, head)| head.seq).sum::<u64>();
                tx.each_frame(|frame| {
                    packed.write_all(&frame.to_bytes())?;
                    written += 1;
                    if written % 64 == 0 || written == total {
                        progress(written, total);
                    }
                    Ok(())
                })
            })?;
            packed.finish()?.into_inner().map_err(std::io::IntoInnerError::into_error)?.sync_all()?;
            Ok(written)
        })
    }

    /// Takes the changes of a `.clog` file; each is verified, so it does not matter who carried the file. A file that
    /// was cut off is refused as `torn` after all that came whole was taken; taking it again does no harm.
    pub fn import_log(&self, file: &Path) -> Result<Received> {
        let (store, _) = self.require(Action::ManageDevices)?;
        let mut from = BufReader::new(File::open(file).map_err(Error::io(file.display()))?);
        let mut magic = [0; 8];
        if from.read_exact(&mut magic).is_err() || &magic != MAGIC {
            return Err(Invalid::new("file", "not_a_log").into());
        }
        let mut frames = zstd::Decoder::with_buffer(from).map_err(Error::io(file.display()))?;
        let mut received = Received::default();
        loop {
            let (batch, torn) = read_batch(&mut frames);
            let more = batch.len() == BATCH;
            merge(&mut received, store.receive(&batch, self.env.now())?);
            if torn {
                return Err(Invalid::new("file", "torn").into());
            }
            if !more || received.refused.len() > MOST_REFUSED {
                return Ok(received);
            }
        }
    }

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
        let written = write_backup(&store, &database, file);
        // The copy is part of the backup by now; left behind it would only be a second one without its keys.
        let _ = std::fs::remove_file(&database);
        if written.is_err() {
            let _ = std::fs::remove_file(file);
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
fn whole<T>(file: &Path, write: impl FnOnce(&Path) -> store::Result<T>) -> Result<T> {
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

/// The next changes, and whether the stream stopped inside one.
fn read_batch(from: &mut impl Read) -> (Vec<Frame>, bool) {
    let mut batch = Vec::new();
    while batch.len() < BATCH {
        match Frame::read(from) {
            Ok(Some(frame)) => batch.push(frame),
            Ok(None) => break,
            Err(torn) => {
                tracing::warn!(%torn, "a log file ends before its end");
                return (batch, true);
            }
        }
    }
    (batch, false)
}

fn merge(all: &mut Received, part: Received) {
    all.applied += part.applied;
    all.waiting = part.waiting;
    all.duplicates += part.duplicates;
    all.refused.extend(part.refused);
    all.kinds.extend(part.kinds);
    all.patients.extend(part.patients);
}
