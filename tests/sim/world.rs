//! A world: workstations, a relay, a line between them, time. Everything that happens in it follows from its seed.

use std::{collections::BTreeMap, ops::Range};

use axum::http::Method;
use base64::{Engine as _, prelude::BASE64_STANDARD};
use sync::engine::{Event, Outcome};
use tempfile::TempDir;
use wire::{
    frame::{self, Frame},
    protocol::Admission,
};

use crate::{
    central::{Answer, CODE, Central},
    chance::Chance,
    desk::Desk,
    history::History,
    laws::Held,
    ledger::Ledger,
    line::Line,
    member::Said,
    plan::Plan,
    premises::{self, NOW, Premises, clinic},
    talk::Ask,
};

/// Something that will happen.
#[derive(Debug)]
pub(crate) enum Happening {
    /// Somebody sits down and does something.
    Person(usize),
    Timer {
        desk: usize,
        life: u64,
        at: i64,
    },
    /// A request reaches the relay.
    Arrives(Ask),
    /// An answer reaches a workstation; cut off or whole.
    Answered {
        desk: usize,
        life: u64,
        ticket: u64,
        answer: Answer,
        cut: bool,
    },
    /// A piece of work ended without the relay.
    Ended {
        desk: usize,
        life: u64,
        ticket: u64,
        outcome: Outcome,
    },
    /// A poll has lasted long enough.
    PollEnds(u64),
    Misfortune,
    SwitchOn(usize),
    SwitchOff(usize),
    RelayUp,
    /// A stick is plugged in.
    Stick {
        desk: usize,
        file: Vec<u8>,
    },
}

pub(crate) struct World {
    pub(crate) seed: u64,
    pub(crate) plan: Plan,
    pub(crate) chance: Chance,
    pub(crate) now: i64,
    /// When nobody works; the last one never comes to its end.
    pub(crate) nights: Vec<Range<i64>>,
    queue: BTreeMap<(i64, u64), Happening>,
    pub(crate) order: u64,
    pub(crate) desks: Vec<Desk>,
    pub(crate) central: Central,
    pub(crate) line: Line,
    pub(crate) polls: BTreeMap<u64, Ask>,
    pub(crate) ledger: Ledger,
    pub(crate) members: Said,
    pub(crate) history: History,
    pub(crate) newer: relay::testing::Author,
    /// Everything it wrote.
    pub(crate) newer_frames: Vec<Frame>,
    /// What went wrong how often.
    pub(crate) faults: BTreeMap<&'static str, u64>,
    pub(crate) steps: u64,
    /// Told as it happens, when somebody wants to read it.
    pub(crate) told: Option<Vec<String>>,
    _home: TempDir,
}

impl World {
    pub(crate) fn new(premises: &Premises, seed: u64, plan: Plan, told: bool) -> Held<World> {
        let mut chance = Chance::new(seed);
        let home = premises.world();
        let mut central = Central::new(clinic(), Chance::new(seed ^ 0xc0de), NOW);
        let genesis = BASE64_STANDARD.encode(premises.genesis.to_bytes());
        let admission = Admission { code: CODE.to_owned(), genesis };
        central.ask(Method::POST, "/v1/clinics", None, serde_json::to_vec(&admission).expect("JSON"));
        let desks: Vec<Desk> = (1..=plan.desks).map(|n| Desk::new(n, home.path().to_owned())).collect();
        for desk in &desks {
            premises.furnish(desk.n, plan.late == Some(desk.n), &desk.folder());
        }
        let line = Line::new(plan.weather);
        let mut world = World {
            seed,
            plan,
            chance: Chance::new(chance.next()),
            now: NOW,
            nights: Vec::new(),
            queue: BTreeMap::new(),
            order: 0,
            desks,
            central,
            line,
            polls: BTreeMap::new(),
            ledger: Ledger::default(),
            members: Said::default(),
            history: History::default(),
            newer: premises::newer(),
            newer_frames: Vec::new(),
            faults: BTreeMap::new(),
            steps: 0,
            told: told.then(Vec::new),
            _home: home,
        };
        world.lays_out();
        Ok(world)
    }

    pub(crate) fn tell(&mut self, what: impl FnOnce() -> String) {
        let at = self.now - NOW;
        if let Some(told) = &mut self.told {
            told.push(format!("{:>10}.{:03} {}", at / 1_000, at % 1_000, what()));
        }
    }

    pub(crate) fn fault(&mut self, kind: &'static str) {
        *self.faults.entry(kind).or_default() += 1;
        self.tell(|| format!("! {kind}"));
    }

    pub(crate) fn later(&mut self, after_ms: i64, happening: Happening) {
        self.order += 1;
        self.queue.insert((self.now + after_ms.max(0), self.order), happening);
    }

    /// Lets the next thing happen; says whether there was one.
    pub(crate) fn step(&mut self) -> Held<bool> {
        let Some(((at, _), happening)) = self.queue.pop_first() else { return Ok(false) };
        self.now = at;
        self.central.tells_time(at);
        self.steps += 1;
        match happening {
            Happening::Person(desk) => self.person(desk)?,
            Happening::Timer { desk, life, at } => {
                let own = &self.desks[desk];
                if own.life == life && own.is_on() && own.wake == Some(at) {
                    self.desks[desk].wake = None;
                    self.engine(desk, Event::Timer)?;
                }
            }
            Happening::Arrives(ask) => self.arrives(ask)?,
            Happening::Answered { desk, life, ticket, answer, cut } => {
                self.answered(desk, life, ticket, &answer, cut)?
            }
            Happening::Ended { desk, life, ticket, outcome } => {
                let own = &mut self.desks[desk];
                if own.life == life && own.is_on() && own.flights.remove(&ticket).is_some() {
                    self.done(desk, ticket, outcome)?;
                }
            }
            Happening::PollEnds(number) => {
                if let Some(ask) = self.polls.remove(&number) {
                    let empty = frame::pack(&[]).expect("packs");
                    self.replies(&ask, (200, empty))?;
                }
            }
            Happening::Misfortune => self.misfortune()?,
            // Whoever comes back after a crash in the evening stays off until somebody switches it on.
            Happening::SwitchOn(desk) if self.nights.iter().any(|night| night.contains(&at)) => self.switch_off(desk),
            Happening::SwitchOn(desk) => self.switch_on(desk)?,
            Happening::SwitchOff(desk) => self.switch_off(desk),
            Happening::RelayUp => self.central.set_down(false),
            Happening::Stick { desk, file } => self.plugs_in(desk, &file)?,
        }
        Ok(true)
    }
}
