//! The simulator: a clinic's workstations and its relay in a made-up world in which everything goes wrong, thousands of times,
//! each time from one seed. Stores, engine, relay and routes are the real ones; time, chance and the line are not.
//!
//! `SEED=17 cargo test -p tests --test sim` tells one world from its beginning, `SEEDS=20000` runs more of them.

#![expect(clippy::print_stdout, reason = "what a run came to, and the story of a world that failed")]

mod central;
mod chance;
mod desk;
mod exhibits;
mod history;
mod laws;
mod ledger;
mod line;
mod member;
mod misfortune;
mod museum;
mod person;
mod plan;
mod power;
mod premises;
mod replay;
mod talk;
mod work;
mod world;

use std::time::Instant;

use crate::{
    plan::Plan,
    premises::Premises,
    replay::{Sum, run},
};

/// A number of the environment.
fn asked(name: &str) -> Option<u64> {
    std::env::var_os(name)?.to_str()?.parse().ok()
}

/// Runs so many worlds of a plan, or tells the one that was asked for.
fn worlds(name: &str, seeds: u64, plan: fn(u64) -> Plan) -> Option<Sum> {
    let began = Instant::now();
    if let Some(seed) = asked("SEED") {
        let tale = run(&Premises::new(), seed, plan(seed), true);
        println!("{}", tale.told.join("\n"));
        assert_eq!(tale.broken, None, "{:#?}", plan(seed));
        return None;
    }
    let sum = replay::run_all(0..asked("SEEDS").unwrap_or(seeds), plan);
    sum.judged(name, began, plan);
    Some(sum)
}

#[test]
fn two_thousand_worlds_lose_nothing() {
    worlds("anything", 2_000, Plan::any);
}

#[test]
fn two_hundred_partitions_in_a_row_lose_nothing() {
    let Some(sum) = worlds("partitions", 200, Plan::partitions) else { return };
    assert!(sum.tale.faults.get("weeks offline") > Some(&0) && sum.tale.faults.get("cut off one way") > Some(&0));
}

#[test]
fn a_hundred_clinics_whose_disks_die_lose_nothing_that_was_elsewhere() {
    let Some(sum) = worlds("disks", 100, Plan::disks) else { return };
    assert!(sum.tale.faults.get("restored workstation") > Some(&50));
}

#[test]
fn a_hundred_clinics_whose_disks_die_whole_lose_nothing_that_was_elsewhere() {
    let Some(sum) = worlds("whole disks", 100, Plan::whole_disks) else { return };
    assert!(sum.tale.faults.get("restored without a witness") > Some(&50));
}

#[test]
fn two_hundred_clinics_that_put_workstations_out_lose_nothing_and_hold_back_what_came_late() {
    let Some(sum) = worlds("revocations", 200, Plan::revocations) else { return };
    for kind in ["put out at work", "put out while away", "let in", "refused", "new key", "invited anew"] {
        assert!(sum.tale.faults.get(kind) > Some(&5), "{kind}");
    }
}

#[test]
fn a_seed_replays_exactly() {
    let premises = Premises::new();
    for seed in 0..8 {
        let [first, second] = [(); 2].map(|()| run(&premises, seed, Plan::any(seed), true));
        assert_eq!(first, second, "SEED={seed}");
        assert!(!first.told.is_empty());
    }
}
