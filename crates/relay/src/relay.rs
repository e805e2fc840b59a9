//! What the routes share, and the routes.

use std::{sync::Arc, time::Duration};

use axum::{
    Json, Router,
    extract::{FromRequestParts, Path, State},
    http::{
        HeaderMap, StatusCode,
        header::{AUTHORIZATION, ETAG, IF_NONE_MATCH},
        request::Parts,
    },
    response::IntoResponse,
    routing::{get, post},
};
use wire::{
    ClinicId, DeviceId, DeviceKey, PublicKey,
    protocol::{self, Heads, Problem, TIME},
};

use crate::{
    Log, admission,
    bells::Bells,
    pace::{Buckets, Rate},
    problem::{Fault, malformed, refused},
    pull, push, session,
    token::Session,
};

/// As many devices as are remembered between their requests.
const DEVICES: usize = 100_000;

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
    /// The longest a body may take to come.
    pub receive: Duration,
    /// The longest a poll waits.
    pub wait: Duration,
    /// How often a device may ask.
    pub device: Rate,
    /// The least version of the protocol that may pull. Storing needs no understanding, so anybody may push.
    pub least_reader: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            body: 4 << 20,
            inflated: 16 << 20,
            // As many changes of one entry as an answer may have; a line that breaks keeps what came whole.
            answer: 4 << 20,
            changes: 4_096,
            receive: Duration::from_secs(60),
            wait: Duration::from_secs(25),
            device: Rate { per_minute: 1_200, burst: 600 },
            least_reader: 1,
        }
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
    pub(crate) devices: Buckets<DeviceId>,
    pub(crate) closing: tokio::sync::watch::Sender<bool>,
}

impl<L: Log> Relay<L> {
    /// Sets one up; `key` signs receipts and tokens.
    pub fn new(log: L, key: DeviceKey, env: Arc<dyn Env>, limits: Limits) -> Arc<Relay<L>> {
        let (public, closing) = (key.public(), tokio::sync::watch::Sender::new(false));
        let (bells, devices) = (Bells::default(), Buckets::new(limits.device, DEVICES));
        Arc::new(Relay { log, key, public, env, limits, bells, devices, closing })
    }

    /// Wakes the polls of a clinic: its log grew by way of another relay.
    pub fn ring(&self, clinic: ClinicId) {
        self.bells.ring(clinic);
    }

    /// The clinics for which somebody polls.
    pub fn polled(&self) -> Vec<ClinicId> {
        self.bells.listened()
    }

    /// Is not ready any more and lets every long poll answer at once, so that a server can stop.
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
    Router::new()
        .route("/v1/clinics", post(admission::admit::<L>))
        .route("/v1/session/challenge", post(session::challenge::<L>))
        .route("/v1/session", post(session::open::<L>))
        .route("/v1/clinics/{clinic}/heads", get(heads::<L>))
        .route("/v1/clinics/{clinic}/changes", get(pull::pull::<L>).post(push::push::<L>))
        .route("/healthz", get(|| async { "ok" }))
        .route("/readyz", get(ready::<L>))
        .fallback(async || refused(StatusCode::NOT_FOUND, "no_such_address"))
        .method_not_allowed_fallback(async || refused(StatusCode::METHOD_NOT_ALLOWED, "no_such_method"))
        .with_state(relay)
}

async fn ready<L: Log>(State(relay): State<Arc<Relay<L>>>) -> Result<&'static str, Fault> {
    if *relay.closing.borrow() {
        return Err(Problem::Unavailable.into());
    }
    relay.log.ready().await?;
    Ok("ready")
}

/// Where the log stands; to whoever shows the tag of it, only that it still does.
async fn heads<L: Log>(
    State(relay): State<Arc<Relay<L>>>,
    within: Within,
    shown: HeaderMap,
) -> Result<impl IntoResponse, Fault> {
    let standing = relay.log.standing(within.0.clinic).await?;
    let tag = Heads::tag(standing.server_seq, standing.incarnation);
    let same = shown.get(IF_NONE_MATCH).is_some_and(|shown| shown.as_bytes() == tag.as_bytes());
    let tag = [(ETAG, tag)];
    if same {
        return Ok((StatusCode::NOT_MODIFIED, tag, [(TIME, relay.env.now().to_string())]).into_response());
    }
    let (heads, earlier) = protocol::sorted(standing.ends);
    let heads = Heads {
        heads,
        earlier,
        server_seq: standing.server_seq,
        incarnation: standing.incarnation,
        time: relay.env.now(),
    };
    Ok((tag, Json(heads)).into_response())
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
        if clinic != session.clinic {
            return Err(crate::examine::refused(None, wire::Refused::OtherClinic).into());
        }
        let paced = relay.devices.take(session.device, 1, relay.env.now());
        paced.map_err(|retry_after| Problem::SlowDown { retry_after })?;
        Ok(Within(session))
    }
}
