//! Two workstations without a line write different things about one patient; a person decides, and all agree.

use app::{
    App,
    conflict::{Choice, ConflictView, ConflictsOf, Decision},
    patient::PatientForm,
};
use domain::{PatientId, patient::Sex};

use crate::{people::joined, workstation::Workstation, world::Server};

pub(crate) fn newcomer() -> PatientForm {
    PatientForm {
        given_name: "Lucía".to_owned(),
        family_name: "Ferrer".to_owned(),
        family_name2: "Soler".to_owned(),
        birth_date: Some("1984-02-29".parse().expect("a day")),
        sex: Sex::Female,
        document_kind: None,
        document_number: String::new(),
        phone: "600 000 000".to_owned(),
        phone2: String::new(),
        email: String::new(),
        address: String::new(),
        postcode: String::new(),
        city: String::new(),
        notes: String::new(),
    }
}

fn corrects(app: &App, patient: PatientId, phone: &str, birth: &str) {
    let seen = app.patient(patient).expect("a patient");
    let birth_date = Some(birth.parse().expect("a day"));
    let form = PatientForm { phone: phone.to_owned(), birth_date, ..seen.form };
    app.update_patient(patient, &seen.clocks, &form).expect("saves");
}

fn open(app: &App) -> Vec<ConflictView> {
    app.conflicts(&ConflictsOf { patient: None, offset: 0, limit: 50 }).expect("a list").conflicts
}

/// Field, what is shown first, and at which workstation each was written.
fn told(conflicts: &[ConflictView]) -> Vec<(String, Vec<(String, String)>)> {
    let value = |value: &app::conflict::ConflictValue| {
        (value.says.clone().expect("a value"), value.written.clone().expect("an author").device)
    };
    conflicts.iter().map(|open| (open.field.clone(), open.values.iter().map(value).collect())).collect()
}

fn decides(app: &App, open: &ConflictView, choice: Choice) {
    let (kind, field, clocks) = (open.kind.clone(), open.field.clone(), open.clocks.clone());
    app.decide_conflict(&Decision { kind, record: open.record, field, clocks, choice }).expect("decides");
}

#[test]
fn both_see_both_values_one_decides_and_all_agree() {
    let mut server = Server::start();
    let a = Workstation::founded();
    let app = a.app();
    let patient = app.create_patient(&newcomer()).expect("registers");
    app.close();
    let b = joined(&a, &server.url(), &server.code());

    server.stop();
    for (workstation, phone, birth) in [(&a, "611 111 111", "1984-02-28"), (&b, "622 222 222", "1984-03-01")] {
        let app = workstation.app();
        corrects(&app, patient, phone, birth);
        app.close();
        workstation.bad(8, &["sync"]);
    }
    server.start_again();
    for workstation in [&a, &b, &a] {
        workstation.good(&["sync"]);
    }
    assert_eq!(a.digests(), b.digests());

    let (at_a, at_b) = (a.app(), b.app());
    let (seen_a, seen_b) = (open(&at_a), open(&at_b));
    assert_eq!(told(&seen_a), told(&seen_b), "the same values, authors and the same one shown");
    let fields: Vec<(&str, bool, usize)> =
        seen_b.iter().map(|open| (open.field.as_str(), open.safety, open.values.len())).collect();
    assert_eq!(fields, [("birth_date", true, 2), ("phone", false, 2)]);
    for open in &seen_b {
        let wrote: Vec<bool> =
            open.values.iter().map(|value| value.written.as_ref().expect("an author").here).collect();
        assert_ne!(wrote[0], wrote[1], "one was written at each workstation");
    }
    let theirs = seen_b[0].values.iter().find(|value| value.says.as_deref() == Some("1984-02-28")).expect("of a");
    decides(&at_b, &seen_b[0], Choice::Keep(theirs.version.clone().expect("a version")));
    decides(&at_b, &seen_b[1], Choice::Write("633 333 333".to_owned()));
    assert_eq!(open(&at_b), []);
    at_a.close();
    at_b.close();

    for workstation in [&b, &a] {
        workstation.good(&["sync"]);
    }
    assert_eq!(a.digests(), b.digests());
    for workstation in [&a, &b] {
        let app = workstation.app();
        assert_eq!(open(&app), []);
        let form = app.patient(patient).expect("a patient").form;
        assert_eq!((form.phone.as_str(), form.birth_date), ("633 333 333", "1984-02-28".parse().ok()));
        let history = app.field_history("patient", patient.0, "birth_date").expect("a history");
        let decided: Vec<bool> = history.iter().map(|past| past.written.decision).collect();
        assert_eq!(decided, [true, false, false, false], "all that was ever said is there");
        app.close();
    }
}
