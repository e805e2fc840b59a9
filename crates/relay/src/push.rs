//! Taking changes.

use std::sync::Arc;

use axum::{Json, extract::State};
use base64::{Engine as _, prelude::BASE64_STANDARD};
use wire::{
    DeviceId,
    frame::{self, Torn},
    membership::{Members, place},
    protocol::{Problem, Receipt},
};

use crate::{
    Candidate, Log, Relay, Unavailable,
    examine::examine,
    problem::{Fault, malformed},
    receive::{Whole, inflated, too_large},
    relay::Within,
};

/// Keeps what is good up to the first fault. The answer is a receipt when all was good; otherwise the fault, and the
/// device learns what was kept from the next receipt or from the heads.
pub(crate) async fn push<L: Log>(
    State(relay): State<Arc<Relay<L>>>,
    Within(session): Within,
    Whole(body): Whole,
) -> Result<Json<Receipt>, Fault> {
    let mut members = relay.log.members(session.clinic).await?;
    let limits = relay.limits;
    let examined = tokio::task::spawn_blocking(move || {
        let (mut frames, torn) = frame::unpack(body.as_ref(), limits.inflated);
        let over = frames.len() > limits.changes;
        frames.truncate(limits.changes);
        let (batch, fault) = examine(frames, session.clinic, &mut members);
        let cut = match torn {
            _ if over => Some(too_large()),
            Some(Torn::TooLarge) => Some(inflated()),
            Some(Torn::Short | Torn::Checksum | Torn::Lengths | Torn::Read(_)) => Some(malformed("torn")),
            None => None,
        };
        let revoked = batch.iter().any(|change| beyond(&members, session.device, change));
        (batch, fault.map(Fault::from).or(cut), revoked)
    });
    let (batch, fault, revoked) = examined.await.map_err(|fault| Unavailable::Failed(fault.to_string()))?;
    if batch.is_empty() {
        return Err(fault.unwrap_or_else(|| malformed("empty")));
    }
    let appended = relay.log.append(session.clinic, batch, relay.env.now()).await?;
    metrics::counter!("esmalte_changes_accepted_total").increment(appended.fresh as u64);
    if appended.fresh > 0 {
        relay.bells.ring(session.clinic);
        relay.log.announce(session.clinic);
    }
    // A fault found under the lock lies before one found while examining.
    if let Some(fault) = appended.problem.map(Fault::from).or(fault) {
        return Err(fault);
    }
    if revoked {
        // Kept like everything an enrolled device signs, for people to judge; and said, so that its people know.
        return Err(Problem::Revoked.into());
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

/// Whether a device sends what it wrote after its revocation. Who forwards another's gets a receipt as for all else.
fn beyond(members: &Members, sender: DeviceId, change: &Candidate) -> bool {
    let author = change.header.device;
    author == sender && members.get(&author).is_some_and(|member| member.is_revoked_at(place(&change.header)))
}
