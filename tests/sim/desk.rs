//! A workstation: the real store on a disk of its own, the real engine, and a plug that can be pulled.

use std::{
    collections::BTreeMap,
    fs,
    io::Write as _,
    path::{Path, PathBuf},
};

use domain::DeviceId;
use store::{Ctx, Store};
use sync::{
    Error, Fault,
    engine::{Action, Engine, Local, Mode, Outcome},
    work::{self, Sent},
};
use wire::{
    DeviceKey, Hash,
    frame::{self, Frame, Torn},
    protocol::{Head, Problem, Receipt, newest},
};

use crate::{
    central::Central,
    chance::Chance,
    history::Session,
    laws::{Held, Law, Must as _, holds},
    premises::{DATABASE, JOURNAL, NOW, WITNESS, copy_disk, database_key, device, device_key},
};

/// A copy of the database, and what we had counted when it was made.
#[derive(Debug, Clone)]
pub(crate) struct Copy {
    file: PathBuf,
    kept: u64,
    /// Where its own log ended.
    pub(crate) head: Head,
}

pub(crate) struct Desk {
    /// Under which number it signs.
    pub(crate) n: u8,
    machine: u8,
    home: PathBuf,
    disk: u32,
    /// How often it took a new key under this name.
    pub(crate) turns: u8,
    store: Option<Store>,
    pub(crate) engine: Engine,
    /// When the program started, in the world's time.
    pub(crate) began: i64,
    /// How often it started: what was asked in an earlier life is answered to nobody.
    pub(crate) life: u64,
    pub(crate) session: Session,
    pub(crate) flights: BTreeMap<u64, Flight>,
    /// Given up by the engine and perhaps still done.
    pub(crate) ghosts: BTreeMap<u64, Flight>,
    pub(crate) wake: Option<i64>,
    pub(crate) token: Option<String>,
    /// How far its clock is off.
    pub(crate) skew: i64,
    known: Option<Local>,
    /// Changes kept, counted beside the store's own books.
    kept: u64,
    /// Where our own log stood of late, for a witness that lags.
    ends: Vec<Head>,
    pub(crate) copy: Option<Copy>,
}

/// What is under way, with what was sent.
#[derive(Debug, Clone)]
pub(crate) struct Flight {
    pub(crate) action: Action,
    pub(crate) sent: Option<Sent>,
}

impl Desk {
    /// Switched off, on a furnished disk.
    pub(crate) fn new(n: u8, home: PathBuf) -> Desk {
        Desk {
            n,
            machine: n,
            home,
            disk: 0,
            turns: 0,
            store: None,
            engine: Engine::new(Mode::Live),
            began: NOW,
            life: 0,
            session: Session::from(n),
            flights: BTreeMap::new(),
            ghosts: BTreeMap::new(),
            wake: None,
            token: None,
            skew: 0,
            known: None,
            kept: 0,
            ends: Vec::new(),
            copy: None,
        }
    }

    pub(crate) fn folder(&self) -> PathBuf {
        self.home.join(format!("{}-{}", self.machine, self.disk))
    }

    pub(crate) fn id(&self) -> DeviceId {
        device(self.n)
    }

    /// The key it signs with.
    pub(crate) fn key(&self) -> DeviceKey {
        key(self.n, self.turns)
    }

    pub(crate) fn next_key(&self) -> DeviceKey {
        key(self.n, self.turns + 1)
    }

    /// It signs under another name from now on.
    pub(crate) fn is_now(&mut self, n: u8) -> Held {
        (self.n, self.turns) = (n, 0);
        self.ends.clear();
        self.sealed()
    }

    pub(crate) fn is_on(&self) -> bool {
        self.store.is_some()
    }

    pub(crate) fn store(&self) -> &Store {
        self.store.as_ref().expect("asked only while it is on")
    }

    /// Milliseconds UTC as this workstation has them.
    pub(crate) fn wall(&self, now: i64) -> i64 {
        now + self.skew
    }

    pub(crate) fn ctx(&self, now: i64, chance: &mut Chance) -> Ctx {
        let mut salt = [0; 32];
        chance.fill(&mut salt);
        Ctx { now: self.wall(now), actor: None, salt }
    }

    /// Opens the store; the engine begins when it is told so.
    pub(crate) fn open(&mut self, now: i64, chance: &mut Chance) -> Held {
        let ctx = self.ctx(now, chance);
        let store = Store::open(&self.folder(), database_key(), self.key(), ctx);
        self.store = Some(store.must(Law::AlwaysWritable, "opening after a stop")?);
        (self.engine, self.began, self.life) = (Engine::new(Mode::Live), now, self.life + 1);
        (self.known, self.token, self.wake) = (None, None, None);
        if self.kept == 0 {
            self.kept = self.logged()?;
        }
        self.sealed()
    }

