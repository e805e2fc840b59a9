//! The relay this clinic reports to, and what it has signed for.

use rusqlite::OptionalExtension as _;
use uuid::Uuid;
use wire::protocol::Receipt;

use crate::{Error, ReadTx, Result, Store, log, row};

/// Where we stand with the relay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Peer {
    /// Its address.
    pub url: String,
    /// The key it signs receipts with.
    pub server_key: [u8; 32],
    /// Position in its log of the last change kept here.
    pub cursor: u64,
    /// Its incarnation when we last spoke.
    pub incarnation: Option<Uuid>,
    /// Own changes it has signed for: up to this number.
    pub receipted_seq: u64,
    /// In this epoch.
    pub receipted_epoch: u64,
    /// When a sync last went through.
    pub last_success: Option<i64>,
}

impl ReadTx<'_> {
    /// The relay, if the clinic has one.
    pub fn peer(&self) -> Result<Option<Peer>> {
        let peer = self
            .db()
            .prepare_cached(
                "SELECT url, server_key, cursor, incarnation, receipted_seq, receipted_epoch, last_success FROM peer",
            )?
            .query_row([], |row| {
                Ok(Peer {
                    url: row.get(0)?,
                    server_key: row.get(1)?,
                    cursor: row.get(2)?,
                    incarnation: row.get::<_, Option<Vec<u8>>>(3)?.and_then(|id| row::id(&id).ok()),
                    receipted_seq: row.get(4)?,
                    receipted_epoch: row.get(5)?,
                    last_success: row.get(6)?,
                })
            })
            .optional()?;
        Ok(peer)
    }
}

impl Store {
    /// The relay, if the clinic has one.
    pub fn peer(&self) -> Result<Option<Peer>> {
        self.read(|tx| tx.peer())
    }

    /// Keeps where we stand with the relay.
    pub fn set_peer(&self, peer: &Peer) -> Result<()> {
        self.writer().execute(
            "INSERT INTO peer (one, url, server_key, cursor, incarnation, receipted_seq, receipted_epoch, last_success) \
             VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6, ?7) \
             ON CONFLICT (one) DO UPDATE SET url = excluded.url, server_key = excluded.server_key, \
             cursor = excluded.cursor, incarnation = excluded.incarnation, receipted_seq = excluded.receipted_seq, \
             receipted_epoch = excluded.receipted_epoch, last_success = excluded.last_success",
            (
                &peer.url,
                peer.server_key,
                peer.cursor,
                peer.incarnation.as_ref().map(|id| id.as_bytes().as_slice()),
                peer.receipted_seq,
                peer.receipted_epoch,
                peer.last_success,
            ),
        )?;
        Ok(())
    }

    /// Moves the cursor after what was received is committed.
    pub fn set_cursor(&self, cursor: u64) -> Result<()> {
        self.writer().execute("UPDATE peer SET cursor = ?1", [cursor])?;
        Ok(())
    }

    /// Keeps a receipt whose signature was checked; one for our own log moves what counts as delivered.
    pub fn keep_receipt(&self, receipt: &Receipt, now: i64) -> Result<()> {
        let writer = self.writer();
        let db = writer.unchecked_transaction()?;
        let me = log::self_device(&db)?;
        let json = serde_json::to_string(receipt).map_err(|_| Error::Misuse("a receipt is JSON"))?;
        db.execute(
            "INSERT INTO receipt (device, epoch, seq, kept_at, receipt) VALUES (?1, ?2, ?3, ?4, ?5) \
             ON CONFLICT (device, epoch, seq) DO UPDATE SET kept_at = excluded.kept_at, receipt = excluded.receipt",
            (receipt.device.0.as_bytes().as_slice(), receipt.epoch, receipt.up_to_seq, now, json),
        )?;
        // The latest says all that the earlier ones said.
        db.execute(
            "DELETE FROM receipt WHERE device = ?1 AND epoch = ?2 AND seq < ?3",
            (receipt.device.0.as_bytes().as_slice(), receipt.epoch, receipt.up_to_seq),
        )?;
        if receipt.device == me.device {
            db.execute(
                "UPDATE peer SET receipted_epoch = ?1, receipted_seq = ?2, last_success = ?3 \
                 WHERE (receipted_epoch, receipted_seq) < (?1, ?2)",
                (receipt.epoch, receipt.up_to_seq, now),
            )?;
        }
        db.commit()?;
        Ok(())
    }
}
