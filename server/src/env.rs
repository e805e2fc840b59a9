//! The one place where the server asks the machine for time, randomness and its environment.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use tokio_postgres::Config;

/// The machine's own.
#[derive(Debug, Clone, Copy)]
pub struct Machine;

impl relay::Env for Machine {
    #[expect(clippy::disallowed_methods, reason = "this is where the server reads its clock")]
    fn now(&self) -> i64 {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
    }

    #[expect(clippy::disallowed_methods, reason = "this is where the server draws its secrets")]
    fn fill(&self, bytes: &mut [u8]) {
        // A machine without randomness cannot keep anything safe; the request ends and nothing was done.
        getrandom::fill(bytes).expect("the system gives randomness");
    }
}

/// Milliseconds UTC as PostgreSQL takes them.
pub(crate) fn instant(millis: i64) -> SystemTime {
    UNIX_EPOCH + Duration::from_millis(u64::try_from(millis).unwrap_or(0))
}

/// Milliseconds UTC as we take them from PostgreSQL.
pub(crate) fn millis(instant: SystemTime) -> i64 {
    let since = instant.duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
}

/// Reads a database address, filling what it leaves open from the usual `PG…` variables.
pub fn database(url: Option<&str>) -> Result<Config, tokio_postgres::Error> {
    let mut config: Config = url.unwrap_or_default().parse()?;
    if config.get_hosts().is_empty() {
        config.host(variable("PGHOST").unwrap_or_else(|| "/var/run/postgresql".to_owned()));
    }
    if config.get_ports().is_empty()
        && let Some(port) = variable("PGPORT").and_then(|port| port.parse().ok())
    {
        config.port(port);
    }
    if config.get_user().is_none() {
        config.user(variable("PGUSER").unwrap_or_else(|| "esmalte".to_owned()));
    }
    if config.get_password().is_none()
        && let Some(password) = variable("PGPASSWORD")
    {
        config.password(password);
    }
    if config.get_dbname().is_none() {
        config.dbname(variable("PGDATABASE").unwrap_or_else(|| "esmalte".to_owned()));
    }
    config.application_name("esmalte-server");
    Ok(config)
}

#[expect(clippy::disallowed_methods, reason = "this is where the server reads its environment")]
fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok()
}
