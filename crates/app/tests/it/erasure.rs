//! Blocking and erasing as those who manage the clinic do it, and as nobody else may.

use app::{ErrorCode, health::HealthItemForm, odontogram::NewFinding, patient::PatientQuery, stick::ExportScope};
use domain::{
    PatientId, Surface,
    erasure::Ground,
    finding::Status,
    health::{Category, Severity},
    staff::Role,
};

use crate::kit::{Kit, code, faults, form};

const WHY: &str = "pide la supresión por escrito";

fn caries(kit: &Kit, patient: PatientId) {
    let new = NewFinding {
        rule: "caries".to_owned(),
        teeth: vec![36],
        surfaces: vec![Surface::Occlusal],
        attribute: None,
        status: Status::Pathology,
        observed_on: None,
        note: String::new(),
    };
    kit.app.record_finding(patient, &new).unwrap();
}

fn listed(kit: &Kit) -> usize {
    let query = PatientQuery { text: "rosa".to_owned(), archived: false, offset: 0, limit: 9 };
    kit.app.search_patients(&query).unwrap().rows.len()
}

#[test]
fn blocking_hides_and_looking_in_leaves_a_trace() {
    let kit = Kit::founded();
    let id = kit.register("Rosa");
    caries(&kit, id);
    assert_eq!(faults(kit.app.block_patient(id, "no")), ["reason: too_short"]);
    kit.app.block_patient(id, WHY).unwrap();
    assert_eq!(listed(&kit), 0);
    assert_eq!(code(kit.app.patient(id)), ErrorCode::Blocked);
    assert_eq!(code(kit.app.chart(id, app::odontogram::ChartView::Today)), ErrorCode::Blocked);
    assert_eq!(code(kit.app.block_patient(id, WHY)), ErrorCode::Blocked);
    kit.app.look_at_blocked(id, "requerimiento del juzgado").unwrap();
    assert_eq!(kit.app.patient(id).unwrap().form.given_name, "Rosa");
    assert_eq!(code(kit.app.update_patient(id, "", &form("Otra"))), ErrorCode::Blocked, "to look is not to change");
    let row = kit.app.blocked_patients().unwrap().remove(0);
    assert_eq!((row.number, row.initials.as_str()), (1, "R."));
    assert_eq!((row.blocks[0].reason.as_str(), row.accesses[0].by.as_str()), (WHY, "Ana Pérez"));
    // Whoever signs in next has to say why again.
    kit.app.sign_out();
    kit.app.enter_as_owner().unwrap();
    assert_eq!(code(kit.app.patient(id)), ErrorCode::Blocked);
    kit.app.unblock_patient(id, "vuelve a consulta").unwrap();
    assert_eq!((listed(&kit), code(kit.app.unblock_patient(id, "otra vez"))), (1, ErrorCode::NotFound));
}

#[test]
fn nobody_but_those_who_manage_blocks_looks_or_erases() {
    let kit = Kit::founded();
    let id = kit.register("Rosa");
    for role in [Role::Dentist, Role::Hygienist, Role::Reception] {
        let person = kit.hire("Eva", role);
        kit.app.sign_in(person, "contraseña").unwrap();
        let refused = [
            code(kit.app.block_patient(id, WHY)),
            code(kit.app.look_at_blocked(id, WHY)),
            code(kit.app.erasure_outlook(id)),
            code(kit.app.erase_patient(id, Ground::Mistake)),
            code(kit.app.erasures()),
        ];
        assert_eq!(refused, [ErrorCode::Forbidden; 5], "{role:?}");
        kit.app.enter_as_owner().unwrap();
    }
    assert_eq!(listed(&kit), 1);
}

