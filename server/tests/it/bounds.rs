//! What one client may cost the others: time, bytes, connections, tries. Over real sockets.

use std::time::Duration;

use base64::{Engine as _, prelude::BASE64_STANDARD};
use relay::{pace::Rate, testing::Author};
use server::Error;
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
    time::timeout,
};
use wire::protocol::Problem;

use crate::kit::Kit;

/// Long enough for a busy machine, and far above what is set in these tests.
const PATIENCE: Duration = Duration::from_secs(30);

/// Sends something and reads until the server hangs up.
async fn said(kit: &Kit, request: &[u8]) -> String {
    let mut stream = TcpStream::connect(kit.address()).await.expect("connects");
    // The server may hang up before it has read everything.
    let _ = stream.write_all(request).await;
    let mut answer = Vec::new();
    let _ = timeout(PATIENCE, stream.read_to_end(&mut answer)).await.expect("the server ends it");
    String::from_utf8_lossy(&answer).into_owned()
}

#[tokio::test]
async fn a_slow_loris_is_cut_off_and_others_are_served_meanwhile() {
    let kit = Kit::with(|config| {
        config.lines.header = Duration::from_millis(600);
        config.limits.receive = Duration::from_millis(600);
    })
    .await;
    // A head that never ends, a line that never says anything, and a body that never comes.
    let head = said(&kit, b"GET /healthz HTTP/1.1\r\nhost: a\r\nx-slow: ");
    let silent = said(&kit, b"");
    let body = said(&kit, b"POST /v1/session HTTP/1.1\r\nhost: a\r\ncontent-length: 100\r\n\r\n{");
    let served = async { kit.get("/healthz", "").await.0 };
    let (head, silent, body, served) = tokio::join!(head, silent, body, served);
    assert_eq!(served, 200);
    assert!(head.is_empty() || head.starts_with("HTTP/1.1 408"), "{head}");
    assert_eq!(silent, "");
    assert!(body.starts_with("HTTP/1.1 408") && body.contains("too_slow"), "{body}");
}

#[tokio::test]
async fn a_head_that_is_too_long_is_refused_as_such() {
    let kit = Kit::new().await;
    let long = format!("GET /healthz HTTP/1.1\r\nhost: a\r\nx-long: {}\r\n\r\n", "n".repeat(40_000));
    assert!(said(&kit, long.as_bytes()).await.starts_with("HTTP/1.1 431"));
    let many = format!("GET /healthz HTTP/1.1\r\nhost: a\r\n{}\r\n", "a: b\r\n".repeat(500));
    assert!(said(&kit, many.as_bytes()).await.starts_with("HTTP/1.1 431"));
}

#[tokio::test]
async fn a_body_that_announces_too_much_is_refused_before_it_is_sent() {
    let (kit, author, token) = Kit::founded().await;
    let request = format!(
        "POST /v1/clinics/{}/changes HTTP/1.1\r\nhost: a\r\nauthorization: Bearer {token}\r\ncontent-length: 99999999999\r\n\r\n",
        author.clinic
    );
    let answer = said(&kit, request.as_bytes()).await;
    assert!(answer.starts_with("HTTP/1.1 413") && answer.contains("too_large"), "{answer}");
}

#[tokio::test]
async fn one_address_has_only_so_many_connections() {
    let kit = Kit::with(|config| config.lines.most_per_address = 3).await;
    let mut held = Vec::new();
    for _ in 0..3 {
        held.push(TcpStream::connect(kit.address()).await.expect("connects"));
    }
    assert_eq!(said(&kit, b"GET /healthz HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n").await, "");
    drop(held.pop());
    let freed = async {
        while said(&kit, b"GET /healthz HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n").await.is_empty() {}
    };
    timeout(PATIENCE, freed).await.expect("a place that is given back is given on");
}

