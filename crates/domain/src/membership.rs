//! What is said of installations after they were enrolled: that one takes a new key, that one is heard no longer, and
//! that something it wrote afterwards counts all the same. All of it is said once; nobody is unsaid.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    Class, DeviceId, Invalid, Kind, PatientId, Record,
    device::ByteString,
    record::{
        FieldType::{Bytes, Id, Integer, Text},
        field,
    },
    text,
};

/// A device takes a new key. It stands in a change signed with the old one; `proof` is by the new one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rotation {
    /// Identity.
    pub id: Uuid,
    /// Whose key.
    pub device: DeviceId,
    /// Ed25519 public key, 32 bytes: every later change of the device is signed with it.
    pub public_key: ByteString,
    /// Signature by the new key over the place where this stands.
    pub proof: ByteString,
    /// When, milliseconds UTC.
    pub rotated_at: i64,
}

/// A device is heard up to here and no further. Several may stand; the lowest place counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Revocation {
    /// Identity.
    pub id: Uuid,
    /// Which device.
    pub device: DeviceId,
    /// Epoch of its last valid change; 0 when none is.
    pub last_epoch: i64,
    /// Number of that change.
    pub last_seq: i64,
    /// Why: a stable word of [`REASONS`], or whatever a later program says.
    pub reason: String,
    /// What whoever decided it wanted to add.
    pub note: String,
    /// When, milliseconds UTC.
    pub revoked_at: i64,
}

/// Why devices leave.
pub const REASONS: &[&str] = &["lost", "stolen", "replaced", "unused", "other"];

impl Revocation {
    /// Names the first fault.
    pub fn check(&self) -> Result<(), Invalid> {
        if !REASONS.contains(&self.reason.as_str()) {
            return Err(Invalid::new("reason", "unknown_value"));
        }
        text::check("note", &self.note, text::SHORT)
    }
}

/// Changes that a device wrote after it was revoked count all the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Acceptance {
    /// Identity.
    pub id: Uuid,
    /// Whose changes.
    pub device: DeviceId,
    /// Of which epoch.
    pub epoch: i64,
    /// From this number
    pub first_seq: i64,
    /// up to and with this one.
    pub last_seq: i64,
    /// Hash of the last, which pins all before it.
    pub last_hash: ByteString,
    /// When, milliseconds UTC.
    pub accepted_at: i64,
}

/// Kind of [`Rotation`].
pub static ROTATION_KIND: Kind = Kind {
    name: "rotation",
    class: Class::Fact,
    subject: None,
    fields: &[field("device", Id), field("public_key", Bytes), field("proof", Bytes), field("rotated_at", Integer)],
};

/// Kind of [`Revocation`].
pub static REVOCATION_KIND: Kind = Kind {
    name: "revocation",
    class: Class::Fact,
    subject: None,
    fields: &[
        field("device", Id),
        field("last_epoch", Integer),
        field("last_seq", Integer),
        field("reason", Text),
        field("note", Text),
        field("revoked_at", Integer),
    ],
};

/// Kind of [`Acceptance`].
pub static ACCEPTANCE_KIND: Kind = Kind {
    name: "acceptance",
    class: Class::Fact,
    subject: None,
    fields: &[
        field("device", Id),
        field("epoch", Integer),
        field("first_seq", Integer),
        field("last_seq", Integer),
        field("last_hash", Bytes),
        field("accepted_at", Integer),
    ],
};

impl Record for Rotation {
    const KIND: &'static Kind = &ROTATION_KIND;
    fn id(&self) -> Uuid {
        self.id
    }
    fn subject(&self) -> Option<PatientId> {
        None
    }
}

impl Record for Revocation {
    const KIND: &'static Kind = &REVOCATION_KIND;
    fn id(&self) -> Uuid {
        self.id
    }
    fn subject(&self) -> Option<PatientId> {
        None
    }
}

impl Record for Acceptance {
    const KIND: &'static Kind = &ACCEPTANCE_KIND;
    fn id(&self) -> Uuid {
        self.id
    }
    fn subject(&self) -> Option<PatientId> {
        None
    }
}
