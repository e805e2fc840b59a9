//! NHANES examinations brought over, whole or not at all.

use std::collections::BTreeMap;

use app::import::PerioImport;
use domain::{
    PatientId, Tooth,
    odontogram::Chart,
    patient::Patient,
    perio::{ExamStatus, PerioExam, SiteReading},
};

use crate::kit::{Kit, real};

const PEOPLE: &str = "seqn,cycle,age,sex,missing_of_28,sites_examined\n7,F,34,M,26,3\n";

const SITES: &str = "seqn,tooth_fdi,site,pd_mm,al_mm,gm_to_cej_mm\n\
    7,17,DB,3,5,-2\n7,17,B,2,1,1\n7,16,L,12,0,12\n7,15,L,,,\n";

fn import(kit: &Kit, people: &[u8], sites: &[u8], dry_run: bool) -> PerioImport {
    let (people, sites) = (kit.file("people.csv", people), kit.file("sites.csv", sites));
    kit.app.import_perio(&people, &sites, dry_run, &mut |_, _| {}).unwrap()
}

fn refused(import: &PerioImport) -> Vec<String> {
    import.refused.iter().map(|row| format!("{}:{} {} {}", row.file, row.line, row.column, row.reason)).collect()
}

fn everybody(kit: &Kit) -> Vec<Patient> {
    kit.app.store().unwrap().read(|tx| tx.all::<Patient>()).unwrap()
}

fn exams(kit: &Kit, patient: PatientId) -> Vec<(PerioExam, Vec<SiteReading>)> {
    let read = kit.app.store().unwrap().read(|tx| {
        tx.perio_exams(patient)?.into_iter().map(|exam| Ok((exam.clone(), tx.perio_sites(exam.id)?))).collect()
    });
    read.map_err(|error: store::Error| error.to_string()).unwrap()
}

#[test]
fn the_sign_of_the_margin_turns_and_attachment_loss_stays() {
    let kit = Kit::founded();
    let done = import(&kit, PEOPLE.as_bytes(), SITES.as_bytes(), false);
    assert_eq!(refused(&done), [""; 0]);
    assert_eq!((done.people, done.exams, done.sites, done.empty, done.absent), (1, 1, 3, 1, 26));
    let patient = everybody(&kit).pop().unwrap();
    assert_eq!((patient.given_name.as_str(), patient.birth_date), ("NHANES 7", None));
    assert!(patient.notes.contains("34 años") && patient.notes.contains("2009–2010"), "{}", patient.notes);
    let (exam, readings) = exams(&kit, patient.id).pop().unwrap();
    assert_eq!((exam.status, exam.examined_on.to_string().as_str()), (ExamStatus::Closed, "2010-12-31"));
    let read: BTreeMap<(u8, String), (Option<i64>, Option<i64>)> = readings
        .iter()
        .map(|reading| {
            let place = (reading.tooth.code(), format!("{:?}", reading.site));
            (place, (reading.recession_mm, reading.attachment_loss_mm()))
        })
        .collect();
    assert_eq!(read[&(17, "DB".to_owned())], (Some(2), Some(5)));
    assert_eq!(read[&(17, "B".to_owned())], (Some(-1), Some(1)));
    assert_eq!(read[&(16, "L".to_owned())], (Some(-12), Some(0)));
    let (findings, _) = kit.app.store().unwrap().read(|tx| tx.findings(patient.id)).unwrap();
    let chart = Chart::at(&findings, &[], kit.env.today());
    let is_absent = |code| chart.is_absent(Tooth::new(code).unwrap());
    assert_eq!([17, 16, 15, 18, 36].map(is_absent), [false, false, true, false, true]);
}

#[test]
fn a_dry_run_counts_and_writes_nothing() {
    let kit = Kit::founded();
    let done = import(&kit, PEOPLE.as_bytes(), SITES.as_bytes(), true);
    assert_eq!((done.people, done.sites, done.refused.len()), (1, 3, 0));
    assert!(everybody(&kit).is_empty());
}

