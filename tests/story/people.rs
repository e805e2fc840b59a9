//! Real people, from a survey to two workstations and onto paper; then a day without a line.

use domain::PatientId;

use crate::{
    workstation::{Workstation, chart, id, words},
    world::{Server, Survey, examined},
};

/// Admits the clinic of `a` and lets another workstation join it.
pub(crate) fn joined(a: &Workstation, url: &str, code: &str) -> Workstation {
    a.good(&["sync", "--server", url, "--join", code]);
    let invitation = a.good(&["invite", "--name", "Gabinete 2"]);
    a.good(&["sync"]);
    let b = Workstation::empty();
    let said = b.good(&["sync", "--server", url, "--join", invitation.trim()]);
    assert!(said.contains("Recovery code"), "{said}");
    b
}

#[test]
fn real_people_reach_the_other_workstation_and_the_paper() {
    let tables = tempfile::tempdir().expect("a folder");
    let mut server = Server::start();
    let a = Workstation::founded();
    let survey = Survey::real(tables.path());
    let (people, sites) = survey.counts();
    let said = a.good(&survey.import());
    assert!(said.starts_with(&format!("imported {people} people, {people} exams, {sites} sites, ")), "{said}");

    let b = joined(&a, &server.url(), &server.code());
    assert_eq!(a.digests(), b.digests());
    let rows = b.patients();
    assert_eq!(rows.len(), people);
    for row in &rows {
        let pdf = tables.path().join(format!("{}.pdf", id(row)));
        b.good(&["report", "odontogram", "--patient", id(row), "--out", pdf.to_str().expect("UTF-8")]);
        let text = examined(&pdf);
        for word in words(row) {
            assert!(text.contains(&word), "{word} is not on the paper:\n{text}");
        }
    }

    server.stop();
    let (more, patient) =
        (Survey::invented(tables.path(), 900..=901), id(&rows[0]).parse::<PatientId>().expect("an id"));
    for (workstation, from_front) in [(&a, true), (&b, false)] {
        let app = workstation.app();
        chart(&app, patient, from_front);
        app.close();
    }
    b.good(&more.import());
    for workstation in [&a, &b] {
        let before = workstation.digests();
        let answer = workstation.bad(8, &["sync"]);
        assert!(answer.err.contains("Everything is kept here and will be sent later."), "{answer:#?}");
        assert_eq!(workstation.digests(), before);
    }
    assert_ne!(a.digests(), b.digests());

    server.start_again();
    for workstation in [&a, &b, &a, &b] {
        workstation.good(&["sync"]);
    }
    assert_eq!(a.digests(), b.digests());
    assert_eq!(a.patients().len(), people + 2);
    for workstation in [&a, &b] {
        let app = workstation.app();
        let history = app.chart(patient, app::odontogram::ChartView::Today).expect("a chart").history;
        assert_eq!(history.iter().filter(|finding| finding.rule == "caries").count(), 2);
        app.close();
    }
}

/// A code that was used, one that never was, and an invitation mistyped: each says so and leaves nothing behind.
#[test]
fn only_a_good_code_lets_a_workstation_in() {
    let server = Server::start();
    let a = Workstation::founded();
    let (url, code) = (server.url(), server.code());
    a.bad(8, &["sync", "--server", &url, "--join", "C-0000-0000-0000-0000-0000"]);
    a.good(&["sync", "--server", &url, "--join", &code]);
    let other = Workstation::founded();
    other.bad(8, &["sync", "--server", &url, "--join", &code]);
    let stranger = Workstation::empty();
    let answer = stranger.bad(8, &["sync", "--server", &url, "--join", "AAAA-BBBB-CCCC-DDDD"]);
    assert!(answer.err.contains("invitation"), "{answer:#?}");
    assert!(!stranger.database().exists());
    other.digests();
}
