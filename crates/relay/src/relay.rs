//! What the routes share, and the routes.

use std::{sync::Arc, time::Duration};

use axum::{
    Json, Router,
    extract::{DefaultBodyLimit, FromRequest, FromRequestParts, Path, Request, State},
    http::{header::AUTHORIZATION, request::Parts},
    routing::{get, post},
};
use serde::de::DeserializeOwned;
use wire::{
    ClinicId, DeviceKey, PublicKey,
    protocol::{Heads, Problem},
};

use crate::{
    Log, admission,
    bells::Bells,
    problem::{Fault, malformed},
    pull, push, session,
    token::Session,
};

/// Time and randomness, handed in so that tests own both.
pub trait Env: Send + Sync + 'static {
    /// Milliseconds UTC.
    fn now(&self) -> i64;
    /// Fills with random bytes fit for secrets.
    fn fill(&self, bytes: &mut [u8]);
}

/// How much one request may bring or take.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Bytes of a body as it comes.
    pub body: usize,
    /// Bytes it may inflate to.
    pub inflated: u64,
    /// Bytes of changes in an answer, before compression.
    pub answer: usize,
    /// Changes in one request or answer.
    pub changes: usize,
    /// The longest a poll waits.
    pub wait: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Limits { body: 4 << 20, inflated: 16 << 20, answer: 1 << 20, changes: 4_096, wait: Duration::from_secs(25) }
    }
}

/// A relay over a log.
pub struct Relay<L> {
    pub(crate) log: L,
    pub(crate) key: DeviceKey,
    pub(crate) public: PublicKey,
    pub(crate) env: Arc<dyn Env>,
    pub(crate) limits: Limits,
    pub(crate) bells: Bells,
    pub(crate) closing: tokio::sync::watch::Sender<bool>,
}

impl<L: Log> Relay<L> {
    /// Sets one up; `key` signs receipts and tokens.
    pub fn new(log: L, key: DeviceKey, env: Arc<dyn Env>, limits: Limits) -> Arc<Relay<L>> {
        let (public, closing) = (key.public(), tokio::sync::watch::Sender::new(false));
        Arc::new(Relay { log, key, public, env, limits, bells: Bells::default(), closing })
    }

    /// Lets every long poll answer at once, so that a server can stop.
    pub fn close(&self) {
        self.closing.send_replace(true);
    }

    /// The log behind it.
    pub fn log(&self) -> &L {
        &self.log
    }
}

/// The routes of the protocol.
pub fn router<L: Log>(relay: Arc<Relay<L>>) -> Router {
    let limit = DefaultBodyLimit::max(relay.limits.body);
    Router::new()
        .route("/v1/clinics", post(admission::admit::<L>))
        .route("/v1/session/challenge", post(session::challenge::<L>))
        .route("/v1/session", post(session::open::<L>))
        .route("/v1/clinics/{clinic}/heads", get(heads::<L>))
        .route("/v1/clinics/{clinic}/changes", get(pull::pull::<L>).post(push::push::<L>))
        .route("/healthz", get(|| async { "ok" }))
        .route("/readyz", get(ready::<L>))
        .layer(limit)
        .with_state(relay)
}

async fn ready<L: Log>(State(relay): State<Arc<Relay<L>>>) -> Result<&'static str, Fault> {
    relay.log.ready().await?;
    Ok("ready")
}

async fn heads<L: Log>(State(relay): State<Arc<Relay<L>>>, within: Within) -> Result<Json<Heads>, Fault> {
    let standing = relay.log.standing(within.0.clinic).await?;
    Ok(Json(Heads {
        heads: standing.heads,
        server_seq: standing.server_seq,
        incarnation: standing.incarnation,
        time: relay.env.now(),
    }))
}

/// A session whose clinic is the one the path names: no handler can mean another.
pub(crate) struct Within(pub(crate) Session);

impl<L: Log> FromRequestParts<Arc<Relay<L>>> for Within {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, relay: &Arc<Relay<L>>) -> Result<Self, Fault> {
        let token = parts
            .headers
            .get(AUTHORIZATION)
            .and_then(|value| value.to_str().ok())
            .and_then(|value| value.strip_prefix("Bearer "))
            .ok_or(Problem::SessionOver)?;
        let session = Session::open(token, &relay.public, relay.env.now()).ok_or(Problem::SessionOver)?;
        let Path(clinic) =
            Path::<ClinicId>::from_request_parts(parts, relay).await.map_err(|_| malformed("malformed"))?;
        if clinic == session.clinic {
            Ok(Within(session))
        } else {
            Err(crate::examine::refused(None, wire::Refused::OtherClinic).into())
        }
    }
}

/// A JSON body whose faults are problems too.
pub(crate) struct Body<T>(pub(crate) T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Body<T> {
    type Rejection = Fault;

    async fn from_request(request: Request, state: &S) -> Result<Self, Fault> {
        match Json::<T>::from_request(request, state).await {
            Ok(Json(body)) => Ok(Body(body)),
            Err(fault) if fault.status() == axum::http::StatusCode::PAYLOAD_TOO_LARGE => Err(push::too_large()),
            Err(_) => Err(malformed("malformed")),
        }
    }
}
