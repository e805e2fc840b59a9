//! One op onto the tables: the same code for what is written here and for what arrives, so the tables are a fold.

use domain::{Class, Field, Kind, clock::Clock, merge};
use rusqlite::Connection;
use wire::{Op, Value, Verb, cbor};

use crate::{
    Result,
    conflicts::{self, Candidate},
    patient,
    table::{self, Fields},
};

/// What became of an op.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// It is in the tables.
    Done,
    /// The very same fact stood there already.
    Known,
    /// Another content stands under the fact's id; both are kept.
    Fork,
    /// A kind or a field is unknown here: it waits for an upgrade.
    Parked,
}

/// Applies one op written at `clock`.
pub(crate) fn apply(db: &Connection, op: &Op, clock: Clock) -> Result<Outcome> {
    let Some(kind) = domain::kind(&op.kind) else {
        return Ok(Outcome::Parked);
    };
    let Some(fields) = known(kind, &op.fields).filter(|fields| !fields.is_empty()) else {
        return Ok(Outcome::Parked);
    };
    let outcome = match (kind.class, op.verb) {
        (Class::Fact, Verb::Append) => append(db, kind, op, &fields)?,
        (Class::Register, Verb::Save) => save(db, kind, op, &fields, clock)?,
        (Class::Fact, Verb::Save) | (Class::Register, Verb::Append) => return Ok(Outcome::Parked),
    };
    patient::index(db, kind, op.id)?;
    Ok(outcome)
}

/// The fields with their declarations; `None` if one is unknown or holds something else than declared.
fn known<'a>(kind: &Kind, fields: &'a Fields) -> Option<Vec<(&'static Field, &'a Value)>> {
    fields
        .iter()
        .map(|(name, value)| {
            let field = kind.field(name)?;
            crate::row::to_sql(field, value).ok().map(|_| (field, value))
        })
        .collect()
}

/// A fact is said once. The same fact again changes nothing; another content under its id is kept out deterministically
/// (the smaller encoding stands everywhere) and shown as a conflict. Contents are compared as they read back, so that a
/// field which an older program left out counts as its default.
fn append(db: &Connection, kind: &Kind, op: &Op, fields: &[(&'static Field, &Value)]) -> Result<Outcome> {
    if table::insert(db, kind, op.id, fields)? {
        return Ok(Outcome::Done);
    }
    let standing = table::fields(db, kind, op.id)?.unwrap_or_default();
    if standing == op.fields {
        return Ok(Outcome::Known);
    }
    table::replace(db, kind, op.id, fields)?;
    let told = table::fields(db, kind, op.id)?.unwrap_or_default();
    if told == standing {
        return Ok(Outcome::Known);
    }
    let (standing_bytes, told_bytes) = (cbor::to_bytes(&standing)?, cbor::to_bytes(&told)?);
    if standing_bytes < told_bytes {
        table::replace(db, kind, op.id, &known(kind, &standing).unwrap_or_default())?;
    }
    conflicts::keep_fork(db, kind, op.id, &standing_bytes.max(told_bytes))?;
    Ok(Outcome::Fork)
}

fn save(db: &Connection, kind: &Kind, op: &Op, fields: &[(&'static Field, &Value)], clock: Clock) -> Result<Outcome> {
    let mut clocks = table::clocks(db, kind, op.id)?;
    let row = if clocks.is_empty() { None } else { table::fields(db, kind, op.id)? };
    let mut shown = Vec::new();
    for (field, value) in fields {
        let live = clocks.get(field.name).map_or(&[][..], Vec::as_slice);
        let seen = op.base.get(field.name).map_or(&[][..], Vec::as_slice);
        let next = merge::merge(live, clock, seen);
        let standing = row.as_ref().and_then(|row| row.get(field.name)).unwrap_or(&Value::Null);
        let written = Candidate { clock, value };
        if let Some(value) = conflicts::settle(db, (kind, op.id, field), (live, standing), &next, written)? {
            shown.push((*field, value));
        }
        clocks.insert(field.name.to_owned(), next);
    }
    let shown: Vec<(&Field, &Value)> = shown.iter().map(|(field, value)| (*field, value)).collect();
    match row {
        None => table::insert(db, kind, op.id, &shown).map(|_| ())?,
        Some(_) => table::update(db, kind, op.id, &shown)?,
    }
    table::set_clocks(db, kind, op.id, &clocks)?;
    Ok(Outcome::Done)
}