    /// Shuts down in order.
    pub(crate) fn close(&mut self) {
        self.store = None;
        self.flights.clear();
        self.ghosts.clear();
    }

    /// Pulls the plug: what is on the disk now is all there is, with the witness perhaps a little behind and a torn page at
    /// the end of the journal.
    pub(crate) fn pull_plug(&mut self, chance: &mut Chance) {
        let (before, witnessed) = (self.folder(), self.ends.len().saturating_sub(1 + chance.below(3)));
        self.disk += 1;
        let after = self.folder();
        copy_disk(&before, &after);
        if let Some(head) = self.ends.get(witnessed) {
            fs::write(after.join(WITNESS), serde_json::to_vec(head).expect("JSON")).expect("written");
        }
        if chance.one_in(3) {
            let mut torn = vec![0; chance.below(9_000)];
            chance.fill(&mut torn);
            let journal = fs::File::options().append(true).create(true).open(after.join(JOURNAL));
            journal.expect("opened").write_all(&torn).expect("written");
        }
        self.close();
        fs::remove_dir_all(before).expect("removed");
    }

    /// Makes a copy as the program does it.
    pub(crate) fn copies(&mut self, number: u64) -> Held {
        let file = self.home.join(format!("copy-{}-{number}", self.n));
        self.store().copy_to(&file).must(Law::AlwaysWritable, "a copy")?;
        let head = self.store().heads().must(Law::AlwaysWritable, "heads")?.get(&self.id()).copied();
        let head = head.unwrap_or(Head { epoch: 1, seq: 0, hash: Hash::default() });
        self.copy = Some(Copy { file, kept: self.kept, head });
        Ok(())
    }

    /// A new disk with an old copy on it; the witness is there still, or was lost as well.
    pub(crate) fn restores(&mut self, copy: &Copy, with_witness: bool) {
        self.close();
        let before = self.folder();
        self.disk += 1;
        let after = self.folder();
        fs::create_dir_all(&after).expect("a folder");
        fs::copy(&copy.file, after.join(DATABASE)).expect("copied");
        if with_witness && before.join(WITNESS).exists() {
            fs::copy(before.join(WITNESS), after.join(WITNESS)).expect("copied");
        }
        fs::remove_dir_all(before).expect("removed");
        self.kept = copy.kept;
        self.ends.clear();
        self.session += 100;
    }

    pub(crate) fn local(&mut self) -> Held<Local> {
        if let Some(known) = &self.known {
            return Ok(known.clone());
        }
        let local = work::local(self.store()).must(Law::AlwaysWritable, "what the store holds")?;
        Ok(self.known.insert(local).clone())
    }

    /// Takes note of what was sealed here since we last looked.
    pub(crate) fn sealed(&mut self) -> Held {
        self.known = None;
        let head = newest(&self.local()?.ends, self.id());
        if let Some(head) = head.filter(|head| self.ends.last() != Some(head)) {
            self.ends.push(head);
        }
        self.kept = self.kept.max(self.logged()?);
        Ok(())
    }

    /// Changes in the log, by its heads.
    fn logged(&self) -> Held<u64> {
        let logs = self.store().logs().must(Law::Conservation, "the logs")?;
        Ok(logs.values().map(|head| head.seq).sum())
    }

    /// Counts what came; a workstation that gives way to another history under its name counts anew.
    pub(crate) fn counted(&mut self, came: u64, received: &store::Received, epoch: u64) -> Held {
        self.known = None;
        self.kept += came - received.duplicates - received.refused.len() as u64;
        let logged = self.logged()?;
        if self.epoch()? != epoch {
            self.kept = logged;
        }
        holds(Law::Conservation, logged == self.kept, || {
            format!("desk {}: {} changes came, {logged} stand in the log", self.n, self.kept)
        })
    }

    /// Sets the cursor by hand, for pitfalls: the program moves it with what came, or not at all.
    pub(crate) fn moves_cursor(&self, cursor: u64) -> Held {
        let peer = self.store().peer().must(Law::AlwaysWritable, "the peer")?.expect("a relay");
        self.store().set_peer(&store::Peer { cursor, ..peer }).must(Law::AlwaysWritable, "the cursor")
    }

    pub(crate) fn epoch(&self) -> Held<u64> {
        Ok(self.store().self_device().must(Law::AlwaysWritable, "who we are")?.epoch)
    }

    /// Chains and signatures verify, and the tables folded anew are the same.
    pub(crate) fn audit(&self) -> Held {
        let verdict = self.store().verify(true, |_, _| ()).must(Law::Verifies, "verifying")?;
        holds(Law::Verifies, verdict.faults.is_empty(), || format!("desk {}: {:?}", self.n, verdict.faults))
    }

