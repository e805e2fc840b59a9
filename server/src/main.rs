//! `esmalte-server`: reads the command line, does one thing.

use std::process::ExitCode;

use anyhow::Context as _;
use clap::{Parser, Subcommand};
use serde::Serialize;
use serde_json::json;
use server::{
    check, clinics, database, devices, env, prune,
    settings::{Flags, Settings},
    verify,
};
use tokio::{net::TcpListener, signal};
use tokio_postgres::Client;
use tracing_subscriber::EnvFilter;
use uuid::Uuid;

#[derive(Parser)]
#[command(version, about = "Central server of Esmalte: keeps and hands on the signed changes of clinics")]
struct Cli {
    #[command(flatten)]
    flags: Flags,
    /// Answers in JSON.
    #[arg(long, global = true)]
    json: bool,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serves devices until told to stop.
    Serve {
        /// Only says what is set and what is wrong with it, as `check` does.
        #[arg(long)]
        check: bool,
    },
    /// Says what is set, without secrets, and what is wrong with it; fails if anything is.
    Check,
    /// Brings the database's schema up to this program's.
    Migrate,
    /// Tells devices that a backup was put back, so that they offer again what it lacks.
    Restored,
    /// Clinics.
    #[command(subcommand)]
    Clinic(ClinicCommand),
    /// Devices of a clinic.
    #[command(subcommand)]
    Device(DeviceCommand),
    /// Drops what erasures left in old versions of rows, unanswered questions and codes that are over.
    Prune {
        /// Writes the tables anew, so that nothing stays on their pages; locks them for as long as it takes.
        #[arg(long)]
        whole: bool,
    },
    /// Verifies every signature and chain of a clinic; fails if anything is wrong.
    Verify {
        /// The clinic's id.
        #[arg(long)]
        clinic: Uuid,
    },
}

#[derive(Subcommand)]
enum ClinicCommand {
    /// Prints a one-time code with which a clinic's first workstation connects.
    Add {
        /// What to call it.
        name: String,
    },
    /// Lists clinics, and codes not used yet.
    List,
    /// Shows how much a clinic has here.
    Show {
        /// The clinic's id.
        clinic: Uuid,
    },
    /// Serves a clinic no more; nothing of it is lost, here or there.
    Suspend {
        /// The clinic's id.
        clinic: Uuid,
    },
    /// Serves a suspended clinic again.
    Resume {
        /// The clinic's id.
        clinic: Uuid,
    },
}

#[derive(Subcommand)]
enum DeviceCommand {
    /// Lists the devices of a clinic and how far their logs are held.
    List {
        /// The clinic's id.
        #[arg(long)]
        clinic: Uuid,
    },
}

#[tokio::main]
async fn main() -> anyhow::Result<ExitCode> {
    let cli = Cli::parse();
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| "info,refinery_core=warn".into());
    // Below that it prints the values of statements, and with them what clinics wrote: whatever the variable asks for.
    let filter = filter.add_directive("tokio_postgres=info".parse()?);
    tracing_subscriber::fmt().json().with_env_filter(filter).with_writer(std::io::stderr).init();
    std::panic::set_hook(Box::new(|panic| {
        // Where, and not what: the message may quote what was being worked on.
        tracing::error!(at = panic.location().map(ToString::to_string), "panicked");
    }));
    let (settings, say) = (Settings::read(cli.flags)?, Say { json: cli.json });
    match cli.command {
        Command::Check | Command::Serve { check: true } => return Ok(checked(&settings, &say).await),
        Command::Serve { check: false } => serve(&settings).await?,
        Command::Migrate => server::migrate(&settings.database()?).await?,
        Command::Restored => server::restored(&settings.database()?).await?,
        Command::Clinic(command) => clinic(&database::connect(&settings.database()?).await?, command, &say).await?,
        Command::Device(DeviceCommand::List { clinic }) => {
            let devices = devices::list(&database::connect(&settings.database()?).await?, clinic).await?;
            say.each(&devices, |device| {
                format!("{}\tepoch {} up to {}\t{}", device.id, device.epoch, device.seq, device.name)
            });
        }
        Command::Prune { whole } => {
            let mut client = database::connect(&settings.database()?).await?;
            let done = prune::prune(&mut client, whole, &env::Machine).await?;
            let text = format!(
                "{} erased, {} rows still held them\n{} questions and {} codes were over\n{} would not look away: \
                 prune again unless this is 0",
                done.erased, done.rows, done.nonces, done.codes, done.lookers
            );
            say.one(&done, &text);
        }
        Command::Verify { clinic } => {
            let found = verify::verify(&database::connect(&settings.database()?).await?, clinic).await?;
            let faults = found.faults.iter().map(|(position, fault)| format!("\n{position}\t{fault}"));
            let text = format!("{} changes, {} faults", found.changes, found.faults.len());
            say.one(&found, &faults.fold(text, |text, fault| text + &fault));
            return Ok(if found.faults.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE });
        }
    }
    Ok(ExitCode::SUCCESS)
}

