//! Opening and founding: keys, pragmas, one process a store, and the question whether the file went back in time.

use std::{
    collections::BTreeSet,
    fs::{File, TryLockError},
    ops::{Deref, DerefMut},
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard, PoisonError, RwLock},
};

use domain::{ClinicId, DeviceId, PatientId};
use rusqlite::{Connection, OpenFlags, config::DbConfig};
use wire::{DeviceKey, protocol::Head};
use zeroize::Zeroizing;

use crate::{
    Committed, Ctx, Error, Result, SelfDevice, duplicate, fold, log, membership, migrations, witness, witness::Witness,
};

/// The random key the database is encrypted with; wiped from memory when dropped.
#[derive(Clone)]
pub struct DatabaseKey(pub Zeroizing<[u8; 32]>);

impl DatabaseKey {
    fn pragma(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::with_capacity(96));
        text.push_str("PRAGMA key = \"x'");
        for byte in self.0.iter() {
            text.push_str(&format!("{byte:02x}"));
        }
        text.push_str("'\"");
        text
    }
}

/// What a new store is made for.
#[derive(Debug, Clone)]
pub struct Founding {
    /// Whose clinic.
    pub clinic: ClinicId,
    /// Which device this becomes.
    pub device: DeviceId,
    /// What people call it.
    pub name: String,
}

type Listener = Box<dyn Fn(&Committed) + Send + Sync>;

/// An open store.
pub struct Store {
    folder: PathBuf,
    key: DatabaseKey,
    device_key: RwLock<DeviceKey>,
    // Dropped before the writer: the last connection to close folds the journal in, which a reader cannot.
    readers: Mutex<Vec<Connection>>,
    writer: Mutex<Connection>,
    listener: RwLock<Option<Listener>>,
    /// Blocked patients opened with a reason by whoever is signed in.
    opened: Mutex<BTreeSet<PatientId>>,
    witness: Witness,
    _lock: File,
}

const DATABASE: &str = "esmalte.db";
const WITNESS: &str = "head.json";

impl Store {
    /// Whether a folder holds a store.
    pub fn exists(folder: &Path) -> bool {
        folder.join(DATABASE).exists()
    }

    /// Makes a new store; never over an old one.
    pub fn found(folder: &Path, key: DatabaseKey, device_key: DeviceKey, founding: &Founding) -> Result<Store> {
        if Store::exists(folder) {
            return Err(Error::AlreadyThere);
        }
        std::fs::create_dir_all(folder)?;
        let lock = lock(folder)?;
        // Founded beside and renamed when whole: a crash here leaves no half-made database behind.
        let beside = folder.join("esmalte.db.new");
        for leftover in ["esmalte.db.new", "esmalte.db.new-wal", "esmalte.db.new-shm", "esmalte.db-shm"] {
            remove_if_there(&folder.join(leftover))?;
        }
        // The journal of a database that is gone would be replayed into the new one. It may be all that is left of it.
        let orphan = folder.join("esmalte.db-wal");
        if orphan.exists() {
            std::fs::rename(&orphan, folder.join(format!("esmalte.db-wal.of-{}", founding.device)))?;
        }
        {
            let mut db = connect(&beside, &key, OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE)?;
            migrations::run(&mut db, None)?;
            let Founding { clinic, device, name } = founding.clone();
            log::set_self(&db, &SelfDevice { clinic, device, epoch: 1, name })?;
            db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
            db.close().map_err(|(_, fault)| fault)?;
        }
        remove_if_there(&folder.join(WITNESS))?;
        std::fs::rename(&beside, folder.join(DATABASE))?;
        Store::start(folder, key, device_key, lock)
    }

    /// Opens a store; `ctx` stamps the change that starts a new epoch, should the file have gone back in time.
    pub fn open(folder: &Path, key: DatabaseKey, device_key: DeviceKey, ctx: Ctx) -> Result<Store> {
        if !Store::exists(folder) {
            return Err(Error::Missing);
        }
        let lock = lock(folder)?;
        let store = Store::start(folder, key, device_key, lock)?;
        store.notice_rollback(ctx)?;
        Ok(store)
    }

