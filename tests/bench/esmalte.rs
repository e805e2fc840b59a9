//! One workstation of the sync benchmark: does one step on its folder and says in a line of JSON what that cost. What the
//! steps are made of is what the program itself uses; `run.js` tells which to do.

use std::{
    fs,
    io::{BufRead as _, BufReader},
    path::Path,
    sync::Arc,
    time::{Duration, Instant, SystemTime, UNIX_EPOCH},
};

use anyhow::{Context as _, Result, bail};
use domain::{
    ClinicId, DeviceId,
    device::{ByteString, Device},
    finding::Finding,
    patient::Patient,
};
use serde::Deserialize;
use serde_json::{Map, Value, json};
use store::{Ctx, DatabaseKey, Founding, Peer, Store, WriteTx};
use sync::Phase;
use uuid::Uuid;
use wire::{ChangeKind, DeviceKey, PublicKey, key::invited};

/// One line of a workload.
#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum Entry {
    /// A person registers.
    Patient(Box<Patient>),
    /// Something is seen in a mouth.
    Finding(Box<Finding>),
    /// Fields of a patient are corrected.
    Edit { id: Uuid, set: Map<String, Value> },
}

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match arguments[..] {
        ["found", folder, url, code] => found(Path::new(folder), url, code)?,
        ["invite", folder, secret] => invite(Path::new(folder), secret)?,
        ["join", folder, url, secret] => join(Path::new(folder), url, secret)?,
        ["write", folder, file, each] => write(Path::new(folder), Path::new(file), each.parse()?)?,
        ["sync", folder] => measured(|| sync_whole(&open(Path::new(folder))?))?,
        ["again", folder] => again(Path::new(folder))?,
        ["look", folder, file] => look(Path::new(folder), Path::new(file))?,
        _ => bail!("found|invite|join|write|sync|again|look FOLDER …"),
    };
    say(&done);
    Ok(())
}

#[expect(clippy::print_stdout, reason = "run.js reads it")]
fn say(value: &Value) {
    println!("{value}");
}

/// Real time; retries wait half of what they may.
struct Even;

impl sync::Env for Even {
    fn now(&self) -> i64 {
        now()
    }
    fn chance(&self) -> u32 {
        u32::MAX / 2
    }
}

#[expect(clippy::disallowed_methods, reason = "a measurement runs in real time")]
fn now() -> i64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_millis() as i64)
}

#[expect(clippy::disallowed_methods, reason = "nobody else hands in chance here")]
fn id() -> Uuid {
    Uuid::new_v4()
}

fn ctx() -> Ctx {
    let mut salt = [0; 32];
    salt[..16].copy_from_slice(id().as_bytes());
    Ctx { now: now(), actor: None, salt }
}

fn database_key() -> DatabaseKey {
    DatabaseKey([7; 32].into())
}

fn settle(folder: &Path, key: DeviceKey, founding: &Founding) -> Result<Store> {
    fs::create_dir_all(folder)?;
    fs::write(folder.join("seed"), key.seed().as_slice())?;
    Ok(Store::found(folder, database_key(), key, founding)?)
}

fn open(folder: &Path) -> Result<Arc<Store>> {
    let seed = fs::read(folder.join("seed"))?;
    let key = DeviceKey::from_seed(seed.as_slice().try_into()?);
    Ok(Arc::new(Store::open(folder, database_key(), key, ctx())?))
}

fn peer(store: &Store, url: &str, key: PublicKey) -> Result<()> {
    Ok(store.set_peer(&Peer::new(url.to_owned(), key.0))?)
}

fn enrol(store: &Store, device: DeviceId, key: PublicKey) -> Result<()> {
    let public_key = ByteString(key.0.to_vec());
    let device = Device { id: device, name: "Gabinete".to_owned(), public_key, enrolled_at: now(), expires_at: None };
    Ok(store.write_as(ChangeKind::Enrol, ctx(), |tx| tx.append(&device))?)
}

fn found(folder: &Path, url: &str, code: &str) -> Result<Value> {
    let founding = Founding { clinic: ClinicId(id()), device: DeviceId(id()), name: "Recepción".to_owned() };
    let store = settle(folder, DeviceKey::from_seed(&[1; 32]), &founding)?;
    enrol(&store, founding.device, store.device_key().public())?;
    let genesis = store.frames_from(founding.device, 1, 0, 1, 1)?;
    let key = sync::admit(url, code, genesis.first().context("a genesis")?)?;
    peer(&store, url, key)?;
    Ok(json!({}))
}

/// The invitation of a workstation: its name, since nobody is to be kept out here.
fn secret_of(name: &str) -> [u8; 16] {
    let mut secret = [0; 16];
    secret.iter_mut().zip(name.bytes()).for_each(|(to, from)| *to = from);
    secret
}

fn invite(folder: &Path, secret: &str) -> Result<Value> {
    let (device, key) = invited(&secret_of(secret));
    let store = open(folder)?;
    enrol(&store, DeviceId(device), key.public())?;
    Ok(json!({}))
}

fn join(folder: &Path, url: &str, secret: &str) -> Result<Value> {
    let joined = sync::join(url, &secret_of(secret))?;
    let founding = Founding { clinic: joined.clinic, device: joined.device, name: "Gabinete".to_owned() };
    let store = settle(folder, joined.key, &founding)?;
    peer(&store, url, joined.server_key)?;
    Ok(json!({}))
}

