//! The shell: window, command line, keychain, logging. It passes everything on and decides nothing.
//!
//! Architecture invariant: no rule of the clinic, no SQL and no HTTP lives here; a command is three lines.

mod cli;
mod commands;
mod error;
mod keychain;
mod logging;
mod process;
mod window;

use std::process::ExitCode;

/// Runs the program as asked on the command line.
pub fn main() -> ExitCode {
    let asked = cli::parse();
    match asked.command {
        None => match process::settled().and_then(|()| window::open(&asked.data)) {
            Ok(()) => ExitCode::SUCCESS,
            Err(fault) => cli::fail(&fault),
        },
        Some(command) => cli::run(&asked.data, command),
    }
}
