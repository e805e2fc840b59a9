//! The encrypted store: one SQLCipher database, one write path, one log.
//!
//! Architecture invariants: no connection leaves this crate; every change of a record goes through [`Store::write`],
//! which seals it into a signed, chained change in the same SQLite transaction; the tables are a fold over that log
//! ([`Store::verify`] proves it). No HTTP, no Tauri and no business decision lives here.

mod apply;
mod backup;
mod clinic;
mod conflicts;
mod digest;
mod error;
mod fold;
mod inbox;
mod log;
mod migrations;
mod odontogram;
mod open;
mod patient;
mod peer;
mod perio;
mod row;
mod staff;
mod table;
mod tx;
mod verify;
mod witness;

pub use conflicts::Conflict;
pub use error::{Error, Result};
pub use inbox::Received;
pub use log::{Backlog, SelfDevice};
pub use open::{DatabaseKey, Founding, Store};
pub use patient::{PatientHit, PatientHits};
pub use peer::Peer;
pub use table::Seen;
pub use tx::{Committed, Ctx, ReadTx, WriteTx};
pub use verify::{Fault, Verdict};
