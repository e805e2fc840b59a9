//! The store as its callers see it, on real files, and as an adversary with the files in hand would find it.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on says where")]

mod acknowledgement;
mod backup;
mod block;
mod clock_correction;
mod conflicts;
mod consents;
mod converge;
mod damage;
mod decisions;
mod duplicate;
mod epoch;
mod erasure;
mod erasure_order;
mod health;
mod inbox;
mod kill;
mod kit;
mod log;
mod membership;
mod migrations;
mod note;
mod open;
mod papers;
mod parked;
mod patient;
mod peer;
mod plan;
mod prescriptions;
mod risk;
mod tamper;
mod tx;
mod verify;
