//! Who may sign: what an enrolment says. The one thing relay and server read inside a change.

use domain::DeviceId;

use crate::{Change, ChangeKind, PublicKey, Value};

/// A device and the key it signs with from now on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enrolment {
    /// Who joins.
    pub device: DeviceId,
    /// What people call it.
    pub name: String,
    /// Its key.
    pub key: PublicKey,
}

/// The devices a change enrols; empty for every other kind of change.
pub fn enrolments(change: &Change) -> Vec<Enrolment> {
    if change.header.kind != ChangeKind::Enrol {
        return Vec::new();
    }
    let device = domain::device::KIND.name;
    change
        .ops()
        .filter(|op| op.kind == device)
        .filter_map(|op| {
            let key = op.fields.get("public_key").and_then(Value::as_bytes)?;
            let name = op.fields.get("name").and_then(Value::as_text).unwrap_or_default();
            Some(Enrolment { device: DeviceId(op.id), name: name.to_owned(), key: PublicKey::from_slice(key)? })
        })
        .collect()
}

/// The key of a clinic's very first change: it enrols its own author and is signed with that key. Every other trust
/// follows from this one.
pub fn genesis(change: &Change) -> Option<Enrolment> {
    let first = change.header.seq == 1 && change.header.epoch == 1 && change.header.prev == crate::Hash::default();
    enrolments(change).into_iter().find(|enrolment| first && enrolment.device == change.header.device)
}
