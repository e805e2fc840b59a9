//! What sealing costs: ten findings saved through the store against the same rows in bare SQLCipher with the same
//! pragmas, taken turn by turn so that a noisy machine is unfair to both.

#![expect(clippy::print_stdout, reason = "a bench prints what it measured")]

use std::{
    cell::RefCell,
    path::Path,
    time::{Duration, Instant},
};

use criterion::{Criterion, criterion_group, criterion_main};
use domain::{ClinicId, DeviceId, finding::Finding};
use rusqlite::{Connection, params};
use store::{Ctx, DatabaseKey, Founding, Store};
use uuid::Uuid;
use wire::DeviceKey;

mod kit;

use kit::{NOW, finding};

const ROWS: u128 = 10;

fn findings(batch: u128) -> Vec<Finding> {
    (0..ROWS).map(|n| finding(batch * ROWS + n, batch % 500)).collect()
}

fn store(folder: &Path) -> Store {
    let founding =
        Founding { clinic: ClinicId(Uuid::from_u128(1)), device: DeviceId(Uuid::from_u128(2)), name: "bench".into() };
    Store::found(folder, DatabaseKey([7; 32].into()), DeviceKey::from_seed(&[1; 32]), &founding).expect("founds")
}

fn sealed(store: &Store, batch: u128) {
    let ctx = Ctx { now: NOW, actor: None, salt: [9; 32] };
    store.write(ctx, |tx| findings(batch).iter().try_for_each(|finding| tx.append(finding))).expect("saves");
}

fn bare(folder: &Path) -> Connection {
    let db = Connection::open(folder.join("bare.db")).expect("opens");
    db.execute_batch(&format!(
        "PRAGMA key = \"x'{}'\"; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;
         PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;
         PRAGMA recursive_triggers = ON; PRAGMA secure_delete = ON; PRAGMA cache_size = -16000;",
        "07".repeat(32)
    ))
    .expect("pragmas");
    db.execute_batch(include_str!("../../../migrations/local/V0004__odontogram.sql")).expect("schema");
    db
}

fn rows(db: &Connection, batch: u128) {
    let findings = findings(batch);
    let tx = db.unchecked_transaction().expect("begins");
    for finding in &findings {
        db.prepare_cached(
            "INSERT INTO finding (id, patient, rule, targets, surfaces, attributes, status, observed_on, recorded_at, \
             by, visit, note, provenance) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
        )
        .expect("prepares")
        .execute(params![
            finding.id.0.as_bytes().as_slice(),
            finding.patient.0.as_bytes().as_slice(),
            finding.rule,
            serde_json::to_string(&finding.targets).expect("JSON"),
            "",
            serde_json::to_string(&finding.attributes).expect("JSON"),
            "pathology",
            finding.observed_on.to_string(),
            finding.recorded_at,
            finding.by.0.as_bytes().as_slice(),
            None::<Vec<u8>>,
            finding.note,
            "observed",
        ])
        .expect("inserts");
    }
    tx.commit().expect("commits");
}

fn median(times: &[Duration]) -> f64 {
    let mut times = times.to_vec();
    times.sort();
    times[times.len() / 2].as_secs_f64() * 1e6
}

fn save(c: &mut Criterion) {
    let folder = tempfile::tempdir().expect("a folder");
    let (store, db) = (store(folder.path()), bare(folder.path()));
    let times: RefCell<(Vec<Duration>, Vec<Duration>)> = RefCell::default();
    let turns = |count: u64| {
        let mut sums = (Duration::ZERO, Duration::ZERO);
        for _ in 0..count {
            let mut times = times.borrow_mut();
            let batch = times.0.len() as u128;
            let start = Instant::now();
            sealed(&store, batch);
            let between = start.elapsed();
            let start = Instant::now();
            rows(&db, batch);
            let after = start.elapsed();
            times.0.push(between);
            times.1.push(after);
            sums = (sums.0 + between, sums.1 + after);
        }
        sums
    };
    c.bench_function("sealed_save_10_rows", |b| b.iter_custom(|count| turns(count).0));
    c.bench_function("bare_save_10_rows", |b| b.iter_custom(|count| turns(count).1));
    let (sealed, bare) = times.take();
    let (sealed, bare) = (median(&sealed), median(&bare));
    println!("BENCH sealed-save ratio={:.2} sealed_us={sealed:.0} bare_us={bare:.0}", sealed / bare);
}

criterion_group!(benches, save);
criterion_main!(benches);
