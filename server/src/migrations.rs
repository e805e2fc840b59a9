//! Brings the schema up to this program's, and refuses one that is newer.

use tokio_postgres::{Client, Config};

use crate::{Error, database, env::Machine, identity};

refinery::embed_migrations!("../migrations/server");

/// Two servers that migrate at once do so one after the other.
const LOCK: i64 = 0x0065_736d_616c_7465;

/// Applies what is missing and gives the server its identity. Doing it again changes nothing.
pub async fn migrate(config: &Config) -> Result<(), Error> {
    let mut client = database::connect(config).await?;
    client.execute("SELECT pg_advisory_lock($1)", &[&LOCK]).await?;
    let found = version(&client).await?;
    if found > known() {
        return Err(Error::NewerSchema { found, known: known() });
    }
    migrations::runner().run_async(&mut client).await?;
    identity::ensure(&client, &Machine).await?;
    client.execute("SELECT pg_advisory_unlock($1)", &[&LOCK]).await?;
    Ok(())
}

/// Fails unless the schema is exactly the one this program was written for.
pub(crate) async fn check(client: &Client) -> Result<(), Error> {
    match version(client).await? {
        found if found > known() => Err(Error::NewerSchema { found, known: known() }),
        found if found < known() => Err(Error::OlderSchema { found, known: known() }),
        _ => Ok(()),
    }
}

fn known() -> i32 {
    migrations::runner().get_migrations().iter().map(refinery::Migration::version).max().unwrap_or(0)
}

async fn version(client: &Client) -> Result<i32, Error> {
    let there = client.query_one("SELECT to_regclass('refinery_schema_history') IS NOT NULL", &[]).await?;
    if !there.get::<_, bool>(0) {
        return Ok(0);
    }
    let row = client.query_one("SELECT coalesce(max(version), 0)::int FROM refinery_schema_history", &[]).await?;
    Ok(row.get(0))
}
