//! Schema steps: run in order, each in one transaction, after a copy was set aside; a newer schema is refused.

use std::{panic::AssertUnwindSafe, path::Path, sync::LazyLock};

use rusqlite::{Connection, ErrorCode, OptionalExtension as _};

use crate::{Error, Result, backup};

mod embedded {
    refinery::embed_migrations!("../../migrations/local");
}

/// The newest schema this program knows.
pub(crate) fn known() -> u32 {
    // Asked for every change and op, so the steps are gone through once only.
    static KNOWN: LazyLock<u32> = LazyLock::new(|| {
        let runner = embedded::migrations::runner();
        runner.get_migrations().iter().filter_map(|step| u32::try_from(step.version()).ok()).max().unwrap_or(0)
    });
    *KNOWN
}

/// The schema found in a database; 0 for an empty one. The history must be the one our own steps leave.
pub(crate) fn found(db: &Connection) -> Result<u32> {
    let has_history: Option<i64> = db
        .query_row("SELECT 1 FROM sqlite_schema WHERE name = 'refinery_schema_history'", [], |row| row.get(0))
        .optional()?;
    if has_history.is_none() {
        return Ok(0);
    }
    let runner = embedded::migrations::runner();
    let mut history = db.prepare("SELECT version, name, checksum FROM refinery_schema_history ORDER BY version")?;
    let mut rows = history.query([])?;
    let mut found = 0;
    while let Some(row) = rows.next()? {
        let line = (row.get::<_, u32>(0), row.get::<_, String>(1), row.get::<_, String>(2));
        let (Ok(version), Ok(name), Ok(checksum)) = line else {
            return Err(tampered());
        };
        let ours = runner.get_migrations().iter().find(|step| u32::try_from(step.version()) == Ok(version));
        if ours.is_some_and(|step| step.name() != name || step.checksum().to_string() != checksum) {
            return Err(tampered());
        }
        found = version;
    }
    if found == 0 { Err(tampered()) } else { Ok(found) }
}

/// Brings a database to the newest schema. `copies` is where the copy made before the first step goes; an empty
/// database needs none.
pub(crate) fn run(db: &mut Connection, copies: Option<&Path>) -> Result<()> {
    let (found, known) = (found(db)?, known());
    if found > known {
        return Err(Error::Newer { found, known });
    }
    if found == known {
        return Ok(());
    }
    if let (Some(copies), true) = (copies, found > 0) {
        std::fs::create_dir_all(copies)?;
        let copy = copies.join(format!("before-schema-{known}.db"));
        // A copy left by an attempt that failed is older than nothing we would lose: the database is unchanged since.
        if copy.exists() {
            std::fs::remove_file(&copy)?;
        }
        backup::copy(db, &copy)?;
    }
    let runner = embedded::migrations::runner().set_abort_divergent(true).set_abort_missing(true);
    // refinery panics on a date it cannot read; all else it reads was read above.
    std::panic::catch_unwind(AssertUnwindSafe(|| runner.run(db))).map_err(|_| tampered())?.map(|_| ()).map_err(refused)
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
