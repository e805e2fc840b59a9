//! What befalls a clinic besides a bad line.

use sync::engine::Event;
use wire::{ChangeKind, Op, Value, Verb, frame};

use crate::{
    desk::raw,
    laws::{Held, Law, Must as _},
    museum::Pitfall,
    world::{Happening, World},
};

const DAY: i64 = 24 * 3_600_000;
const YEAR: i64 = 365 * DAY;

/// A kind of misfortune.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Misfortune {
    /// A workstation hears nothing, is not heard, or both.
    Cut,
    /// The plug is pulled.
    Plug,
    /// The relay cannot, for a while.
    RelayDown,
    /// The relay's database is put back from a copy.
    RelayRestored,
    /// A workstation's disk dies, and its database is put back from a copy.
    DiskDies,
    /// The same, and what stood beside the database is gone as well: nothing says that time went back.
    DiskDiesWhole,
    /// Somebody sets a clock wrong.
    Clock,
    /// Changes go from one workstation to another on a stick.
    Stick,
    /// A newer program writes what we cannot read.
    Newer,
    /// The program is replaced by one that can read what was parked.
    Upgrade,
    /// The administrator puts a workstation out.
    PutOut,
    /// The administrator looks at what waits for judgement.
    Judged,
    /// A machine takes a new key.
    NewKey,
    /// A machine that was put out is invited anew.
    ComesBack,
    /// The network changes, or somebody presses the button.
    Impatience,
}

impl Misfortune {
    pub(crate) const ALL: [Misfortune; 11] = [
        Misfortune::Cut,
        Misfortune::Plug,
        Misfortune::RelayDown,
        Misfortune::RelayRestored,
        Misfortune::DiskDies,
        Misfortune::DiskDiesWhole,
        Misfortune::Clock,
        Misfortune::Stick,
        Misfortune::Newer,
        Misfortune::Upgrade,
        Misfortune::Impatience,
    ];
}

impl World {
    pub(crate) fn misfortune(&mut self) -> Held {
        if self.plan.misfortunes.is_empty() {
            return Ok(());
        }
        let kinds = self.plan.misfortunes.clone();
        let desk = self.chance.below(self.desks.len());
        match self.chance.pick(&kinds) {
            Misfortune::Cut => {
                let (up, down, kind) = self.chance.pick(&[
                    (true, true, "cut off"),
                    (true, false, "cut off one way"),
                    (false, true, "cut off one way"),
                ]);
                let lasts = self.chance.pick(&[5_000, 60_000, DAY, 40 * DAY]);
                self.line.cuts(desk, up, down, self.now + lasts);
                self.fault(if lasts > DAY { "weeks offline" } else { kind });
            }
            Misfortune::Plug if self.desks[desk].is_on() => self.crash(desk, "plug pulled"),
            Misfortune::RelayDown => {
                self.fault("relay down");
                self.central.set_down(true);
                let lasts = self.chance.between(1_000, 120_000);
                self.later(lasts, Happening::RelayUp);
            }
            Misfortune::RelayRestored => {
                self.fault("relay restored");
                let held = self.central.held.len();
                let position = held - self.chance.below(held.min(30));
                self.central.restore(position.max(1), self.plan.pitfall != Some(Pitfall::SameLife));
            }
            Misfortune::DiskDies => self.disk_dies(desk, true)?,
            Misfortune::DiskDiesWhole => self.disk_dies(desk, false)?,
            Misfortune::Clock => {
                self.fault("clock off");
                let off = self.chance.pick(&[10 * 60_000, YEAR, 5 * YEAR]);
                self.desks[desk].skew = self.chance.between(-off, off);
            }
            Misfortune::Stick if self.desks[desk].is_on() => self.stick(desk)?,
            Misfortune::Newer => self.newer_writes(desk),
            Misfortune::Upgrade => self.upgrades(desk)?,
            Misfortune::PutOut => self.puts_out()?,
            Misfortune::Judged => self.reviews()?,
            Misfortune::NewKey => self.takes_new_key(desk)?,
            Misfortune::ComesBack => self.comes_back()?,
            Misfortune::Impatience if self.desks[desk].is_on() => {
                let event = if self.chance.one_in(2) { Event::SyncNow } else { Event::NetworkChanged };
                self.fault("impatience");
                self.engine(desk, event)?;
            }
            Misfortune::Plug | Misfortune::Stick | Misfortune::Impatience => {}
        }
        Ok(())
    }

