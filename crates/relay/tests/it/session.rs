//! Admission and sessions.

use axum::http::Method;
use relay::testing::Author;
use wire::protocol::{Heads, Problem};

use crate::kit::{CODE, Kit, refused};

#[tokio::test]
async fn a_code_admits_one_clinic_once() {
    let kit = Kit::new();
    let (mut first, mut second) = (Author::new(1, 10), Author::new(2, 20));
    let genesis = first.founds();
    assert_eq!(kit.admit("C-WRONG", &genesis).await, Err((403, Problem::CodeRefused)));
    let admitted = kit.admit(CODE, &genesis).await;
    assert!(admitted.is_ok());
    assert_eq!(kit.admit(CODE, &genesis).await, admitted, "an answer can be lost");
    assert_eq!(kit.admit(CODE, &second.founds()).await, Err((403, Problem::CodeRefused)));
    kit.relay.log().allow("C-OTHER");
    assert_eq!(kit.admit("C-OTHER", &genesis).await, Err(refused(422, None, "clinic_already_here")));
}

#[tokio::test]
async fn a_genesis_enrols_its_own_author() {
    let kit = Kit::new();
    let mut author = Author::new(1, 10);
    let other = Author::new(1, 11);
    assert_eq!(kit.admit(CODE, &author.enrols(&other)).await, Err(refused(422, 1, "unknown_device")));
    let mut late = Author::new(1, 10);
    late.seq = 1;
    assert_eq!(kit.admit(CODE, &late.founds()).await, Err(refused(422, 2, "unknown_device")));
    let mut forged = Author::new(1, 10).founds();
    forged.change.signature[0] ^= 1;
    assert_eq!(kit.admit(CODE, &forged).await, Err(refused(422, 1, "signature")));
}

#[tokio::test]
async fn a_nonce_is_good_once_for_a_minute_and_for_its_device() {
    let (kit, mut author, token) = Kit::founded().await;
    let given = kit.challenge(&author).await.expect("nonce");
    kit.answer(&author, &given).await.expect("session");
    assert_eq!(kit.answer(&author, &given).await.expect_err("used"), (401, Problem::SessionOver));
    let late = kit.challenge(&author).await.expect("nonce");
    kit.advance(60_000);
    assert_eq!(kit.answer(&author, &late).await.expect_err("over"), (401, Problem::SessionOver));
    let second = Author::new(1, 11);
    kit.push(&author.cloned(), &token, &[author.enrols(&second)]).await.expect("taken");
    let theirs = kit.challenge(&second).await.expect("nonce");
    assert_eq!(kit.answer(&author, &theirs).await.expect_err("another's"), (401, Problem::SessionOver));
    assert_eq!(kit.challenge(&Author::new(1, 12)).await.expect_err("nobody"), (404, Problem::UnknownDevice));
}

#[tokio::test]
async fn a_token_ends_and_holds_for_one_clinic() {
    let (kit, author, token) = Kit::founded().await;
    let path = format!("/v1/clinics/{}/heads", author.clinic);
    let heads: Heads = kit.get(&path, &token).await.expect("heads");
    assert_eq!((heads.server_seq, heads.heads[&author.device].seq), (1, 1));
    let elsewhere = format!("/v1/clinics/{}/heads", Author::new(2, 1).clinic);
    assert_eq!(kit.get::<Heads>(&elsewhere, &token).await, Err(refused(422, None, "other_clinic")));
    let mut forged = token.clone().into_bytes();
    forged[10] ^= 1;
    let forged = String::from_utf8_lossy(&forged).into_owned();
    assert_eq!(kit.get::<Heads>(&path, &forged).await, Err((401, Problem::SessionOver)));
    assert_eq!(kit.get::<Heads>(&path, "").await, Err((401, Problem::SessionOver)));
    kit.advance(relay::token::LASTS_MS);
    assert_eq!(kit.get::<Heads>(&path, &token).await, Err((401, Problem::SessionOver)));
}

#[tokio::test]
async fn health_is_about_the_process_and_readiness_about_the_log() {
    let kit = Kit::new();
    kit.relay.log().set_broken(true);
    assert_eq!(kit.send(Method::GET, "/healthz", "", Vec::new()).await.0, 200);
    assert_eq!(kit.send(Method::GET, "/readyz", "", Vec::new()).await.0, 503);
    kit.relay.log().set_broken(false);
    assert_eq!(kit.send(Method::GET, "/readyz", "", Vec::new()).await.0, 200);
    kit.relay.close();
    assert_eq!(kit.send(Method::GET, "/readyz", "", Vec::new()).await.0, 503, "whoever is leaving takes no more");
    assert_eq!(kit.send(Method::GET, "/healthz", "", Vec::new()).await.0, 200);
}

#[tokio::test]
async fn an_address_or_a_method_that_is_none_says_so() {
    let kit = Kit::new();
    let nowhere: Result<Heads, _> = kit.get("/v2/clinics", "").await;
    assert_eq!(nowhere, Err(refused(404, None, "no_such_address")));
    let (status, answer) = kit.send(Method::DELETE, "/v1/session", "", Vec::new()).await;
    let problem: Problem = serde_json::from_slice(&answer).expect("a problem");
    assert_eq!((status.as_u16(), problem), refused(405, None, "no_such_method"));
}
