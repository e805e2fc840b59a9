//! What a workstation does with what others wrote: verifies every change, keeps it, and folds it into its tables. With one
//! entry a change, as people type; and with thousands in a change, as an import leaves them; growing tenfold twice.

#![expect(clippy::print_stdout, reason = "a bench prints what it measured")]

use std::{fs, time::Instant};

use domain::{
    ClinicId, DeviceId,
    device::{ByteString, Device},
};
use store::{Ctx, DatabaseKey, Founding, Store};
use uuid::Uuid;
use wire::{ChangeKind, DeviceKey};

mod kit;

use kit::{NOW, finding};

/// As many come in one answer of a relay.
const BATCH: usize = 4_096;
const BYTES: usize = 4 << 20;

fn ctx() -> Ctx {
    Ctx { now: NOW, actor: None, salt: [9; 32] }
}

fn workstation(device: u128) -> (tempfile::TempDir, Store) {
    let folder = tempfile::tempdir().expect("a folder");
    let device = DeviceId(Uuid::from_u128(device));
    let founding = Founding { clinic: ClinicId(Uuid::from_u128(1)), device, name: "bench".into() };
    let key = DeviceKey::from_seed(&[1; 32]);
    let store = Store::found(folder.path(), DatabaseKey([7; 32].into()), key, &founding).expect("founds");
    (folder, store)
}

/// One that wrote so many findings, `each` a transaction.
fn author(entries: u128, each: u128) -> (tempfile::TempDir, Store) {
    let (folder, store) = workstation(2);
    let me = Device {
        id: DeviceId(Uuid::from_u128(2)),
        name: "Gabinete".into(),
        public_key: ByteString(store.device_key().public().0.to_vec()),
        enrolled_at: NOW,
        expires_at: None,
    };
    store.write_as(ChangeKind::Enrol, ctx(), |tx| tx.append(&me)).expect("enrols");
    for first in (0..entries).step_by(usize::try_from(each).expect("small")) {
        let write =
            |tx: &mut store::WriteTx<'_>| (first..first + each).try_for_each(|n| tx.append(&finding(n, n % 10_000)));
        store.write(ctx(), write).expect("writes");
    }
    (folder, store)
}

/// Seconds of CPU this process has used.
fn cpu() -> f64 {
    let stat = fs::read_to_string("/proc/self/stat").expect("procfs");
    let fields: Vec<&str> = stat.rsplit_once(')').expect("a name").1.split_whitespace().collect();
    fields[11..13].iter().map(|ticks| ticks.parse::<f64>().expect("a number")).sum::<f64>() / 100.0
}

fn receive(entries: u128, each: u128) {
    let (_authors, author) = author(entries, each);
    let (_ours, ours) = workstation(3);
    let from = DeviceId(Uuid::from_u128(2));
    let (mut after, mut seconds, mut spent) = (0, 0.0, 0.0);
    loop {
        let frames = author.frames_from(from, 1, after, BYTES, BATCH).expect("reads");
        if frames.is_empty() {
            break;
        }
        after += frames.len() as u64;
        let (start, before) = (Instant::now(), cpu());
        let received = ours.receive(&frames, NOW).expect("takes");
        (seconds, spent) = (seconds + start.elapsed().as_secs_f64(), spent + cpu() - before);
        assert_eq!((received.refused, received.waiting), (Vec::new(), 0));
    }
    let kept = ours.read(|tx| tx.all::<domain::finding::Finding>()).expect("reads").len() as u128;
    assert_eq!(kept, entries);
    let fields = (domain::finding::KIND.fields.len() as f64) * entries as f64;
    println!(
        "BENCH receive entries={entries} changes={after} entries_s={:.0} changes_s={:.0} field_ops_cpu_s={:.0} cpu_s={spent:.1}",
        entries as f64 / seconds,
        after as f64 / seconds,
        fields / spent,
    );
}

fn main() {
    for (entries, each) in
        [(1_000, 1), (10_000, 1), (100_000, 1), (10_000, 10_000), (100_000, 10_000), (1_000_000, 10_000)]
    {
        receive(entries, each);
    }
}
