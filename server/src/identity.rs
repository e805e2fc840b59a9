//! Who this server is: its signing key, and which life of its database this is.

use relay::Env;
use tokio_postgres::{Client, Config};
use uuid::Uuid;
use wire::DeviceKey;

use crate::{Error, database, env::Machine};

/// Where a database lives: another cluster, another timeline (a restore to a point in time, a promoted standby) or another
/// database of that cluster (a dump put back) means that something may be missing.
const ORIGIN: &str = "
    SELECT (SELECT system_identifier FROM pg_control_system()) || '/'
        || (SELECT timeline_id FROM pg_control_checkpoint()) || '/'
        || (SELECT oid FROM pg_database WHERE datname = current_database())";

/// Draws the identity if there is none, and a new incarnation if the database has moved since.
pub(crate) async fn ensure(client: &Client, env: &dyn Env) -> Result<(), Error> {
    let origin: String = client.query_one(ORIGIN, &[]).await?.get(0);
    let mut seed = [0; 32];
    env.fill(&mut seed);
    let insert = "
        INSERT INTO server_identity (signing_seed, incarnation, origin)
        VALUES ($1, $2, $3)
        ON CONFLICT DO NOTHING";
    client.execute(insert, &[&seed.as_slice(), &fresh(env), &origin]).await?;
    let moved = "UPDATE server_identity SET incarnation = $1, origin = $2 WHERE origin <> $2";
    if client.execute(moved, &[&fresh(env), &origin]).await? > 0 {
        tracing::warn!("the database has moved or was restored: devices will offer again what it lacks");
    }
    Ok(())
}

/// Draws a new incarnation: for the operator who put a backup back in a way that leaves no trace.
pub async fn restored(config: &Config) -> Result<(), Error> {
    let client = database::connect(config).await?;
    client.execute("UPDATE server_identity SET incarnation = $1", &[&fresh(&Machine)]).await?;
    Ok(())
}

/// The key receipts and tokens are signed with.
pub(crate) async fn key(client: &Client) -> Result<DeviceKey, Error> {
    let row = client.query_one("SELECT signing_seed FROM server_identity", &[]).await?;
    let seed = row.get::<_, &[u8]>(0).try_into().map_err(|_| Error::Damaged("signing key"))?;
    Ok(DeviceKey::from_seed(seed))
}

fn fresh(env: &dyn Env) -> Uuid {
    let mut bytes = [0; 16];
    env.fill(&mut bytes);
    uuid::Builder::from_random_bytes(bytes).into_uuid()
}
