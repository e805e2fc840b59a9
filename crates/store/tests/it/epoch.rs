//! Two that sign under one name: the history that others hold stands, and nothing written beside it is lost.

use std::fs;

use store::Peer;
use wire::frame::Frame;

use crate::kit::{Desk, NOW, ctx, device, device_key, exchange, finding, patient};

fn connects(desk: &Desk) {
    let receipted_seq = desk.heads().unwrap().get(&device(desk.n)).map_or(0, |head| head.seq);
    let peer = Peer { receipted_seq, receipted_epoch: 1, ..Peer::new("https://sync.example".to_owned(), [1; 32]) };
    desk.set_peer(&peer).unwrap();
}

/// A second machine with the same disk.
fn cloned(desk: &mut Desk) -> Desk {
    desk.close();
    let mut clone = Desk::new(desk.n);
    clone.close();
    for file in ["esmalte.db", "head.json"] {
        fs::copy(desk.path().join(file), clone.path().join(file)).unwrap();
    }
    desk.reopen();
    clone.reopen();
    clone
}

fn signed_for(desk: &Desk) {
    desk.raw()
        .execute_batch(
            "UPDATE peer SET (receipted_epoch, receipted_seq) = (SELECT d.epoch, h.seq FROM device_self AS d \
             JOIN head AS h USING (device, epoch))",
        )
        .unwrap();
}

#[test]
fn a_clone_gives_way_and_says_again_what_it_wrote() {
    let mut desks = Desk::clinic_of(2);
    desks[0].saves(&patient(1, "Lucía", "Ferrer"));
    connects(&desks[0]);
    let clone = cloned(&mut desks[0]);
    desks[0].saves(&patient(1, "Lucía", "Soler"));
    signed_for(&desks[0]);
    clone.appends(&finding(1, 1, "on the clone"));
    clone.saves(&patient(2, "Pau", "Vidal"));
    clone.saves(&patient(2, "Pau", "Vidal Mas"));
    assert_eq!(desks[0].give_way(NOW).unwrap(), None, "all is well here so far");

    clone.gets(&desks[0].frames());
    let gave = clone.give_way(NOW).unwrap().unwrap();
    assert_eq!((gave.left, gave.sealed_anew, gave.twin), (1, 3, false));
    assert_eq!(clone.give_way(NOW).unwrap(), None);
    assert_eq!(clone.self_device().unwrap().epoch, 2);
    assert_eq!((clone.patient(1).family_name.as_str(), clone.patient(2).family_name.as_str()), ("Soler", "Vidal Mas"));
    assert_eq!(clone.read(|tx| tx.second_histories()).unwrap().len(), 3, "and what it first wrote is kept");
    clone.assert_sound();

    // The first one hears of its double and steps into an epoch of its own.
    desks[0].appends(&finding(2, 1, "not sent yet"));
    desks[0].gets(&clone.frames());
    let gave = desks[0].give_way(NOW).unwrap().unwrap();
    assert_eq!((gave.sealed_anew, gave.twin), (0, true), "nobody contradicts what it has not sent yet");
    assert_eq!(desks[0].read(|tx| tx.twin_since()).unwrap(), Some(NOW));
    desks.push(clone);
    exchange(&desks);
    for desk in &desks {
        assert_eq!(desk.digests(), desks[0].digests());
        assert_eq!(desk.read(|tx| tx.conflicts()).unwrap(), []);
        desk.assert_sound();
    }
}

#[test]
fn a_restored_database_that_wrote_before_it_heard_loses_neither_half() {
    let mut desks = Desk::clinic_of(2);
    connects(&desks[0]);
    let restored = cloned(&mut desks[0]);
    desks[0].appends(&finding(1, 1, "after the copy"));
    desks[0].appends(&finding(2, 1, "after the copy"));
    desks[1].gets(&desks[0].frames());
    restored.appends(&finding(3, 1, "before it heard"));
    restored.gets(&desks[1].frames());
    assert_eq!(restored.give_way(NOW).unwrap().unwrap().sealed_anew, 1);
    let both = [restored, desks.pop().unwrap()];
    exchange(&both);
    for desk in &both {
        assert_eq!(desk.read(|tx| tx.all::<domain::finding::Finding>()).unwrap().len(), 3);
        assert_eq!(desk.digests(), both[0].digests());
        desk.assert_sound();
    }
}

/// Found by the simulator: what the later epoch is built upon is with others, though the copy has no receipt for it.
#[test]
fn a_copy_from_before_the_first_receipt_keeps_its_beginning() {
    let mut desks = Desk::clinic_of(2);
    desks[0].set_peer(&Peer::new("https://sync.example".to_owned(), [1; 32])).unwrap();
    let restored = cloned(&mut desks[0]);
    desks[0].start_epoch(0, ctx()).unwrap();
    desks[0].appends(&finding(1, 1, "in the second epoch"));
    restored.gets(&desks[0].frames());
    let gave = restored.give_way(NOW).unwrap().unwrap();
    assert_eq!((gave.left, gave.sealed_anew, gave.twin), (1, 0, true));
    assert_eq!(restored.digests(), desks[0].digests());
    restored.assert_sound();
}

