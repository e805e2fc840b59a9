//! The engine against a model, and the whole of it against a relay in memory.

mod answers;
mod engine;
mod kit;
mod line;
