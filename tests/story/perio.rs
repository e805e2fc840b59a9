//! One mouth probed at two workstations, over a real server: nothing that a probe read is lost, and nothing is settled
//! silently.

use app::{
    App,
    patient::PatientForm,
    perio::{ExamView, NewSiteReading, PerioEntry},
};
use domain::{
    PatientId,
    id::PerioExamId,
    patient::Sex,
    perio::{ExamStatus, Site},
};

use crate::{
    people::joined,
    workstation::{Workstation, id},
    world::Server,
};

fn ana() -> PatientForm {
    let nothing = String::new;
    PatientForm {
        given_name: "Ana".to_owned(),
        family_name: nothing(),
        family_name2: nothing(),
        birth_date: None,
        sex: Sex::Unknown,
        document_kind: None,
        document_number: nothing(),
        phone: nothing(),
        phone2: nothing(),
        email: nothing(),
        address: nothing(),
        postcode: nothing(),
        city: nothing(),
        notes: nothing(),
    }
}

fn read(tooth: u8, site: Site, depth_mm: i32) -> NewSiteReading {
    NewSiteReading {
        tooth,
        site,
        depth_mm: Some(depth_mm),
        recession_mm: Some(1),
        bleeding: Some(depth_mm >= 4),
        suppuration: None,
        plaque: None,
        calculus: None,
        replaces: Vec::new(),
    }
}

fn entry(sites: Vec<NewSiteReading>) -> PerioEntry {
    PerioEntry { sites, ..PerioEntry::default() }
}

fn round(tooth: u8, depth_mm: i32) -> Vec<NewSiteReading> {
    Site::ALL.map(|site| read(tooth, site, depth_mm)).into()
}

/// What a workstation does between opening and closing its store.
fn at<T>(workstation: &Workstation, work: impl FnOnce(&App) -> T) -> T {
    let app = workstation.app();
    let done = work(&app);
    app.close();
    done
}

fn exam_at(workstation: &Workstation, exam: PerioExamId) -> ExamView {
    at(workstation, |app| app.perio_exam(exam).expect("an examination"))
}

#[test]
fn two_workstations_probe_one_mouth_and_every_site_is_kept_disputed_settled_closed_and_amended() {
    let server = Server::start();
    let a = Workstation::founded();
    let patient: PatientId = at(&a, |app| app.create_patient(&ana()).expect("registers"));
    let exam = at(&a, |app| app.start_perio(patient).expect("begins"));
    let b = joined(&a, &server.url(), &server.code());
    assert_eq!(b.patients().iter().map(id).collect::<Vec<_>>(), [patient.to_string()]);

    // Without having heard of each other: other teeth, and one site twice.
    at(&a, |app| app.record_perio(exam, &entry(round(16, 5))).map(|_| ()).expect("reads"));
    at(&b, |app| {
        let sites = [round(36, 3), vec![read(16, Site::MB, 7)]].concat();
        app.record_perio(exam, &entry(sites)).map(|_| ()).expect("reads");
    });
    let settle = || [&a, &b, &a, &b].into_iter().for_each(|workstation| drop(workstation.good(&["sync"])));
    settle();
    assert_eq!(a.digests(), b.digests());
    for workstation in [&a, &b] {
        let view = exam_at(workstation, exam);
        assert_eq!((view.exam.indices.probed.n, view.disputed), (12, 1));
    }
    let reason = at(&b, |app| app.close_perio(exam).expect_err("a site is disputed").to_string());
    assert!(reason.contains("sites_disputed"), "{reason}");

    // Somebody probes it again; their word names both that stood there.
    let heads = exam_at(&b, exam).teeth.into_iter().find(|tooth| tooth.tooth.code() == 16).expect("16").sites;
    let replaces = heads.into_iter().find(|site| site.site == Site::MB).expect("a site").heads;
    assert_eq!(replaces.len(), 2);
    let again = NewSiteReading { replaces, ..read(16, Site::MB, 6) };
    let closed = at(&b, |app| {
        app.record_perio(exam, &entry(vec![again])).map(|_| ()).expect("reads");
        app.close_perio(exam).expect("closes")
    });
    settle();
    let seen = exam_at(&a, exam);
    assert_eq!((seen.exam.status, &seen.exam.indices, seen.disputed), (ExamStatus::Closed, &closed, 0));

    // What is closed is amended, with a reason, at the other workstation.
    let amended = |why: &str| {
        let change = PerioEntry { reason: why.to_owned(), ..entry(vec![read(46, Site::B, 4)]) };
        at(&a, |app| app.record_perio(exam, &change).map(|_| ()).map_err(|fault| fault.to_string()))
    };
    assert!(amended("").expect_err("without a reason").contains("exam_closed"));
    amended("Se olvidó el 46").expect("amends");
    settle();
    assert_eq!(a.digests(), b.digests());
    let told = exam_at(&b, exam).closings;
    assert_eq!(told.iter().map(|closing| closing.reason.as_str()).collect::<Vec<_>>(), ["", "Se olvidó el 46"]);
}