#[test]
fn the_same_person_is_not_brought_over_twice_even_under_another_name() {
    let kit = Kit::founded();
    import(&kit, PEOPLE.as_bytes(), SITES.as_bytes(), false);
    let id = everybody(&kit)[0].id;
    let view = kit.app.patient(id).unwrap();
    let renamed = app::patient::PatientForm { given_name: "Otra".to_owned(), ..view.form };
    kit.app.update_patient(id, &view.clocks, &renamed).unwrap();
    for dry_run in [true, false] {
        let again = import(&kit, PEOPLE.as_bytes(), SITES.as_bytes(), dry_run);
        assert_eq!(refused(&again), ["people.csv:2 seqn already_there"]);
    }
    assert_eq!((everybody(&kit).len(), exams(&kit, id).len()), (1, 1));
}

#[test]
fn one_refused_row_and_nothing_is_imported() {
    let kit = Kit::founded();
    let rows = |rows: &str| format!("{SITES}{rows}\n");
    for (sites, reason) in [
        (rows("7,19,DB,3,,0"), "sites.csv:6 tooth_fdi not_a_tooth"),
        (rows("7,300,DB,3,,0"), "sites.csv:6 tooth_fdi not_a_tooth"),
        (rows("7,55,DB,3,,0"), "sites.csv:6 tooth_fdi not_a_tooth"),
        (rows("7,14,XX,3,,0"), "sites.csv:6 site unknown_value"),
        (rows("7,14,DB,40,,0"), "sites.csv:6 pd_mm out_of_range"),
        (rows("7,14,DB,-1,,0"), "sites.csv:6 pd_mm out_of_range"),
        (rows("7,14,DB,3,,40"), "sites.csv:6 gm_to_cej_mm out_of_range"),
        (rows("7,14,DB,3,,-9223372036854775808"), "sites.csv:6 gm_to_cej_mm out_of_range"),
        (rows("7,14,DB,3.5,,0"), "sites.csv:6 pd_mm not_a_number"),
        (rows("7,14,DB,٣,,0"), "sites.csv:6 pd_mm not_a_number"),
        (rows("7,14,DB,3,9,0"), "sites.csv:6 al_mm does_not_add_up"),
        (rows("7,17,DB,3,,0"), "sites.csv:6 site duplicate"),
        (rows("8,14,DB,3,,0"), "sites.csv:6 seqn unknown_person"),
        (rows(",14,DB,3,,0"), "sites.csv:6 seqn required"),
        (rows("7,14,DB,3"), "sites.csv:6  wrong_column_count"),
        (rows("7,14,D\0B,3,,0"), "sites.csv:6 site control_character"),
        (rows("7,14,\"DB\nB\",3,,0"), "sites.csv:6 site control_character"),
        (rows("7,14,\"DB,3,,0"), "sites.csv:6  wrong_column_count"),
        (rows("7,14,DB,3,,0"), "people.csv:2 missing_of_28 does_not_add_up"),
        (SITES.replace("seqn", "patient"), "sites.csv:1 patient unknown_column"),
        (SITES.replace("seqn,", "seqn,seqn,"), "sites.csv:1 seqn duplicate"),
        (SITES.replace("pd_mm", "al_mm"), "sites.csv:1 al_mm duplicate"),
        (SITES.replace(',', ";"), "sites.csv:1 seqn;tooth_fdi;site;pd_mm;al_mm;gm_to_cej_mm unknown_column"),
        (String::new(), "sites.csv:1  no_header"),
        ("seqn,tooth_fdi,site,pd_mm,gm_to_cej_mm\n".to_owned(), "people.csv:2 seqn no_rows"),
        (",".repeat(2_000_000), "sites.csv:1  too_many_columns"),
        (rows(&format!("7,14,{},3,,0", "B".repeat(100_000))), "sites.csv:6 site too_long"),
    ] {
        let done = import(&kit, PEOPLE.as_bytes(), sites.as_bytes(), false);
        assert!(refused(&done).contains(&reason.to_owned()), "{reason}: {:?}", refused(&done));
        assert!(everybody(&kit).is_empty(), "{reason}");
    }
}

