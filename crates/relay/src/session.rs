//! Opening a session: the device signs a nonce, the relay answers with a token.

use std::sync::Arc;

use axum::{Json, extract::State};
use base64::{Engine as _, prelude::BASE64_STANDARD};
use wire::protocol::{Challenge, ChallengeRequest, Problem, SessionGrant, SessionRequest, session_message};

use crate::{
    Log, Relay,
    problem::{Fault, malformed},
    relay::Body,
    token::{LASTS_MS, Session},
};

/// How long a nonce is good.
const NONCE_MS: i64 = 60 * 1000;

pub(crate) async fn challenge<L: Log>(
    State(relay): State<Arc<Relay<L>>>,
    Body(request): Body<ChallengeRequest>,
) -> Result<Json<Challenge>, Fault> {
    let clinic = relay.log.home_of(request.device).await?.ok_or(Problem::UnknownDevice)?;
    let mut nonce = [0; 32];
    relay.env.fill(&mut nonce);
    relay.log.keep_nonce(clinic, request.device, nonce, relay.env.now() + NONCE_MS).await?;
    Ok(Json(Challenge { clinic, nonce: BASE64_STANDARD.encode(nonce) }))
}

pub(crate) async fn open<L: Log>(
    State(relay): State<Arc<Relay<L>>>,
    Body(request): Body<SessionRequest>,
) -> Result<Json<SessionGrant>, Fault> {
    let device = request.device;
    let decode = |text: &str| BASE64_STANDARD.decode(text).map_err(|_| malformed("malformed"));
    let nonce: [u8; 32] = decode(&request.nonce)?.try_into().map_err(|_| malformed("malformed"))?;
    let signature = decode(&request.signature)?;
    let clinic = relay.log.home_of(device).await?.ok_or(Problem::UnknownDevice)?;
    let key = relay.log.keys(clinic).await?.get(&device).copied().ok_or(Problem::UnknownDevice)?;
    // Spent before it is checked: a nonce is good for one try, right or wrong.
    let fresh = relay.log.spend_nonce(clinic, device, nonce, relay.env.now()).await?;
    if !fresh || !key.verifies(&session_message(clinic, device, request.epoch, &nonce), &signature) {
        return Err(Problem::SessionOver.into());
    }
    let session = Session { clinic, device, epoch: request.epoch, expires: relay.env.now() + LASTS_MS };
    Ok(Json(SessionGrant {
        token: session.seal(&relay.key),
        expires: session.expires,
        server_key: BASE64_STANDARD.encode(relay.public.0),
    }))
}
