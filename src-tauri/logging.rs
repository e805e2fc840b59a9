//! The log of this workstation: beside the store, a file a day, no patient data.

use std::path::Path;

use tracing_appender::non_blocking::WorkerGuard;
use tracing_subscriber::{EnvFilter, fmt, prelude::*};

/// Days of log that are kept.
const KEPT: usize = 14;

/// Starts logging; the guard writes out what is left when dropped.
pub(crate) fn start(folder: &Path) -> Option<WorkerGuard> {
    let files = tracing_appender::rolling::Builder::new()
        .rotation(tracing_appender::rolling::Rotation::DAILY)
        .filename_prefix("esmalte")
        .filename_suffix("log")
        .max_log_files(KEPT)
        .build(folder.join("logs"))
        .ok()?;
    let (writer, guard) = tracing_appender::non_blocking(files);
    let filter = EnvFilter::try_from_env("ESMALTE_LOG").unwrap_or_else(|_| EnvFilter::new("info"));
    let layer = fmt::layer().with_ansi(false).with_writer(writer);
    tracing_subscriber::registry().with(filter).with(layer).try_init().ok()?;
    Some(guard)
}