fn entries(file: &Path) -> Result<Vec<Entry>> {
    let lines = BufReader::new(fs::File::open(file)?).lines();
    lines.map(|line| Ok(serde_json::from_str(&line?)?)).collect()
}

/// Writes a workload, `each` entries a transaction; 0 means all in one, as an import does.
fn write(folder: &Path, file: &Path, each: usize) -> Result<Value> {
    let (store, entries) = (open(folder)?, entries(file)?);
    measured(|| {
        let each = if each == 0 { entries.len() } else { each };
        for part in entries.chunks(each) {
            store.write(ctx(), |tx| part.iter().try_for_each(|entry| put(tx, entry)))?;
        }
        Ok(json!({ "entries": entries.len() }))
    })
}

fn put(tx: &mut WriteTx<'_>, entry: &Entry) -> Result<()> {
    match entry {
        Entry::Patient(patient) => tx.save(patient.as_ref(), None)?,
        Entry::Finding(finding) => tx.append(finding.as_ref())?,
        Entry::Edit { id, set } => {
            let mut patient = serde_json::to_value(tx.get::<Patient>(*id)?)?;
            patient.as_object_mut().context("an object")?.extend(set.clone());
            tx.save(&serde_json::from_value::<Patient>(patient)?, None)?;
        }
    }
    Ok(())
}

/// Syncs until both sides have everything, however often the line breaks.
fn sync_whole(store: &Arc<Store>) -> Result<Value> {
    let env: Arc<dyn sync::Env> = Arc::new(Even);
    let (mut pushed, mut pulled, mut tries) = (0, 0, 0);
    loop {
        let report = sync::sync_once(store, &env)?;
        (pushed, pulled, tries) = (pushed + report.pushed, pulled + report.pulled, tries + 1);
        match report.fault {
            None if report.refused.is_empty() => {
                return Ok(json!({ "pushed": pushed, "pulled": pulled, "tries": tries }));
            }
            Some(sync::Fault::Offline | sync::Fault::Unavailable { .. }) if tries < 100 => {}
            fault => bail!("the sync failed: {fault:?}, refused {:?}", report.refused),
        }
    }
}

/// What a workstation that has everything costs when somebody asks it to sync, its session open.
fn again(folder: &Path) -> Result<Value> {
    let handle = sync::start(open(folder)?, Arc::new(Even))?;
    let settled = |since: Instant| {
        while handle.status().phase != Phase::Idle {
            anyhow::ensure!(since.elapsed() < Duration::from_secs(30), "does not come to rest: {:?}", handle.status());
            std::thread::sleep(Duration::from_millis(5));
        }
        // The poll that follows is sent by now.
        std::thread::sleep(Duration::from_millis(200));
        Ok(())
    };
    settled(Instant::now())?;
    say(&json!({ "at": "rest" }));
    std::io::stdin().lock().read_line(&mut String::new())?;
    handle.tell(sync::Command::SyncNow);
    std::thread::sleep(Duration::from_millis(100));
    settled(Instant::now())?;
    handle.stop();
    Ok(json!({}))
}

/// How many of a workload's entries a person can see here: as what stands, or beside it in the list of conflicts.
fn look(folder: &Path, file: &Path) -> Result<Value> {
    let (store, entries) = (open(folder)?, entries(file)?);
    let (mut shown, mut beside, mut lost) = (0, 0, 0);
    store.read(|tx| {
        let conflicts = tx.conflicts()?;
        for entry in &entries {
            match entry {
                Entry::Patient(patient) => {
                    *if tx.find::<Patient>(patient.id)?.is_some() { &mut shown } else { &mut lost } += 1
                }
                Entry::Finding(finding) => {
                    *if tx.find::<Finding>(finding.id)?.is_some() { &mut shown } else { &mut lost } += 1
                }
                Entry::Edit { id, set } => {
                    let standing = serde_json::to_value(tx.get::<Patient>(*id)?)?;
                    let seen = |field: &str, value: &Value| {
                        conflicts.iter().any(|conflict| {
                            let says = |version: &store::Version| version.value.as_text() == value.as_str();
                            conflict.id == *id && conflict.field == field && conflict.values.iter().any(says)
                        })
                    };
                    if set.iter().all(|(field, value)| standing[field] == *value) {
                        shown += 1;
                    } else if set.iter().all(|(field, value)| standing[field] == *value || seen(field, value)) {
                        beside += 1;
                    } else {
                        lost += 1;
                    }
                }
            }
        }
        Ok::<_, anyhow::Error>(())
    })?;
    Ok(json!({ "shown": shown, "beside": beside, "hidden": 0, "lost": lost }))
}

/// Does something and adds what it cost: wall clock, CPU of this process, the most memory it ever had.
fn measured(work: impl FnOnce() -> Result<Value>) -> Result<Value> {
    let (start, before) = (Instant::now(), cpu()?);
    let mut done = work()?;
    done["seconds"] = json!(start.elapsed().as_secs_f64());
    done["cpu"] = json!(cpu()? - before);
    let status = fs::read_to_string("/proc/self/status")?;
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).context("VmHWM")?;
    done["mb"] = json!(peak.trim().trim_end_matches(" kB").parse::<f64>()? / 1024.0);
    Ok(done)
}

/// Seconds of CPU this process has used.
fn cpu() -> Result<f64> {
    let stat = fs::read_to_string("/proc/self/stat")?;
    let fields: Vec<&str> = stat.rsplit_once(')').context("stat")?.1.split_whitespace().collect();
    Ok((fields[11].parse::<f64>()? + fields[12].parse::<f64>()?) / 100.0)
}
