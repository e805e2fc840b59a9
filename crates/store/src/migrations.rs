//! Schema steps: run in order, each in one transaction, after a copy was set aside; a newer schema is refused.

use std::{collections::BTreeSet, panic::AssertUnwindSafe, path::Path, sync::LazyLock};

use refinery::{Migration, Runner};
use rusqlite::{Connection, ErrorCode, OptionalExtension as _};

use crate::{Error, Result, backup};

mod embedded {
    refinery::embed_migrations!("../../migrations/local");
}

/// The steps this program knows, in order. Gone through once only: they are asked for every change and op.
static STEPS: LazyLock<Vec<Migration>> = LazyLock::new(|| {
    let mut steps = embedded::migrations::runner().get_migrations().clone();
    steps.sort();
    steps
});

fn number(step: &Migration) -> u32 {
    step.version().unsigned_abs()
}

/// The newest schema this program knows.
pub(crate) fn known() -> u32 {
    STEPS.last().map_or(0, number)
}

/// The steps found in a database; none in an empty one. The history must be one that our own steps leave.
fn found(db: &Connection) -> Result<BTreeSet<u32>> {
    let has_history: Option<i64> = db
        .query_row("SELECT 1 FROM sqlite_schema WHERE name = 'refinery_schema_history'", [], |row| row.get(0))
        .optional()?;
    let mut found = BTreeSet::new();
    if has_history.is_none() {
        return Ok(found);
    }
    let mut history = db.prepare("SELECT version, name, checksum FROM refinery_schema_history ORDER BY version")?;
    let mut rows = history.query([])?;
    while let Some(row) = rows.next()? {
        let line = (row.get::<_, u32>(0), row.get::<_, String>(1), row.get::<_, String>(2));
        let (Ok(version), Ok(name), Ok(checksum)) = line else {
            return Err(tampered());
        };
        let ours = STEPS.iter().find(|step| number(step) == version);
        if ours.is_some_and(|step| step.name() != name || step.checksum().to_string() != checksum) {
            return Err(tampered());
        }
        found.insert(version);
    }
    if found.is_empty() { Err(tampered()) } else { Ok(found) }
}

/// Brings a database to this program's schema: every step runs that is missing, also one with a lower number than
/// others that ran, for steps are written beside each other and land in any order. `copies` is where the copy made
/// before the first step goes; an empty database needs none. Says whether an older database moved.
pub(crate) fn run(db: &mut Connection, copies: Option<&Path>) -> Result<bool> {
    let found = found(db)?;
    let ours: BTreeSet<u32> = STEPS.iter().map(number).collect();
    if let Some(unknown) = found.difference(&ours).last() {
        return Err(Error::Newer { found: *unknown, known: known() });
    }
    let Some(newest) = ours.difference(&found).last() else { return Ok(false) };
    if let (Some(copies), false) = (copies, found.is_empty()) {
        std::fs::create_dir_all(copies)?;
        let copy = copies.join(format!("before-schema-{newest}.db"));
        // A copy left by an attempt that failed is older than nothing we would lose: the database is unchanged since.
        if copy.exists() {
            std::fs::remove_file(&copy)?;
        }
        backup::copy(db, &copy)?;
    }
    let runner = runner()?;
    // refinery panics on a date it cannot read; all else it reads was read above.
    std::panic::catch_unwind(AssertUnwindSafe(|| runner.run(db))).map_err(|_| tampered())?.map_err(refused)?;
    Ok(!found.is_empty())
}

/// To refinery our steps are of the sort without an order; a step's sort is no part of its checksum. What is unknown or
/// not ours was refused before.
fn runner() -> Result<Runner> {
    let steps = STEPS.iter().map(|step| {
        let name = format!("U{}__{}", step.version(), step.name());
        Migration::unapplied(&name, step.sql().unwrap_or_default()).map_err(refused)
    });
    Ok(Runner::new(&steps.collect::<Result<Vec<_>>>()?))
}

/// A step that found no room is not damage.
fn refused(fault: refinery::Error) -> Error {
    let cause = std::error::Error::source(fault.kind()).and_then(|cause| cause.downcast_ref::<rusqlite::Error>());
    match cause.and_then(rusqlite::Error::sqlite_error_code) {
        Some(ErrorCode::DiskFull) => Error::DiskFull,
        _ => Error::Damaged(fault.to_string()),
    }
}

fn tampered() -> Error {
    Error::Damaged("the schema history is not ours".to_owned())
}
