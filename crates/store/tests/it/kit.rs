//! Workstations of one clinic, records with fixed ids, and an author who signs whatever he likes.

use std::{collections::BTreeMap, path::Path};

use domain::{
    ClinicId, DeviceId, FindingId, PatientId, StaffId, Surfaces, Tooth,
    clock::Hlc,
    device::{ByteString, Device},
    erasure::{Erasure, Ground},
    finding::{Finding, Part, Provenance, Status, Target},
    membership::{Acceptance, Revocation},
    patient::{Patient, Sex},
};
use store::{Conflict, Ctx, DatabaseKey, Error, Founding, Received, Seen, Store, WriteTx};
use tempfile::TempDir;
use uuid::Uuid;
use wire::{
    Change, ChangeKind, Dep, DeviceKey, Group, Hash, Header, Op, Section, Value, Verb,
    change::{Bytes, VERSION},
    frame::Frame,
};

pub(crate) const NOW: i64 = 1_800_000_000_000;

pub(crate) fn clinic() -> ClinicId {
    ClinicId(Uuid::from_u128(0xc11))
}

pub(crate) fn device(n: u8) -> DeviceId {
    DeviceId(Uuid::from_u128(0xde0 + u128::from(n)))
}

pub(crate) fn device_key(n: u8) -> DeviceKey {
    DeviceKey::from_seed(&[n; 32])
}

pub(crate) fn key() -> DatabaseKey {
    DatabaseKey(zeroize::Zeroizing::new([0x5a; 32]))
}

pub(crate) fn ctx() -> Ctx {
    ctx_at(NOW)
}

pub(crate) fn ctx_at(now: i64) -> Ctx {
    Ctx { now, actor: Some(StaffId(Uuid::from_u128(0x57aff))), salt: [9; 32] }
}

/// A workstation and the folder it lives in.
pub(crate) struct Desk {
    pub(crate) n: u8,
    pub(crate) folder: TempDir,
    store: Option<Store>,
}

impl Desk {
    /// A workstation nobody has enrolled.
    pub(crate) fn new(n: u8) -> Desk {
        let folder = tempfile::tempdir().unwrap();
        let founding = Founding { clinic: clinic(), device: device(n), name: format!("Gabinete {n}") };
        let store = Store::found(folder.path(), key(), device_key(n), &founding).unwrap();
        Desk { n, folder, store: Some(store) }
    }

    /// The first workstation, which enrols itself.
    pub(crate) fn first() -> Desk {
        let desk = Desk::new(1);
        desk.enrols(1);
        desk
    }

    /// Several workstations that know each other.
    pub(crate) fn clinic_of(count: u8) -> Vec<Desk> {
        let first = Desk::first();
        (2..=count).for_each(|n| first.enrols(n));
        let frames = first.frames();
        let others = (2..=count).map(Desk::new).inspect(|desk| assert_eq!(desk.gets(&frames).refused, []));
        let others: Vec<Desk> = others.collect();
        std::iter::once(first).chain(others).collect()
    }

    pub(crate) fn enrols(&self, n: u8) {
        let public_key = ByteString(device_key(n).public().0.to_vec());
        let device =
            Device { id: device(n), name: format!("Gabinete {n}"), public_key, enrolled_at: NOW, expires_at: None };
        self.write_as(ChangeKind::Enrol, ctx(), |tx| tx.append(&device)).unwrap();
    }

    /// Revokes a device after a place of its first epoch.
    pub(crate) fn revokes(&self, n: u8, last_seq: i64) {
        let revocation = Revocation {
            id: Uuid::from_u128(0x4e0 + u128::from(self.n) * 1000 + last_seq.unsigned_abs() as u128),
            device: device(n),
            last_epoch: i64::from(last_seq > 0),
            last_seq,
            reason: "lost".to_owned(),
            note: String::new(),
            revoked_at: NOW,
        };
        self.write_as(ChangeKind::Revoke, ctx(), |tx| tx.append(&revocation)).unwrap();
    }

    /// Lets in changes of a revoked device, as they are held here.
    pub(crate) fn accepts(&self, n: u8, first: u64, last: u64) {
        let frames = self.frames_from(device(n), 1, last - 1, 1, 1).unwrap();
        let acceptance = Acceptance {
            id: Uuid::from_u128(0xacc0 + u128::from(self.n) * 1000 + u128::from(first)),
            device: device(n),
            epoch: 1,
            first_seq: first.cast_signed(),
            last_seq: last.cast_signed(),
            last_hash: ByteString(frames[0].change.hash().0.to_vec()),
            accepted_at: NOW,
        };
        self.write_as(ChangeKind::Resolve, ctx(), |tx| tx.append(&acceptance)).unwrap();
    }

