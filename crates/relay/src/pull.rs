//! Handing changes on, waiting for the next one if there is none.

use std::{sync::Arc, time::Duration};

use axum::{
    extract::{Query, State, rejection::QueryRejection},
    http::header::CONTENT_TYPE,
    response::IntoResponse,
};
use serde::Deserialize;
use uuid::Uuid;
use wire::{frame, protocol::Problem};

use crate::{
    Log, Relay, Unavailable,
    problem::{Fault, malformed},
    relay::Within,
};

#[derive(Debug, Deserialize)]
pub(crate) struct From {
    after: u64,
    #[serde(default)]
    wait: u64,
    /// The life of this log in which that position was learnt; positions of another mean nothing here.
    incarnation: Option<Uuid>,
}

pub(crate) async fn pull<L: Log>(
    State(relay): State<Arc<Relay<L>>>,
    Within(session): Within,
    from: Result<Query<From>, QueryRejection>,
) -> Result<impl IntoResponse, Fault> {
    let Query(from) = from.map_err(|_| malformed("malformed"))?;
    let (clinic, limits) = (session.clinic, relay.limits);
    let (mut bell, mut closing) = (relay.bells.listen(clinic), relay.closing.subscribe());
    let standing = relay.log.standing(clinic).await?;
    // Whoever knew an earlier life of this log, or stands past its end, has to compare heads first.
    if from.after > standing.server_seq || from.incarnation.is_some_and(|known| known != standing.incarnation) {
        return Err(Problem::Gap { expected_seq: standing.server_seq }.into());
    }
    let mut frames = relay.log.after(clinic, from.after, limits.answer, limits.changes).await?;
    if frames.is_empty() {
        let wait = Duration::from_secs(from.wait).min(limits.wait);
        if !wait.is_zero() {
            tokio::select! {
                () = tokio::time::sleep(wait) => {}
                _ = bell.changed() => {}
                _ = closing.wait_for(|closing| *closing) => {}
            }
            frames = relay.log.after(clinic, from.after, limits.answer, limits.changes).await?;
        }
    }
    let packed = tokio::task::spawn_blocking(move || frame::pack(&frames))
        .await
        .map_err(|fault| Unavailable(fault.to_string()))?
        .map_err(|fault| Unavailable(fault.to_string()))?;
    Ok(([(CONTENT_TYPE, "application/zstd")], packed))
}
