//! What a failed command tells the window: a code, the fields, and an incident to read out on the phone.

use app::ErrorCode;
use domain::Invalid;
use serde::Serialize;
use uuid::Uuid;

/// A failed command.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub(crate) struct CommandError {
    /// Its sentence is `error-<code>` in the locales.
    pub code: ErrorCode,
    /// Refused fields.
    pub fields: Vec<Invalid>,
    /// Under this the log has the details; for what is nobody's slip.
    pub incident: Option<String>,
}

/// Result of a command.
pub(crate) type Answer<T> = Result<T, CommandError>;

impl From<app::Error> for CommandError {
    fn from(fault: app::Error) -> Self {
        let code = fault.code();
        let incident = match code {
            ErrorCode::Invalid
            | ErrorCode::Forbidden
            | ErrorCode::Blocked
            | ErrorCode::SignedOut
            | ErrorCode::WrongSecret
            | ErrorCode::TooManyAttempts
            | ErrorCode::Locked
            | ErrorCode::Offline
            | ErrorCode::CodeRefused
            | ErrorCode::NotFound => None,
            ErrorCode::StoreInUse
            | ErrorCode::StoreDamaged
            | ErrorCode::StoreNewer
            | ErrorCode::DiskFull
            | ErrorCode::AlreadyThere
            | ErrorCode::ServerRefused
            | ErrorCode::Io
            | ErrorCode::Internal => Some(incident(&fault)),
        };
        CommandError { code, fields: fault.fields().to_vec(), incident }
    }
}

/// Logs a failure once, where it is handled, and names it by eight letters.
#[expect(clippy::disallowed_methods, reason = "an incident's name need not be replayable")]
pub(crate) fn incident(fault: &(dyn std::error::Error + 'static)) -> String {
    let incident = Uuid::new_v4().simple().to_string()[..8].to_uppercase();
    tracing::error!(incident, fault, "a command failed");
    incident
}
