//! The relay over a log in memory, spoken to as a device does.

mod kit;
mod membership;
mod pull;
mod push;
mod session;
