//! Stories over built programs: what a person does at the command line of a workstation, over a real server and PostgreSQL.
//!
//! Every workstation has a folder of its own and no keychain, so that nothing leaks from one run into another.

mod away;
mod decisions;
mod devices;
mod files;
mod forgotten;
mod lies;
mod papers;
mod people;
mod perio;
mod scripts;
mod slips;
mod stick;
mod sudden;
mod versions;
mod workstation;
mod world;
