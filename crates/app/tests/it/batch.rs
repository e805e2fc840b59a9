//! The same paper for many: every file whole, named once, registered; whoever gets none is named with the reason.

use std::{collections::BTreeSet, path::Path};

use app::{
    ErrorCode,
    paper::{PaperSearch, Verdict},
    preferences::Language,
    report::{BatchDone, BatchRequest, Place, SkipReason, Whose},
};
use domain::paper::{PaperKind, Way};

use crate::{
    kit::{Kit, code, faults},
    letters::{attendance, issue},
};

fn request(kind: PaperKind, text: &str) -> BatchRequest {
    BatchRequest { kind, whose: Whose::Found { text: text.to_owned() }, language: Language::Es, colour: true }
}

fn batch(kit: &Kit, request: &BatchRequest, place: Place<'_>) -> BatchDone {
    kit.app.batch(request, place, &mut |_, _| ()).unwrap()
}

fn names(folder: &Path) -> BTreeSet<String> {
    let name = |entry: std::io::Result<std::fs::DirEntry>| entry.unwrap().file_name().into_string().unwrap();
    std::fs::read_dir(folder).unwrap().map(name).collect()
}

fn registered(kit: &Kit) -> u32 {
    kit.app.paper_register(&PaperSearch { limit: 500, ..PaperSearch::default() }).unwrap().total
}

fn peopled(count: usize) -> Kit {
    let kit = Kit::founded();
    for n in 0..count {
        kit.register(&format!("Ana {n}"));
    }
    kit
}

#[test]
fn a_folder_has_a_registered_file_for_each_and_a_second_run_overwrites_nothing() {
    let kit = peopled(103);
    let folder = kit.path("papers");
    let done = batch(&kit, &request(PaperKind::Odontogram, ""), Place::Folder(&folder));
    assert_eq!((done.made, done.pages, done.skipped.len(), done.cancelled), (103, 103, 0, false));
    assert_eq!((names(&folder).len(), registered(&kit)), (103, 103));
    for name in names(&folder).iter().take(3) {
        let told = kit.app.check_paper(&folder.join(name)).unwrap();
        assert_eq!((told.verdict, told.papers[0].way, told.total), (Verdict::Unchanged, Way::Batch, 1));
    }
    let again = batch(&kit, &request(PaperKind::Odontogram, "Ana 7"), Place::Folder(&folder));
    assert!(again.made > 0 && names(&folder).len() == 103 + again.made as usize);
    assert!(names(&folder).iter().all(|name| name.ends_with(".pdf") && name.is_ascii()));
}

#[test]
fn one_file_has_them_all_and_is_known_as_all_of_them() {
    let kit = peopled(61);
    let file = kit.path("all.pdf");
    let done = batch(&kit, &request(PaperKind::Odontogram, ""), Place::File(&file));
    assert_eq!((done.made, done.pages, registered(&kit)), (61, 61, 61));
    let told = kit.app.check_paper(&file).unwrap();
    assert_eq!((told.verdict, told.total, told.papers.len()), (Verdict::Unchanged, 61, 20));
    let mut bytes = std::fs::read(&file).unwrap();
    bytes.insert(0, b'%');
    let told = kit.app.check_paper(&kit.file("shifted.pdf", &bytes[1..bytes.len() - 1])).unwrap();
    assert_eq!((told.verdict, told.total), (Verdict::Changed, 61));
    let id = told.papers[0].id;
    kit.app.annul_paper(id, "Otro paciente").unwrap();
    assert_eq!(kit.app.check_paper(&file).unwrap().verdict, Verdict::Annulled);
    if let Ok(checked) = std::process::Command::new("qpdf").arg("--check").arg(&file).output() {
        assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stdout));
    }
}

