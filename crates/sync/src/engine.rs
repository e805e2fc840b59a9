//! Decides what to do next: a state machine without clock, chance, disk or line.
//!
//! Three lanes, each with its own retries: *compare* asks where the relay stands, *push* sends what it lacks, *pull* fetches
//! what we lack. After every step holds: while changes wait to be sent, something is under way or a timer is armed.

mod batch;
mod lane;
mod logs;
mod said;
mod status;

use crate::Fault;
use batch::Batch;
use lane::Lane;
use logs::Logs;
pub use said::{Action, Event, Local, Mode, Outcome};
pub use status::{LaneStatus, Phase, Status};
use wire::protocol;

/// How long a poll lasts, seconds.
pub const POLL_SECONDS: u64 = 25;

/// A poll that ends empty before this was not one; the relay is asked again only after as long.
const POLL_AT_LEAST_MS: i64 = 5_000;

/// The state machine.
#[derive(Debug)]
pub struct Engine {
    mode: Mode,
    on: bool,
    /// Whether the relay's standing is known well enough to push and pull by it.
    compared: bool,
    logs: Logs,
    backlog: u64,
    cursor: u64,
    server_seq: u64,
    batch: Batch,
    compare: Lane,
    push: Lane,
    pull: Lane,
    polling: bool,
    /// The relay wanted a log from an earlier place, and nothing was sent since.
    rewound: bool,
    tickets: u64,
    armed: Option<i64>,
    /// The last number drawn, for waits that no event of their own begins.
    chance: u32,
}

impl Engine {
    /// One that does nothing until it is started.
    pub fn new(mode: Mode) -> Engine {
        Engine {
            mode,
            on: false,
            compared: false,
            logs: Logs::default(),
            backlog: 0,
            cursor: 0,
            server_seq: 0,
            batch: Batch::first(),
            compare: Lane::default(),
            push: Lane::default(),
            pull: Lane::default(),
            polling: false,
            rewound: false,
            tickets: 0,
            armed: None,
            chance: u32::MAX,
        }
    }

    /// Takes in what happened, says what to do. `now` is any count of milliseconds that does not go back.
    pub fn step(&mut self, now: i64, event: Event) -> Vec<Action> {
        let mut actions = Vec::new();
        match event {
            Event::Started { device, local, cursor } => {
                self.abandon(&mut actions);
                let tickets = self.tickets;
                *self = Engine { on: true, cursor, tickets, armed: self.armed, ..Engine::new(self.mode) };
                self.logs.me = Some(device);
                self.know(local);
            }
            Event::LocalCommit(local) => self.know(local),
            Event::SyncNow => self.hurry(),
            Event::NetworkChanged => {
                // What is under way hangs on the old line and would only time out.
                self.abandon(&mut actions);
                self.hurry();
            }
            Event::Timer => {}
            Event::Done { ticket, outcome, local, chance } => {
                self.know(local);
                self.chance = chance;
                self.done(now, ticket, outcome, &mut actions);
            }
            Event::Stop => {
                self.abandon(&mut actions);
                self.on = false;
            }
        }
        self.plan(now, &mut actions);
        actions
    }

    /// Whether what waits to be sent is on its way or will be by itself; the one thing that must never be false.
    pub fn keeps_going(&self) -> bool {
        let sends = |lane: &Lane| lane.flight.is_some() || lane.until.is_some();
        !self.on || self.backlog == 0 || sends(&self.compare) || sends(&self.push)
    }

    /// Whether nothing is under way and nothing will be by itself.
    pub fn is_done(&self) -> bool {
        !self.is_busy() && self.wake().is_none()
    }

    /// Why a lane last failed, the gravest first.
    pub fn fault(&self) -> Option<&Fault> {
        let faults = || [&self.compare, &self.push, &self.pull].into_iter().filter_map(|lane| lane.fault.as_ref());
        let of = |want: fn(&Fault) -> bool| faults().find(|fault| want(fault));
        of(|fault| matches!(fault, Fault::Refused(_)))
            .or_else(|| of(|fault| matches!(fault, Fault::Offline | Fault::Silent)))
            .or(faults().next())
    }

