//! Devices that write signed logs, for tests and measurements of relay, server and sync. Nothing here is random.

use std::collections::BTreeMap;

use uuid::Uuid;
use wire::{
    ChangeKind, ClinicId, DeviceId, DeviceKey, Hash, Header, Hlc, Op, Section, Value, Verb, change::Bytes,
    frame::Frame, seal::seal,
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

    /// Writes something of about so many bytes.
    pub fn writes(&mut self, bytes: usize) -> Frame {
        let id = Uuid::from_u128(self.device.0.as_u128() ^ u128::from(self.seq) << 64);
        let fields = BTreeMap::from([("text".to_owned(), Value::from("n".repeat(bytes)))]);
        self.seals(ChangeKind::Tx, vec![op("note", id, fields)])
    }

    /// Starts its next epoch, as after a restore.
    pub fn starts_over(&mut self) -> Frame {
        (self.epoch, self.seq, self.prev) = (self.epoch + 1, 0, Hash::default());
        self.seals(ChangeKind::EpochStart, Vec::new())
    }

    /// Seals a change and chains it to the one before.
    pub fn seals(&mut self, kind: ChangeKind, ops: Vec<Op>) -> Frame {
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
        let (change, hash) = seal(header, &[(None, section)], &self.key).expect("small and canonical");
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