    /// How many of its changes stand in a state.
    pub(crate) fn count(&self, state: &str) -> u64 {
        self.verify(false, |_, _| ()).unwrap().states.get(state).copied().unwrap_or(0)
    }

    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn close(&mut self) {
        self.store = None;
    }

    pub(crate) fn try_open(&self) -> Result<Store, Error> {
        Store::open(self.path(), key(), device_key(self.n), ctx())
    }

    pub(crate) fn reopen(&mut self) {
        self.close();
        self.store = Some(self.try_open().unwrap());
    }

    /// The database as somebody with the key and another program would open it.
    pub(crate) fn raw(&self) -> rusqlite::Connection {
        let db = rusqlite::Connection::open(self.path().join("esmalte.db")).unwrap();
        db.execute_batch(&format!("PRAGMA key = \"x'{}'\"", "5a".repeat(32))).unwrap();
        db
    }

    pub(crate) fn frames(&self) -> Vec<Frame> {
        let mut frames = Vec::new();
        self.read(|tx| {
            tx.each_frame(|frame| {
                frames.push(frame);
                Ok(())
            })
        })
        .unwrap();
        frames
    }

    pub(crate) fn gets(&self, frames: &[Frame]) -> Received {
        self.receive(frames, NOW).unwrap()
    }

    pub(crate) fn digests(&self) -> BTreeMap<String, Hash> {
        self.read(|tx| tx.digests()).unwrap()
    }

    /// Pages, chain, signatures, tables and counts all hold.
    pub(crate) fn assert_sound(&self) {
        let verdict = self.verify(true, |_, _| ()).unwrap();
        assert_eq!(verdict.faults, [], "workstation {}", self.n);
        assert_eq!(verdict.digests, self.digests());
    }

    pub(crate) fn saves(&self, patient: &Patient) {
        self.write(ctx(), |tx| tx.save(patient, None)).unwrap();
    }

    pub(crate) fn appends(&self, finding: &Finding) {
        self.write(ctx(), |tx| tx.append(finding)).unwrap();
    }

    /// What nobody has decided yet.
    pub(crate) fn conflicts(&self) -> Vec<Conflict> {
        self.read(|tx| tx.conflicts()).unwrap()
    }

    /// The values that stand beside the shown ones, by field.
    pub(crate) fn beside(&self) -> Vec<(String, Value)> {
        let beside = |conflict: Conflict| {
            let field = conflict.field;
            conflict.values.into_iter().skip(1).map(move |version| (field.clone(), version.value))
        };
        self.conflicts().into_iter().flat_map(beside).collect()
    }

    /// Somebody who sees every value of a field decides.
    pub(crate) fn decides(&self, n: u128, field: &str, value: impl Into<Value>) {
        self.try_decide(n, field, value, &self.read(|tx| tx.seen(&domain::patient::KIND, patient_id(n).0)).unwrap())
            .unwrap();
    }

    pub(crate) fn try_decide(&self, n: u128, field: &str, value: impl Into<Value>, seen: &Seen) -> Result<(), Error> {
        let decision =
            |tx: &mut WriteTx<'_>| tx.decide(&domain::patient::KIND, patient_id(n).0, field, value.into(), seen);
        self.write_as(ChangeKind::Resolve, ctx(), decision)
    }

    pub(crate) fn patient(&self, n: u128) -> Patient {
        self.read(|tx| tx.get(patient_id(n))).unwrap()
    }
}

impl std::ops::Deref for Desk {
    type Target = Store;
    fn deref(&self) -> &Store {
        self.store.as_ref().unwrap()
    }
}

/// Everything each holds, given to all the others until nothing new is left.
pub(crate) fn exchange(desks: &[Desk]) {
    for _ in 0..2 {
        for from in desks {
            let frames = from.frames();
            desks.iter().filter(|to| !std::ptr::eq(*to, from)).for_each(|to| drop(to.gets(&frames)));
        }
    }
}

pub(crate) fn patient_id(n: u128) -> PatientId {
    PatientId(Uuid::from_u128(0xa000 + n))
}

