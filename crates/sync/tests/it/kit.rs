//! Real stores, and a relay in memory behind a real socket.

use std::sync::{
    Arc,
    atomic::{AtomicI64, AtomicU64, Ordering},
};

use axum::{Router, middleware};
use domain::{
    ClinicId, DeviceId,
    device::{ByteString, Device},
    staff::Staff,
};
use relay::{Limits, Relay, memory::Memory, testing::line::Line};
use store::{Ctx, DatabaseKey, Founding, Peer, Store};
use tempfile::TempDir;
use uuid::Uuid;
use wire::{ChangeKind, DeviceKey, PublicKey, key::invited};
use zeroize::Zeroizing;

pub(crate) const NOW: i64 = 1_800_000_000_000;
pub(crate) const CODE: &str = "C-TEST";

/// Time that moves by itself a little, and chance that never makes anyone wait.
pub(crate) struct Fixed(AtomicI64, AtomicU64);

impl Fixed {
    pub(crate) fn new() -> Arc<Fixed> {
        Arc::new(Fixed(AtomicI64::new(NOW), AtomicU64::new(1)))
    }
}

impl sync::Env for Fixed {
    fn now(&self) -> i64 {
        self.0.fetch_add(1, Ordering::SeqCst)
    }
    fn chance(&self) -> u32 {
        0
    }
}

impl relay::Env for Fixed {
    fn now(&self) -> i64 {
        self.0.load(Ordering::SeqCst)
    }
    fn fill(&self, bytes: &mut [u8]) {
        let count = self.1.fetch_add(1, Ordering::SeqCst).to_be_bytes();
        bytes.iter_mut().zip(count.into_iter().cycle()).for_each(|(byte, n)| *byte = n);
    }
}

pub(crate) struct Server {
    pub(crate) relay: Arc<Relay<Memory>>,
    pub(crate) url: String,
    /// Keeps the relay running; it ends with the test.
    _runtime: tokio::runtime::Runtime,
}

impl Server {
    pub(crate) fn start(seed: u8) -> Server {
        Server::spoiled(seed, |router| router)
    }

    /// A relay whose answers something spoils on the way.
    pub(crate) fn spoiled(seed: u8, spoil: impl FnOnce(Router) -> Router) -> Server {
        let log = Memory::new(Uuid::from_u128(u128::from(seed)));
        log.allow(CODE);
        let relay = Relay::new(log, DeviceKey::from_seed(&[seed; 32]), Fixed::new(), Limits::default());
        let runtime =
            tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().expect("runtime");
        let listener = runtime.block_on(tokio::net::TcpListener::bind("127.0.0.1:0")).expect("a port");
        let url = format!("http://{}", listener.local_addr().expect("an address"));
        let router = spoil(relay::router(relay.clone()));
        runtime.spawn(async move { axum::serve(listener, router).await });
        Server { relay, url, _runtime: runtime }
    }

    /// A line to it that breaks after so many bytes.
    pub(crate) fn line(&self, carries: i64) -> Line {
        let address = self.url.trim_start_matches("http://").parse().expect("an address");
        Line::to(address, carries).expect("a port")
    }

    pub(crate) fn counts(&self, place: &Place) -> (usize, usize) {
        self.relay.log().counts(place.store.self_device().expect("self").clinic)
    }
}

/// Turns a closure over the answer's bytes into a layer.
pub(crate) fn spoiling(
    router: Router,
    spoil: impl Fn(&str, Vec<u8>) -> Vec<u8> + Clone + Send + Sync + 'static,
) -> Router {
    router.layer(middleware::from_fn(move |request: axum::extract::Request, next: middleware::Next| {
        let spoil = spoil.clone();
        async move {
            let what = format!("{} {}", request.method(), request.uri().path());
            let (head, body) = next.run(request).await.into_parts();
            let bytes = axum::body::to_bytes(body, usize::MAX).await.expect("a body").to_vec();
            let mut answer = axum::response::Response::new(axum::body::Body::from(spoil(&what, bytes)));
            *answer.status_mut() = head.status;
            answer
        }
    }))
}

/// A workstation.
pub(crate) struct Place {
    pub(crate) store: Arc<Store>,
    pub(crate) env: Arc<dyn sync::Env>,
    _folder: TempDir,
}

impl Place {
    fn open(clinic: ClinicId, device: DeviceId, key: DeviceKey) -> Place {
        let folder = TempDir::new().expect("a folder");
        let founding = Founding { clinic, device, name: "Recepción".to_owned() };
        let database = DatabaseKey(Zeroizing::new([5; 32]));
        let store = Store::found(&folder.path().join("store"), database, key, &founding).expect("a store");
        Place { store: Arc::new(store), env: Fixed::new(), _folder: folder }
    }

    /// A clinic's first workstation, with its genesis.
    pub(crate) fn founds(clinic: u128) -> Place {
        let key = DeviceKey::from_seed(&[clinic as u8; 32]);
        let place = Place::open(ClinicId(Uuid::from_u128(clinic)), DeviceId(Uuid::from_u128(clinic << 8)), key);
        let me = place.store.self_device().expect("self");
        place.enrols(me.device, place.store.device_key().public());
        place
    }

    fn enrols(&self, device: DeviceId, key: PublicKey) {
        let device = Device {
            id: device,
            name: "Gabinete".to_owned(),
            public_key: ByteString(key.0.to_vec()),
            enrolled_at: NOW,
            expires_at: None,
        };
        self.store.write_as(ChangeKind::Enrol, self.ctx(), |tx| tx.append(&device)).expect("enrolled");
    }

    pub(crate) fn ctx(&self) -> Ctx {
        Ctx { now: self.env.now(), actor: None, salt: [3; 32] }
    }

    pub(crate) fn invites(&self, secret: &[u8; 16]) {
        let (device, key) = invited(secret);
        self.enrols(DeviceId(device), key.public());
    }

    /// Admits its clinic to a relay and keeps it as its peer.
    pub(crate) fn admitted_to(&self, server: &Server) {
        let me = self.store.self_device().expect("self");
        let genesis = self.store.frames_from(me.device, 1, 0, 1, 1).expect("genesis");
        let key = sync::admit(&server.url, CODE, &genesis[0]).expect("admitted");
        self.peers_with(&server.url, key);
    }

    pub(crate) fn peers_with(&self, url: &str, key: PublicKey) {
        self.store.set_peer(&Peer::new(url.to_owned(), key.0)).expect("kept");
    }

    pub(crate) fn joins(server: &Server, secret: &[u8; 16]) -> Place {
        Place::joins_at(&server.url, secret)
    }

    pub(crate) fn joins_at(url: &str, secret: &[u8; 16]) -> Place {
        let joined = sync::join(url, secret).expect("joined");
        let place = Place::open(joined.clinic, joined.device, joined.key);
        place.peers_with(url, joined.server_key);
        place
    }

    pub(crate) fn syncs(&self) -> sync::Report {
        sync::sync_once(&self.store, &self.env).expect("a sync")
    }

    /// Saves something everyone must see.
    pub(crate) fn saves(&self, staff: &Staff) {
        self.store.write(self.ctx(), |tx| tx.save(staff, None)).expect("saved");
    }

    pub(crate) fn staff(&self) -> Vec<Staff> {
        let mut staff = self.store.read(|tx| tx.all::<Staff>()).expect("read");
        staff.sort_by_key(|staff| staff.id);
        staff
    }
}
