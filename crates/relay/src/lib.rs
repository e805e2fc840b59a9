//! The relay: takes signed changes of a clinic's devices, keeps them, hands them on.
//!
//! Architecture invariant: the relay never understands a change. It checks form, signature and place in the chain, and
//! of what is inside only who is enrolled. Where changes are kept is the business of a [`Log`]; so a server over
//! PostgreSQL and a hub on the clinic's own network speak with one voice. Time and randomness come from an [`Env`].

pub mod accept;
mod admission;
mod bells;
mod examine;
mod log;
pub mod memory;
pub mod pace;
mod problem;
mod pull;
mod push;
mod receive;
mod relay;
mod session;
pub mod testing;
pub mod token;

pub use accept::{Held, Place, Placed};
pub use examine::{Candidate, examine};
pub use log::{Admittance, Appended, Log, Standing, Unavailable};
pub use relay::{Env, Limits, Relay, router};
