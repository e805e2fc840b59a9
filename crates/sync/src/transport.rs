//! The line to a relay: HTTP requests, sessions, and checking what can be checked without the store.

use std::{
    io::{self, ErrorKind},
    sync::{Mutex, PoisonError},
    time::Duration,
};

use base64::{Engine as _, prelude::BASE64_STANDARD};
use bytes::Bytes;
use domain::{ClinicId, DeviceId};
use reqwest::{Client, RequestBuilder, Response, StatusCode, Url, header::IF_NONE_MATCH, redirect::Policy};
use serde::{Serialize, de::DeserializeOwned};
use uuid::Uuid;
use wire::{
    DeviceKey, PublicKey,
    frame::{self, Frame, Torn},
    protocol::{
        Admission, Admitted, Challenge, ChallengeRequest, Heads, PROTOCOL, Problem, Receipt, SessionGrant,
        SessionRequest, TIME, session_message,
    },
};

use crate::{Error, Fault};

/// An answer is never longer; the relay's own bound is far below.
const MOST_ANSWER: usize = 8 << 20;
/// Nor does it inflate to more.
const MOST_INFLATED: u64 = 64 << 20;
const CONNECT: Duration = Duration::from_secs(10);
const REQUEST: Duration = Duration::from_secs(60);
/// An answer that still comes is not given up before.
const LONGEST: Duration = Duration::from_secs(15 * 60);
/// Nor does it pause for longer.
const PAUSE: Duration = Duration::from_secs(60);
/// A line slower than this carries nothing.
const LEAST_BYTES_A_SECOND: u64 = 2 << 10;

/// Who calls, and whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Peering {
    /// The relay's address.
    pub url: String,
    /// Its key, once known: a relay with another is refused.
    pub server_key: Option<PublicKey>,
    /// This device.
    pub device: DeviceId,
    /// In which epoch it writes.
    pub epoch: u64,
}

/// The line.
pub struct Transport {
    http: Client,
    base: Url,
    peering: Peering,
    /// See [`SessionRequest::rotations`].
    rotations: Vec<String>,
    session: Mutex<Option<Session>>,
    /// Where the relay last said that it stands.
    heads: Mutex<Option<Heads>>,
}

#[derive(Clone)]
struct Session {
    clinic: ClinicId,
    token: String,
}

/// What the relay said no with, and whether that was about the session.
enum Answer {
    Problem(Problem),
    Fault(Fault),
}

impl From<Answer> for Fault {
    fn from(answer: Answer) -> Fault {
        match answer {
            Answer::Fault(fault) => fault,
            Answer::Problem(problem) => Fault::from(&problem),
        }
    }
}

impl Transport {
    /// Sets up a line; nothing is sent yet. Only loopback addresses may go without TLS.
    pub fn new(peering: Peering) -> Result<Transport, Error> {
        let base: Url = peering.url.parse().map_err(|_| Error::Address)?;
        let loopback = matches!(base.host_str(), Some("localhost" | "127.0.0.1" | "[::1]"));
        if base.scheme() != "https" && !(base.scheme() == "http" && loopback) {
            return Err(Error::Address);
        }
        let http = Client::builder()
            .connect_timeout(CONNECT)
            .timeout(REQUEST)
            // Signed requests go where the clinic was told, nowhere else.
            .redirect(Policy::none())
            .user_agent(concat!("esmalte/", env!("CARGO_PKG_VERSION")))
            .build()
            .map_err(|fault| Error::Machine(fault.to_string()))?;
        Ok(Transport { http, base, peering, rotations: Vec::new(), session: Mutex::new(None), heads: Mutex::new(None) })
    }

    /// Shows, on opening a session, the changes by which this device took its later keys.
    pub fn with_rotations(self, frames: &[Frame]) -> Transport {
        let rotations = frames.iter().map(|frame| BASE64_STANDARD.encode(frame.to_bytes())).collect();
        Transport { rotations, ..self }
    }

    /// Who calls, and whom.
    pub fn peering(&self) -> &Peering {
        &self.peering
    }

    /// Presents a one-time code and the clinic's first change; gives the relay's key.
    pub async fn admit(&self, code: &str, genesis: &Frame) -> Result<PublicKey, Fault> {
        let genesis = BASE64_STANDARD.encode(genesis.to_bytes());
        let admission = Admission { code: code.to_owned(), genesis };
        let admitted: Admitted = self.say("v1/clinics", &admission).await?;
        public_key(&admitted.server_key)
    }

