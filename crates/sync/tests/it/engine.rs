//! Whatever happens in whatever order: nothing waits without a reason, nothing is asked twice at once, and once the line
//! works again everything arrives.

use std::collections::BTreeMap;

use domain::DeviceId;
use proptest::prelude::*;
use sync::{
    Fault, Phase,
    engine::{Action, Engine, Event, Local, Mode, Outcome},
};
use uuid::Uuid;
use wire::{
    Hash,
    protocol::{Ends, Head},
};

pub(crate) fn me() -> DeviceId {
    DeviceId(Uuid::from_u128(1))
}

pub(crate) fn other() -> DeviceId {
    DeviceId(Uuid::from_u128(2))
}

pub(crate) fn ends(heads: &[(DeviceId, Head)]) -> Ends {
    heads.iter().map(|(device, head)| ((*device, head.epoch), *head)).collect()
}

pub(crate) fn head(epoch: u64, seq: u64) -> Head {
    Head { epoch, seq, hash: if seq == 0 { Hash::default() } else { Hash([epoch as u8 ^ seq as u8; 32]) } }
}

/// A device and a relay, as numbers.
struct World {
    engine: Engine,
    now: i64,
    wake: Option<i64>,
    flights: BTreeMap<u64, Action>,
    written: u64,
    receipted: u64,
    held_by_relay: u64,
    /// The other device's changes at the relay, and how many of them came here.
    theirs: u64,
    came: u64,
    cursor: u64,
    /// Positions mean something else now, and we were not told yet.
    restored: bool,
    requests: u32,
}

impl World {
    fn new(mode: Mode) -> World {
        let mut world = World {
            engine: Engine::new(mode),
            now: 0,
            wake: None,
            flights: BTreeMap::new(),
            written: 3,
            receipted: 0,
            held_by_relay: 1,
            theirs: 5,
            came: 0,
            cursor: 0,
            restored: false,
            requests: 0,
        };
        let (local, cursor) = (world.local(), world.cursor);
        world.step(Event::Started { device: me(), local, cursor });
        world
    }

    fn local(&self) -> Local {
        let mut held = vec![(me(), head(1, self.written))];
        if self.came > 0 {
            held.push((other(), head(1, self.came)));
        }
        Local { ends: ends(&held), backlog: self.written - self.receipted }
    }

    fn step(&mut self, event: Event) {
        let stopped = event == Event::Stop;
        for action in self.engine.step(self.now, event) {
            match action {
                Action::Wake(at) => self.wake = at,
                Action::Abandon { ticket } => {
                    self.flights.remove(&ticket).expect("only what is under way is abandoned");
                }
                Action::Compare { ticket } | Action::Push { ticket, .. } | Action::Pull { ticket, .. } => {
                    let same = std::mem::discriminant(&action);
                    assert!(self.flights.values().all(|a| std::mem::discriminant(a) != same), "one a lane: {action:?}");
                    self.requests += 1;
                    assert!(self.flights.insert(ticket, action).is_none());
                }
            }
        }
        assert!(self.engine.keeps_going(), "work waits and nothing will start it: {:?}", self.engine);
        assert!(self.wake.is_none_or(|at| at > self.now), "a timer in the past: {:?}", self.engine);
        assert!(!stopped || (self.flights.is_empty() && self.wake.is_none()));
    }

    fn end(&mut self, nth: usize, fault: Option<Fault>, lose_answer: bool, chance: u32) {
        let Some((&ticket, _)) = self.flights.iter().nth(nth % self.flights.len().max(1)) else { return };
        let action = self.flights.remove(&ticket).expect("there");
        let outcome = match fault {
            Some(fault) => Outcome::Failed(fault),
            None => self.perform(action),
        };
        let outcome = if lose_answer { Outcome::Failed(Fault::Offline) } else { outcome };
        if let Outcome::Pushed { device, head, .. } = &outcome
            && *device == me()
        {
            self.receipted = self.receipted.max(head.seq);
        }
        if let Outcome::Pulled { cursor, .. } = &outcome {
            (self.cursor, self.came) = (*cursor, self.theirs);
        }
        let local = self.local();
        self.step(Event::Done { ticket, outcome, local, chance });
    }

