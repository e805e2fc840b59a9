//! An examination as a hygienist lives it.

use app::{
    ErrorCode,
    perio::{ExamView, NewAssessment, NewSiteReading, NewToothReading, PerioEntry, Place, SiteView, ToothView},
    preferences::Language,
    report::{PerioComparisonRequest, PerioRequest, ReportPreview},
};
use domain::{
    PatientId,
    id::PerioExamId,
    perio::{
        Answers, Diagnosis, ExamStatus, Grade, Judgement, PerioConvention, Reason, Share, Site, SiteReading, Stage,
    },
    staff::Role,
};

use crate::kit::{Kit, code};

fn site(tooth: u8, site: Site, depth_mm: i32) -> NewSiteReading {
    NewSiteReading {
        tooth,
        site,
        depth_mm: Some(depth_mm),
        recession_mm: Some(0),
        bleeding: Some(depth_mm >= 4),
        suppuration: Some(false),
        plaque: None,
        calculus: None,
        replaces: Vec::new(),
    }
}

fn one(new: NewSiteReading) -> PerioEntry {
    PerioEntry { sites: vec![new], ..PerioEntry::default() }
}

/// Probes some teeth all round.
fn probe(kit: &Kit, exam: PerioExamId, teeth: &[u8], depth_mm: i32) {
    let sites = teeth.iter().flat_map(|tooth| Site::ALL.map(|place| site(*tooth, place, depth_mm))).collect();
    kit.app.record_perio(exam, &PerioEntry { sites, ..PerioEntry::default() }).unwrap();
}

fn at(view: &ExamView, tooth: u8) -> &ToothView {
    view.teeth.iter().find(|candidate| candidate.tooth.code() == tooth).unwrap()
}

fn read(view: &ExamView, tooth: u8, place: Site) -> &SiteView {
    at(view, tooth).sites.iter().find(|candidate| candidate.site == place).unwrap()
}

fn begun(kit: &Kit) -> (PatientId, PerioExamId) {
    let patient = kit.register("Ana");
    (patient, kit.app.start_perio(patient).unwrap())
}

/// The key of a refusal's reason.
fn reason<T>(result: app::Result<T>) -> String {
    match result {
        Err(app::Error::Invalid(faults)) => faults.0[0].reason.clone(),
        Err(error) => format!("{error:?}"),
        Ok(_) => "done".to_owned(),
    }
}

#[test]
fn each_site_is_kept_as_it_is_typed_and_the_later_word_stands() {
    let kit = Kit::founded();
    let (_, exam) = begun(&kit);
    let first = kit.app.record_perio(exam, &one(site(36, Site::DB, 3))).unwrap().sites[0].id;
    let second = NewSiteReading { replaces: vec![first], ..site(36, Site::DB, 7) };
    kit.app.record_perio(exam, &one(second)).unwrap();
    let view = kit.app.perio_exam(exam).unwrap();
    assert_eq!((read(&view, 36, Site::DB).depth_mm, view.disputed), (Some(7), 0));
    assert_eq!(view.exam.indices.probed, Share { n: 1, of: 168 }, "an uncharted adult mouth has 28 teeth");
    let kept: Vec<SiteReading> = kit.app.store().unwrap().read(|tx| tx.perio_sites(exam)).unwrap();
    assert_eq!(kept.len(), 2, "what was corrected stays in the history");
    // Somebody who had not seen it says otherwise: both stand, and nobody closes over it.
    kit.app.record_perio(exam, &one(site(36, Site::DB, 4))).unwrap();
    assert_eq!(kit.app.perio_exam(exam).unwrap().disputed, 1);
    assert_eq!(reason(kit.app.close_perio(exam)), "sites_disputed");
}

#[test]
fn what_no_mouth_has_is_refused_and_nothing_of_the_entry_is_kept() {
    let kit = Kit::founded();
    let (_, exam) = begun(&kit);
    for (new, refused) in [
        (site(19, Site::DB, 3), "not_a_tooth"),
        (site(55, Site::DB, 3), "not_a_tooth"),
        (site(36, Site::DB, -3), "out_of_range"),
        (site(36, Site::DB, 40), "out_of_range"),
    ] {
        let entry = PerioEntry { sites: vec![site(11, Site::B, 2), new], ..PerioEntry::default() };
        assert_eq!(reason(kit.app.record_perio(exam, &entry)), refused);
    }
    assert_eq!(kit.app.perio_exam(exam).unwrap().exam.indices.probed.n, 0);
    assert_eq!(reason(kit.app.close_perio(exam)), "nothing_probed");
}

