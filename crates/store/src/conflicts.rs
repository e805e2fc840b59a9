//! Values that nobody decided between: written by different devices, neither having seen the other. Both are kept.

mod list;

pub use list::{Conflict, ConflictPage, ConflictQuery, Version};

use domain::{
    DeviceId, Field, FieldType, Kind,
    clock::{Clock, Hlc},
    merge,
};
use rusqlite::Connection;
use uuid::Uuid;
use wire::{Value, cbor};

use crate::{Result, row, table};

/// A value on its way into a field.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Candidate<'a> {
    pub(crate) clock: Clock,
    pub(crate) value: &'a Value,
}

/// The field under which a second content of a fact is kept.
pub const WHOLE: &str = "*";

/// Brings the kept values of a field in line with its live clocks; returns these with the shown value's first, and the
/// value to show if that changed.
pub(crate) fn settle(
    db: &Connection,
    (kind, id, field): (&Kind, Uuid, &Field),
    (live, standing): (&[Clock], &Value),
    mut next: Vec<Clock>,
    written: Candidate<'_>,
) -> Result<(Vec<Clock>, Option<Value>)> {
    if next == [written.clock] && live.len() < 2 {
        return Ok((next, Some(written.value.clone())));
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
    if field.ends {
        merge::standing_first(&mut next, |clock| ends(field, &value_at(clock)));
    }
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
    let shown = next.first().filter(changed).map(value_at);
    Ok((next, shown))
}

/// What a field that can end its record says while the record stands: not that it is over, nor when that was.
pub(crate) fn standing(field: &Field) -> Value {
    if field.holds == FieldType::Boolean { Value::Bool(false) } else { Value::Null }
}

fn ends(field: &Field, value: &Value) -> bool {
    *value != Value::Null && *value != standing(field)
}

/// Which live values of a field end the record: whoever only edits it does not decide about those.
pub(crate) fn ending(db: &Connection, kind: &Kind, id: Uuid, field: &Field, shown: &Value) -> Result<Vec<Clock>> {
    let first = table::clocks(db, kind, id)?.remove(field.name).and_then(|clocks| clocks.first().copied());
    let beside = kept(db, kind, id, field.name)?.into_iter().filter(|(_, value)| ends(field, value));
    Ok(first.filter(|_| ends(field, shown)).into_iter().chain(beside.map(|(clock, _)| clock)).collect())
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

/// The values of a field that stand beside the shown one.
pub(crate) fn kept(db: &Connection, kind: &Kind, id: Uuid, field: &str) -> Result<Vec<(Clock, Value)>> {
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
