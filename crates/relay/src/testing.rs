//! Devices that write signed logs, for tests and measurements of relay, server and sync. Nothing here is random.

pub mod line;

use std::collections::BTreeMap;

use uuid::Uuid;
use wire::{
    ChangeKind, ClinicId, DeviceId, DeviceKey, Hash, Header, Hlc, Op, PatientId, Section, Value, Verb,
    change::Bytes,
    frame::Frame,
    membership::{Place, rotation_proof},
    seal::seal,
};

/// The first instant of every test, milliseconds UTC.
pub const NOW: i64 = 1_800_000_000_000;

/// A device and the end of its log.
#[derive(Debug)]
pub struct Author {
    /// Its clinic.
    pub clinic: ClinicId,
    /// Its id.
    pub device: DeviceId,
    /// Its key.
    pub key: DeviceKey,
    /// Epoch.
    pub epoch: u64,
    /// Last number written.
    pub seq: u64,
    /// Hash of that change.
    pub prev: Hash,
}

impl Author {
    /// A device of a clinic, both by number; the key follows from the device's number.
    pub fn new(clinic: u128, device: u128) -> Author {
        let mut seed = [7; 32];
        seed[..16].copy_from_slice(&device.to_be_bytes());
        Author {
            clinic: ClinicId(Uuid::from_u128(clinic)),
            device: DeviceId(Uuid::from_u128(device)),
            key: DeviceKey::from_seed(&seed),
            epoch: 1,
            seq: 0,
            prev: Hash::default(),
        }
    }

    /// The same device at the same point, as a clone of its disk would have it.
    pub fn cloned(&self) -> Author {
        Author { key: DeviceKey::from_seed(&self.key.seed()), ..*self }
    }

    /// The clinic's genesis: enrols itself.
    pub fn founds(&mut self) -> Frame {
        let op = enrolment(self);
        self.seals(ChangeKind::Enrol, vec![op])
    }

    /// Enrols another device.
    pub fn enrols(&mut self, other: &Author) -> Frame {
        self.seals(ChangeKind::Enrol, vec![enrolment(other)])
    }

    /// Invites another device, for so long.
    pub fn invites(&mut self, other: &Author, expires: i64) -> Frame {
        let mut op = enrolment(other);
        op.fields.insert("expires_at".to_owned(), Value::from(expires));
        self.seals(ChangeKind::Enrol, vec![op])
    }

    /// Revokes a device after a place in its log.
    pub fn revokes(&mut self, other: DeviceId, last: Place) -> Frame {
        let fields = BTreeMap::from([
            ("device".to_owned(), Value::Bytes(other.0.as_bytes().to_vec())),
            ("last_epoch".to_owned(), Value::from(last.epoch)),
            ("last_seq".to_owned(), Value::from(last.seq)),
        ]);
        self.seals(ChangeKind::Revoke, vec![op("revocation", Uuid::from_u128(self.seq.into()), fields)])
    }

    /// Takes a new key; what it seals from now on is signed with it.
    pub fn rotates(&mut self, seed: u8) -> Frame {
        let key = DeviceKey::from_seed(&[seed; 32]);
        let at = Place { epoch: self.epoch, seq: self.seq + 1 };
        let proof = rotation_proof(self.clinic, self.device, at, self.prev, &key);
        let fields = BTreeMap::from([
            ("device".to_owned(), Value::Bytes(self.device.0.as_bytes().to_vec())),
            ("public_key".to_owned(), Value::Bytes(key.public().0.to_vec())),
            ("proof".to_owned(), Value::Bytes(proof.to_vec())),
        ]);
        let frame = self.seals(ChangeKind::Rotate, vec![op("rotation", Uuid::from_u128(self.seq.into()), fields)]);
        self.key = key;
        frame
    }

    /// Where its log ends.
    pub fn place(&self) -> Place {
        Place { epoch: self.epoch, seq: self.seq }
    }

    /// Writes something of about so many bytes.
    pub fn writes(&mut self, bytes: usize) -> Frame {
        self.notes(&"n".repeat(bytes))
    }

    /// Writes a note.
    pub fn notes(&mut self, text: &str) -> Frame {
        let id = Uuid::from_u128(self.device.0.as_u128() ^ u128::from(self.seq) << 64);
        let fields = BTreeMap::from([("text".to_owned(), Value::from(text))]);
        self.seals(ChangeKind::Tx, vec![op("note", id, fields)])
    }

    /// Writes a sentence about a patient.
    pub fn writes_about(&mut self, patient: PatientId, text: &str) -> Frame {
        let id = Uuid::from_u128(self.device.0.as_u128() ^ u128::from(self.seq) << 64);
        let ops = vec![op("note", id, BTreeMap::from([("text".to_owned(), Value::from(text))]))];
        self.seals_about(Some(patient), ChangeKind::Tx, ops)
    }

    /// Erases a patient.
    pub fn erases(&mut self, patient: PatientId) -> Frame {
        let id = Uuid::from_u128(0xe7a5e << 64 ^ u128::from(self.seq));
        let subject = Value::Bytes(patient.0.as_bytes().to_vec());
        self.seals(ChangeKind::Erase, vec![op("erasure", id, BTreeMap::from([("subject".to_owned(), subject)]))])
    }

    /// Starts its next epoch, as after a restore.
    pub fn starts_over(&mut self) -> Frame {
        (self.epoch, self.seq, self.prev) = (self.epoch + 1, 0, Hash::default());
        self.seals(ChangeKind::EpochStart, Vec::new())
    }

    /// Seals a change and chains it to the one before.
    pub fn seals(&mut self, kind: ChangeKind, ops: Vec<Op>) -> Frame {
        self.seals_about(None, kind, ops)
    }

    fn seals_about(&mut self, subject: Option<PatientId>, kind: ChangeKind, ops: Vec<Op>) -> Frame {
        self.seq += 1;
        let header = Header {
            v: wire::change::VERSION,
            clinic: self.clinic,
            device: self.device,
            epoch: self.epoch,
            seq: self.seq,
            hlc: Hlc::at(NOW + self.seq.cast_signed()),
            wall: NOW,
            prev: self.prev,
            schema: 1,
            min_reader: 1,
            actor: None,
            kind,
            deps: Vec::new(),
            sections: Vec::new(),
            blobs: Vec::new(),
            group: None,
        };
        let section = Section { salt: Bytes(vec![3; 16]), ops };
        let (change, hash) = seal(header, &[(subject, section)], &self.key).expect("small and canonical");
        self.prev = hash;
        Frame { position: 0, change }
    }
}

fn enrolment(author: &Author) -> Op {
    let fields = BTreeMap::from([
        ("enrolled_at".to_owned(), Value::from(NOW)),
        ("name".to_owned(), Value::from("Gabinete")),
        ("public_key".to_owned(), Value::Bytes(author.key.public().0.to_vec())),
    ]);
    op("device", author.device.0, fields)
}

fn op(kind: &str, id: Uuid, fields: BTreeMap<String, Value>) -> Op {
    Op { kind: kind.to_owned(), id, verb: Verb::Append, fields, base: BTreeMap::new() }
}
