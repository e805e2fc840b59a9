//! The clinic's nouns and rules: what a tooth, a finding, a patient, an examination is, and what may be said of them.
//!
//! Architecture invariant: nothing here reads a clock, draws a random number, touches a file, a database or a network,
//! or waits. Time and ids are handed in; so every rule can be tried at any date and replayed.

pub mod clinic;
pub mod clock;
pub mod device;
pub mod document;
pub mod finding;
pub mod id;
pub mod invalid;
pub mod merge;
pub mod odontogram;
pub mod patient;
pub mod perio;
pub mod profile;
pub mod record;
pub mod rules;
pub mod sensitive;
pub mod staff;
pub mod surface;
pub mod text;
pub mod tooth;

pub use id::{ClinicId, DeviceId, FindingId, PatientId, StaffId};
pub use invalid::{Invalid, Invalids};
pub use record::{Class, Field, FieldType, Kind, Record, Weight};
pub use sensitive::Sensitive;
pub use surface::{Surface, Surfaces};
pub use tooth::Tooth;

/// Every kind of record the clinic keeps: adding an entity adds its line here.
pub const KINDS: &[&Kind] = &[
    &clinic::KIND,
    &device::KIND,
    &finding::KIND,
    &finding::AMENDMENT_KIND,
    &patient::KIND,
    &perio::EXAM_KIND,
    &perio::SITE_KIND,
    &staff::KIND,
];

/// Finds a kind by its stable name; `None` for one this program does not know yet.
pub fn kind(name: &str) -> Option<&'static Kind> {
    KINDS.iter().copied().find(|kind| kind.name == name)
}
