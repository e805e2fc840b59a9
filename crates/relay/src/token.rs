//! Session tokens: signed by the relay, so that any replica can check one without asking a database.

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use serde::{Deserialize, Serialize};
use wire::{ClinicId, DeviceId, DeviceKey, PublicKey, cbor};

/// How long a session lasts.
pub const LASTS_MS: i64 = 15 * 60 * 1000;

/// What a token says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Session {
    /// Whose clinic.
    pub clinic: ClinicId,
    /// Who.
    pub device: DeviceId,
    /// In which epoch it writes.
    pub epoch: u64,
    /// When it ends, milliseconds UTC.
    pub expires: i64,
}

impl Session {
    /// Writes the bearer token.
    pub fn seal(&self, key: &DeviceKey) -> String {
        let body = cbor::to_bytes(self).expect("integers and ids always encode");
        let signature = key.sign(&signed(&body));
        format!("{}.{}", BASE64_URL_SAFE_NO_PAD.encode(&body), BASE64_URL_SAFE_NO_PAD.encode(signature))
    }

    /// Reads a bearer token; `None` if another key signed it, it is over, or it is not one.
    pub fn open(token: &str, key: &PublicKey, now: i64) -> Option<Session> {
        let (body, signature) = token.split_once('.')?;
        let body = BASE64_URL_SAFE_NO_PAD.decode(body).ok()?;
        let signature = BASE64_URL_SAFE_NO_PAD.decode(signature).ok()?;
        if !key.verifies(&signed(&body), &signature) {
            return None;
        }
        let session: Session = cbor::from_bytes(&body).ok()?;
        (now < session.expires).then_some(session)
    }
}

fn signed(body: &[u8]) -> Vec<u8> {
    [b"esmalte-token/1".as_slice(), body].concat()
}