async fn checked(settings: &Settings, say: &Say) -> ExitCode {
    let (shown, faults) = (settings.shown(), check::check(settings).await);
    let verdict = if faults.is_empty() { "nothing is wrong".to_owned() } else { faults.join("\n") };
    say.one(&json!({ "settings": shown, "faults": faults }), &format!("{shown}\n{verdict}"));
    if faults.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

async fn serve(settings: &Settings) -> anyhow::Result<()> {
    let faults = settings.faults();
    anyhow::ensure!(faults.is_empty(), "{}", faults.join("\n"));
    settings.metrics_listen.map(server::metrics::install).transpose()?;
    let listen = settings.listen;
    let listener = TcpListener::bind(listen).await.with_context(|| format!("listening on {listen}"))?;
    server::serve(settings.config()?, listener, told_to_stop()).await?;
    Ok(())
}

async fn clinic(client: &Client, command: ClinicCommand, say: &Say) -> anyhow::Result<()> {
    match command {
        ClinicCommand::Add { name } => {
            let code = clinics::add(client, &name, &env::Machine).await?;
            say.one(&json!({ "code": code }), &code);
        }
        ClinicCommand::List => say.each(&clinics::list(client).await?, |clinic| {
            let id = clinic.id.map_or_else(|| "code not used yet".to_owned(), |id| id.to_string());
            let suspended = if clinic.suspended.is_some() { "\tsuspended" } else { "" };
            format!("{id}\t{} changes\t{}{suspended}", clinic.changes, clinic.name)
        }),
        ClinicCommand::Show { clinic } => {
            let found = clinics::show(client, clinic).await?;
            let since = |date: &Option<String>| date.clone().unwrap_or_else(|| "never".to_owned());
            let text = format!(
                "{}\nadmitted {}\nsuspended {}\n{} devices\n{} changes, {} bytes, the last {}\n{} kept aside",
                found.clinic.name,
                found.clinic.date,
                since(&found.clinic.suspended),
                found.devices,
                found.clinic.changes,
                found.bytes,
                since(&found.last_change),
                found.forks,
            );
            say.one(&found, &text);
        }
        ClinicCommand::Suspend { clinic } => clinics::suspend(client, clinic, &env::Machine).await?,
        ClinicCommand::Resume { clinic } => clinics::resume(client, clinic).await?,
    }
    Ok(())
}

/// How to answer.
struct Say {
    json: bool,
}

impl Say {
    fn one(&self, value: &impl Serialize, text: &str) {
        match serde_json::to_string(value) {
            Ok(json) if self.json => print(&json),
            _ => print(text),
        }
    }

    /// A line for each.
    fn each<T: Serialize>(&self, values: &[T], text: impl Fn(&T) -> String) {
        values.iter().for_each(|value| self.one(value, &text(value)));
    }
}

#[expect(clippy::print_stdout, reason = "this is what the command was asked for")]
fn print(line: &str) {
    println!("{line}");
}

/// Ends when the terminal or the service manager asks for it.
async fn told_to_stop() {
    let terminated = async {
        match signal::unix::signal(signal::unix::SignalKind::terminate()) {
            Ok(mut signals) => {
                signals.recv().await;
            }
            Err(_) => std::future::pending().await,
        }
    };
    tokio::select! {
        _ = signal::ctrl_c() => {}
        () = terminated => {}
    }
}
