//! The system's keychain: Secret Service, Keychain, Credential Manager.

use std::{sync::mpsc::channel, thread, time::Duration};

use app::keys::Keychain;
use base64::{Engine as _, prelude::BASE64_STANDARD};
use zeroize::Zeroizing;

const SERVICE: &str = "com.esmalte.desktop";

/// A keychain may wait for a person to type its password; we do not wait longer than this for it.
const PATIENCE: Duration = Duration::from_secs(5);

/// The keychain of whoever is logged in at this machine.
pub(crate) struct SystemKeychain;

impl Keychain for SystemKeychain {
    fn get(&self, account: &str) -> Option<Zeroizing<Vec<u8>>> {
        let account = account.to_owned();
        let text = ask(move || keyring::Entry::new(SERVICE, &account)?.get_password().map(Zeroizing::new))?;
        BASE64_STANDARD.decode(text.as_bytes()).ok().map(Zeroizing::new)
    }

    fn set(&self, account: &str, secret: &[u8]) -> bool {
        let account = account.to_owned();
        // Some keychains keep only text.
        let text = Zeroizing::new(BASE64_STANDARD.encode(secret));
        ask(move || keyring::Entry::new(SERVICE, &account)?.set_password(&text)).is_some()
    }
}

/// Asks on a thread of its own; `None` for every way of not getting an answer, since all lead to the passphrase.
fn ask<T: Send + 'static>(question: impl FnOnce() -> keyring::Result<T> + Send + 'static) -> Option<T> {
    let (answer, answers) = channel();
    thread::spawn(move || {
        // Nobody waits any more when the answer came too late.
        let _ = answer.send(question());
    });
    match answers.recv_timeout(PATIENCE) {
        Ok(Ok(answer)) => Some(answer),
        Ok(Err(fault)) => {
            tracing::info!(%fault, "the keychain gives no answer");
            None
        }
        Err(_) => {
            tracing::warn!("the keychain does not answer in time");
            None
        }
    }
}
