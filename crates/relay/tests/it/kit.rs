//! A relay, a clock to move, and a client that knows the protocol.

use std::sync::{
    Arc,
    atomic::{AtomicI64, AtomicU8, Ordering},
};

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Method, Request, StatusCode},
};
use base64::{Engine as _, prelude::BASE64_STANDARD};
use relay::{
    Env, Limits, Relay,
    memory::Memory,
    testing::{Author, NOW},
};
use serde::{Serialize, de::DeserializeOwned};
use tower::ServiceExt as _;
use uuid::Uuid;
use wire::{
    DeviceKey, frame,
    frame::Frame,
    protocol::{
        Admission, Challenge, ChallengeRequest, Problem, Receipt, SessionGrant, SessionRequest, session_message,
    },
};

pub(crate) const CODE: &str = "C-TEST";

pub(crate) struct Fixed(AtomicI64, AtomicU8);

impl Env for Fixed {
    fn now(&self) -> i64 {
        self.0.load(Ordering::SeqCst)
    }
    fn fill(&self, bytes: &mut [u8]) {
        bytes.fill(self.1.fetch_add(1, Ordering::SeqCst));
    }
}

pub(crate) struct Kit {
    pub(crate) relay: Arc<Relay<Memory>>,
    pub(crate) env: Arc<Fixed>,
    router: Router,
}

impl Kit {
    pub(crate) fn new() -> Kit {
        Kit::with(Limits::default())
    }

    pub(crate) fn with(limits: Limits) -> Kit {
        let env = Arc::new(Fixed(AtomicI64::new(NOW), AtomicU8::new(1)));
        let log = Memory::new(Uuid::from_u128(1));
        log.allow(CODE);
        let relay = Relay::new(log, DeviceKey::from_seed(&[9; 32]), env.clone(), limits);
        Kit { router: relay::router(relay.clone()), relay, env }
    }

    /// A relay with a clinic and its first device, signed in.
    pub(crate) async fn founded() -> (Kit, Author, String) {
        let kit = Kit::new();
        let mut author = Author::new(1, 10);
        kit.admit(CODE, &author.founds()).await.expect("admitted");
        let token = kit.session(&author).await.expect("session").token;
        (kit, author, token)
    }

    pub(crate) fn advance(&self, ms: i64) {
        self.env.0.fetch_add(ms, Ordering::SeqCst);
    }

    pub(crate) async fn send(
        &self,
        method: Method,
        path: &str,
        token: &str,
        body: impl Into<Body>,
    ) -> (StatusCode, Vec<u8>) {
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header("authorization", format!("Bearer {token}"))
            .header("content-type", "application/json")
            .body(body.into())
            .expect("request");
        let answer = self.router.clone().oneshot(request).await.expect("infallible");
        let status = answer.status();
        (status, to_bytes(answer.into_body(), usize::MAX).await.expect("body").to_vec())
    }

    async fn json<T: DeserializeOwned>(&self, path: &str, token: &str, body: Vec<u8>) -> Result<T, (u16, Problem)> {
        let method = if body.is_empty() { Method::GET } else { Method::POST };
        let (status, body) = self.send(method, path, token, body).await;
        if status.is_success() {
            Ok(serde_json::from_slice(&body).expect("answer"))
        } else {
            Err((status.as_u16(), serde_json::from_slice(&body).expect("problem")))
        }
    }

    pub(crate) async fn post<T: DeserializeOwned>(
        &self,
        path: &str,
        body: &impl Serialize,
    ) -> Result<T, (u16, Problem)> {
        self.json(path, "", serde_json::to_vec(body).expect("json")).await
    }

    pub(crate) async fn get<T: DeserializeOwned>(&self, path: &str, token: &str) -> Result<T, (u16, Problem)> {
        self.json(path, token, Vec::new()).await
    }

    pub(crate) async fn admit(&self, code: &str, genesis: &Frame) -> Result<serde_json::Value, (u16, Problem)> {
        let genesis = BASE64_STANDARD.encode(genesis.to_bytes());
        self.post("/v1/clinics", &Admission { code: code.to_owned(), genesis }).await
    }

    pub(crate) async fn challenge(&self, author: &Author) -> Result<Challenge, (u16, Problem)> {
        self.post("/v1/session/challenge", &ChallengeRequest { device: author.device }).await
    }

    pub(crate) async fn answer(&self, author: &Author, given: &Challenge) -> Result<SessionGrant, (u16, Problem)> {
        self.answer_with(author, given, &[]).await
    }

    /// Answers with the changes by which it took its later keys.
    pub(crate) async fn answer_with(
        &self,
        author: &Author,
        given: &Challenge,
        rotations: &[Frame],
    ) -> Result<SessionGrant, (u16, Problem)> {
        let nonce = BASE64_STANDARD.decode(&given.nonce).expect("base64");
        let message = session_message(given.clinic, author.device, author.epoch, &nonce);
        let signature = BASE64_STANDARD.encode(author.key.sign(&message));
        let nonce = given.nonce.clone();
        let rotations = rotations.iter().map(|frame| BASE64_STANDARD.encode(frame.to_bytes())).collect();
        let request = SessionRequest { device: author.device, epoch: author.epoch, nonce, signature, rotations };
        self.post("/v1/session", &request).await
    }

    pub(crate) async fn session(&self, author: &Author) -> Result<SessionGrant, (u16, Problem)> {
        let given = self.challenge(author).await?;
        self.answer(author, &given).await
    }

    pub(crate) async fn push(&self, author: &Author, token: &str, frames: &[Frame]) -> Result<Receipt, (u16, Problem)> {
        self.push_bytes(author, token, frame::pack(frames).expect("packs")).await
    }

    pub(crate) async fn push_bytes(
        &self,
        author: &Author,
        token: &str,
        body: Vec<u8>,
    ) -> Result<Receipt, (u16, Problem)> {
        self.json(&format!("/v1/clinics/{}/changes", author.clinic), token, body).await
    }

    pub(crate) async fn pull(
        &self,
        author: &Author,
        token: &str,
        after: u64,
        wait: u64,
    ) -> Result<Vec<Frame>, (u16, Problem)> {
        let path = format!("/v1/clinics/{}/changes?after={after}&wait={wait}", author.clinic);
        let (status, body) = self.send(Method::GET, &path, token, Vec::new()).await;
        if !status.is_success() {
            return Err((status.as_u16(), serde_json::from_slice(&body).expect("problem")));
        }
        let (frames, torn) = frame::unpack(body.as_slice(), 1 << 26);
        assert!(torn.is_none(), "{torn:?}");
        Ok(frames)
    }

    pub(crate) fn counts(&self, author: &Author) -> (usize, usize) {
        self.relay.log().counts(author.clinic)
    }
}

pub(crate) fn refused(status: u16, seq: impl Into<Option<u64>>, reason: &str) -> (u16, Problem) {
    (status, Problem::Refused { seq: seq.into(), reason: reason.to_owned() })
}
