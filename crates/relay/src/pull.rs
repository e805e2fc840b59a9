//! Handing changes on, waiting for the next one if there is none.

use std::{sync::Arc, time::Duration};

use axum::{
    extract::{Query, State, rejection::QueryRejection},
    http::header::CONTENT_TYPE,
    response::IntoResponse,
};
use serde::Deserialize;
use tokio::time::Instant;
use uuid::Uuid;
use wire::{frame, protocol::Problem};

use crate::{
    Log, Relay, Standing, Unavailable,
    problem::{Fault, malformed},
    relay::Within,
    token::Session,
};

#[derive(Debug, Deserialize)]
pub(crate) struct From {
    after: u64,
    #[serde(default)]
    wait: u64,
    /// Which version of the protocol the device speaks.
    #[serde(default = "first")]
    protocol: u32,
    /// The life of this log in which that position was learnt; positions of another mean nothing here.
    incarnation: Option<Uuid>,
}

fn first() -> u32 {
    1
}

pub(crate) async fn pull<L: Log>(
    State(relay): State<Arc<Relay<L>>>,
    Within(session): Within,
    from: Result<Query<From>, QueryRejection>,
) -> Result<impl IntoResponse, Fault> {
    let Query(from) = from.map_err(|_| malformed("malformed"))?;
    let (clinic, limits) = (session.clinic, relay.limits);
    if from.protocol < limits.least_reader {
        return Err(Problem::UpgradeRequired { least: limits.least_reader }.into());
    }
    let (mut bell, mut closing) = (relay.bells.listen(clinic), relay.closing.subscribe());
    let standing = relay.log.standing(clinic).await?;
    welcome(&relay, &session, &standing, from.after).await?;
    // Whoever knew an earlier life of this log, or stands past its end, has to compare heads first.
    if from.after > standing.server_seq || from.incarnation.is_some_and(|known| known != standing.incarnation) {
        return Err(Problem::Gap { expected_seq: standing.server_seq }.into());
    }
    let mut frames = relay.log.after(clinic, from.after, limits.answer, limits.changes).await?;
    let until = Instant::now() + Duration::from_secs(from.wait).min(limits.wait);
    // A bell may ring for nothing: after a pause in which one could have been missed, all are rung.
    while frames.is_empty() && Instant::now() < until && !*closing.borrow() {
        tokio::select! {
            () = tokio::time::sleep_until(until) => {}
            _ = bell.changed() => {}
            _ = closing.wait_for(|closing| *closing) => {}
        }
        frames = relay.log.after(clinic, from.after, limits.answer, limits.changes).await?;
    }
    let packed = tokio::task::spawn_blocking(move || frame::pack(&frames))
        .await
        .map_err(|fault| Unavailable::Failed(fault.to_string()))?
        .map_err(|fault| Unavailable::Failed(fault.to_string()))?;
    Ok(([(CONTENT_TYPE, "application/zstd")], packed))
}

/// A revoked device may bring what it wrote and is told nothing more of the clinic. An invitation whose term is over lets
/// nobody in; whoever came in before or has written stays.
async fn welcome<L: Log>(relay: &Relay<L>, session: &Session, standing: &Standing, after: u64) -> Result<(), Fault> {
    let members = relay.log.members(session.clinic).await?;
    let Some(member) = members.get(&session.device) else { return Err(Problem::UnknownDevice.into()) };
    if member.last.is_some() {
        return Err(Problem::Revoked.into());
    }
    let over = member.expires.is_some_and(|expires| expires < relay.env.now());
    if over && after == 0 && standing.ends.keys().all(|(device, _)| *device != session.device) {
        return Err(Problem::CodeRefused.into());
    }
    Ok(())
}
