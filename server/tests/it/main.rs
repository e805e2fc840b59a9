//! The server over a real PostgreSQL, spoken to over HTTP, each test in its own database.

mod abuse;
mod admin;
mod bounds;
mod erasure;
mod kit;
mod members;
mod openapi;
mod program;
mod protocol;
mod replicas;
mod running;
mod tls;
mod walls;