    /// What a person is told, as far as the engine knows: `next_try` is in the engine's own time, and the dates of others
    /// are not its business.
    pub fn status(&self) -> Status {
        let working = self.compare.flight.is_some()
            || self.push.flight.is_some()
            || (self.pull.flight.is_some() && !self.polling);
        let phase = match self.fault() {
            _ if !self.on => Phase::Off,
            Some(Fault::Refused(_)) => Phase::Refused,
            _ if working => Phase::Working,
            Some(Fault::Offline) => Phase::Offline,
            Some(Fault::Silent | Fault::Unavailable { .. }) => Phase::Waiting,
            None => Phase::Idle,
        };
        let reason = self.fault().map(|fault| fault.word().to_owned());
        let failing = [&self.compare, &self.push, &self.pull].into_iter().filter(|lane| lane.fault.is_some());
        let next_try = failing.filter_map(|lane| lane.until).min();
        // Where the relay stands concerns both directions.
        let both = |lane: &Lane, working: bool| match (lane.fault.is_some(), self.compare.fault.is_some()) {
            (false, true) => self.compare.status(working),
            (true | false, true | false) => lane.status(working),
        };
        Status {
            phase,
            waiting: self.backlog,
            next_try,
            reason,
            push: both(&self.push, self.push.flight.is_some()),
            pull: both(&self.pull, self.pull.flight.is_some() && !self.polling),
            theirs: protocol::sorted(self.logs.theirs.clone()).0,
            ..Status::default()
        }
    }

    fn know(&mut self, local: Local) {
        self.backlog = local.backlog;
        if self.logs.know_ours(local.ends) {
            // What stood in the way of our own log was settled by what came.
            self.push.hurries();
            self.push.fault = None;
            self.compared = false;
        }
    }

    fn is_busy(&self) -> bool {
        [&self.compare, &self.push, &self.pull].into_iter().any(|lane| lane.flight.is_some())
    }

    fn wake(&self) -> Option<i64> {
        [&self.compare, &self.push, &self.pull].into_iter().filter_map(|lane| lane.until).min().filter(|_| self.on)
    }

    fn abandon(&mut self, actions: &mut Vec<Action>) {
        for lane in [&mut self.compare, &mut self.push, &mut self.pull] {
            actions.extend(lane.flight.take().map(|ticket| Action::Abandon { ticket }));
        }
    }

    /// Everything that waits may start at once, beginning with a look at where the relay stands.
    fn hurry(&mut self) {
        self.compared = false;
        self.logs.stuck.clear();
        for lane in [&mut self.compare, &mut self.push] {
            if lane.flight.is_none() {
                lane.hurries();
            }
        }
        // A poll stays: should the relay know more than it has told by it, comparing shows that.
        if self.pull.flight.is_none() {
            self.pull.hurries();
        }
    }

    fn done(&mut self, now: i64, ticket: u64, outcome: Outcome, actions: &mut Vec<Action>) {
        let chance = self.chance;
        let is = |lane: &Lane| lane.flight == Some(ticket);
        if is(&self.compare) {
            self.compare_done(now, outcome, actions);
        } else if is(&self.push) {
            self.push_done(now, outcome, chance);
        } else if is(&self.pull) {
            self.pull_done(now, outcome, chance);
        }
        // Anything else was abandoned.
    }

    fn compare_done(&mut self, now: i64, outcome: Outcome, actions: &mut Vec<Action>) {
        match outcome {
            Outcome::Compared { ends, server_seq, cursor } => {
                self.compare.works();
                if cursor != self.cursor || (self.polling && cursor < server_seq) {
                    // What is being fetched counts from a place that means nothing any more; or a poll hangs on a line
                    // that is dead.
                    actions.extend(self.pull.flight.take().map(|ticket| Action::Abandon { ticket }));
                }
                (self.compared, self.server_seq, self.cursor) = (true, server_seq, cursor);
                self.logs.theirs = ends;
            }
            Outcome::Failed(fault) => self.compare.fails(now, fault, self.chance),
            _ => self.compare.fails(now, Fault::refused("confused"), self.chance),
        }
    }

