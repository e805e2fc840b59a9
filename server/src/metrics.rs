//! Numbers for Prometheus, on their own port, which belongs on the loopback.

use std::{net::SocketAddr, time::Duration};

use deadpool_postgres::Pool;
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder};

use crate::Error;

/// How often the pool is looked at.
const LOOK: Duration = Duration::from_secs(5);

/// Serves metrics from now on. Once for a process.
pub fn install(listen: SocketAddr) -> Result<(), Error> {
    let seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0];
    PrometheusBuilder::new()
        .set_buckets_for_metric(Matcher::Full("esmalte_request_seconds".to_owned()), &seconds)
        .and_then(|builder| builder.with_http_listener(listen).install())
        .map_err(|fault| Error::Metrics(fault.to_string()))
}

/// Tells how the pool does, for as long as the server runs.
pub(crate) async fn watch(pool: Pool) {
    loop {
        let status = pool.status();
        let gauge =
            |state, count: usize| metrics::gauge!("esmalte_database_connections", "state" => state).set(count as f64);
        gauge("open", status.size);
        gauge("free", status.available);
        gauge("awaited", status.waiting);
        tokio::time::sleep(LOOK).await;
    }
}
