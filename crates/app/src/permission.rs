//! Who may do what: one table. Every use case starts by asking it.

use domain::staff::Role;
use serde::Serialize;

/// Something a role may or may not do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// Letterhead and settings of the clinic.
    ManageClinic,
    /// Who works here, in which role, with which password.
    ManageStaff,
    /// Servers and workstations.
    ManageDevices,
    /// See who the patients are.
    ReadPatients,
    /// Register, correct and archive patients.
    EditPatients,
    /// See charts.
    ReadChart,
    /// Chart.
    EditChart,
    /// Make and print reports.
    MakeReports,
    /// See and hasten the sync.
    Sync,
}

impl Action {
    /// All actions.
    pub const ALL: [Action; 9] = [
        Action::ManageClinic,
        Action::ManageStaff,
        Action::ManageDevices,
        Action::ReadPatients,
        Action::EditPatients,
        Action::ReadChart,
        Action::EditChart,
        Action::MakeReports,
        Action::Sync,
    ];
}

/// Whether a role may do something.
///
/// Reception sees that a chart exists through reports it prints for patients, and never writes one.
pub fn may(role: Role, action: Action) -> bool {
    match action {
        Action::ManageClinic | Action::ManageStaff | Action::ManageDevices => role == Role::Admin,
        Action::ReadPatients | Action::EditPatients | Action::ReadChart | Action::MakeReports | Action::Sync => true,
        Action::EditChart => matches!(role, Role::Admin | Role::Dentist | Role::Hygienist),
    }
}

/// What every command needs: `None` for what must work before anybody is signed in. A command missing here fails a test.
pub static COMMANDS: &[(&str, Option<Action>)] = &[
    ("app_state", None),
    ("chart_redo", Some(Action::EditChart)),
    ("chart_undo", Some(Action::EditChart)),
    ("clinic_get", Some(Action::ReadPatients)),
    ("clinic_update", Some(Action::ManageClinic)),
    ("create_clinic", None),
    ("device_invite", Some(Action::ManageDevices)),
    ("device_list", Some(Action::Sync)),
    ("document_check", Some(Action::ReadPatients)),
    ("explore_demo", None),
    ("finding_record", Some(Action::EditChart)),
    ("finding_withdraw", Some(Action::EditChart)),
    ("join_clinic", None),
    ("odontogram_catalogue", Some(Action::ReadChart)),
    ("odontogram_drawing", Some(Action::ReadChart)),
    ("odontogram_get", Some(Action::ReadChart)),
    ("patient_archive", Some(Action::EditPatients)),
    ("patient_create", Some(Action::EditPatients)),
    ("patient_get", Some(Action::ReadPatients)),
    ("patient_restore", Some(Action::EditPatients)),
    ("patient_search", Some(Action::ReadPatients)),
    ("patient_update", Some(Action::EditPatients)),
    ("preferences_set", None),
    ("report_odontogram", Some(Action::MakeReports)),
    ("report_open", Some(Action::MakeReports)),
    ("report_print", Some(Action::MakeReports)),
    ("report_save", Some(Action::MakeReports)),
    ("sign_in", None),
    ("sign_out", None),
    ("staff_create", Some(Action::ManageStaff)),
    ("staff_list", Some(Action::ReadPatients)),
    ("staff_set_password", Some(Action::ManageStaff)),
    ("staff_update", Some(Action::ManageStaff)),
    ("sync_connect", Some(Action::ManageDevices)),
    ("sync_now", Some(Action::Sync)),
    ("sync_status", Some(Action::Sync)),
    ("unlock", None),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reception_never_charts_and_only_admins_manage() {
        let refused = |role: Role| Action::ALL.into_iter().filter(|action| !may(role, *action)).collect::<Vec<_>>();
        let managing = [Action::ManageClinic, Action::ManageStaff, Action::ManageDevices];
        assert_eq!(refused(Role::Admin), []);
        assert_eq!(refused(Role::Dentist), managing);
        assert_eq!(refused(Role::Hygienist), managing);
        assert_eq!(refused(Role::Reception), [managing.as_slice(), &[Action::EditChart]].concat());
    }
}
