//! The same program without a window.

mod commands;
mod custody;
mod device;
mod indices;
mod letter;
mod output;
mod paper;
mod report;
mod sync;
mod visit;

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
    sync::Arc,
};

use app::{App, Env, keys::Secret};
use chrono::NaiveDate;
use clap::{Parser, Subcommand, ValueEnum};
use domain::PatientId;
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::keychain::SystemKeychain;

pub(crate) use output::fail;

const EXAMPLES: &str = "\
Examples:
  esmalte                                                    open the window
  esmalte --data ./clinic init --clinic \"Clínica Sol\" --owner \"Ana Prats\"
  esmalte --data ./demo demo --patients 300 --seed 7         make a practice to try things on
  esmalte --data ./clinic patients --search güe --json
  esmalte --data ./clinic visits --patient 3104
  esmalte --data ./clinic report odontogram --patient 3104 --out chart.pdf
  esmalte --data ./clinic report perio --patient 3104 --exam 2026-03-09 --out perio.pdf
  esmalte --data ./clinic report plan --patient 3104 --out plan.pdf
  esmalte --data ./clinic report batch --kind odontogram --all --merge all.pdf
  esmalte --data ./clinic verify --pdf plan.pdf
  esmalte --data ./clinic sync --server https://sync.example --join C-XXXX-…
  esmalte --data ./clinic sync --export /media/stick/today.clog --only new
  esmalte --data ./clinic verify --rebuild

Exit codes: 0 done · 1 failed, nothing half done · 2 wrong usage · 3 verification found a fault · 4 store locked
or wrong passphrase · 5 store in use · 6 store damaged or newer · 7 disk full · 8 server not reached or refused";

/// Dental clinic on this device: encrypted, signed, synced when there is a line.
#[derive(Parser)]
#[command(name = "esmalte", version, after_help = EXAMPLES)]
pub(crate) struct Asked {
    /// Folder of the clinic's store [default: the platform's data folder]
    #[arg(long, env = "ESMALTE_DATA", default_value_os_t = default_data(), hide_default_value = true, global = true)]
    pub(crate) data: PathBuf,
    /// What to do; without it the window opens
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
}