#[test]
fn within_the_time_of_the_law_only_the_owner_erases_and_says_on_what_ground() {
    let kit = Kit::founded();
    let id = kit.register("Rosa");
    caries(&kit, id);
    let outlook = kit.app.erasure_outlook(id).unwrap();
    assert_eq!((outlook.is_over, outlook.may_override), (false, true));
    assert_eq!(outlook.hold.until.unwrap().to_string(), "2031-11-22");
    assert_eq!(faults(kit.app.erase_patient(id, Ground::RetentionOver)), ["ground: must_be_kept"]);
    let second = kit.hire("Otra", Role::Admin);
    kit.app.sign_in(second, "contraseña").unwrap();
    assert!(!kit.app.erasure_outlook(id).unwrap().may_override);
    assert_eq!(code(kit.app.erase_patient(id, Ground::Mistake)), ErrorCode::Forbidden);
    kit.app.enter_as_owner().unwrap();
    kit.app.erase_patient(id, Ground::Mistake).unwrap();
    assert_eq!(code(kit.app.patient(id)), ErrorCode::NotFound);
    let list = kit.app.erasures().unwrap();
    assert_eq!((list.erasures[0].ground, list.erasures[0].by.as_str()), (Ground::Mistake, "Ana Pérez"));
    assert!(list.is_scrubbed);
    assert_eq!(kit.app.verify(true, &mut |_, _| ()).unwrap().faults, []);
}

#[test]
fn a_child_expected_or_a_review_agreed_holds_nobody_longer() {
    let kit = Kit::founded();
    let id = kit.register("Rosa");
    let form = HealthItemForm {
        category: Category::Condition,
        code: "pregnancy".to_owned(),
        name: "Embarazo".to_owned(),
        severity: Severity::Unknown,
        detail: String::new(),
        due_on: Some("2027-06-01".parse().unwrap()),
    };
    kit.app.add_health_item(id, &form).unwrap();
    let outlook = kit.app.erasure_outlook(id).unwrap();
    assert_eq!(
        outlook.hold.until.unwrap().to_string(),
        "2031-11-22",
        "five years from the entry, not from the due date"
    );
}

#[test]
fn after_its_time_any_manager_erases() {
    let kit = Kit::founded();
    let id = kit.register("Rosa");
    caries(&kit, id);
    let second = kit.hire("Otra", Role::Admin);
    kit.env.advance(5 * 366 * 86_400_000);
    kit.app.sign_in(second, "contraseña").unwrap();
    assert!(kit.app.erasure_outlook(id).unwrap().is_over);
    kit.app.erase_patient(id, Ground::RetentionOver).unwrap();
    assert_eq!(listed(&kit), 0);
}

#[test]
fn the_region_and_the_clinics_own_years_move_the_date() {
    let kit = Kit::founded();
    let id = kit.register("Rosa");
    caries(&kit, id);
    let set = |region: &str, retention_years| {
        let form = app::clinic::ClinicForm { region: region.to_owned(), retention_years, ..kit.app.clinic().unwrap() };
        kit.app.update_clinic(&form)
    };
    set("ES-CT", 0).unwrap();
    assert_eq!(kit.app.erasure_outlook(id).unwrap().hold.until.unwrap().to_string(), "2041-11-22");
    set("ES-GA", 20).unwrap();
    assert_eq!(kit.app.erasure_outlook(id).unwrap().hold.until.unwrap().to_string(), "2046-11-22");
    assert_eq!(faults(set("ES-XX", 51)), ["retentionYears: out_of_range", "region: unknown_value"]);
}

#[test]
fn a_backup_that_still_holds_the_patient_is_named_until_a_person_has_deleted_it() {
    let kit = Kit::founded();
    let id = kit.register("Rosa");
    let (backup, log) = (kit.path("copia.esmb"), kit.path("registro.clog"));
    kit.app.backup(&backup).unwrap();
    kit.app.export_log(&log, ExportScope::Everything, &mut |_, _| ()).unwrap();
    let erased = kit.app.erase_patient(id, Ground::RetentionOver).unwrap();
    assert!(erased.backups.iter().all(|copy| copy.is_there));
    assert_eq!(erased.backups.len(), 2);
    std::fs::remove_file(&backup).unwrap();
    kit.app.forget_backup(backup.to_str().unwrap()).unwrap();
    let left = kit.app.erasures().unwrap().erasures.remove(0).backups;
    assert_eq!(left.len(), 1);
    assert!(left[0].file.ends_with("registro.clog"));
}
