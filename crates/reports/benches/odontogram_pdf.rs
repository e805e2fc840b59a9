//! How long a one-page odontogram report takes, from chart to bytes.

use std::{collections::BTreeMap, hint::black_box};

use criterion::{Criterion, criterion_group, criterion_main};
use reports::{Language, Letterhead, OdontogramReport, Patient, sample};

fn odontogram_pdf(c: &mut Criterion) {
    let chart = sample::chart(&sample::adult()[..12]);
    let report = OdontogramReport {
        clinic: Letterhead { name: "Clínica Dental Peñalver".into(), ..Letterhead::default() },
        patient: Patient { name: "Ana María Güell Peñalver".into(), ..Patient::default() },
        date: sample::day(),
        chart: &chart,
        age_years: Some(34.0),
        authors: BTreeMap::from([(sample::author(), "Dra. A. Prats".into())]),
        language: Language::Es,
        colour: true,
        issued_at: 1_795_345_800_000,
        document_id: "ODO-2026-00042".into(),
    };
    c.bench_function("odontogram_render", |b| b.iter(|| black_box(&report).render().expect("renders")));
    let document = report.render().expect("renders");
    c.bench_function("odontogram_to_pdf", |b| b.iter(|| black_box(&document).to_pdf().expect("writes")));
}

criterion_group!(benches, odontogram_pdf);
criterion_main!(benches);
