//! One hash a kind over everything the tables say: two workstations with the same digests show the same clinic.
//!
//! Always computed here, never taken from a peer.

use std::collections::BTreeMap;

use domain::Class;
use rusqlite::Connection;
use sha2::{Digest as _, Sha256};
use wire::{Hash, cbor};

use crate::{ReadTx, Result, table};

/// Digest by kind; values that stand beside the shown ones count under `conflict`.
pub(crate) fn digests(db: &Connection) -> Result<BTreeMap<String, Hash>> {
    let mut digests = BTreeMap::new();
    for kind in domain::KINDS {
        let mut hash = Sha256::new_with_prefix(b"esmalte-digest/1");
        table::each(db, kind, |id, fields| {
            hash.update(id.as_bytes());
            hash.update(cbor::to_bytes(&fields)?);
            if kind.class != Class::Fact {
                hash.update(cbor::to_bytes(&table::clocks(db, kind, id)?)?);
            }
            Ok(())
        })?;
        digests.insert(kind.name.to_owned(), Hash(hash.finalize().into()));
    }
    let mut hash = Sha256::new_with_prefix(b"esmalte-digest/1");
    let mut statement =
        db.prepare_cached("SELECT kind, id, field, hlc, device, value FROM conflict ORDER BY 1, 2, 3, 4, 5")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (kind, id, field): (String, Vec<u8>, String) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let (hlc, device, value): (i64, Vec<u8>, Vec<u8>) = (row.get(3)?, row.get(4)?, row.get(5)?);
        hash.update(cbor::to_bytes(&(kind, id, field, hlc, device, value))?);
    }
    digests.insert("conflict".to_owned(), Hash(hash.finalize().into()));
    Ok(digests)
}

impl ReadTx<'_> {
    /// Digest by kind.
    pub fn digests(&self) -> Result<BTreeMap<String, Hash>> {
        digests(self.db())
    }
}
