//! What device and relay say to each other besides changes. JSON, since people debug it.

use std::collections::BTreeMap;

use domain::{ClinicId, DeviceId};
use serde::{Deserialize, Serialize};

use crate::{DeviceKey, Hash, PublicKey, cbor, change::Bytes};

/// Which version of what is said here this program speaks.
pub const PROTOCOL: u32 = 1;

/// Where a device's log stands: the last change of one epoch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Head {
    /// Epoch.
    pub epoch: u64,
    /// Last sequence number in it.
    pub seq: u64,
    /// Hash of that change, in hex on the line.
    #[serde(with = "hex")]
    pub hash: Hash,
}

/// Where logs end; each epoch of a device is a log of its own, and more of an earlier one may turn up after the next began.
pub type Ends = BTreeMap<(DeviceId, u64), Head>;

/// Answer of `GET /v1/clinics/{id}/heads`: a sync with nothing to do is this one answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heads {
    /// Newest epoch's head of each device.
    pub heads: BTreeMap<DeviceId, Head>,
    /// Those of its epochs before.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub earlier: BTreeMap<DeviceId, Vec<Head>>,
    /// Last position in the relay's log of this clinic.
    pub server_seq: u64,
    /// Changes when the relay was restored or wiped, so that devices offer it what it lost.
    pub incarnation: uuid::Uuid,
    /// Relay's wall clock, milliseconds UTC.
    pub time: i64,
}

impl Heads {
    /// All of them.
    pub fn ends(&self) -> Ends {
        let earlier = self.earlier.iter().flat_map(|(device, heads)| heads.iter().map(|head| (*device, *head)));
        let newest = self.heads.iter().map(|(device, head)| (*device, *head));
        earlier.chain(newest).map(|(device, head)| ((device, head.epoch), head)).collect()
    }
}

/// Where the last epoch of a device ends.
pub fn newest(ends: &Ends, device: DeviceId) -> Option<Head> {
    ends.range((device, 0)..=(device, u64::MAX)).next_back().map(|(_, head)| *head)
}

/// Sorts the ends of logs into each device's newest and those before.
pub fn sorted(ends: Ends) -> (BTreeMap<DeviceId, Head>, BTreeMap<DeviceId, Vec<Head>>) {
    let (mut newest, mut earlier) = (BTreeMap::new(), BTreeMap::<DeviceId, Vec<Head>>::new());
    for ((device, _), head) in ends {
        if let Some(before) = newest.insert(device, head) {
            earlier.entry(device).or_default().push(before);
        }
    }
    (newest, earlier)
}

/// The header that tells the relay's wall clock, milliseconds UTC, where an answer has no body to say it.
pub const TIME: &str = "esmalte-time";

impl Heads {
    /// By what an answer is known again: while a relay in one life stands at one position, its heads are the same. The
    /// entity tag of the answer; a device that shows it is told nothing twice.
    pub fn tag(server_seq: u64, incarnation: uuid::Uuid) -> String {
        format!("\"{incarnation}/{server_seq}\"")
    }
}

/// Body of `POST /v1/clinics`: a clinic's first device presents the operator's one-time code and its genesis.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Admission {
    /// One-time code.
    pub code: String,
    /// The clinic's first change as a frame, base64.
    pub genesis: String,
}

/// Answer to an admission, and to a session: what the relay signs receipts with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Admitted {
    /// The relay's key, base64.
    pub server_key: String,
}

/// Body of `POST /v1/session/challenge`.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ChallengeRequest {
    /// Who asks.
    pub device: DeviceId,
}

/// Its answer.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Challenge {
    /// The clinic this device is enrolled in.
    pub clinic: ClinicId,
    /// Thirty-two random bytes, base64; good once and for one minute.
    pub nonce: String,
}

/// Body of `POST /v1/session`.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SessionRequest {
    /// Who asks.
    pub device: DeviceId,
    /// In which epoch it writes.
    pub epoch: u64,
    /// The nonce as given.
    pub nonce: String,
    /// Over [`session_message`], base64.
    pub signature: String,
    /// The changes by which the device took its later keys, as frames in base64: the relay may not hold the last of them yet,
    /// or no longer, and without a session none could be brought.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rotations: Vec<String>,
}

