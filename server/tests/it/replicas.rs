//! Two servers that know nothing of each other over one PostgreSQL, and clients that go from one to the other as it comes.

use std::{
    sync::Arc,
    time::{Duration, SystemTime},
};

use base64::{Engine as _, prelude::BASE64_STANDARD};
use relay::testing::Author;
use server::verify::verify;
use tokio::time::{Instant, timeout};
use wire::{PublicKey, protocol::Problem};

use crate::kit::{Kit, database};

async fn two() -> (Arc<Kit>, Kit) {
    let config = database().await;
    server::migrate(&config).await.expect("migrates");
    (Arc::new(Kit::over(config.clone()).await), Kit::over(config).await)
}

fn key(text: &str) -> PublicKey {
    PublicKey::from_slice(&BASE64_STANDARD.decode(text).expect("base64")).expect("a key")
}

#[tokio::test]
async fn a_client_that_changes_servers_mid_push_loses_and_doubles_nothing() {
    let (one, mut other) = two().await;
    let (mut author, token) = one.found(1).await;
    // A nonce of one, spent at the other, and not a second time.
    let given = one.challenge(&author).await.expect("a nonce");
    let grant = other.respond(&author, given.clone()).await.expect("a session");
    assert_eq!(one.respond(&author, given).await.expect_err("spent"), (401, Problem::SessionOver));
    let mut second = Author::new(1, 1_001);
    one.push(&author.cloned(), &token, &[author.enrols(&second)]).await.expect("enrolled");
    let theirs = other.session(&second).await.expect("a session").token;
    let mut written = Vec::new();
    for round in 0..12_usize {
        let (a, b) = ([author.writes(40), author.writes(40)], [second.writes(40), second.writes(40)]);
        // The same batch to both at once, as after an answer that never came; the next rounds begin at the other one.
        let (here, there): (&Kit, &Kit) = if round % 2 == 0 { (&one, &other) } else { (&other, &one) };
        let answers = tokio::join!(
            here.push(&author, &token, &a),
            there.push(&author, &token, &a),
            there.push(&second, &theirs, &b),
            here.push(&second, &theirs, &b[..1]),
        );
        for receipt in [answers.0, answers.1, answers.2, answers.3] {
            let receipt = receipt.expect("taken, by whichever came first");
            let signature = BASE64_STANDARD.decode(&receipt.signature).expect("base64");
            assert!(receipt.verifies(&key(&grant.server_key), &signature), "one key, whichever server signed");
        }
        let (a_heads, b_heads) = (here.heads(&author, &token).await, there.heads(&author, &token).await);
        assert_eq!((a_heads.heads, a_heads.server_seq), (b_heads.heads, b_heads.server_seq));
        written.extend(a.into_iter().chain(b).map(|frame| frame.change));
    }
    other.stop().await;
    let mut got = one.pull(&second, &theirs, 2, 0).await;
    assert_eq!(got.iter().map(|frame| frame.position).collect::<Vec<_>>(), (3..=50).collect::<Vec<_>>());
    for change in &written {
        let at = got.iter().position(|frame| frame.change == *change).expect("each is there");
        got.swap_remove(at);
    }
    assert!(got.is_empty(), "and nothing twice");
    assert_eq!(verify(&one.owner, author.clinic.0).await.expect("reads").faults, vec![]);
}

#[tokio::test]
async fn a_poll_at_one_server_wakes_when_the_other_takes_a_change() {
    let (one, other) = two().await;
    let (mut author, token) = one.found(1).await;
    let since = now(&one).await;
    let polling = tokio::spawn({
        let (one, author, token) = (one.clone(), author.cloned(), token.clone());
        async move { one.pull(&author, &token, 1, 25).await }
    });
    until_polled(&one, since).await;
    let start = Instant::now();
    other.push(&author.cloned(), &token, &[author.writes(10)]).await.expect("taken");
    let got = timeout(Duration::from_secs(10), polling).await.expect("woken, not waited out").expect("no panic");
    assert_eq!(got.len(), 1);
    assert!(start.elapsed() < Duration::from_secs(10));
}

#[tokio::test]
async fn a_poll_finds_what_came_while_the_servers_could_not_hear_each_other() {
    let (one, other) = two().await;
    let (mut author, token) = one.found(1).await;
    for _ in 0..2 {
        let since = now(&one).await;
        let polling = tokio::spawn({
            let (one, author, token) = (one.clone(), author.cloned(), token.clone());
            async move { one.pull(&author, &token, author.seq, 25).await }
        });
        until_polled(&one, since).await;
        cut(&one).await;
        other.push(&author.cloned(), &token, &[author.writes(10)]).await.expect("taken all the same");
        let got = timeout(Duration::from_secs(15), polling).await.expect("found before the poll ran out");
        assert_eq!(got.expect("no panic").len(), 1);
    }
}

/// Cuts the connections by which the servers hear each other.
async fn cut(kit: &Kit) {
    let cut = "
        SELECT count(pg_terminate_backend(pid))
        FROM pg_stat_activity
        WHERE datname = current_database() AND application_name = 'esmalte-server wake'";
    while kit.owner.query_one(cut, &[]).await.expect("cut").get::<_, i64>(0) < 2 {
        tokio::task::yield_now().await;
    }
}

/// Waits until the one poll that was begun after `since` has read the log and found nothing: from here on only a bell helps.
async fn until_polled(kit: &Kit, since: SystemTime) {
    let select = "
        SELECT count(*)
        FROM pg_stat_activity
        WHERE datname = current_database() AND query = 'COMMIT' AND state = 'idle' AND state_change > $1";
    let polled = async {
        while kit.owner.query_one(select, &[&since]).await.expect("activity").get::<_, i64>(0) == 0 {
            tokio::task::yield_now().await;
        }
    };
    timeout(Duration::from_secs(20), polled).await.expect("it polls");
    assert_eq!(kit.get("/readyz", "").await.0, 200);
}

async fn now(kit: &Kit) -> SystemTime {
    kit.owner.query_one("SELECT clock_timestamp()", &[]).await.expect("the time").get(0)
}
