//! One fixed change: two sections, a fact and a register.

use std::collections::BTreeMap;

use domain::{
    clock::Clock,
    erasure::{Erasure, Ground},
};
use uuid::Uuid;
use wire::{
    Change, ChangeKind, ClinicId, Dep, DeviceId, DeviceKey, Hash, Header, Hlc, Op, PatientId, Sealed, Section, Value,
    Verb,
    change::{Bytes, VERSION},
    frame::Frame,
    seal::seal,
};

pub(crate) const NOW: i64 = 1_800_000_000_000;

pub(crate) fn key() -> DeviceKey {
    DeviceKey::from_seed(&[1; 32])
}

pub(crate) fn id(text: &str) -> Uuid {
    text.parse().unwrap()
}

pub(crate) fn clinic() -> ClinicId {
    ClinicId(id("01900000-0000-7000-8000-00000000000c"))
}

pub(crate) fn device() -> DeviceId {
    DeviceId(id("01900000-0000-7000-8000-00000000000d"))
}

fn other_device() -> DeviceId {
    DeviceId(id("01900000-0000-7000-8000-00000000000e"))
}

fn patient() -> PatientId {
    PatientId(id("01900000-0000-7000-8000-0000000000a1"))
}

pub(crate) fn header() -> Header {
    Header {
        v: VERSION,
        clinic: clinic(),
        device: device(),
        epoch: 1,
        seq: 2,
        hlc: Hlc::at(NOW),
        wall: NOW,
        prev: Hash([0xab; 32]),
        schema: 5,
        min_reader: 1,
        actor: None,
        kind: ChangeKind::Tx,
        deps: vec![Dep { device: other_device(), epoch: 1, seq: 7 }],
        sections: Vec::new(),
        blobs: Vec::new(),
        group: None,
    }
}

/// Reception corrects a family name, having seen the value another workstation wrote.
pub(crate) fn section() -> Section {
    let seen = Clock { hlc: Hlc::at(NOW - 60_000), device: other_device() };
    let op = Op {
        kind: "patient".into(),
        id: patient().0,
        verb: Verb::Save,
        fields: BTreeMap::from([("family_name".into(), Value::from("Muñoz"))]),
        base: BTreeMap::from([("family_name".into(), vec![seen])]),
    };
    Section { salt: Bytes(vec![2; 16]), ops: vec![op] }
}

/// Nothing has to be kept of the patient any more.
pub(crate) fn erasure_section() -> Section {
    let erasure = Erasure {
        id: id("01900000-0000-7000-8000-0000000000e1"),
        subject: patient(),
        ground: Ground::RetentionOver,
        erased_at: NOW,
        by: id("01900000-0000-7000-8000-000000000051").into(),
    };
    let fields = wire::cbor::to_value(&erasure).unwrap().into_map().unwrap();
    let named = fields.into_iter().map(|(name, value)| (name.into_text().unwrap(), value));
    let op = Op {
        kind: "erasure".into(),
        id: erasure.id,
        verb: Verb::Append,
        fields: named.filter(|(name, _)| name != "id").collect(),
        base: BTreeMap::new(),
    };
    Section { salt: Bytes(vec![2; 16]), ops: vec![op] }
}

pub(crate) fn sealed() -> (Sealed, Hash) {
    seal(header(), &[(Some(patient()), section())], &key()).unwrap()
}

pub(crate) fn frame() -> Frame {
    Frame { position: 0, change: sealed().0 }
}

pub(crate) fn opened(sealed: &Sealed) -> Change {
    sealed.open().unwrap()
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