#[test]
fn whoever_gets_none_is_named_with_the_reason() {
    let kit = peopled(2);
    let hidden = kit.register("Berta");
    kit.app.block_patient(hidden, "lo pide por escrito").unwrap();
    let folder = kit.path("papers");
    let none = batch(&kit, &request(PaperKind::Plan, ""), Place::Folder(&folder));
    let told: Vec<_> = none.skipped.iter().map(|skipped| (skipped.name.as_str(), skipped.reason)).collect();
    assert_eq!(told, [("1 · Ana 0", SkipReason::Nothing), ("2 · Ana 1", SkipReason::Nothing)]);
    assert!(none.made == 0 && names(&folder).is_empty());
    let these = BatchRequest { whose: Whose::These { patients: vec![hidden] }, ..request(PaperKind::Odontogram, "") };
    let blocked = batch(&kit, &these, Place::File(&kit.path("none.pdf")));
    assert_eq!((blocked.skipped[0].name.as_str(), blocked.skipped[0].reason), ("", SkipReason::Blocked));
    assert!(!kit.path("none.pdf").exists() && registered(&kit) == 0);
    assert_eq!(
        faults(kit.app.batch(&request(PaperKind::Consent, ""), Place::Folder(&folder), &mut |_, _| ())),
        ["kind: not_in_batch"]
    );
}

#[test]
fn a_cancelled_run_leaves_no_half_file() {
    let kit = peopled(8);
    let (folder, file) = (kit.path("papers"), kit.path("all.pdf"));
    let stop_at = |place: Place<'_>| {
        let mut stop = |done: u64, _: u64| {
            if done == 5 {
                kit.app.cancel_batch();
            }
        };
        kit.app.batch(&request(PaperKind::Odontogram, ""), place, &mut stop).unwrap()
    };
    let done = stop_at(Place::Folder(&folder));
    assert_eq!((done.made, done.cancelled), (5, true));
    assert!(names(&folder).len() == 5 && names(&folder).iter().all(|name| name.ends_with(".pdf")));
    assert_eq!(registered(&kit), 5, "what is whole stays and is registered");
    let done = stop_at(Place::File(&file));
    assert_eq!((done.made, done.cancelled, file.exists(), registered(&kit)), (0, true, false, 5));
    assert!(!kit.path("all.pdf.part").exists());
    // The next one runs.
    assert_eq!(batch(&kit, &request(PaperKind::Odontogram, ""), Place::File(&file)).made, 8);
}

#[test]
fn a_batch_that_fails_leaves_no_half_file_and_one_runs_at_a_time() {
    let kit = peopled(3);
    let folder = kit.path("papers");
    let mut told = None;
    let mut second = |_: u64, _: u64| {
        let other = kit.app.batch(&request(PaperKind::Odontogram, ""), Place::Folder(&folder), &mut |_, _| ());
        told = told.take().or(Some(faults(other)));
    };
    kit.app.batch(&request(PaperKind::Odontogram, ""), Place::Folder(&folder), &mut second).unwrap();
    assert_eq!(told.unwrap(), ["kind: batch_running"]);
    let mut leave = |done: u64, _: u64| {
        if done == 2 {
            kit.app.sign_out();
        }
    };
    let failed = kit.app.batch(&request(PaperKind::Odontogram, ""), Place::Folder(&kit.path("other")), &mut leave);
    assert_eq!(code(failed), ErrorCode::SignedOut);
    assert!(names(&kit.path("other")).is_empty());
}

#[test]
fn the_last_letter_of_a_kind_is_printed_for_whoever_has_one() {
    let kit = peopled(2);
    let berta = kit.register("Berta");
    let letter = issue(&kit, berta, attendance(&kit)).unwrap();
    let done = batch(&kit, &request(PaperKind::Certificate, ""), Place::Folder(&kit.path("letters")));
    assert_eq!((done.made, done.skipped.len()), (1, 2));
    assert_eq!(kit.app.papers(berta).unwrap()[0].source, Some(letter.0));
    let none = batch(&kit, &request(PaperKind::RecallLetter, ""), Place::Folder(&kit.path("letters")));
    assert_eq!((none.made, none.skipped.len(), none.skipped[0].reason), (0, 3, SkipReason::Nothing));
    let cards = batch(&kit, &request(PaperKind::Carnet, ""), Place::File(&kit.path("cards.pdf")));
    assert_eq!((cards.made, cards.skipped.len()), (3, 0));
}