    fn push_done(&mut self, now: i64, outcome: Outcome, chance: u32) {
        match outcome {
            Outcome::Pushed { device, head, bytes } => {
                self.batch.arrived(bytes, now - self.push.since);
                self.rewound = false;
                self.logs.theirs.insert((device, head.epoch), head);
                if self.logs.me == Some(device) && self.logs.relay_has_ours() && self.backlog > 0 {
                    // Signed for and still counted: something here contradicts itself; not worth a busy loop.
                    self.push.fails(now, Fault::refused("receipt"), chance);
                } else if self.logs.stuck.is_empty() {
                    self.push.works();
                } else {
                    self.push.flight = None;
                }
            }
            Outcome::Gap { device, epoch, expected_seq } => {
                self.push.flight = None;
                // Once it may want to begin earlier; one that wants so again and again, or later, is asked where it stands.
                if std::mem::replace(&mut self.rewound, true) || !self.logs.rewind(device, epoch, expected_seq) {
                    self.compared = false;
                    self.push.fails(now, Fault::Unavailable { retry_after: 0 }, chance);
                }
            }
            Outcome::Nothing { device, epoch } => {
                self.push.flight = None;
                self.logs.stuck.insert((device, epoch), "log_incomplete".to_owned());
            }
            Outcome::Stuck { device, epoch, reason } => {
                self.push.flight = None;
                self.logs.stuck.insert((device, epoch), reason);
            }
            Outcome::Failed(fault) => {
                self.batch.failed();
                self.compared = false;
                self.push.fails(now, fault, chance);
            }
            _ => self.push.fails(now, Fault::refused("confused"), chance),
        }
        // Logs that cannot go are a failure once nothing else is left to send.
        let left = self.logs.next(self.backlog);
        if self.push.flight.is_none() && self.push.until.is_none() && left.is_none() {
            let stuck = self.logs.stuck.values().next().cloned();
            stuck.into_iter().for_each(|reason| self.push.fails(now, Fault::Refused(reason), chance));
        }
    }

    fn pull_done(&mut self, now: i64, outcome: Outcome, chance: u32) {
        match outcome {
            Outcome::Pulled { cursor, ends } => {
                let empty = ends.is_empty() && cursor == self.cursor;
                let early = self.polling && now - self.pull.since < POLL_AT_LEAST_MS;
                self.cursor = cursor;
                // An empty answer is the end, wherever we were told it would be.
                self.server_seq = if empty { cursor } else { self.server_seq.max(cursor) };
                self.logs.they_have(ends);
                if empty && early { self.pull.rests(now + POLL_AT_LEAST_MS) } else { self.pull.works() }
            }
            Outcome::Failed(fault) => {
                self.compared = false;
                self.pull.fails(now, fault, chance);
            }
            _ => self.pull.fails(now, Fault::refused("confused"), chance),
        }
    }

    fn plan(&mut self, now: i64, actions: &mut Vec<Action>) {
        if self.on {
            if self.push.wakes(now) && !self.logs.stuck.is_empty() {
                // Time to try the stuck ones again; perhaps the relay stands elsewhere by now.
                self.logs.stuck.clear();
                self.compared = false;
            }
            self.compare.wakes(now);
            self.pull.wakes(now);
            self.start(now, actions);
        }
        let wake = self.wake();
        if wake != self.armed {
            self.armed = wake;
            actions.push(Action::Wake(wake));
        }
    }

    fn start(&mut self, now: i64, actions: &mut Vec<Action>) {
        let wanted = !self.compared && [&self.push, &self.pull].into_iter().any(Lane::is_free);
        if wanted && self.compare.is_free() {
            let ticket = self.ticket();
            self.compare.start(now, ticket);
            actions.push(Action::Compare { ticket });
        }
        if !self.compared {
            return;
        }
        if self.push.is_free() {
            if let Some((device, epoch, after)) = self.logs.next(self.backlog) {
                let (ticket, most_bytes) = (self.ticket(), self.batch.bytes());
                self.push.start(now, ticket);
                actions.push(Action::Push { ticket, device, epoch, after, most_bytes });
            } else if let Some(reason) = self.logs.stuck.values().next() {
                self.push.fails(now, Fault::Refused(reason.clone()), self.chance);
            } else if self.backlog > 0 {
                // Something counts as not sent and yet there is nothing to send: never fall asleep over that.
                self.push.fails(now, Fault::refused("receipt"), self.chance);
            } else {
                self.push.works();
            }
        }
        let behind = self.cursor < self.server_seq;
        if self.pull.is_free() && (behind || self.mode == Mode::Live) {
            let (ticket, after) = (self.ticket(), self.cursor);
            self.polling = !behind;
            self.pull.start(now, ticket);
            if self.polling {
                // The relay just said that we have everything: whatever went wrong before is over, though a poll that keeps
                // breaking still counts as failing.
                self.pull.fault = None;
            }
            actions.push(Action::Pull { ticket, after, wait: if behind { 0 } else { POLL_SECONDS } });
        } else if self.pull.is_free() {
            self.pull.works();
        }
    }

    fn ticket(&mut self) -> u64 {
        self.tickets += 1;
        self.tickets
    }
}
