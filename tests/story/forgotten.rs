//! A patient asks to be forgotten: gone on both workstations and in PostgreSQL, and an old backup does not bring her back.

use app::patient::PatientForm;
use domain::{PatientId, patient::Sex};

use crate::{
    people::joined,
    workstation::{Workstation, chart},
    world::Server,
};

const NAME: &str = "Zurbarana";

fn form(given: &str, family: &str) -> PatientForm {
    PatientForm {
        given_name: given.to_owned(),
        family_name: family.to_owned(),
        family_name2: String::new(),
        birth_date: None,
        sex: Sex::Unknown,
        document_kind: None,
        document_number: String::new(),
        phone: String::new(),
        phone2: String::new(),
        email: String::new(),
        address: String::new(),
        postcode: String::new(),
        city: String::new(),
        notes: String::new(),
    }
}

fn registers(a: &Workstation, given: &str, family: &str) -> PatientId {
    let app = a.app();
    let id = app.create_patient(&form(given, family)).expect("registers");
    chart(&app, id, true);
    app.close();
    id
}

fn names(one: &Workstation) -> String {
    one.patients().iter().map(|row| row["name"].as_str().expect("a name").to_owned() + ";").collect()
}

#[test]
fn an_erased_patient_is_gone_everywhere_and_stays_gone() {
    let server = Server::start();
    let a = Workstation::founded();
    let b = joined(&a, &server.url(), &server.code());
    let her = registers(&a, "Lucía", NAME).to_string();
    registers(&a, "Berta", "Quedadiza");
    a.good(&["sync"]);
    b.good(&["sync"]);
    assert!(names(&b).contains(NAME) && server.rows_with(NAME) > 0);
    // The folder of B as it is tonight, to be put back later.
    let copy = tempfile::tempdir().expect("a folder");
    for file in ["esmalte.db", "keys.json"] {
        std::fs::copy(b.data().join(file), copy.path().join(file)).expect("copies");
    }
    let early = a.bad(1, &["erase", "--patient", &her, "--yes"]);
    assert!(early.err.contains("must_be_kept") || early.err.contains("kept"), "{early:#?}");
    let unsure = a.bad(1, &["erase", "--patient", &her, "--ground", "mistake"]);
    assert!(unsure.err.contains("nothing was erased"), "{unsure:#?}");
    a.good(&["erase", "--patient", &her, "--ground", "mistake", "--yes"]);
    // Meanwhile B, without a line, charts her.
    let app = b.app();
    chart(&app, her.parse().expect("an id"), false);
    app.close();
    a.good(&["sync"]);
    assert_eq!(server.rows_with(NAME), 0, "in no row of the server");
    b.good(&["sync"]);
    a.good(&["sync"]);
    for one in [&a, &b] {
        assert_eq!(names(one), "Quedadiza, Berta;");
    }
    assert_eq!(a.digests(), b.digests());
    let app = a.app();
    let late = app.erasures().expect("a list").erasures.remove(0).late;
    app.close();
    assert_eq!(late.len(), 1, "what B wrote without knowing is told");
    // B's disk is put back from the night before.
    for file in ["esmalte.db", "keys.json"] {
        std::fs::copy(copy.path().join(file), b.data().join(file)).expect("copies");
    }
    for journal in ["esmalte.db-wal", "esmalte.db-shm"] {
        let _ = std::fs::remove_file(b.data().join(journal));
    }
    assert!(names(&b).contains(NAME), "the old disk still has her");
    b.good(&["sync"]);
    b.good(&["sync"]);
    a.good(&["sync"]);
    for one in [&a, &b] {
        assert_eq!(names(one), "Quedadiza, Berta;");
    }
    assert_eq!((a.digests() == b.digests(), server.rows_with(NAME)), (true, 0));
    assert_eq!(server.faults(), 0);
}
