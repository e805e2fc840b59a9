//! What the engine does after each answer, one at a time.

use domain::DeviceId;
use sync::{
    Fault, Phase,
    engine::{Action, Engine, Event, Local, Mode, Outcome},
};
use wire::protocol::{Ends, Head};

use crate::engine::{ends, head, me, other};

/// A line with nothing at its end but what a test answers.
struct Answers {
    engine: Engine,
    local: Local,
    now: i64,
}

impl Answers {
    fn new(mode: Mode, ends: Ends, backlog: u64) -> (Answers, Vec<Action>) {
        let mut answers = Answers { engine: Engine::new(mode), local: Local { ends, backlog }, now: 0 };
        let started = Event::Started { device: me(), local: answers.local.clone(), cursor: 0 };
        let asked = answers.engine.step(0, started);
        (answers, asked)
    }

    fn done(&mut self, ticket: u64, outcome: Outcome) -> Vec<Action> {
        let local = self.local.clone();
        let actions = self.engine.step(self.now, Event::Done { ticket, outcome, local, chance: 0 });
        assert!(self.engine.keeps_going());
        actions
    }

    fn compared(&mut self, theirs: &[(DeviceId, Head)]) -> Vec<Action> {
        self.done(1, Outcome::Compared { ends: ends(theirs), server_seq: 0, cursor: 0 })
    }
}

#[test]
fn a_relay_that_lacks_what_came_before_gets_it_at_once_and_one_that_wavers_is_asked_where_it_stands() {
    let (mut line, _) = Answers::new(Mode::Once, ends(&[(me(), head(1, 9))]), 2);
    let asked = line.compared(&[(me(), head(1, 7))]);
    assert!(matches!(asked[..], [Action::Push { ticket: 2, after: 7, .. }]), "{asked:?}");
    let asked = line.done(2, Outcome::Gap { device: me(), epoch: 1, expected_seq: 4 });
    assert!(matches!(asked[..], [Action::Push { ticket: 3, after: 3, .. }]), "{asked:?}");
    let asked = line.done(3, Outcome::Gap { device: me(), epoch: 1, expected_seq: 2 });
    assert!(matches!(asked[..], [Action::Compare { .. }, ..] | [Action::Wake(Some(_))]), "{asked:?}");
    assert!(!asked.iter().any(|action| matches!(action, Action::Push { .. })), "{asked:?}");

    let (mut line, _) = Answers::new(Mode::Once, ends(&[(me(), head(1, 9))]), 2);
    line.compared(&[(me(), head(1, 7))]);
    let asked = line.done(2, Outcome::Gap { device: me(), epoch: 1, expected_seq: 12 });
    assert!(!asked.iter().any(|action| matches!(action, Action::Push { .. })), "not yet written: {asked:?}");
}

#[test]
fn a_workstation_that_was_put_out_goes_on_fetching() {
    let (mut line, _) = Answers::new(Mode::Live, ends(&[(me(), head(1, 9))]), 2);
    let asked = line.compared(&[(me(), head(1, 7))]);
    assert!(
        matches!(asked[..], [Action::Push { ticket: 2, .. }, Action::Pull { ticket: 3, wait: 25, .. }]),
        "{asked:?}"
    );
    line.done(2, Outcome::Stuck { device: me(), epoch: 1, reason: "revoked".to_owned() });
    let asked = line.done(3, Outcome::Pulled { cursor: 3, ends: ends(&[(other(), head(1, 3))]) });
    assert!(asked.iter().any(|action| matches!(action, Action::Pull { wait: 25, .. })), "{asked:?}");
    let status = line.engine.status();
    assert_eq!((status.phase, status.push.reason.as_deref()), (Phase::Refused, Some("revoked")));
    assert_eq!((status.pull.reason, status.waiting), (None, 2));
}

