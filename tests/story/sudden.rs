//! The end that nobody announced: power, a full disk.

use std::{
    path::Path,
    process::Command,
    time::{Duration, Instant},
};

use crate::{
    workstation::{PASSPHRASE, Workstation},
    world::Survey,
};

/// Bytes of the journal.
fn journal(one: &Workstation) -> u64 {
    std::fs::metadata(one.data().join("esmalte.db-wal")).map_or(0, |about| about.len())
}

/// Starts a command and kills it as soon as its journal has grown so far; says whether it was in time.
fn cut(one: &Workstation, args: &[&str], at: u64) -> bool {
    let mut running = one.start(args);
    let cut = loop {
        if running.try_wait().expect("ours").is_some() {
            break false;
        }
        if journal(one) >= at {
            // SIGKILL: nothing in the program hears of it.
            running.kill().expect("ours");
            break true;
        }
        std::thread::sleep(Duration::from_millis(1));
    };
    running.wait().expect("ours");
    cut
}

#[test]
fn a_practice_cut_off_while_it_is_filled_is_whole() {
    let mut cuts = 0;
    for at in [100_000, 400_000, 1_000_000, 2_000_000, 3_000_000] {
        let one = Workstation::empty();
        cuts += u32::from(cut(&one, &["demo", "--patients", "200", "--seed", "7"], at));
        let verdict = one.run_with("esmalte-demo", &["verify", "--rebuild"]);
        assert_eq!(verdict.code, 0, "cut at {at}: {verdict:#?}");
        let list = one.run_with("esmalte-demo", &["patients"]);
        assert_eq!(list.code, 0, "cut at {at}: {list:#?}");
    }
    assert!(cuts >= 3, "only {cuts} were cut off in time");
}

/// Cut off at any moment of it, a founding leaves a clinic or an empty place, never something in between.
#[test]
fn a_founding_cut_off_can_be_done_again() {
    let found = ["init", "--clinic", "Clínica Sol", "--owner", "Ana Prats"];
    let began = Instant::now();
    assert!(Workstation::empty().start(&found).wait().expect("ours").success());
    let whole = began.elapsed();
    let mut cuts = 0;
    for part in 1..=10 {
        let one = Workstation::empty();
        let mut running = one.start(&found);
        std::thread::sleep(whole * part / 10);
        running.kill().expect("ours");
        cuts += u32::from(!running.wait().expect("ours").success());
        let there = one.run(&["patients"]);
        if there.code != 0 {
            let again = one.run(&found);
            assert_eq!(again.code, 0, "{part}/10: neither opens nor can be founded anew: {there:#?} {again:#?}");
        }
        one.digests();
    }
    assert!(cuts >= 4, "only {cuts} were cut off in time");
}

/// All of an import or nothing of it, whenever it is cut off.
#[test]
fn an_import_cut_off_is_there_or_not_at_all() {
    let folder = tempfile::tempdir().expect("a folder");
    let survey = Survey::invented(folder.path(), 1..=40);
    let one = Workstation::founded();
    let mut cuts = 0;
    for at in [1, 100_000, 600_000, 1_200_000, 2_400_000] {
        cuts += u32::from(cut(&one, &survey.import(), at));
        one.digests();
        let there = one.patients().len();
        assert!(matches!(there, 0 | 40), "cut at {at}: {there} of 40");
        if there == 40 {
            break;
        }
    }
    assert!(cuts >= 1, "none was cut off in time");
}

/// A folder on a disk as small as it is told to be, until dropped.
struct SmallDisk<'a>(&'a Path);

impl<'a> SmallDisk<'a> {
    /// `None` where this user may not mount.
    fn mount(at: &'a Path, size: &str) -> Option<SmallDisk<'a>> {
        let mounted =
            Command::new("mount").args(["-t", "tmpfs", "-o", &format!("size={size}"), "esmalte-test"]).arg(at).output();
        mounted.is_ok_and(|output| output.status.success()).then_some(SmallDisk(at))
    }

    fn resize(&self, size: &str) {
        let done = Command::new("mount").args(["-o", &format!("remount,size={size}")]).arg(self.0).status();
        assert!(done.is_ok_and(|status| status.success()), "remount");
    }
}

impl Drop for SmallDisk<'_> {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg(self.0).status();
    }
}

#[test]
fn a_full_disk_is_said_and_costs_nothing_that_was_saved() {
    let folder = tempfile::tempdir().expect("a folder");
    let Some(disk) = SmallDisk::mount(folder.path(), "8m") else {
        eprintln!("skipped: this user may not mount a small disk (root may)");
        return;
    };
    let one = Workstation::within(folder.path());
    let answer = one.run(&["demo", "--patients", "2000", "--seed", "7"]);
    assert_eq!(answer.code, 7, "{answer:#?}");
    assert!(answer.err.contains("What was saved before is kept"), "{answer:#?}");

    disk.resize("64m");
    let list = one.run_with("esmalte-demo", &["patients"]);
    assert!(list.code == 0 && list.out.lines().count() > 0, "{list:#?}");
    let verdict = one.run_with("esmalte-demo", &["verify", "--rebuild"]);
    assert_eq!(verdict.code, 0, "{verdict:#?}");
    drop(disk);
}

/// No half of a paper is ever found.
#[test]
fn a_pdf_that_does_not_fit_leaves_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let one = Workstation::founded();
    one.good(&Survey::invented(one.data(), 1..=1).import());
    let Some(disk) = SmallDisk::mount(folder.path(), "8k") else {
        eprintln!("skipped: this user may not mount a small disk (root may)");
        return;
    };
    let (id, file) = (one.patients()[0]["id"].as_str().expect("an id").to_owned(), folder.path().join("chart.pdf"));
    let answer =
        one.run_with(PASSPHRASE, &["report", "odontogram", "--patient", &id, "--out", file.to_str().expect("UTF-8")]);
    assert_eq!(answer.code, 7, "{answer:#?}");
    assert_eq!(std::fs::read_dir(folder.path()).expect("a folder").count(), 0);
    drop(disk);
}