/// What can be done without a window.
#[derive(Subcommand)]
pub(crate) enum Command {
    /// Found a clinic in an empty folder; prints the recovery code once
    Init {
        /// Name of the clinic
        #[arg(long)]
        clinic: String,
        /// Its first person, who manages it
        #[arg(long)]
        owner: String,
    },
    /// Fill an empty folder with a demo practice
    Demo {
        /// How many patients
        #[arg(long, default_value_t = 300)]
        patients: u32,
        /// The same seed makes the same practice
        #[arg(long, default_value_t = 7)]
        seed: u64,
    },
    /// List patients, or find them by any three letters
    Patients {
        /// Letters of name, telephone, document or number
        #[arg(long, default_value = "")]
        search: String,
        /// For programs
        #[arg(long)]
        json: bool,
    },
    /// Count caries and list the indices of a patient
    Indices {
        /// Id or history number
        #[arg(long)]
        patient: String,
        /// For programs
        #[arg(long)]
        json: bool,
    },
    /// List a patient's visits with what was written and done
    Visits {
        /// Id or history number
        #[arg(long)]
        patient: String,
        /// For programs
        #[arg(long)]
        json: bool,
    },
    /// Hide a patient from everybody; everything is kept
    Block {
        /// Id or history number
        #[arg(long)]
        patient: String,
        /// Why, in a sentence
        #[arg(long)]
        reason: String,
    },
    /// Show a blocked patient again
    Unblock {
        /// Id
        #[arg(long)]
        patient: PatientId,
        /// Why, in a sentence
        #[arg(long)]
        reason: String,
    },
    /// List blocked patients, by number and initials
    Blocked,
    /// Erase a patient for good, on every workstation and on the server
    Erase {
        /// Id or history number
        #[arg(long)]
        patient: String,
        /// Why; anything but `over` overrides the time the law sets, and is recorded
        #[arg(long, value_enum, default_value_t = Why::Over)]
        ground: Why,
        /// Do not ask
        #[arg(long)]
        yes: bool,
    },
    /// Bring records over from elsewhere
    #[command(subcommand)]
    Import(Import),
    /// Make a PDF
    #[command(subcommand)]
    Report(Report),
    /// Send and fetch changes; with --join let the clinic in, or join one from an empty folder
    Sync {
        /// Address of the server, needed with --join
        #[arg(long)]
        server: Option<String>,
        /// Code from the server's operator (C-…), or an invitation made at another workstation
        #[arg(long, requires = "server")]
        join: Option<String>,
        /// Write changes to a .clog file for a stick instead of sending them
        #[arg(long, value_name = "FILE", conflicts_with_all = ["server", "import"])]
        export: Option<PathBuf>,
        /// What goes into the file
        #[arg(long, value_enum, default_value_t = Only::Everything, requires = "export")]
        only: Only,
        /// Take in the changes of a .clog file instead of fetching them
        #[arg(long, value_name = "FILE", conflicts_with = "server")]
        import: Option<PathBuf>,
        /// For programs
        #[arg(long)]
        json: bool,
    },
    /// Invite another workstation; prints the code to type there
    Invite {
        /// What people will call it
        #[arg(long)]
        name: String,
    },
    /// List workstations; with --revoke take one out, with --rotate give this one a new key
    Devices {
        /// Id or name of a workstation that leaves
        #[arg(long)]
        revoke: Option<String>,
        /// Why: lost, stolen, replaced, unused or other
        #[arg(long, default_value = "other", requires = "revoke")]
        reason: String,
        /// Give this workstation a new key
        #[arg(long, conflicts_with = "revoke")]
        rotate: bool,
        /// Make this workstation another one, with an invitation made at a colleague's
        #[arg(long = "become", value_name = "CODE", conflicts_with_all = ["revoke", "rotate"])]
        invitation: Option<String>,
    },
    /// List what revoked workstations wrote afterwards; with --accept let all of one in
    Review {
        /// Id or name of the workstation
        #[arg(long)]
        accept: Option<String>,
    },
    /// Check chain, signatures and tables; with --pdf whether a document is ours and unchanged
    Verify {
        /// A PDF that is said to come from this clinic
        #[arg(long, value_name = "FILE", conflicts_with = "rebuild")]
        pdf: Option<PathBuf>,
        /// Also fold the log into an empty database and compare
        #[arg(long)]
        rebuild: bool,
        /// For programs
        #[arg(long)]
        json: bool,
    },
    /// Put a backup in the place of what is here; what was here is kept aside
    Restore {
        /// File written by backup
        file: PathBuf,
    },
    /// Write an encrypted copy that the passphrase or the recovery code opens
    Backup {
        /// File to write; must not be there yet
        file: PathBuf,
    },
}

/// What can be brought over.
#[derive(Subcommand)]
pub(crate) enum Import {
    /// Periodontal examinations as two CSV files, all or nothing
    Perio {
        /// One line a person
        #[arg(long)]
        people: PathBuf,
        /// One line a site
        #[arg(long)]
        sites: PathBuf,
        /// Read and check only
        #[arg(long)]
        dry_run: bool,
    },
}

