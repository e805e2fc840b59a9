//! What the operator says: a file, over it the environment, over that the command line. And what is wrong with it.

use std::{
    net::{IpAddr, Ipv4Addr, SocketAddr},
    path::{Path, PathBuf},
    time::Duration,
};

use clap::Args;
use ipnet::IpNet;
use relay::{Limits, pace::Rate};
use serde::{Deserialize, Serialize};

use crate::{Config, Error, connections, env, gate};

/// The command line; what is left out of it comes from the variable, the file, or is as usual.
#[derive(Debug, Default, Clone, Args)]
pub struct Flags {
    /// File with settings, see `deploy/server.toml`.
    #[arg(long, env = "ESMALTE_CONFIG", global = true, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Address of the database; what it leaves open comes from the PG… variables.
    #[arg(long, env = "ESMALTE_DATABASE_URL", hide_env_values = true, global = true, value_name = "URL")]
    pub database: Option<String>,
    /// Where devices connect.
    #[arg(long, env = "ESMALTE_LISTEN", global = true, value_name = "ADDRESS:PORT")]
    pub listen: Option<SocketAddr>,
    /// Where Prometheus reads, on the loopback.
    #[arg(long, env = "ESMALTE_METRICS_LISTEN", global = true, value_name = "ADDRESS:PORT")]
    pub metrics_listen: Option<SocketAddr>,
    /// Connections to the database.
    #[arg(long, env = "ESMALTE_CONNECTIONS", global = true, value_name = "COUNT")]
    pub connections: Option<usize>,
    /// Certificate chain, PEM.
    #[arg(long, env = "ESMALTE_TLS_CERTIFICATE", global = true, value_name = "FILE", requires = "tls_key")]
    pub tls_certificate: Option<PathBuf>,
    /// Its key, PEM.
    #[arg(long, env = "ESMALTE_TLS_KEY", global = true, value_name = "FILE", requires = "tls_certificate")]
    pub tls_key: Option<PathBuf>,
    /// Networks of proxies whose X-Forwarded-For is believed.
    #[arg(long, env = "ESMALTE_TRUSTED_PROXIES", global = true, value_name = "NETWORK", value_delimiter = ',')]
    pub trusted_proxies: Option<Vec<IpNet>>,
}

/// Everything that can be set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// Where devices connect.
    pub listen: SocketAddr,
    /// Where Prometheus reads.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub metrics_listen: Option<SocketAddr>,
    /// Address of the database.
    pub database: String,
    /// Connections to the database.
    pub connections: usize,
    /// Networks of proxies whose X-Forwarded-For is believed.
    pub trusted_proxies: Vec<IpNet>,
    /// The least version of the protocol that may pull.
    pub least_reader: u32,
    /// Certificate and key; without them the server speaks plain HTTP.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tls: Option<TlsFiles>,
    /// How much, how long, how many.
    pub limits: LimitSettings,
    /// How often.
    pub rates: RateSettings,
}

/// Where certificate and key lie.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TlsFiles {
    /// Certificate chain, PEM.
    pub certificate: PathBuf,
    /// Its key, PEM.
    pub key: PathBuf,
}

/// How much, how long, how many.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct LimitSettings {
    /// Bytes of a body as it comes.
    pub body_bytes: usize,
    /// Bytes it may inflate to.
    pub inflated_bytes: u64,
    /// Connections at once.
    pub connections: usize,
    /// Connections at once from one address.
    pub connections_per_address: usize,
    /// The longest a request's head may take to come, and a connection may be idle.
    pub header_seconds: u64,
    /// The longest a body may take to come.
    pub body_seconds: u64,
    /// How long requests under way may take when the server is told to stop.
    pub drain_seconds: u64,
}

/// How often.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct RateSettings {
    /// Requests of a device within its session.
    pub device: Rate,
    /// Requests of an address, whatever they are.
    pub address: Rate,
    /// Attempts of an address to open a session.
    pub session: Rate,
    /// Attempts of an address to use a code.
    pub admission: Rate,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            listen: SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 8420),
            metrics_listen: None,
            database: String::new(),
            connections: 16,
            trusted_proxies: Vec::new(),
            least_reader: Limits::default().least_reader,
            tls: None,
            limits: LimitSettings::default(),
            rates: RateSettings::default(),
        }
    }
}

