//! Runs worlds to their end, many at once, and tells how to see one again.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    time::Instant,
};

use sync::engine::Action;
use wire::frame;

use crate::{
    history::Session,
    laws::{Broken, Held, Law, Must as _, holds},
    plan::Plan,
    premises::Premises,
    world::{Happening, World},
};

/// Calm for so long, and everything must have arrived.
const SETTLES_MS: i64 = 4 * 3_600_000;
/// Nor may more happen until then.
const SETTLES_STEPS: u64 = 5_000;

/// What a world came to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Tale {
    pub(crate) steps: u64,
    pub(crate) saves: u64,
    pub(crate) deeds: u64,
    pub(crate) faults: BTreeMap<&'static str, u64>,
    pub(crate) broken: Option<Broken>,
    pub(crate) told: Vec<String>,
}

/// Runs one world from its first day to where all is calm and everything was looked at.
pub(crate) fn run(premises: &Premises, seed: u64, plan: Plan, told: bool) -> Tale {
    let mut tale = Tale::default();
    let mut world = match World::new(premises, seed, plan, told) {
        Ok(world) => world,
        Err(broken) => return Tale { broken: Some(broken), ..tale },
    };
    tale.broken = world.lives().err();
    (tale.steps, tale.faults) = (world.steps, std::mem::take(&mut world.faults));
    (tale.saves, tale.deeds) = (world.ledger.saves.len() as u64, world.history.len() as u64);
    tale.told = world.told.take().unwrap_or_default();
    tale
}

impl World {
    fn lives(&mut self) -> Held {
        let end = self.nights.last().map_or(self.now, |night| night.start);
        while self.now < end && self.step()? {}
        self.calms()?;
        self.is_whole()
    }

    /// Nothing goes wrong any more; everybody is there.
    fn calms(&mut self) -> Held {
        self.tell(|| "calm".to_owned());
        self.line.calms();
        self.nights.clear();
        self.plan.crash = 0;
        self.plan.misfortunes.clear();
        self.central.set_down(false);
        for desk in 0..self.desks.len() {
            self.later(0, Happening::SwitchOn(desk));
        }
        // The newer program's own workstation comes too: others may have built on what only a disk that died had of it.
        if !self.newer_frames.is_empty() {
            let file = frame::pack(&self.newer_frames).expect("packs");
            self.later(1, Happening::Stick { desk: 0, file });
        }
        let (until, most) = (self.now + SETTLES_MS, self.steps + SETTLES_STEPS);
        while self.step()? {
            if self.is_settled()? {
                return Ok(());
            }
            holds(Law::Settles, self.now < until && self.steps < most, || self.unsettled())?;
        }
        Err(Broken { law: Law::Settles, how: format!("nothing happens any more: {}", self.unsettled()) })
    }

