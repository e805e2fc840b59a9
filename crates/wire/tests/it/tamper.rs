//! A change with anything changed is refused, each time for its own reason.

use wire::{DeviceKey, Header, Refused, Sealed, cbor, seal::seal};

use crate::kit::{header, id, key, opened, sealed, section};

/// What a receiver does: read all, then verify.
fn verdict(change: &Sealed) -> Result<(), Refused> {
    change.open()?;
    change.verify(&key().public())
}

#[test]
fn an_honest_change_passes() {
    assert_eq!(verdict(&sealed().0), Ok(()));
}

#[test]
fn every_flipped_bit_of_the_header_is_refused() {
    let honest = sealed().0;
    for at in 0..honest.header.len() * 8 {
        let mut flipped = honest.clone();
        flipped.header[at / 8] ^= 1 << (at % 8);
        let why = verdict(&flipped).expect_err("refused");
        assert!(
            matches!(why, Refused::NotCanonical | Refused::Signature | Refused::Section | Refused::Version),
            "bit {at}: {why:?}"
        );
        assert_eq!(flipped.verify(&key().public()), Err(Refused::Signature), "bit {at}");
    }
}

#[test]
fn every_flipped_bit_of_a_section_is_refused() {
    let honest = sealed().0;
    for at in 0..honest.sections[0].as_ref().unwrap().len() * 8 {
        let mut flipped = honest.clone();
        flipped.sections[0].as_mut().unwrap()[at / 8] ^= 1 << (at % 8);
        assert_eq!(verdict(&flipped), Err(Refused::Section), "bit {at}");
    }
}

#[test]
fn every_flipped_bit_of_the_signature_is_refused() {
    let honest = sealed().0;
    for at in 0..64 * 8 {
        let mut flipped = honest.clone();
        flipped.signature[at / 8] ^= 1 << (at % 8);
        assert_eq!(verdict(&flipped), Err(Refused::Signature), "bit {at}");
    }
}

#[test]
fn what_is_cut_short_or_made_longer_is_refused() {
    let honest = sealed().0;
    for keep in 0..honest.header.len() {
        let cut = Sealed { header: honest.header[..keep].to_vec(), ..honest.clone() };
        assert_eq!(verdict(&cut), Err(Refused::NotCanonical), "header cut to {keep}");
    }
    let section = honest.sections[0].clone().unwrap();
    for keep in 0..section.len() {
        let cut = Sealed { sections: vec![Some(section[..keep].to_vec())], ..honest.clone() };
        assert_eq!(verdict(&cut), Err(Refused::Section), "section cut to {keep}");
    }
    let longer = Sealed { header: [honest.header.as_slice(), &[0]].concat(), ..honest.clone() };
    assert_eq!(verdict(&longer), Err(Refused::NotCanonical));
}

#[test]
fn sections_dropped_added_swapped_or_spliced_are_refused() {
    let two = seal(
        header(),
        &[(None, section()), (Some(wire::PatientId(id("01900000-0000-7000-8000-0000000000a2"))), other_section())],
        &key(),
    );
    let two = two.unwrap().0;
    assert_eq!(verdict(&two), Ok(()));
    let with = |sections: Vec<_>| verdict(&Sealed { sections, ..two.clone() });
    let [a, b] = [two.sections[0].clone(), two.sections[1].clone()];
    assert_eq!(with(vec![a.clone()]), Err(Refused::Section), "dropped");
    assert_eq!(with(vec![a.clone(), b.clone(), b.clone()]), Err(Refused::Section), "added");
    assert_eq!(with(vec![b.clone(), a.clone()]), Err(Refused::Section), "swapped");
    assert_eq!(with(vec![a.clone(), a.clone()]), Err(Refused::Section), "spliced");
    assert_eq!(with(vec![None, b]), Err(Refused::Section), "of the clinic's own nothing may be missing");
    assert_eq!(with(vec![a, None]), Ok(()), "pruned, which only an erasure may do");
}

fn other_section() -> wire::Section {
    wire::Section { salt: wire::change::Bytes(vec![9; 16]), ops: Vec::new() }
}

#[test]
fn a_signature_fits_one_change_of_one_clinic_device_epoch_and_place() {
    let honest = sealed().0;
    let moves: [fn(&mut Header); 6] = [
        |header| header.clinic.0 = id("01900000-0000-7000-8000-0000000000ff"),
        |header| header.device.0 = id("01900000-0000-7000-8000-0000000000ff"),
        |header| header.epoch = 2,
        |header| header.seq = 3,
        |header| header.prev.0[0] ^= 1,
        |header| header.deps.clear(),
    ];
    for replay in moves {
        let mut header = opened(&honest).header;
        replay(&mut header);
        let replayed = Sealed { header: cbor::to_bytes(&header).unwrap(), ..honest.clone() };
        assert_eq!(verdict(&replayed), Err(Refused::Signature));
    }
}

#[test]
fn another_key_is_another_key() {
    let foreign = seal(header(), &[(None, section())], &DeviceKey::from_seed(&[8; 32])).unwrap().0;
    assert_eq!(verdict(&foreign), Err(Refused::Signature));
}

#[test]
fn a_later_version_is_told_from_damage_whatever_its_shape() {
    let later = cbor::to_bytes(&std::collections::BTreeMap::from([("v", 2_u8), ("aura", 1)])).unwrap();
    assert_eq!(verdict(&Sealed { header: later, sections: vec![], signature: [0; 64] }), Err(Refused::Version));
}

#[test]
fn what_is_too_large_is_neither_sealed_nor_read() {
    let mut section = section();
    section.ops[0].fields.insert("notes".into(), wire::Value::from("x".repeat(wire::change::MAX_BYTES)));
    assert_eq!(seal(header(), &[(None, section)], &key()).err(), Some(Refused::TooLarge));
    let mut honest = sealed().0;
    honest.sections[0] = Some(vec![0; wire::change::MAX_BYTES]);
    assert_eq!(verdict(&honest), Err(Refused::TooLarge));
}

#[test]
fn numbers_no_database_can_hold_are_refused() {
    let numbers: [fn(&mut Header); 5] = [
        |header| header.seq = u64::MAX,
        |header| header.epoch = 1 << 63,
        |header| header.deps[0].seq = u64::MAX,
        |header| header.group = Some(wire::Group { first: 1, count: u64::MAX }),
        |header| header.group = Some(wire::Group { first: 3, count: 1 }),
    ];
    for touch in numbers {
        let mut header = header();
        touch(&mut header);
        assert_eq!(verdict(&seal(header, &[], &key()).unwrap().0), Err(Refused::NotCanonical));
    }
}
