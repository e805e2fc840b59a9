//! Numbers for Prometheus, on their own port, which belongs on the loopback.

use std::net::SocketAddr;

use metrics_exporter_prometheus::{Matcher, PrometheusBuilder};

use crate::Error;

/// Serves metrics from now on. Once for a process.
pub fn install(listen: SocketAddr) -> Result<(), Error> {
    let seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0];
    PrometheusBuilder::new()
        .set_buckets_for_metric(Matcher::Full("esmalte_request_seconds".to_owned()), &seconds)
        .and_then(|builder| builder.with_http_listener(listen).install())
        .map_err(|fault| Error::Metrics(fault.to_string()))
}
