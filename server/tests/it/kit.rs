//! A server on port 0 over a database of its own, and a device's side of the protocol.

use std::sync::atomic::{AtomicU32, Ordering};

use base64::{Engine as _, prelude::BASE64_STANDARD};
use relay::{Env as _, testing::Author};
use serde::{Serialize, de::DeserializeOwned};
use server::{Config, clinics, env::Machine};
use tokio::{net::TcpListener, sync::oneshot, task::JoinHandle};
use tokio_postgres::Client;
use wire::{
    frame::{self, Frame},
    protocol::{
        Admission, Admitted, Challenge, ChallengeRequest, Heads, Problem, Receipt, SessionGrant, SessionRequest,
        session_message,
    },
};

pub(crate) type Answer<T> = Result<T, (u16, Problem)>;

pub(crate) struct Kit {
    pub(crate) owner: Client,
    pub(crate) database: tokio_postgres::Config,
    pub(crate) url: String,
    http: reqwest::Client,
    stop: Option<oneshot::Sender<()>>,
    served: Option<JoinHandle<Result<(), server::Error>>>,
}

/// Makes a database that nobody else uses; `pg_virtualenv` throws all of them away at the end.
pub(crate) async fn database() -> tokio_postgres::Config {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    assert!(
        std::env::var_os("PGHOST").is_some(),
        "this test needs PostgreSQL: run it as `pg_virtualenv cargo nextest run -p server`"
    );
    let mut config = server::env::database(None).expect("PG… variables");
    config.dbname("postgres");
    let mut random = [0; 6];
    Machine.fill(&mut random);
    let random: String = random.iter().map(|byte| format!("{byte:02x}")).collect();
    let name = format!("esmalte_{random}_{}", COUNT.fetch_add(1, Ordering::SeqCst));
    let client = server::database::connect(&config).await.expect("PostgreSQL answers");
    client.execute(&format!("CREATE DATABASE {name}"), &[]).await.expect("a new database");
    config.dbname(&name);
    config
}

impl Kit {
    pub(crate) async fn new() -> Kit {
        let config = database().await;
        server::migrate(&config).await.expect("migrates");
        Kit::over(config).await
    }

    /// A server over a new database, set up as wanted.
    pub(crate) async fn with(set: impl FnOnce(&mut Config)) -> Kit {
        let database = database().await;
        server::migrate(&database).await.expect("migrates");
        let mut config = Config::new(database);
        set(&mut config);
        Kit::serving(config).await
    }

    /// One more server over a database.
    pub(crate) async fn over(config: tokio_postgres::Config) -> Kit {
        Kit::serving(Config::new(config)).await
    }

    async fn serving(config: Config) -> Kit {
        let owner = server::database::connect(&config.database).await.expect("connects");
        let (database, listener) =
            (config.database.clone(), TcpListener::bind("127.0.0.1:0").await.expect("a free port"));
        let url = format!("http://{}", listener.local_addr().expect("an address"));
        let (stop, stopped) = oneshot::channel::<()>();
        let served = tokio::spawn(server::serve(config, listener, async {
            let _ = stopped.await;
        }));
        Kit { owner, database, url, http: reqwest::Client::new(), stop: Some(stop), served: Some(served) }
    }

    /// The same, of a server that runs in a process of its own.
    pub(crate) async fn at(database: &tokio_postgres::Config, url: &str) -> Kit {
        let owner = server::database::connect(database).await.expect("connects");
        let (database, http) = (database.clone(), reqwest::Client::new());
        Kit { owner, database, url: url.to_owned(), http, stop: None, served: None }
    }

    /// A server with a clinic and its first device, signed in.
    pub(crate) async fn founded() -> (Kit, Author, String) {
        let kit = Kit::new().await;
        let (author, token) = kit.found(1).await;
        (kit, author, token)
    }

    pub(crate) async fn found(&self, clinic: u128) -> (Author, String) {
        let mut author = Author::new(clinic, clinic * 1_000);
        let code = self.code().await;
        self.admit(&code, &author.founds()).await.expect("admitted");
        let token = self.session(&author).await.expect("session").token;
        (author, token)
    }