impl Default for LimitSettings {
    fn default() -> Self {
        let (relay, lines) = (Limits::default(), connections::Lines::default());
        LimitSettings {
            body_bytes: relay.body,
            inflated_bytes: relay.inflated,
            connections: lines.most,
            connections_per_address: lines.most_per_address,
            header_seconds: lines.header.as_secs(),
            body_seconds: relay.receive.as_secs(),
            drain_seconds: lines.drain.as_secs(),
        }
    }
}

impl Default for RateSettings {
    fn default() -> Self {
        let gate::Rates { address, session, admission } = gate::Rates::default();
        RateSettings { device: Limits::default().device, address, session, admission }
    }
}

impl Settings {
    /// Reads the file, if one is named, and puts what the command line says over it.
    pub fn read(flags: Flags) -> Result<Settings, Error> {
        let file = flags.config.as_deref().map(Settings::from_file).transpose()?.unwrap_or_default();
        Ok(Settings {
            listen: flags.listen.unwrap_or(file.listen),
            metrics_listen: flags.metrics_listen.or(file.metrics_listen),
            database: flags.database.unwrap_or(file.database),
            connections: flags.connections.unwrap_or(file.connections),
            trusted_proxies: flags.trusted_proxies.unwrap_or(file.trusted_proxies),
            tls: match (flags.tls_certificate, flags.tls_key) {
                (Some(certificate), Some(key)) => Some(TlsFiles { certificate, key }),
                _ => file.tls,
            },
            ..file
        })
    }

    fn from_file(path: &Path) -> Result<Settings, Error> {
        let text =
            std::fs::read_to_string(path).map_err(|fault| Error::Settings(format!("{}: {fault}", path.display())))?;
        // The message without the line it quotes, which may hold a password.
        toml::from_str(&text).map_err(|fault| {
            let line = fault.span().map_or(0, |span| text[..span.start].matches('\n').count() + 1);
            Error::Settings(format!("{}, line {line}: {}", path.display(), fault.message()))
        })
    }

    /// Where the database is.
    pub fn database(&self) -> Result<tokio_postgres::Config, Error> {
        env::database(Some(&self.database)).map_err(|_| Error::Settings("database: not an address".to_owned()))
    }

    /// What the server is to do.
    pub fn config(&self) -> Result<Config, Error> {
        let (limits, rates) = (&self.limits, &self.rates);
        Ok(Config {
            database: self.database()?,
            connections: self.connections,
            limits: Limits {
                body: limits.body_bytes,
                inflated: limits.inflated_bytes,
                receive: Duration::from_secs(limits.body_seconds),
                device: rates.device,
                least_reader: self.least_reader,
                ..Limits::default()
            },
            tls: self.tls.clone(),
            lines: connections::Lines {
                most: limits.connections,
                most_per_address: limits.connections_per_address,
                header: Duration::from_secs(limits.header_seconds),
                drain: Duration::from_secs(limits.drain_seconds),
            },
            trusted_proxies: self.trusted_proxies.clone(),
            rates: gate::Rates { address: rates.address, session: rates.session, admission: rates.admission },
        })
    }

    /// The settings in force, as a file; of the database only what is no secret.
    pub fn shown(&self) -> String {
        let place = self.database().map_or_else(|_| "not an address".to_owned(), |config| shown(&config));
        let shown = Settings { database: place, ..self.clone() };
        toml::to_string(&shown).unwrap_or_default()
    }

