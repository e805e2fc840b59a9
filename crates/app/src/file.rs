//! Files other than the database: written beside, synced, renamed, so that no half of one is ever found.

use std::{fs::File, io::Write as _, path::Path};

use serde::{Serialize, de::DeserializeOwned};

use crate::{Error, Result};

/// Writes a file whole or not at all.
pub fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    let beside = path.with_added_extension("part");
    let written = (|| {
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        let mut file = File::create(&beside)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        std::fs::rename(&beside, path)
    })();
    if written.is_err() {
        // What failed is what the person must read, not that the rest could not be cleared away.
        let _ = std::fs::remove_file(&beside);
    }
    written.map_err(Error::io(path.display()))
}

/// Reads a JSON file; `None` when it is not there or not ours, which for these files means "as at first".
pub(crate) fn read_json<T: DeserializeOwned>(path: &Path) -> Option<T> {
    serde_json::from_slice(&std::fs::read(path).ok()?).ok()
}

/// Writes a JSON file.
pub(crate) fn write_json<T: Serialize>(path: &Path, value: &T) -> Result<()> {
    let json = serde_json::to_vec_pretty(value).map_err(|fault| Error::Report(fault.to_string()))?;
    write(path, &json)
}
