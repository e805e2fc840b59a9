//! `esmalte-server`: reads the command line, does one thing.

use std::{net::SocketAddr, process::ExitCode};

use anyhow::Context as _;
use clap::{Parser, Subcommand};
use server::{Config, clinics, database, devices, env, verify};
use tokio::{net::TcpListener, signal};
use uuid::Uuid;

#[derive(Parser)]
#[command(version, about = "Central server of Esmalte: keeps and hands on the signed changes of clinics")]
struct Cli {
    /// Address of the database; what it leaves open comes from the PG… variables.
    #[arg(long, env = "ESMALTE_DATABASE_URL", hide_env_values = true, global = true)]
    database: Option<String>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serves devices until told to stop.
    Serve {
        /// Where devices connect.
        #[arg(long, env = "ESMALTE_LISTEN", default_value = "127.0.0.1:8420")]
        listen: SocketAddr,
        /// Where Prometheus reads; keep it on the loopback.
        #[arg(long, env = "ESMALTE_METRICS_LISTEN")]
        metrics_listen: Option<SocketAddr>,
        /// Connections to the database.
        #[arg(long, env = "ESMALTE_CONNECTIONS", default_value_t = 16)]
        connections: usize,
    },
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
    let filter =
        tracing_subscriber::EnvFilter::try_from_default_env().unwrap_or_else(|_| "info,refinery_core=warn".into());
    tracing_subscriber::fmt().json().with_env_filter(filter).with_writer(std::io::stderr).init();
    let config = env::database(cli.database.as_deref()).context("the address of the database")?;
    match cli.command {
        Command::Serve { listen, metrics_listen, connections } => {
            metrics_listen.map(server::metrics::install).transpose()?;
            let listener = TcpListener::bind(listen).await.with_context(|| format!("listening on {listen}"))?;
            server::serve(Config { connections, ..Config::new(config) }, listener, told_to_stop()).await?;
        }
        Command::Migrate => server::migrate(&config).await?,
        Command::Restored => server::restored(&config).await?,
        Command::Clinic(ClinicCommand::Add { name }) => {
            let client = database::connect(&config).await?;
            say(&clinics::add(&client, &name, &env::Machine).await?);
        }
        Command::Clinic(ClinicCommand::List) => {
            for clinic in clinics::list(&database::connect(&config).await?).await? {
                let id = clinic.id.map_or_else(|| "code not used yet".to_owned(), |id| id.to_string());
                say(&format!("{id}\t{} changes\t{}", clinic.changes, clinic.name));
            }
        }
        Command::Device(DeviceCommand::List { clinic }) => {
            for device in devices::list(&database::connect(&config).await?, clinic).await? {
                say(&format!("{}\tepoch {} up to {}\t{}", device.id, device.epoch, device.seq, device.name));
            }
        }
        Command::Verify { clinic } => {
            let found = verify::verify(&database::connect(&config).await?, clinic).await?;
            say(&format!("{} changes, {} faults", found.changes, found.faults.len()));
            for (position, fault) in &found.faults {
                say(&format!("{position}\t{fault}"));
            }
            return Ok(if found.faults.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE });
        }
    }
    Ok(ExitCode::SUCCESS)
}

#[expect(clippy::print_stdout, reason = "this is what the command was asked for")]
fn say(line: &str) {
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
