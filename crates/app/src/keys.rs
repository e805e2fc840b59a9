//! How the store's random key is kept: in the system's keychain for everyday, and wrapped under the owner's passphrase
//! and a printed recovery code in `keys.json` for every other day.
//!
//! A keychain that is missing, locked or emptied leads to the passphrase, never to a new store. The device's signing key
//! lies in the same file, sealed with a key that follows from the store's.

use std::path::Path;

use argon2::{Algorithm, Argon2, Params, Version};
use base64::{Engine as _, prelude::BASE64_STANDARD};
use chacha20poly1305::{KeyInit as _, XChaCha20Poly1305, XNonce, aead::Aead as _};
use hkdf::Hkdf;
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use store::DatabaseKey;
use wire::DeviceKey;
use zeroize::Zeroizing;

use crate::{Env, Error, Result, code, env::Cost, file};

/// Name of the file beside the database.
pub(crate) const FILE: &str = "keys.json";

/// Where a secret can be kept for everyday; the system's, or none.
pub trait Keychain: Send + Sync {
    /// The kept secret; `None` if there is none or it cannot be reached now.
    fn get(&self, account: &str) -> Option<Zeroizing<Vec<u8>>>;
    /// Keeps a secret; says whether it was.
    fn set(&self, account: &str, secret: &[u8]) -> bool;
}

/// No keychain at all: the passphrase is asked for at every start.
#[derive(Debug, Clone, Copy)]
pub struct NoKeychain;

impl Keychain for NoKeychain {
    fn get(&self, _: &str) -> Option<Zeroizing<Vec<u8>>> {
        None
    }
    fn set(&self, _: &str, _: &[u8]) -> bool {
        false
    }
}

