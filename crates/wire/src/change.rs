//! A change: one committed transaction, its header and its sections.

use domain::{ClinicId, DeviceId, PatientId, StaffId, clock::Hlc};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::Op;

/// Version of the format.
pub const VERSION: u8 = 1;

/// The largest change, all parts counted.
pub const MAX_BYTES: usize = 1 << 20;

pub use domain::device::ByteString as Bytes;

/// A SHA-256 hash.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hash(pub [u8; 32]);

impl std::fmt::Debug for Hash {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl std::fmt::Display for Hash {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Debug::fmt(self, f)
    }
}

impl Serialize for Hash {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_bytes(&self.0)
    }
}

impl<'de> Deserialize<'de> for Hash {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let bytes = Bytes::deserialize(from)?;
        bytes.0.as_slice().try_into().map(Hash).map_err(|_| de::Error::custom("a hash has 32 bytes"))
    }
}

/// What a change is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ChangeKind {
    /// Records change.
    Tx,
    /// A device joins.
    Enrol,
    /// A device leaves.
    Revoke,
    /// A device takes a new key.
    Rotate,
    /// A device's clock was wrong.
    ClockCorrect,
    /// A person decides a conflict.
    Resolve,
    /// A patient is erased.
    Erase,
    /// A restored or cloned database starts over.
    EpochStart,
}

/// The head of another device that the author had seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dep {
    /// Which device.
    pub device: DeviceId,
    /// In which of its epochs.
    pub epoch: u64,
    /// Up to which of its changes.
    pub seq: u64,
}

/// Several changes that are shown together or not at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// `seq` of the first change of the group.
    pub first: u64,
    /// How many changes it has.
    pub count: u64,
}

/// What the header says of a section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SectionRef {
    /// The patient it is about; `None` for the clinic's own.
    pub subject: Option<PatientId>,
    /// Its length in bytes.
    pub len: u64,
    /// Its hash.
    pub hash: Hash,
}

/// Everything that is signed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Header {
    /// Version of the format.
    pub v: u8,
    /// Whose clinic.
    pub clinic: ClinicId,
    /// Who wrote it.
    pub device: DeviceId,
    /// Its epoch: 1, and one more after every restore.
    pub epoch: u64,
    /// Its place in the device's log of this epoch, from 1.
    pub seq: u64,
    /// Logical time.
    pub hlc: Hlc,
    /// Wall clock of the device, milliseconds UTC, as it stood.
    pub wall: i64,
    /// Hash of the change before it; zeros for the first.
    pub prev: Hash,
    /// Schema version it was written under.
    pub schema: u64,
    /// Least schema that can show it.
    pub min_reader: u64,
    /// The person signed in, if one was.
    pub actor: Option<StaffId>,
    /// What it is for.
    pub kind: ChangeKind,
    /// What the author had seen of others since the change before.
    pub deps: Vec<Dep>,
    /// The sections, committed to by hash only, so that one can be pruned and the chain still verifies.
    pub sections: Vec<SectionRef>,
    /// Hashes of the blobs it names.
    pub blobs: Vec<Hash>,
    /// The group it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<Group>,
}

/// The ops about one patient, or about none.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Sixteen random bytes, so that a hash of few possible contents reveals nothing.
    pub salt: Bytes,
    /// What changes.
    pub ops: Vec<Op>,
}

/// A change as read.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// What is signed.
    pub header: Header,
    /// In the header's order; `None` where pruned.
    pub sections: Vec<Option<Section>>,
    /// Hash of the header.
    pub hash: Hash,
}

impl Change {
    /// All ops that are still there.
    pub fn ops(&self) -> impl Iterator<Item = &Op> {
        self.sections.iter().flatten().flat_map(|section| &section.ops)
    }
}
