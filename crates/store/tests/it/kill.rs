//! The process killed at any moment: what was acknowledged is there, and the chain holds.

use std::{
    io::{BufRead as _, BufReader, Write as _},
    path::Path,
    process::{Child, Command, Stdio},
    time::Duration,
};

use domain::{StaffId, patient::Patient};
use store::{Scratch, Store};
use uuid::Uuid;

use crate::{
    erasure::{WORDS, holds, pages, zurbaran},
    kit::{Desk, ctx, device_key, erasure, finding, key, patient, patient_id},
};

const FOLDER: &str = "ESMALTE_KILL_FOLDER";

/// Not a test of its own: what the killed process does. Without a folder it has nothing to do.
#[test]
fn child_that_saves_until_it_is_killed() {
    let Some(folder) = std::env::var_os(FOLDER) else { return };
    let store = Store::open(Path::new(&folder), key(), device_key(1), ctx()).unwrap();
    let start = u128::from(store.heads().unwrap().values().next().unwrap().seq) * 10;
    for n in start.. {
        store.keep_scratch(&typed(n)).unwrap();
        store
            .write(ctx(), |tx| {
                tx.append(&finding(n, 1, "acknowledged"))?;
                tx.save(&patient(1, &format!("name {n}"), "Ferrer"), None)
            })
            .unwrap();
        println!("ACK {n}");
        std::io::stdout().flush().unwrap();
    }
}

/// What was typed as the nth entry.
fn typed(n: u128) -> Scratch {
    let author = StaffId(Uuid::from_u128(1));
    Scratch { id: Uuid::from_u128(1), patient: patient_id(1), author, content: n.to_string(), typed_at: 0 }
}

#[test]
fn every_acknowledged_save_survives_thirty_kills() {
    let mut desk = Desk::first();
    desk.close();
    let mut acknowledged = Vec::new();
    for run in 0_usize..30 {
        let mut child = child(&desk, "kill::child_that_saves_until_it_is_killed");
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let mut told =
            lines.map_while(Result::ok).filter_map(|line| line.split_once("ACK ")?.1.trim().parse::<u128>().ok());
        acknowledged.extend(told.by_ref().take(1 + run * 7 % 11));
        // Killed wherever it is by now; what it still managed to say counts too.
        child.kill().unwrap();
        acknowledged.extend(told);
        child.wait().unwrap();
    }
    desk.reopen();
    let found: std::collections::BTreeSet<_> =
        desk.read(|tx| tx.findings(patient_id(1))).unwrap().0.into_iter().map(|finding| finding.id).collect();
    assert!(acknowledged.len() >= 30);
    for n in &acknowledged {
        assert!(found.contains(&finding(*n, 1, "").id), "{n} was acknowledged");
    }
    let last: u128 = desk.read(|tx| tx.scratch(Uuid::from_u128(1))).unwrap().unwrap().content.parse().unwrap();
    assert!(last >= *acknowledged.last().unwrap(), "what was typed before the last acknowledged save is there too");
    assert_eq!(desk.self_device().unwrap().epoch, 1, "a crash is no restore");
    desk.assert_sound();
}

fn child(desk: &Desk, test: &str) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", test, "--nocapture"])
        .env(FOLDER, desk.path())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// Not a test of its own either.
#[test]
fn child_that_erases_and_is_killed() {
    let Some(folder) = std::env::var_os(FOLDER) else { return };
    let store = Store::open(Path::new(&folder), key(), device_key(1), ctx()).unwrap();
    println!("ERASES");
    std::io::stdout().flush().unwrap();
    store.erase(ctx(), &erasure(1, 1)).unwrap();
}

#[test]
fn an_erasure_that_is_killed_is_complete_or_can_be_said_again() {
    let mut complete = 0;
    for run in 0..12 {
        let mut desk = Desk::first();
        desk.saves(&zurbaran());
        (0..12).for_each(|n| desk.appends(&finding(n, 1, &format!("{} {}", WORDS[2], "x".repeat(900)))));
        desk.saves(&patient(2, "Berta", "Quedadiza"));
        desk.close();
        let mut child = child(&desk, "kill::child_that_erases_and_is_killed");
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
        assert!(lines.any(|line| line.contains("ERASES")));
        std::thread::sleep(Duration::from_micros(run * 1_500));
        child.kill().unwrap();
        child.wait().unwrap();
        desk.reopen();
        match desk.read(|tx| tx.find::<Patient>(patient_id(1))).unwrap() {
            Some(whole) => {
                assert_eq!(whole, zurbaran());
                assert_eq!(desk.read(|tx| tx.findings(patient_id(1))).unwrap().0.len(), 12, "all of it or nothing");
                desk.erase(ctx(), &erasure(2, 1)).unwrap();
            }
            None => complete += 1,
        }
        assert!(desk.read(|tx| tx.is_scrubbed()).unwrap());
        let clear = pages(&desk);
        assert_eq!(WORDS.iter().find(|word| holds(&clear, word.as_bytes())), None, "run {run}");
        assert_eq!(desk.patient(2).given_name, "Berta");
        desk.assert_sound();
    }
    println!("KILL 12 erasures, {complete} complete");
}