    /// Whether every workstation only waits for news.
    fn is_settled(&mut self) -> Held<bool> {
        let end = self.central.held.len() as u64;
        for desk in 0..self.desks.len() {
            if self.is_put_out(desk) {
                // It hears nothing more, and has done its part once all it wrote is with the relay.
                if !self.desks[desk].is_on() || !self.has_handed_in(desk)? {
                    return Ok(false);
                }
                continue;
            }
            let own = &mut self.desks[desk];
            if !own.is_on() || own.engine.fault().is_some() || own.local()?.backlog > 0 {
                return Ok(false);
            }
            let polls =
                |action: &Action| matches!(action, Action::Pull { wait, after, .. } if *wait > 0 && *after == end);
            if own.flights.is_empty() || !own.flights.values().all(|flight| polls(&flight.action)) {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn unsettled(&self) -> String {
        let end = self.central.held.len();
        let each = self
            .desks
            .iter()
            .map(|own| format!("desk {}: {:?} {:?}", own.n, own.engine.status(), own.flights.values()));
        format!("the relay ends at {end}; {}", each.collect::<Vec<_>>().join("; "))
    }

    /// Looks at everything.
    fn is_whole(&mut self) -> Held {
        let written_late = self.written_late();
        self.saves_that_count();
        let shown = self.ledger.look_at_all(self.desks[0].store())?;
        let standing = self.ledger.standing(&self.central.held, &shown);
        let mut first = None;
        for desk in 0..self.desks.len() {
            for patient in 0..self.ledger.patients.len() {
                self.look(desk, patient)?;
            }
            let own = &self.desks[desk];
            own.counts_up()?;
            // All say the same, as is looked at below; one of them proves it from the log, in some worlds each.
            let chosen = self.seed % self.desks.len() as u64 == desk as u64;
            if chosen || self.seed.is_multiple_of(8) || self.plan.pitfall.is_some() {
                own.audit()?;
            }
            if self.is_put_out(desk) {
                // On its own screen it goes on showing what it wrote; it knows nothing of what came since.
                continue;
            }
            self.holds_back(desk)?;
            let said = own.store().read(|tx| Ok::<_, store::Error>((tx.digests()?, tx.logs()?)));
            let said = said.must(Law::AllAlike, "digests")?;
            let other = first.get_or_insert_with(|| said.clone());
            holds(Law::AllAlike, *other == said, || {
                let kinds = said.0.iter().filter(|(kind, digest)| other.0.get(*kind) != Some(*digest));
                let kinds: Vec<_> = kinds.map(|(kind, _)| kind).collect();
                format!("desk {desk} says otherwise of {kinds:?}: {:?}, not {:?}", said.1, other.1)
            })?;
            self.ledger.check(desk, own.store(), &standing)?;
            holds(
                Law::NothingLost,
                said.1.values().map(|head| head.seq).sum::<u64>() == self.central.held.len() as u64,
                || format!("desk {desk} and the relay hold different logs"),
            )?;
        }
        self.history.check(written_late)?;
        let told = (0..self.desks.len()).filter(|desk| !self.is_put_out(*desk));
        let now: BTreeSet<Session> = told.map(|desk| self.desks[desk].session).collect();
        self.history.check_convergence(&now)
    }
}

/// Many worlds, summed up.
#[derive(Debug, Default)]
pub(crate) struct Sum {
    pub(crate) worlds: u64,
    pub(crate) tale: Tale,
    pub(crate) failed: BTreeMap<u64, Broken>,
}

/// Runs these seeds on two threads.
pub(crate) fn run_all(seeds: std::ops::Range<u64>, plan: fn(u64) -> Plan) -> Sum {
    let premises = Premises::new();
    let (next, sum) = (AtomicU64::new(seeds.start), Mutex::new(Sum::default()));
    std::thread::scope(|threads| {
        for _ in 0..2 {
            threads.spawn(|| {
                loop {
                    let seed = next.fetch_add(1, Ordering::SeqCst);
                    if seed >= seeds.end {
                        break;
                    }
                    let tale = run(&premises, seed, plan(seed), false);
                    sum.lock().unwrap_or_else(PoisonError::into_inner).add(seed, tale);
                }
            });
        }
    });
    sum.into_inner().unwrap_or_else(PoisonError::into_inner)
}

impl Sum {
    fn add(&mut self, seed: u64, tale: Tale) {
        self.worlds += 1;
        self.tale.steps += tale.steps;
        self.tale.saves += tale.saves;
        self.tale.deeds += tale.deeds;
        for (kind, count) in tale.faults {
            *self.tale.faults.entry(kind).or_default() += count;
        }
        if let Some(broken) = &tale.broken {
            println!("SEED={seed}: {broken:?}");
        }
        self.failed.extend(tale.broken.map(|broken| (seed, broken)));
    }

    /// Tells what was run, and fails with the first world that broke a law, told from its beginning.
    pub(crate) fn judged(&self, name: &str, began: Instant, plan: fn(u64) -> Plan) {
        let Tale { steps, saves, deeds, faults, .. } = &self.tale;
        let kinds: Vec<String> = faults.iter().map(|(kind, count)| format!("{kind} {count}")).collect();
        println!(
            "SIM {name}: {} seeds, {steps} steps, {saves} saves acknowledged, {deeds} deeds checked, {:.1} s; faults: {}",
            self.worlds,
            began.elapsed().as_secs_f64(),
            kinds.join(", ")
        );
        if let Some((seed, broken)) = self.failed.first_key_value() {
            let again = run(&Premises::new(), *seed, plan(*seed), true);
            let from = again.told.len().saturating_sub(400);
            println!("{}", again.told[from..].join("\n"));
            let seeds: Vec<String> =
                self.failed.iter().map(|(seed, broken)| format!("{seed} {:?}", broken.law)).collect();
            panic!(
                "{} of {} worlds broke a law ({}). SEED={seed}: {broken:?}",
                self.failed.len(),
                self.worlds,
                seeds.join(", ")
            );
        }
    }
}
