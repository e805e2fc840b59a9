//! `docs/sync.md` holds a worked example; this holds the page to it.

use std::collections::BTreeMap;

use wire::{
    DeviceKey,
    membership::{Place, rotation_message, rotation_proof},
    seal::{header_hash, section_hash},
};

use crate::kit::{clinic, device, erasure_section, frame, hex, key, sealed};

fn page() -> String {
    std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/sync.md")).unwrap()
}

/// The page's blocks that start with "```hex name".
fn blocks(page: &str) -> BTreeMap<&str, String> {
    page.split("```hex ")
        .skip(1)
        .map(|rest| {
            let (name, rest) = rest.split_once('\n').unwrap();
            let (body, _) = rest.split_once("```").unwrap();
            (name.trim(), body.split_whitespace().collect())
        })
        .collect()
}

/// What the code makes of the page's example.
fn made() -> BTreeMap<&'static str, String> {
    let (sealed, hash) = sealed();
    let section = sealed.sections[0].clone().unwrap();
    let signed = [b"esmalte-sign/1".as_slice(), &hash.0].concat();
    assert_eq!(hash, header_hash(&sealed.header));
    assert!(key().public().verifies(&signed, &sealed.signature));
    // The change after the one of the example takes a new key.
    let (rotated, at) = (DeviceKey::from_seed(&[4; 32]), Place { epoch: 1, seq: 3 });
    let (invited, invited_key) = wire::key::invited(&[3; 16]);
    BTreeMap::from([
        ("seed", hex(key().seed().as_slice())),
        ("public-key", hex(&key().public().0)),
        ("section", hex(&section)),
        ("section-hash", section_hash(&section).to_string()),
        ("header", hex(&sealed.header)),
        ("hash", hash.to_string()),
        ("signed", hex(&signed)),
        ("signature", hex(&sealed.signature)),
        ("frame", hex(&frame().to_bytes())),
        ("erasure-section", hex(&wire::cbor::to_bytes(&erasure_section()).unwrap())),
        ("invitation-secret", hex(&[3; 16])),
        ("invitation-device", hex(invited.as_bytes())),
        ("invitation-key", hex(&invited_key.public().0)),
        ("rotation-key", hex(&rotated.public().0)),
        ("rotation-message", hex(&rotation_message(clinic(), device(), at, hash, &rotated.public()))),
        ("rotation-proof", hex(&rotation_proof(clinic(), device(), at, hash, &rotated))),
    ])
}

#[test]
fn the_worked_example_is_what_the_code_makes() {
    let (page, made) = (page(), made());
    let page = blocks(&page);
    for (name, bytes) in &made {
        assert_eq!(page.get(name), Some(bytes), "block `{name}` of docs/sync.md");
    }
    assert_eq!(page.len(), made.len(), "a block that nothing holds");
}
