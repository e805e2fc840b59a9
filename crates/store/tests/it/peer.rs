use base64::{Engine as _, prelude::BASE64_STANDARD};
use store::{Backlog, Conservation, Exported, Fault, Peer, Scope};
use uuid::Uuid;
use wire::{
    DeviceKey, Hash,
    protocol::{Head, Heads, Receipt},
};

use crate::kit::{Desk, NOW, clinic, device, finding};

fn relay() -> DeviceKey {
    DeviceKey::from_seed(&[4; 32])
}

fn peer() -> Peer {
    Peer {
        incarnation: Some(Uuid::from_u128(5)),
        receipted_epoch: 1,
        ..Peer::new("https://relay.example".into(), relay().public().0)
    }
}

fn receipt(desk: &Desk, up_to_seq: u64) -> Receipt {
    let head = desk.frames_from(device(1), 1, up_to_seq - 1, 1, 1).unwrap()[0].change.hash();
    let receipt = Receipt {
        clinic: clinic(),
        device: device(1),
        epoch: 1,
        up_to_seq,
        head,
        server_seq: 40,
        incarnation: Uuid::from_u128(5),
        signature: String::new(),
    };
    receipt.sign(&relay(), |signature| BASE64_STANDARD.encode(signature))
}

fn heads(incarnation: u128, server_seq: u64, own: u64) -> Heads {
    let head = Head { epoch: 1, seq: own, hash: Hash([6; 32]) };
    let incarnation = Uuid::from_u128(incarnation);
    Heads { heads: [(device(1), head)].into(), earlier: [].into(), server_seq, incarnation, time: NOW }
}

#[test]
fn the_relay_is_kept_as_it_was_set() {
    let mut desk = Desk::first();
    assert_eq!(desk.peer().unwrap(), None);
    let set = Peer { cursor: 17, pulled_at: Some(4), ..peer() };
    desk.set_peer(&set).unwrap();
    desk.reopen();
    assert_eq!(desk.peer().unwrap(), Some(set));
}

#[test]
fn a_receipt_shortens_the_backlog_and_an_older_one_does_not_lengthen_it() {
    let desk = Desk::first();
    assert_eq!(desk.backlog().unwrap(), Backlog { count: 1, since: Some(NOW) });
    (1..=4).for_each(|n| desk.appends(&finding(n, 1, "")));
    assert_eq!(desk.backlog().unwrap().count, 5);
    desk.set_peer(&peer()).unwrap();
    let key = peer().server_key;
    for (up_to, left) in [(3, 2), (2, 2), (5, 0)] {
        assert!(desk.keep_receipt(key, &receipt(&desk, up_to), NOW + 1).unwrap());
        assert_eq!(desk.backlog().unwrap().count, left);
    }
    assert_eq!(desk.backlog().unwrap(), Backlog::default());
    assert_eq!(desk.peer().unwrap().unwrap().pushed_at, Some(NOW + 1));
    let kept = desk.read(|tx| tx.receipts()).unwrap();
    assert_eq!(kept.len(), 1, "the latest says all that the earlier ones said");
    assert_eq!((kept[0].receipt.up_to_seq, kept[0].kept_at), (5, NOW + 1));
    desk.assert_sound();
}

#[test]
fn a_receipt_that_the_relay_never_gave_is_found() {
    let desk = Desk::first();
    desk.set_peer(&peer()).unwrap();
    desk.appends(&finding(1, 1, ""));
    let other_change = Receipt { up_to_seq: 1, ..receipt(&desk, 2) };
    let forged = [Receipt { server_seq: 41, ..receipt(&desk, 2) }, other_change];
    for receipt in forged {
        desk.keep_receipt(peer().server_key, &receipt, NOW).unwrap();
        let faults = desk.verify(false, |_, _| ()).unwrap().faults;
        assert_eq!(faults, [Fault::Receipt { device: device(1), epoch: 1 }]);
        desk.raw().execute("DELETE FROM receipt", []).unwrap();
    }
}

#[test]
fn what_another_relay_said_counts_for_nothing() {
    let desk = Desk::first();
    desk.set_peer(&peer()).unwrap();
    let now = Peer::new("https://other.example".into(), [9; 32]);
    desk.set_peer(&now).unwrap();
    let key = peer().server_key;
    assert!(!desk.keep_receipt(key, &receipt(&desk, 1), NOW).unwrap());
    assert_eq!(desk.compare_peer(key, &heads(7, 3, 1)).unwrap(), None);
    desk.set_last_success(key, NOW).unwrap();
    assert_eq!(desk.pull(key, 0, &[], NOW).unwrap(), None);
    assert_eq!((desk.peer().unwrap(), desk.backlog().unwrap().count), (Some(now), 1));
}