    /// The relay asks for a push to begin elsewhere, with reason or without.
    fn wants(&mut self, expected_seq: u64, chance: u32) {
        let pushes = |action: &&Action| matches!(action, Action::Push { .. });
        let Some(&Action::Push { ticket, device, epoch, .. }) = self.flights.values().find(pushes) else { return };
        self.flights.remove(&ticket);
        let local = self.local();
        self.step(Event::Done { ticket, outcome: Outcome::Gap { device, epoch, expected_seq }, local, chance });
    }

    fn perform(&mut self, action: Action) -> Outcome {
        match action {
            Action::Compare { .. } => {
                let mut held = vec![(other(), head(1, self.theirs))];
                if self.held_by_relay > 0 {
                    held.push((me(), head(1, self.held_by_relay)));
                }
                let server_seq = self.held_by_relay + self.theirs;
                self.cursor = if std::mem::take(&mut self.restored) { 0 } else { self.cursor };
                Outcome::Compared { ends: ends(&held), server_seq, cursor: self.cursor }
            }
            Action::Push { device, epoch, after, .. } if device == me() && after > self.held_by_relay => {
                Outcome::Gap { device, epoch, expected_seq: self.held_by_relay + 1 }
            }
            Action::Push { device, after, .. } if device == me() => {
                // At most three fit into a batch.
                self.held_by_relay = self.held_by_relay.max(self.written.min(after + 3));
                Outcome::Pushed { device, head: head(1, self.held_by_relay), bytes: 900 }
            }
            Action::Push { device, .. } => {
                self.theirs = self.theirs.max(self.came);
                Outcome::Pushed { device, head: head(1, self.theirs), bytes: 900 }
            }
            Action::Pull { .. } if self.restored => Outcome::Failed(Fault::Unavailable { retry_after: 0 }),
            Action::Pull { after, .. } => {
                let end = self.held_by_relay + self.theirs;
                let ends = if end > after {
                    ends(&[(other(), head(1, self.theirs)), (me(), head(1, self.held_by_relay))])
                } else {
                    Ends::new()
                };
                Outcome::Pulled { cursor: end.max(after), ends }
            }
            Action::Abandon { .. } | Action::Wake(_) => unreachable!("not work"),
        }
    }

    /// Lets the line work and time pass.
    fn calms_down(&mut self) {
        for _ in 0..200 {
            let polls = |action: &Action| matches!(action, Action::Pull { wait, .. } if *wait > 0);
            if let Some(nth) = self.flights.values().position(|action| !polls(action)) {
                self.end(nth, None, false, 7);
            } else if let Some(at) = self.wake {
                self.now = self.now.max(at);
                self.step(Event::Timer);
            } else {
                break;
            }
        }
    }
}

#[derive(Debug, Clone)]
enum Happening {
    Writes,
    Passes(i64),
    Fires,
    Asked,
    Network,
    Ends { nth: usize, fault: Option<Fault>, lose_answer: bool, chance: u32 },
    WantsEarlier { seq: u64, chance: u32 },
    RelayRestored,
    OthersWrite,
    Restarts,
}