pub(crate) fn patient(n: u128, given: &str, family: &str) -> Patient {
    Patient {
        id: patient_id(n),
        number: i64::try_from(n).unwrap(),
        given_name: given.to_owned(),
        family_name: family.to_owned(),
        family_name_2: String::new(),
        birth_date: None,
        sex: Sex::Unknown,
        document_kind: None,
        document_number: String::new(),
        phone: String::new(),
        phone_2: String::new(),
        email: String::new(),
        address: String::new(),
        postcode: String::new(),
        city: String::new(),
        notes: String::new(),
        created_at: NOW,
        retired: false,
    }
}

pub(crate) fn finding(n: u128, of: u128, note: &str) -> Finding {
    Finding {
        id: FindingId(Uuid::from_u128(0xf000 + n)),
        patient: patient_id(of),
        rule: "caries".to_owned(),
        targets: vec![Target { tooth: Tooth::new(36).unwrap(), role: Part::Subject }],
        surfaces: Surfaces::default(),
        attributes: BTreeMap::from([("depth".to_owned(), "dentine".to_owned())]),
        status: Status::Pathology,
        observed_on: "2026-11-22".parse().unwrap(),
        recorded_at: NOW,
        by: StaffId(Uuid::from_u128(0x57aff)),
        visit: None,
        note: note.to_owned(),
        provenance: Provenance::Observed,
    }
}

pub(crate) fn erasure(n: u128, of: u128) -> Erasure {
    Erasure {
        id: Uuid::from_u128(0xe7a5e000 + n),
        subject: patient_id(of),
        ground: Ground::RetentionOver,
        erased_at: NOW,
        by: StaffId(Uuid::from_u128(0x57aff)),
    }
}

/// Somebody with a device key and no scruples: seals what he is told to.
pub(crate) struct Author {
    pub(crate) n: u8,
    pub(crate) key: DeviceKey,
    pub(crate) header: Header,
}

impl Author {
    /// Signs as this device, whose log is empty.
    pub(crate) fn new(n: u8) -> Author {
        let header = Header {
            v: VERSION,
            clinic: clinic(),
            device: device(n),
            epoch: 1,
            seq: 0,
            hlc: Hlc::at(NOW),
            wall: NOW,
            prev: Hash::default(),
            schema: 1,
            min_reader: 1,
            actor: None,
            kind: ChangeKind::Tx,
            deps: Vec::new(),
            sections: Vec::new(),
            blobs: Vec::new(),
            group: None,
        };
        Author { n, key: device_key(n), header }
    }

    /// Its next change with these ops, after `touch` had a hand on the header.
    pub(crate) fn seals(&mut self, ops: Vec<Op>, touch: impl FnOnce(&mut Header)) -> Frame {
        self.seals_section(None, ops, touch)
    }

    /// Its next change, with these ops in a patient's section.
    pub(crate) fn seals_about(&mut self, patient: PatientId, ops: Vec<Op>) -> Frame {
        self.seals_section(Some(patient), ops, |_| ())
    }

    fn seals_section(&mut self, subject: Option<PatientId>, ops: Vec<Op>, touch: impl FnOnce(&mut Header)) -> Frame {
        self.header.seq += 1;
        self.header.hlc = Hlc::at(NOW + self.header.seq.cast_signed() * 1000);
        let mut header = self.header.clone();
        touch(&mut header);
        let section = Section { salt: Bytes(vec![3; 16]), ops };
        let (change, hash) = wire::seal::seal(header, &[(subject, section)], &self.key).unwrap();
        self.header.prev = hash;
        Frame { position: 0, change }
    }

    pub(crate) fn notes(&mut self, n: u128) -> Frame {
        let fact = finding(0x1000 * u128::from(self.n) + n, 1, "from afar");
        self.seals(vec![append(&fact)], |_| ())
    }

    pub(crate) fn after(dep: (u8, u64)) -> Vec<Dep> {
        vec![Dep { device: device(dep.0), epoch: 1, seq: dep.1 }]
    }

    pub(crate) fn group(first: u64, count: u64) -> Option<Group> {
        Some(Group { first, count })
    }
}

pub(crate) fn fields(record: &impl serde::Serialize) -> BTreeMap<String, Value> {
    let entries = wire::cbor::to_value(record).unwrap().into_map().unwrap();
    let named = entries.into_iter().map(|(name, value)| (name.into_text().unwrap(), value));
    named.filter(|(name, _)| name != "id").collect()
}

pub(crate) fn append(fact: &Finding) -> Op {
    Op { kind: "finding".into(), id: fact.id.0, verb: Verb::Append, fields: fields(fact), base: BTreeMap::new() }
}

pub(crate) fn opened(frame: &Frame) -> Change {
    frame.change.open().unwrap()
}
