//! Values that nobody decided between: written by different devices, neither having seen the other. Both are kept.

use domain::{
    DeviceId, Field, Kind, Weight,
    clock::{Clock, Hlc},
};
use rusqlite::Connection;
use uuid::Uuid;
use wire::{Value, cbor};

use crate::{ReadTx, Result, row, table};

/// A value that stands beside the shown one.
#[derive(Debug, Clone, PartialEq)]
pub struct Conflict {
    /// Kind of the record.
    pub kind: String,
    /// The record.
    pub id: Uuid,
    /// The field.
    pub field: String,
    /// When and where it was written.
    pub clock: Clock,
    /// The value that is not shown.
    pub value: Value,
    /// How heavy the field is.
    pub weight: Weight,
}

/// A value on its way into a field.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Candidate<'a> {
    pub(crate) clock: Clock,
    pub(crate) value: &'a Value,
}

/// The field under which a second content of a fact is kept.
const WHOLE: &str = "*";

/// Brings the kept values of a field in line with its live clocks; returns the value to show if that changed.
pub(crate) fn settle(
    db: &Connection,
    (kind, id, field): (&Kind, Uuid, &Field),
    (live, standing): (&[Clock], &Value),
    next: &[Clock],
    written: Candidate<'_>,
) -> Result<Option<Value>> {
    if next == [written.clock] && live.len() < 2 {
        return Ok(Some(written.value.clone()));
    }
    let kept = kept(db, kind, id, field.name)?;
    let value_at = |clock: &Clock| {
        if *clock == written.clock {
            written.value.clone()
        } else if live.first() == Some(clock) {
            standing.clone()
        } else {
            kept.iter().find(|(at, _)| at == clock).map_or(Value::Null, |(_, value)| value.clone())
        }
    };
    db.prepare_cached("DELETE FROM conflict WHERE kind = ?1 AND id = ?2 AND field = ?3")?.execute((
        kind.name,
        id.as_bytes().as_slice(),
        field.name,
    ))?;
    for clock in next.iter().skip(1) {
        keep(db, kind, id, field.name, *clock, &value_at(clock))?;
    }
    // The same clock twice is the same transaction saving twice: the later value counts.
    let changed = |first: &&Clock| **first == written.clock || live.first() != Some(*first);
    Ok(next.first().filter(changed).map(value_at))
}

fn keep(db: &Connection, kind: &Kind, id: Uuid, field: &str, clock: Clock, value: &Value) -> Result<()> {
    db.prepare_cached(
        "INSERT INTO conflict (kind, id, field, hlc, device, value) VALUES (?1, ?2, ?3, ?4, ?5, ?6) \
         ON CONFLICT DO NOTHING",
    )?
    .execute((
        kind.name,
        id.as_bytes().as_slice(),
        field,
        clock.hlc.0.cast_signed(),
        clock.device.0.as_bytes().as_slice(),
        cbor::encode(value)?,
    ))?;
    Ok(())
}

/// Keeps a second content said under one fact's id.
pub(crate) fn keep_fork(db: &Connection, kind: &Kind, id: Uuid, content: &[u8]) -> Result<()> {
    // Forged or broken histories alone lead here; the clock of the content is not known, so its place is its hash.
    let hash = wire::seal::section_hash(content).0;
    let mut device = [0; 16];
    device.copy_from_slice(&hash[..16]);
    let clock = Clock { hlc: Hlc(0), device: DeviceId(Uuid::from_bytes(device)) };
    keep(db, kind, id, WHOLE, clock, &Value::Bytes(content.to_vec()))
}

/// The other contents said under one fact's id.
pub(crate) fn forks(db: &Connection, kind: &Kind, id: Uuid) -> Result<Vec<Vec<u8>>> {
    let contents = kept(db, kind, id, WHOLE)?.into_iter();
    Ok(contents.filter_map(|(_, content)| content.into_bytes().ok()).collect())
}

fn kept(db: &Connection, kind: &Kind, id: Uuid, field: &str) -> Result<Vec<(Clock, Value)>> {
    let mut statement =
        db.prepare_cached("SELECT hlc, device, value FROM conflict WHERE kind = ?1 AND id = ?2 AND field = ?3")?;
    let mut rows = statement.query((kind.name, id.as_bytes().as_slice(), field))?;
    let mut kept = Vec::new();
    while let Some(row) = rows.next()? {
        kept.push((read_clock(row, 0)?, cbor::decode(&row.get::<_, Vec<u8>>(2)?)?));
    }
    Ok(kept)
}

fn read_clock(row: &rusqlite::Row<'_>, at: usize) -> Result<Clock> {
    let hlc = Hlc(row.get::<_, i64>(at)?.cast_unsigned());
    Ok(Clock { hlc, device: DeviceId(row::id(&row.get::<_, Vec<u8>>(at + 1)?)?) })
}

impl ReadTx<'_> {
    /// Every value that stands beside a shown one, but for fields whose conflicts close themselves.
    pub fn conflicts(&self) -> Result<Vec<Conflict>> {
        let mut statement = self.db().prepare_cached(
            "SELECT hlc, device, kind, id, field, value FROM conflict ORDER BY kind, id, field, hlc, device",
        )?;
        let mut rows = statement.query([])?;
        let mut conflicts = Vec::new();
        while let Some(row) = rows.next()? {
            let (kind, field): (String, String) = (row.get(2)?, row.get(4)?);
            let declared = domain::kind(&kind).and_then(|kind| kind.field(&field));
            let weight = declared.map_or(Weight::Safety, |field| field.weight);
            if weight == Weight::Low {
                continue;
            }
            conflicts.push(Conflict {
                clock: read_clock(row, 0)?,
                id: row::id(&row.get::<_, Vec<u8>>(3)?)?,
                value: cbor::decode(&row.get::<_, Vec<u8>>(5)?)?,
                weight,
                kind,
                field,
            });
        }
        Ok(conflicts)
    }

    /// What a form must hand back when it saves a register.
    pub fn seen(&self, kind: &Kind, id: Uuid) -> Result<table::Seen> {
        table::seen(self.db(), kind, id)
    }
}
