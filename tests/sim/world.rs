//! A world: workstations, a relay, a line between them, time. Everything that happens in it follows from its seed.

use std::{collections::BTreeMap, ops::Range};

use axum::http::Method;
use base64::{Engine as _, prelude::BASE64_STANDARD};
use sync::{
    Fault,
    engine::{Action, Event, Outcome},
    work::Sent,
};
use tempfile::TempDir;
use wire::{
    frame::{self, Frame},
    protocol::{Admission, Challenge, ChallengeRequest, Head, Problem, SessionGrant, SessionRequest, session_message},
};

use crate::{
    central::{Answer, CODE, Central},
    chance::Chance,
    desk::{Desk, Flight, decoded},
    history::History,
    laws::{Held, Law, Must as _, holds},
    ledger::Ledger,
    line::Line,
    museum::Pitfall,
    plan::Plan,
    premises::{self, NOW, Premises, clinic, device_key},
};

/// After so long without an answer a request has failed.
const PATIENCE_MS: i64 = 60_000;

/// What was asked of the relay.
#[derive(Debug, Clone)]
pub(crate) struct Ask {
    pub(crate) desk: usize,
    pub(crate) life: u64,
    pub(crate) ticket: u64,
    pub(crate) what: What,
}

#[derive(Debug, Clone)]
pub(crate) enum What {
    Heads,
    Push(Vec<u8>),
    Pull { after: u64, path: String, wait: u64 },
}

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
    order: u64,
    pub(crate) desks: Vec<Desk>,
    pub(crate) central: Central,
    pub(crate) line: Line,
    polls: BTreeMap<u64, Ask>,
    pub(crate) ledger: Ledger,
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

    pub(crate) fn switch_on(&mut self, desk: usize) -> Held {
        if self.desks[desk].is_on() {
            return Ok(());
        }
        self.tell(|| format!("desk {desk} on"));
        let World { desks, chance, now, .. } = self;
        let own = &mut desks[desk];
        own.open(*now, chance)?;
        let cursor = own.store().peer().must(Law::AlwaysWritable, "the peer")?.map_or(0, |peer| peer.cursor);
        let (device, local) = (own.id(), own.local()?);
        self.engine(desk, Event::Started { device, local, cursor })
    }

    pub(crate) fn switch_off(&mut self, desk: usize) {
        if self.desks[desk].is_on() {
            self.tell(|| format!("desk {desk} off"));
            self.desks[desk].close();
        }
    }

    /// Pulls the plug of a workstation; it comes back soon.
    pub(crate) fn crash(&mut self, desk: usize, when: &'static str) {
        self.fault(when);
        let World { desks, chance, .. } = self;
        desks[desk].pull_plug(chance);
        let back = self.chance.between(1_000, 60_000);
        self.later(back, Happening::SwitchOn(desk));
    }

    /// Perhaps pulls the plug here; says whether it did.
    pub(crate) fn crashes(&mut self, desk: usize, when: &'static str) -> bool {
        let crashes = self.chance.one_in(self.plan.crash);
        if crashes {
            self.crash(desk, when);
        }
        crashes
    }

    /// Tells the engine something and does what it says.
    pub(crate) fn engine(&mut self, desk: usize, event: Event) -> Held {
        let own = &mut self.desks[desk];
        let actions = own.engine.step(self.now - own.began, event);
        holds(Law::KeepsGoing, own.engine.keeps_going(), || format!("desk {desk}: {:?}", own.engine))?;
        let life = own.life;
        for action in actions {
            if self.desks[desk].life != life || !self.desks[desk].is_on() {
                break;
            }
            self.acts(desk, action)?;
        }
        Ok(())
    }

    fn acts(&mut self, desk: usize, action: Action) -> Held {
        let own = &mut self.desks[desk];
        let life = own.life;
        match action {
            Action::Wake(at) => {
                let at = at.map(|at| at + own.began).filter(|_| self.plan.pitfall != Some(Pitfall::NoTimer));
                own.wake = at;
                if let Some(at) = at {
                    self.later(at - self.now, Happening::Timer { desk, life, at });
                }
            }
            Action::Abandon { ticket } => {
                if let Some(flight) = own.flights.remove(&ticket) {
                    own.ghosts.insert(ticket, flight);
                }
            }
            Action::Compare { ticket } => {
                own.flights.insert(ticket, Flight { action, sent: None });
                self.sends(Ask { desk, life, ticket, what: What::Heads });
            }
            Action::Pull { ticket, after, wait } => {
                let peer = own.store().peer().must(Law::AlwaysWritable, "the peer")?;
                let known = peer.and_then(|peer| peer.incarnation).map(|life| format!("&incarnation={life}"));
                let path = format!("/v1/clinics/{}/changes?after={after}{}", clinic(), known.unwrap_or_default());
                own.flights.insert(ticket, Flight { action, sent: None });
                self.sends(Ask { desk, life, ticket, what: What::Pull { after, path, wait } });
            }
            Action::Push { ticket, device, epoch, after, most_bytes } => {
                let frames = own.store().frames_from(device, epoch, after, most_bytes, 4_096);
                let frames = frames.must(Law::AlwaysWritable, "frames to send")?;
                let (body, count) = frame::pack_most(&frames, most_bytes).expect("packs");
                let sent = frames.get(count.wrapping_sub(1)).map(|last| {
                    let head = Head { epoch, seq: after + count as u64, hash: last.change.hash() };
                    Sent { device, head, bytes: body.len() }
                });
                own.flights.insert(ticket, Flight { action, sent });
                if frames.is_empty() {
                    let outcome = Outcome::Nothing { device, epoch };
                    self.later(0, Happening::Ended { desk, life, ticket, outcome });
                } else if !self.crashes(desk, "crash before sending") {
                    self.sends(Ask { desk, life, ticket, what: What::Push(body) });
                    self.crashes(desk, "crash after sending");
                }
            }
        }
        Ok(())
    }

    /// Puts a request on the line, which may lose it, delay it, deliver it twice or spoil it.
    fn sends(&mut self, ask: Ask) {
        let Ask { desk, life, ticket, .. } = ask;
        let wait = if let What::Pull { wait, .. } = ask.what { i64::try_from(wait).unwrap_or(0) * 1_000 } else { 0 };
        let outcome = Outcome::Failed(Fault::Offline);
        if self.line.blocks(desk, true, self.now) {
            self.later(200, Happening::Ended { desk, life, ticket, outcome });
            return;
        }
        self.later(PATIENCE_MS + wait, Happening::Ended { desk, life, ticket, outcome });
        let World { line, chance, .. } = self;
        let fate = line.fate(chance);
        fate.faults.iter().for_each(|kind| self.fault(kind));
        for delay in fate.arrivals {
            let mut ask = ask.clone();
            if let What::Push(body) = &mut ask.what {
                fate.spoil.spoils(body);
            }
            self.later(delay, Happening::Arrives(ask));
        }
    }

    fn arrives(&mut self, ask: Ask) -> Held {
        if let What::Pull { after, wait, .. } = ask.what
            && wait > 0
            && after == self.central.held.len() as u64
        {
            self.parks(ask, wait);
            return Ok(());
        }
        let held = self.central.held.len();
        let answer = self.conversation(&ask)?;
        if self.central.held.len() > held {
            self.rings()?;
        }
        let empty = matches!(&ask.what, What::Pull { wait, .. } if *wait > 0) && answer.0 == 200;
        if empty && frame::unpack(answer.1.as_slice(), 64 << 20).0.is_empty() {
            let What::Pull { wait, .. } = ask.what else { return Ok(()) };
            self.parks(ask, wait);
            return Ok(());
        }
        self.replies(&ask, answer)
    }

    fn parks(&mut self, ask: Ask, wait: u64) {
        self.order += 1;
        let number = self.order;
        self.polls.insert(number, ask);
        self.later(i64::try_from(wait).unwrap_or(0) * 1_000, Happening::PollEnds(number));
    }

    /// Answers everybody who waits for something new.
    fn rings(&mut self) -> Held {
        for (_, ask) in std::mem::take(&mut self.polls) {
            let answer = self.conversation(&ask)?;
            self.replies(&ask, answer)?;
        }
        Ok(())
    }

    /// What device and relay say to each other about one request: a session first, if there is none.
    fn conversation(&mut self, ask: &Ask) -> Held<Answer> {
        for fresh in [false, true] {
            let own = &self.desks[ask.desk];
            let token = match own.token.clone().filter(|_| !fresh) {
                Some(token) => token,
                // Whoever asked is not there any more to open a session.
                None if own.life != ask.life || !own.is_on() => return Ok((503, Vec::new())),
                None => match self.signs_in(ask.desk)? {
                    Ok(token) => token,
                    Err(answer) => return Ok(answer),
                },
            };
            let (method, path, body) = match &ask.what {
                What::Heads => (Method::GET, format!("/v1/clinics/{}/heads", clinic()), Vec::new()),
                What::Push(body) => (Method::POST, format!("/v1/clinics/{}/changes", clinic()), body.clone()),
                What::Pull { path, .. } => (Method::GET, path.clone(), Vec::new()),
            };
            let answer = self.pitfall_at_relay(method, &path, &token, body)?;
            let over = matches!(serde_json::from_slice(&answer.1), Ok(Problem::SessionOver));
            if answer.0 == 200 || !over || fresh {
                return Ok(answer);
            }
        }
        unreachable!("the second round always answers")
    }

    fn signs_in(&mut self, desk: usize) -> Held<Result<String, Answer>> {
        let own = &self.desks[desk];
        let (device, key) = (own.id(), device_key(own.n));
        let epoch = own.store().self_device().must(Law::AlwaysWritable, "who we are")?.epoch;
        let (status, bytes) = self.central.ask(
            Method::POST,
            "/v1/session/challenge",
            None,
            serde_json::to_vec(&ChallengeRequest { device }).expect("JSON"),
        );
        let Ok(challenge) = serde_json::from_slice::<Challenge>(&bytes) else { return Ok(Err((status, bytes))) };
        let nonce = decoded(&challenge.nonce);
        let message = session_message(challenge.clinic, device, epoch, &nonce);
        let signature = BASE64_STANDARD.encode(key.sign(&message));
        let request = SessionRequest { device, epoch, nonce: challenge.nonce, signature, rotations: Vec::new() };
        let (status, bytes) =
            self.central.ask(Method::POST, "/v1/session", None, serde_json::to_vec(&request).expect("JSON"));
        let Ok(grant) = serde_json::from_slice::<SessionGrant>(&bytes) else { return Ok(Err((status, bytes))) };
        self.desks[desk].token = Some(grant.token.clone());
        Ok(Ok(grant.token))
    }

    /// Puts an answer on the line.
    fn replies(&mut self, ask: &Ask, answer: Answer) -> Held {
        let Ask { desk, life, ticket, .. } = *ask;
        if let (What::Push(_), Ok(receipt)) = (&ask.what, serde_json::from_slice(&answer.1)) {
            let true_word = self.central.holds(&receipt);
            holds(Law::ReceiptsTrue, true_word, || format!("the relay signed for what it has not: {receipt:?}"))?;
        }
        if self.line.blocks(desk, false, self.now) {
            self.fault("answer lost");
            return Ok(());
        }
        let World { line, chance, .. } = self;
        let fate = line.fate(chance);
        fate.faults.iter().for_each(|kind| self.fault(kind));
        for delay in fate.arrivals {
            let mut answer = answer.clone();
            let cut = fate.spoil.spoils(&mut answer.1);
            self.later(delay, Happening::Answered { desk, life, ticket, answer, cut });
        }
        Ok(())
    }

    fn answered(&mut self, desk: usize, life: u64, ticket: u64, answer: &Answer, cut: bool) -> Held {
        let own = &mut self.desks[desk];
        if own.life != life || !own.is_on() {
            return Ok(());
        }
        if let Some(ghost) = own.ghosts.remove(&ticket) {
            // Given up, but it had begun: what it does to the store it does; the engine does not hear of it.
            own.takes_in(&ghost, answer, cut, self.now)?;
            return own.sealed();
        }
        let Some(flight) = own.flights.remove(&ticket) else { return Ok(()) };
        if self.crashes(desk, "crash before an answer is kept") {
            return Ok(());
        }
        let outcome = self.pitfall_at_desk(desk, &flight, answer, cut)?;
        if !self.desks[desk].is_on() {
            return Ok(());
        }
        self.tell(|| format!("desk {desk} {:?} -> {outcome:?}", flight.action));
        self.counts_as_delivered_what_was(desk)?;
        self.desks[desk].sealed()?;
        if self.crashes(desk, "crash after an answer is kept") {
            return Ok(());
        }
        self.done(desk, ticket, outcome)
    }

    /// What a workstation takes for delivered, the relay has had.
    fn counts_as_delivered_what_was(&self, desk: usize) -> Held {
        let own = &self.desks[desk];
        if !own.is_on() {
            return Ok(());
        }
        let peer = own.store().peer().must(Law::AlwaysWritable, "the peer")?;
        let (epoch, seq) = peer.map_or((0, 0), |peer| (peer.receipted_epoch, peer.receipted_seq));
        let had = seq == 0 || self.central.ever_held(own.id(), epoch, seq);
        holds(Law::ReceiptsTrue, had, || format!("desk {desk} takes {epoch}/{seq} for delivered"))
    }

    fn done(&mut self, desk: usize, ticket: u64, outcome: Outcome) -> Held {
        let chance = u32::try_from(self.chance.next() >> 32).expect("32 bits");
        let local = self.desks[desk].local()?;
        self.engine(desk, Event::Done { ticket, outcome, local, chance })
    }
}
