//! What can go wrong for the operator. Devices are told [`wire::protocol::Problem`]s and nothing of this.

use tokio_postgres::error::SqlState;

/// Why the server, or one of its commands, stops.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The database refused or could not be reached.
    #[error("the database: {}", described(.0))]
    Database(#[from] tokio_postgres::Error),
    /// No connection could be had from the pool.
    #[error("the connection pool: {0}")]
    Pool(String),
    /// More wait for the database already than it can serve soon.
    #[error("the database has too much to do")]
    Busy,
    /// The database says nothing any more.
    #[error("the database connection is silent")]
    Silent,
    /// The operator does not serve this clinic now.
    #[error("the clinic is suspended")]
    Suspended,
    /// There is no such clinic here.
    #[error("no clinic {0} here")]
    NoClinic(uuid::Uuid),
    /// The settings cannot be read.
    #[error("settings: {0}")]
    Settings(String),
    /// Certificate or key cannot be used.
    #[error("TLS: {0}")]
    Tls(String),
    /// A migration failed.
    #[error("migration: {0}")]
    Migration(#[from] refinery::Error),
    /// A newer server has been here; running on would write what that one does not expect.
    #[error("the database has schema {found}, this program knows {known}: install the newer esmalte-server")]
    NewerSchema {
        /// What the database has.
        found: i32,
        /// What this program knows.
        known: i32,
    },
    /// The schema is missing or older.
    #[error("the database has schema {found}, this program needs {known}: run `esmalte-server migrate`")]
    OlderSchema {
        /// What the database has; 0 for none.
        found: i32,
        /// What this program needs.
        known: i32,
    },
    /// A row that cannot be, such as a key of another length.
    #[error("the database holds a damaged {0}")]
    Damaged(&'static str),
    /// The address cannot be listened on.
    #[error("listening: {0}")]
    Listen(#[from] std::io::Error),
    /// Metrics cannot be served.
    #[error("metrics: {0}")]
    Metrics(String),
}

impl From<deadpool_postgres::PoolError> for Error {
    fn from(fault: deadpool_postgres::PoolError) -> Self {
        match fault {
            deadpool_postgres::PoolError::Timeout(deadpool_postgres::TimeoutType::Wait) => Error::Busy,
            fault => Error::Pool(fault.to_string()),
        }
    }
}

impl From<Error> for relay::Unavailable {
    fn from(fault: Error) -> Self {
        match fault {
            Error::Busy => relay::Unavailable::Busy,
            Error::Suspended => relay::Unavailable::Suspended,
            // Others hold the clinic's row, or the database is slow: nothing was kept, and it may go better soon.
            Error::Database(fault) if fault.code().is_some_and(is_of_the_moment) => relay::Unavailable::Busy,
            fault => relay::Unavailable::Failed(fault.to_string()),
        }
    }
}

fn is_of_the_moment(code: &SqlState) -> bool {
    [
        SqlState::LOCK_NOT_AVAILABLE,
        SqlState::QUERY_CANCELED,
        SqlState::T_R_DEADLOCK_DETECTED,
        SqlState::T_R_SERIALIZATION_FAILURE,
        SqlState::TOO_MANY_CONNECTIONS,
    ]
    .contains(code)
}

/// The driver says only "db error" by itself. Code and message, never the detail: that quotes values.
fn described(fault: &tokio_postgres::Error) -> String {
    match fault.as_db_error() {
        Some(told) => format!("{} ({})", told.message(), told.code().code()),
        None => fault.to_string(),
    }
}
