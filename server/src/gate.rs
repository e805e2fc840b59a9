//! Who is asking, and how often an address may. The relay itself paces devices; here stands what it cannot know.

use std::{
    net::{IpAddr, Ipv6Addr},
    sync::Arc,
};

use axum::{
    Json,
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, StatusCode, header::RETRY_AFTER},
    middleware::Next,
    response::{IntoResponse as _, Response},
};
use ipnet::IpNet;
use relay::{
    Env as _,
    pace::{Buckets, Rate},
};
use wire::protocol::Problem;

use crate::env::Machine;

/// As many addresses as are remembered between their requests.
const ADDRESSES: usize = 100_000;
/// What a wrong answer costs above the question, in tokens.
const FAILURE: u32 = 5;

/// How often an address may ask. All of a clinic's workstations share one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rates {
    /// Anything.
    pub address: Rate,
    /// For a challenge or a session. Counted by address and not by the device that is named: a stranger who names another's
    /// device must not lock it out.
    pub session: Rate,
    /// With a one-time code.
    pub admission: Rate,
}

impl Default for Rates {
    fn default() -> Self {
        Rates {
            address: Rate { per_minute: 6_000, burst: 2_000 },
            session: Rate { per_minute: 1_200, burst: 600 },
            admission: Rate { per_minute: 30, burst: 20 },
        }
    }
}

/// The other end of a connection.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Peer(pub(crate) IpAddr);

/// What stands before the routes.
pub(crate) struct Gate {
    trusted: Vec<IpNet>,
    address: Buckets<IpAddr>,
    session: Buckets<IpAddr>,
    admission: Buckets<IpAddr>,
}

impl Gate {
    pub(crate) fn new(trusted: Vec<IpNet>, rates: Rates) -> Arc<Gate> {
        let buckets = |rate| Buckets::new(rate, ADDRESSES);
        let (address, session) = (buckets(rates.address), buckets(rates.session));
        Arc::new(Gate { trusted, address, session, admission: buckets(rates.admission) })
    }

    /// Whether it is a proxy of ours, behind which many stand.
    pub(crate) fn trusts(&self, address: IpAddr) -> bool {
        let address = address.to_canonical();
        self.trusted.iter().any(|net| net.contains(&address))
    }

    /// The client's address: the peer's, or what trusted proxies say, read from the nearest on.
    fn client(&self, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
        let mut client = peer;
        let said = headers.get_all("x-forwarded-for").iter().rev().filter_map(|value| value.to_str().ok());
        for hop in said.flat_map(|list| list.rsplit(',')) {
            if !self.trusts(client) {
                break;
            }
            let Ok(hop) = hop.trim().parse::<IpAddr>() else { break };
            client = hop;
        }
        subscriber(client)
    }

    fn door(&self, path: &str) -> Option<&Buckets<IpAddr>> {
        match path {
            "/v1/clinics" => Some(&self.admission),
            "/v1/session" | "/v1/session/challenge" => Some(&self.session),
            _ => None,
        }
    }
}

/// One subscriber has a whole /64 of version 6.
fn subscriber(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(six) => IpAddr::V6(Ipv6Addr::from_bits(six.to_bits() >> 64 << 64)),
        four @ IpAddr::V4(_) => four,
    }
}

/// Lets a request through, or says when to come again.
pub(crate) async fn guarded(State(gate): State<Arc<Gate>>, request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let Some(Peer(peer)) =
        request.extensions().get::<Peer>().copied().filter(|_| !matches!(path, "/healthz" | "/readyz"))
    else {
        return next.run(request).await;
    };
    let (client, now) = (gate.client(peer, request.headers()), Machine.now());
    let door = gate.door(path);
    let paced = gate.address.take(client, 1, now).and_then(|()| door.map_or(Ok(()), |door| door.take(client, 1, now)));
    if let Err(retry_after) = paced {
        metrics::counter!("esmalte_slowed_down_total").increment(1);
        return slow_down(retry_after);
    }
    let door = door.map(|_| request.uri().path().to_owned());
    let answer = next.run(request).await;
    let failed = matches!(answer.status(), StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN | StatusCode::NOT_FOUND);
    if let Some(door) = door.filter(|_| failed).and_then(|path| gate.door(&path)) {
        door.charge(client, FAILURE, now);
    }
    answer
}

fn slow_down(retry_after: u64) -> Response {
    let mut answer = (StatusCode::TOO_MANY_REQUESTS, Json(Problem::SlowDown { retry_after })).into_response();
    answer.headers_mut().insert(RETRY_AFTER, HeaderValue::from(retry_after));
    answer
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(peer: &str, said: &[&'static str], client: &str) {
        let gate = Gate::new(vec!["10.0.0.0/8".parse().expect("a network")], Rates::default());
        let mut headers = HeaderMap::new();
        for value in said {
            headers.append("x-forwarded-for", HeaderValue::from_static(value));
        }
        let found = gate.client(peer.parse().expect("an address"), &headers);
        assert_eq!(found, client.parse::<IpAddr>().expect("an address"), "{peer} {said:?}");
    }

    #[test]
    fn only_trusted_proxies_are_believed_and_only_as_far_as_they_reach() {
        check("203.0.113.5", &[], "203.0.113.5");
        check("203.0.113.5", &["198.51.100.1"], "203.0.113.5");
        check("10.0.0.1", &["198.51.100.1"], "198.51.100.1");
        check("::ffff:10.0.0.1", &["198.51.100.1"], "198.51.100.1");
        check("10.0.0.1", &["192.0.2.9, 198.51.100.1, 10.0.0.2"], "198.51.100.1");
        check("10.0.0.1", &["192.0.2.9", "198.51.100.1"], "198.51.100.1");
        check("10.0.0.1", &["not an address"], "10.0.0.1");
        check("10.0.0.1", &[], "10.0.0.1");
    }

    #[test]
    fn a_subscriber_of_version_six_is_one() {
        check("2001:db8:1:2:aaaa::1", &[], "2001:db8:1:2::");
        check("2001:db8:1:2:bbbb::9", &[], "2001:db8:1:2::");
    }
}
