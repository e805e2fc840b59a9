//! kill -9 for real: two workstations that write and sync, and the built server over PostgreSQL, each killed again and again at
//! random. What a workstation said it had saved is on both in the end.
//!
//! `KILLS=1000` kills longer; the moments follow from `SEED`, as far as the machine lets them.

use std::{
    collections::BTreeSet,
    io::{BufRead as _, BufReader, Write as _},
    net::TcpListener,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};

use domain::{
    ClinicId, DeviceId, FindingId, PatientId, StaffId, Surfaces, Tooth,
    device::{ByteString, Device},
    finding::{Finding, Part, Provenance, Status, Target},
};
use relay::Env as _;
use server::env::Machine;
use store::{Ctx, DatabaseKey, Founding, Peer, Store};
use uuid::Uuid;
use wire::{ChangeKind, DeviceKey, key::invited};

const FOLDER: &str = "ESMALTE_KILL_FOLDER";
const SECRET: &str = "ESMALTE_KILL_DEVICE_KEY";
const INVITATION: [u8; 16] = [3; 16];
/// Kills of each workstation, unless asked for more; the server dies half as often as one of them.
const KILLS: usize = 100;
/// Nothing takes this long; what does, hangs.
const HANGS: Duration = Duration::from_secs(600);

struct Env;

impl sync::Env for Env {
    fn now(&self) -> i64 {
        Machine.now()
    }
    fn chance(&self) -> u32 {
        let mut drawn = [0; 4];
        Machine.fill(&mut drawn);
        // People come back sooner than a quarter of an hour; so does this test.
        u32::from_le_bytes(drawn) >> 6
    }
}

fn asked(name: &str) -> Option<usize> {
    std::env::var_os(name)?.to_str()?.parse().ok()
}

fn ctx() -> Ctx {
    let mut salt = [0; 32];
    Machine.fill(&mut salt);
    Ctx { now: Machine.now(), actor: None, salt }
}

fn database_key() -> DatabaseKey {
    DatabaseKey(zeroize::Zeroizing::new([0x5a; 32]))
}

fn patient() -> PatientId {
    PatientId(Uuid::from_u128(0xa1))
}

fn finding(id: Uuid) -> Finding {
    Finding {
        id: FindingId(id),
        patient: patient(),
        rule: "caries".to_owned(),
        targets: vec![Target { tooth: Tooth::new(36).expect("a tooth"), role: Part::Subject }],
        surfaces: Surfaces::default(),
        attributes: std::collections::BTreeMap::new(),
        status: Status::Pathology,
        observed_on: "2026-11-22".parse().expect("a date"),
        recorded_at: 0,
        by: StaffId(Uuid::from_u128(0x57aff)),
        visit: None,
        note: String::new(),
        provenance: Provenance::Observed,
    }
}

/// Not a test of its own: what a killed workstation does. Without a folder it has nothing to do.
#[test]
fn child_that_saves_and_syncs_until_it_is_killed() {
    let Some(folder) = std::env::var_os(FOLDER) else { return };
    let seed = u8::try_from(asked(SECRET).expect("a key")).expect("a small one");
    let store = Arc::new(open(Path::new(&folder), seed));
    let sync = sync::start(store.clone(), Arc::new(Env)).expect("starts");
    loop {
        let mut bytes = [0; 16];
        Machine.fill(&mut bytes);
        let id = uuid::Builder::from_random_bytes(bytes).into_uuid();
        store.write(ctx(), |tx| tx.append(&finding(id))).expect("a save");
        sync.tell(sync::Command::LocalCommit);
        println!("ACK {id}");
        std::io::stdout().flush().expect("the parent listens");
        std::thread::sleep(Duration::from_millis(20));
    }
}

fn key(seed: u8) -> DeviceKey {
    if seed == 2 { invited(&INVITATION).1 } else { DeviceKey::from_seed(&[seed; 32]) }
}

fn open(folder: &Path, seed: u8) -> Store {
    Store::open(folder, database_key(), key(seed), ctx()).expect("opens after any death")
}

/// The built server over a database of its own.
struct Server {
    program: PathBuf,
    address: String,
    database: String,
    child: Option<Child>,
}

impl Server {
    fn new() -> Server {
        let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().expect("target/tmp");
        let program = target.join("debug/esmalte-server");
        assert!(program.exists(), "{} is not built: run `cargo build -p server`, or script/test", program.display());
        assert!(std::env::var_os("PGHOST").is_some(), "needs PostgreSQL: run it under pg_virtualenv");
        let free = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let address = free.local_addr().expect("an address").to_string();
        let database = format!("esmalte_kill_{}", std::process::id());
        let made = Command::new("createdb").arg(&database).status().expect("createdb runs");
        assert!(made.success());
        let server = Server { program, address, database, child: None };
        assert!(server.command(&["migrate"]).status().expect("runs").success());
        server
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(&self.program);
        command.args(args).env("PGDATABASE", &self.database).env("ESMALTE_LISTEN", &self.address);
        command.env("RUST_LOG", "error").stdin(Stdio::null()).stderr(Stdio::null());
        command
    }

    fn starts(&mut self) {
        self.child = Some(self.command(&["serve"]).stdout(Stdio::null()).spawn().expect("starts"));
    }

    fn dies(&mut self) {
        if let Some(mut child) = self.child.take() {
            child.kill().expect("ours");
            child.wait().expect("ours");
        }
    }

    fn says(&self, args: &[&str]) -> String {
        let output = self.command(args).output().expect("runs");
        assert!(output.status.success(), "{args:?}: {output:?}");
        String::from_utf8(output.stdout).expect("UTF-8").trim().to_owned()
    }

    fn url(&self) -> String {
        format!("http://{}", self.address)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.dies();
    }
}

