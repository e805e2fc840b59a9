//! What a relay makes of members that leave, of new keys, and of invitations whose time is over.

use relay::testing::{Author, NOW};
use wire::{ChangeKind, membership::Place, protocol::Problem};

use crate::kit::{Kit, refused};

/// A clinic whose second device is signed in and has written twice.
async fn two() -> (Kit, (Author, String), (Author, String)) {
    let (kit, mut first, token) = Kit::founded().await;
    let mut second = Author::new(1, 11);
    let frames = [first.enrols(&second), second.writes(10), second.writes(10)];
    kit.push(&first, &token, &frames).await.expect("taken");
    let session = kit.session(&second).await.expect("enrolled").token;
    (kit, (first, token), (second, session))
}

#[tokio::test]
async fn what_a_revoked_device_wrote_afterwards_is_kept_and_said_to_be_beyond() {
    let (kit, (mut first, token), (mut second, session)) = two().await;
    let late = [second.writes(10), second.writes(10)];
    kit.push(&first.cloned(), &token, &[first.revokes(second.device, Place { epoch: 1, seq: 2 })])
        .await
        .expect("taken");
    assert_eq!(kit.push(&second, &session, &late[..1]).await, Err((403, Problem::Revoked)));
    assert_eq!(kit.counts(&first), (6, 0), "kept all the same, for people to judge");
    let all = kit.pull(&first, &token, 5, 0).await.expect("handed on");
    assert_eq!(all.len(), 1);
    let receipt = kit.push(&first, &token, &late).await.expect("a hub that forwards it gets a receipt");
    assert_eq!((receipt.device, receipt.up_to_seq), (second.device, 4));
    kit.session(&second).await.expect("it may still bring what it has");
    let again = kit.push(&second, &session, &late).await;
    assert_eq!(again, Err((403, Problem::Revoked)), "and hears the same each time");
}

/// Found by the simulator: it had taken the key not knowing that it was revoked.
#[tokio::test]
async fn what_a_revoked_device_wrote_with_a_later_key_is_kept_too() {
    let (kit, (mut first, token), (mut second, session)) = two().await;
    kit.push(&first.cloned(), &token, &[first.revokes(second.device, second.place())]).await.expect("taken");
    let late = [second.rotates(78), second.writes(10)];
    assert_eq!(kit.push(&second, &session, &late).await, Err((403, Problem::Revoked)));
    assert_eq!(kit.counts(&first), (7, 0), "all of it");
    let session = kit.session(&second).await.expect("the new key opens").token;
    assert_eq!(kit.push(&second.cloned(), &session, &[second.writes(10)]).await, Err((403, Problem::Revoked)));
    kit.push(&first, &token, &late).await.expect("whoever forwards it gets a receipt");
}

#[tokio::test]
async fn what_a_revoked_device_wrote_before_gets_its_receipt() {
    let (kit, (mut first, token), (mut second, session)) = two().await;
    let frame = second.writes(10);
    kit.push(&first.cloned(), &token, &[first.revokes(second.device, second.place())]).await.expect("taken");
    let receipt = kit.push(&second, &session, &[frame]).await.expect("taken");
    assert_eq!(receipt.up_to_seq, 3);
}

#[tokio::test]
async fn a_revoked_device_is_told_nothing_more() {
    let (kit, (mut first, token), (second, session)) = two().await;
    kit.pull(&second, &session, 0, 0).await.expect("a member");
    kit.push(&first.cloned(), &token, &[first.revokes(second.device, second.place())]).await.expect("taken");
    assert_eq!(kit.pull(&second, &session, 0, 0).await, Err((403, Problem::Revoked)), "whatever its token says");
    let heads: wire::protocol::Heads =
        kit.get(&format!("/v1/clinics/{}/heads", second.clinic), &session).await.expect("where its own log stands");
    assert_eq!(heads.heads[&second.device].seq, 2);
}

#[tokio::test]
async fn of_several_revocations_the_lowest_counts_and_afterwards_nobody_is_moved() {
    let (kit, (mut first, token), (mut second, session)) = two().await;
    let places = [2, 1, 9].map(|seq| first.revokes(second.device, Place { epoch: 1, seq }));
    kit.push(&first, &token, &places).await.expect("taken");
    let mut friend = Author::new(1, 12);
    let sly = [second.revokes(first.device, Place::default()), second.enrols(&friend), friend.writes(10)];
    assert_eq!(kit.push(&second, &session, &sly[..2]).await, Err((403, Problem::Revoked)));
    kit.push(&first.cloned(), &token, &[first.writes(10)]).await.expect("its word no longer counts");
    assert_eq!(kit.session(&friend).await.expect_err("not enrolled"), (404, Problem::UnknownDevice));
    assert_eq!(kit.push(&first, &token, &sly[2..]).await, Err(refused(422, 1, "unknown_device")));
}

