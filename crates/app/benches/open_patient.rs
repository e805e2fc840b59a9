//! How long it takes to answer everything a patient's first page asks: 20 years, 60 visits, 12 periodontal examinations.

#![expect(clippy::expect_used, clippy::print_stdout, reason = "a measurement that cannot go on says where")]

use std::{hint::black_box, sync::Arc, time::Instant};

use app::{App, Env, keys::NoKeychain, odontogram::ChartView, start::NewClinic};
use criterion::{Criterion, criterion_group, criterion_main};
use domain::PatientId;

/// 22 November 2026, 10:00 UTC.
const NOW: i64 = 1_795_341_600_000;

/// What the window asks for at once.
fn open(app: &App, patient: PatientId) {
    black_box(app.patient(patient).expect("a patient"));
    black_box(app.health_alerts(patient).expect("alerts"));
    black_box(app.summary(patient).expect("a summary"));
    black_box(app.chart(patient, ChartView::Today).expect("a chart"));
    black_box(app.linked_patients(patient).expect("links"));
}

fn open_patient(c: &mut Criterion) {
    let folder = tempfile::tempdir().expect("a folder");
    let app = App::new(Env::fixed(folder.path(), NOW, 1), Arc::new(NoKeychain));
    let new = |text: &str| text.to_owned();
    let clinic =
        NewClinic { clinic_name: new("bench"), owner_name: new("Ana"), passphrase: new("caballo batería grapa") };
    app.create_clinic(&clinic).expect("founds");
    let patient = app.add_heavy_patient(7).expect("registers");
    c.bench_function("open_patient", |b| b.iter(|| open(&app, patient)));
    let mut times: Vec<_> = (0..200).map(|_| timed(|| open(&app, patient))).collect();
    times.sort_unstable();
    println!("BENCH open-patient p50_us={} p99_us={} reach_us=20000", times[100], times[198]);
    for (name, read) in SCREENS {
        let mut times: Vec<_> = (0..100).map(|_| timed(|| read(&app, patient))).collect();
        times.sort_unstable();
        println!("BENCH {name} p50_us={} p99_us={} reach_us=20000", times[50], times[98]);
    }
}

/// What a screen asks for.
type Reading = fn(&App, PatientId);

/// What each of the patient's other screens asks for first.
const SCREENS: [(&str, Reading); 5] = [
    ("visits-heavy", |app, patient| {
        black_box(app.visit_history(patient).expect("visits"));
    }),
    ("history-heavy", |app, patient| {
        black_box(app.health(patient).expect("a history"));
    }),
    ("perio-heavy", |app, patient| {
        let exams = app.perio_exams(patient).expect("examinations");
        black_box(app.perio_exam(exams[0].id).expect("an examination"));
    }),
    ("plan-heavy", |app, patient| {
        black_box(app.plans(patient).expect("plans"));
    }),
    ("indices-heavy", |app, patient| {
        black_box(app.indices(patient).expect("indices"));
    }),
];

fn timed(work: impl FnOnce()) -> u128 {
    let start = Instant::now();
    work();
    start.elapsed().as_micros()
}

criterion_group!(benches, open_patient);
criterion_main!(benches);
