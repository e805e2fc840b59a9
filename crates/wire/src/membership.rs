//! Who may sign, with which key, up to where: what enrolments, rotations and revocations say. And who is to be
//! forgotten. The two things that relay and server read inside a change.

use std::collections::BTreeMap;

use domain::{
    ClinicId, DeviceId, PatientId,
    membership::{ACCEPTANCE_KIND, REVOCATION_KIND, ROTATION_KIND},
};

use uuid::Uuid;

use crate::{Change, ChangeKind, DeviceKey, Hash, Header, Op, PublicKey, Signature, Value, Verb};

/// A place in the log of one device; the later epoch is the later place.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Epoch, from 1; 0 is before everything.
    pub epoch: u64,
    /// Number in it, from 1.
    pub seq: u64,
}

/// The last second of the year 9999.
const END_OF_TIME: i64 = 253_402_300_799_000;

/// Where a change stands.
pub fn place(header: &Header) -> Place {
    Place { epoch: header.epoch, seq: header.seq }
}

/// A device and the key it signs with from now on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enrolment {
    /// Who joins.
    pub device: DeviceId,
    /// What people call it.
    pub name: String,
    /// Its key.
    pub key: PublicKey,
    /// Until when its invitation is good, milliseconds UTC.
    pub expires: Option<i64>,
}

/// Something a change says about who may sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Statement {
    /// A device joins.
    Enrols(Enrolment),
    /// The author signs with this key after this change.
    Rotates(PublicKey),
    /// A device is heard up to this place.
    Revokes {
        /// Which.
        device: DeviceId,
        /// Its last valid change.
        last: Place,
    },
    /// Changes of a revoked device count all the same.
    Accepts {
        /// Whose.
        device: DeviceId,
        /// From this place
        first: Place,
        /// up to and with this one, of the same epoch.
        last: Place,
        /// Hash of the last.
        hash: Hash,
    },
}

/// What a change says about who may sign; nothing, for most. Who asks has verified its signature.
pub fn statements(change: &Change) -> Vec<Statement> {
    let read = match change.header.kind {
        ChangeKind::Enrol => enrolment,
        ChangeKind::Rotate => rotation,
        ChangeKind::Revoke => revocation,
        ChangeKind::Resolve => acceptance,
        ChangeKind::Tx | ChangeKind::ClockCorrect | ChangeKind::Erase | ChangeKind::EpochStart => return Vec::new(),
    };
    change.ops().filter(|op| op.verb == Verb::Append).filter_map(|op| read(&change.header, op)).collect()
}

fn enrolment(_: &Header, op: &Op) -> Option<Statement> {
    let key = op.fields.get("public_key").filter(|_| op.kind == domain::device::KIND.name)?;
    let name = op.fields.get("name").and_then(Value::as_text).unwrap_or_default();
    let expires = op.fields.get("expires_at").and_then(Value::as_integer);
    Some(Statement::Enrols(Enrolment {
        device: DeviceId(op.id),
        name: name.to_owned(),
        key: PublicKey::from_slice(key.as_bytes()?)?,
        // No further than databases count.
        expires: expires.and_then(|at| i64::try_from(at).ok()).map(|at| at.clamp(0, END_OF_TIME)),
    }))
}

/// A rotation counts when the new key signed for this very place; of another device, or moved elsewhere, it says nothing.
fn rotation(header: &Header, op: &Op) -> Option<Statement> {
    let of = device(op, &ROTATION_KIND).filter(|of| *of == header.device)?;
    let key = PublicKey::from_slice(op.fields.get("public_key")?.as_bytes()?)?;
    let message = rotation_message(header.clinic, of, place(header), header.prev, &key);
    key.verifies(&message, op.fields.get("proof")?.as_bytes()?).then_some(Statement::Rotates(key))
}

fn revocation(_: &Header, op: &Op) -> Option<Statement> {
    let device = device(op, &REVOCATION_KIND)?;
    let last = Place { epoch: number(op, "last_epoch")?, seq: number(op, "last_seq")? };
    Some(Statement::Revokes { device, last })
}

fn acceptance(_: &Header, op: &Op) -> Option<Statement> {
    let device = device(op, &ACCEPTANCE_KIND)?;
    let at = |seq| Some(Place { epoch: number(op, "epoch")?, seq: number(op, seq)? });
    let hash = op.fields.get("last_hash")?.as_bytes()?.as_slice().try_into().map(Hash).ok()?;
    Some(Statement::Accepts { device, first: at("first_seq")?, last: at("last_seq")?, hash })
}

fn device(op: &Op, kind: &domain::Kind) -> Option<DeviceId> {
    let id = op.fields.get("device").filter(|_| op.kind == kind.name)?.as_bytes()?;
    Some(DeviceId(uuid::Uuid::from_slice(id).ok()?))
}

