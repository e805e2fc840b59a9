//! Two weeks without a line, then one that breaks: both workstations come to the same.

use std::sync::Arc;

use app::{
    App, Env,
    keys::{NoKeychain, Secret},
    patient::{PatientForm, PatientQuery},
    stick::ExportScope,
};
use domain::patient::Sex;
use relay::testing::line::Line;
use serde_json::Value;

use crate::{
    people::joined,
    workstation::{PASSPHRASE, Workstation},
    world::Server,
};

/// Changes of both together,
const CHANGES: usize = 3_000;
/// spread over two weeks.
const APART_MS: i64 = 14 * 86_400_000 / CHANGES as i64;

/// The store of a workstation in this process, at a time of ours.
fn at(workstation: &Workstation, now: i64, seed: u64) -> App {
    let app = App::new(Env::fixed(workstation.data(), now, seed), Arc::new(NoKeychain));
    app.unlock(Secret::Passphrase(PASSPHRASE)).expect("opens");
    app.enter_as_owner().expect("the owner is there");
    app
}

fn person(name: String) -> PatientForm {
    PatientForm {
        given_name: name,
        family_name: "Soler".to_owned(),
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

/// Half of the days' work of one of them: new patients, and every twentieth time one whom both know.
fn works(app: &App, who: &str) {
    let query = PatientQuery { text: "Conocida".to_owned(), limit: 500, ..PatientQuery::default() };
    let known = app.search_patients(&query).expect("finds").rows;
    for n in 0..CHANGES / 2 {
        app.env().advance(APART_MS * 2);
        if n % 20 == 0 {
            let seen = app.patient(known[n / 20 % known.len()].id).expect("is there");
            let form = PatientForm { notes: format!("{who} {n}"), ..seen.form };
            app.update_patient(seen.id, &seen.clocks, &form).expect("saves");
        } else {
            app.create_patient(&person(format!("{who} {n}"))).expect("saves");
        }
    }
}

/// Syncs over a line that breaks until nothing waits; says how often it was asked to.
fn syncs(workstation: &Workstation) -> usize {
    for times in 1..=60 {
        let answer = workstation.run(&["sync", "--json"]);
        let said: Value = serde_json::from_str(&answer.out).expect("JSON");
        assert_eq!(said["refused"], Value::Array(Vec::new()));
        if said["fault"] == Value::Null {
            assert_eq!((answer.code, &said["waiting"]), (0, &Value::from(0)), "{answer:#?}");
            return times;
        }
        assert_eq!(answer.code, 8, "{answer:#?}");
    }
    panic!("it comes to nothing");
}

#[test]
fn two_weeks_apart_and_a_line_that_breaks_lose_nothing() {
    let server = Server::start();
    let there = server.url().trim_start_matches("http://").parse().expect("an address");
    let line = Line::to(there, i64::MAX).expect("a port");
    let a = Workstation::founded();
    let b = joined(&a, &line.url(), &server.code());
    let start = {
        let app = a.app();
        for n in 0..20 {
            app.create_patient(&person(format!("Conocida {n}"))).expect("saves");
        }
        let now = app.env().now();
        app.close();
        now
    };
    syncs(&a);
    syncs(&b);

    for (workstation, who, seed) in [(&a, "Recepción", 5), (&b, "Gabinete", 6)] {
        let app = at(workstation, start, seed);
        works(&app, who);
        let page = app.sync_page().expect("a page");
        let half = u32::try_from(CHANGES / 2).expect("small");
        assert_eq!((page.status.waiting, page.sums.holds), (half, true));
        assert!(page.status.waiting_since.is_some_and(|since| since - start <= 2 * APART_MS));
        let file = workstation.data().join("away.clog");
        assert_eq!(app.export_log(&file, ExportScope::Unsent, &mut |_, _| ()).expect("writes"), u64::from(half));
        app.close();
    }
    assert_ne!(a.digests(), b.digests());

    line.carries(120_000);
    let times = syncs(&a) + syncs(&b) + syncs(&a);
    assert!(line.broken() > 2, "the line broke {} times, {times} times asked", line.broken());
    assert_eq!(a.digests(), b.digests());
    assert_eq!(a.patients().len(), b.patients().len());
}
