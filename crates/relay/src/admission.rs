//! A clinic's first device presents the operator's one-time code and the clinic's genesis.

use std::sync::Arc;

use axum::{Json, extract::State};
use base64::{Engine as _, prelude::BASE64_STANDARD};
use wire::{
    frame::Frame,
    protocol::{Admission, Admitted, Problem},
};

use crate::{
    Admittance, Log, Relay, examine,
    problem::{Fault, malformed},
    receive::Body,
};

pub(crate) async fn admit<L: Log>(
    State(relay): State<Arc<Relay<L>>>,
    Body(admission): Body<Admission>,
) -> Result<Json<Admitted>, Fault> {
    let bytes = BASE64_STANDARD.decode(&admission.genesis).map_err(|_| malformed("malformed"))?;
    let frame = Frame::read(&mut bytes.as_slice()).ok().flatten().ok_or_else(|| malformed("torn"))?;
    let (genesis, founder) = examine::genesis(frame.change)?;
    let outcome = relay.log.admit(&admission.code, &genesis, &founder, relay.env.now()).await?;
    match outcome {
        Admittance::Admitted => Ok(Json(Admitted { server_key: BASE64_STANDARD.encode(relay.public.0) })),
        Admittance::CodeRefused => Err(Problem::CodeRefused.into()),
        Admittance::AlreadyHere => Err(Problem::Refused { seq: None, reason: "clinic_already_here".to_owned() }.into()),
    }
}
