//! Members that leave and keys that change, over PostgreSQL.

use relay::testing::Author;
use server::verify::verify;
use wire::{membership::Place, protocol::Problem};

use crate::kit::Kit;

#[tokio::test]
async fn a_revoked_devices_late_changes_are_kept_and_it_hears_nothing_more() {
    let (kit, mut first, token) = Kit::founded().await;
    let mut second = Author::new(1, 1_001);
    let frames = [first.enrols(&second), second.writes(10), second.writes(10)];
    kit.push(&first, &token, &frames).await.expect("taken");
    let session = kit.session(&second).await.expect("enrolled").token;
    let revocations = [2, 1].map(|seq| first.revokes(second.device, Place { epoch: 1, seq }));
    kit.push(&first, &token, &revocations).await.expect("taken");
    let late = [second.writes(10), second.revokes(first.device, Place::default())];
    assert_eq!(kit.push(&second, &session, &late).await, Err((403, Problem::Revoked)));
    let path = format!("/v1/clinics/{}/changes?after=0&wait=0", first.clinic);
    assert_eq!(kit.get(&path, &session).await.0, 403);
    assert_eq!(kit.pull(&first, &token, 0, 0).await.len(), 8, "everything is handed on to those who stay");
    kit.push(&first.cloned(), &token, &[first.writes(10)]).await.expect("a revoked device revokes nobody");
    let later = [second.rotates(78), second.writes(10)];
    assert_eq!(kit.push(&second, &session, &later).await, Err((403, Problem::Revoked)), "with a later key too");
    kit.session(&second).await.expect("which opens a session to bring the rest");
    assert_eq!(kit.pull(&first, &token, 0, 0).await.len(), 11);
}

#[tokio::test]
async fn a_new_key_is_known_after_a_restart_and_old_changes_still_verify() {
    let (kit, mut author, token) = Kit::founded().await;
    let old = author.cloned();
    let frames = [author.writes(10), author.rotates(77), author.writes(10)];
    kit.push(&author, &token, &frames).await.expect("taken");
    kit.push(&author, &token, &frames).await.expect("each with its own key");
    let session = kit.session(&author).await.expect("the new key opens").token;
    kit.push(&author.cloned(), &session, &[author.writes(10)]).await.expect("and goes on");
    assert_eq!(verify(&kit.owner, author.clinic.0).await.expect("reads").faults, vec![]);
    assert_eq!(kit.session(&old).await.expect_err("the old one does not"), (401, Problem::SessionOver));
}