#[test]
fn a_closed_examination_keeps_its_figures_and_is_amended_only_with_a_reason() {
    let kit = Kit::founded();
    let (patient, exam) = begun(&kit);
    probe(&kit, exam, &[36, 37], 4);
    let sealed = kit.app.close_perio(exam).unwrap();
    assert_eq!((sealed.bleeding, sealed.depth_from_4), (Share { n: 12, of: 12 }, Share { n: 12, of: 12 }));
    assert_eq!(reason(kit.app.record_perio(exam, &one(site(36, Site::DB, 9)))), "exam_closed");
    assert_eq!(reason(kit.app.discard_perio(exam)), "exam_closed");
    assert_eq!(reason(kit.app.close_perio(exam)), "exam_closed");
    let heads = read(&kit.app.perio_exam(exam).unwrap(), 36, Site::DB).heads.clone();
    let amended = PerioEntry {
        sites: vec![NewSiteReading { replaces: heads, ..site(36, Site::DB, 9) }],
        reason: "leído en el espejo".to_owned(),
        ..PerioEntry::default()
    };
    kit.app.record_perio(exam, &amended).unwrap();
    let view = kit.app.perio_exam(exam).unwrap();
    assert_eq!(view.exam.indices.depth_most_mm, Some(9));
    assert_eq!(
        view.closings.iter().map(|closing| closing.reason.as_str()).collect::<Vec<_>>(),
        ["", "leído en el espejo"]
    );
    assert!(!view.late);
    assert_eq!(kit.app.perio_exams(patient).unwrap()[0].status, ExamStatus::Closed);
    assert!(kit.app.verify(true, &mut |_, _| {}).unwrap().faults.is_empty());
}

#[test]
fn several_drafts_stand_side_by_side_and_a_thrown_away_one_can_come_back() {
    let kit = Kit::founded();
    let (patient, first) = begun(&kit);
    let second = kit.app.start_perio(patient).unwrap();
    probe(&kit, first, &[11], 2);
    kit.env.advance(1000);
    kit.app.discard_perio(first).unwrap();
    let retired = || kit.app.perio_exams(patient).unwrap().iter().filter(|exam| exam.retired).count();
    assert_eq!((kit.app.perio_exams(patient).unwrap().len(), retired()), (2, 1));
    kit.env.advance(1000);
    // Another workstation goes on without knowing: its readings bring the draft back.
    probe(&kit, first, &[12], 2);
    assert_eq!(retired(), 0);
    kit.env.advance(1000);
    kit.app.discard_perio(first).unwrap();
    kit.app.restore_perio(first).unwrap();
    assert_eq!(retired(), 0);
    kit.app.discard_perio(second).unwrap();
    assert_eq!(retired(), 1);
}

#[test]
fn what_is_copied_is_shown_and_counts_only_when_confirmed() {
    let kit = Kit::founded();
    let (patient, first) = begun(&kit);
    assert_eq!(reason(kit.app.copy_perio(first)), "no_previous_exam");
    probe(&kit, first, &[36], 5);
    kit.app.close_perio(first).unwrap();
    kit.env.advance(1);
    let second = kit.app.start_perio(patient).unwrap();
    let own = site(36, Site::DB, 3);
    kit.app.record_perio(second, &one(own)).unwrap();
    assert_eq!(kit.app.copy_perio(second).unwrap(), 5, "what was typed stays");
    let view = kit.app.perio_exam(second).unwrap();
    assert_eq!(view.previous.as_ref().unwrap().id, first);
    assert_eq!((read(&view, 36, Site::B).depth_mm, read(&view, 36, Site::B).carried), (Some(5), true));
    assert_eq!(view.exam.indices.probed.n, 1);
    assert_eq!(reason(kit.app.close_perio(second)), "carried_unconfirmed");
    for place in Site::ALL.into_iter().filter(|place| *place != Site::DB) {
        let heads = read(&view, 36, place).heads.clone();
        let confirmed = NewSiteReading { replaces: heads, ..site(36, place, 5) };
        kit.app.record_perio(second, &one(confirmed)).unwrap();
    }
    assert_eq!(kit.app.close_perio(second).unwrap().probed.n, 6);
    let compared = kit.app.compare_perio(&[second, first]).unwrap();
    assert_eq!(compared.iter().map(|exam| exam.id).collect::<Vec<_>>(), [first, second]);
    assert_eq!(compared[1].teeth[0].depths_mm[0], Some(3));
    assert_eq!(reason(kit.app.compare_perio(&[first; 7])), "too_many");
}