/// What can be made.
#[derive(Subcommand)]
pub(crate) enum Report {
    /// The odontogram of a patient
    Odontogram {
        /// Id or history number
        #[arg(long)]
        patient: String,
        /// File to write
        #[arg(long)]
        out: PathBuf,
        /// As it stood on this day (YYYY-MM-DD)
        #[arg(long)]
        date: Option<NaiveDate>,
        /// Language of the paper
        #[arg(long, value_enum, default_value_t = Lang::Es)]
        lang: Lang,
        /// For a black-and-white printer
        #[arg(long)]
        mono: bool,
    },
    /// A periodontal examination with its graph, indices and classification
    Perio {
        /// Id or history number
        #[arg(long)]
        patient: String,
        /// Which: its id or its day (YYYY-MM-DD) [default: the last one closed]
        #[arg(long)]
        exam: Option<String>,
        /// How it looks
        #[command(flatten)]
        look: Look,
    },
    /// Two periodontal examinations laid upon each other
    PerioComparison {
        /// Id or history number
        #[arg(long)]
        patient: String,
        /// The earlier one: its id or its day [default: the one before the later]
        #[arg(long)]
        before: Option<String>,
        /// The later one [default: the last one closed]
        #[arg(long)]
        after: Option<String>,
        /// How it looks
        #[command(flatten)]
        look: Look,
    },
    /// The whole clinical history
    History {
        /// Id or history number
        #[arg(long)]
        patient: String,
        /// From this day on (YYYY-MM-DD)
        #[arg(long)]
        from: Option<NaiveDate>,
        /// Up to this day (YYYY-MM-DD)
        #[arg(long)]
        to: Option<NaiveDate>,
        /// Only what this person wrote or did, by name
        #[arg(long, default_value = "")]
        author: String,
        /// How it looks
        #[command(flatten)]
        look: Look,
    },
    /// A hygiene session
    Hygiene(Paper),
    /// Caries and periodontal risk, and when to come again
    Risk {
        /// Id or history number
        #[arg(long)]
        patient: String,
        /// How it looks
        #[command(flatten)]
        look: Look,
    },
    /// Teeth with molar-incisor hypomineralisation over time
    Mih {
        /// Id or history number
        #[arg(long)]
        patient: String,
        /// How it looks
        #[command(flatten)]
        look: Look,
    },
    /// The treatment plan of a patient
    Plan {
        /// Id or history number
        #[arg(long)]
        patient: String,
        /// File to write
        #[arg(long)]
        out: PathBuf,
        /// Which plan, by its name [default: the one that is followed, else the last]
        #[arg(long)]
        plan: Option<String>,
        /// Language of the paper
        #[arg(long, value_enum, default_value_t = Lang::Es)]
        lang: Lang,
        /// For a black-and-white printer
        #[arg(long)]
        mono: bool,
    },
    /// A prescription and the sheet that goes with it
    Prescription(Paper),
    /// The same document for many patients: a folder of files, or one file
    Batch(Batch),
    /// Issue a certificate of attendance, for the patient or for whoever came along
    Certificate(letter::Certificate),
    /// Issue a referral letter, signed by who is signed in
    Referral(letter::Referral),
    /// Issue a recall letter
    Recall(letter::Recall),
    /// A letter that was issued, word for word
    Letter {
        /// Its id
        #[arg(long)]
        id: Uuid,
        /// File to write
        #[arg(long)]
        out: PathBuf,
        /// For a black-and-white printer
        #[arg(long)]
        mono: bool,
    },
    /// A child's own card
    Carnet(letter::Letter),
    /// A consent as it was signed, in the language it was read in
    Consent {
        /// Its id
        #[arg(long)]
        id: Uuid,
        /// File to write
        #[arg(long)]
        out: PathBuf,
        /// For a black-and-white printer
        #[arg(long)]
        mono: bool,
    },
}

/// Where a paper goes and how it looks.
#[derive(clap::Args)]
pub(crate) struct Look {
    /// File to write
    #[arg(long)]
    pub(crate) out: PathBuf,
    /// Language of the paper
    #[arg(long, value_enum, default_value_t = Lang::Es)]
    pub(crate) lang: Lang,
    /// For a black-and-white printer
    #[arg(long)]
    pub(crate) mono: bool,
}

