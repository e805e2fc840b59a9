//! Every way a pushed change is taken, and every way it is not, each with its own reason.

use axum::{
    body::{Body, Bytes},
    http::Method,
};
use http_body_util::channel::Channel;
use proptest::prelude::*;
use relay::{Limits, pace::Rate, testing::Author};
use wire::{ChangeKind, PublicKey, frame::Frame, protocol::Problem};

use crate::kit::{CODE, Kit, refused};

#[tokio::test]
async fn a_receipt_is_signed_and_says_how_far() {
    let (kit, mut author, token) = Kit::founded().await;
    let receipt = kit.push(&author.cloned(), &token, &[author.writes(80), author.writes(80)]).await.expect("taken");
    assert_eq!((receipt.up_to_seq, receipt.server_seq, receipt.head), (3, 3, author.prev));
    let signature = base64::Engine::decode(&base64::prelude::BASE64_STANDARD, &receipt.signature).expect("base64");
    let server = wire::DeviceKey::from_seed(&[9; 32]).public();
    assert!(receipt.verifies(&server, &signature));
    assert!(!receipt.verifies(&PublicKey([1; 32]), &signature));
}

#[tokio::test]
async fn the_same_batch_again_is_a_duplicate_and_gives_the_same_receipt() {
    let (kit, mut author, token) = Kit::founded().await;
    let frames = [author.writes(10), author.writes(10)];
    let first = kit.push(&author, &token, &frames).await.expect("taken");
    assert_eq!(kit.push(&author, &token, &frames).await, Ok(first.clone()));
    assert_eq!(kit.push(&author, &token, &frames[..1]).await, Ok(first), "a receipt names the whole chain held");
    assert_eq!(kit.counts(&author), (3, 0));
}

#[tokio::test]
async fn a_gap_names_what_is_wanted() {
    let (kit, mut author, token) = Kit::founded().await;
    author.writes(10);
    let ahead = author.writes(10);
    assert_eq!(kit.push(&author, &token, &[ahead]).await, Err((409, Problem::Gap { expected_seq: 2 })));
}

#[tokio::test]
async fn two_histories_are_both_kept() {
    let (kit, mut author, token) = Kit::founded().await;
    let mut clone = author.cloned();
    kit.push(&author.cloned(), &token, &[author.writes(10), author.writes(11)]).await.expect("taken");
    let (other, later) = (clone.writes(20), clone.writes(21));
    assert_eq!(kit.push(&clone, &token, &[other]).await, Err((409, Problem::Fork { seq: 2 })));
    assert_eq!(kit.push(&clone, &token, &[later]).await, Err((409, Problem::Fork { seq: 3 })));
    let built_on_it = clone.writes(22);
    assert_eq!(kit.push(&clone, &token, &[built_on_it]).await, Err((409, Problem::Fork { seq: 4 })));
    assert_eq!(kit.counts(&author), (3, 3));
}

#[tokio::test]
async fn what_comes_before_a_fault_is_kept() {
    let (kit, mut author, token) = Kit::founded().await;
    let good = author.writes(10);
    let mut bad = author.writes(10);
    bad.change.signature[5] ^= 1;
    assert_eq!(kit.push(&author, &token, &[good, bad]).await, Err(refused(422, 3, "signature")));
    assert_eq!(kit.counts(&author), (2, 0));
}

#[tokio::test]
async fn a_body_that_arrives_torn_keeps_its_whole_frames() {
    let (kit, mut author, token) = Kit::founded().await;
    let mut bytes: Vec<u8> = [author.writes(10), author.writes(10)].iter().flat_map(Frame::to_bytes).collect();
    bytes.truncate(bytes.len() - 7);
    let body = zstd_of(&bytes);
    assert_eq!(kit.push_bytes(&author, &token, body).await, Err(refused(400, None, "torn")));
    assert_eq!(kit.counts(&author), (2, 0));
    assert_eq!(kit.push_bytes(&author, &token, b"not zstd".to_vec()).await, Err(refused(400, None, "torn")));
}

#[tokio::test]
async fn forms_and_owners_are_checked() {
    let (kit, mut author, token) = Kit::founded().await;
    let mut stranger = Author::new(1, 77);
    assert_eq!(
        kit.push(&author, &token, &[stranger.founds()]).await,
        Err(refused(422, 1, "unknown_device")),
        "nobody enrols himself"
    );
    let mut elsewhere = Author::new(2, 10);
    assert_eq!(kit.push(&author, &token, &[elsewhere.founds()]).await, Err(refused(422, 1, "other_clinic")));
    let mut loose = author.cloned().writes(10);
    loose.change.header.push(0);
    assert_eq!(kit.push(&author, &token, &[loose]).await, Err(refused(422, None, "not_canonical")));
    let mut swapped = author.cloned().writes(10);
    swapped.change.sections = author.cloned().writes(11).change.sections;
    assert_eq!(kit.push(&author, &token, &[swapped]).await, Err(refused(422, 2, "section")));
    let mut again = author.cloned();
    (again.epoch, again.seq, again.prev) = (2, 0, wire::Hash::default());
    let sly = again.seals(ChangeKind::Tx, Vec::new());
    assert_eq!(kit.push(&author, &token, &[sly]).await, Err(refused(422, 1, "chain")), "an epoch says that it starts");
    let anew = [author.starts_over(), author.writes(5)];
    assert_eq!(kit.push(&author, &token, &anew).await.map(|r| r.epoch), Ok(2));
    assert_eq!(kit.push(&author, &token, &[]).await, Err(refused(400, None, "empty")));
}