#[test]
fn implants_are_probed_and_gaps_are_not_and_the_examiner_has_the_last_word() {
    let kit = Kit::founded();
    let patient = kit.register("Ana");
    for (rule, tooth) in [("absent", 46), ("absent", 36), ("implant", 36)] {
        let new = app::odontogram::NewFinding {
            rule: rule.to_owned(),
            teeth: vec![tooth],
            surfaces: Vec::new(),
            attribute: None,
            status: domain::rules::find(rule).unwrap().observed,
            observed_on: None,
            note: String::new(),
        };
        kit.app.record_finding(patient, &new).unwrap();
        kit.env.advance(1);
    }
    let exam = kit.app.start_perio(patient).unwrap();
    let view = kit.app.perio_exam(exam).unwrap();
    let place = |view: &ExamView, tooth| at(view, tooth).place;
    assert_eq!(
        [46, 36, 35, 38].map(|tooth| place(&view, tooth)),
        [Place::Absent, Place::Implant, Place::Tooth, Place::Absent]
    );
    assert_eq!(view.exam.indices.probed.of, 27 * 6);
    let word = |tooth, examined| NewToothReading {
        tooth,
        mobility: None,
        furcation_buccal: None,
        furcation_lingual: None,
        furcation_mesial: None,
        furcation_distal: None,
        examined: Some(examined),
        replaces: Vec::new(),
    };
    let entry = PerioEntry { teeth: vec![word(38, true), word(11, false)], ..PerioEntry::default() };
    kit.app.record_perio(exam, &entry).unwrap();
    let view = kit.app.perio_exam(exam).unwrap();
    assert_eq!([38, 11].map(|tooth| place(&view, tooth)), [Place::Tooth, Place::Absent]);
    let loose = NewToothReading { mobility: Some(2), furcation_mesial: Some(2), ..word(16, true) };
    kit.app.record_perio(exam, &PerioEntry { teeth: vec![loose], ..PerioEntry::default() }).unwrap();
    let wrong = NewToothReading { furcation_lingual: Some(1), ..word(16, true) };
    let refused = kit.app.record_perio(exam, &PerioEntry { teeth: vec![wrong], ..PerioEntry::default() });
    assert_eq!(reason(refused), "no_furcation_here");
    assert_eq!(at(&kit.app.perio_exam(exam).unwrap(), 16).mobility, Some(2));
}

#[test]
fn the_clinician_s_judgement_stands_beside_what_was_computed_and_the_stage_is_held() {
    let kit = Kit::founded();
    let (patient, exam) = begun(&kit);
    probe(&kit, exam, &[16, 36], 6);
    kit.app.close_perio(exam).unwrap();
    let answers = Answers { bone_loss_percent: Some(30), ..Answers::default() };
    let argued = kit.app.argue_perio(exam, &answers).unwrap();
    assert_eq!(argued.classification.stage, Some(Stage::III));
    let judged = Judgement { stage: Some(Stage::IV), ..Judgement::from(&argued.classification) };
    let new = NewAssessment { answers, judged: Some(judged), note: "colapso de mordida".to_owned() };
    kit.app.assess_perio(exam, &new).unwrap();
    let view = kit.app.perio_exam(exam).unwrap();
    let kept = view.exam.judged.unwrap();
    assert_eq!((kept.judgement.stage, kept.computed.stage), (Some(Stage::IV), Some(Stage::III)));
    // After treatment nothing is left but a reduced periodontium.
    kit.env.advance(86_400_000);
    let healed = kit.app.start_perio(patient).unwrap();
    probe(&kit, healed, &[16, 36], 2);
    let treated = Answers { treated: Some(true), ..kit.app.perio_exam(healed).unwrap().answers };
    assert_eq!(treated.bone_loss_percent, Some(30), "answers go on to the next examination");
    let argued = kit.app.argue_perio(healed, &treated).unwrap().classification;
    assert_eq!((argued.stage, argued.diagnosis), (Some(Stage::IV), Diagnosis::Stable));
    let impossible = Answers { bone_loss_percent: Some(120), ..Answers::default() };
    assert_eq!(reason(kit.app.argue_perio(healed, &impossible)), "out_of_range");
}

