//! Opening a session: the device signs a nonce, the relay answers with a token.

use std::sync::Arc;

use axum::{Json, extract::State};
use base64::{Engine as _, prelude::BASE64_STANDARD};
use wire::{
    ChangeKind, ClinicId,
    frame::Frame,
    membership::{Members, place},
    protocol::{Challenge, ChallengeRequest, Problem, SessionGrant, SessionRequest, session_message},
};

use crate::{
    Log, Relay,
    examine::{examine, refused},
    problem::{Fault, malformed},
    receive::Body,
    token::{LASTS_MS, Session},
};

/// How long a nonce is good.
const NONCE_MS: i64 = 60 * 1000;

/// No device has taken so many keys since it last brought one.
const MOST_ROTATIONS: usize = 64;

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
    let mut members = relay.log.members(clinic).await?;
    shown(&mut members, clinic, &request)?;
    let key = members.get(&device).ok_or(Problem::UnknownDevice)?.newest_key();
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

/// Learns, for this session alone, the keys that a device took by changes it has not brought yet. Each is signed with the key
/// before it and stands after all that is known, so an old key names no new one.
fn shown(members: &mut Members, clinic: ClinicId, request: &SessionRequest) -> Result<(), Fault> {
    for text in request.rotations.iter().take(MOST_ROTATIONS) {
        let bytes = BASE64_STANDARD.decode(text).map_err(|_| malformed("malformed"))?;
        let frame = Frame::read(&mut bytes.as_slice()).ok().flatten().ok_or_else(|| malformed("torn"))?;
        let header = frame.change.header().map_err(|why| refused(None, why))?;
        let Some(member) = members.get(&header.device) else { return Err(Problem::UnknownDevice.into()) };
        let newer = member.rotations.last().is_none_or(|(last, _)| place(&header) > *last);
        if newer && header.device == request.device && header.kind == ChangeKind::Rotate {
            examine(vec![frame], clinic, members);
        }
    }
    Ok(())
}
