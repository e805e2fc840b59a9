//! An installation that signs. Enrolling one is a fact; what it may no longer do is another fact.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    Class, DeviceId, Kind, PatientId, Record,
    record::{
        FieldType::{Bytes, Integer, Text},
        field,
    },
};

/// One enrolled installation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Device {
    /// Identity.
    pub id: DeviceId,
    /// What people call it.
    pub name: String,
    /// Ed25519 public key, 32 bytes.
    pub public_key: ByteString,
    /// When it was enrolled, milliseconds UTC.
    pub enrolled_at: i64,
    /// Until when its invitation is good; `None` for a clinic's first, and for those enrolled before there was a term.
    pub expires_at: Option<i64>,
}

/// A byte string in a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ByteString(pub Vec<u8>);

impl Serialize for ByteString {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_bytes(&self.0)
    }
}

impl<'de> Deserialize<'de> for ByteString {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl serde::de::Visitor<'_> for Visitor {
            type Value = ByteString;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("bytes")
            }
            fn visit_bytes<E>(self, bytes: &[u8]) -> Result<ByteString, E> {
                Ok(ByteString(bytes.to_vec()))
            }
            fn visit_byte_buf<E>(self, bytes: Vec<u8>) -> Result<ByteString, E> {
                Ok(ByteString(bytes))
            }
        }
        from.deserialize_byte_buf(Visitor)
    }
}

/// Kind of [`Device`].
pub static KIND: Kind = Kind {
    name: "device",
    class: Class::Fact,
    subject: None,
    fields: &[
        field("name", Text),
        field("public_key", Bytes),
        field("enrolled_at", Integer),
        field("expires_at", Integer),
    ],
};

impl Record for Device {
    const KIND: &'static Kind = &KIND;
    fn id(&self) -> Uuid {
        self.id.0
    }
    fn subject(&self) -> Option<PatientId> {
        None
    }
}
