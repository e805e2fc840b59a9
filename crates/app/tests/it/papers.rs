//! The register of papers: what leaves is entered first, known again, taken back, and who may.

use std::path::PathBuf;

use app::{
    ErrorCode,
    odontogram::ChartView,
    paper::{Leaving, PaperCheck, PaperSearch, Verdict},
    preferences::Language,
    report::{OdontogramRequest, ReportPreview},
};
use domain::{
    PatientId,
    paper::{PaperKind, Recipient, Way},
    staff::Role,
};

use crate::kit::{Kit, code, faults};

fn preview(kit: &Kit, patient: PatientId) -> ReportPreview {
    let request = OdontogramRequest { patient, view: ChartView::Today, language: Language::Es, colour: true };
    kit.app.odontogram_report(&request).unwrap()
}

/// A paper that left as a file.
fn saved(kit: &Kit, patient: PatientId) -> (ReportPreview, PathBuf) {
    let made = preview(kit, patient);
    let report = kit.app.issue(made.report, &Way::Saved.into()).unwrap();
    (made, kit.file("paper.pdf", &report.pdf))
}

fn verdict(check: &PaperCheck) -> (Verdict, bool, Vec<&str>) {
    (check.verdict, check.cut, check.papers.iter().map(|paper| paper.patient_name.as_str()).collect())
}

#[test]
fn looking_registers_nothing_and_leaving_registers_once() {
    let kit = Kit::founded();
    let ana = kit.register("Ana");
    let made = preview(&kit, ana);
    assert!(kit.app.papers(ana).unwrap().is_empty());

    let to = Leaving { way: Way::Printed, recipient: Some(Recipient::Guardian), recipient_name: " Elena ".to_owned() };
    let pdf = kit.app.issue(made.report, &to).unwrap().pdf;
    kit.env.advance(60_000);
    assert_eq!(kit.app.issue(made.report, &Way::Saved.into()).unwrap().pdf, pdf);
    let papers = kit.app.papers(ana).unwrap();
    let [paper] = &papers[..] else { panic!("{} papers", papers.len()) };
    assert_eq!((paper.id.0, paper.kind, paper.title.as_str()), (made.report, PaperKind::Odontogram, "Odontograma"));
    assert_eq!((paper.way, paper.recipient, paper.recipient_name.as_str()), (Way::Printed, to.recipient, "Elena"));
    assert_eq!((paper.pages, paper.bytes, paper.by.as_str()), (1, made.bytes, "Ana Pérez"));
    assert_eq!((paper.copies.len(), paper.copies[0].way, paper.copies[0].at), (1, Way::Saved, paper.at + 60_000));
    // The id on the paper is the one in the register.
    assert!(made.pages[0].contains(&paper.id.to_string()));
}

#[test]
fn two_papers_that_say_the_same_are_known_by_their_words() {
    let kit = Kit::founded();
    let ana = kit.register("Ana");
    saved(&kit, ana);
    saved(&kit, ana);
    let store = kit.app.store().unwrap();
    let papers = store.read(|tx| tx.papers(ana)).unwrap();
    assert_eq!(papers[0].words, papers[1].words);
    assert_ne!(papers[0].digest, papers[1].digest);
    assert_ne!(papers[0].id, papers[1].id);
}

#[test]
fn a_file_is_ours_unchanged_changed_or_annulled() {
    let kit = Kit::founded();
    let ana = kit.register("Ana");
    let (made, file) = saved(&kit, ana);
    let check = |file: &PathBuf| kit.app.check_paper(file).unwrap();
    let told = check(&file);
    assert_eq!(verdict(&told), (Verdict::Unchanged, false, vec!["Ana"]));
    assert_eq!((told.papers[0].id.0, told.file_name.as_str(), told.total), (made.report, "paper.pdf", 1));

    let whole = std::fs::read(&file).unwrap();
    let mut touched = whole.clone();
    touched[200] ^= 1;
    assert_eq!(verdict(&check(&kit.file("touched.pdf", &touched))), (Verdict::Changed, false, vec!["Ana"]));
    assert_eq!(check(&kit.file("more.pdf", &[&whole[..], b"\n"].concat())).verdict, Verdict::Changed);
    let half = check(&kit.file("half.pdf", &whole[..whole.len() - 900]));
    assert!(half.cut && half.verdict != Verdict::Unchanged);

    kit.app.annul_paper(made.report.into(), "Diente equivocado").unwrap();
    let told = check(&file);
    assert_eq!(verdict(&told), (Verdict::Annulled, false, vec!["Ana"]));
    assert_eq!(told.papers[0].annulled.as_ref().unwrap().reason, "Diente equivocado");
}