fn happening() -> impl Strategy<Value = Happening> {
    let fault = prop_oneof![
        6 => Just(None),
        2 => Just(Some(Fault::Offline)),
        1 => Just(Some(Fault::Silent)),
        1 => (0i64..100_000).prop_map(|retry_after| Some(Fault::Unavailable { retry_after })),
        1 => Just(Some(Fault::Refused("signature".to_owned()))),
    ];
    prop_oneof![
        3 => Just(Happening::Writes),
        2 => (1i64..120_000).prop_map(Happening::Passes),
        4 => Just(Happening::Fires),
        1 => Just(Happening::Asked),
        1 => Just(Happening::Network),
        1 => Just(Happening::RelayRestored),
        1 => Just(Happening::OthersWrite),
        1 => Just(Happening::Restarts),
        1 => (0u64..9, any::<u32>()).prop_map(|(seq, chance)| Happening::WantsEarlier { seq, chance }),
        10 => (0usize..3, fault, proptest::bool::weighted(0.1), any::<u32>()).prop_map(
            |(nth, fault, lose_answer, chance)| Happening::Ends { nth, fault, lose_answer, chance }
        ),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4096))]

    #[test]
    fn nothing_waits_forever(happenings in proptest::collection::vec(happening(), 0..120)) {
        let mut world = World::new(Mode::Live);
        for happening in happenings {
            match happening {
                Happening::Writes => {
                    world.written += 1;
                    let local = world.local();
                    world.step(Event::LocalCommit(local));
                }
                Happening::Passes(ms) => {
                    world.now += ms;
                    if world.wake.is_some_and(|at| at <= world.now) {
                        world.step(Event::Timer);
                    }
                }
                Happening::Fires => {
                    if let Some(at) = world.wake {
                        world.now = world.now.max(at);
                        world.step(Event::Timer);
                    }
                }
                Happening::Asked => world.step(Event::SyncNow),
                Happening::Network => world.step(Event::NetworkChanged),
                Happening::Ends { nth, fault, lose_answer, chance } => world.end(nth, fault, lose_answer, chance),
                Happening::WantsEarlier { seq, chance } => world.wants(seq, chance),
                Happening::RelayRestored => {
                    world.held_by_relay = world.held_by_relay.min(1);
                    world.receipted = world.receipted.min(1);
                    world.restored = true;
                }
                Happening::OthersWrite => world.theirs += 1,
                Happening::Restarts => {
                    world.step(Event::Stop);
                    let (local, cursor) = (world.local(), world.cursor);
                    world.step(Event::Started { device: me(), local, cursor });
                }
            }
        }
        world.step(Event::SyncNow);
        world.calms_down();
        prop_assert_eq!((world.receipted, world.held_by_relay), (world.written, world.written));
        prop_assert_eq!(world.came, world.theirs);
        let status = world.engine.status();
        prop_assert_eq!((status.phase, status.waiting), (Phase::Idle, 0), "{:?}", world.engine);
    }
}

#[test]
fn a_sync_with_nothing_to_do_is_one_request() {
    let mut world = World::new(Mode::Once);
    world.calms_down();
    assert!(world.engine.is_done());
    let (local, cursor) = (world.local(), world.cursor);
    world.step(Event::Stop);
    world.requests = 0;
    world.step(Event::Started { device: me(), local, cursor });
    world.calms_down();
    assert_eq!((world.requests, world.engine.is_done()), (1, true));
}

#[test]
fn whoever_polls_and_asks_again_sends_one_request_more_and_the_poll_goes_on() {
    let mut world = World::new(Mode::Live);
    world.calms_down();
    assert_eq!(world.flights.len(), 1, "the poll");
    world.requests = 0;
    world.step(Event::SyncNow);
    world.calms_down();
    assert_eq!((world.requests, world.flights.len()), (1, 1));
    // A poll that hangs on a dead line while the relay knows more is given up.
    world.theirs += 1;
    world.step(Event::SyncNow);
    world.calms_down();
    assert_eq!((world.came, world.flights.len()), (world.theirs, 1));
}

#[test]
fn a_save_on_a_quiet_line_is_one_request_and_the_poll_goes_on() {
    let mut world = World::new(Mode::Live);
    world.calms_down();
    world.requests = 0;
    world.written += 1;
    let local = world.local();
    world.step(Event::LocalCommit(local));
    assert_eq!(world.engine.status().phase, Phase::Working);
    world.calms_down();
    assert_eq!((world.requests, world.receipted, world.engine.status().phase), (1, 4, Phase::Idle));
}

#[test]
fn the_breaker_lets_one_probe_through_a_minute_and_a_person_is_not_kept_waiting() {
    let mut world = World::new(Mode::Live);
    for _ in 0..5 {
        assert_eq!(world.flights.len(), 1, "comparing");
        world.end(0, Some(Fault::Offline), false, 0);
        if let Some(at) = world.wake.filter(|at| *at < world.now + 60_000) {
            world.now = at;
            world.step(Event::Timer);
        }
    }
    assert_eq!((world.engine.status().phase, world.wake), (Phase::Offline, Some(world.now + 60_000)));
    world.step(Event::Timer);
    assert!(world.flights.is_empty(), "a timer that comes early starts nothing");
    world.step(Event::SyncNow);
    assert_eq!(world.flights.len(), 1);
    world.end(0, Some(Fault::Offline), false, 0);
    assert_eq!(world.wake, Some(world.now + 60_000), "one probe, no more");
}
