//! Device keys: Ed25519, one rule of verification everywhere (`verify_strict`).

use ed25519_dalek::{Signer as _, SigningKey, VerifyingKey};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;
use zeroize::Zeroizing;

/// A signature.
pub type Signature = [u8; 64];

/// What a device signs with; wiped from memory when dropped.
#[derive(Clone)]
pub struct DeviceKey(SigningKey);

impl DeviceKey {
    /// Makes the key of a seed.
    pub fn from_seed(seed: &[u8; 32]) -> DeviceKey {
        DeviceKey(SigningKey::from_bytes(seed))
    }

    /// The seed, to be wrapped and kept.
    pub fn seed(&self) -> Zeroizing<[u8; 32]> {
        Zeroizing::new(self.0.to_bytes())
    }

    /// What others verify with.
    pub fn public(&self) -> PublicKey {
        PublicKey(self.0.verifying_key().to_bytes())
    }

    /// Signs bytes that already carry their purpose in front.
    pub fn sign(&self, message: &[u8]) -> Signature {
        self.0.sign(message).to_bytes()
    }
}

impl std::fmt::Debug for DeviceKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("DeviceKey(***)")
    }
}

/// What others verify with.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct PublicKey(pub [u8; 32]);

impl PublicKey {
    /// Whether this key signed these bytes. Weak keys and malleable signatures count as no.
    pub fn verifies(&self, message: &[u8], signature: &[u8]) -> bool {
        let (Ok(key), Ok(signature)) =
            (VerifyingKey::from_bytes(&self.0), ed25519_dalek::Signature::from_slice(signature))
        else {
            return false;
        };
        key.verify_strict(message, &signature).is_ok()
    }

    /// Reads 32 bytes.
    pub fn from_slice(bytes: &[u8]) -> Option<PublicKey> {
        bytes.try_into().ok().map(PublicKey)
    }
}

impl std::fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl Serialize for PublicKey {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_bytes(&self.0)
    }
}

impl<'de> Deserialize<'de> for PublicKey {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let bytes = crate::change::Bytes::deserialize(from)?;
        PublicKey::from_slice(&bytes.0).ok_or_else(|| D::Error::custom("a key has 32 bytes"))
    }
}

/// The device an invitation's secret stands for: id and first key follow from the secret, so that the inviting
/// workstation can enrol the new one by a signed change before the new one exists.
pub fn invited(secret: &[u8; 16]) -> (Uuid, DeviceKey) {
    let derive = |purpose: &[u8]| -> [u8; 32] {
        Sha256::new_with_prefix(b"esmalte-invitation/1").chain_update(purpose).chain_update(secret).finalize().into()
    };
    let mut id = [0; 16];
    id.copy_from_slice(&derive(b"device")[..16]);
    (uuid::Builder::from_custom_bytes(id).into_uuid(), DeviceKey::from_seed(&Zeroizing::new(derive(b"key"))))
}
