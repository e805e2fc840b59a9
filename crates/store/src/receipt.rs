//! The relay's signed words for what it holds: what a device keeps its own log until.

use base64::{Engine as _, prelude::BASE64_STANDARD};
use domain::DeviceId;
use rusqlite::Connection;
use wire::{PublicKey, protocol::Receipt};

use crate::{
    Error, ReadTx, Result, Store, log,
    peer::{self, Peer},
};

/// A receipt as it was kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptReceipt {
    /// What the relay signed.
    pub receipt: Receipt,
    /// When it came, milliseconds UTC.
    pub kept_at: i64,
    /// Whose word it is, if that is known.
    pub server_key: Option<PublicKey>,
}

impl KeptReceipt {
    /// Whether the relay really said this, of the very change that stands here.
    fn holds(&self, db: &Connection) -> Result<bool> {
        let Receipt { device, epoch, up_to_seq, head, .. } = self.receipt;
        let signature = BASE64_STANDARD.decode(&self.receipt.signature).unwrap_or_default();
        let signed = self.server_key.is_some_and(|key| self.receipt.verifies(&key, &signature));
        Ok(signed && log::hash_at(db, device, epoch, up_to_seq)?.is_none_or(|here| here == head))
    }
}

impl ReadTx<'_> {
    /// The latest receipt for each log.
    pub fn receipts(&self) -> Result<Vec<KeptReceipt>> {
        let mut statement =
            self.db().prepare_cached("SELECT receipt, kept_at, server_key FROM receipt ORDER BY device, epoch, seq")?;
        let mut rows = statement.query([])?;
        let mut receipts = Vec::new();
        while let Some(row) = rows.next()? {
            let receipt = serde_json::from_str(row.get_ref(0)?.as_str().unwrap_or_default())
                .map_err(|_| Error::Damaged("a receipt cannot be read".to_owned()))?;
            let server_key = row.get::<_, Option<Vec<u8>>>(2)?.and_then(|key| PublicKey::from_slice(&key));
            receipts.push(KeptReceipt { receipt, kept_at: row.get(1)?, server_key });
        }
        Ok(receipts)
    }

    /// Logs whose kept receipt its relay never gave.
    pub(crate) fn forged_receipts(&self) -> Result<Vec<(DeviceId, u64)>> {
        let mut forged = Vec::new();
        for kept in self.receipts()? {
            if !kept.holds(self.db())? {
                forged.push((kept.receipt.device, kept.receipt.epoch));
            }
        }
        Ok(forged)
    }
}

impl Store {
    /// Keeps a receipt whose signature was checked; one for our own log moves what counts as delivered. Says whether it did:
    /// not if the clinic has another relay by now.
    pub fn keep_receipt(&self, server_key: [u8; 32], receipt: &Receipt, now: i64) -> Result<bool> {
        let writer = self.writer();
        let db = writer.unchecked_transaction()?;
        let Some(peer) = peer::peer(&db)?.filter(|peer| peer.server_key == server_key) else { return Ok(false) };
        let me = log::self_device(&db)?;
        let json = serde_json::to_string(receipt).map_err(|_| Error::Misuse("a receipt is JSON"))?;
        db.execute(
            "INSERT INTO receipt (device, epoch, seq, kept_at, receipt, server_key) VALUES (?1, ?2, ?3, ?4, ?5, ?6) \
             ON CONFLICT (device, epoch, seq) DO UPDATE SET \
             kept_at = excluded.kept_at, receipt = excluded.receipt, server_key = excluded.server_key",
            (
                receipt.device.0.as_bytes().as_slice(),
                receipt.epoch,
                receipt.up_to_seq,
                now,
                json,
                server_key.as_slice(),
            ),
        )?;
        // The latest says all that the earlier ones said.
        db.execute(
            "DELETE FROM receipt WHERE device = ?1 AND epoch = ?2 AND seq < ?3",
            (receipt.device.0.as_bytes().as_slice(), receipt.epoch, receipt.up_to_seq),
        )?;
        let reached = (receipt.epoch, receipt.up_to_seq);
        if receipt.device == me.device && (peer.receipted_epoch, peer.receipted_seq) < reached {
            let (receipted_epoch, receipted_seq) = reached;
            peer::keep(&db, &Peer { receipted_epoch, receipted_seq, pushed_at: Some(now), ..peer })?;
        }
        db.commit()?;
        Ok(true)
    }
}