    fn start(folder: &Path, key: DatabaseKey, device_key: DeviceKey, lock: File) -> Result<Store> {
        let mut writer = connect(&folder.join(DATABASE), &key, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        let moved = migrations::run(&mut writer, Some(&folder.join("copies")))?;
        let me = log::self_device(&writer)?;
        let db = writer.transaction()?;
        membership::read_from_log(&db)?;
        if membership::newest_key(&db, me.device)?.is_some_and(|newest| newest != device_key.public()) {
            // Whatever was written with another key, no other device would take.
            return Err(wire::Refused::Signature.into());
        }
        fold::unpark(&db)?;
        if moved {
            duplicate::index_all(&db)?;
        }
        db.commit()?;
        writer.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
        let store = Store {
            folder: folder.to_owned(),
            key,
            device_key: RwLock::new(device_key),
            writer: Mutex::new(writer),
            readers: Mutex::new(Vec::new()),
            listener: RwLock::new(None),
            opened: Mutex::default(),
            witness: Witness::start(folder.join(WITNESS)),
            _lock: lock,
        };
        store.scrub_if_due();
        Ok(store)
    }

    /// A database that does not hold the change its witness names was put back from a copy: what it sealed since may be
    /// with others. It goes on in a new epoch, so that no sequence number is ever used for two changes.
    fn notice_rollback(&self, ctx: Ctx) -> Result<()> {
        let Some(witnessed) = witness::read(&self.folder.join(WITNESS)) else {
            return Ok(());
        };
        {
            let db = self.writer();
            let me = log::self_device(&db)?;
            let held = log::hash_at(&db, me.device, witnessed.epoch, witnessed.seq)?;
            if held == Some(witnessed.hash) || witnessed.epoch < me.epoch {
                return Ok(());
            }
            tracing::warn!(
                epoch = witnessed.epoch,
                seq = witnessed.seq,
                "the database went back in time; a new epoch starts"
            );
            db.execute("UPDATE device_self SET epoch = ?1", [witnessed.epoch.max(me.epoch) + 1])?;
        }
        // Even an empty write seals the change that starts the epoch.
        self.write(ctx, |_| Ok(()))
    }

    /// Closes the store and moves its files to `folder`, the database last: until that last step there is no store there.
    pub fn settle(self, folder: &Path) -> Result<()> {
        let from = self.folder.clone();
        self.writer().query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
        drop(self);
        let witness = from.join(WITNESS);
        if witness.exists() {
            std::fs::rename(witness, folder.join(WITNESS))?;
        }
        std::fs::rename(from.join(DATABASE), folder.join(DATABASE))?;
        Ok(())
    }

    /// Calls `listener` after every commit that changed records, local or received.
    pub fn listen(&self, listener: impl Fn(&Committed) + Send + Sync + 'static) {
        *self.listener.write().unwrap_or_else(PoisonError::into_inner) = Some(Box::new(listener));
    }

    pub(crate) fn announce(&self, committed: &Committed) {
        if let Some(listener) = self.listener.read().unwrap_or_else(PoisonError::into_inner).as_ref() {
            listener(committed);
        }
    }

    /// The folder it lives in.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The epoch that the witness in a folder names, whatever became of its database; 0 when it says nothing.
    pub fn witnessed_epoch(folder: &Path) -> u64 {
        witness::read(&folder.join(WITNESS)).map_or(0, |head| head.epoch)
    }

    /// The key the database is encrypted with.
    pub fn database_key(&self) -> &DatabaseKey {
        &self.key
    }

    /// The key this device signs with.
    pub fn device_key(&self) -> DeviceKey {
        self.device_key.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(crate) fn set_device_key(&self, key: DeviceKey) {
        *self.device_key.write().unwrap_or_else(PoisonError::into_inner) = key;
    }

    /// Opens a copy made of this store, read-only.
    pub(crate) fn open_copy(&self, file: &Path) -> Result<Connection> {
        connect(file, &self.key, OpenFlags::SQLITE_OPEN_READ_ONLY)
    }

    pub(crate) fn opened(&self) -> MutexGuard<'_, BTreeSet<PatientId>> {
        self.opened.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn witness(&self, head: Head) {
        self.witness.tell(head);
    }

    pub(crate) fn writer(&self) -> MutexGuard<'_, Connection> {
        // A panic while writing left an open transaction, which SQLite undid when its guard was dropped.
        self.writer.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn reader(&self) -> Result<Reader<'_>> {
        let pooled = self.readers.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let db = match pooled {
            Some(db) => db,
            None => connect(&self.folder.join(DATABASE), &self.key, OpenFlags::SQLITE_OPEN_READ_ONLY)?,
        };
        Ok(Reader { pool: &self.readers, db: Some(db) })
    }
}

/// A read connection on loan; it goes back to the pool by itself.
pub(crate) struct Reader<'a> {
    pool: &'a Mutex<Vec<Connection>>,
    db: Option<Connection>,
}

