//! The store as its callers see it, on real files, and as an adversary with the files in hand would find it.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on says where")]

mod backup;
mod conflicts;
mod converge;
mod damage;
mod inbox;
mod kill;
mod kit;
mod log;
mod migrations;
mod open;
mod parked;
mod patient;
mod peer;
mod tx;
mod verify;
