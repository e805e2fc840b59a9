//! A workstation: a folder, the program, and the person who types.

use std::{
    collections::BTreeMap,
    ffi::OsStr,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::Arc,
};

use app::{
    App, Env,
    keys::{NoKeychain, Secret},
    odontogram::{ChartChange, ChartView, NewFinding},
};
use domain::{PatientId, Surface, finding::Status, odontogram::Presence};
use serde_json::Value;
use tempfile::TempDir;

pub(crate) const PASSPHRASE: &str = "cuatro palabras que recuerdo";

/// Everybody's word at a demo practice.
pub(crate) const DEMO: &str = "esmalte-demo";

/// Nothing takes this long; what does, hangs.
const HANGS: &str = "300";

/// The program under test.
fn binary() -> PathBuf {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().expect("target/tmp");
    let binary = std::env::var_os("ESMALTE_BINARY").map_or_else(|| target.join("debug/esmalte"), PathBuf::from);
    assert!(
        binary.exists(),
        "{} is not built: run `cargo build --features custom-protocol --bin esmalte`, or script/test",
        binary.display()
    );
    binary
}

/// What a command said, and how it ended.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

pub(crate) struct Workstation {
    _folder: Option<TempDir>,
    data: PathBuf,
}

impl Workstation {
    /// With an empty folder.
    pub(crate) fn empty() -> Workstation {
        let folder = TempDir::new().expect("a folder");
        let data = folder.path().join("clinic");
        Workstation { _folder: Some(folder), data }
    }

    /// A second machine with the disk of a first.
    pub(crate) fn cloned(of: &Workstation) -> Workstation {
        let one = Workstation::empty();
        std::fs::create_dir_all(&one.data).expect("a folder");
        for file in std::fs::read_dir(&of.data).expect("a folder").map(|file| file.expect("a file").path()) {
            if file.is_file() {
                std::fs::copy(&file, one.data.join(file.file_name().expect("a name"))).expect("copies");
            }
        }
        one
    }

    /// In a folder of somebody else's.
    pub(crate) fn within(folder: &Path) -> Workstation {
        Workstation { _folder: None, data: folder.join("clinic") }
    }

    /// With a clinic and its owner.
    pub(crate) fn founded() -> Workstation {
        let one = Workstation::empty();
        let said = one.good(&["init", "--clinic", "Clínica Sol", "--owner", "Ana Prats"]);
        assert!(said.starts_with("Recovery code: "), "{said}");
        one
    }

    pub(crate) fn data(&self) -> &Path {
        &self.data
    }

    pub(crate) fn database(&self) -> PathBuf {
        self.data.join("esmalte.db")
    }

    /// The program on this folder, without a display, a keychain, or anything else of this machine.
    fn command(&self, program: &OsStr) -> Command {
        let mut command = Command::new(program);
        command
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .env("HOME", &self.data)
            .env("LANG", "C.UTF-8")
            .env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
            .env("ESMALTE_DATA", &self.data)
            .env("ESMALTE_PASSPHRASE", PASSPHRASE)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    /// Runs a command to its end.
    pub(crate) fn run(&self, args: &[&str]) -> Answer {
        self.run_with(PASSPHRASE, args)
    }

    /// The same by somebody who types another passphrase.
    pub(crate) fn run_with(&self, passphrase: &str, args: &[&str]) -> Answer {
        let output = self
            .command(OsStr::new("timeout"))
            .args(["--kill-after=5", HANGS])
            .arg(binary())
            .args(args)
            .env("ESMALTE_PASSPHRASE", passphrase)
            .output()
            .expect("timeout runs");
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
        let code = output.status.code().expect("ends by itself");
        assert!(code != 124 && code != 137, "{args:?} hangs");
        Answer { code, out: text(output.stdout), err: text(output.stderr) }
    }

    /// Runs a command that must work, and gives what it said.
    pub(crate) fn good(&self, args: &[&str]) -> String {
        let answer = self.run(args);
        assert_eq!(answer.code, 0, "{args:?}: {answer:#?}");
        answer.out
    }

    /// Runs a command that must fail this way and say so in words.
    pub(crate) fn bad(&self, code: i32, args: &[&str]) -> Answer {
        let answer = self.run(args);
        assert_eq!(answer.code, code, "{args:?}: {answer:#?}");
        assert!(!answer.err.contains("panicked"), "{args:?}: {answer:#?}");
        answer
    }

    /// Runs a command at the demo practice.
    pub(crate) fn demo(&self, args: &[&str]) -> String {
        let answer = self.run_with(DEMO, args);
        assert_eq!(answer.code, 0, "{args:?}: {answer:#?}");
        answer.out
    }

    /// Starts a command and leaves it running.
    pub(crate) fn start(&self, args: &[&str]) -> std::process::Child {
        let mut command = self.command(binary().as_os_str());
        command.args(args).stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("starts")
    }

    /// Digest of every kind of record, after everything was verified and the log folded anew.
    pub(crate) fn digests(&self) -> BTreeMap<String, String> {
        let said = self.good(&["verify", "--rebuild", "--json"]);
        let verdict: Value = serde_json::from_str(&said).expect("JSON");
        assert_eq!(verdict["faults"], Value::Array(Vec::new()));
        serde_json::from_value(verdict["digests"].clone()).expect("digests")
    }

    /// Lines of the patient list.
    pub(crate) fn patients(&self) -> Vec<Value> {
        self.good(&["patients", "--json"]).lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
    }

    /// The same store in this process, its owner signed in; nobody else can open it meanwhile.
    pub(crate) fn app(&self) -> App {
        self.app_with(PASSPHRASE)
    }

    /// The same with another passphrase.
    pub(crate) fn app_with(&self, passphrase: &str) -> App {
        let app = App::new(Env::system(&self.data), Arc::new(NoKeychain));
        app.unlock(Secret::Passphrase(passphrase)).expect("opens");
        app.enter_as_owner().expect("the owner is there");
        app
    }
}

/// Every word of a line of the list.
pub(crate) fn words(row: &Value) -> Vec<String> {
    let name = row["name"].as_str().expect("a name");
    name.split([' ', ',']).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

pub(crate) fn id(row: &Value) -> &str {
    row["id"].as_str().expect("an id")
}

/// Charts caries on a tooth that is there: the first from the front of the mouth, or from its end.
pub(crate) fn chart(app: &App, patient: PatientId, from_front: bool) -> ChartChange {
    let state = app.chart(patient, ChartView::Today).expect("a chart");
    let mut there = state.teeth.iter().filter(|tooth| tooth.presence == Presence::Present);
    let tooth = if from_front { there.next() } else { there.next_back() };
    let caries = NewFinding {
        rule: "caries".to_owned(),
        teeth: vec![tooth.expect("a tooth").tooth.code()],
        surfaces: vec![Surface::Mesial],
        attribute: None,
        status: Status::Pathology,
        observed_on: None,
        note: String::new(),
    };
    app.record_finding(patient, &caries).expect("charts")
}