fn number(op: &Op, field: &str) -> Option<u64> {
    // What no database counts with, no honest device names.
    let number = i64::try_from(op.fields.get(field)?.as_integer()?).ok()?;
    u64::try_from(number).ok()
}

/// What a device's new key signs: the place of the rotation and the key itself, so that neither can be moved.
pub fn rotation_message(clinic: ClinicId, device: DeviceId, at: Place, prev: Hash, key: &PublicKey) -> Vec<u8> {
    let (epoch, seq) = (at.epoch.to_be_bytes(), at.seq.to_be_bytes());
    [b"esmalte-rotate/1".as_slice(), clinic.0.as_bytes(), device.0.as_bytes(), &epoch, &seq, &prev.0, &key.0].concat()
}

/// The new key's signature under a rotation.
pub fn rotation_proof(clinic: ClinicId, device: DeviceId, at: Place, prev: Hash, key: &DeviceKey) -> Signature {
    key.sign(&rotation_message(clinic, device, at, prev, &key.public()))
}

/// The key of a clinic's very first change: it enrols its own author and is signed with that key. Every other trust
/// follows from this one.
pub fn genesis(change: &Change) -> Option<Enrolment> {
    let first = change.header.seq == 1 && change.header.epoch == 1 && change.header.prev == Hash::default();
    let own = |said| match said {
        Statement::Enrols(enrolment) if first && enrolment.device == change.header.device => Some(enrolment),
        _ => None,
    };
    statements(change).into_iter().find_map(own)
}

/// A device as those see it who only carry changes: by what reached them first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// The key it was enrolled with.
    pub key: PublicKey,
    /// The keys it took later, each with the place after which it signs.
    pub rotations: Vec<(Place, PublicKey)>,
    /// Its last valid change, if it was revoked.
    pub last: Option<Place>,
    /// Until when its invitation is good.
    pub expires: Option<i64>,
}

/// The devices of a clinic.
pub type Members = BTreeMap<DeviceId, Member>;

impl Member {
    /// A device as it was enrolled.
    pub fn new(enrolment: &Enrolment) -> Member {
        Member { key: enrolment.key, rotations: Vec::new(), last: None, expires: enrolment.expires }
    }

    /// The key that signs at a place.
    pub fn key_at(&self, at: Place) -> PublicKey {
        self.rotations.iter().rev().find(|(after, _)| *after < at).map_or(self.key, |(_, key)| *key)
    }

    /// The key it signs with now.
    pub fn newest_key(&self) -> PublicKey {
        self.rotations.last().map_or(self.key, |(_, key)| *key)
    }

    /// Whether a change of it at this place lies beyond its revocation.
    pub fn is_revoked_at(&self, at: Place) -> bool {
        self.last.is_some_and(|last| at > last)
    }
}

/// Learns what a verified change says. What a revoked device says after its last valid change moves nobody; but a new key it
/// took, not knowing, is its key: else what it wrote since could not be brought, nor judged.
pub fn learn(members: &mut Members, header: &Header, said: &[Statement]) {
    let late = members.get(&header.device).is_some_and(|author| author.is_revoked_at(place(header)));
    for statement in said {
        match statement {
            Statement::Enrols(_) | Statement::Revokes { .. } | Statement::Accepts { .. } if late => {}
            Statement::Enrols(enrolment) => {
                // The first key of a device stands; a new one comes by rotation, signed with both.
                members.entry(enrolment.device).or_insert_with(|| Member::new(enrolment));
            }
            Statement::Rotates(key) => {
                if let Some(author) = members.get_mut(&header.device) {
                    author.rotations.retain(|(at, _)| *at != place(header));
                    author.rotations.push((place(header), *key));
                    author.rotations.sort_by_key(|(at, _)| *at);
                }
            }
            Statement::Revokes { device, last } => {
                if let Some(member) = members.get_mut(device) {
                    member.last = Some(member.last.map_or(*last, |known| known.min(*last)));
                }
            }
            // Only who applies changes needs to know.
            Statement::Accepts { .. } => {}
        }
    }
}

/// Whom a change erases; nobody for every other kind of change. All that is read of it is the number.
pub fn erasures(change: &Change) -> Vec<PatientId> {
    if change.header.kind != ChangeKind::Erase {
        return Vec::new();
    }
    let erasure = domain::erasure::KIND.name;
    let subject = |bytes: &Vec<u8>| Uuid::from_slice(bytes).ok().map(PatientId);
    change
        .ops()
        .filter(|op| op.kind == erasure && op.verb == Verb::Append)
        .filter_map(|op| op.fields.get("subject").and_then(Value::as_bytes).and_then(subject))
        .collect()
}
