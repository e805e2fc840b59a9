//! What one workstation gives out, the other knows: after a sync, and to the byte.

use crate::{decisions::newcomer, people::joined, workstation::Workstation, world::Server};

#[test]
fn a_paper_is_known_at_the_other_workstation_once_it_has_heard_of_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let server = Server::start();
    let a = Workstation::founded();
    let app = a.app();
    let patient = app.create_patient(&newcomer()).expect("registers").to_string();
    app.close();
    let b = joined(&a, &server.url(), &server.code());

    let pdf = folder.path().join("chart.pdf");
    let file = pdf.to_str().expect("UTF-8");
    a.good(&["report", "odontogram", "--patient", &patient, "--out", file]);
    assert!(a.good(&["verify", "--pdf", file]).contains("Issued by this clinic, and unchanged."));
    let unheard = b.bad(3, &["verify", "--pdf", file]);
    assert!(unheard.out.contains("Not known on this workstation"), "{unheard:#?}");
    a.good(&["sync"]);
    b.good(&["sync"]);
    assert!(b.good(&["verify", "--pdf", file]).contains("Issued by this clinic, and unchanged."));

    let mut bytes = std::fs::read(&pdf).expect("reads");
    bytes.push(b'\n');
    std::fs::write(&pdf, bytes).expect("writes");
    assert!(b.bad(3, &["verify", "--pdf", file]).out.contains("CHANGED"));
    assert_eq!(a.digests(), b.digests());
}
