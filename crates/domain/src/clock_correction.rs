//! A workstation's clock was wrong: what it wrote keeps the time it was written with, and is shown with the time it was.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    Class, DeviceId, Kind, PatientId, Record,
    record::{
        FieldType::{Id, Integer},
        field,
    },
};

/// A clock that is off by no more is not worth a word.
pub const TOLERANCE_MS: i64 = 5 * 60_000;

/// By how much a device's changes are off, from one of them on until another correction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClockCorrection {
    /// Identity.
    pub id: Uuid,
    /// Whose changes.
    pub device: DeviceId,
    /// Of which epoch.
    pub epoch: i64,
    /// From this number on.
    pub seq: i64,
    /// To be added to what its clock said.
    pub offset_ms: i64,
    /// When that was found out, milliseconds UTC, true time.
    pub measured_at: i64,
}

/// Kind of [`ClockCorrection`].
pub static KIND: Kind = Kind {
    name: "clock_correction",
    class: Class::Fact,
    subject: None,
    fields: &[
        field("device", Id),
        field("epoch", Integer),
        field("seq", Integer),
        field("offset_ms", Integer),
        field("measured_at", Integer),
    ],
};

impl Record for ClockCorrection {
    const KIND: &'static Kind = &KIND;
    fn id(&self) -> Uuid {
        self.id
    }
    fn subject(&self) -> Option<PatientId> {
        None
    }
}