    /// received = applied + waiting + parked + quarantined, with our own count beside it.
    pub(crate) fn counts_up(&self) -> Held {
        let counts = self.store().read(|tx| tx.recount()).must(Law::Conservation, "counting")?;
        let logged = self.logged()?;
        holds(Law::Conservation, counts.holds() && logged == self.kept, || {
            format!("desk {}: {} came, {logged} stand in the log, {counts:?}", self.n, self.kept)
        })
    }

    /// What an answer means; what `Transport` and `Workshop` do, without a socket.
    pub(crate) fn takes_in(&mut self, flight: &Flight, answer: &(u16, Vec<u8>), cut: bool, now: i64) -> Held<Outcome> {
        let wall = self.wall(now);
        let (status, bytes) = answer;
        if !(200..300).contains(status) {
            return Ok(match (serde_json::from_slice::<Problem>(bytes), &flight.action) {
                (Ok(problem), Action::Push { device, epoch, .. }) => work::declined(*device, *epoch, &problem),
                (Ok(problem), _) => Outcome::Failed(Fault::from(&problem)),
                (Err(_), _) if *status == 429 || *status >= 500 => {
                    Outcome::Failed(Fault::Unavailable { retry_after: 0 })
                }
                (Err(_), _) => refused("not_a_relay"),
            });
        }
        let outcome = match (&flight.action, flight.sent) {
            (Action::Pull { after, .. }, _) => return self.takes_changes(*after, bytes, cut, wall),
            (_, _) if cut => Ok(Outcome::Failed(Fault::Offline)),
            (_, Some(sent)) => self.takes_receipt(sent, bytes, wall),
            (_, _) => match serde_json::from_slice(bytes) {
                Ok(heads) => work::compared(self.store(), relay(), heads),
                Err(_) => Ok(refused("not_a_relay")),
            },
        };
        self.known = None;
        Ok(outcome.unwrap_or_else(failed))
    }

    fn takes_receipt(&self, sent: Sent, bytes: &[u8], wall: i64) -> Result<Outcome, Error> {
        let Ok(receipt) = serde_json::from_slice::<Receipt>(bytes) else { return Ok(refused("not_a_relay")) };
        let signature = decoded(&receipt.signature);
        if !receipt.verifies(&Central::key().public(), &signature) {
            return Ok(refused("receipt"));
        }
        work::signed_for(self.store(), relay(), sent, &receipt, wall)
    }

    fn takes_changes(&mut self, after: u64, bytes: &[u8], cut: bool, wall: i64) -> Held<Outcome> {
        let frames = match whole_frames(bytes, cut) {
            Ok(frames) => frames,
            Err(fault) => return Ok(Outcome::Failed(fault)),
        };
        let epoch = self.epoch()?;
        let (outcome, moved) = match work::take(self.store(), relay(), after, &frames, wall) {
            Ok(taken) => taken,
            Err(fault) => return Ok(failed(fault)),
        };
        if let Some(received) = moved.received {
            self.counted(moved.came, &received, epoch)?;
        }
        Ok(outcome)
    }
}

fn key(n: u8, turns: u8) -> DeviceKey {
    let mut seed = [n; 32];
    seed[0] = turns;
    if turns == 0 { device_key(n) } else { DeviceKey::from_seed(&seed) }
}

/// The whole frames of an answer, as `Transport` reads them.
pub(crate) fn whole_frames(bytes: &[u8], cut: bool) -> Result<Vec<Frame>, Fault> {
    match frame::unpack(bytes, 64 << 20) {
        (frames, _) if !frames.is_empty() => Ok(frames),
        (frames, None) if !cut => Ok(frames),
        (_, Some(Torn::Lengths | Torn::Checksum | Torn::TooLarge)) => Err(Fault::Refused("torn".to_owned())),
        (_, Some(Torn::Short | Torn::Read(_)) | None) => Err(Fault::Offline),
    }
}

/// The key by which a store knows the relay.
pub(crate) fn relay() -> [u8; 32] {
    Central::key().public().0
}

fn failed(fault: Error) -> Outcome {
    Outcome::Failed(fault.into_fault())
}

fn refused(reason: &str) -> Outcome {
    Outcome::Failed(Fault::Refused(reason.to_owned()))
}

pub(crate) fn decoded(text: &str) -> Vec<u8> {
    use base64::{Engine as _, prelude::BASE64_STANDARD};
    BASE64_STANDARD.decode(text).unwrap_or_default()
}

/// Reads and writes the database behind the program's back, for pitfalls.
pub(crate) fn raw(folder: &Path) -> rusqlite::Connection {
    let db = rusqlite::Connection::open(folder.join(DATABASE)).expect("opens");
    let key: String = crate::premises::SECRET.iter().map(|byte| format!("{byte:02x}")).collect();
    db.execute_batch(&format!("PRAGMA key = \"x'{key}'\"")).expect("the key");
    db
}
