//! Who is signed in at this workstation, and how signing in is kept from being guessed.

use std::collections::BTreeMap;

use base64::{Engine as _, prelude::BASE64_STANDARD_NO_PAD};
use domain::{
    Sensitive, StaffId,
    staff::{Role, Staff},
};
use serde::Serialize;

use crate::{
    App, Env, Error, Result,
    env::Cost,
    file, keys,
    permission::{self, Action},
};

/// A person at the workstation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Session {
    /// Who.
    pub staff: StaffId,
    /// By name.
    pub name: String,
    /// In which role.
    pub role: Role,
    /// What the role may do.
    pub actions: Vec<Action>,
    /// Since when, milliseconds UTC.
    pub since: i64,
}

impl Session {
    pub(crate) fn of(staff: &Staff, now: i64) -> Session {
        let actions = Action::ALL.into_iter().filter(|action| permission::may(staff.role, *action)).collect();
        Session { staff: staff.id, name: staff.name.clone(), role: staff.role, actions, since: now }
    }

    /// Refuses what the role may not do.
    pub fn require(&self, action: Action) -> Result<()> {
        if permission::may(self.role, action) { Ok(()) } else { Err(Error::Forbidden) }
    }
}

/// Wrong passwords so far, by person; on disk, so that a restart is no way around the wait.
type Attempts = BTreeMap<StaffId, (u32, i64)>;

const ATTEMPTS: &str = "attempts.json";

/// Wrong passwords before the first wait.
const FREE: u32 = 4;

/// The longest wait. Waiting is all that happens: nobody can lock a colleague out for good.
const LONGEST_MS: i64 = 60_000;

fn wait_ms(wrong: u32) -> i64 {
    if wrong <= FREE { 0 } else { (1_000_i64 << (wrong - FREE).min(6)).min(LONGEST_MS) }
}

impl App {
    /// Signs a person in with the password.
    pub fn sign_in(&self, staff: StaffId, password: &str) -> Result<()> {
        let store = self.store()?;
        let path = self.env.folder().join(ATTEMPTS);
        let mut attempts: Attempts = file::read_json(&path).unwrap_or_default();
        let now = self.env.now();
        let (wrong, last) = attempts.get(&staff).copied().unwrap_or((0, 0));
        // A clock set back must not turn a minute into a year.
        let left = wait_ms(wrong) - (now - last).max(0);
        if left > 0 && now >= last {
            return Err(Error::TooManyAttempts { wait_seconds: left / 1000 + 1 });
        }
        let person = store.read(|tx| tx.find::<Staff>(staff))?.filter(|person| !person.retired);
        // An unknown person costs the same time as a wrong password.
        let hash =
            person.as_ref().map_or_else(|| hash_password(&self.env, "nobody"), |p| Ok(p.password_hash.clone()))?;
        match person {
            Some(person) if verifies(password, &hash.0)? => {
                if attempts.remove(&staff).is_some() {
                    file::write_json(&path, &attempts)?;
                }
                self.enter(Session::of(&person, now));
                Ok(())
            }
            _ => {
                attempts.insert(staff, (wrong + 1, now));
                file::write_json(&path, &attempts)?;
                Err(Error::WrongSecret)
            }
        }
    }
}

/// Hashes a sign-in password (Argon2id, PHC form); spaces around it do not count, here or when it is checked.
pub(crate) fn hash_password(env: &Env, password: &str) -> Result<Sensitive<String>> {
    let salt = env.random::<16>();
    let Cost { memory_kib, passes } = env.cost();
    let hash = keys::stretch(password.trim().as_bytes(), &salt, env.cost())?;
    let (salt, hash) = (BASE64_STANDARD_NO_PAD.encode(salt), BASE64_STANDARD_NO_PAD.encode(*hash));
    Ok(Sensitive(format!("$argon2id$v=19$m={memory_kib},t={passes},p=1${salt}${hash}")))
}

fn verifies(password: &str, phc: &str) -> Result<bool> {
    let Some((cost, salt, hash)) = parse(phc) else {
        return Ok(false);
    };
    let again = keys::stretch(password.trim().as_bytes(), &salt, cost)?;
    // Compared as a whole over a slow hash: timing tells nothing of use.
    Ok(again.as_slice() == hash)
}

fn parse(phc: &str) -> Option<(Cost, Vec<u8>, Vec<u8>)> {
    let mut parts = phc.strip_prefix("$argon2id$v=19$")?.split('$');
    let mut numbers = parts.next()?.split(',').map(|pair| pair.split_once('=').map(|(_, value)| value));
    let memory_kib = numbers.next()??.parse().ok()?;
    let passes = numbers.next()??.parse().ok()?;
    let salt = BASE64_STANDARD_NO_PAD.decode(parts.next()?).ok()?;
    let hash = BASE64_STANDARD_NO_PAD.decode(parts.next()?).ok()?;
    Some((Cost { memory_kib, passes }, salt, hash))
}

/// Refuses a password that is too short to be one.
pub(crate) fn check_password(field: &str, password: &str) -> Result<()> {
    let length = password.trim().chars().count();
    if length < 8 { Err(domain::Invalid::new(field, "weak").into()) } else { Ok(()) }
}
