//! Files that are not what they were.

use std::path::Path;

use crate::{workstation::Workstation, world::Survey};

/// Flips one bit in the middle of a file.
fn flip(path: &Path, at: impl Fn(usize) -> usize) {
    let mut bytes = std::fs::read(path).expect("a file");
    let at = at(bytes.len());
    bytes[at] ^= 1;
    std::fs::write(path, bytes).expect("writes");
}

#[test]
fn a_damaged_store_is_said_to_be_and_left_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let one = Workstation::founded();
    one.good(&Survey::invented(folder.path(), 1..=2).import());
    one.good(&["verify"]);
    let (database, keys) = (one.database(), one.data().join("keys.json"));
    let whole = std::fs::read(&database).expect("a database");
    let pages = whole.len() / 4096;
    assert!(pages > 10, "{pages} pages");
    for page in [0, 1, pages / 2, pages - 1] {
        std::fs::write(&database, &whole).expect("writes");
        flip(&database, |_| page * 4096 + 2000);
        let damaged = std::fs::read(&database).expect("a database");
        let answer = one.run(&["verify"]);
        assert!(matches!(answer.code, 3 | 6), "page {page}: {answer:#?}");
        assert!(answer.code == 6 || answer.out.contains("FAULT"), "page {page}: {answer:#?}");
        assert!(!answer.err.contains("panicked"), "page {page}: {answer:#?}");
        if answer.code == 6 {
            assert!(answer.err.contains("The files were not touched."), "{answer:#?}");
            let left = std::fs::read(&database).expect("a database");
            assert!(left == damaged, "page {page}: somebody wrote into a damaged file");
        }
    }
    for length in [0, 100, 4096, whole.len() / 2] {
        std::fs::write(&database, &whole[..length]).expect("writes");
        let answer = one.run(&["verify"]);
        assert!(matches!(answer.code, 3 | 6), "cut at {length}: {answer:#?}");
    }
    std::fs::write(&database, &whole).expect("writes");
    one.digests();

    let kept = std::fs::read(&keys).expect("keys");
    std::fs::write(&keys, b"{}").expect("writes");
    one.bad(6, &["patients"]);
    std::fs::remove_file(&keys).expect("removes");
    let answer = one.run(&["patients"]);
    assert!(matches!(answer.code, 1 | 6), "{answer:#?}");
    std::fs::write(&keys, kept).expect("writes");
    assert_eq!(one.patients().len(), 2);
}

/// A journal left by a crash must not be written into a file that was found damaged: both are needed to save it.
#[test]
fn a_damaged_store_with_a_journal_is_left_alone_too() {
    let folder = tempfile::tempdir().expect("a folder");
    let one = Workstation::founded();
    let app = one.app();
    let survey = Survey::invented(folder.path(), 1..=2);
    app.import_perio(&survey.people, &survey.sites, false, &mut |_, _| {}).expect("imports");
    // As a crash leaves them: the journal has what the file has not.
    let (database, journal) = (one.database(), one.data().join("esmalte.db-wal"));
    let (mut torn, kept) = (std::fs::read(&database).expect("a database"), std::fs::read(&journal).expect("a journal"));
    app.close();
    drop(app);
    for page in 0..torn.len() / 4096 {
        torn[page * 4096 + 2000] ^= 1;
    }
    std::fs::write(&database, &torn).expect("writes");
    std::fs::write(&journal, &kept).expect("writes");
    let answer = one.bad(6, &["verify"]);
    assert!(answer.err.contains("The files were not touched."), "{answer:#?}");
    assert!(std::fs::read(&database).expect("a database") == torn, "somebody wrote into a damaged file");
    assert!(std::fs::read(&journal).is_ok_and(|left| left == kept), "the journal is gone");
}

#[test]
fn a_backup_is_whole_and_never_over_an_old_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let one = Workstation::founded();
    let file = folder.path().join("monday.backup");
    let path = file.to_str().expect("UTF-8");
    one.good(&["backup", path]);
    let kept = std::fs::read(&file).expect("a backup");
    one.bad(1, &["backup", path]);
    assert!(std::fs::read(&file).expect("a backup") == kept);
    assert_eq!(std::fs::read_dir(folder.path()).expect("a folder").count(), 1, "nothing lies beside it");
}