fn founded(folder: &Path, clinic: ClinicId, device: DeviceId, seed: u8) -> Store {
    let founding = Founding { clinic, device, name: format!("Gabinete {seed}") };
    Store::found(folder, database_key(), key(seed), &founding).expect("founded")
}

fn enrols(store: &Store, id: DeviceId, key: &DeviceKey) {
    let public_key = ByteString(key.public().0.to_vec());
    let device = Device { id, name: "Gabinete".to_owned(), public_key, enrolled_at: 0, expires_at: None };
    store.write_as(ChangeKind::Enrol, ctx(), |tx| tx.append(&device)).expect("enrolled");
}

/// Kills one workstation so many times; gives what it had acknowledged.
fn killed(folder: &Path, seed: u8, kills: usize, draw: &mut u64) -> BTreeSet<Uuid> {
    let mut acknowledged = BTreeSet::new();
    for _ in 0..kills {
        let mut child = Command::new(std::env::current_exe().expect("this test"))
            .args(["--exact", "child_that_saves_and_syncs_until_it_is_killed", "--nocapture"])
            .env(FOLDER, folder)
            .env(SECRET, seed.to_string())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("starts");
        let lines = BufReader::new(child.stdout.take().expect("piped")).lines();
        let mut told =
            lines.map_while(Result::ok).filter_map(|line| line.split_once("ACK ")?.1.trim().parse::<Uuid>().ok());
        *draw = draw.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let until = 1 + usize::try_from(*draw >> 60).expect("four bits");
        acknowledged.extend(told.by_ref().take(until));
        // Killed wherever it is by now; what it still managed to say counts too.
        child.kill().expect("ours");
        acknowledged.extend(told);
        child.wait().expect("ours");
    }
    acknowledged
}

/// Syncs until there is nothing left to do.
fn settles(store: &Arc<Store>) {
    let (began, env): (_, Arc<dyn sync::Env>) = (Instant::now(), Arc::new(Env));
    loop {
        let report = sync::sync_once(store, &env);
        if report.as_ref().is_ok_and(|report| report.fault.is_none() && report.backlog == 0) {
            return;
        }
        assert!(began.elapsed() < HANGS, "{report:?}");
    }
}

#[test]
fn whatever_is_killed_every_acknowledged_save_is_everywhere() {
    let began = Instant::now();
    let kills = asked("KILLS").unwrap_or(KILLS);
    let folder = tempfile::tempdir().expect("a folder");
    let places = [1_u8, 2].map(|n| folder.path().join(n.to_string()));
    let mut server = Server::new();
    let code = server.says(&["clinic", "add", "Clínica Sol"]);
    server.starts();

    let clinic = ClinicId(Uuid::from_u128(0xc11));
    let (first, second) = (DeviceId(Uuid::from_u128(0xde1)), DeviceId(invited(&INVITATION).0));
    let store = Arc::new(founded(&places[0], clinic, first, 1));
    enrols(&store, first, &key(1));
    enrols(&store, second, &key(2));
    let genesis = store.frames_from(first, 1, 0, 1, 1).expect("a genesis");
    let server_key = loop {
        match sync::admit(&server.url(), &code, &genesis[0]) {
            Ok(key) => break key,
            Err(fault) => assert!(fault.is_transient() && began.elapsed() < HANGS, "{fault}"),
        }
    };
    store.set_peer(&Peer::new(server.url(), server_key.0)).expect("kept");
    settles(&store);
    drop(store);
    let store = Arc::new(founded(&places[1], clinic, second, 2));
    store.set_peer(&Peer::new(server.url(), server_key.0)).expect("kept");
    settles(&store);
    drop(store);

    let (over, mut deaths) = (AtomicBool::new(false), 0);
    let acknowledged: BTreeSet<Uuid> = std::thread::scope(|threads| {
        let seed = asked("SEED").unwrap_or(1) as u64;
        let desks = [1_u8, 2].map(|n| {
            let place = &places[usize::from(n) - 1];
            threads.spawn(move || killed(place, n, kills, &mut (seed * 2 + u64::from(n))))
        });
        let dying = threads.spawn(|| {
            while !over.load(Ordering::SeqCst) {
                std::thread::sleep(Duration::from_millis(400 + 37 * (deaths % 11)));
                server.dies();
                deaths += 1;
                server.starts();
            }
        });
        let told = desks.map(|desk| desk.join().expect("no panic"));
        over.store(true, Ordering::SeqCst);
        dying.join().expect("no panic");
        told.into_iter().flatten().collect()
    });

    let stores = [1_u8, 2].map(|n| Arc::new(open(&places[usize::from(n) - 1], n)));
    [0, 1, 0, 1].into_iter().for_each(|n: usize| settles(&stores[n]));
    for store in &stores {
        let findings = store.read(|tx| tx.findings(patient())).expect("reads").0;
        let found: BTreeSet<Uuid> = findings.into_iter().map(|finding| finding.id.0).collect();
        assert_eq!(acknowledged.difference(&found).next(), None, "was acknowledged");
        assert_eq!(store.verify(true, |_, _| ()).expect("verifies").faults, []);
        assert_eq!(store.self_device().expect("says").epoch, 1, "a crash is no restore");
    }
    let digests = stores.each_ref().map(|store| store.read(|tx| tx.digests()).expect("digests"));
    assert_eq!(digests[0], digests[1]);
    let verdict = server.says(&["verify", "--clinic", &clinic.to_string()]);
    assert!(verdict.contains(" 0 faults"), "{verdict}");
    println!(
        "KILL {} workstations, {deaths} servers, {} saves acknowledged and everywhere, {:.1} s",
        2 * kills,
        acknowledged.len(),
        began.elapsed().as_secs_f64()
    );
}