#[tokio::test]
async fn a_hub_forwards_an_enrolment_and_the_new_devices_changes_at_once() {
    let (kit, mut author, token) = Kit::founded().await;
    let mut second = Author::new(1, 11);
    let frames = [author.enrols(&second), second.writes(10), second.writes(10)];
    let receipt = kit.push(&author, &token, &frames).await.expect("taken");
    assert_eq!((receipt.device, receipt.up_to_seq), (second.device, 2));
    kit.session(&second).await.expect("enrolled");
}

#[tokio::test]
async fn a_second_enrolment_never_takes_over_a_device() {
    let (kit, mut author, token) = Kit::founded().await;
    let mut thief = Author::new(1, 99);
    thief.device = author.device;
    kit.push(&author.cloned(), &token, &[author.enrols(&thief)]).await.expect("kept, since it is signed");
    assert_eq!(kit.session(&thief).await.expect_err("the first key stands"), (401, Problem::SessionOver));
}

#[tokio::test]
async fn large_bodies_are_refused_before_and_after_inflation() {
    let kit = Kit::with(Limits { body: 3_000, inflated: 20_000, changes: 5, ..Limits::default() });
    let mut author = Author::new(1, 10);
    kit.admit(CODE, &author.founds()).await.expect("admitted");
    let token = kit.session(&author).await.expect("session").token;
    assert_eq!(kit.push_bytes(&author, &token, vec![0; 3_001]).await, Err(refused(413, None, "too_large")));
    let bomb = zstd_of(&[author.writes(10).to_bytes(), author.writes(50_000).to_bytes()].concat());
    assert!(bomb.len() < 3_000);
    assert_eq!(kit.push_bytes(&author, &token, bomb).await, Err(refused(413, None, "inflated")));
    assert_eq!(kit.counts(&author), (2, 0));
    let mut author = Author::new(1, 10);
    author.founds();
    let many: Vec<Frame> = (0..6).map(|_| author.writes(10)).collect();
    assert_eq!(kit.push(&author, &token, &many).await, Err(refused(413, None, "too_large")));
    assert_eq!(kit.counts(&author), (6, 0), "five fit");
}

#[tokio::test]
async fn a_log_that_fails_says_so_and_tells_nothing() {
    let (kit, mut author, token) = Kit::founded().await;
    kit.relay.log().set_broken(true);
    assert_eq!(kit.push(&author.cloned(), &token, &[author.writes(1)]).await, Err((503, Problem::Unavailable)));
    kit.relay.log().set_broken(false);
    assert_eq!(kit.counts(&author), (1, 0));
}

#[tokio::test(start_paused = true)]
async fn a_body_that_trickles_in_is_given_up() {
    let (kit, author, token) = Kit::founded().await;
    // One frame and then nothing more, and no end either: time moves by itself in this test.
    let (mut sender, body) = Channel::<Bytes>::new(1);
    sender.send_data(Bytes::from_static(b"x")).await.expect("room for one");
    let path = format!("/v1/clinics/{}/changes", author.clinic);
    let (status, answer) = kit.send(Method::POST, &path, &token, Body::new(body)).await;
    let problem: Problem = serde_json::from_slice(&answer).expect("a problem");
    assert_eq!((status.as_u16(), problem), refused(408, None, "too_slow"));
}

#[tokio::test]
async fn a_device_that_asks_too_often_is_told_when_to_come_again() {
    let device = Rate { per_minute: 60, burst: 3 };
    let kit = Kit::with(Limits { device, ..Limits::default() });
    let mut author = Author::new(1, 10);
    kit.admit(CODE, &author.founds()).await.expect("admitted");
    let token = kit.session(&author).await.expect("session").token;
    for _ in 0..3 {
        kit.push(&author.cloned(), &token, &[author.writes(10)]).await.expect("taken");
    }
    let change = [author.writes(10)];
    assert_eq!(kit.push(&author, &token, &change).await, Err((429, Problem::SlowDown { retry_after: 1 })));
    assert_eq!(kit.counts(&author), (4, 0));
    kit.advance(1_000);
    assert_eq!(kit.push(&author, &token, &change).await.map(|receipt| receipt.up_to_seq), Ok(5), "and nothing is lost");
}

fn zstd_of(bytes: &[u8]) -> Vec<u8> {
    zstd::encode_all(bytes, 3).expect("packs")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever batches come in whatever order and however often, what is held is one unbroken chain.
    #[test]
    fn batches_in_any_order_leave_one_chain(cuts in proptest::collection::vec((0usize..12, 1usize..6), 1..20)) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("runtime");
        runtime.block_on(async {
            let (kit, mut author, token) = Kit::founded().await;
            let frames: Vec<Frame> = (0..12).map(|_| author.writes(4)).collect();
            let mut held = 0;
            for (from, count) in cuts {
                let batch = &frames[from..(from + count).min(frames.len())];
                let answer = kit.push(&author, &token, batch).await;
                if from <= held {
                    held = held.max(from + batch.len());
                    assert_eq!(answer.map(|receipt| receipt.up_to_seq), Ok(held as u64 + 1));
                } else {
                    assert_eq!(answer, Err((409, Problem::Gap { expected_seq: held as u64 + 2 })));
                }
                assert_eq!(kit.counts(&author), (held + 1, 0));
            }
        });
    }
}
