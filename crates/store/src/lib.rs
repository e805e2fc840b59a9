//! The encrypted store: one SQLCipher database, one write path, one log.
//!
//! Architecture invariants: no connection leaves this crate; every change of a record goes through [`Store::write`],
//! which seals it into a signed, chained change in the same SQLite transaction; the tables are a fold over that log
//! ([`Store::verify`] proves it). No HTTP, no Tauri and no business decision lives here.

mod apply;
mod backup;
mod block;
mod clinic;
mod conflicts;
mod conservation;
mod device;
mod digest;
mod duplicate;
mod epoch;
mod erasure;
mod error;
mod export;
mod fold;
mod fork;
mod health;
mod history;
mod hygiene;
mod inbox;
mod index_exam;
mod judgement;
mod lock;
mod log;
mod membership;
mod migrations;
mod note;
mod odontogram;
mod open;
mod patient;
mod peer;
mod perio;
mod plan;
mod progress;
mod quarantine;
mod questionnaire;
mod receipt;
mod risk;
mod rotation;
mod row;
mod scratch;
mod staff;
mod table;
mod template;
mod tx;
mod verify;
mod visit;
mod witness;

pub use backup::Backup;
pub use block::Blocked;
pub use conflicts::{Conflict, ConflictPage, ConflictQuery, Version, WHOLE};
pub use conservation::Conservation;
pub use device::Inviter;
pub use duplicate::Linked;
pub use epoch::GaveWay;
pub use erasure::{Holdings, Late};
pub use error::{Error, Result};
pub use export::{Exported, Scope};
pub use history::{Origin, Past};
pub use inbox::Received;
pub use log::{Backlog, SelfDevice};
pub use note::NoteText;
pub use open::{DatabaseKey, Founding, Store};
pub use patient::{PatientHit, PatientHits};
pub use peer::{Peer, Pulled};
pub use progress::Progress;
pub use quarantine::Quarantined;
pub use receipt::KeptReceipt;
pub use scratch::Scratch;
pub use table::Seen;
pub use tx::{Committed, Ctx, ReadTx, WriteTx};
pub use verify::{Fault, Verdict};
