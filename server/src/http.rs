//! Serving: the relay's routes with what every request gets, and an orderly end.

use std::{future::Future, sync::Arc, time::Duration};

use axum::{
    extract::{MatchedPath, Request},
    http::{HeaderValue, StatusCode},
    middleware::{self, Next},
    response::Response,
};
use relay::{Env as _, Limits, Relay};
use tokio::net::TcpListener;
use tower::ServiceBuilder;
use tower_http::{
    catch_panic::CatchPanicLayer,
    request_id::{MakeRequestId, PropagateRequestIdLayer, RequestId, SetRequestIdLayer},
    timeout::TimeoutLayer,
};
use tracing::Instrument as _;

use crate::{Error, PgLog, database, env::Machine, identity, migrations};

/// Longer than the longest poll.
const TIMEOUT: Duration = Duration::from_secs(60);

/// What a server needs to know.
#[derive(Debug, Clone)]
pub struct Config {
    /// Where its database is.
    pub database: tokio_postgres::Config,
    /// How many connections to it.
    pub connections: usize,
    /// How much a request may bring or take.
    pub limits: Limits,
}

impl Config {
    /// The usual limits over this database.
    pub fn new(database: tokio_postgres::Config) -> Config {
        Config { database, connections: 16, limits: Limits::default() }
    }
}

/// Serves until `shutdown`, then lets what is under way finish. Refuses a schema that is not this program's own.
pub async fn serve(
    config: Config,
    listener: TcpListener,
    shutdown: impl Future<Output = ()> + Send + 'static,
) -> Result<(), Error> {
    let owner = database::connect(&config.database).await?;
    migrations::check(&owner).await?;
    identity::ensure(&owner, &Machine).await?;
    let key = identity::key(&owner).await?;
    drop(owner);
    let log = PgLog::new(database::pool(&config.database, config.connections)?);
    let relay = Relay::new(log, key, Arc::new(Machine), config.limits);
    let layers = ServiceBuilder::new()
        .layer(SetRequestIdLayer::x_request_id(Ids))
        .layer(PropagateRequestIdLayer::x_request_id())
        .layer(middleware::from_fn(watched))
        .layer(CatchPanicLayer::new())
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, TIMEOUT));
    let app = relay::router(relay.clone()).layer(layers);
    tracing::info!(address = %listener.local_addr()?, "listening");
    let ending = async move {
        shutdown.await;
        relay.close();
    };
    axum::serve(listener, app).with_graceful_shutdown(ending).await?;
    tracing::info!("stopped");
    Ok(())
}

/// Logs and counts a request: its route, never its address, body or token.
async fn watched(request: Request, next: Next) -> Response {
    let route = request.extensions().get::<MatchedPath>().map_or("none", MatchedPath::as_str).to_owned();
    let method = request.method().clone();
    let id = request.extensions().get::<RequestId>().and_then(|id| id.header_value().to_str().ok()).unwrap_or_default();
    let span = tracing::info_span!("request", id, %method, route);
    let start = tokio::time::Instant::now();
    let answer = next.run(request).instrument(span.clone()).await;
    let (took, status) = (start.elapsed(), answer.status().as_u16());
    span.in_scope(|| tracing::info!(status, ms = u64::try_from(took.as_millis()).unwrap_or(u64::MAX), "answered"));
    let labels = [("method", method.to_string()), ("route", route), ("status", status.to_string())];
    metrics::histogram!("esmalte_request_seconds", &labels).record(took.as_secs_f64());
    answer
}

#[derive(Clone, Copy)]
struct Ids;

impl MakeRequestId for Ids {
    fn make_request_id<B>(&mut self, _: &axum::http::Request<B>) -> Option<RequestId> {
        let mut bytes = [0; 8];
        Machine.fill(&mut bytes);
        HeaderValue::from_str(&format!("{:016x}", u64::from_be_bytes(bytes))).ok().map(RequestId::new)
    }
}
