//! Taking changes.

use std::sync::Arc;

use axum::{
    Json,
    body::Bytes,
    extract::{State, rejection::BytesRejection},
    http::StatusCode,
};
use base64::{Engine as _, prelude::BASE64_STANDARD};
use wire::{Refused, frame, protocol::Receipt};

use crate::{
    Log, Relay, Unavailable,
    examine::{examine, refused},
    problem::{Fault, malformed},
    relay::Within,
};

/// Keeps what is good up to the first fault. The answer is a receipt when all was good; otherwise the fault, and the
/// device learns what was kept from the next receipt or from the heads.
pub(crate) async fn push<L: Log>(
    State(relay): State<Arc<Relay<L>>>,
    Within(session): Within,
    body: Result<Bytes, BytesRejection>,
) -> Result<Json<Receipt>, Fault> {
    let body =
        body.map_err(
            |fault| {
                if fault.status() == StatusCode::PAYLOAD_TOO_LARGE { too_large() } else { malformed("torn") }
            },
        )?;
    let keys = relay.log.keys(session.clinic).await?;
    let limits = relay.limits;
    let examined = tokio::task::spawn_blocking(move || {
        let (mut frames, torn) = frame::unpack(body.as_ref(), limits.inflated);
        let over = frames.len() > limits.changes;
        frames.truncate(limits.changes);
        let (batch, fault) = examine(frames, session.clinic, keys);
        let cut = if over { Some(too_large()) } else { torn.map(|_| malformed("torn")) };
        (batch, fault.map(Fault::from).or(cut))
    });
    let (batch, fault) = examined.await.map_err(|fault| Unavailable(fault.to_string()))?;
    if batch.is_empty() {
        return Err(fault.unwrap_or_else(|| malformed("empty")));
    }
    let appended = relay.log.append(session.clinic, batch, relay.env.now()).await?;
    metrics::counter!("esmalte_changes_accepted_total").increment(appended.fresh as u64);
    if appended.fresh > 0 {
        relay.bells.ring(session.clinic);
    }
    // A fault found under the lock lies before one found while examining.
    if let Some(fault) = appended.problem.map(Fault::from).or(fault) {
        return Err(fault);
    }
    let Some((device, epoch, held)) = appended.held else {
        return Err(malformed("empty"));
    };
    let receipt = Receipt {
        clinic: session.clinic,
        device,
        epoch,
        up_to_seq: held.seq,
        head: held.hash,
        server_seq: held.server_seq,
        incarnation: appended.incarnation,
        signature: String::new(),
    };
    Ok(Json(receipt.sign(&relay.key, |signature| BASE64_STANDARD.encode(signature))))
}

/// More than one request may bring.
pub(crate) fn too_large() -> Fault {
    Fault(StatusCode::PAYLOAD_TOO_LARGE, refused(None, Refused::TooLarge))
}