    /// Opens a session; gives the clinic and the relay's key.
    pub async fn sign_in(&self, key: &DeviceKey) -> Result<(ClinicId, PublicKey), Fault> {
        let Peering { device, epoch, .. } = self.peering;
        let challenge: Challenge = self.say("v1/session/challenge", &ChallengeRequest { device }).await?;
        let nonce = BASE64_STANDARD.decode(&challenge.nonce).map_err(|_| Fault::refused("malformed"))?;
        let signature = BASE64_STANDARD.encode(key.sign(&session_message(challenge.clinic, device, epoch, &nonce)));
        let request =
            SessionRequest { device, epoch, nonce: challenge.nonce, signature, rotations: self.rotations.clone() };
        let grant: SessionGrant = self.say("v1/session", &request).await?;
        let server_key = public_key(&grant.server_key)?;
        if self.peering.server_key.is_some_and(|known| known != server_key) {
            return Err(Fault::refused("server_key_changed"));
        }
        let session = Session { clinic: challenge.clinic, token: grant.token };
        *self.session.lock().unwrap_or_else(PoisonError::into_inner) = Some(session);
        Ok((challenge.clinic, server_key))
    }

    /// Where the relay stands, and what its clock says if it told. While it stands where it stood it says no more than that.
    pub async fn heads(&self, key: &DeviceKey) -> Result<Heads, Fault> {
        let mut known = self.heads.lock().unwrap_or_else(PoisonError::into_inner).clone();
        loop {
            let request = |clinic: ClinicId| {
                let request = self.http.get(self.at(&format!("v1/clinics/{clinic}/heads")));
                match &known {
                    Some(known) => request.header(IF_NONE_MATCH, Heads::tag(known.server_seq, known.incarnation)),
                    None => request,
                }
            };
            let answer = self.within(key, request).await?;
            let heads = match (known.take(), answer.status()) {
                (Some(known), StatusCode::NOT_MODIFIED) => match told(&answer) {
                    Some(time) => Heads { time, ..known },
                    // Something between us took it away: asked again in full.
                    None => continue,
                },
                _ => json(answer).await?,
            };
            *self.heads.lock().unwrap_or_else(PoisonError::into_inner) = Some(heads.clone());
            return Ok(heads);
        }
    }

    /// Sends a stream of changes; the receipt comes back with its signature checked.
    pub async fn push(&self, key: &DeviceKey, stream: Vec<u8>) -> Result<Result<Receipt, Problem>, Fault> {
        // On the worst of lines one change at its largest still arrives.
        let longest = REQUEST + Duration::from_secs(stream.len() as u64 / LEAST_BYTES_A_SECOND);
        let stream = Bytes::from(stream);
        let request = |clinic: ClinicId| {
            self.http.post(self.at(&format!("v1/clinics/{clinic}/changes"))).timeout(longest).body(stream.clone())
        };
        let answer = match self.within(key, request).await {
            Ok(answer) => answer,
            Err(Answer::Problem(problem)) => return Ok(Err(problem)),
            Err(Answer::Fault(fault)) => return Err(fault),
        };
        let receipt: Receipt = json(answer).await?;
        let signature = BASE64_STANDARD.decode(&receipt.signature).unwrap_or_default();
        let genuine = self.peering.server_key.is_some_and(|key| receipt.verifies(&key, &signature));
        if genuine { Ok(Ok(receipt)) } else { Err(Fault::refused("receipt")) }
    }

    /// Fetches changes after a position that was learnt in this life of the relay, waiting for some if there are none. A torn
    /// answer gives what came whole.
    pub async fn pull(&self, key: &DeviceKey, after: u64, life: Option<Uuid>, wait: u64) -> Result<Vec<Frame>, Fault> {
        let request =
            |clinic: ClinicId| {
                let known = life.map(|life| format!("&incarnation={life}")).unwrap_or_default();
                self.http
                    .get(self.at(&format!(
                        "v1/clinics/{clinic}/changes?after={after}&wait={wait}&protocol={PROTOCOL}{known}"
                    )))
                    .timeout(LONGEST)
            };
        let answer = tokio::time::timeout(REQUEST + Duration::from_secs(wait), self.within(key, request)).await;
        let (bytes, broken) = body(answer.map_err(|_| Fault::Silent)??).await;
        let (frames, torn) = frame::unpack(bytes.as_slice(), MOST_INFLATED);
        match torn {
            _ if !frames.is_empty() => Ok(frames),
            None if !broken => Ok(frames),
            Some(Torn::Lengths | Torn::Checksum | Torn::TooLarge) => Err(Fault::refused("torn")),
            Some(Torn::Short | Torn::Read(_)) | None => Err(Fault::Offline),
        }
    }

    /// Sends a request with a session, opening one when there is none or it is over.
    async fn within(&self, key: &DeviceKey, request: impl Fn(ClinicId) -> RequestBuilder) -> Result<Response, Answer> {
        for fresh in [false, true] {
            let open = self.session.lock().unwrap_or_else(PoisonError::into_inner).clone();
            let session = match open.filter(|_| !fresh) {
                Some(session) => session,
                None => {
                    self.sign_in(key).await.map_err(Answer::Fault)?;
                    continue_with(&self.session)?
                }
            };
            match answered(request(session.clinic).bearer_auth(&session.token)).await {
                Err(Answer::Problem(Problem::SessionOver)) if !fresh => {}
                answer => return answer,
            }
        }
        Err(Answer::Problem(Problem::SessionOver))
    }