#[test]
fn a_program_too_old_to_fetch_goes_on_sending() {
    let (mut line, _) = Answers::new(Mode::Live, ends(&[(me(), head(1, 9))]), 2);
    line.compared(&[(me(), head(1, 7))]);
    line.done(3, Outcome::Failed(Fault::Refused("upgrade_required".to_owned())));
    line.local = Local { ends: ends(&[(me(), head(1, 10))]), backlog: 1 };
    let asked = line.done(2, Outcome::Pushed { device: me(), head: head(1, 9), bytes: 700 });
    assert!(asked.iter().any(|action| matches!(action, Action::Compare { .. } | Action::Push { .. })), "{asked:?}");
    let compare = asked.iter().find_map(|action| match action {
        Action::Compare { ticket } => Some(*ticket),
        _ => None,
    });
    let asked = match compare {
        Some(ticket) => {
            let ends = ends(&[(me(), head(1, 9))]);
            line.done(ticket, Outcome::Compared { ends, server_seq: 0, cursor: 0 })
        }
        None => asked,
    };
    assert!(asked.iter().any(|action| matches!(action, Action::Push { after: 9, .. })), "{asked:?}");
    assert_eq!(line.engine.status().pull.reason.as_deref(), Some("upgrade_required"));
}

/// Changes of 200 bytes on a line that carries them as fast as they come: at most one request for 4,096, and three.
#[test]
fn a_hundred_thousand_changes_are_few_requests() {
    const CHANGES: u64 = 100_000;
    let (mut line, mut asked) = Answers::new(Mode::Once, ends(&[(me(), head(1, CHANGES))]), CHANGES);
    let mut requests = 0;
    while let Some(action) = asked.iter().find(|action| !matches!(action, Action::Wake(_))).cloned() {
        requests += 1;
        line.now += 50;
        asked = match action {
            Action::Push { ticket, after, most_bytes, .. } => {
                let count = (most_bytes / 200).min(4_096) as u64;
                let reached = (after + count).min(CHANGES);
                line.local.backlog = CHANGES - reached;
                let bytes = (reached - after) as usize * 200;
                line.done(ticket, Outcome::Pushed { device: me(), head: head(1, reached), bytes })
            }
            _ => line.compared(&[]),
        };
    }
    assert!(line.engine.is_done() && line.local.backlog == 0);
    assert!(requests <= CHANGES / 4_096 + 3, "{requests}");
}

#[test]
fn a_log_that_the_relay_does_not_take_holds_up_no_other() {
    let mut engine = Engine::new(Mode::Once);
    let ends = ends(&[(me(), head(1, 4)), (other(), head(1, 2)), (other(), head(2, 3))]);
    let local = Local { ends, backlog: 4 };
    engine.step(0, Event::Started { device: me(), local: local.clone(), cursor: 0 });
    let mut done = |ticket, outcome| engine.step(0, Event::Done { ticket, outcome, local: local.clone(), chance: 0 });
    let compared = Outcome::Compared { ends: Ends::new(), server_seq: 0, cursor: 0 };
    let asked = done(1, compared);
    assert!(matches!(asked[..], [Action::Push { ticket: 2, device, epoch: 1, after: 0, .. }] if device == me()));
    let asked = done(2, Outcome::Stuck { device: me(), epoch: 1, reason: "fork".to_owned() });
    assert!(matches!(asked[..], [Action::Push { ticket: 3, device, epoch: 1, after: 0, .. }] if device == other()));
    let asked = done(3, Outcome::Stuck { device: other(), epoch: 1, reason: "fork".to_owned() });
    assert!(matches!(asked[..], [Action::Push { ticket: 4, epoch: 2, after: 0, .. }]));
    let asked = done(4, Outcome::Pushed { device: other(), head: head(2, 3), bytes: 900 });
    assert!(matches!(asked[..], [Action::Wake(Some(_))]), "{asked:?}");
    assert_eq!((engine.status().phase, engine.status().reason.as_deref()), (Phase::Refused, Some("fork")));
}

/// A workstation was restored and went on in a new epoch; what it had written last before came here on a stick.
#[test]
fn the_end_of_an_earlier_epoch_is_sent_though_the_relay_has_the_next_one() {
    let held = [(me(), head(1, 4)), (other(), head(1, 7)), (other(), head(2, 3))];
    let (mut line, _) = Answers::new(Mode::Once, ends(&held), 0);
    let asked = line.compared(&[(me(), head(1, 4)), (other(), head(1, 5)), (other(), head(2, 3))]);
    assert!(
        matches!(asked[..], [Action::Push { ticket: 2, device, epoch: 1, after: 5, .. }] if device == other()),
        "{asked:?}"
    );
    line.done(2, Outcome::Pushed { device: other(), head: head(1, 7), bytes: 300 });
    assert!(line.engine.is_done());
}
