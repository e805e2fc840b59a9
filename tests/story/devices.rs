//! Workstations that leave, are doubled, restored or led astray; and a server that lost a week.

use app::device::{Departure, DeviceState};
use domain::PatientId;

use crate::{
    people::joined,
    workstation::{Workstation, chart, id},
    world::{Server, Survey},
};

/// Invites another workstation at `a` and lets it join.
fn another(a: &Workstation, url: &str, name: &str) -> Workstation {
    let invitation = a.good(&["invite", "--name", name]);
    a.good(&["sync"]);
    let one = Workstation::empty();
    one.good(&["sync", "--server", url, "--join", invitation.trim()]);
    one
}

fn synced(fleet: &[&Workstation]) {
    for _ in 0..2 {
        for one in fleet {
            one.good(&["sync"]);
        }
    }
    for one in fleet {
        assert_eq!(one.digests(), fleet[0].digests());
    }
}

fn findings(one: &Workstation, patient: PatientId) -> usize {
    let app = one.app();
    let history = app.chart(patient, app::odontogram::ChartView::Today).expect("a chart").history;
    app.close();
    history.iter().filter(|finding| finding.rule == "caries").count()
}

/// Charts at a workstation without a line.
fn charts(one: &Workstation, patient: PatientId, from_front: bool) {
    let app = one.app();
    chart(&app, patient, from_front);
    app.close();
}

#[test]
fn of_five_workstations_one_leaves_with_work_unsent_and_its_work_is_reviewed_and_counts() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = Server::start();
    let (url, code) = (server.url(), server.code());
    let a = Workstation::founded();
    a.good(&Survey::invented(folder.path(), 1..=3).import());
    let b = joined(&a, &url, &code);
    let [c, d, e] = ["Gabinete 3", "Gabinete 4", "Portátil"].map(|name| another(&a, &url, name));
    synced(&[&a, &b, &c, &d, &e]);
    let rows = a.patients();
    let [patient, second, third] = [0, 1, 2].map(|row: usize| id(&rows[row]).parse::<PatientId>().expect("an id"));

    charts(&e, patient, true);
    e.good(&["sync"]);
    charts(&e, patient, false);
    a.good(&["sync"]);
    let said = a.good(&["devices", "--revoke", "Portátil", "--reason", "lost"]);
    assert!(said.contains("revoked"), "{said}");
    // Meanwhile it goes on without a line, and so do the others.
    charts(&e, second, true);
    charts(&b, patient, false);
    synced(&[&a, &b, &c, &d]);
    assert_eq!(findings(&c, patient), 2, "what the laptop sent before counts, and what the others charted");

    // It comes back: what it has is taken and kept aside, and it is told.
    let answer = e.bad(8, &["sync"]);
    assert!(answer.err.contains("revoked"), "{answer:#?}");
    assert_eq!((findings(&e, patient), findings(&e, second)), (2, 1), "on its own screen nothing is missing");
    synced(&[&a, &b, &c, &d]);
    assert_eq!(findings(&d, patient), 2);
    for one in [&a, &d] {
        let waiting = one.good(&["review"]);
        assert_eq!(waiting.lines().count(), 2, "{waiting}");
        assert!(
            waiting.lines().all(|line| line.starts_with("waiting  Portátil") && line.contains("finding")),
            "{waiting}"
        );
    }

    let accepted = a.good(&["review", "--accept", "Portátil"]);
    assert!(accepted.lines().all(|line| line.starts_with("accepted")), "{accepted}");
    synced(&[&a, &b, &c, &d]);
    for one in [&a, &b, &c, &d] {
        assert_eq!((findings(one, patient), findings(one, second)), (3, 1));
        assert_eq!(one.good(&["review"]), "");
    }

    // Found again, it comes back as a workstation of its own with everything it held.
    let invitation = b.good(&["invite", "--name", "Portátil (hallado)"]);
    b.good(&["sync"]);
    e.good(&["devices", "--become", invitation.trim()]);
    synced(&[&a, &b, &c, &d, &e]);
    assert_eq!((findings(&e, patient), findings(&e, second)), (3, 1));
    charts(&e, third, true);
    synced(&[&a, &b, &c, &d, &e]);
    assert_eq!(findings(&a, third), 1);
    let states = a.app().devices().expect("listed");
    assert_eq!(states.iter().filter(|view| view.state == DeviceState::Active).count(), 5);
}

