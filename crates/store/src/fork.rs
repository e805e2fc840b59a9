//! A second history under one device's name: kept beside the log it contradicts, never applied, for people to judge.

use rusqlite::Connection;
use wire::{Change, Header, frame::Frame};

use crate::{Result, erasure};

/// Keeps a change that contradicts the log held here.
pub(crate) fn set_aside(db: &Connection, change: &Change, frame: &Frame) -> Result<()> {
    let header = &change.header;
    let mut aside = Frame { position: 0, change: frame.change.clone() };
    erasure::prune(db, header, &mut aside.change)?;
    db.prepare_cached(
        "INSERT INTO fork (device, epoch, seq, hash, frame) VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING",
    )?
    .execute((
        header.device.0.as_bytes().as_slice(),
        header.epoch,
        header.seq,
        change.hash.0,
        aside.to_bytes(),
    ))?;
    Ok(())
}

/// Whether the change before this one stands aside, so that this one continues a history that was set aside.
pub(crate) fn holds(db: &Connection, header: &Header) -> Result<bool> {
    let before = header.seq.saturating_sub(1);
    Ok(db
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM fork WHERE device = ?1 AND epoch = ?2 AND seq = ?3 AND hash = ?4)",
        )?
        .query_row((header.device.0.as_bytes().as_slice(), header.epoch, before, header.prev.0), |row| row.get(0))?)
}
