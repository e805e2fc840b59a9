//! The house's own tools: `cargo xtask tidy` keeps it in order, `cargo xtask ci` runs what CI runs, `bench-start` times.
//!
//! Nothing of the program depends on this; it may read everything and changes nothing but `migrations/CHECKSUMS`, when
//! asked to.

mod bench_start;
mod tidy;

use std::{
    path::{Path, PathBuf},
    process::{Command, ExitCode},
};

use anyhow::Context as _;

const USAGE: &str = "\
cargo xtask tidy            look for what breaks the rules of ARCHITECTURE.md and CONTRIBUTING.md
cargo xtask tidy --bless    the same, after taking new migrations into migrations/CHECKSUMS
cargo xtask ci [quick]      what CI runs: script/test
cargo xtask bench-start B   how long the driven binary B takes to a usable window; script/bench calls it";

fn main() -> anyhow::Result<ExitCode> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["tidy"] => tidy::run(&root()),
        ["tidy", "--bless"] => {
            for landed in tidy::migrations::bless(&root())? {
                say(&format!("landed {landed}"));
            }
            tidy::run(&root())
        }
        ["ci", rest @ ..] => ci(rest),
        ["bench-start", binary] => bench_start::run(Path::new(binary)).map(|()| ExitCode::SUCCESS),
        _ => {
            say(USAGE);
            Ok(ExitCode::from(2))
        }
    }
}

fn ci(rest: &[&str]) -> anyhow::Result<ExitCode> {
    let status = Command::new(root().join("script/test")).args(rest).status().context("script/test")?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The top of the repository.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask lies in the repository").to_owned()
}

#[expect(clippy::print_stdout, reason = "this is what the command was asked for")]
fn say(line: &str) {
    println!("{line}");
}
