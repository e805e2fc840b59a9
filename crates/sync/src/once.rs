//! One sync from the command line: until both sides have everything, or it is clear that they will not today.

use std::{collections::BTreeSet, sync::Arc, time::Duration};

use domain::PatientId;
use store::{Received, Store};
use wire::Refused;

use crate::{
    Env, Error, Fault,
    driver::line,
    engine::{Action, Engine, Event, Mode, Outcome},
    join::waited,
    work::{Moved, Workshop, local},
};

/// Failures in a row after which a person is told instead.
const PATIENCE: u32 = 3;

/// What one sync did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// Changes sent.
    pub pushed: u64,
    /// Changes that came and were not here before.
    pub pulled: u64,
    /// Changes that came and were here already.
    pub duplicates: u64,
    /// Changes not kept, by the relay's position, and why.
    pub refused: Vec<(u64, Refused)>,
    /// Kinds of records touched.
    pub kinds: BTreeSet<String>,
    /// Patients touched.
    pub patients: BTreeSet<PatientId>,
    /// Own changes that the relay has not signed for; 0 when all is well.
    pub backlog: u64,
    /// Requests made for work, sessions not counted.
    pub requests: u64,
    /// Why it stopped before its end.
    pub fault: Option<Fault>,
}

impl Report {
    fn add(&mut self, moved: Moved) {
        self.pushed += moved.pushed;
        let Some(Received { duplicates, refused, kinds, patients, .. }) = moved.received else { return };
        self.pulled += moved.came - duplicates - refused.len() as u64;
        self.duplicates += duplicates;
        self.refused.extend(refused);
        self.kinds.extend(kinds);
        self.patients.extend(patients);
    }
}

/// Syncs until nothing is left. Blocks; do not call it from async code.
pub fn sync_once(store: &Arc<Store>, env: &Arc<dyn Env>) -> Result<Report, Error> {
    waited(once(store, env))?
}

async fn once(store: &Arc<Store>, env: &Arc<dyn Env>) -> Result<Report, Error> {
    let peer = store.peer()?.ok_or(Error::NoPeer)?;
    let me = store.self_device()?;
    let shop = Workshop::new(store.clone(), line(store, &me, &peer)?, env.clone());
    let (mut engine, mut report, mut failures) = (Engine::new(Mode::Once), Report::default(), 0);
    let start = tokio::time::Instant::now();
    let now = || i64::try_from(start.elapsed().as_millis()).unwrap_or(i64::MAX);
    let mut actions =
        engine.step(now(), Event::Started { device: me.device, local: local(store)?, cursor: peer.cursor });
    let mut wake = None;
    let mut waiting = std::collections::VecDeque::new();
    loop {
        for action in actions.drain(..) {
            match action {
                Action::Wake(at) => wake = at,
                Action::Abandon { .. } => {}
                work => waiting.push_back(work),
            }
        }
        if let Some(work) = waiting.pop_front() {
            report.requests += 1;
            let (outcome, moved) = shop.perform(&work).await;
            let refused = matches!(outcome, Outcome::Failed(Fault::Refused(_)) | Outcome::Stuck { .. });
            let failed = refused || matches!(outcome, Outcome::Failed(_));
            failures = if failed { failures + 1 } else { 0 };
            report.add(moved);
            let event = Event::Done { ticket: ticket(&work), outcome, local: local(store)?, chance: env.chance() };
            actions = engine.step(now(), event);
        } else if engine.is_done() || failures >= PATIENCE || matches!(engine.fault(), Some(Fault::Refused(_))) {
            break;
        } else {
            let rest = wake.map_or(0, |at| (at - now()).max(0)).cast_unsigned();
            tokio::time::sleep(Duration::from_millis(rest)).await;
            actions = engine.step(now(), Event::Timer);
        }
    }
    report.backlog = store.backlog()?.count;
    report.fault = engine.fault().cloned();
    if report.fault.is_none() {
        shop.succeeded()?;
    }
    Ok(report)
}

/// The ticket of a piece of work.
pub(crate) fn ticket(action: &Action) -> u64 {
    match action {
        Action::Compare { ticket }
        | Action::Push { ticket, .. }
        | Action::Pull { ticket, .. }
        | Action::Abandon { ticket } => *ticket,
        Action::Wake(_) => 0,
    }
}