    /// Makes a copy the first time; from then on, disks die. What had reached nobody is gone with its disk, and nothing else.
    fn disk_dies(&mut self, desk: usize, witness: bool) -> Held {
        let own = &mut self.desks[desk];
        let Some(copy) = own.copy.clone() else {
            return if own.is_on() { own.copies(self.steps) } else { Ok(()) };
        };
        let (on, device) = (own.is_on(), own.id());
        own.restores(&copy, witness);
        self.fault(if witness { "restored workstation" } else { "restored without a witness" });
        for save in &mut self.ledger.saves {
            let (of, epoch, seq, _) = save.place;
            save.perhaps |= of == device && (epoch, seq) > (copy.head.epoch, copy.head.seq);
        }
        if on { self.switch_on(desk) } else { Ok(()) }
    }

    fn stick(&mut self, desk: usize) -> Held {
        let mut frames = Vec::new();
        let read = self.desks[desk].store().read(|tx| {
            tx.each_frame(|frame| {
                frames.push(frame);
                Ok(())
            })
        });
        read.must(Law::AlwaysWritable, "an export")?;
        let mut file = frame::pack(&frames).expect("packs");
        if self.chance.one_in(4) {
            let keep = self.chance.below(file.len());
            file.truncate(keep);
            self.fault("torn stick");
        }
        self.fault("stick");
        let (to, days) = (self.chance.below(self.desks.len()), i64::from(self.chance.one_in(2)));
        let after = self.chance.between(0, 2 * DAY * days);
        self.later(after, Happening::Stick { desk: to, file });
        Ok(())
    }

    /// Reads a stick as far as it is whole; the engine hears of it as of any commit.
    pub(crate) fn plugs_in(&mut self, desk: usize, file: &[u8]) -> Held {
        let own = &mut self.desks[desk];
        if !own.is_on() {
            return Ok(());
        }
        let (frames, _) = frame::unpack(file, 64 << 20);
        let epoch = own.epoch()?;
        let received = own.store().receive(&frames, self.now).must(Law::AlwaysWritable, "a stick")?;
        own.counted(frames.len() as u64, &received, epoch)?;
        own.sealed()?;
        let local = own.local()?;
        self.engine(desk, Event::LocalCommit(local))
    }

    fn newer_writes(&mut self, desk: usize) {
        self.fault("newer program");
        let id = self.chance.id();
        let fields = [("aura".to_owned(), Value::from("blue"))].into();
        let op = Op { kind: "hologram".to_owned(), id, verb: Verb::Append, fields, base: [].into() };
        let frame = self.newer.seals(ChangeKind::Tx, vec![op]);
        self.newer_frames.push(frame);
        let file = frame::pack(&self.newer_frames).expect("packs");
        self.later(0, Happening::Stick { desk, file });
    }

    /// Leaves the database as a program that could not read one of its ops would have left it, and opens it with ours.
    fn upgrades(&mut self, desk: usize) -> Held {
        if !self.desks[desk].is_on() {
            return Ok(());
        }
        self.fault("upgrade");
        self.switch_off(desk);
        let db = raw(&self.desks[desk].folder());
        let count: usize = db.query_row("SELECT count(*) FROM change_log", [], |row| row.get(0)).expect("counts");
        let chosen = self.chance.below(count.max(1));
        let kept = db.query_row(
            "SELECT position, frame FROM change_log WHERE state = 'applied' ORDER BY position LIMIT 1 OFFSET ?1",
            [chosen],
            |row| Ok((row.get::<_, i64>(0)?, row.get::<_, Vec<u8>>(1)?)),
        );
        if let Ok((position, bytes)) = kept {
            let frame = frame::Frame::read(&mut bytes.as_slice()).expect("whole").expect("one");
            let change = frame.change.open().expect("verified");
            if let Some(op) = change.ops().next() {
                let op = wire::cbor::to_bytes(op).expect("canonical");
                db.execute("UPDATE change_log SET state = 'parked' WHERE position = ?1", [position]).expect("parks");
                db.execute("INSERT INTO parked_op (position, number, op) VALUES (?1, 0, ?2)", (position, op))
                    .expect("parks");
            }
        }
        drop(db);
        self.switch_on(desk)
    }
}
