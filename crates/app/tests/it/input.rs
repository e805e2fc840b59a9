//! Bad input of every kind: the answer names the field and the reason, and nothing of the entry is kept.

use app::{
    odontogram::{ChartView, NewFinding},
    patient::PatientForm,
    perio::{NewSiteReading, PerioEntry},
    preferences::Language,
    report::OdontogramRequest,
    visit::VisitForm,
};
use domain::{PatientId, Surface, document::DocumentKind, finding::Status, perio::Site};

use crate::kit::{Kit, faults, form};

fn caries(tooth: u8, surface: Surface) -> NewFinding {
    NewFinding {
        rule: "caries".to_owned(),
        teeth: vec![tooth],
        surfaces: vec![surface],
        attribute: None,
        status: Status::Pathology,
        observed_on: None,
        note: String::new(),
    }
}

fn charted(kit: &Kit, patient: PatientId) -> usize {
    kit.app.chart(patient, ChartView::Today).unwrap().history.len()
}

#[test]
fn what_no_mouth_has_is_refused_by_field_and_reason() {
    let kit = Kit::founded();
    let patient = kit.register("Ana");
    for tooth in [0, 10, 19, 29, 56, 66, 86, 99, 255] {
        assert_eq!(
            faults(kit.app.record_finding(patient, &caries(tooth, Surface::Mesial))),
            ["tooth: not_a_tooth"],
            "{tooth}"
        );
    }
    assert_eq!(
        faults(kit.app.record_finding(patient, &caries(11, Surface::Occlusal))),
        ["surfaces: surface_not_on_tooth"]
    );
    assert_eq!(
        faults(kit.app.record_finding(patient, &caries(36, Surface::Incisal))),
        ["surfaces: surface_not_on_tooth"]
    );
    let ahead = NewFinding { observed_on: Some("2199-01-01".parse().unwrap()), ..caries(36, Surface::Mesial) };
    assert_eq!(faults(kit.app.record_finding(patient, &ahead)), ["observed_on: in_the_future"]);
    assert_eq!(charted(&kit, patient), 0);

    let exam = kit.app.start_perio(patient).unwrap();
    let probed = |tooth, depth_mm, recession_mm| NewSiteReading {
        tooth,
        site: Site::B,
        depth_mm: Some(depth_mm),
        recession_mm: Some(recession_mm),
        bleeding: None,
        suppuration: None,
        plaque: None,
        calculus: None,
        replaces: Vec::new(),
    };
    for (reading, fault) in [
        (probed(36, -3, 0), "depth_mm: out_of_range"),
        (probed(36, 40, 0), "depth_mm: out_of_range"),
        (probed(36, i32::MAX, 0), "depth_mm: out_of_range"),
        (probed(36, 3, 99), "recession_mm: out_of_range"),
        (probed(19, 3, 0), "tooth: not_a_tooth"),
    ] {
        let entry = PerioEntry { sites: vec![probed(37, 3, 0), reading], ..PerioEntry::default() };
        assert_eq!(faults(kit.app.record_perio(exam, &entry)), [fault]);
    }
    let kept = kit.app.perio_exam(exam).unwrap();
    assert_eq!(kept.exam.indices.probed.n, 0, "not even the good half");
}

#[test]
fn a_person_who_cannot_be_is_refused_by_field_and_reason() {
    let kit = Kit::founded();
    let with = |change: fn(&mut PatientForm)| {
        let mut ana = form("Ana");
        change(&mut ana);
        faults(kit.app.create_patient(&ana))
    };
    let wrong = with(|ana| {
        (ana.document_kind, ana.document_number) = (Some(DocumentKind::Dni), "12345678A".to_owned());
    });
    assert_eq!(wrong, ["documentNumber: wrong_check_letter"]);
    assert_eq!(with(|ana| ana.birth_date = "2199-02-28".parse().ok()), ["birthDate: in_the_future"]);
    assert_eq!(with(|ana| ana.given_name = "A\0".to_owned()), ["givenName: control_character"]);
    assert_eq!(with(|ana| ana.given_name = " \t ".to_owned()), ["givenName: required"]);
    // The day that every fourth year has, as the window hands it in.
    let read = |day: &str| serde_json::from_value::<chrono::NaiveDate>(day.into()).is_ok();
    assert!(read("2024-02-29") && !read("2023-02-29") && !read("2024-02-30") && !read("29/02/2024"));
    let born = PatientForm { birth_date: "2024-02-29".parse().ok(), ..form("Bruna") };
    let id = kit.app.create_patient(&born).unwrap();
    assert_eq!(kit.app.patient(id).unwrap().age.unwrap().years, 2);
    assert_eq!(
        kit.app.search_patients(&app::patient::PatientQuery { limit: 9, ..Default::default() }).unwrap().rows.len(),
        1
    );
}

/// Markup, direction overrides, joined emoji, and as much as a note takes.
const NOTES: [&str; 4] = [
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "\u{202e}oirbmoN\u{202c} =HYPERLINK(\"http://x\")",
    "👩‍👩‍👧‍👦 Z̷̢̛͇a̶͎̾l̸̰̽g̵̱̐o̸̰͌",
    "'; DROP TABLE patient; --",
];

#[test]
fn what_is_written_comes_back_as_text_and_goes_onto_paper_and_into_no_file_name() {
    let kit = Kit::founded();
    let odd = PatientForm { family_name: "../../etc/<b>passwd</b>\u{202e}".to_owned(), ..form("Ana") };
    let patient = kit.app.create_patient(&odd).unwrap();
    let long = "Sangrado al sondaje y dolor. ".repeat(5_000 / 29 + 1);
    for note in NOTES.into_iter().chain([long.as_str()]) {
        let finding = NewFinding { note: note.to_owned(), ..caries(36, Surface::Mesial) };
        let change = kit.app.record_finding(patient, &finding).unwrap();
        let chart = kit.app.chart(patient, ChartView::Today).unwrap();
        let kept = chart.history.iter().find(|kept| kept.id == change.findings[0]).unwrap();
        assert_eq!(kept.note, note.trim());
        let request = OdontogramRequest { patient, view: ChartView::Today, language: Language::Es, colour: true };
        let preview = kit.app.odontogram_report(&request).unwrap();
        let safe = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '.';
        assert!(preview.file_name.chars().all(safe) && !preview.file_name.contains(".."), "{}", preview.file_name);
        let pages = preview.pages.concat();
        assert!(!pages.contains("<script") && !pages.contains("<img") && !pages.contains('\u{202e}'), "{note}");
        assert!(note.len() < 5_000 || preview.pages.len() > 1, "five thousand characters take their room");
        kit.app.withdraw_finding(patient, change.findings[0]).unwrap();
    }
    let reason = NOTES[0].to_owned();
    kit.app.start_visit(patient, &VisitForm { reason, chair: String::new() }).unwrap();
    assert_eq!(kit.app.visit_history(patient).unwrap()[0].reason, NOTES[0]);
    let verdict = kit.app.verify(true, &mut |_, _| {}).unwrap();
    assert!(verdict.faults.is_empty(), "{:?}", verdict.faults);
}
