//! The log on a stick, where no line reaches.

use serde_json::Value;

use crate::{
    people::joined,
    workstation::Workstation,
    world::{Server, Survey},
};

fn taken(workstation: &Workstation, code: i32, file: &str) -> Value {
    let answer = workstation.run(&["sync", "--import", file, "--json"]);
    assert_eq!(answer.code, code, "{answer:#?}");
    serde_json::from_str(&answer.out).expect("JSON")
}

#[test]
fn a_log_carried_by_hand_says_the_same_as_one_sent() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut server = Server::start();
    let a = Workstation::founded();
    let b = joined(&a, &server.url(), &server.code());
    server.stop();

    a.good(&Survey::invented(folder.path(), 1..=2).import());
    let stick = folder.path().join("stick.clog");
    let file = stick.to_str().expect("UTF-8");
    let unsent = folder.path().join("unsent.clog");
    let said = a.good(&["sync", "--export", unsent.to_str().expect("UTF-8"), "--only", "unsent", "--json"]);
    let unsent: Value = serde_json::from_str(&said).expect("JSON");
    a.good(&["sync", "--export", file]);
    let before = b.digests();
    assert_ne!(a.digests(), before);

    let whole = std::fs::read(&stick).expect("a file");
    let mut flipped = whole.clone();
    let middle = flipped.len() / 2;
    flipped[middle] ^= 1;
    for (code, damaged, sentence) in [
        (3, &flipped[..], "The file is damaged"),
        (3, &whole[..middle], "The file was cut off"),
        (1, b"no log at all", "not one of Esmalte's"),
        (1, b"PK\x03\x04 photographs", "not one of Esmalte's"),
        (1, b"", "not one of Esmalte's"),
    ] {
        std::fs::write(&stick, damaged).expect("writes");
        let answer = b.bad(code, &["sync", "--import", file]);
        assert!(answer.out.contains(sentence) || answer.err.contains(sentence), "{sentence}: {answer:#?}");
        b.digests();
    }

    std::fs::write(&stick, &whole).expect("writes");
    let came = taken(&b, 0, file);
    assert_eq!(came["changes"], came["fresh"].as_u64().unwrap_or(0) + came["known"].as_u64().unwrap_or(0));
    assert_eq!(a.digests(), b.digests());
    let again = taken(&b, 0, file);
    assert_eq!((&again["fresh"], &again["known"]), (&Value::from(0), &again["changes"]));

    let stranger = Workstation::founded();
    let before = stranger.digests();
    let answer = stranger.bad(3, &["sync", "--import", file]);
    assert!(answer.out.contains("they are of another clinic"), "{answer:#?}");
    assert_eq!(stranger.digests(), before);
    assert!(unsent["changes"].as_u64().is_some_and(|changes| changes > 0), "{unsent}");
}

/// Each file holds what came since the one before; one that comes too early is refused, and coming in order makes it good.
#[test]
fn what_is_new_fits_on_the_next_stick() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name).to_str().expect("UTF-8").to_owned();
    let mut server = Server::start();
    let a = Workstation::founded();
    let b = joined(&a, &server.url(), &server.code());
    server.stop();
    let export = |name: &str| {
        let said = a.good(&["sync", "--export", &path(name), "--only", "new", "--json"]);
        serde_json::from_str::<Value>(&said).expect("JSON")["changes"].as_u64().expect("a number")
    };
    assert!(export("first.clog") > 0);
    a.good(&Survey::invented(folder.path(), 1..=1).import());
    let second = export("second.clog");
    a.good(&Survey::invented(folder.path(), 2..=2).import());
    let third = export("third.clog");
    assert!(second > 0 && third > 0);
    assert_eq!(export("fourth.clog"), 0);
    assert!(!folder.path().join("fourth.clog").exists());

    let early = taken(&b, 3, &path("third.clog"));
    assert_eq!((&early["fresh"], &early["refused"][0]["reason"]), (&Value::from(0), &Value::from("gap")));
    for (name, changes) in [("second.clog", second), ("third.clog", third)] {
        let came = taken(&b, 0, &path(name));
        assert_eq!((&came["fresh"], &came["waiting"]), (&Value::from(changes), &Value::from(0)));
        assert_eq!(came["from"][0]["changes"], Value::from(changes));
    }
    assert_eq!(a.digests(), b.digests());
}