/// What opens the key file.
#[derive(Clone, Copy)]
pub enum Secret<'a> {
    /// The owner's passphrase.
    Passphrase(&'a str),
    /// The printed code.
    RecoveryCode(&'a str),
}

#[derive(Debug, Serialize, Deserialize)]
struct KeyFile {
    version: u8,
    /// Account name in the keychain; a random one for each store.
    account: String,
    passphrase: Wrap,
    recovery: Wrap,
    /// The device's seed, sealed with a key that follows from the store's.
    device: Sealed,
    /// The seed it is about to sign with: which of the two counts, the log says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    next_device: Option<Sealed>,
}

/// The store's key under one secret.
#[derive(Debug, Serialize, Deserialize)]
struct Wrap {
    salt: String,
    memory_kib: u32,
    passes: u32,
    sealed: Sealed,
}

#[derive(Debug, Serialize, Deserialize)]
struct Sealed {
    nonce: String,
    bytes: String,
}

/// The keys of an open store.
pub struct Keys {
    /// Of the database.
    pub database: DatabaseKey,
    /// Of the device.
    pub device: DeviceKey,
    /// Of the device, if it was about to take another when the program ended.
    pub next: Option<DeviceKey>,
    account: String,
}

/// Makes the keys of a new store and writes `keys.json`; returns the recovery code to be printed once.
pub fn make(env: &Env, passphrase: &str, device: DeviceKey) -> Result<(Keys, Zeroizing<String>)> {
    let database = DatabaseKey(Zeroizing::new(env.random()));
    let recovery = Zeroizing::new(env.random::<16>());
    let keys = Keys { account: format!("esmalte-{}", env.id()), database, device, next: None };
    let code = code::write(&recovery);
    let kept = KeyFile {
        version: 1,
        account: keys.account.clone(),
        passphrase: wrap(env, passphrase.trim().as_bytes(), &keys.database)?,
        recovery: wrap(env, &*recovery, &keys.database)?,
        device: seal(env, &device_key(&keys.database), &*keys.device.seed())?,
        next_device: None,
    };
    write(env.folder(), &kept)?;
    Ok((keys, code))
}

/// Keeps the key a device is about to take beside the one it has, before anything is signed with it.
pub(crate) fn propose(env: &Env, folder: &Path, database: &DatabaseKey, next: &DeviceKey) -> Result<()> {
    let next_device = Some(seal(env, &device_key(database), &*next.seed())?);
    write(folder, &KeyFile { next_device, ..read(folder)? })
}

/// Forgets the key a device had, now that its log names the new one.
pub(crate) fn adopt(env: &Env, folder: &Path, database: &DatabaseKey, device: &DeviceKey) -> Result<()> {
    let device = seal(env, &device_key(database), &*device.seed())?;
    write(folder, &KeyFile { device, next_device: None, ..read(folder)? })
}

fn write(folder: &Path, kept: &KeyFile) -> Result<()> {
    let json = serde_json::to_vec_pretty(kept).map_err(|fault| Error::KeyFile(fault.to_string()))?;
    file::write(&folder.join(FILE), &json)
}

/// Opens the keys with a secret a person gave.
pub fn unlock(folder: &Path, secret: Secret<'_>) -> Result<Keys> {
    let kept = read(folder)?;
    let key = match secret {
        Secret::Passphrase(passphrase) => unwrap(&kept.passphrase, passphrase.trim().as_bytes())?,
        Secret::RecoveryCode(text) => unwrap(&kept.recovery, &*code::read(text).ok_or(Error::WrongSecret)?)?,
    };
    finish(kept, key)
}

/// Opens the keys with what the keychain holds; `None` when it holds nothing that fits.
pub fn from_keychain(folder: &Path, keychain: &dyn Keychain) -> Result<Option<Keys>> {
    let kept = read(folder)?;
    let Some(secret) = keychain.get(&kept.account) else {
        return Ok(None);
    };
    let Ok(bytes) = <[u8; 32]>::try_from(secret.as_slice()) else {
        return Ok(None);
    };
    Ok(finish(kept, DatabaseKey(Zeroizing::new(bytes))).ok())
}

impl Keys {
    /// Hands the store's key to the keychain for the next start; says whether it was kept.
    pub fn remember(&self, keychain: &dyn Keychain) -> bool {
        keychain.set(&self.account, &*self.database.0)
    }
}

/// Moves the key file to where its store is going.
pub(crate) fn settle(from: &Path, to: &Path) -> Result<()> {
    std::fs::rename(from.join(FILE), to.join(FILE)).map_err(Error::io(FILE))
}

/// The key file's bytes, for a backup that the passphrase opens.
pub fn raw(folder: &Path) -> Result<Vec<u8>> {
    std::fs::read(folder.join(FILE)).map_err(Error::io(FILE))
}

fn read(folder: &Path) -> Result<KeyFile> {
    let kept: KeyFile = serde_json::from_slice(&raw(folder)?).map_err(|fault| Error::KeyFile(fault.to_string()))?;
    if kept.version == 1 { Ok(kept) } else { Err(Error::KeyFile("unknown version".to_owned())) }
}

fn finish(kept: KeyFile, database: DatabaseKey) -> Result<Keys> {
    let device = unsealed(&kept.device, &database)?;
    let next = kept.next_device.as_ref().map(|next| unsealed(next, &database)).transpose()?;
    Ok(Keys { database, device, next, account: kept.account })
}

fn unsealed(device: &Sealed, database: &DatabaseKey) -> Result<DeviceKey> {
    let seed = open(device, &device_key(database)).ok_or(Error::WrongSecret)?;
    let seed: [u8; 32] = seed.as_slice().try_into().map_err(|_| Error::KeyFile("device key".to_owned()))?;
    Ok(DeviceKey::from_seed(&Zeroizing::new(seed)))
}

fn wrap(env: &Env, secret: &[u8], key: &DatabaseKey) -> Result<Wrap> {
    let salt = env.random::<16>();
    let Cost { memory_kib, passes } = env.cost();
    let sealed = seal(env, &*stretch(secret, &salt, env.cost())?, &*key.0)?;
    Ok(Wrap { salt: BASE64_STANDARD.encode(salt), memory_kib, passes, sealed })
}

fn unwrap(wrap: &Wrap, secret: &[u8]) -> Result<DatabaseKey> {
    let salt = BASE64_STANDARD.decode(&wrap.salt).map_err(|fault| Error::KeyFile(fault.to_string()))?;
    let cost = Cost { memory_kib: wrap.memory_kib, passes: wrap.passes };
    let key = open(&wrap.sealed, &*stretch(secret, &salt, cost)?).ok_or(Error::WrongSecret)?;
    let key: [u8; 32] = key.as_slice().try_into().map_err(|_| Error::KeyFile("wrapped key".to_owned()))?;
    Ok(DatabaseKey(Zeroizing::new(key)))
}

/// Argon2id: makes guessing a secret by trial expensive.
pub(crate) fn stretch(secret: &[u8], salt: &[u8], cost: Cost) -> Result<Zeroizing<[u8; 32]>> {
    let params =
        Params::new(cost.memory_kib, cost.passes, 1, Some(32)).map_err(|fault| Error::KeyFile(fault.to_string()))?;
    let mut key = Zeroizing::new([0; 32]);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(secret, salt, &mut *key)
        .map_err(|fault| Error::KeyFile(fault.to_string()))?;
    Ok(key)
}

fn device_key(database: &DatabaseKey) -> Zeroizing<[u8; 32]> {
    let mut key = Zeroizing::new([0; 32]);
    Hkdf::<Sha256>::new(None, &*database.0)
        .expand(b"esmalte-device-key/1", &mut *key)
        .expect("32 bytes are within what HKDF gives");
    key
}

fn seal(env: &Env, key: &[u8; 32], plain: &[u8]) -> Result<Sealed> {
    let nonce = env.random::<24>();
    let bytes = XChaCha20Poly1305::new(key.into())
        .encrypt(&XNonce::from(nonce), plain)
        .map_err(|_| Error::KeyFile("sealing failed".to_owned()))?;
    Ok(Sealed { nonce: BASE64_STANDARD.encode(nonce), bytes: BASE64_STANDARD.encode(bytes) })
}

/// `None` when the key does not fit.
fn open(sealed: &Sealed, key: &[u8; 32]) -> Option<Zeroizing<Vec<u8>>> {
    let nonce: [u8; 24] = BASE64_STANDARD.decode(&sealed.nonce).ok()?.try_into().ok()?;
    let bytes = BASE64_STANDARD.decode(&sealed.bytes).ok()?;
    XChaCha20Poly1305::new(key.into()).decrypt(&XNonce::from(nonce), bytes.as_slice()).ok().map(Zeroizing::new)
}
