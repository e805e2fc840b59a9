//! Cold start to a usable window, against an empty Tauri window on the same machine in the same minute.

use std::{
    ffi::OsString,
    path::Path,
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, ensure};
use tests::webdriver::Driver;

/// Starts of each; the medians are compared.
const ROUNDS: usize = 5;

/// Measures; `binary` must be built with the feature `e2e`, and the example `empty` beside it.
pub(crate) fn run(binary: &Path) -> Result<()> {
    let empty = binary.with_file_name("examples").join("empty");
    for built in [binary, &empty] {
        ensure!(built.exists(), "{} is not built: see script/bench", built.display());
    }
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    // The first start of each pulls libraries from the disk; it is the machine's time, not the program's.
    for round in 0..=ROUNDS {
        let of_ours = start(binary, "[data-testid='first-run-create']")?;
        let of_theirs = start(&empty, "body")?;
        if round > 0 {
            ours.push(of_ours);
            theirs.push(of_theirs);
        }
    }
    let (ours, theirs) = (median(ours), median(theirs));
    report(&format!(
        "BENCH cold-start ratio={:.2} esmalte_ms={} empty_ms={} starts={ROUNDS}",
        ours.as_secs_f64() / theirs.as_secs_f64(),
        ours.as_millis(),
        theirs.as_millis(),
    ));
    Ok(())
}

/// From asking for the program to the first thing in it that can be clicked.
fn start(binary: &Path, usable: &str) -> Result<Duration> {
    let data = std::env::temp_dir().join(format!("esmalte-bench-start-{}", std::process::id()));
    let driver = Driver::start([("WEBKIT_DISABLE_DMABUF_RENDERER", "1"), ("NO_AT_BRIDGE", "1")])?;
    let began = Instant::now();
    let window = driver
        .open(binary, &[OsString::from("--data"), data.clone().into_os_string()])
        .with_context(|| binary.display().to_string())?;
    window.wait(usable)?;
    let took = began.elapsed();
    drop(window);
    // An empty window leaves none.
    let _ = std::fs::remove_dir_all(data);
    Ok(took)
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

#[expect(clippy::print_stdout, reason = "script/bench collects these lines")]
fn report(line: &str) {
    println!("{line}");
}