#[test]
fn what_a_spreadsheet_did_to_a_file_is_named() {
    let kit = Kit::founded();
    let latin: Vec<u8> = [SITES.as_bytes(), b"7,14,\xd1B,3,,0\n"].concat();
    assert_eq!(refused(&import(&kit, PEOPLE.as_bytes(), &latin, true)), ["sites.csv:6 site not_utf8"]);
    let wide: Vec<u8> = SITES.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert!(!import(&kit, PEOPLE.as_bytes(), &wide, true).refused.is_empty());
    let unclosed = SITES.replacen("7,17,B", "7,17,\"B", 1);
    assert!(
        refused(&import(&kit, PEOPLE.as_bytes(), unclosed.as_bytes(), true))
            .contains(&"sites.csv:3  unclosed_quote".to_owned())
    );
    // What does no harm is taken: a byte order mark, carriage returns, quotes, spaces, another order of columns.
    let harmless = format!("\u{feff}{}", SITES.replace('\n', "\r\n").replace("7,17,B", "\"7\", 17 ,B"));
    assert_eq!(refused(&import(&kit, PEOPLE.as_bytes(), harmless.as_bytes(), true)), [""; 0]);
    let people = "sex,age,cycle,seqn\nM,34,F,7\n";
    assert_eq!(refused(&import(&kit, people.as_bytes(), SITES.as_bytes(), true)), [""; 0]);
}

#[test]
fn wrong_people_are_refused_by_line() {
    let kit = Kit::founded();
    let people = "seqn,cycle,age,sex\n7,F,34,M\n7,F,34,M\n8,ZZ,34,M\n9,F,340,M\n10,F,34,X\n-4,F,34,M\n";
    assert_eq!(
        refused(&import(&kit, people.as_bytes(), SITES.as_bytes(), true)),
        [
            "people.csv:3 seqn duplicate",
            "people.csv:4 cycle unknown_value",
            "people.csv:5 age out_of_range",
            "people.csv:6 sex unknown_value",
            "people.csv:7 seqn out_of_range"
        ]
    );
}

#[test]
fn a_file_of_nothing_but_faults_stops_at_a_thousand() {
    let kit = Kit::founded();
    let sites = format!("{SITES}{}", "7,19,DB,3,,0\n".repeat(50_000));
    assert_eq!(import(&kit, PEOPLE.as_bytes(), sites.as_bytes(), true).refused.len(), 1000);
}

#[test]
fn reception_may_not_import() {
    let kit = Kit::founded();
    let reception = kit.hire("Carmen", domain::staff::Role::Reception);
    kit.app.sign_in(reception, "contraseña").unwrap();
    let (people, sites) = (kit.file("people.csv", PEOPLE.as_bytes()), kit.file("sites.csv", SITES.as_bytes()));
    let done = kit.app.import_perio(&people, &sites, false, &mut |_, _| {});
    assert_eq!(crate::kit::code(done), app::ErrorCode::Forbidden);
}

#[test]
fn the_real_files_give_the_figures_printed_with_them() {
    let (Some(people), Some(sites)) = (real("nhanes/nhanes_perio_people.csv"), real("nhanes/nhanes_perio_sites.csv"))
    else {
        return;
    };
    let kit = Kit::founded();
    let done = kit.app.import_perio(&people, &sites, false, &mut |_, _| {}).unwrap();
    assert_eq!(refused(&done), [""; 0]);
    assert_eq!((done.people, done.exams, done.sites + done.empty), (11, 11, 1848));
    let everybody = everybody(&kit);
    let mut table = csv::Reader::from_path(people).unwrap();
    for row in table.deserialize::<BTreeMap<String, String>>() {
        let row = row.unwrap();
        let name = format!("NHANES {}", row["seqn"]);
        let patient = everybody.iter().find(|patient| patient.given_name == name).unwrap();
        let (findings, _) = kit.app.store().unwrap().read(|tx| tx.findings(patient.id)).unwrap();
        assert_eq!(findings.len().to_string(), row["missing_of_28"], "{name}");
    }
    let verdict = kit.app.verify(true, &mut |_, _| {}).unwrap();
    assert!(verdict.faults.is_empty(), "{:?}", verdict.faults);
}