/// A document for many.
#[derive(clap::Args)]
pub(crate) struct Batch {
    /// What is made: odontogram, perio, plan, recall_letter, certificate or carnet
    #[arg(long)]
    pub(crate) kind: String,
    /// For whoever is found by these letters
    #[arg(long, required_unless_present = "all", conflicts_with = "all")]
    pub(crate) search: Option<String>,
    /// For all patients that are not archived
    #[arg(long)]
    pub(crate) all: bool,
    /// Folder for a file each
    #[arg(long, value_name = "DIR", required_unless_present = "merge", conflicts_with = "merge")]
    pub(crate) out: Option<PathBuf>,
    /// One file for all
    #[arg(long, value_name = "FILE")]
    pub(crate) merge: Option<PathBuf>,
    /// Language of the paper
    #[arg(long, value_enum, default_value_t = Lang::Es)]
    pub(crate) lang: Lang,
    /// For a black-and-white printer
    #[arg(long)]
    pub(crate) mono: bool,
    /// For programs
    #[arg(long)]
    pub(crate) json: bool,
}

/// A paper that is known by its id.
#[derive(clap::Args)]
pub(crate) struct Paper {
    /// Its id
    #[arg(long)]
    pub(crate) id: Uuid,
    /// File to write
    #[arg(long)]
    pub(crate) out: PathBuf,
    /// Language of what is printed around it
    #[arg(long, value_enum, default_value_t = Lang::Es)]
    pub(crate) lang: Lang,
    /// For a black-and-white printer
    #[arg(long)]
    pub(crate) mono: bool,
}

/// What goes into a file for a stick.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Only {
    /// Everything kept here
    Everything,
    /// What came since a file was last written
    New,
    /// Own changes that no server has signed for
    Unsent,
}

/// Why a patient is erased.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Why {
    /// Nothing has to be kept any more
    Over,
    /// Registered by mistake
    Mistake,
    /// The same person is registered twice
    Duplicate,
    /// A court or the data protection authority ordered it
    Order,
}

/// Language of a paper.
#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum Lang {
    /// Spanish
    Es,
    /// English
    En,
}

/// Reads the command line, or explains it and ends.
pub(crate) fn parse() -> Asked {
    Asked::parse()
}

/// Runs a command.
pub(crate) fn run(data: &Path, command: Command) -> ExitCode {
    let app = App::new(Env::system(data), Arc::new(SystemKeychain));
    let done = commands::run(&app, command);
    // Nothing may still work on the store while the process ends under it.
    app.close();
    match done {
        Ok(code) => code,
        Err(fault) => fail(&fault),
    }
}

/// The store of this clinic, opened with the keychain or the passphrase; the owner is who acts.
fn open(app: &App) -> anyhow::Result<()> {
    if !store::Store::exists(app.env().folder()) {
        return Err(app::Error::from(store::Error::Missing).into());
    }
    if !app.open_with_keychain()? {
        app.unlock(Secret::Passphrase(&passphrase()?))?;
    }
    Ok(app.enter_as_owner()?)
}

/// The passphrase from the environment or the terminal.
#[expect(clippy::disallowed_methods, reason = "a secret in a clap argument would show in --help and in process lists")]
fn passphrase() -> anyhow::Result<Zeroizing<String>> {
    if let Ok(given) = std::env::var("ESMALTE_PASSPHRASE") {
        return Ok(Zeroizing::new(given));
    }
    Ok(Zeroizing::new(rpassword::prompt_password("Passphrase: ")?))
}

/// The patient meant by an id or a history number.
fn patient(app: &App, meant: &str) -> anyhow::Result<PatientId> {
    if let Ok(id) = meant.parse::<PatientId>() {
        return Ok(id);
    }
    let query = app::patient::PatientQuery { text: meant.to_owned(), limit: 500, ..Default::default() };
    let rows = app.search_patients(&query)?.rows;
    let mut numbered = rows.iter().filter(|row| row.number.to_string() == meant);
    match (numbered.next(), numbered.next()) {
        (Some(row), None) => Ok(row.id),
        (Some(_), Some(_)) => anyhow::bail!("two patients have the number {meant}; give the id"),
        (None, _) => Err(app::Error::NotFound("patient").into()),
    }
}

fn default_data() -> PathBuf {
    dirs::data_dir().unwrap_or_else(|| PathBuf::from(".")).join("esmalte")
}
