//! What stands around workstations: a server over PostgreSQL, tables from elsewhere, and those who look at our PDFs.

use std::{
    net::SocketAddr,
    path::{Path, PathBuf},
    process::Command,
    sync::atomic::{AtomicU32, Ordering},
};

use server::{Config, clinics, env::Machine};
use tokio::{net::TcpListener, runtime::Runtime, sync::oneshot, task::JoinHandle};

type Serving = JoinHandle<Result<(), server::Error>>;

/// A server over a database of its own, which can go and come back.
pub(crate) struct Server {
    runtime: Runtime,
    config: Config,
    address: SocketAddr,
    running: Option<(oneshot::Sender<()>, Serving)>,
}

impl Server {
    pub(crate) fn start() -> Server {
        let runtime = Runtime::new().expect("a runtime");
        let config = runtime.block_on(database());
        let mut server = Server { runtime, config, address: ([127, 0, 0, 1], 0).into(), running: None };
        server.start_again();
        server
    }

    /// Comes back at the same address.
    pub(crate) fn start_again(&mut self) {
        let listener = self.runtime.block_on(TcpListener::bind(self.address)).expect("the address is free");
        self.address = listener.local_addr().expect("an address");
        let (stop, stopped) = oneshot::channel::<()>();
        let serving = server::serve(self.config.clone(), listener, async {
            let _ = stopped.await;
        });
        self.running = Some((stop, self.runtime.spawn(serving)));
    }

    pub(crate) fn stop(&mut self) {
        let (stop, serving) = self.running.take().expect("running");
        stop.send(()).expect("running");
        self.runtime.block_on(serving).expect("no panic").expect("stops in order");
    }

    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// In how many rows these bytes stand.
    pub(crate) fn rows_with(&self, text: &str) -> i64 {
        self.runtime.block_on(async {
            let owner = server::database::connect(&self.config.database).await.expect("connects");
            let count = "SELECT count(*) FROM change WHERE position($1::bytea IN header || sections) > 0";
            owner.query_one(count, &[&text.as_bytes()]).await.expect("counts").get(0)
        })
    }

    /// How many faults the operator's verification finds in all clinics.
    pub(crate) fn faults(&self) -> usize {
        self.runtime.block_on(async {
            let owner = server::database::connect(&self.config.database).await.expect("connects");
            let mut faults = 0;
            for clinic in clinics::list(&owner).await.expect("lists").into_iter().filter_map(|clinic| clinic.id) {
                faults += server::verify::verify(&owner, clinic).await.expect("verifies").faults.len();
            }
            faults
        })
    }

    /// The database as it stands, set aside as a dump would be; nobody may be at work in it.
    pub(crate) fn dumped(&self) -> String {
        let name = self.config.database.get_dbname().expect("named").to_owned();
        let dump = format!("{name}_dump");
        self.runtime.block_on(async {
            let mut elsewhere = self.config.database.clone();
            let client = server::database::connect(elsewhere.dbname("postgres")).await.expect("PostgreSQL answers");
            let end = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1";
            client.query(end, &[&name]).await.expect("nobody is at work");
            client.execute(&format!("CREATE DATABASE {dump} TEMPLATE {name}"), &[]).await.expect("a copy");
        });
        dump
    }

    /// Goes on with what was set aside, as after a lost disk.
    pub(crate) fn restored(&mut self, dump: String) {
        self.config.database.dbname(&dump);
        self.runtime.block_on(server::migrate(&self.config.database)).expect("notices that it was restored");
    }

    /// A one-time code, as the operator gives it to a clinic.
    pub(crate) fn code(&self) -> String {
        self.runtime.block_on(async {
            let owner = server::database::connect(&self.config.database).await.expect("connects");
            clinics::add(&owner, "Clínica Sol", &Machine).await.expect("a code")
        })
    }
}

