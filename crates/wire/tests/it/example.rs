//! The encoding itself, so that a change of it can never slip by.

use wire::{ChangeKind, Hash, Hlc, cbor, protocol::Heads};

use crate::kit::{clinic, device, header, hex, opened, sealed, section};

#[test]
fn what_was_sealed_opens_as_it_was() {
    let (sealed, hash) = sealed();
    let change = opened(&sealed);
    assert_eq!(change.hash, hash);
    assert_eq!(change.sections, [Some(section())]);
    assert_eq!(change.header.sections.len(), 1);
    assert_eq!(wire::Header { sections: Vec::new(), ..change.header }, header());
}

#[test]
fn a_fixed_section_has_these_bytes() {
    insta::assert_snapshot!(hex(&cbor::to_bytes(&section()).unwrap()), @"a2636f707381a562696450019000000000700080000000000000a16462617365a16b66616d696c795f6e616d6581a263686c631b01a3185b65a0000066646576696365500190000000007000800000000000000e646b696e646770617469656e7464766572626473617665666669656c6473a16b66616d696c795f6e616d65664d75c3b16f7a6473616c745002020202020202020202020202020202");
}

#[test]
fn names_of_change_kinds_never_change() {
    use ChangeKind::{ClockCorrect, Enrol, EpochStart, Erase, Resolve, Revoke, Rotate, Tx};
    let names = [Tx, Enrol, Revoke, Rotate, ClockCorrect, Resolve, Erase, EpochStart]
        .map(|kind| cbor::to_value(&kind).unwrap().into_text().unwrap());
    assert_eq!(names, ["tx", "enrol", "revoke", "rotate", "clock-correct", "resolve", "erase", "epoch-start"]);
}

#[test]
fn the_largest_numbers_travel() {
    for hlc in [0, 1 << 16, u64::MAX] {
        let header = wire::Header { hlc: Hlc(hlc), ..header() };
        let (sealed, _) = wire::seal::seal(header.clone(), &[], &crate::kit::key()).unwrap();
        assert_eq!(opened(&sealed).header.hlc, header.hlc);
    }
}

#[test]
fn heads_of_a_clinic_fit_a_kilobyte_for_a_handful_of_devices() {
    let head = wire::protocol::Head { epoch: 1, seq: 123_456, hash: Hash([0xcd; 32]) };
    let heads = (0..6_u128).map(|n| (wire::DeviceId(uuid::Uuid::from_u128(device().0.as_u128() + n)), head)).collect();
    let heads =
        Heads { heads, earlier: [].into(), server_seq: 999_999, incarnation: clinic().0, time: crate::kit::NOW };
    let json = serde_json::to_vec(&heads).unwrap();
    assert!(json.len() <= 1024, "{} bytes", json.len());
    assert_eq!(serde_json::from_slice::<Heads>(&json).unwrap(), heads);
}