impl Deref for Reader<'_> {
    type Target = Connection;
    fn deref(&self) -> &Connection {
        self.db.as_ref().expect("held until dropped")
    }
}

impl DerefMut for Reader<'_> {
    fn deref_mut(&mut self) -> &mut Connection {
        self.db.as_mut().expect("held until dropped")
    }
}

impl Drop for Reader<'_> {
    fn drop(&mut self) {
        if let Some(db) = self.db.take().filter(Connection::is_autocommit) {
            self.pool.lock().unwrap_or_else(PoisonError::into_inner).push(db);
        }
    }
}

fn remove_if_there(path: &Path) -> Result<()> {
    match std::fs::remove_file(path) {
        Err(fault) if fault.kind() != std::io::ErrorKind::NotFound => Err(fault.into()),
        _ => Ok(()),
    }
}

fn lock(folder: &Path) -> Result<File> {
    let file = File::options().create(true).truncate(false).write(true).open(folder.join("esmalte.lock"))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(Error::InUse),
        Err(TryLockError::Error(fault)) => Err(fault.into()),
    }
}

/// Opens a connection with key and pragmas. Key first: SQLCipher reads nothing before it.
fn connect(path: &Path, key: &DatabaseKey, flags: OpenFlags) -> Result<Connection> {
    let db = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    // Until a store is known to be whole, closing it must not fold its journal into pages that may be damaged.
    let known = !flags.contains(OpenFlags::SQLITE_OPEN_CREATE);
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, known)?;
    db.execute_batch(&key.pragma())?;
    db.execute_batch("PRAGMA cipher_log_level = NONE;")?;
    // The first read tells whether the key fits and page one is whole.
    let tables: u64 = db.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    if tables == 0 && !flags.contains(OpenFlags::SQLITE_OPEN_CREATE) {
        // An emptied file opens as an empty database; filling it would bury what may be saved of the old one.
        return Err(Error::Damaged("the database is empty".to_owned()));
    }
    configure(&db)?;
    if !flags.contains(OpenFlags::SQLITE_OPEN_READ_ONLY) {
        db.execute_batch(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA journal_size_limit = 67108864;",
        )?;
    }
    Ok(db)
}

/// Pragmas of every connection. A page that is not in the cache is deciphered again, which takes longer than any search in
/// it; 32 MB hold what a search among 100,000 patients reads.
pub(crate) fn configure(db: &Connection) -> Result<()> {
    db.set_prepared_statement_cache_capacity(256);
    db.execute_batch(
        "PRAGMA busy_timeout = 5000;
         PRAGMA foreign_keys = ON;
         PRAGMA temp_store = MEMORY;
         PRAGMA trusted_schema = OFF;
         PRAGMA cell_size_check = ON;
         PRAGMA recursive_triggers = ON;
         PRAGMA secure_delete = ON;
         PRAGMA cache_size = -32000;",
    )?;
    Ok(())
}
