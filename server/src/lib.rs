//! The central server: a relay over PostgreSQL, and what its operator needs to run it.
//!
//! Architecture invariant: every statement a request runs is under the role `esmalte_app` with one clinic set, so row-level
//! security stands even where a query forgets its clinic. Nothing clinical is read, and nothing of a patient is logged.

mod append;
pub mod check;
pub mod clinics;
mod code;
pub mod connections;
pub mod database;
pub mod devices;
pub mod env;
mod erasure;
mod error;
pub mod gate;
mod http;
mod identity;
mod log;
mod members;
pub mod metrics;
mod migrations;
pub mod prune;
mod serve;
pub mod settings;
mod tls;
pub mod verify;
mod wake;

pub use error::Error;
pub use identity::restored;
pub use log::PgLog;
pub use migrations::migrate;
pub use serve::{Config, serve};