#[test]
fn what_was_lost_since_the_examination_of_five_years_ago_grades() {
    let kit = Kit::founded();
    let (patient, first) = begun(&kit);
    probe(&kit, first, &[16, 26, 36, 46], 4);
    kit.app.close_perio(first).unwrap();
    let later = |years: i64, depth_mm| {
        kit.env.advance(years * 366 * 86_400_000);
        kit.app.enter_as_owner().unwrap();
        let exam = kit.app.start_perio(patient).unwrap();
        probe(&kit, exam, &[16, 26, 36, 46], depth_mm);
        kit.app.close_perio(exam).unwrap();
        kit.app.perio_exam(exam).unwrap().argued.classification
    };
    let said = |lost_mm, months| Reason::Lost { lost_mm, months, teeth: 4 };
    let soon = later(1, 4);
    assert!(
        !soon.reasons.iter().any(|reason| matches!(reason, Reason::Lost { .. })),
        "a year without loss says nothing"
    );
    let after_five = later(4, 5);
    assert_eq!((after_five.grade, after_five.reasons.contains(&said(1, 60))), (Some(Grade::B), true), "{after_five:?}");
    // Over eight years it was 3 mm, which is slower than the 2 mm of the last four: the faster pace tells.
    let after_nine = later(4, 7);
    assert_eq!((after_nine.grade, after_nine.reasons.contains(&said(2, 48))), (Some(Grade::C), true), "{after_nine:?}");
}

#[test]
fn reception_reads_and_never_writes() {
    let kit = Kit::founded();
    let (patient, exam) = begun(&kit);
    let reception = kit.hire("Carmen", Role::Reception);
    kit.app.sign_in(reception, "contraseña").unwrap();
    assert!(kit.app.perio_exam(exam).is_ok());
    assert_eq!(code(kit.app.start_perio(patient)), ErrorCode::Forbidden);
    assert_eq!(code(kit.app.record_perio(exam, &PerioEntry::default())), ErrorCode::Forbidden);
    assert_eq!(code(kit.app.copy_perio(exam)), ErrorCode::Forbidden);
    assert_eq!(code(kit.app.close_perio(exam)), ErrorCode::Forbidden);
    assert_eq!(code(kit.app.discard_perio(exam)), ErrorCode::Forbidden);
    assert_eq!(code(kit.app.restore_perio(exam)), ErrorCode::Forbidden);
    assert_eq!(code(kit.app.set_perio_plaque(exam, true)), ErrorCode::Forbidden);
    let new = NewAssessment { answers: Answers::default(), judged: None, note: String::new() };
    assert_eq!(code(kit.app.assess_perio(exam, &new)), ErrorCode::Forbidden);
}

#[test]
fn an_examination_on_paper_says_what_the_screen_says_and_that_a_draft_is_one() {
    let kit = Kit::founded();
    let (_, exam) = begun(&kit);
    probe(&kit, exam, &[36, 37], 5);
    let request = PerioRequest { exam, convention: PerioConvention::Sepa, language: Language::Es, colour: false };
    let words = |preview: ReportPreview| preview.pages.concat();
    let draft = words(kit.app.perio_report(&request).unwrap());
    assert!(draft.contains("Borrador: la exploración no está cerrada"), "{draft}");
    assert!(draft.contains("100 % (12/12)"));
    kit.app.close_perio(exam).unwrap();
    let closed = words(kit.app.perio_report(&request).unwrap());
    assert!(!closed.contains("Borrador") && closed.contains("Cerrada por"));
    let english = PerioRequest { language: Language::En, ..request };
    assert!(words(kit.app.perio_report(&english).unwrap()).contains("Periodontal chart"));
}

#[test]
fn two_examinations_of_one_patient_are_compared_on_paper_and_of_two_patients_never() {
    let kit = Kit::founded();
    let (patient, before) = begun(&kit);
    probe(&kit, before, &[36], 6);
    kit.app.close_perio(before).unwrap();
    let after = kit.app.start_perio(patient).unwrap();
    probe(&kit, after, &[36], 3);
    let request = |one, other| PerioComparisonRequest {
        one,
        other,
        convention: PerioConvention::Sepa,
        language: Language::Es,
        colour: true,
    };
    let page = kit.app.perio_comparison_report(&request(before, after)).unwrap().pages.concat();
    assert!(page.contains("100 % (6/6)") && page.contains("es un borrador sin cerrar"), "{page}");
    let (_, stranger) = begun(&kit);
    assert_eq!(reason(kit.app.perio_comparison_report(&request(before, stranger))), "not_comparable");
    assert_eq!(reason(kit.app.perio_comparison_report(&request(before, before))), "not_comparable");
}
