//! Connections: the operator's own, and the pool whose every connection runs as the walled-in role.

use deadpool_postgres::{Hook, HookError, Manager, ManagerConfig, Object, Pool, RecyclingMethod, Transaction};
use tokio_postgres::{Client, Config, NoTls};
use uuid::Uuid;

use crate::Error;

/// Connects as the owner, for migrations and the operator's commands.
pub async fn connect(config: &Config) -> Result<Client, Error> {
    let (client, connection) = config.connect(NoTls).await?;
    tokio::spawn(async move {
        if let Err(fault) = connection.await {
            tracing::error!(%fault, "the database connection ended");
        }
    });
    Ok(client)
}

/// Makes the pool that requests run on.
pub(crate) fn pool(config: &Config, size: usize) -> Result<Pool, Error> {
    let manager =
        Manager::from_config(config.clone(), NoTls, ManagerConfig { recycling_method: RecyclingMethod::Fast });
    let walled_in = Hook::async_fn(|client, _| {
        Box::pin(async move { client.batch_execute("SET ROLE esmalte_app").await.map_err(HookError::Backend) })
    });
    Pool::builder(manager)
        .max_size(size)
        .runtime(deadpool_postgres::Runtime::Tokio1)
        .wait_timeout(Some(std::time::Duration::from_secs(10)))
        .create_timeout(Some(std::time::Duration::from_secs(10)))
        .post_create(walled_in)
        .build()
        .map_err(|fault| Error::Pool(fault.to_string()))
}

/// Begins a transaction that sees one clinic, and whose commit is on the disk when it returns, however the database is
/// set up: a receipt is a promise.
pub(crate) async fn within(client: &mut Object, clinic: Uuid) -> Result<Transaction<'_>, Error> {
    let tx = client.transaction().await?;
    let set = "SELECT set_config('app.clinic_id', $1, true), set_config('synchronous_commit', 'on', true)";
    let set = tx.prepare_cached(set).await?;
    tx.execute(&set, &[&clinic.to_string()]).await?;
    Ok(tx)
}