    pub(crate) async fn code(&self) -> String {
        clinics::add(&self.owner, "Clínica de prueba", &Machine).await.expect("a code")
    }

    pub(crate) async fn stop(&mut self) {
        self.stop.take().expect("running").send(()).expect("running");
        self.served.take().expect("running").await.expect("no panic").expect("stops in order");
    }

    pub(crate) async fn get(&self, path: &str, token: &str) -> (u16, Vec<u8>) {
        let answer = self.http.get(format!("{}{path}", self.url)).bearer_auth(token).send().await.expect("an answer");
        (answer.status().as_u16(), answer.bytes().await.expect("a body").to_vec())
    }

    /// The address to open a socket to.
    pub(crate) fn address(&self) -> &str {
        self.url.trim_start_matches("http://")
    }

    pub(crate) async fn post<T: DeserializeOwned>(&self, path: &str, token: &str, body: Vec<u8>) -> Answer<T> {
        let request = self.http.post(format!("{}{path}", self.url)).bearer_auth(token);
        let answer = request.header("content-type", "application/json").body(body).send().await.expect("an answer");
        let status = answer.status();
        let body = answer.bytes().await.expect("a body");
        if status.is_success() {
            Ok(serde_json::from_slice(&body).expect("an answer"))
        } else {
            Err((status.as_u16(), serde_json::from_slice(&body).expect("a problem")))
        }
    }

    async fn say<T: DeserializeOwned>(&self, path: &str, body: &impl Serialize) -> Answer<T> {
        self.post(path, "", serde_json::to_vec(body).expect("json")).await
    }

    pub(crate) async fn admit(&self, code: &str, genesis: &Frame) -> Answer<Admitted> {
        let genesis = BASE64_STANDARD.encode(genesis.to_bytes());
        self.say("/v1/clinics", &Admission { code: code.to_owned(), genesis }).await
    }

    pub(crate) async fn challenge(&self, author: &Author) -> Answer<Challenge> {
        self.say("/v1/session/challenge", &ChallengeRequest { device: author.device }).await
    }

    pub(crate) async fn respond(&self, author: &Author, given: Challenge) -> Answer<SessionGrant> {
        let nonce = BASE64_STANDARD.decode(&given.nonce).expect("base64");
        let message = session_message(given.clinic, author.device, author.epoch, &nonce);
        let signature = BASE64_STANDARD.encode(author.key.sign(&message));
        let request = SessionRequest {
            device: author.device,
            epoch: author.epoch,
            nonce: given.nonce,
            signature,
            rotations: Vec::new(),
        };
        self.say("/v1/session", &request).await
    }

    pub(crate) async fn session(&self, author: &Author) -> Answer<SessionGrant> {
        let given = self.challenge(author).await?;
        self.respond(author, given).await
    }

    pub(crate) async fn push(&self, author: &Author, token: &str, frames: &[Frame]) -> Answer<Receipt> {
        self.push_packed(author, token, frame::pack(frames).expect("packs")).await
    }

    pub(crate) async fn push_packed(&self, author: &Author, token: &str, packed: Vec<u8>) -> Answer<Receipt> {
        self.post(&format!("/v1/clinics/{}/changes", author.clinic), token, packed).await
    }

    pub(crate) async fn heads(&self, author: &Author, token: &str) -> Heads {
        let (status, body) = self.get(&format!("/v1/clinics/{}/heads", author.clinic), token).await;
        assert_eq!(status, 200);
        serde_json::from_slice(&body).expect("heads")
    }

    pub(crate) async fn pull(&self, author: &Author, token: &str, after: u64, wait: u64) -> Vec<Frame> {
        let path = format!("/v1/clinics/{}/changes?after={after}&wait={wait}", author.clinic);
        let (status, body) = self.get(&path, token).await;
        assert_eq!(status, 200);
        let (frames, torn) = frame::unpack(body.as_slice(), 1 << 26);
        assert!(torn.is_none(), "{torn:?}");
        frames
    }
}
