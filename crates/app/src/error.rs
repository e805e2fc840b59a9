//! What a use case answers when it cannot do what was asked: a closed list of codes, and details for the log alone.

use domain::{Invalid, Invalids};
use serde::Serialize;

/// Result of a use case.
pub type Result<T> = std::result::Result<T, Error>;

/// What the screens can act on. Each code has its sentence in the locales.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum ErrorCode {
    /// Something entered is wrong; the fields say what.
    Invalid,
    /// It is not there.
    NotFound,
    /// This role may not.
    Forbidden,
    /// The patient is blocked.
    Blocked,
    /// Nobody is signed in.
    SignedOut,
    /// Wrong passphrase, recovery code or password.
    WrongSecret,
    /// Too many wrong ones; wait.
    TooManyAttempts,
    /// The store is locked.
    Locked,
    /// Another process has the store open.
    StoreInUse,
    /// The store cannot be read.
    StoreDamaged,
    /// The store was written by a newer program.
    StoreNewer,
    /// No room left to write.
    DiskFull,
    /// There already is a clinic here.
    AlreadyThere,
    /// The server cannot be reached.
    Offline,
    /// The server answered something that cannot be right, or refused.
    ServerRefused,
    /// An invitation or admission code is wrong, used or over.
    CodeRefused,
    /// A file could not be read or written.
    Io,
    /// None of the above: the log knows.
    Internal,
}

/// A failure of a use case.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Something entered is wrong.
    #[error("invalid: {0}")]
    Invalid(Invalids),
    /// It is not there.
    #[error("no such {0}")]
    NotFound(&'static str),
    /// This role may not.
    #[error("not allowed")]
    Forbidden,
    /// Nobody is signed in.
    #[error("nobody is signed in")]
    SignedOut,
    /// Wrong passphrase, recovery code or password.
    #[error("wrong secret")]
    WrongSecret,
    /// Too many wrong ones.
    #[error("too many attempts, wait {wait_seconds} s")]
    TooManyAttempts {
        /// How long.
        wait_seconds: i64,
    },
    /// The store is locked.
    #[error("the store is locked")]
    Locked,
    /// A server could not be reached or refused.
    #[error("server: {reason}")]
    Server {
        /// What the screen acts on.
        code: ErrorCode,
        /// For the log.
        reason: String,
    },
    /// The store failed.
    #[error(transparent)]
    Store(store::Error),
    /// A report could not be made.
    #[error("report: {0}")]
    Report(String),
    /// A file could not be read or written.
    #[error("{what}: {fault}")]
    Io {
        /// Which file, as the person named it.
        what: String,
        /// Why.
        fault: std::io::Error,
    },
    /// The key file cannot be read.
    #[error("keys.json: {0}")]
    KeyFile(String),
}

impl Error {
    /// Wraps a file's failure with its name.
    pub fn io(what: impl std::fmt::Display) -> impl FnOnce(std::io::Error) -> Error {
        move |fault| Error::Io { what: what.to_string(), fault }
    }

    /// What the screens can act on.
    pub fn code(&self) -> ErrorCode {
        match self {
            Error::Invalid(_) => ErrorCode::Invalid,
            Error::NotFound(_) | Error::Store(store::Error::NotFound(_) | store::Error::Missing) => ErrorCode::NotFound,
            Error::Forbidden => ErrorCode::Forbidden,
            Error::Store(store::Error::Blocked) => ErrorCode::Blocked,
            Error::SignedOut => ErrorCode::SignedOut,
            Error::WrongSecret => ErrorCode::WrongSecret,
            Error::TooManyAttempts { .. } => ErrorCode::TooManyAttempts,
            Error::Locked => ErrorCode::Locked,
            Error::Server { code, .. } => *code,
            Error::Store(store::Error::InUse) => ErrorCode::StoreInUse,
            Error::Store(store::Error::Damaged(_)) | Error::KeyFile(_) => ErrorCode::StoreDamaged,
            Error::Store(store::Error::Newer { .. }) => ErrorCode::StoreNewer,
            Error::Store(store::Error::DiskFull) => ErrorCode::DiskFull,
            Error::Store(store::Error::AlreadyThere) => ErrorCode::AlreadyThere,
            Error::Io { fault, .. } if fault.kind() == std::io::ErrorKind::StorageFull => ErrorCode::DiskFull,
            Error::Io { .. } | Error::Store(store::Error::Io(_)) => ErrorCode::Io,
            Error::Report(_)
            | Error::Store(
                store::Error::Signed | store::Error::Misuse(_) | store::Error::Refused(_) | store::Error::Sqlite(_),
            ) => ErrorCode::Internal,
        }
    }

    /// The refused fields, if that is what it is.
    pub fn fields(&self) -> &[Invalid] {
        match self {
            Error::Invalid(faults) => &faults.0,
            _ => &[],
        }
    }
}

impl From<store::Error> for Error {
    fn from(fault: store::Error) -> Self {
        match fault {
            store::Error::Signed => Invalid::new("note", "note_signed").into(),
            fault => Error::Store(fault),
        }
    }
}

impl From<Invalids> for Error {
    fn from(faults: Invalids) -> Self {
        Error::Invalid(faults)
    }
}

impl From<Invalid> for Error {
    fn from(fault: Invalid) -> Self {
        Error::Invalid(fault.into())
    }
}