/// Its answer: fifteen minutes of access for this device and epoch.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SessionGrant {
    /// Bearer token.
    pub token: String,
    /// When it ends, milliseconds UTC.
    pub expires: i64,
    /// The relay's key, base64.
    pub server_key: String,
}

/// What a device signs to open a session.
pub fn session_message(clinic: ClinicId, device: DeviceId, epoch: u64, nonce: &[u8]) -> Vec<u8> {
    [b"esmalte-session/1".as_slice(), clinic.0.as_bytes(), device.0.as_bytes(), &epoch.to_be_bytes(), nonce].concat()
}

/// The relay's word that it holds a device's log up to here, durably.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// Whose clinic.
    pub clinic: ClinicId,
    /// Whose log.
    pub device: DeviceId,
    /// Epoch.
    pub epoch: u64,
    /// Everything up to and with this number.
    pub up_to_seq: u64,
    /// Hash of that change, in hex on the line.
    #[serde(with = "hex")]
    pub head: Hash,
    /// Position of that change in the relay's log.
    pub server_seq: u64,
    /// The relay's incarnation.
    pub incarnation: uuid::Uuid,
    /// Over everything above, base64.
    pub signature: String,
}

impl Receipt {
    /// The bytes the relay signs.
    pub fn message(&self) -> Vec<u8> {
        let fields = (
            self.clinic,
            self.device,
            self.epoch,
            self.up_to_seq,
            Bytes(self.head.0.to_vec()),
            self.server_seq,
            self.incarnation,
        );
        let body = cbor::to_bytes(&fields).unwrap_or_default();
        [b"esmalte-receipt/1".as_slice(), &body].concat()
    }

    /// Signs it.
    pub fn sign(mut self, key: &DeviceKey, encode: impl Fn(&[u8]) -> String) -> Receipt {
        self.signature = encode(&key.sign(&self.message()));
        self
    }

    /// Whether the relay with this key gave it; `signature` is the decoded one.
    pub fn verifies(&self, key: &PublicKey, signature: &[u8]) -> bool {
        key.verifies(&self.message(), signature)
    }
}

/// Why the relay did not take a change; the batch before it was kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "problem", rename_all = "snake_case")]
pub enum Problem {
    /// A change before the first one sent is missing there.
    Gap {
        /// What it wants next.
        expected_seq: u64,
    },
    /// It holds another change at that place; both are kept for people to judge.
    Fork {
        /// Where.
        seq: u64,
    },
    /// The device was revoked.
    Revoked,
    /// This program is too old to pull.
    UpgradeRequired {
        /// Least version of the protocol.
        least: u32,
    },
    /// The change is not one an honest device makes.
    Refused {
        /// Where in the device's log, if that could be read.
        seq: Option<u64>,
        /// Stable reason.
        reason: String,
    },
    /// Token missing, wrong or over.
    SessionOver,
    /// The one-time code is unknown or used.
    CodeRefused,
    /// Nobody enrolled this device.
    UnknownDevice,
    /// Too many requests.
    SlowDown {
        /// Seconds to wait.
        retry_after: u64,
    },
    /// The relay cannot now; nothing was kept.
    Unavailable,
}

mod hex {
    use serde::{Deserialize, Deserializer, Serializer, de::Error as _};

    use crate::Hash;

    pub(super) fn serialize<S: Serializer>(hash: &Hash, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&hash.to_string())
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Hash, D::Error> {
        let text = String::deserialize(from)?;
        let mut hash = Hash::default();
        if text.len() != 64 || !text.is_ascii() {
            return Err(D::Error::custom("a hash has 64 hex digits"));
        }
        for (i, byte) in hash.0.iter_mut().enumerate() {
            *byte = u8::from_str_radix(&text[2 * i..2 * i + 2], 16).map_err(D::Error::custom)?;
        }
        Ok(hash)
    }
}