    /// What is wrong with them by themselves, one line each.
    pub fn faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        let mut wrong = |is: bool, what: &str| faults.extend(is.then(|| what.to_owned()));
        let local = self.listen.ip().is_loopback();
        wrong(
            !local && self.tls.is_none() && self.trusted_proxies.is_empty(),
            "listen: devices beyond this machine need TLS: set [tls], or trusted_proxies if a proxy in front has it",
        );
        wrong(
            self.metrics_listen.is_some_and(|metrics| !metrics.ip().is_loopback()),
            "metrics_listen: belongs on the loopback; let a collector on this machine read it",
        );
        wrong(self.metrics_listen == Some(self.listen), "metrics_listen: the same as listen");
        wrong(self.trusted_proxies.iter().any(|net| net.prefix_len() == 0), "trusted_proxies: trusts everybody");
        let limits = &self.limits;
        wrong(self.connections == 0 || limits.connections == 0, "connections: none");
        wrong(limits.connections_per_address == 0, "limits.connections_per_address: none");
        wrong(
            limits.body_bytes < wire::frame::MAX_FRAME || limits.inflated_bytes < wire::frame::MAX_FRAME as u64,
            "limits.body_bytes, limits.inflated_bytes: less than one change may have",
        );
        wrong(limits.header_seconds == 0 || limits.body_seconds == 0, "limits: no time to send a request");
        wrong(self.database().is_err(), "database: not an address");
        faults
    }
}

fn shown(config: &tokio_postgres::Config) -> String {
    let hosts: Vec<String> = config
        .get_hosts()
        .iter()
        .map(|host| match host {
            tokio_postgres::config::Host::Tcp(name) => name.clone(),
            tokio_postgres::config::Host::Unix(path) => path.display().to_string(),
        })
        .collect();
    let (user, name) = (config.get_user().unwrap_or_default(), config.get_dbname().unwrap_or_default());
    let password = if config.get_password().is_some() { " password=***" } else { "" };
    format!("host={} user={user} dbname={name}{password}", hosts.join(","))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_over_the_file_and_the_file_over_the_usual() {
        let folder = std::env::temp_dir().join(format!("esmalte-settings-{}", std::process::id()));
        std::fs::write(&folder, "listen = '127.0.0.1:1'\nconnections = 3\n[limits]\nbody_seconds = 9\n")
            .expect("a file");
        let flags = Flags { config: Some(folder.clone()), connections: Some(5), ..Flags::default() };
        let settings = Settings::read(flags).expect("readable");
        std::fs::remove_file(folder).expect("ours");
        assert_eq!((settings.listen.port(), settings.connections, settings.limits.body_seconds), (1, 5, 9));
        assert_eq!(settings.rates, RateSettings::default());
        assert_eq!(toml::from_str::<Settings>(&settings.shown()).expect("its own output").limits, settings.limits);
    }

    #[test]
    fn the_example_says_what_is_usual() {
        let example: Settings = toml::from_str(include_str!("../deploy/server.toml")).expect("readable");
        assert_eq!(example, Settings::default());
    }

    #[test]
    fn secrets_are_not_shown() {
        let database = "postgres://u:hunter2@db.example/clinics?sslmode=disable".to_owned();
        let settings = Settings { database, ..Settings::default() };
        assert!(settings.shown().contains("host=db.example user=u dbname=clinics password=***"));
        assert!(!settings.shown().contains("hunter2"));
    }

    #[test]
    fn what_is_wrong_is_said() {
        assert_eq!(Settings::default().faults(), Vec::<String>::new());
        let check = |text: &str, named: &str| {
            let faults = toml::from_str::<Settings>(text).expect(text).faults();
            assert!(faults.len() == 1 && faults[0].starts_with(named), "{text}: {faults:?}");
        };
        check("listen = '0.0.0.0:8420'", "listen");
        check("metrics_listen = '0.0.0.0:1'", "metrics_listen");
        check("metrics_listen = '127.0.0.1:8420'", "metrics_listen");
        check("trusted_proxies = ['0.0.0.0/0']", "trusted_proxies");
        check("connections = 0", "connections");
        check("database = 'postgres://:::'", "database");
        check("[limits]\nbody_bytes = 1000", "limits.body_bytes");
        check("[limits]\nheader_seconds = 0", "limits");
        assert!(toml::from_str::<Settings>("lissen = '127.0.0.1:1'").is_err(), "a slip of the pen is no setting");
    }
}