#[test]
fn an_invitation_leads_into_its_own_clinic_and_no_other() {
    let server = Server::start();
    let (a, other) = (Workstation::founded(), Workstation::founded());
    let url = server.url();
    joined(&a, &url, &server.code());
    joined(&other, &url, &server.code());
    // A relay that serves another clinic under the secret of this one: the code of one, the clinic of the other.
    let (ours, theirs) = (a.good(&["invite", "--name", "x"]), other.good(&["invite", "--name", "x"]));
    other.good(&["sync"]);
    let (secret, _) = app::code::read_invitation(&theirs).expect("an invitation");
    let (_, clinic) = app::code::read_invitation(&ours).expect("an invitation");
    let led_astray = app::code::write_invitation(&secret, &clinic);
    let stranger = Workstation::empty();
    let answer = stranger.bad(8, &["sync", "--server", &url, "--join", &led_astray]);
    assert!(answer.err.contains("another clinic"), "{answer:#?}");
    assert!(!stranger.database().exists());

    // Withdrawn before anybody came, it lets nobody in.
    let app = other.app();
    let invited = app.devices().expect("listed").into_iter().find(|view| view.name == "x").expect("invited");
    app.revoke_device(invited.id, &Departure { reason: "unused".to_owned(), note: String::new() }).expect("withdrawn");
    app.close();
    drop(app);
    other.good(&["sync"]);
    stranger.bad(8, &["sync", "--server", &url, "--join", theirs.trim()]);
    assert!(!stranger.database().exists());
}

#[test]
fn a_new_key_is_taken_everywhere_and_a_restored_backup_gets_its_tail_back() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = Server::start();
    let a = Workstation::founded();
    a.good(&Survey::invented(folder.path(), 1..=2).import());
    let b = joined(&a, &server.url(), &server.code());
    b.good(&["devices", "--rotate"]);
    b.good(&Survey::invented(folder.path(), 10..=10).import());
    synced(&[&a, &b]);

    let backup = folder.path().join("b.backup");
    let file = backup.to_str().expect("UTF-8");
    b.good(&["backup", file]);
    b.good(&Survey::invented(folder.path(), 11..=11).import());
    synced(&[&a, &b]);
    let said = b.good(&["restore", file]);
    assert!(said.contains("is kept in"), "{said}");
    assert_eq!(b.patients().len(), 3);
    b.good(&Survey::invented(folder.path(), 12..=12).import());
    synced(&[&a, &b]);
    assert_eq!(b.patients().len(), 5);
}

#[test]
fn two_machines_with_one_disk_lose_nothing_and_one_becomes_its_own() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = Server::start();
    let url = server.url();
    let a = Workstation::founded();
    a.good(&Survey::invented(folder.path(), 1..=2).import());
    let b = joined(&a, &url, &server.code());
    b.good(&["sync"]);
    let twin = Workstation::cloned(&b);
    b.good(&Survey::invented(folder.path(), 20..=20).import());
    twin.good(&Survey::invented(folder.path(), 21..=21).import());
    b.good(&["sync"]);
    // The clone is told that another history stands, takes it in, and says what it wrote again beside it.
    for _ in 0..4 {
        twin.run(&["sync"]);
    }
    synced(&[&a, &b, &twin]);
    assert_eq!(a.patients().len(), 4);
    let app = b.app();
    let told = app.device_standing().expect("stands").twin_since.is_some();
    app.close();
    drop(app);
    assert!(told, "the first one hears that it has a double");

    let invitation = a.good(&["invite", "--name", "Gemelo"]);
    a.good(&["sync"]);
    twin.good(&["devices", "--become", invitation.trim()]);
    twin.good(&Survey::invented(folder.path(), 22..=22).import());
    b.good(&Survey::invented(folder.path(), 23..=23).import());
    synced(&[&a, &b, &twin]);
    assert_eq!(a.patients().len(), 6);
}

#[test]
fn a_server_restored_from_an_older_dump_is_refilled_by_the_fleet() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut server = Server::start();
    let a = Workstation::founded();
    a.good(&Survey::invented(folder.path(), 1..=1).import());
    let b = joined(&a, &server.url(), &server.code());
    server.stop();
    let dump = server.dumped();
    server.start_again();
    a.good(&Survey::invented(folder.path(), 30..=31).import());
    b.good(&["devices", "--rotate"]);
    b.good(&Survey::invented(folder.path(), 32..=32).import());
    let c = another(&a, &server.url(), "Gabinete 3");
    c.good(&Survey::invented(folder.path(), 33..=33).import());
    synced(&[&a, &b, &c]);
    server.stop();
    server.restored(dump);
    server.start_again();
    // C is unknown there until somebody who holds its enrolment offers it again.
    a.good(&["sync"]);
    synced(&[&a, &b, &c]);
    let late = another(&b, &server.url(), "Gabinete 4");
    a.good(&["sync"]);
    assert_eq!(late.digests(), a.digests(), "a newcomer finds nothing missing");
    assert_eq!(late.patients().len(), 5);
}