/// Found by the simulator: a copy lacks the receipts for its own end, which the relay has all the same.
#[test]
fn what_the_relay_has_of_a_copy_is_not_said_twice() {
    let mut desks = Desk::clinic_of(2);
    connects(&desks[0]);
    desks[0].saves(&patient(1, "Lucía", "Ferrer"));
    let early = cloned(&mut desks[0]);
    desks[0].saves(&patient(1, "Lucía", "Soler"));
    let restored = cloned(&mut desks[0]);
    early.start_epoch(0, ctx()).unwrap();
    desks[1].gets(&desks[0].frames());
    desks[1].gets(&early.frames());
    restored.gets(&desks[1].frames());
    let gave = restored.give_way(NOW).unwrap().unwrap();
    assert_eq!((gave.sealed_anew, gave.twin), (0, true));
    assert_eq!(restored.logs().unwrap(), desks[1].logs().unwrap());
    assert_eq!(restored.digests(), desks[1].digests());
    restored.assert_sound();
}

fn answered(desk: &Desk, after: u64, frames: Vec<Frame>) -> u64 {
    let numbered = frames.into_iter().zip(after + 1..).map(|(frame, position)| Frame { position, ..frame });
    desk.pull([1; 32], after, &numbered.collect::<Vec<_>>(), NOW).unwrap().unwrap().cursor
}

/// The end of an epoch may turn up on a stick after two others have begun theirs.
#[test]
fn a_contradiction_in_an_epoch_that_was_left_is_settled_like_any() {
    let mut desks = Desk::clinic_of(2);
    connects(&desks[0]);
    let (restored, later) = (cloned(&mut desks[0]), cloned(&mut desks[0]));
    desks[0].appends(&finding(1, 1, "on a stick"));
    later.start_epoch(0, ctx()).unwrap();
    later.appends(&finding(2, 1, "in the second epoch"));
    restored.appends(&finding(3, 1, "before it heard"));
    let cursor = answered(&restored, 0, later.frames());
    assert_eq!(restored.self_device().unwrap().epoch, 3);
    assert_eq!(restored.read(|tx| tx.second_histories()).unwrap(), [], "nothing contradicts it so far");
    answered(&restored, cursor, desks[0].frames());
    assert_eq!(restored.self_device().unwrap().epoch, 4);
    assert_eq!(restored.read(|tx| tx.second_histories()).unwrap().len(), 1);
    let both = [restored, desks.pop().unwrap()];
    exchange(&both);
    for desk in &both {
        assert_eq!(desk.read(|tx| tx.all::<domain::finding::Finding>()).unwrap().len(), 3);
        assert_eq!(desk.digests(), both[0].digests());
        desk.assert_sound();
    }
}

#[test]
fn what_the_relay_signed_for_never_gives_way() {
    let mut desks = Desk::clinic_of(2);
    connects(&desks[0]);
    let clone = cloned(&mut desks[0]);
    desks[0].appends(&finding(1, 1, ""));
    signed_for(&desks[0]);
    clone.appends(&finding(2, 1, ""));
    desks[0].gets(&clone.frames());
    assert_eq!(desks[0].give_way(NOW).unwrap(), None);
    assert_eq!(desks[0].read(|tx| tx.forked()).unwrap(), [device(1)]);
}

#[test]
fn a_clone_becomes_a_device_of_its_own() {
    let mut desks = Desk::clinic_of(2);
    connects(&desks[0]);
    let mut clone = cloned(&mut desks[0]);
    desks[0].appends(&finding(1, 1, ""));
    desks[0].enrols(3);
    clone.become_device(device(3), &device_key(3), ctx()).unwrap();
    clone.appends(&finding(2, 1, ""));
    clone.gets(&desks[0].frames());
    assert_eq!(clone.give_way(NOW).unwrap(), None);
    clone.n = 3;
    clone.reopen();
    clone.assert_sound();
    desks.push(clone);
    exchange(&desks);
    for desk in &desks {
        assert_eq!(desk.read(|tx| tx.all::<domain::finding::Finding>()).unwrap().len(), 2);
        assert_eq!(desk.read(|tx| tx.forked()).unwrap(), []);
    }
}

#[test]
fn a_device_says_that_it_has_come() {
    let desks = Desk::clinic_of(2);
    desks[1].begin(ctx()).unwrap();
    desks[1].begin(ctx()).unwrap();
    assert_eq!(desks[1].heads().unwrap()[&device(2)].seq, 1);
    desks[1].start_epoch(0, ctx()).unwrap();
    assert_eq!(desks[1].self_device().unwrap().epoch, 2);
    desks[0].gets(&desks[1].frames());
    assert_eq!(desks[0].digests(), desks[1].digests());
}
