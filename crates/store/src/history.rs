//! Who wrote a value, where and when; and every value a field ever had.
//!
//! Nothing is kept for this beside the log. A value's clock names its change: a device's clock only goes forward, so the
//! change is found by halving its log. Each change names in turn the clocks of the values it replaced.

use std::collections::{BTreeMap, BTreeSet};

use domain::{DeviceId, Kind, StaffId, clock::Clock};
use rusqlite::Connection;
use uuid::Uuid;
use wire::{Change, ChangeKind, Header, Value};

use crate::{ReadTx, Result, clock_correction, log, table};

/// Where a value comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Origin {
    /// Who was signed in.
    pub actor: Option<StaffId>,
    /// At which device.
    pub device: DeviceId,
    /// When, milliseconds UTC: what that device's clock said, put right where it is known to have been wrong.
    pub wall: i64,
    /// Whether the change decided a conflict.
    pub decision: bool,
}

impl Origin {
    pub(crate) fn of(db: &Connection, header: &Header) -> Result<Origin> {
        Ok(Origin {
            actor: header.actor,
            device: header.device,
            wall: clock_correction::written_at(db, header)?,
            decision: header.kind == ChangeKind::Resolve,
        })
    }
}

/// One value that a field has or had.
#[derive(Debug, Clone, PartialEq)]
pub struct Past {
    /// When and where it was written.
    pub clock: Clock,
    /// What it says; nothing if that was erased.
    pub value: Option<Value>,
    /// Who wrote it.
    pub origin: Origin,
    /// It is the one shown.
    pub shown: bool,
    /// The values that replaced it; while there is none it stands.
    pub replaced_by: BTreeSet<Clock>,
}

/// The change that wrote at this clock.
pub(crate) fn change_at(db: &Connection, clock: Clock) -> Result<Option<Change>> {
    let device = clock.device.0;
    let mut logs = db.prepare_cached("SELECT epoch, applied FROM head WHERE device = ?1 ORDER BY epoch DESC")?;
    let mut rows = logs.query([device.as_bytes().as_slice()])?;
    let mut frame = db.prepare_cached("SELECT frame FROM change_log WHERE device = ?1 AND epoch = ?2 AND seq = ?3")?;
    while let Some(row) = rows.next()? {
        let (epoch, last): (u64, u64) = (row.get(0)?, row.get(1)?);
        let (mut from, mut until) = (1, last + 1);
        while from < until {
            let seq = from + (until - from) / 2;
            let bytes: Vec<u8> = frame.query_row((device.as_bytes().as_slice(), epoch, seq), |row| row.get(0))?;
            let sealed = log::frame(&bytes, 0)?.change;
            match sealed.header()?.hlc.cmp(&clock.hlc) {
                std::cmp::Ordering::Equal => return Ok(Some(sealed.open()?)),
                std::cmp::Ordering::Less => from = seq + 1,
                std::cmp::Ordering::Greater => until = seq,
            }
        }
    }
    Ok(None)
}

impl ReadTx<'_> {
    /// Who wrote at this clock, where and when.
    pub fn origin(&self, clock: Clock) -> Result<Option<Origin>> {
        change_at(self.db(), clock)?.map(|change| Origin::of(self.db(), &change.header)).transpose()
    }

    /// Every value a field ever had, the latest first: those that stand, then what each of them replaced.
    pub fn history(&self, kind: &Kind, id: Uuid, field: &str) -> Result<Vec<Past>> {
        let subject = table::fields(self.db(), kind, id)?.and_then(|fields| table::subject(kind, id, &fields));
        subject.map_or(Ok(()), |patient| self.reach(kind, patient))?;
        let fields = table::fields(self.db(), kind, id)?.unwrap_or_default();
        if let Some(patient) = table::subject(kind, id, &fields) {
            self.reach(kind, patient)?;
        }
        let live = table::clocks(self.db(), kind, id)?.remove(field).unwrap_or_default();
        let mut found: BTreeMap<Clock, Past> = BTreeMap::new();
        let mut replaced: BTreeMap<Clock, BTreeSet<Clock>> = BTreeMap::new();
        let mut ahead = live.clone();
        while let Some(clock) = ahead.pop() {
            let Some(change) = change_at(self.db(), clock)?.filter(|_| !found.contains_key(&clock)) else { continue };
            let ops = change.ops().filter(|op| op.kind == kind.name && op.id == id && op.fields.contains_key(field));
            let mut value = None;
            for op in ops {
                value = op.fields.get(field).cloned();
                for seen in op.base.get(field).into_iter().flatten().filter(|seen| **seen != clock) {
                    replaced.entry(*seen).or_default().insert(clock);
                    ahead.push(*seen);
                }
            }
            let (origin, shown) = (Origin::of(self.db(), &change.header)?, live.first() == Some(&clock));
            found.insert(clock, Past { clock, value, origin, shown, replaced_by: BTreeSet::new() });
        }
        let mut history: Vec<Past> = found.into_values().rev().collect();
        for past in &mut history {
            past.replaced_by = replaced.remove(&past.clock).unwrap_or_default();
        }
        // A device whose clock stands behind may have replaced a value of a later clock: what replaces stands first.
        history.sort_by_key(|past| !past.replaced_by.is_empty());
        Ok(history)
    }
}