    async fn say<T: DeserializeOwned>(&self, path: &str, what: &impl Serialize) -> Result<T, Fault> {
        json(answered(self.http.post(self.at(path)).json(what)).await?).await
    }

    fn at(&self, path: &str) -> String {
        format!("{}/{path}", self.base.as_str().trim_end_matches('/'))
    }
}

fn continue_with(session: &Mutex<Option<Session>>) -> Result<Session, Answer> {
    let session = session.lock().unwrap_or_else(PoisonError::into_inner).clone();
    session.ok_or(Answer::Problem(Problem::SessionOver))
}

async fn answered(request: RequestBuilder) -> Result<Response, Answer> {
    let answer = request.send().await.map_err(|fault| Answer::Fault(broken(&fault)))?;
    let status = answer.status();
    if status.is_success() || status == StatusCode::NOT_MODIFIED {
        return Ok(answer);
    }
    let (bytes, _) = body(answer).await;
    Err(match serde_json::from_slice(&bytes) {
        Ok(problem) => Answer::Problem(problem),
        // Not our relay's words: something between us, such as a proxy or a hotel's sign-in page.
        Err(_) if status == StatusCode::TOO_MANY_REQUESTS || status.is_server_error() => {
            Answer::Fault(Fault::Unavailable { retry_after: 0 })
        }
        Err(_) => Answer::Fault(Fault::refused("not_a_relay")),
    })
}

/// Why there was no answer: no line to anywhere, or nobody at its end.
fn broken(fault: &reqwest::Error) -> Fault {
    let mut cause = std::error::Error::source(fault);
    while let Some(under) = cause {
        match under.downcast_ref::<io::Error>().map(io::Error::kind) {
            Some(ErrorKind::ConnectionRefused | ErrorKind::ConnectionReset) => return Fault::Silent,
            Some(ErrorKind::NetworkUnreachable | ErrorKind::HostUnreachable | ErrorKind::NetworkDown) => {
                return Fault::Offline;
            }
            Some(_) | None => cause = under.source(),
        }
    }
    if fault.is_timeout() { Fault::Silent } else { Fault::Offline }
}

/// What came of an answer, and whether it broke off.
async fn body(mut answer: Response) -> (Vec<u8>, bool) {
    let mut bytes = Vec::new();
    loop {
        match tokio::time::timeout(PAUSE, answer.chunk()).await {
            Ok(Ok(Some(chunk))) if bytes.len() + chunk.len() <= MOST_ANSWER => bytes.extend_from_slice(&chunk),
            Ok(Ok(None)) => return (bytes, false),
            Ok(Ok(Some(_)) | Err(_)) | Err(_) => return (bytes, true),
        }
    }
}

async fn json<T: DeserializeOwned>(answer: Response) -> Result<T, Fault> {
    match body(answer).await {
        (_, true) => Err(Fault::Offline),
        (bytes, false) => serde_json::from_slice(&bytes).map_err(|_| Fault::refused("not_a_relay")),
    }
}

/// What the relay's clock said in an answer without a body.
fn told(answer: &Response) -> Option<i64> {
    answer.headers().get(TIME)?.to_str().ok()?.parse().ok()
}

fn public_key(text: &str) -> Result<PublicKey, Fault> {
    let bytes = BASE64_STANDARD.decode(text).unwrap_or_default();
    PublicKey::from_slice(&bytes).ok_or_else(|| Fault::refused("malformed"))
}

/// A problem of the whole conversation, not of one log.
impl From<&Problem> for Fault {
    fn from(problem: &Problem) -> Fault {
        match problem {
            // Where we thought it stands is not where it stands: compare again.
            Problem::Gap { .. } | Problem::Unavailable => Fault::Unavailable { retry_after: 0 },
            Problem::SlowDown { retry_after } => Fault::Unavailable {
                retry_after: i64::try_from(*retry_after).unwrap_or(i64::MAX).saturating_mul(1_000),
            },
            Problem::Fork { .. } => Fault::refused("fork"),
            Problem::Revoked => Fault::refused("revoked"),
            Problem::UpgradeRequired { .. } => Fault::refused("upgrade_required"),
            Problem::Refused { reason, .. } => Fault::Refused(reason.clone()),
            Problem::SessionOver => Fault::refused("session"),
            Problem::CodeRefused => Fault::refused("code"),
            Problem::UnknownDevice => Fault::refused("unknown_device"),
        }
    }
}
