//! What the relay promises, kept over PostgreSQL.

use relay::testing::Author;
use wire::{
    ChangeKind, PatientId,
    frame::Frame,
    protocol::{Heads, Problem},
};

use crate::kit::Kit;

#[tokio::test]
async fn what_is_pushed_is_receipted_and_comes_back_verbatim() {
    let (kit, mut author, token) = Kit::founded().await;
    let mut pruned = author.writes_about(PatientId(uuid::Uuid::from_u128(7)), "borrada");
    pruned.change.sections[0] = None;
    let empty = author.seals(ChangeKind::Resolve, Vec::new());
    let sent = [pruned, empty, author.writes(3_000)];
    let receipt = kit.push(&author, &token, &sent).await.expect("taken");
    assert_eq!((receipt.epoch, receipt.up_to_seq, receipt.server_seq, receipt.head), (1, 4, 4, author.prev));
    let got = kit.pull(&author, &token, 1, 0).await;
    assert_eq!(got.iter().map(|frame| frame.position).collect::<Vec<_>>(), [2, 3, 4]);
    assert!(got.iter().zip(&sent).all(|(got, sent)| got.change == sent.change));
    assert_eq!(kit.push(&author, &token, &sent).await, Ok(receipt), "again, and nothing changes");
}

#[tokio::test]
async fn faults_have_their_reasons_and_what_is_before_them_is_kept() {
    let (kit, mut author, token) = Kit::founded().await;
    let mut clone = author.cloned();
    let first = author.writes(10);
    let mut bad = author.cloned().writes(10);
    bad.change.signature[9] ^= 1;
    let (status, problem) = kit.push(&author, &token, &[first, bad]).await.expect_err("refused");
    assert_eq!((status, problem), (422, Problem::Refused { seq: Some(3), reason: "signature".to_owned() }));
    author.writes(10);
    let gap = kit.push(&author.cloned(), &token, &[author.writes(10)]).await;
    assert_eq!(gap, Err((409, Problem::Gap { expected_seq: 3 })));
    let fork = [clone.writes(99)];
    for _ in 0..2 {
        assert_eq!(kit.push(&clone, &token, &fork).await, Err((409, Problem::Fork { seq: 2 })));
    }
    let kept = kit.owner.query_one("SELECT (SELECT count(*) FROM change), (SELECT count(*) FROM fork)", &[]).await;
    let kept = kept.expect("counts");
    assert_eq!((kept.get::<_, i64>(0), kept.get::<_, i64>(1)), (2, 1));
}

#[tokio::test]
async fn a_second_device_joins_and_both_see_the_same_order() {
    let (kit, mut author, token) = Kit::founded().await;
    let mut second = Author::new(1, 1_001);
    let enrolment = [author.enrols(&second), second.writes(10)];
    kit.push(&author, &token, &enrolment).await.expect("forwarded by the first");
    let theirs = kit.session(&second).await.expect("session").token;
    // Both write at once, again and again; positions must come out without holes.
    let mut pushed = Vec::new();
    for _ in 0..8 {
        let (a, b) = ([author.writes(5), author.writes(5)], [second.writes(5)]);
        let (a, b) = tokio::join!(kit.push(&author, &token, &a), kit.push(&second, &theirs, &b));
        pushed.extend([a.expect("taken").server_seq, b.expect("taken").server_seq]);
    }
    let got = kit.pull(&second, &theirs, 0, 0).await;
    assert_eq!(got.iter().map(|frame| frame.position).collect::<Vec<_>>(), (1..=27).collect::<Vec<_>>());
    let (status, body) = kit.get(&format!("/v1/clinics/{}/heads", author.clinic), &token).await;
    let heads: Heads = serde_json::from_slice(&body).expect("heads");
    assert!(status == 200 && body.len() <= 1_024, "{} bytes", body.len());
    assert_eq!((heads.server_seq, heads.heads[&author.device].seq, heads.heads[&second.device].seq), (27, 18, 9));
    assert!(pushed.contains(&27));
}

#[tokio::test]
async fn a_new_epoch_is_a_chain_of_its_own() {
    let (kit, mut author, token) = Kit::founded().await;
    kit.push(&author.cloned(), &token, &[author.writes(5)]).await.expect("taken");
    let mut tail = author.cloned();
    let anew = [author.starts_over(), author.writes(5)];
    assert_eq!(kit.push(&author, &token, &anew).await.map(|r| (r.epoch, r.up_to_seq)), Ok((2, 2)));
    let late = [tail.writes(5)];
    assert_eq!(kit.push(&author, &token, &late).await.map(|r| (r.epoch, r.up_to_seq)), Ok((1, 3)));
    let (_, body) = kit.get(&format!("/v1/clinics/{}/heads", author.clinic), &token).await;
    let heads: Heads = serde_json::from_slice(&body).expect("heads");
    assert_eq!((heads.heads[&author.device].epoch, heads.heads[&author.device].seq), (2, 2));
}

#[tokio::test]
async fn answers_are_bounded_in_bytes() {
    let kit = Kit::with(|config| config.limits.answer = 1 << 20).await;
    let (mut author, token) = kit.found(1).await;
    let frames: Vec<Frame> = (0..4).map(|_| author.writes(600_000)).collect();
    kit.push(&author, &token, &frames).await.expect("taken");
    assert_eq!(kit.pull(&author, &token, 1, 0).await.len(), 2, "about one mebibyte");
    assert_eq!(kit.pull(&author, &token, 4, 0).await.len(), 1);
    assert_eq!(kit.get(&format!("/v1/clinics/{}/changes?after=9", author.clinic), &token).await.0, 409);
}

#[tokio::test]
async fn a_poll_wakes_and_an_orderly_stop_answers_it() {
    let (mut kit, mut author, token) = Kit::founded().await;
    let (clone, change) = (author.cloned(), [author.writes(10)]);
    let start = tokio::time::Instant::now();
    let (woken, _) = tokio::join!(kit.pull(&clone, &token, 1, 25), kit.push(&clone, &token, &change));
    assert_eq!(woken.len(), 1);
    let poll = reqwest::Client::new()
        .get(format!("{}/v1/clinics/{}/changes?after=2&wait=25", kit.url, clone.clinic))
        .bearer_auth(&token);
    let polling = tokio::spawn(poll.send());
    tokio::task::yield_now().await;
    assert_eq!(kit.get("/healthz", "").await.0, 200);
    kit.stop().await;
    let _ = polling.await;
    assert!(start.elapsed().as_secs() < 20, "nothing waited for its time to run out");
}

#[tokio::test]
async fn nonces_and_codes_are_spent_once() {
    let (kit, author, _) = Kit::founded().await;
    let given = kit.challenge(&author).await.expect("nonce");
    kit.respond(&author, given.clone()).await.expect("session");
    assert_eq!(kit.respond(&author, given).await.expect_err("used"), (401, Problem::SessionOver));
    let code = kit.code().await;
    let (mut second, mut third) = (Author::new(2, 20), Author::new(3, 30));
    let genesis = second.founds();
    kit.admit(&code.to_lowercase().replace('-', " "), &genesis).await.expect("admitted, however typed");
    kit.admit(&code, &genesis).await.expect("the answer may have been lost");
    assert_eq!(kit.admit(&code, &third.founds()).await, Err((403, Problem::CodeRefused)));
    let again = kit.code().await;
    let here = Problem::Refused { seq: None, reason: "clinic_already_here".to_owned() };
    assert_eq!(kit.admit(&again, &genesis).await, Err((422, here)));
}
