//! What to send, what to fetch, when to try again.
//!
//! Architecture invariant: the [`engine`] decides and does nothing; [`work`] does and decides nothing. So a simulator and the
//! real line drive the same decisions. Nobody on the other end is trusted: changes are verified by the store, receipts
//! against the relay's key. Time and chance come from an [`Env`].

pub mod driver;
pub mod engine;
mod error;
mod join;
mod once;
mod route;
pub mod transport;
pub mod work;

pub use driver::{Command, Handle, Teller, start};
pub use engine::{LaneStatus, Phase, Status};
pub use error::{Error, Fault};
pub use join::{Joined, admit, join};
pub use once::{Report, sync_once};

/// Time and chance, handed in so that tests and the simulator own both.
pub trait Env: Send + Sync + 'static {
    /// Milliseconds UTC.
    fn now(&self) -> i64;
    /// Any number, each as likely as the others; it spreads retries so that a clinic's workstations do not call at once.
    fn chance(&self) -> u32;
}
