//! What every request gets besides its answer: an id, a line in the log, a measure, and an end if it panics or hangs.

use std::{any::Any, sync::Arc, time::Duration};

use axum::{
    Json, Router,
    extract::{MatchedPath, Request},
    http::{HeaderName, HeaderValue, StatusCode},
    middleware::{self, Next},
    response::{IntoResponse as _, Response},
};
use relay::Env as _;
use serde_json::json;
use tower::ServiceBuilder;
use tower_http::catch_panic::CatchPanicLayer;
use tracing::Instrument as _;

use crate::{
    env::Machine,
    gate::{self, Gate},
};

/// Longer than the longest body and the longest poll together: nothing honest takes so long.
const HANGS: Duration = Duration::from_secs(120);

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Puts around the routes what every request gets.
pub(crate) fn around(routes: Router, gate: Arc<Gate>) -> Router {
    routes.layer(
        ServiceBuilder::new()
            .layer(middleware::from_fn(watched))
            .layer(middleware::from_fn_with_state(gate, gate::guarded))
            .layer(CatchPanicLayer::custom(panicked))
            .layer(middleware::from_fn(ended)),
    )
}

/// Logs and counts a request: its route, never its address, query, body or token.
async fn watched(request: Request, next: Next) -> Response {
    let route = request.extensions().get::<MatchedPath>().map_or("none", MatchedPath::as_str).to_owned();
    let method = request.method().clone();
    // Ours always: one that a client could choose would be a place to write into our log.
    let id = drawn();
    let span = tracing::info_span!("request", id, %method, route);
    let start = tokio::time::Instant::now();
    let mut answer = next.run(request).instrument(span.clone()).await;
    let (took, status) = (start.elapsed(), answer.status().as_u16());
    if answer.extensions().get::<Panicked>().is_some() {
        answer = (StatusCode::INTERNAL_SERVER_ERROR, Json(json!({ "problem": "unavailable", "incident": id })))
            .into_response();
    }
    span.in_scope(|| tracing::info!(status, ms = u64::try_from(took.as_millis()).unwrap_or(u64::MAX), "answered"));
    // Anything may stand where a method should, and each label is kept for ever.
    let method = if route == "none" { "any".to_owned() } else { method.to_string() };
    let labels = [("method", method), ("route", route), ("status", status.to_string())];
    metrics::histogram!("esmalte_request_seconds", &labels).record(took.as_secs_f64());
    if let Ok(id) = HeaderValue::from_str(&id) {
        answer.headers_mut().insert(REQUEST_ID, id);
    }
    answer
}

async fn ended(request: Request, next: Next) -> Response {
    tokio::time::timeout(HANGS, next.run(request)).await.unwrap_or_else(|_| {
        tracing::error!("a request hung");
        (StatusCode::SERVICE_UNAVAILABLE, Json(json!({ "problem": "unavailable" }))).into_response()
    })
}

/// Marks the answer of a request that panicked.
#[derive(Clone, Copy)]
struct Panicked;

/// The message stays unsaid: it may quote what was being worked on. Where it was, the panic hook has told.
fn panicked(_: Box<dyn Any + Send>) -> Response {
    tracing::error!("a request panicked");
    metrics::counter!("esmalte_panics_total").increment(1);
    let mut answer = StatusCode::INTERNAL_SERVER_ERROR.into_response();
    answer.extensions_mut().insert(Panicked);
    answer
}

fn drawn() -> String {
    let mut bytes = [0; 8];
    Machine.fill(&mut bytes);
    format!("{:016x}", u64::from_be_bytes(bytes))
}

#[cfg(test)]
mod tests {
    use axum::{
        body::{Body, to_bytes},
        routing::get,
    };
    use tower::ServiceExt as _;

    use super::*;

    #[tokio::test]
    async fn a_panic_is_an_answer_with_an_incident_that_the_log_knows_too() {
        let routes =
            Router::new().route("/panics", get(async || -> &'static str { panic!("Muñoz, allergic to penicillin") }));
        let app = around(routes, Gate::new(Vec::new(), gate::Rates::default()));
        let answer =
            app.oneshot(Request::get("/panics").body(Body::empty()).expect("a request")).await.expect("an answer");
        assert_eq!(answer.status(), StatusCode::INTERNAL_SERVER_ERROR);
        let id = answer.headers()[REQUEST_ID].to_str().expect("text").to_owned();
        let body = to_bytes(answer.into_body(), 1_000).await.expect("a body");
        assert_eq!(body, json!({ "problem": "unavailable", "incident": id }).to_string());
    }

    #[tokio::test(start_paused = true)]
    async fn a_request_that_hangs_ends() {
        let routes = Router::new().route("/hangs", get(std::future::pending::<&'static str>));
        let app = around(routes, Gate::new(Vec::new(), gate::Rates::default()));
        let answer =
            app.oneshot(Request::get("/hangs").body(Body::empty()).expect("a request")).await.expect("an answer");
        assert_eq!(answer.status(), StatusCode::SERVICE_UNAVAILABLE);
    }
}
