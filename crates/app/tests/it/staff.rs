//! Who works here, and what each role is refused.

use app::{
    Error, ErrorCode,
    odontogram::{ChartView, NewFinding},
    staff::{NewStaff, StaffChange},
};
use domain::{StaffId, Surface, finding::Status, staff::Role};

use crate::kit::{Kit, PASSPHRASE, code, faults, form};

/// Something a role may be refused, by name.
type Attempt<'a> = (&'a str, &'a dyn Fn() -> Result<(), Error>);

fn caries(tooth: u8) -> NewFinding {
    NewFinding {
        rule: "caries".to_owned(),
        teeth: vec![tooth],
        surfaces: vec![Surface::Occlusal],
        attribute: None,
        status: Status::Pathology,
        observed_on: None,
        note: String::new(),
    }
}

#[test]
fn each_role_is_refused_what_is_not_its_own() {
    let kit = Kit::founded();
    let patient = kit.register("Rosa");
    let owner = kit.app.session().unwrap().staff;
    let new = NewStaff {
        name: "Otra".to_owned(),
        role: Role::Admin,
        licence: String::new(),
        password: "contraseña".to_owned(),
    };
    let attempts: [Attempt<'_>; 7] = [
        ("staff", &|| kit.app.create_staff(&new).map(drop)),
        ("password", &|| kit.app.set_password(owner, "contraseña")),
        ("clinic", &|| kit.app.update_clinic(&kit.app.clinic()?)),
        ("backup", &|| kit.app.backup(&kit.path("refused.backup"))),
        ("export", &|| {
            kit.app.export_log(&kit.path("refused.clog"), app::stick::ExportScope::Everything, &mut |_, _| {}).map(drop)
        }),
        ("verify", &|| kit.app.verify(false, &mut |_, _| {}).map(drop)),
        ("chart", &|| kit.app.record_finding(patient, &caries(36)).map(drop)),
    ];
    let refused = |role: Role, name: &str| {
        let id = kit.hire(name, role);
        kit.app.sign_in(id, "contraseña").unwrap();
        let refused = |attempt: &&Attempt<'_>| match (attempt.1)() {
            Ok(()) => false,
            Err(fault) => fault.code() == ErrorCode::Forbidden,
        };
        let refused: Vec<&str> = attempts.iter().filter(refused).map(|attempt| attempt.0).collect();
        kit.app.chart(patient, ChartView::Today).unwrap();
        kit.app.create_patient(&form(name)).unwrap();
        kit.app.sign_in(owner, PASSPHRASE).unwrap();
        refused
    };
    let managing = ["staff", "password", "clinic", "backup", "export", "verify"];
    assert_eq!(refused(Role::Dentist, "Dentista"), managing);
    assert_eq!(refused(Role::Reception, "Recepción"), [managing.as_slice(), &["chart"]].concat());
    assert!(!kit.path("refused.backup").exists() && !kit.path("refused.clog").exists());
}

#[test]
fn everybody_changes_their_own_password_and_the_old_one_is_over() {
    let kit = Kit::founded();
    let hygienist = kit.hire("Lucía", Role::Hygienist);
    kit.app.sign_in(hygienist, "contraseña").unwrap();
    assert_eq!(faults(kit.app.set_password(hygienist, "corta")), ["password: weak"]);
    kit.app.set_password(hygienist, "otra contraseña").unwrap();
    assert_eq!(code(kit.app.sign_in(hygienist, "contraseña")), ErrorCode::WrongSecret);
    kit.app.sign_in(hygienist, "otra contraseña").unwrap();
}

#[test]
fn somebody_who_manages_must_remain() {
    let kit = Kit::founded();
    let owner = kit.app.session().unwrap().staff;
    let change = |id: StaffId, role: Role, retired: bool| {
        let view = kit.app.staff()?.into_iter().find(|person| person.id == id).unwrap();
        let change = StaffChange { name: view.name, role, licence: view.licence, retired, clocks: view.clocks };
        kit.app.update_staff(id, &change)
    };
    assert_eq!(faults(change(owner, Role::Dentist, false)), ["role: last_admin"]);
    assert_eq!(faults(change(owner, Role::Admin, true)), ["role: last_admin"]);
    let second = kit.hire("Marcos", Role::Dentist);
    change(second, Role::Admin, false).unwrap();
    change(owner, Role::Dentist, false).unwrap();
}