#[test]
fn a_restored_relay_is_read_anew_and_signs_anew() {
    let desk = Desk::first();
    (1..=3).for_each(|n| desk.appends(&finding(n, 1, "")));
    desk.set_peer(&Peer { cursor: 30, receipted_seq: 4, ..peer() }).unwrap();
    let key = peer().server_key;
    let same = desk.compare_peer(key, &heads(5, 30, 4)).unwrap().unwrap();
    assert_eq!((same.cursor, same.receipted_seq), (30, 4));
    let restored = desk.compare_peer(key, &heads(6, 30, 2)).unwrap().unwrap();
    assert_eq!((restored.cursor, restored.receipted_seq, desk.backlog().unwrap().count), (0, 2, 2));
    desk.set_peer(&Peer { cursor: 30, receipted_seq: 4, ..peer() }).unwrap();
    let shorter = desk.compare_peer(key, &heads(5, 12, 3)).unwrap().unwrap();
    assert_eq!((shorter.cursor, shorter.receipted_seq), (0, 3));
}

/// The moment of a success is written once a minute, and never over anything else.
#[test]
fn a_success_is_noted_to_the_minute() {
    let desk = Desk::first();
    desk.set_peer(&peer()).unwrap();
    let key = peer().server_key;
    for (now, noted) in [(NOW, NOW), (NOW + 59_999, NOW), (NOW + 60_000, NOW + 60_000), (NOW, NOW)] {
        desk.set_last_success(key, now).unwrap();
        assert_eq!(desk.peer().unwrap().unwrap(), Peer { last_success: Some(noted), ..peer() });
    }
}

#[test]
fn changes_and_cursor_land_together_or_not_at_all() {
    let (author, reader) = (Desk::first(), Desk::first());
    reader.set_peer(&peer()).unwrap();
    (1..=3).for_each(|n| author.appends(&finding(n, 1, "")));
    let mut frames = author.frames();
    (10..).zip(&mut frames).for_each(|(position, frame)| frame.position = position);
    let key = peer().server_key;
    assert_eq!(reader.pull(key, 7, &frames, NOW).unwrap(), None, "the cursor stands elsewhere");
    assert_eq!(reader.heads().unwrap()[&device(1)].seq, 1);
    frames[2].change.signature[0] ^= 1;
    let pulled = reader.pull(key, 0, &frames, NOW).unwrap().unwrap();
    assert_eq!((pulled.cursor, pulled.fault), (11, Some(wire::Refused::Signature)));
    assert_eq!(pulled.ends[&(device(1), 1)].seq, 2);
    let peer = reader.peer().unwrap().unwrap();
    assert_eq!((peer.cursor, peer.pulled_at), (11, Some(NOW)));
}

#[test]
fn a_file_holds_everything_or_what_is_new_or_what_no_relay_has() {
    let desk = Desk::first();
    desk.set_peer(&peer()).unwrap();
    (1..=3).for_each(|n| desk.appends(&finding(n, 1, "")));
    desk.keep_receipt(peer().server_key, &receipt(&desk, 3), NOW).unwrap();
    let of = |scope: Scope| {
        let mut frames = Vec::new();
        let last = desk.read(|tx| {
            tx.each_frame_of(scope, |frame| {
                frames.push(frame.position);
                Ok(())
            })
        });
        assert_eq!(desk.read(|tx| tx.count_of(scope)).unwrap(), frames.len() as u64);
        (frames, last.unwrap())
    };
    assert_eq!(of(Scope::Everything), (vec![1, 2, 3, 4], 4));
    assert_eq!(of(Scope::SinceLast), (vec![1, 2, 3, 4], 4), "nothing was written yet");
    assert_eq!(of(Scope::Unsent), (vec![4], 4));
    let exported = Exported { position: 4, changes: 4, at: NOW };
    desk.set_exported(&exported).unwrap();
    assert_eq!(desk.read(|tx| tx.exported()).unwrap(), Some(exported));
    desk.appends(&finding(4, 1, ""));
    assert_eq!(of(Scope::SinceLast), (vec![5], 5));
    assert_eq!(of(Scope::Unsent), (vec![4, 5], 5));
}

#[test]
fn a_change_that_vanished_shows_in_the_sums() {
    let desk = Desk::first();
    (1..=3).for_each(|n| desk.appends(&finding(n, 1, "")));
    let sums = || desk.read(|tx| tx.recount()).unwrap();
    assert_eq!(sums(), Conservation { received: 4, applied: 4, ..Conservation::default() });
    assert!(sums().holds());
    desk.raw().execute("DELETE FROM change_log WHERE seq = 3", []).unwrap();
    assert!(!sums().holds(), "{:?}", sums());
}

#[test]
fn how_far_each_log_is_and_whom_it_waits_for_is_told() {
    let desk = Desk::first();
    desk.enrols(2);
    desk.set_peer(&peer()).unwrap();
    desk.keep_receipt(peer().server_key, &receipt(&desk, 2), NOW).unwrap();
    (1..=3).for_each(|n| desk.appends(&finding(n, n % 2 + 1, "")));
    let mut author = crate::kit::Author::new(2);
    let frames: Vec<_> = (10..13).map(|n| author.notes(n)).collect();
    desk.gets(&frames);
    let progress = desk.read(|tx| tx.progress()).unwrap();
    let told: Vec<_> = progress.iter().map(|one| (one.device, one.changes, one.waiting)).collect();
    assert_eq!(told, [(device(1), 5, 0), (device(2), 3, 0)]);
    assert!(progress.iter().all(|one| one.last_wall.is_some()));
    assert_eq!(desk.read(|tx| tx.unsent_patients()).unwrap().len(), 2);
}
