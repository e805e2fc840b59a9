//! Ops, changes, canonical bytes, signatures and the messages of the sync protocol.
//!
//! Architecture invariant: nothing here touches a disk or a network, knows what a tooth is, or reads a clock. The
//! format is described byte by byte in `docs/sync.md`; a test holds that page's worked example.

pub mod cbor;
pub mod change;
pub mod frame;
pub mod key;
pub mod membership;
pub mod op;
pub mod protocol;
pub mod seal;

pub use cbor::{NotCanonical, Value};
// The ids every message carries, so that relay and server need nothing else of the house.
pub use domain::{ClinicId, DeviceId, PatientId, clock::Hlc};

pub use change::{Change, ChangeKind, Dep, Group, Hash, Header, Section, SectionRef};
pub use key::{DeviceKey, PublicKey, Signature};
pub use op::{Op, Verb};
pub use seal::{Refused, Sealed};
