//! The log on a stick, where no line reaches.

use crate::{
    people::joined,
    workstation::Workstation,
    world::{Server, Survey},
};

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
    a.good(&["log", "export", file]);
    let before = b.digests();
    assert_ne!(a.digests(), before);

    let whole = std::fs::read(&stick).expect("a file");
    let mut flipped = whole.clone();
    let middle = flipped.len() / 2;
    flipped[middle] ^= 1;
    for damaged in [&flipped[..], &whole[..middle], b"no log at all"] {
        std::fs::write(&stick, damaged).expect("writes");
        let answer = b.run(&["log", "import", file]);
        assert_ne!(answer.code, 0, "{answer:#?}");
        assert!(!answer.err.contains("panicked"), "{answer:#?}");
        b.digests();
    }

    std::fs::write(&stick, &whole).expect("writes");
    b.good(&["log", "import", file]);
    assert_eq!(a.digests(), b.digests());
    let again = b.good(&["log", "import", file]);
    assert!(again.starts_with("applied 0 · waiting 0"), "{again}");

    let stranger = Workstation::founded();
    let before = stranger.digests();
    let answer = stranger.bad(3, &["log", "import", file]);
    assert!(answer.out.contains("refused"), "{answer:#?}");
    assert_eq!(stranger.digests(), before);
}
