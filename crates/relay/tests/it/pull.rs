//! Pulling, waiting, and what a device is told whose relay was restored.

use relay::{Limits, testing::Author};
use uuid::Uuid;
use wire::protocol::{Heads, Problem};

use crate::kit::{CODE, Kit};

#[tokio::test]
async fn changes_come_back_verbatim_with_their_positions() {
    let (kit, mut author, token) = Kit::founded().await;
    let sent = [author.writes(10), author.writes(2_000)];
    kit.push(&author, &token, &sent).await.expect("taken");
    let got = kit.pull(&author, &token, 1, 0).await.expect("pulled");
    assert_eq!(got.iter().map(|frame| frame.position).collect::<Vec<_>>(), [2, 3]);
    assert!(got.iter().zip(&sent).all(|(got, sent)| got.change == sent.change));
}

#[tokio::test]
async fn an_answer_is_bounded_but_never_empty_while_there_is_more() {
    let kit = Kit::with(Limits { answer: 1_000, ..Limits::default() });
    let mut author = Author::new(1, 10);
    kit.admit(CODE, &author.founds()).await.expect("admitted");
    let token = kit.session(&author).await.expect("session").token;
    kit.push(&author.cloned(), &token, &[author.writes(5_000), author.writes(10), author.writes(10)])
        .await
        .expect("taken");
    assert_eq!(kit.pull(&author, &token, 1, 0).await.expect("pulled").len(), 1);
    assert_eq!(kit.pull(&author, &token, 2, 0).await.expect("pulled").len(), 2);
}

#[tokio::test(start_paused = true)]
async fn a_poll_wakes_when_something_comes_and_ends_when_nothing_does() {
    let (kit, mut author, token) = Kit::founded().await;
    assert_eq!(kit.pull(&author, &token, 1, 25).await, Ok(Vec::new()), "time moves by itself in this test");
    let clone = author.cloned();
    let change = [author.writes(10)];
    let (woken, pushed) = tokio::join!(kit.pull(&clone, &token, 1, 25), kit.push(&clone, &token, &change));
    assert_eq!((woken.expect("pulled").len(), pushed.expect("taken").server_seq), (1, 2));
}

#[tokio::test(start_paused = true)]
async fn closing_answers_every_poll_at_once() {
    let (kit, author, token) = Kit::founded().await;
    let start = tokio::time::Instant::now();
    let close = async { kit.relay.close() };
    let (polled, ()) = tokio::join!(kit.pull(&author, &token, 1, 25), close);
    assert_eq!(polled, Ok(Vec::new()));
    assert!(start.elapsed().as_secs() < 1);
}

#[tokio::test]
async fn a_restored_relay_shows_a_new_incarnation_and_takes_back_what_it_lost() {
    let (kit, mut author, token) = Kit::founded().await;
    let lost = [author.writes(10), author.writes(10)];
    kit.push(&author, &token, &lost).await.expect("taken");
    kit.relay.log().restore(author.clinic, 1, Uuid::from_u128(2));
    assert_eq!(kit.pull(&author, &token, 3, 0).await, Err((409, Problem::Gap { expected_seq: 1 })));
    let path = format!("/v1/clinics/{}/changes?after=1&incarnation={}", author.clinic, Uuid::from_u128(1));
    let stale = kit.send(axum::http::Method::GET, &path, &token, Vec::new()).await;
    assert_eq!(stale.0, 409, "a position learnt in another life");
    let heads: Heads = kit.get(&format!("/v1/clinics/{}/heads", author.clinic), &token).await.expect("heads");
    assert_eq!((heads.incarnation, heads.heads[&author.device].seq), (Uuid::from_u128(2), 1));
    assert_eq!(kit.push(&author, &token, &lost).await.map(|receipt| receipt.incarnation), Ok(Uuid::from_u128(2)));
}

#[tokio::test]
async fn a_program_that_is_too_old_may_push_and_not_pull() {
    let kit = Kit::with(Limits { least_reader: 2, ..Limits::default() });
    let mut author = Author::new(1, 10);
    kit.admit(CODE, &author.founds()).await.expect("admitted");
    let token = kit.session(&author).await.expect("session").token;
    kit.push(&author.cloned(), &token, &[author.writes(10)]).await.expect("storing needs no understanding");
    assert_eq!(kit.pull(&author, &token, 1, 0).await, Err((426, Problem::UpgradeRequired { least: 2 })));
    let path = format!("/v1/clinics/{}/changes?after=1&protocol=2", author.clinic);
    assert_eq!(kit.send(axum::http::Method::GET, &path, &token, Vec::new()).await.0, 200);
}

#[tokio::test(start_paused = true)]
async fn a_bell_that_rings_for_nothing_does_not_end_a_poll() {
    let (kit, mut author, token) = Kit::founded().await;
    let clone = author.cloned();
    let change = [author.writes(10)];
    let busy = async {
        for _ in 0..3 {
            tokio::task::yield_now().await;
            assert_eq!(kit.relay.polled(), [clone.clinic]);
            kit.relay.ring(clone.clinic);
        }
        kit.push(&clone, &token, &change).await
    };
    let (polled, pushed) = tokio::join!(kit.pull(&clone, &token, 1, 25), busy);
    assert_eq!((polled.expect("pulled").len(), pushed.expect("taken").server_seq), (1, 2));
    assert!(kit.relay.polled().is_empty());
}
