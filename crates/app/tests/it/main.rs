//! What a person can do, done on real stores in folders of their own, under a clock that stands still.

#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a test that cannot go on says where")]

mod batch;
mod conflicts;
mod consents;
mod demo;
mod device;
mod erasure;
mod health;
mod import;
mod index_exam;
mod input;
mod kit;
mod letters;
mod log;
mod odontogram;
mod papers;
mod patients;
mod perio;
mod perio_real;
mod plan;
mod prescriptions;
mod record_papers;
mod restore;
mod risk;
mod session;
mod staff;
mod start;
mod strings;
mod template;
mod visit;