/// A database that nobody else uses; `pg_virtualenv` throws all of them away at the end.
async fn database() -> Config {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    assert!(
        std::env::var_os("PGHOST").is_some(),
        "this story needs PostgreSQL: run it as `pg_virtualenv cargo test -p tests --test story`"
    );
    let mut config = server::env::database(None).expect("PG… variables");
    config.dbname("postgres");
    let name = format!("esmalte_story_{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
    let client = server::database::connect(&config).await.expect("PostgreSQL answers");
    client.execute(&format!("CREATE DATABASE {name}"), &[]).await.expect("a new database");
    config.dbname(&name);
    server::migrate(&config).await.expect("migrates");
    Config::new(config)
}

/// A periodontal survey as two tables.
pub(crate) struct Survey {
    pub(crate) people: PathBuf,
    pub(crate) sites: PathBuf,
}

impl Survey {
    /// The real one, or without it, said in a line, an invented one.
    pub(crate) fn real(folder: &Path) -> Survey {
        match std::env::var_os("ESMALTE_REAL_DATA") {
            Some(real) => {
                let of = |table: &str| Path::new(&real).join("nhanes").join(table);
                Survey { people: of("nhanes_perio_people.csv"), sites: of("nhanes_perio_sites.csv") }
            }
            None => {
                eprintln!(
                    "ESMALTE_REAL_DATA is not set: the story is told with three invented people instead of the real ones"
                );
                Survey::invented(folder, 1..=3)
            }
        }
    }

    /// People of these numbers, the upper right first molar of each lost, every other tooth measured at six sites.
    pub(crate) fn invented(folder: &Path, numbers: std::ops::RangeInclusive<u32>) -> Survey {
        let mut people = "seqn,cycle,age,sex\n".to_owned();
        let mut sites = "seqn,tooth_fdi,site,pd_mm,gm_to_cej_mm\n".to_owned();
        for number in numbers {
            people += &format!("{number},F,{},{}\n", 30 + number % 50, if number % 2 == 0 { "M" } else { "F" });
            for tooth in (10..50).filter(|tooth| (1..8).contains(&(tooth % 10)) && *tooth != 16) {
                for (at, site) in ["DB", "B", "MB", "DL", "L", "ML"].iter().enumerate() {
                    let depth = 1 + (number as usize + tooth + at) % 5;
                    sites += &format!("{number},{tooth},{site},{depth},{}\n", (tooth + at) % 3);
                }
            }
        }
        Survey::of(folder, people.as_bytes(), sites.as_bytes())
    }

    /// Tables of any bytes.
    pub(crate) fn of(folder: &Path, people: &[u8], sites: &[u8]) -> Survey {
        let survey = Survey { people: folder.join("people.csv"), sites: folder.join("sites.csv") };
        std::fs::write(&survey.people, people).expect("writes");
        std::fs::write(&survey.sites, sites).expect("writes");
        survey
    }

    /// How to bring it in.
    pub(crate) fn import(&self) -> [&str; 6] {
        let [people, sites] = [&self.people, &self.sites].map(|path| path.to_str().expect("UTF-8"));
        ["import", "perio", "--people", people, "--sites", sites]
    }

    /// People, and sites at which something was read, counted without our own reader.
    pub(crate) fn counts(&self) -> (usize, usize) {
        let read = |path| std::fs::read_to_string(path).expect("a table");
        let sites = read(&self.sites);
        let mut lines = sites.lines().map(|line| line.split(',').collect::<Vec<_>>());
        let head = lines.next().expect("a header");
        let at = |name| head.iter().position(|column| *column == name).expect("a column");
        let (depth, margin) = (at("pd_mm"), at("gm_to_cej_mm"));
        let measured = lines.filter(|cells| !cells[depth].is_empty() || !cells[margin].is_empty()).count();
        (read(&self.people).lines().count() - 1, measured)
    }
}

/// Has a PDF looked at by others: whole, every font within and only as much of it as is used. Gives its text.
pub(crate) fn examined(pdf: &Path) -> String {
    ask("qpdf", &["--check"], pdf, &[]);
    let fonts = ask("pdffonts", &[], pdf, &[]);
    let rows: Vec<&str> = fonts.lines().skip(2).collect();
    assert!(!rows.is_empty(), "{} has no fonts", pdf.display());
    for row in rows {
        // … emb sub uni, object ID
        let cells: Vec<&str> = row.split_whitespace().rev().skip(2).take(3).collect();
        assert!(matches!(cells[..], [_, "yes", "yes"]), "embedded and subset: {row}");
    }
    ask("pdftotext", &["-layout"], pdf, &["-"])
}

fn ask(tool: &str, before: &[&str], pdf: &Path, after: &[&str]) -> String {
    let output = Command::new(tool).args(before).arg(pdf).args(after).output();
    let output = output.unwrap_or_else(|fault| panic!("{tool}: {fault}; script/setup installs it"));
    assert!(output.status.success(), "{tool} {}: {output:?}", pdf.display());
    String::from_utf8_lossy(&output.stdout).into_owned()
}