#[tokio::test]
async fn a_new_key_signs_from_then_on_and_old_changes_still_verify() {
    let (kit, mut author, token) = Kit::founded().await;
    let mut old = author.cloned();
    let before = author.writes(10);
    let frames = [before.clone(), author.rotates(77), author.writes(10)];
    let receipt = kit.push(&author, &token, &frames).await.expect("taken");
    assert_eq!(receipt.up_to_seq, 4);
    let new = kit.session(&author).await.expect("the new key opens").token;
    assert_eq!(kit.session(&old).await.expect_err("the old one does not"), (401, Problem::SessionOver));
    kit.push(&author, &new, &[before]).await.expect("known already");
    (old.seq, old.prev) = (author.seq, author.prev);
    assert_eq!(kit.push(&author, &new, &[old.writes(10)]).await, Err(refused(422, 5, "signature")));
    kit.push(&author.cloned(), &new, &[author.writes(10)]).await.expect("and goes on");
}

#[tokio::test]
async fn a_rotation_said_elsewhere_or_for_another_moves_no_key() {
    let (kit, (mut first, token), (mut second, session)) = two().await;
    let ops = |frame: &wire::frame::Frame| frame.change.open().expect("opens").ops().cloned().collect::<Vec<_>>();
    let genuine = second.cloned().rotates(78);
    let elsewhere = [second.writes(10), second.seals(ChangeKind::Rotate, ops(&genuine)), second.writes(10)];
    kit.push(&second, &session, &elsewhere).await.expect("changes like others, still signed with the old key");
    let stolen = first.seals(ChangeKind::Rotate, ops(&genuine));
    kit.push(&first, &token, &[stolen]).await.expect("kept");
    kit.session(&second).await.expect("its key stands");
}

#[tokio::test]
async fn an_invitation_whose_time_is_over_lets_nobody_in() {
    let (kit, mut first, token) = Kit::founded().await;
    let (mut late, mut early) = (Author::new(1, 11), Author::new(1, 12));
    let frames = [first.invites(&late, NOW + 1_000), first.invites(&early, NOW + 1_000)];
    kit.push(&first, &token, &frames).await.expect("taken");
    let session = kit.session(&early).await.expect("in time").token;
    kit.push(&early.cloned(), &session, &[early.writes(10)]).await.expect("taken");
    kit.advance(2_000);
    let session = kit.session(&early).await.expect("has come in").token;
    kit.pull(&early, &session, 0, 0).await.expect("and stays");
    let session = kit.session(&late).await.expect("known").token;
    assert_eq!(kit.pull(&late, &session, 0, 0).await, Err((403, Problem::CodeRefused)));
    kit.push(&late.cloned(), &session, &[late.writes(10)]).await.expect("what it signed is kept even so");
}

/// A key is needed to bring the change that names it.
#[tokio::test]
async fn a_device_shows_the_rotation_that_the_relay_has_not_seen() {
    let (kit, mut author, token) = Kit::founded().await;
    let mut thief = author.cloned();
    let first = author.rotates(77);
    let frames = [first.clone(), author.rotates(78), author.writes(10)];
    let given = kit.challenge(&author).await.expect("known");
    assert_eq!(kit.answer(&author, &given).await.expect_err("unseen"), (401, Problem::SessionOver));
    let given = kit.challenge(&author).await.expect("known");
    let session = kit.answer_with(&author, &given, &frames[..2]).await.expect("shown").token;
    kit.push(&author, &session, &frames).await.expect("and brought");
    let given = kit.challenge(&author).await.expect("known");
    kit.answer_with(&author, &given, &frames[..2]).await.expect("shown again, it does no harm");
    // Who kept the first key can name no other any more: at its place another stands, and later ones it cannot sign.
    let (_, early) = (thief.writes(1), thief.rotates(99));
    for shown in [vec![early.clone()], vec![first, early]] {
        let given = kit.challenge(&thief).await.expect("known");
        assert_eq!(kit.answer_with(&thief, &given, &shown).await.expect_err("no"), (401, Problem::SessionOver));
    }
    kit.push(&author.cloned(), &token, &[author.writes(10)]).await.expect("the log is untouched");
}
