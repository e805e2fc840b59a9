//! Connections: the operator's own, the one that listens, and the pool whose every connection runs as the walled-in role.

use std::{future::poll_fn, time::Duration};

use deadpool_postgres::{Hook, HookError, Manager, ManagerConfig, Object, Pool, RecyclingMethod, Transaction};
use tokio_postgres::{AsyncMessage, Client, Config, NoTls};
use uuid::Uuid;

use crate::Error;

/// The longest a request waits for a connection.
const WAIT: Duration = Duration::from_secs(10);

/// Nothing that a request does takes longer, and what hangs must not keep a connection from the others.
const WALLED_IN: &str = "
    SET ROLE esmalte_app;
    SET statement_timeout = '30s';
    SET lock_timeout = '10s';
    SET idle_in_transaction_session_timeout = '30s'";

/// Connects as the owner, for migrations and the operator's commands.
pub async fn connect(config: &Config) -> Result<Client, Error> {
    Dial(config.clone()).listening(|_| {}).await
}

/// Where the database is, and how to get there.
#[derive(Debug, Clone)]
pub(crate) struct Dial(pub(crate) Config);

impl Dial {
    /// Connects; what the database says unasked goes to `hears`, which is dropped when the connection ends.
    pub(crate) async fn listening(
        &self,
        mut hears: impl FnMut(AsyncMessage) + Send + 'static,
    ) -> Result<Client, Error> {
        let (client, mut connection) = self.0.connect(NoTls).await?;
        tokio::spawn(async move {
            while let Some(message) = poll_fn(|context| connection.poll_message(context)).await {
                match message {
                    Ok(message) => hears(message),
                    Err(fault) => {
                        tracing::error!(%fault, "the database connection ended");
                        break;
                    }
                }
            }
        });
        Ok(client)
    }
}

/// Makes the pool that requests run on.
pub(crate) fn pool(config: &Config, size: usize) -> Result<Pool, Error> {
    let manager =
        Manager::from_config(config.clone(), NoTls, ManagerConfig { recycling_method: RecyclingMethod::Fast });
    let walled_in = Hook::async_fn(|client, _| {
        Box::pin(async move { client.batch_execute(WALLED_IN).await.map_err(HookError::Backend) })
    });
    Pool::builder(manager)
        .max_size(size)
        .runtime(deadpool_postgres::Runtime::Tokio1)
        .wait_timeout(Some(WAIT))
        .create_timeout(Some(WAIT))
        .post_create(walled_in)
        .build()
        .map_err(|fault| Error::Pool(fault.to_string()))
}

/// Begins a transaction that sees one clinic, and whose commit is on the disk when it returns, however the database is
/// set up: a receipt is a promise. Said with `SET LOCAL`, which Citus hands on to its workers, unlike `set_config`.
pub(crate) async fn within(client: &mut Object, clinic: Uuid) -> Result<Transaction<'_>, Error> {
    let tx = client.transaction().await?;
    tx.batch_execute(&format!("SET LOCAL app.clinic_id = '{clinic}'; SET LOCAL synchronous_commit = 'on'")).await?;
    Ok(tx)
}
