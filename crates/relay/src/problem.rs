//! A problem as an answer.

use axum::{
    Json,
    http::{HeaderValue, StatusCode, header::RETRY_AFTER},
    response::{IntoResponse, Response},
};
use wire::protocol::Problem;

use crate::Unavailable;

/// When to come again to a log that has too much to do.
const BUSY_SECONDS: u64 = 2;

/// Why a request was not done, or not wholly.
#[derive(Debug)]
pub(crate) struct Fault(pub(crate) StatusCode, pub(crate) Problem);

impl From<Problem> for Fault {
    fn from(problem: Problem) -> Self {
        let status = match &problem {
            Problem::Gap { .. } | Problem::Fork { .. } => StatusCode::CONFLICT,
            Problem::Revoked | Problem::CodeRefused => StatusCode::FORBIDDEN,
            Problem::UpgradeRequired { .. } => StatusCode::UPGRADE_REQUIRED,
            Problem::Refused { .. } => StatusCode::UNPROCESSABLE_ENTITY,
            Problem::SessionOver => StatusCode::UNAUTHORIZED,
            Problem::UnknownDevice => StatusCode::NOT_FOUND,
            Problem::SlowDown { .. } => StatusCode::TOO_MANY_REQUESTS,
            Problem::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
        };
        Fault(status, problem)
    }
}

impl From<Unavailable> for Fault {
    fn from(fault: Unavailable) -> Self {
        match fault {
            // The detail is the operator's; a device only needs to know that it may try again.
            Unavailable::Failed(detail) => {
                tracing::error!(detail, "the log failed");
                Problem::Unavailable.into()
            }
            Unavailable::Busy => Problem::SlowDown { retry_after: BUSY_SECONDS }.into(),
            Unavailable::Suspended => refused(StatusCode::FORBIDDEN, "clinic_suspended"),
        }
    }
}

impl IntoResponse for Fault {
    fn into_response(self) -> Response {
        let retry_after = match &self.1 {
            Problem::SlowDown { retry_after } => Some(*retry_after),
            _ => None,
        };
        let mut response = (self.0, Json(self.1)).into_response();
        if let Some(seconds) = retry_after {
            response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}

/// A request that is not what this address takes.
pub(crate) fn malformed(reason: &str) -> Fault {
    refused(StatusCode::BAD_REQUEST, reason)
}

/// A request refused as a whole.
pub(crate) fn refused(status: StatusCode, reason: &str) -> Fault {
    Fault(status, Problem::Refused { seq: None, reason: reason.to_owned() })
}
