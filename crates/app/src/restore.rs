//! Putting a backup in the place of what is here, or where nothing is. What was here is kept aside, and the workstation
//! starts an epoch of its own, so that it gets back from the others what it wrote after the backup.

use std::{
    fs::File,
    io::{BufReader, BufWriter, Read},
    path::{Path, PathBuf},
};

use domain::Invalid;
use store::Store;

use crate::{
    App, Error, Result,
    keys::{self, Secret},
    log::BACKUP_MAGIC,
};

/// No file of keys is longer.
const MOST_KEYS: u32 = 1 << 20;

/// The files of a store, the database first: without it there is no store.
const FILES: [&str; 5] = ["esmalte.db", "esmalte.db-wal", "esmalte.db-shm", "head.json", "keys.json"];

impl App {
    /// Restores a backup with the passphrase or the recovery code it was made under; gives the folder in which what was here
    /// is kept. Until the backup has been opened and verified whole, nothing here is touched.
    pub fn restore_backup(&self, file: &Path, secret: Secret<'_>) -> Result<Option<PathBuf>> {
        let folder = self.env.folder();
        // Over what is open only its manager restores; what is closed, whoever holds its keys.
        let held = self.state().store.clone();
        if held.is_some() {
            self.require(crate::Action::ManageClinic)?;
        }
        let aside = folder.join("restoring");
        if aside.exists() {
            std::fs::remove_dir_all(&aside).map_err(Error::io(aside.display()))?;
        }
        std::fs::create_dir_all(&aside).map_err(Error::io(aside.display()))?;
        let opened = self.unpacked(file, &aside, secret);
        let (keys, store) = match opened {
            Ok(opened) => opened,
            Err(fault) => {
                // What failed is what the person must read.
                let _ = std::fs::remove_dir_all(&aside);
                return Err(fault);
            }
        };
        let mut beyond = Store::witnessed_epoch(folder);
        if let Some(held) = held {
            let (theirs, ours) = (store.self_device()?, held.self_device()?);
            if theirs.clinic != ours.clinic {
                drop(store);
                let _ = std::fs::remove_dir_all(&aside);
                return Err(Invalid::new("file", "other_clinic").into());
            }
            if theirs.device == ours.device {
                beyond = beyond.max(ours.epoch);
            }
        }
        store.start_epoch(beyond, self.ctx(None))?;
        self.close();
        let kept = self.set_aside(folder)?;
        keys::settle(&aside, folder)?;
        store.settle(folder)?;
        let _ = std::fs::remove_dir_all(&aside);
        keys.remember(&*self.keychain);
        self.open(keys)?;
        Ok(kept)
    }

    /// Writes the backup's two parts where a store can be opened, opens it and looks through all of it.
    fn unpacked(&self, file: &Path, aside: &Path, secret: Secret<'_>) -> Result<(keys::Keys, Store)> {
        let read = Error::io(file.display());
        let mut from = BufReader::new(File::open(file).map_err(read)?);
        let (mut magic, mut length) = ([0; 8], [0; 4]);
        if from.read_exact(&mut magic).is_err() || &magic != BACKUP_MAGIC {
            return Err(Invalid::new("file", "not_a_backup").into());
        }
        let torn = || Error::from(Invalid::new("file", "torn"));
        from.read_exact(&mut length).map_err(|_| torn())?;
        let length = u32::from_le_bytes(length);
        if length > MOST_KEYS {
            return Err(torn());
        }
        let mut kept = vec![0; length as usize];
        from.read_exact(&mut kept).map_err(|_| torn())?;
        crate::file::write(&aside.join(keys::FILE), &kept)?;
        let keys = keys::unlock(aside, secret)?;
        let database = aside.join(FILES[0]);
        let copied = File::create(&database).and_then(|to| {
            let mut to = BufWriter::new(to);
            std::io::copy(&mut from, &mut to)?;
            to.into_inner().map_err(std::io::IntoInnerError::into_error)?.sync_all()
        });
        copied.map_err(Error::io(database.display()))?;
        let damaged = |fault: store::Error| match fault {
            // A backup that was cut off opens as damage, or not at all.
            store::Error::Damaged(_) | store::Error::Sqlite(_) => torn(),
            fault => fault.into(),
        };
        let store = Store::open(aside, keys.database.clone(), keys.device.clone(), self.ctx(None)).map_err(damaged)?;
        let verdict = store.verify(false, |_, _| ()).map_err(damaged)?;
        if verdict.faults.is_empty() { Ok((keys, store)) } else { Err(torn()) }
    }

    /// Moves what is here into a folder of its own; `None` when there was nothing.
    fn set_aside(&self, folder: &Path) -> Result<Option<PathBuf>> {
        if !Store::exists(folder) {
            return Ok(None);
        }
        let kept = folder.join("replaced").join(self.env.id().to_string());
        std::fs::create_dir_all(&kept).map_err(Error::io(kept.display()))?;
        for name in FILES.iter().filter(|name| folder.join(name).exists()) {
            std::fs::rename(folder.join(name), kept.join(name)).map_err(Error::io(*name))?;
        }
        Ok(Some(kept))
    }
}
