//! What can go wrong with the store, told apart as far as a person or a caller can act on it.

use rusqlite::ErrorCode;

/// Result of the store.
pub type Result<T> = std::result::Result<T, Error>;

/// A failure of the store.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no database here.
    #[error("there is no database in this folder")]
    Missing,
    /// There already is one; a new one is never put over it.
    #[error("there already is a database in this folder")]
    AlreadyThere,
    /// Another process has it open.
    #[error("another process has the database open")]
    InUse,
    /// The file cannot be read with this key: damaged, or not ours.
    #[error("the database is damaged: {0}")]
    Damaged(String),
    /// Written by a newer program.
    #[error("the database has schema {found}, this program knows up to {known}")]
    Newer {
        /// Version found.
        found: u32,
        /// Newest version known.
        known: u32,
    },
    /// No room to write; the transaction was undone and reading still works.
    #[error("the disk is full")]
    DiskFull,
    /// No record with this id.
    #[error("no such {0}")]
    NotFound(&'static str),
    /// The patient is blocked, and nobody said why they look in all the same.
    #[error("the patient is blocked")]
    Blocked,
    /// The record is signed: whatever more there is to say is said beside it.
    #[error("it is signed and not written again")]
    Signed,
    /// A fact was said twice, or a register written as a fact.
    #[error("{0}")]
    Misuse(&'static str),
    /// A change could not be sealed, or one received is not what it claims.
    #[error("a change is refused: {0}")]
    Refused(#[from] wire::Refused),
    /// A file could not be read or written.
    #[error("file: {0}")]
    Io(std::io::Error),
    /// Anything else from SQLite.
    #[error("sqlite: {0}")]
    Sqlite(rusqlite::Error),
}

impl From<rusqlite::Error> for Error {
    fn from(fault: rusqlite::Error) -> Self {
        match fault.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Error::DiskFull,
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Error::Damaged(fault.to_string()),
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Error::InUse,
            _ => Error::Sqlite(fault),
        }
    }
}

impl From<std::io::Error> for Error {
    fn from(fault: std::io::Error) -> Self {
        if fault.kind() == std::io::ErrorKind::StorageFull { Error::DiskFull } else { Error::Io(fault) }
    }
}

impl From<wire::NotCanonical> for Error {
    fn from(_: wire::NotCanonical) -> Self {
        Error::Refused(wire::Refused::NotCanonical)
    }
}
