//! Deterministic CBOR (RFC 8949 §4.2.1) without floats and tags.
//!
//! One value has one encoding, so bytes can be signed, stored and forwarded as they came. Whatever decodes but does not
//! encode back to the same bytes is refused.

use std::cmp::Ordering;

use serde::{Serialize, de::DeserializeOwned};
use unicode_normalization::is_nfc;

mod scan;

pub use ciborium::Value;

/// How deep values may nest.
const DEPTH: usize = 16;

/// Why bytes are not the one encoding of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotCanonical {
    /// Not CBOR at all, or nested too deep.
    #[error("not CBOR")]
    Malformed,
    /// Bytes after the value.
    #[error("bytes after the value")]
    Trailing,
    /// A float, a tag, an undefined value, or an integer past 64 bits.
    #[error("a float or a tag")]
    Forbidden,
    /// Text that is not in NFC.
    #[error("text not in NFC")]
    NotNfc,
    /// Another encoding of the same value is the canonical one.
    #[error("not the shortest or not sorted")]
    OtherEncoding,
    /// Not the shape that was expected.
    #[error("unexpected shape")]
    Shape,
}

/// Encodes a value; map keys are sorted by their encoded bytes.
pub fn encode(value: &Value) -> Result<Vec<u8>, NotCanonical> {
    let mut value = value.clone();
    canonicalize(&mut value, 0)?;
    write(&value)
}

/// Encodes anything serde can describe.
pub fn to_bytes<T: Serialize>(thing: &T) -> Result<Vec<u8>, NotCanonical> {
    let mut value = to_value(thing)?;
    canonicalize(&mut value, 0)?;
    write(&value)
}

/// Describes anything serde can describe as a value.
pub fn to_value<T: Serialize>(thing: &T) -> Result<Value, NotCanonical> {
    Value::serialized(thing).map_err(|_| NotCanonical::Shape)
}

/// Reads a value back into a type.
pub fn from_value<T: DeserializeOwned>(value: &Value) -> Result<T, NotCanonical> {
    value.deserialized().map_err(|_| NotCanonical::Shape)
}

/// Decodes bytes that must be canonical.
pub fn decode(bytes: &[u8]) -> Result<Value, NotCanonical> {
    from_bytes(bytes)
}

/// Decodes canonical bytes into a type.
pub fn from_bytes<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, NotCanonical> {
    scan::canonical(bytes)?;
    ciborium::de::from_reader_with_recursion_limit(bytes, DEPTH + 8).map_err(|_| NotCanonical::Shape)
}

/// Sorts every map and refuses what may not be there.
fn canonicalize(value: &mut Value, depth: usize) -> Result<(), NotCanonical> {
    match value {
        Value::Array(items) => items.iter_mut().try_for_each(|item| canonicalize(item, depth + 1))?,
        Value::Map(entries) => {
            for (key, value) in entries.iter_mut() {
                canonicalize(key, depth + 1)?;
                canonicalize(value, depth + 1)?;
            }
            if entries.iter().all(|(key, _)| key.is_text()) {
                entries.sort_by(|(a, _), (b, _)| order(a.as_text(), b.as_text()));
            } else {
                let mut keyed = Vec::with_capacity(entries.len());
                for (key, value) in entries.drain(..) {
                    keyed.push((write(&key)?, (key, value)));
                }
                keyed.sort_by(|a, b| a.0.cmp(&b.0));
                entries.extend(keyed.into_iter().map(|(_, entry)| entry));
            }
        }
        _ => {}
    }
    allowed(value, depth)
}