#[tokio::test]
async fn who_asks_too_often_is_told_when_to_come_again() {
    let rate = |burst| Rate { per_minute: 1, burst };
    let kit = Kit::with(|config| {
        config.rates.address = rate(40);
        config.rates.session = rate(12);
    })
    .await;
    let (author, token) = kit.found(1).await;
    // The session took two; a wrong answer costs five above the question.
    let mut given = kit.challenge(&author).await.expect("a nonce");
    kit.challenge(&author).await.expect("another");
    given.nonce = BASE64_STANDARD.encode([0; 32]);
    assert_eq!(kit.respond(&author, given).await.expect_err("no such nonce"), (401, Problem::SessionOver));
    kit.challenge(&author).await.expect("two tokens are left");
    kit.challenge(&author).await.expect("one");
    let (status, problem) = kit.challenge(&author).await.expect_err("none");
    assert!(status == 429 && matches!(problem, Problem::SlowDown { retry_after: 1..=60 }), "{problem:?}");
    kit.heads(&author, &token).await;
    let mut asked = 0;
    while kit.get(&format!("/v1/clinics/{}/heads", author.clinic), &token).await.0 == 200 {
        asked += 1;
        assert!(asked < 40, "the address has its own bound");
    }
    assert_eq!(kit.get("/healthz", "").await.0, 200, "whoever watches over us is not paced");
}

#[tokio::test]
async fn guessing_codes_gets_slow() {
    let kit = Kit::with(|config| config.rates.admission = Rate { per_minute: 1, burst: 12 }).await;
    let genesis = Author::new(7, 70).founds();
    let mut refused = 0;
    let slowed = loop {
        match kit.admit("C-0000-0000-0000-0000-0000", &genesis).await {
            Err((403, Problem::CodeRefused)) => refused += 1,
            answer => break answer,
        }
    };
    assert_eq!(refused, 2, "each wrong one costs six");
    let Err((429, Problem::SlowDown { retry_after })) = slowed else { panic!("{slowed:?}") };
    assert!(retry_after <= 60, "and nobody is locked out for long");
}

#[tokio::test]
async fn a_stop_has_a_deadline() {
    let mut kit = Kit::with(|config| {
        config.lines.drain = Duration::from_millis(300);
        config.limits.receive = PATIENCE;
    })
    .await;
    let mut stream = TcpStream::connect(kit.address()).await.expect("connects");
    let request = b"POST /v1/session HTTP/1.1\r\nhost: a\r\ncontent-length: 100\r\n\r\n{";
    stream.write_all(request).await.expect("sent");
    assert_eq!(kit.get("/healthz", "").await.0, 200);
    timeout(PATIENCE / 2, kit.stop()).await.expect("not for a body that never comes");
}

#[tokio::test]
async fn a_database_with_too_much_to_do_says_so_and_keeps_nothing_half() {
    let kit = Kit::with(|config| config.connections = 1).await;
    let (mut author, token) = kit.found(1).await;
    let mut other = server::database::connect(&kit.database).await.expect("connects");
    let tx = other.transaction().await.expect("begins");
    tx.execute("SELECT FROM clinic WHERE clinic_id = $1 FOR UPDATE", &[&author.clinic.0])
        .await
        .expect("the row's lock");
    let change = [author.writes(10)];
    let (status, problem) = kit.push(&author, &token, &change).await.expect_err("the row is held");
    assert!(status == 429 && matches!(problem, Problem::SlowDown { .. }), "{status} {problem:?}");
    tx.rollback().await.expect("given back");
    assert_eq!(kit.push(&author, &token, &change).await.map(|receipt| receipt.up_to_seq), Ok(2));
}

#[tokio::test]
async fn settings_that_cannot_serve_are_refused_at_the_start() {
    let config = crate::kit::database().await;
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let nowhere = server::settings::TlsFiles { certificate: "/nowhere.pem".into(), key: "/nowhere.key".into() };
    let config = server::Config { tls: Some(nowhere), ..server::Config::new(config) };
    let fault = server::serve(config, listener, async {}).await.expect_err("no certificate");
    assert!(matches!(&fault, Error::Tls(why) if why.starts_with("/nowhere.pem")), "{fault}");
}
