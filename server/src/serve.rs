//! Serving: what has to stand before the first request, and in which order everything ends.

use std::{future::Future, sync::Arc};

use ipnet::IpNet;
use relay::{Limits, Relay};
use tokio::{net::TcpListener, task::JoinSet};

use crate::{
    Error, PgLog,
    connections::{self, Lines, Taking},
    database::{self, Dial},
    env::Machine,
    gate::{Gate, Rates},
    http, identity, metrics, migrations,
    settings::TlsFiles,
    tls::Keeper,
    wake::{self, Wake},
};

/// What a server needs to know.
#[derive(Debug, Clone)]
pub struct Config {
    /// Where its database is.
    pub database: tokio_postgres::Config,
    /// How many connections to it.
    pub connections: usize,
    /// How much a request may bring or take.
    pub limits: Limits,
    /// Certificate and key; without them it speaks plain HTTP.
    pub tls: Option<TlsFiles>,
    /// How many connections, and for how long.
    pub lines: Lines,
    /// Networks of proxies whose word about the client's address is taken.
    pub trusted_proxies: Vec<IpNet>,
    /// How often an address may ask.
    pub rates: Rates,
}

impl Config {
    /// The usual over this database.
    pub fn new(database: tokio_postgres::Config) -> Config {
        Config {
            database,
            connections: 16,
            limits: Limits::default(),
            tls: None,
            lines: Lines::default(),
            trusted_proxies: Vec::new(),
            rates: Rates::default(),
        }
    }
}

/// Serves until `shutdown`, then lets what is under way finish. Refuses a schema that is not this program's own.
pub async fn serve(
    config: Config,
    listener: TcpListener,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> Result<(), Error> {
    let keeper = config.tls.clone().map(Keeper::open).transpose()?;
    let tls = keeper.as_ref().map(Keeper::acceptor).transpose()?;
    let owner = database::connect(&config.database).await?;
    migrations::check(&owner).await?;
    identity::ensure(&owner, &Machine).await?;
    let key = identity::key(&owner).await?;
    drop(owner);
    let (wake, pool) = (Arc::new(Wake::default()), database::pool(&config.database, config.connections)?);
    let relay = Relay::new(PgLog::new(pool.clone(), wake.clone()), key, Arc::new(Machine), config.limits);
    let gate = Gate::new(config.trusted_proxies, config.rates);
    let app = http::around(relay::router(relay.clone()), gate.clone());
    // All of these end with the last request, when the set is dropped.
    let mut beside = JoinSet::new();
    beside.spawn(wake::run(Dial(config.database), wake, relay.clone()));
    beside.spawn(metrics::watch(pool));
    keeper.map(|keeper| beside.spawn(keeper.keep()));
    tracing::info!(address = %listener.local_addr()?, tls = tls.is_some(), "listening");
    let told = async move {
        shutdown.await;
        tracing::info!("stopping");
        relay.close();
    };
    connections::take(listener, Taking { lines: config.lines, gate, tls, app }, told).await;
    tracing::info!("stopped");
    Ok(())
}