/// Whether a value may be there, those inside it apart.
fn allowed(value: &Value, depth: usize) -> Result<(), NotCanonical> {
    if depth > DEPTH {
        return Err(NotCanonical::Malformed);
    }
    match value {
        Value::Integer(n) => i64::try_from(*n)
            .map(|_| ())
            .or_else(|_| u64::try_from(*n).map(|_| ()))
            .map_err(|_| NotCanonical::Forbidden),
        Value::Bytes(_) | Value::Bool(_) | Value::Null | Value::Array(_) => Ok(()),
        Value::Text(text) if text.is_ascii() || is_nfc(text) => Ok(()),
        Value::Text(_) => Err(NotCanonical::NotNfc),
        Value::Map(entries) => {
            for pair in entries.windows(2) {
                let (a, b) = (&pair[0].0, &pair[1].0);
                let order = match (a.as_text(), b.as_text()) {
                    (Some(_), Some(_)) => order(a.as_text(), b.as_text()),
                    _ => write(a)?.cmp(&write(b)?),
                };
                if order != Ordering::Less {
                    return Err(NotCanonical::OtherEncoding);
                }
            }
            Ok(())
        }
        _ => Err(NotCanonical::Forbidden),
    }
}

/// The order of encoded texts without encoding them: the length comes first in the bytes.
fn order(a: Option<&str>, b: Option<&str>) -> Ordering {
    a.map(str::len).cmp(&b.map(str::len)).then_with(|| a.cmp(&b))
}

fn write(value: &Value) -> Result<Vec<u8>, NotCanonical> {
    let mut bytes = Vec::new();
    ciborium::into_writer(value, &mut bytes).map_err(|_| NotCanonical::Malformed)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn refused(hex: &str) -> NotCanonical {
        let bytes: Vec<u8> =
            (0..hex.len()).step_by(2).map(|i| u8::from_str_radix(&hex[i..i + 2], 16).expect("hex")).collect();
        decode(&bytes).expect_err("refused")
    }

    #[test]
    fn other_encodings_of_the_same_value_are_refused() {
        assert_eq!(refused("1801"), NotCanonical::OtherEncoding, "1 in two bytes");
        assert_eq!(refused("9f01ff"), NotCanonical::OtherEncoding, "indefinite array");
        assert_eq!(refused("a2616201616101"), NotCanonical::OtherEncoding, "unsorted keys");
        assert_eq!(refused("a2616101616102"), NotCanonical::OtherEncoding, "a key twice");
        assert_eq!(refused("f93c00"), NotCanonical::Forbidden, "a float");
        assert_eq!(refused("c100"), NotCanonical::Forbidden, "a tag");
        assert_eq!(refused("0101"), NotCanonical::Trailing);
        assert_eq!(refused("63 65cc81".replace(' ', "").as_str()), NotCanonical::NotNfc, "e + combining acute");
    }

    #[test]
    fn nesting_is_bounded() {
        let mut bytes = vec![0x81; 10_000];
        bytes.push(0x01);
        assert_eq!(decode(&bytes), Err(NotCanonical::Malformed));
    }

    fn values() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            any::<i64>().prop_map(Value::from),
            any::<bool>().prop_map(Value::from),
            "[a-zA-Zñáé ]{0,12}".prop_map(Value::from),
            proptest::collection::vec(any::<u8>(), 0..20).prop_map(Value::Bytes),
            Just(Value::Null),
        ];
        leaf.prop_recursive(3, 32, 6, |inner| {
            prop_oneof![
                proptest::collection::vec(inner.clone(), 0..6).prop_map(Value::Array),
                proptest::collection::btree_map("[a-z_]{1,8}", inner, 0..6)
                    .prop_map(|map| Value::Map(map.into_iter().map(|(k, v)| (Value::from(k), v)).collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn what_is_encoded_decodes_to_the_same_bytes(value in values()) {
            let bytes = encode(&value).expect("canonical");
            let again = encode(&decode(&bytes).expect("decodes")).expect("canonical");
            prop_assert_eq!(bytes, again);
        }

        #[test]
        fn keys_are_sorted_as_their_encodings_are(a in "[a-zñ]{0,40}", b in "[a-zñ]{0,40}") {
            let bytes = |text: &str| write(&Value::from(text)).expect("encodes");
            prop_assert_eq!(order(Some(&a), Some(&b)), bytes(&a).cmp(&bytes(&b)));
        }

        #[test]
        fn any_bytes_are_refused_or_canonical(bytes in proptest::collection::vec(any::<u8>(), 0..64)) {
            if let Ok(value) = decode(&bytes) {
                prop_assert_eq!(encode(&value).expect("canonical"), bytes);
            }
        }
    }
}
