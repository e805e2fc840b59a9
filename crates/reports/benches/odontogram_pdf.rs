//! How long a one-page odontogram report takes, from chart to bytes, and how long Chromium takes to print the same page.

#![expect(clippy::print_stdout, reason = "a bench prints what it measured")]

use std::{
    collections::BTreeMap,
    fs,
    hint::black_box,
    path::Path,
    process::Command,
    time::{Duration, Instant},
};

use criterion::{Criterion, criterion_group, criterion_main};
use reports::{OdontogramReport, sample};

const ROUNDS: usize = 21;

fn odontogram_pdf(c: &mut Criterion) {
    let chart = sample::chart(&sample::adult()[..12]);
    let report = OdontogramReport {
        frame: sample::frame(),
        date: sample::day(),
        chart: &chart,
        age_years: Some(34.0),
        authors: BTreeMap::from([(sample::author(), "Dra. A. Prats".into())]),
        profile: domain::profile::Profile::Es,
    };
    c.bench_function("odontogram_render", |b| b.iter(|| black_box(&report).render().expect("renders")));
    let document = report.render().expect("renders");
    c.bench_function("odontogram_to_pdf", |b| b.iter(|| black_box(&document).to_pdf().expect("writes")));

    let whole = || report.render().expect("renders").to_pdf().expect("writes");
    let (ours, bytes) = (median(|| drop(black_box(whole()))), whole().len());
    println!("BENCH odontogram-pdf ms={:.1} bytes={bytes} pages={}", millis(ours), document.pages_svg().len());
    for (name, document) in sample::documents::all(&sample::frame()).expect("renders") {
        let (pages, bytes) = (document.pages.len(), document.to_pdf().expect("writes").len());
        let time = millis(median(|| drop(black_box(document.to_pdf().expect("writes"))))) / pages as f64;
        println!("BENCH document-{name} write_ms_per_page={time:.1} bytes_per_page={} pages={pages}", bytes / pages);
    }
    let folder = tempfile::tempdir().expect("a folder");
    let page = folder.path().join("page.html");
    let style = "<style>@page { size: A4; margin: 0 } body { margin: 0 } svg { display: block }</style>";
    fs::write(&page, format!("<!doctype html><meta charset=utf-8>{style}{}", document.pages_svg()[0])).expect("writes");
    match chromium(&page) {
        Some([cold, warm]) => println!(
            "BENCH odontogram-chromium cold_ms={cold:.0} warm_ms={warm:.0} cold_ratio={:.1} warm_ratio={:.1}",
            cold / millis(ours),
            warm / millis(ours),
        ),
        None => println!("no Chromium to print beside us: see script/setup"),
    }
}

/// What Chromium takes, in milliseconds: from the start of the browser, and when it has been up and has the page open.
fn chromium(page: &Path) -> Option<[f64; 2]> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../ui/scripts/print.mjs");
    let output = Command::new("node").arg(script).arg(page).output().ok().filter(|output| output.status.success())?;
    let told = String::from_utf8(output.stdout).ok()?;
    let numbers: Vec<f64> = told.split_whitespace().filter_map(|number| number.parse().ok()).collect();
    numbers.try_into().ok()
}

fn median(mut work: impl FnMut()) -> Duration {
    let mut times: Vec<Duration> = (0..ROUNDS)
        .map(|_| {
            let start = Instant::now();
            work();
            start.elapsed()
        })
        .collect();
    times.sort_unstable();
    times[ROUNDS / 2]
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

criterion_group!(benches, odontogram_pdf);
criterion_main!(benches);
