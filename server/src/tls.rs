//! TLS 1.3 with a certificate that can be renewed under way. A renewal that does not fit leaves the old one standing.

use std::{
    path::Path,
    sync::{Arc, PoisonError, RwLock},
    time::{Duration, SystemTime},
};

use rustls::{
    ServerConfig,
    crypto::aws_lc_rs,
    pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject as _},
    server::{ClientHello, ResolvesServerCert},
    sign::CertifiedKey,
};
use tokio::signal::unix::{SignalKind, signal};

use crate::{Error, settings::TlsFiles};

/// How often the files are looked at when nobody says anything.
const LOOK: Duration = Duration::from_secs(30);

/// Certificate and key as they are now.
#[derive(Debug)]
pub(crate) struct Keeper {
    files: TlsFiles,
    current: RwLock<Arc<CertifiedKey>>,
}

impl Keeper {
    /// Reads both files.
    pub(crate) fn open(files: TlsFiles) -> Result<Arc<Keeper>, Error> {
        let current = RwLock::new(Arc::new(load(&files)?));
        Ok(Arc::new(Keeper { files, current }))
    }

    /// What connections are taken with.
    pub(crate) fn acceptor(self: &Arc<Keeper>) -> Result<tokio_rustls::TlsAcceptor, Error> {
        let mut config = ServerConfig::builder_with_provider(Arc::new(aws_lc_rs::default_provider()))
            .with_protocol_versions(&[&rustls::version::TLS13])
            .map_err(|fault| Error::Tls(fault.to_string()))?
            .with_no_client_auth()
            .with_cert_resolver(self.clone());
        config.alpn_protocols = vec![b"http/1.1".to_vec()];
        Ok(Arc::new(config).into())
    }

    /// Reads the files again on SIGHUP, and when they changed.
    pub(crate) async fn keep(self: Arc<Keeper>) {
        let mut told = signal(SignalKind::hangup()).ok();
        let mut seen = self.changed_at();
        loop {
            let hangup = async {
                match told.as_mut() {
                    Some(told) => told.recv().await,
                    None => std::future::pending().await,
                }
            };
            tokio::select! {
                _ = hangup => {}
                () = tokio::time::sleep(LOOK) => if self.changed_at() == seen { continue },
            }
            seen = self.changed_at();
            self.renew();
        }
    }

    fn renew(&self) {
        match load(&self.files) {
            Ok(new) => {
                *self.current.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(new);
                tracing::info!("the certificate was read again");
            }
            Err(fault) => tracing::error!(%fault, "the certificate in use stays"),
        }
    }

    fn changed_at(&self) -> [Option<SystemTime>; 2] {
        [&self.files.certificate, &self.files.key]
            .map(|path| std::fs::metadata(path).and_then(|file| file.modified()).ok())
    }
}

impl ResolvesServerCert for Keeper {
    fn resolve(&self, _: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        Some(self.current.read().unwrap_or_else(PoisonError::into_inner).clone())
    }
}

/// Reads a certificate chain and the key that belongs to it.
pub(crate) fn load(files: &TlsFiles) -> Result<CertifiedKey, Error> {
    let wrong = |path: &Path, fault: &dyn std::fmt::Display| Error::Tls(format!("{}: {fault}", path.display()));
    let chain = CertificateDer::pem_file_iter(&files.certificate)
        .and_then(Iterator::collect::<Result<Vec<_>, _>>)
        .map_err(|fault| wrong(&files.certificate, &fault))?;
    if chain.is_empty() {
        return Err(wrong(&files.certificate, &"no certificate in it"));
    }
    let key = PrivateKeyDer::from_pem_file(&files.key).map_err(|fault| wrong(&files.key, &fault))?;
    CertifiedKey::from_der(chain, key, &aws_lc_rs::default_provider()).map_err(|fault| wrong(&files.key, &fault))
}

#[cfg(test)]
mod tests {
    use std::{path::PathBuf, process::Command};

    use super::*;

    /// A new certificate under these names.
    fn made(files: &TlsFiles) {
        let text = |path: &PathBuf| path.display().to_string();
        let made = Command::new("openssl")
            .args(["req", "-x509", "-newkey", "ed25519", "-nodes", "-days", "2", "-subj", "/CN=localhost"])
            .args(["-out", &text(&files.certificate), "-keyout", &text(&files.key)])
            .output()
            .expect("openssl is there");
        assert!(made.status.success());
    }

    #[tokio::test(start_paused = true)]
    async fn changed_files_are_taken_up_within_half_a_minute_without_a_word() {
        let folder = std::env::temp_dir().join(format!("esmalte-tls-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        let files = TlsFiles { certificate: folder.join("used.pem"), key: folder.join("used.key") };
        made(&files);
        let keeper = Keeper::open(files.clone()).expect("fits");
        let serves = || keeper.current.read().expect("whole").cert.clone();
        let first = serves();
        let keeping = tokio::spawn(keeper.clone().keep());
        tokio::time::sleep(2 * LOOK).await;
        assert_eq!(serves(), first, "nothing changed");
        std::fs::remove_file(&files.certificate).expect("gone");
        tokio::time::sleep(2 * LOOK).await;
        assert_eq!(serves(), first, "a file that is away leaves what is in use");
        made(&files);
        tokio::time::sleep(2 * LOOK).await;
        assert_ne!(serves(), first);
        keeping.abort();
        std::fs::remove_dir_all(&folder).expect("gone");
    }
}
