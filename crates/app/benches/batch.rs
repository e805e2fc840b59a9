//! How fast papers are made for many, and how much memory it takes: the demo clinic's odontograms, a file each and all in
//! one. `script/bench app`; with PATIENTS=… for more or fewer than a thousand.

#![expect(clippy::expect_used, clippy::print_stdout, reason = "a measurement that cannot go on says where")]

use std::{fs, path::Path, sync::Arc, time::Instant};

use app::{
    App, Env,
    keys::NoKeychain,
    preferences::Language,
    report::{BatchRequest, Place, Whose},
};
use domain::paper::PaperKind;

/// 22 November 2026, 10:00 UTC.
const NOW: i64 = 1_795_341_600_000;

#[expect(clippy::disallowed_methods, reason = "a bench is told by its environment how much to do")]
fn main() {
    let patients = std::env::var("PATIENTS").ok().and_then(|said| said.parse().ok()).unwrap_or(1000);
    let folder = tempfile::tempdir().expect("a folder");
    let app = App::new(Env::fixed(&folder.path().join("clinic"), NOW, 1), Arc::new(NoKeychain));
    app.create_demo(patients, 7, &mut |_, _| ()).expect("a practice");
    let (papers, merged) = (folder.path().join("papers"), folder.path().join("all.pdf"));
    made(&app, "a hundred", 100, Place::File(&folder.path().join("first.pdf")));
    made(&app, "folder", patients, Place::Folder(&papers));
    made(&app, "merged", patients, Place::File(&merged));
}

/// Makes them, and says how fast, in how much memory and how large.
fn made(app: &App, name: &str, patients: u32, place: Place<'_>) {
    let all = app.batch_patients("").expect("patients");
    let whose = Whose::These { patients: all.into_iter().take(patients as usize).collect() };
    let request = BatchRequest { kind: PaperKind::Odontogram, whose, language: Language::Es, colour: true };
    reset_peak();
    let (begun, spent) = (Instant::now(), cpu_seconds());
    let done = app.batch(&request, place, &mut |_, _| ()).expect("makes them");
    let (took, cpu) = (begun.elapsed().as_secs_f64(), cpu_seconds() - spent);
    let pages = f64::from(done.pages);
    println!(
        "BENCH batch-{} papers={} pages={} pages_per_s={:.0} pages_per_cpu_s={:.0} peak_mib={:.0} mib={:.1}",
        name.replace(' ', "-"),
        done.made,
        done.pages,
        pages / took,
        pages / cpu,
        peak_mib(),
        size(Path::new(&done.place)) as f64 / 1024.0 / 1024.0,
    );
}

fn size(place: &Path) -> u64 {
    let Ok(entries) = fs::read_dir(place) else { return fs::metadata(place).map_or(0, |about| about.len()) };
    entries.filter_map(|entry| Some(entry.ok()?.metadata().ok()?.len())).sum()
}

/// From here on the peak is counted anew, where the system can.
fn reset_peak() {
    let _ = fs::write("/proc/self/clear_refs", "5");
}

fn peak_mib() -> f64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<f64>().ok()).unwrap_or(0.0) / 1024.0
}

fn cpu_seconds() -> f64 {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after = stat.rsplit_once(") ").map(|(_, after)| after).unwrap_or_default();
    let ticks: Vec<f64> = after.split(' ').skip(11).take(2).filter_map(|ticks| ticks.parse().ok()).collect();
    ticks.iter().sum::<f64>() / 100.0
}
