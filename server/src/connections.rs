//! Connections: taking them, bounding them, and ending them in order.

use std::{
    collections::HashMap,
    io,
    net::IpAddr,
    pin::pin,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use axum::{Router, body::Body};
use hyper::{Request, body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::GracefulShutdown,
};
use socket2::SockRef;
use tokio::{
    io::{AsyncRead, AsyncWrite},
    net::{TcpListener, TcpStream},
    sync::{OwnedSemaphorePermit, Semaphore},
    task::JoinSet,
    time::timeout,
};
use tokio_rustls::TlsAcceptor;
use tower::ServiceExt as _;

use crate::gate::{Gate, Peer};

/// Bytes of a request's head; what is longer is answered with 431.
const HEAD: usize = 16 << 10;
/// A peer that takes nothing of what it is sent for so long is gone.
const UNSENT: Duration = Duration::from_secs(60);
/// When there are no more file descriptors, some have to come free first.
const BREATH: Duration = Duration::from_millis(100);

/// How many connections, and for how long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lines {
    /// At once.
    pub most: usize,
    /// At once from one address that is no trusted proxy.
    pub most_per_address: usize,
    /// The longest a request's head, or a TLS handshake, may take to come, and a connection may be idle.
    pub header: Duration,
    /// How long requests under way may take when the server is told to stop.
    pub drain: Duration,
}

impl Default for Lines {
    fn default() -> Self {
        Lines { most: 4_096, most_per_address: 256, header: Duration::from_secs(30), drain: Duration::from_secs(25) }
    }
}

/// What each connection needs.
#[derive(Clone)]
pub(crate) struct Taking {
    pub(crate) lines: Lines,
    pub(crate) gate: Arc<Gate>,
    pub(crate) tls: Option<TlsAcceptor>,
    pub(crate) app: Router,
}

/// Takes connections until `stop`; then lets requests under way finish, for as long as `drain`.
pub(crate) async fn take(listener: TcpListener, taking: Taking, stop: impl Future<Output = ()>) {
    let (room, ending) = (Arc::new(Semaphore::new(taking.lines.most)), GracefulShutdown::new());
    let here = Arc::new(Mutex::new(HashMap::new()));
    let mut running = JoinSet::new();
    let mut stop = pin!(stop);
    loop {
        let (stream, peer, permit) = tokio::select! {
            () = &mut stop => break,
            accepted = accepted(&listener, &room) => accepted,
        };
        while running.try_join_next().is_some() {}
        let seat = Seat::take(&here, peer, permit);
        if seat.number > taking.lines.most_per_address && !taking.gate.trusts(peer) {
            metrics::counter!("esmalte_connections_refused_total").increment(1);
            continue;
        }
        let (taking, watcher) = (taking.clone(), ending.watcher());
        running.spawn(async move {
            let _seat = seat;
            let header = taking.lines.header;
            match taking.tls.clone() {
                None => talk(stream, peer, taking, watcher).await,
                Some(tls) => {
                    if let Ok(Ok(stream)) = timeout(header, tls.accept(stream)).await {
                        talk(stream, peer, taking, watcher).await;
                    }
                }
            }
        });
    }
    drop(listener);
    if timeout(taking.lines.drain, ending.shutdown()).await.is_err() {
        tracing::warn!(left = running.len(), "stopped before everybody was done");
    }
    running.shutdown().await;
}

async fn accepted(listener: &TcpListener, room: &Arc<Semaphore>) -> (TcpStream, IpAddr, OwnedSemaphorePermit) {
    loop {
        // Room first: whom we cannot serve yet waits in the kernel and not in our memory.
        let permit = room.clone().acquire_owned().await.expect("nobody closes it");
        match listener.accept().await {
            Ok((stream, peer)) => {
                // Both only help; a socket that refuses them still works.
                let _ = stream.set_nodelay(true);
                let _ = SockRef::from(&stream).set_tcp_user_timeout(Some(UNSENT));
                return (stream, peer.ip().to_canonical(), permit);
            }
            Err(fault) if is_of_the_connection(&fault) => {}
            Err(fault) => {
                tracing::error!(%fault, "cannot take connections");
                tokio::time::sleep(BREATH).await;
            }
        }
    }
}

fn is_of_the_connection(fault: &io::Error) -> bool {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    matches!(fault.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset)
}

/// Speaks HTTP over one connection until either end has enough.
async fn talk(
    stream: impl AsyncRead + AsyncWrite + Unpin + Send + 'static,
    peer: IpAddr,
    taking: Taking,
    watcher: hyper_util::server::graceful::Watcher,
) {
    let header = taking.lines.header;
    let service = service_fn(move |mut request: Request<Incoming>| {
        request.extensions_mut().insert(Peer(peer));
        taking.app.clone().oneshot(request.map(Body::new))
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(header)
        .max_buf_size(HEAD)
        .serve_connection(TokioIo::new(stream), service);
    // A client that hangs up, or never says anything, is its own affair; what it asked for was logged.
    let _ = watcher.watch(connection).await;
}

type Here = Arc<Mutex<HashMap<IpAddr, usize>>>;

/// A place among the connections of one address, the how many-th; given back when dropped.
struct Seat {
    here: Here,
    address: IpAddr,
    number: usize,
    _room: OwnedSemaphorePermit,
}

impl Seat {
    fn take(here: &Here, address: IpAddr, room: OwnedSemaphorePermit) -> Seat {
        let mut counts = here.lock().unwrap_or_else(PoisonError::into_inner);
        let count = counts.entry(address).or_insert(0);
        *count += 1;
        metrics::gauge!("esmalte_connections").increment(1);
        Seat { here: here.clone(), address, number: *count, _room: room }
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut counts = self.here.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = counts.get_mut(&self.address) {
            *count -= 1;
            if *count == 0 {
                counts.remove(&self.address);
            }
        }
        metrics::gauge!("esmalte_connections").decrement(1);
    }
}