#[test]
fn what_is_not_ours_is_told_apart_from_what_was_not_synced_yet() {
    let kit = Kit::founded();
    let check = |name: &str, bytes: &[u8]| kit.app.check_paper(&kit.file(name, bytes)).unwrap();
    // Looked at and never handed out: the id is ours, and nothing is registered. As if a colleague's had not arrived.
    let ana = kit.register("Ana");
    let made = preview(&kit, ana);
    let unknown = format!("%PDF-1.7\n<dc:identifier>{}</dc:identifier>\n%%EOF", made.report);
    assert_eq!(check("a.pdf", unknown.as_bytes()).verdict, Verdict::Unknown);
    let foreign = "%PDF-1.7\n<dc:identifier>0190aaaa-bbbb-7ccc-8ddd-eeeeffff0123</dc:identifier>\n%%EOF";
    assert_eq!(check("b.pdf", foreign.as_bytes()).verdict, Verdict::Foreign);
    assert_eq!(verdict(&check("c.pdf", b"%PDF-1.7\n1 0 obj")), (Verdict::Foreign, true, vec![]));
    assert_eq!(check("d.pdf", b"").verdict, Verdict::NotPdf);
    assert_eq!(check("e.pdf", b"PK\x03\x04").verdict, Verdict::NotPdf);
    assert_eq!(kit.app.check_paper(kit.folder.path()).unwrap().verdict, Verdict::NotPdf);
    assert_eq!(code(kit.app.check_paper(&kit.path("nobody.pdf"))), ErrorCode::Io);
    let large = std::fs::File::create(kit.path("large.pdf")).unwrap();
    large.set_len(1 << 30).unwrap();
    assert_eq!(kit.app.check_paper(&kit.path("large.pdf")).unwrap().verdict, Verdict::TooLarge);
}

#[test]
fn of_a_hidden_patient_a_file_says_no_more_than_that_it_is_ours() {
    let kit = Kit::founded();
    let ana = kit.register("Ana");
    let (_, file) = saved(&kit, ana);
    let made = preview(&kit, ana);
    kit.app.block_patient(ana, "lo pide por escrito").unwrap();
    let told = kit.app.check_paper(&file).unwrap();
    assert_eq!(verdict(&told), (Verdict::Unchanged, false, vec![""]));
    assert!(told.papers[0].hidden && told.papers[0].patient.is_none() && !told.papers[0].may_annul);
    assert_eq!(code(kit.app.papers(ana)), ErrorCode::Blocked);
    assert_eq!(code(kit.app.issue(made.report, &Way::Saved.into())), ErrorCode::NotFound, "what was made is forgotten");
    assert_eq!(kit.app.paper_register(&PaperSearch { limit: 10, ..PaperSearch::default() }).unwrap().total, 0);
}

#[test]
fn whose_hand_it_left_may_take_it_back_and_so_may_whoever_answers_for_the_clinic() {
    let kit = Kit::founded();
    let ana = kit.register("Ana");
    let (owners, _) = saved(&kit, ana);
    let owner = kit.app.staff().unwrap()[0].id;
    let reception = kit.hire("Carmen", Role::Reception);
    kit.app.sign_in(reception, "contraseña").unwrap();
    let (hers, _) = saved(&kit, ana);
    assert_eq!(code(kit.app.annul_paper(owners.report.into(), "No")), ErrorCode::Forbidden);
    assert_eq!(code(kit.app.paper_register(&PaperSearch::default())), ErrorCode::Forbidden);
    let may: Vec<bool> = kit.app.papers(ana).unwrap().iter().map(|paper| paper.may_annul).collect();
    assert_eq!(may.iter().filter(|may| **may).count(), 1);
    assert_eq!(faults(kit.app.annul_paper(hers.report.into(), " ")), ["reason: required"]);
    kit.app.sign_in(owner, crate::kit::PASSPHRASE).unwrap();
    kit.app.annul_paper(hers.report.into(), "Era para otra Ana").unwrap();
    assert_eq!(faults(kit.app.annul_paper(hers.report.into(), "Otra vez")), ["reason: already_annulled"]);
}

#[test]
fn the_clinics_register_is_searched_by_day_kind_and_number() {
    let kit = Kit::founded();
    let ana = kit.register("Ana");
    let (first, _) = saved(&kit, ana);
    kit.env.advance(2 * 86_400_000);
    saved(&kit, ana);
    let total = |search: PaperSearch| kit.app.paper_register(&PaperSearch { limit: 10, ..search }).unwrap().total;
    let today = Some(kit.env.today());
    assert_eq!(total(PaperSearch::default()), 2);
    assert_eq!(total(PaperSearch { from: today, ..PaperSearch::default() }), 1);
    assert_eq!(total(PaperSearch { to: today.and_then(|day| day.pred_opt()), ..PaperSearch::default() }), 1);
    assert_eq!(total(PaperSearch { kind: Some(PaperKind::Plan), ..PaperSearch::default() }), 0);
    let number = kit.app.papers(ana).unwrap().pop().unwrap().number;
    assert_eq!(total(PaperSearch { id: number, ..PaperSearch::default() }), 1);
    assert_eq!(total(PaperSearch { id: first.report.to_string(), ..PaperSearch::default() }), 1);
}
