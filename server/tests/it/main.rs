//! The server over a real PostgreSQL, spoken to over HTTP, each test in its own database.

mod admin;
mod kit;
mod protocol;
mod walls;
