//! What people get wrong, and what the program says then.

use std::path::Path;

use crate::{workstation::Workstation, world::Survey};

#[test]
fn help_teaches() {
    let one = Workstation::empty();
    let said = one.good(&["--help"]);
    for line in ["Examples:", "esmalte --data ./clinic init", "report odontogram", "Exit codes:", "--data <DATA>"] {
        assert!(said.contains(line), "{line} is not in\n{said}");
    }
    for command in ["init", "demo", "patients", "import", "report", "sync", "invite", "verify", "backup"] {
        assert!(one.good(&[command, "--help"]).contains("Usage:"), "{command}");
    }
    one.bad(2, &["no-such-command"]);
    assert!(!one.data().exists(), "asking for help makes nothing");
}

#[test]
fn without_a_clinic_nothing_is_made() {
    let one = Workstation::empty();
    for args in [&["patients"][..], &["verify"], &["invite", "--name", "x"], &["sync"]] {
        let answer = one.bad(1, args);
        assert!(answer.err.contains("no database"), "{answer:#?}");
        assert!(!one.database().exists());
    }
}

#[test]
fn a_clinic_is_never_put_over_another() {
    let one = Workstation::founded();
    let before = one.digests();
    one.bad(1, &["init", "--clinic", "Otra", "--owner", "Otro"]);
    one.bad(1, &["demo", "--patients", "1"]);
    assert_eq!(one.digests(), before);
}

#[test]
fn a_wrong_passphrase_opens_nothing() {
    let one = Workstation::founded();
    let answer = one.run_with("otras palabras distintas", &["patients"]);
    assert_eq!((answer.code, answer.out.as_str()), (4, ""), "{answer:#?}");
    assert!(answer.err.contains("wrong secret") && answer.err.contains("recovery code"), "{answer:#?}");
    one.good(&["patients"]);
    let short = Workstation::empty();
    let answer = short.run_with("corta", &["init", "--clinic", "Sol", "--owner", "Ana"]);
    assert_eq!(answer.code, 1, "{answer:#?}");
    assert!(!short.database().exists());
}

#[test]
fn a_second_program_waits_its_turn() {
    let one = Workstation::founded();
    let held = one.app();
    let answer = one.bad(5, &["patients"]);
    assert!(answer.err.contains("Close the other window"), "{answer:#?}");
    held.close();
    drop(held);
    one.good(&["patients"]);
}

/// Opens a survey with one thing wrong in it: refused by line and reason, and nothing of it comes.
#[test]
fn a_damaged_table_is_refused_by_line_and_nothing_comes() {
    let folder = tempfile::tempdir().expect("a folder");
    let one = Workstation::founded();
    let before = one.digests();
    let good = Survey::invented(folder.path(), 1..=2);
    let (people, sites) = (read(&good.people), read(&good.sites));
    let cases: [(&str, Vec<u8>, Vec<u8>, &str); 6] = [
        ("Latin-1", changed(&people, b"31,F", b"31,\xf1"), sites.clone(), "people.csv:2: "),
        ("an open quote", people.clone(), changed(&sites, b"1,11,DB", b"1,\"11,DB"), "sites.csv:2: "),
        ("tooth 19", people.clone(), changed(&sites, b"1,11,B,", b"1,19,B,"), "sites.csv:3: "),
        ("a negative depth", people.clone(), changed(&sites, b"1,11,MB,", b"1,11,MB,-"), "sites.csv:4: "),
        ("NUL", changed(&people, b"2,F,32", b"2,F,3\0"), sites.clone(), "people.csv:3: "),
        ("a missing column", people.clone(), changed(&sites, b"site,", b"place,"), "sites.csv:1: "),
    ];
    for (what, people, sites, where_) in cases {
        let survey = Survey::of(folder.path(), &people, &sites);
        let answer = one.bad(1, &survey.import());
        assert!(answer.out.contains(where_), "{what}: {answer:#?}");
        assert!(answer.out.contains("nothing was imported"), "{what}: {answer:#?}");
        assert_eq!(one.digests(), before, "{what}");
    }
    let survey = Survey::of(folder.path(), &people, &sites);
    let dry: Vec<&str> = survey.import().into_iter().chain(["--dry-run"]).collect();
    assert!(one.good(&dry).starts_with("would import 2 people"));
    assert_eq!(one.digests(), before);
    one.good(&survey.import());
    assert!(one.bad(1, &survey.import()).out.contains("was imported before"));
    assert_eq!(one.patients().len(), 2);
}

fn read(path: &Path) -> Vec<u8> {
    std::fs::read(path).expect("a table")
}

/// The table with the first such bytes replaced.
fn changed(table: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    let at = table.windows(from.len()).position(|window| window == from).expect("it is there");
    [&table[..at], to, &table[at + from.len()..]].concat()
}

#[test]
fn the_same_seed_makes_the_same_practice() {
    let list = |seed: &str| {
        let one = Workstation::empty();
        one.good(&["demo", "--patients", "20", "--seed", seed]);
        one.run_with("esmalte-demo", &["patients", "--json"]).out
    };
    let first = list("7");
    assert_eq!(first.lines().count(), 20);
    assert_eq!(first, list("7"));
    assert_ne!(first, list("8"));
}
