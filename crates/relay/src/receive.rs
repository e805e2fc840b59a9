//! Taking in a body: bounded in bytes and in time, each with its own reason.

use std::{sync::Arc, time::Duration};

use axum::{
    body::Bytes,
    extract::{FromRequest, Request},
    http::{StatusCode, header::CONTENT_LENGTH},
};
use http_body_util::{BodyExt as _, LengthLimitError, Limited};
use serde::de::DeserializeOwned;

use crate::{
    Log, Relay,
    problem::{Fault, malformed, refused},
};

/// No message needs more: a genesis at its largest, in base64.
const MESSAGE: usize = 3 << 19;

/// A body as it came.
pub(crate) struct Whole(pub(crate) Bytes);

impl<L: Log> FromRequest<Arc<Relay<L>>> for Whole {
    type Rejection = Fault;

    async fn from_request(request: Request, relay: &Arc<Relay<L>>) -> Result<Self, Fault> {
        read(request, relay.limits.body, relay.limits.receive).await.map(Whole)
    }
}

/// A JSON body whose faults are problems too.
pub(crate) struct Body<T>(pub(crate) T);

impl<T: DeserializeOwned, L: Log> FromRequest<Arc<Relay<L>>> for Body<T> {
    type Rejection = Fault;

    async fn from_request(request: Request, relay: &Arc<Relay<L>>) -> Result<Self, Fault> {
        let bytes = read(request, relay.limits.body.min(MESSAGE), relay.limits.receive).await?;
        serde_json::from_slice(&bytes).map(Body).map_err(|_| malformed("malformed"))
    }
}

async fn read(request: Request, most: usize, within: Duration) -> Result<Bytes, Fault> {
    // Whoever announces too much need not send it first.
    let announced = request.headers().get(CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse().ok());
    if announced.is_some_and(|length: u64| length > most as u64) {
        return Err(too_large());
    }
    match tokio::time::timeout(within, Limited::new(request.into_body(), most).collect()).await {
        Ok(Ok(read)) => Ok(read.to_bytes()),
        Ok(Err(fault)) if fault.is::<LengthLimitError>() => Err(too_large()),
        Ok(Err(_)) => Err(malformed("torn")),
        Err(_) => Err(refused(StatusCode::REQUEST_TIMEOUT, "too_slow")),
    }
}

/// More than one request may bring.
pub(crate) fn too_large() -> Fault {
    refused(StatusCode::PAYLOAD_TOO_LARGE, "too_large")
}

/// A small body that inflates to more than one request may bring.
pub(crate) fn inflated() -> Fault {
    refused(StatusCode::PAYLOAD_TOO_LARGE, "inflated")
}
