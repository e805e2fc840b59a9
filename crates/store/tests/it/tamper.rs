//! A change that somebody had his hands on, at the store's door: each kind of touch is refused for its own reason, nothing of it
//! is kept, and the honest change goes in afterwards.

use wire::{Refused, frame::Frame};

use crate::kit::{Author, Desk, device};

/// A clinic that holds the first change of another workstation, and that workstation's second.
fn one_more() -> (Desk, Author, Frame, Frame) {
    let desk = Desk::first();
    desk.enrols(2);
    let mut author = Author::new(2);
    let first = author.notes(1);
    assert_eq!(desk.gets(std::slice::from_ref(&first)).applied, 1);
    let second = author.notes(2);
    (desk, author, first, second)
}

fn refusal(desk: &Desk, frame: Frame) -> Refused {
    let received = desk.gets(&[frame]);
    assert_eq!((received.applied, received.waiting, received.duplicates), (0, 0, 0));
    received.refused.first().expect("refused").1
}

#[test]
fn every_flipped_byte_is_refused_and_nothing_of_it_is_kept() {
    let (desk, _, _, honest) = one_more();
    let before = (desk.logs().unwrap(), desk.digests());
    for at in 0..honest.change.header.len() {
        let mut touched = honest.clone();
        touched.change.header[at] ^= 0x21;
        let why = refusal(&desk, touched);
        let expected = [Refused::NotCanonical, Refused::Version, Refused::Signature, Refused::Section];
        let moved = [Refused::OtherClinic, Refused::UnknownDevice, Refused::Chain, Refused::Gap];
        assert!(expected.contains(&why) || moved.contains(&why), "header byte {at}: {why:?}");
    }
    for at in 0..honest.change.sections[0].as_ref().unwrap().len() {
        let mut touched = honest.clone();
        touched.change.sections[0].as_mut().unwrap()[at] ^= 0x21;
        assert_eq!(refusal(&desk, touched), Refused::Section, "section byte {at}");
    }
    for at in 0..honest.change.signature.len() {
        let mut touched = honest.clone();
        touched.change.signature[at] ^= 0x21;
        assert_eq!(refusal(&desk, touched), Refused::Signature, "signature byte {at}");
    }
    assert_eq!((desk.logs().unwrap(), desk.digests()), before);
    assert_eq!(desk.gets(&[honest]).applied, 1);
    desk.assert_sound();
}

#[test]
fn dropped_swapped_spliced_and_cut_changes_are_refused_each_for_its_reason() {
    let (desk, mut author, first, second) = one_more();
    let third = author.notes(3);
    assert_eq!(refusal(&desk, third.clone()), Refused::Gap, "the second was dropped");
    let mut spliced = second.clone();
    spliced.change.sections = third.change.sections.clone();
    assert_eq!(refusal(&desk, spliced), Refused::Section, "another change's content");
    let mut signed_elsewhere = second.clone();
    signed_elsewhere.change.signature = first.change.signature;
    assert_eq!(refusal(&desk, signed_elsewhere), Refused::Signature, "another change's signature");
    let mut cut = second.clone();
    let half = cut.change.header.len() / 2;
    cut.change.header.truncate(half);
    assert_eq!(refusal(&desk, cut), Refused::NotCanonical, "cut short");
    // Out of order is no tampering: both go in, whichever comes first.
    assert_eq!(desk.gets(&[third, second]).applied, 2);
    assert_eq!(desk.heads().unwrap()[&device(2)].seq, 3);
    desk.assert_sound();
}
