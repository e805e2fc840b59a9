//! What a workstation's clock said against what it was: measured with each look at the relay, said by a signed change when
//! it is off by a lot, and taken into account wherever a person reads when something was written.

use domain::clock_correction::{ClockCorrection, TOLERANCE_MS};
use rusqlite::{Connection, OptionalExtension as _};
use uuid::Uuid;
use wire::{ChangeKind, Header};

use crate::{Ctx, Result, Store, log};

/// A clock that goes right is looked at again, and kept, after as long.
const AGAIN_MS: i64 = 10 * 60_000;

/// A look at our own clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Measured {
    /// True time less ours, milliseconds.
    pub offset_ms: i64,
    /// Identity of the correction, should one be due.
    pub id: Uuid,
}

/// When a change was written, as far as anybody has found out.
pub(crate) fn written_at(db: &Connection, header: &Header) -> Result<i64> {
    Ok(header.wall.saturating_add(offset(db, header.device.0, header.epoch, header.seq)?))
}

fn offset(db: &Connection, device: Uuid, epoch: u64, seq: u64) -> Result<i64> {
    let found = db
        .prepare_cached(
            "SELECT offset_ms FROM clock_correction WHERE device = ?1 AND epoch = ?2 AND seq <= ?3 \
             ORDER BY seq DESC, measured_at DESC, id DESC LIMIT 1",
        )?
        .query_row((device.as_bytes().as_slice(), epoch, seq), |row| row.get(0))
        .optional()?;
    Ok(found.unwrap_or(0))
}

/// The last look: how it was then, when that was, and where our log ended.
struct Look {
    offset_ms: i64,
    measured_at: i64,
    epoch: u64,
    seq: u64,
}

fn last(db: &Connection) -> Result<Option<Look>> {
    let look = db
        .prepare_cached("SELECT offset_ms, measured_at, epoch, seq FROM wall_clock")?
        .query_row([], |row| {
            Ok(Look { offset_ms: row.get(0)?, measured_at: row.get(1)?, epoch: row.get(2)?, seq: row.get(3)? })
        })
        .optional()?;
    Ok(look)
}

impl Store {
    /// Takes note of how far our clock is off. Should that be a lot more, or less, than is said of what we write now, it is
    /// said anew: that it goes wrong, of everything since the last look; that it is right again, from now on. Says whether it
    /// was said.
    pub fn measure_clock(&self, measured: Measured, ctx: Ctx) -> Result<bool> {
        let Measured { offset_ms, id } = measured;
        let (head, look, said) = self.read(|tx| {
            let head = log::own_head(tx.db())?;
            let said = offset(tx.db(), head.me.device.0, head.me.epoch, head.seq)?;
            Ok::<_, crate::Error>((head, last(tx.db())?, said))
        })?;
        let (me, due) = (&head.me, offset_ms.saturating_sub(said).saturating_abs() > TOLERANCE_MS);
        let settled = |look: &Look| {
            let steady = (offset_ms - look.offset_ms).abs() <= TOLERANCE_MS;
            look.epoch == me.epoch && steady && (ctx.now - look.measured_at).abs() < AGAIN_MS
        };
        if !due && look.as_ref().is_some_and(settled) {
            return Ok(false);
        }
        // What was written before anybody ever looked may well have been written by a clock that was right; and one that is
        // right again has most likely just been put right.
        let right = offset_ms.saturating_abs() <= TOLERANCE_MS;
        let known = look.filter(|look| look.epoch == me.epoch && !right);
        let before = known.map_or(head.seq, |look| look.seq.min(head.seq));
        if due {
            let number = |of: u64| i64::try_from(of).unwrap_or(i64::MAX);
            let correction = ClockCorrection {
                id,
                device: me.device,
                epoch: number(me.epoch),
                seq: number(before + 1),
                offset_ms,
                measured_at: ctx.now.saturating_add(offset_ms),
            };
            self.write_as(ChangeKind::ClockCorrect, ctx, |tx| tx.append(&correction))?;
        }
        let keep = "INSERT INTO wall_clock (one, offset_ms, source, measured_at, epoch, seq) \
                    VALUES (1, ?1, 'relay', ?2, ?3, ?4) ON CONFLICT (one) DO UPDATE SET offset_ms = excluded.offset_ms, \
                    measured_at = excluded.measured_at, epoch = excluded.epoch, seq = excluded.seq";
        self.writer().execute(keep, (offset_ms, ctx.now, me.epoch, head.seq + u64::from(due)))?;
        Ok(due)
    }
}
