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
    /// Block patients, look into what is blocked, and erase.
    ManagePrivacy,
    /// See who the patients are.
    ReadPatients,
    /// Register, correct and archive patients.
    EditPatients,
    /// See charts.
    ReadChart,
    /// Chart.
    EditChart,
    /// See the medical history and what was answered to the questionnaire; its alerts are for everybody.
    ReadHealth,
    /// Keep the medical history.
    EditHealth,
    /// Read what was written and done in visits; that one took place is for everybody to see.
    ReadNotes,
    /// Open visits, write and sign one's own notes, record hygiene sessions.
    WriteNotes,
    /// See what is planned for a patient; the notes on it are for those who treat.
    ReadPlan,
    /// Plan, and say what was done.
    EditPlan,
    /// Sign and annul prescriptions.
    Prescribe,
    /// See consents, have permissions on data signed, and write down what is withdrawn.
    TakeConsent,
    /// Have consents to care signed.
    TakeClinicalConsent,
    /// Send a patient on to a colleague, under one's licence.
    Refer,
    /// Make and print reports; issue certificates and recall letters.
    MakeReports,
    /// See and hasten the sync.
    Sync,
}

impl Action {
    /// All actions.
    pub const ALL: [Action; 20] = [
        Action::ManageClinic,
        Action::ManageStaff,
        Action::ManageDevices,
        Action::ManagePrivacy,
        Action::ReadPatients,
        Action::EditPatients,
        Action::ReadChart,
        Action::EditChart,
        Action::ReadHealth,
        Action::EditHealth,
        Action::ReadNotes,
        Action::WriteNotes,
        Action::ReadPlan,
        Action::EditPlan,
        Action::Prescribe,
        Action::TakeConsent,
        Action::TakeClinicalConsent,
        Action::Refer,
        Action::MakeReports,
        Action::Sync,
    ];
}

/// Whether a role may do something.
///
/// Reception sees that a chart exists through reports it prints for patients, and never writes one. Of the medical history
/// it sees the alerts: whoever answers the telephone must know. In Spain doctors, dentists and podiatrists prescribe, and
/// nobody else (Real Decreto Legislativo 1/2015, art. 79.1). Consent to care is taken by whoever can explain it (Ley 41/2002,
/// art. 4.3); permissions on data by anybody.
pub fn may(role: Role, action: Action) -> bool {
    match action {
        Action::ManageClinic | Action::ManageStaff | Action::ManageDevices | Action::ManagePrivacy => {
            role == Role::Admin
        }
        Action::ReadPatients
        | Action::EditPatients
        | Action::ReadChart
        | Action::ReadPlan
        | Action::TakeConsent
        | Action::MakeReports
        | Action::Sync => true,
        Action::EditChart
        | Action::ReadHealth
        | Action::EditHealth
        | Action::ReadNotes
        | Action::WriteNotes
        | Action::EditPlan
        | Action::TakeClinicalConsent => {
            matches!(role, Role::Admin | Role::Dentist | Role::Hygienist)
        }
        Action::Prescribe | Action::Refer => matches!(role, Role::Admin | Role::Dentist),
    }
}

/// Deciding what a record says is changing it. What belongs to nobody's desk is clinical.
pub(crate) fn deciding(kind: &str) -> Action {
    match kind {
        "patient" | "patient_link" | "patient_unlink" => Action::EditPatients,
        "clinic" | "note_template" | "recall_policy" => Action::ManageClinic,
        "staff" => Action::ManageStaff,
        "acceptance" | "clock_correction" | "device" | "revocation" | "rotation" => Action::ManageDevices,
        "access" | "block" | "erasure" | "unblock" => Action::ManagePrivacy,
        "health_item" | "risk_assessment" => Action::EditHealth,
        "visit" | "visit_note" => Action::WriteNotes,
        "treatment_plan" | "plan_item" => Action::EditPlan,
        _ => Action::EditChart,
    }
}

/// What it takes to see what a record of a kind says. A kind that nobody has put at a desk is as close as the medical
/// history; a test holds that none is forgotten.
pub(crate) fn reading(kind: &str) -> Action {
    at_desk(kind).unwrap_or(Action::ReadHealth)
}

fn at_desk(kind: &str) -> Option<Action> {
    Some(match kind {
        "acknowledgement" | "clinic" | "patient" | "patient_link" | "patient_unlink" | "staff" => Action::ReadPatients,
        "acceptance" | "clock_correction" | "device" | "revocation" | "rotation" => Action::Sync,
        "access" | "block" | "erasure" | "unblock" => Action::ManagePrivacy,
        "consent" | "consent_template" | "consent_withdrawal" => Action::TakeConsent,
        "plan_acceptance" | "plan_completion" | "plan_item" | "plan_reopening" | "treatment_plan" => Action::ReadPlan,
        "finding" | "finding_amendment" | "index_exam" | "index_score" | "mih_judgement" => Action::ReadChart,
        "perio_assessment" | "perio_closing" | "perio_exam" | "perio_site" | "perio_tooth" => Action::ReadChart,
        "recall_decision" | "recall_policy" | "tooth_prognosis" => Action::ReadChart,
        "hygiene_session" | "hygiene_withdrawal" | "note_template" => Action::ReadNotes,
        "visit" | "visit_addendum" | "visit_note" | "visit_signature" => Action::ReadNotes,
        "health_item" | "health_reading" | "health_review" | "letter" | "prescription" | "prescription_annulment" => {
            Action::ReadHealth
        }
        "questionnaire" | "questionnaire_answers" | "risk_assessment" => Action::ReadHealth,
        "letter_template" | "paper" | "paper_annulment" | "paper_copy" => Action::MakeReports,
        _ => return None,
    })
}

/// What every command needs: `None` for what must work before anybody is signed in. A command missing here fails a test.
pub static COMMANDS: &[(&str, Option<Action>)] = &[
    ("app_state", None),
    ("backup_forget", Some(Action::ManagePrivacy)),
    ("backup_restore", None),
    ("backup_save", Some(Action::ManageClinic)),
    ("batch_cancel", Some(Action::MakeReports)),
    ("batch_make", Some(Action::MakeReports)),
    ("chart_redo", Some(Action::EditChart)),
    ("chart_undo", Some(Action::EditChart)),
    ("clinic_get", Some(Action::ReadPatients)),
    ("clinic_update", Some(Action::ManageClinic)),
    ("conflict_acknowledge", Some(Action::ReadPatients)),
    ("conflict_decide", Some(Action::EditPatients)),
    ("conflict_history", Some(Action::ReadPatients)),
    ("conflict_list", Some(Action::ReadPatients)),
    ("consent_list", Some(Action::TakeConsent)),
    ("consent_sign", Some(Action::TakeConsent)),
    ("consent_template_preview", Some(Action::ManageClinic)),
    ("consent_template_save", Some(Action::ManageClinic)),
    ("consent_template_versions", Some(Action::TakeConsent)),
    ("consent_templates", Some(Action::TakeConsent)),
    ("consent_withdraw", Some(Action::TakeConsent)),
    ("consent_wording", Some(Action::TakeConsent)),
    ("create_clinic", None),
    ("device_become", Some(Action::ManageDevices)),
    ("device_invite", Some(Action::ManageDevices)),
    ("device_list", Some(Action::Sync)),
    ("device_revoke", Some(Action::ManageDevices)),
    ("device_rotate", Some(Action::ManageDevices)),
    ("device_standing", Some(Action::Sync)),
    ("document_check", Some(Action::ReadPatients)),
    ("duplicate_dismiss", Some(Action::EditPatients)),
    ("duplicate_link", Some(Action::EditPatients)),
    ("duplicate_linked", Some(Action::ReadPatients)),
    ("duplicate_list", Some(Action::ReadPatients)),
    ("duplicate_unlink", Some(Action::EditPatients)),
    ("erasure_list", Some(Action::ManagePrivacy)),
    ("erasure_outlook", Some(Action::ManagePrivacy)),
    ("explore_demo", None),
    ("finding_record", Some(Action::EditChart)),
    ("finding_withdraw", Some(Action::EditChart)),
    ("health_add", Some(Action::EditHealth)),
    ("health_alerts", Some(Action::ReadPatients)),
    ("health_catalogue", Some(Action::ReadHealth)),
    ("health_edit", Some(Action::EditHealth)),
    ("health_end", Some(Action::EditHealth)),
    ("health_get", Some(Action::ReadHealth)),
    ("health_item_history", Some(Action::ReadHealth)),
    ("health_measure", Some(Action::EditHealth)),
    ("health_restore", Some(Action::EditHealth)),
    ("health_review", Some(Action::EditHealth)),
    ("history_authors", Some(Action::MakeReports)),
    ("hygiene_draft", Some(Action::WriteNotes)),
    ("hygiene_forget", Some(Action::WriteNotes)),
    ("hygiene_keep", Some(Action::WriteNotes)),
    ("hygiene_record", Some(Action::WriteNotes)),
    ("hygiene_withdraw", Some(Action::WriteNotes)),
    ("index_exam", Some(Action::ReadChart)),
    ("index_list", Some(Action::ReadChart)),
    ("index_record", Some(Action::EditChart)),
    ("index_retire", Some(Action::EditChart)),
    ("index_start", Some(Action::EditChart)),
    ("join_clinic", None),
    ("letter_begin", Some(Action::MakeReports)),
    ("letter_issue", Some(Action::MakeReports)),
    ("letter_list", Some(Action::MakeReports)),
    ("letter_template_preview", Some(Action::ManageClinic)),
    ("letter_template_save", Some(Action::ManageClinic)),
    ("letter_template_versions", Some(Action::MakeReports)),
    ("letter_templates", Some(Action::MakeReports)),
    ("letter_wording", Some(Action::MakeReports)),
    ("log_export", Some(Action::ManageDevices)),
    ("log_import", Some(Action::ManageDevices)),
    ("mih_follow_up", Some(Action::ReadChart)),
    ("mih_judge", Some(Action::EditChart)),
    ("note_add", Some(Action::WriteNotes)),
    ("note_keep", Some(Action::WriteNotes)),
    ("note_save", Some(Action::WriteNotes)),
    ("note_sign", Some(Action::WriteNotes)),
    ("odontogram_catalogue", Some(Action::ReadChart)),
    ("odontogram_drawing", Some(Action::ReadChart)),
    ("odontogram_get", Some(Action::ReadChart)),
    ("paper_annul", Some(Action::MakeReports)),
    ("paper_check", Some(Action::MakeReports)),
    ("paper_list", Some(Action::MakeReports)),
    ("paper_register", Some(Action::ManageClinic)),
    ("patient_archive", Some(Action::EditPatients)),
    ("patient_block", Some(Action::ManagePrivacy)),
    ("patient_blocked", Some(Action::ManagePrivacy)),
    ("patient_create", Some(Action::EditPatients)),
    ("patient_erase", Some(Action::ManagePrivacy)),
    ("patient_get", Some(Action::ReadPatients)),
    ("patient_look", Some(Action::ManagePrivacy)),
    ("patient_restore", Some(Action::EditPatients)),
    ("patient_search", Some(Action::ReadPatients)),
    ("patient_summary", Some(Action::ReadChart)),
    ("patient_unblock", Some(Action::ManagePrivacy)),
    ("patient_update", Some(Action::EditPatients)),
    ("perio_argue", Some(Action::ReadChart)),
    ("perio_assess", Some(Action::EditChart)),
    ("perio_close", Some(Action::EditChart)),
    ("perio_compare", Some(Action::ReadChart)),
    ("perio_copy", Some(Action::EditChart)),
    ("perio_discard", Some(Action::EditChart)),
    ("perio_drawing", Some(Action::ReadChart)),
    ("perio_exam", Some(Action::ReadChart)),
    ("perio_list", Some(Action::ReadChart)),
    ("perio_plaque", Some(Action::EditChart)),
    ("perio_record", Some(Action::EditChart)),
    ("perio_restore", Some(Action::EditChart)),
    ("perio_start", Some(Action::EditChart)),
    ("plan_accept", Some(Action::EditPlan)),
    ("plan_add", Some(Action::EditPlan)),
    ("plan_catalogue", Some(Action::ReadPlan)),
    ("plan_create", Some(Action::EditPlan)),
    ("plan_edit", Some(Action::EditPlan)),
    ("plan_get", Some(Action::ReadPlan)),
    ("plan_item_complete", Some(Action::EditPlan)),
    ("plan_item_drop", Some(Action::EditPlan)),
    ("plan_item_edit", Some(Action::EditPlan)),
    ("plan_item_reopen", Some(Action::EditPlan)),
    ("plan_item_restore", Some(Action::EditPlan)),
    ("plan_judge", Some(Action::EditPlan)),
    ("plan_propose", Some(Action::EditPlan)),
    ("plan_restore", Some(Action::EditPlan)),
    ("plan_retire", Some(Action::EditPlan)),
    ("plan_unaccept", Some(Action::EditPlan)),
    ("preferences_set", None),
    ("prescription_annul", Some(Action::Prescribe)),
    ("prescription_drugs", Some(Action::ReadHealth)),
    ("prescription_hazards", Some(Action::Prescribe)),
    ("prescription_list", Some(Action::ReadHealth)),
    ("prescription_sign", Some(Action::Prescribe)),
    ("quarantine_accept", Some(Action::ManageDevices)),
    ("quarantine_list", Some(Action::ManageDevices)),
    ("questionnaire_answers", Some(Action::ReadHealth)),
    ("questionnaire_draft", Some(Action::EditHealth)),
    ("questionnaire_fill", Some(Action::EditHealth)),
    ("questionnaire_forget", Some(Action::EditHealth)),
    ("questionnaire_get", Some(Action::ReadHealth)),
    ("questionnaire_keep", Some(Action::EditHealth)),
    ("questionnaire_revise", Some(Action::ManageClinic)),
    ("questionnaire_versions", Some(Action::ReadHealth)),
    ("recall_decide", Some(Action::EditChart)),
    ("recall_get", Some(Action::ReadChart)),
    ("recall_policy", Some(Action::ReadChart)),
    ("recall_policy_set", Some(Action::ManageClinic)),
    ("report_carnet", Some(Action::MakeReports)),
    ("report_consent", Some(Action::MakeReports)),
    ("report_history", Some(Action::MakeReports)),
    ("report_hygiene", Some(Action::MakeReports)),
    ("report_letter", Some(Action::MakeReports)),
    ("report_mih", Some(Action::MakeReports)),
    ("report_odontogram", Some(Action::MakeReports)),
    ("report_open", Some(Action::MakeReports)),
    ("report_perio", Some(Action::MakeReports)),
    ("report_perio_comparison", Some(Action::MakeReports)),
    ("report_plan", Some(Action::MakeReports)),
    ("report_prescription", Some(Action::MakeReports)),
    ("report_print", Some(Action::MakeReports)),
    ("report_risk", Some(Action::MakeReports)),
    ("report_save", Some(Action::MakeReports)),
    ("risk_argue", Some(Action::ReadHealth)),
    ("risk_assess", Some(Action::EditHealth)),
    ("risk_get", Some(Action::ReadHealth)),
    ("sign_in", None),
    ("sign_out", None),
    ("staff_create", Some(Action::ManageStaff)),
    ("staff_list", Some(Action::ReadPatients)),
    ("staff_set_password", Some(Action::ManageStaff)),
    ("staff_update", Some(Action::ManageStaff)),
    ("sync_connect", Some(Action::ManageDevices)),
    ("sync_line_back", Some(Action::Sync)),
    ("sync_now", Some(Action::Sync)),
    ("sync_page", Some(Action::Sync)),
    ("sync_status", Some(Action::Sync)),
    ("template_fill", Some(Action::ReadNotes)),
    ("template_list", Some(Action::ReadNotes)),
    ("template_restore", Some(Action::ManageClinic)),
    ("template_retire", Some(Action::ManageClinic)),
    ("template_save", Some(Action::ManageClinic)),
    ("unlock", None),
    ("visit_close", Some(Action::WriteNotes)),
    ("visit_discard", Some(Action::WriteNotes)),
    ("visit_edit", Some(Action::WriteNotes)),
    ("visit_history", Some(Action::ReadNotes)),
    ("visit_list", Some(Action::ReadPatients)),
    ("visit_mine", Some(Action::ReadPatients)),
    ("visit_reopen", Some(Action::WriteNotes)),
    ("visit_start", Some(Action::WriteNotes)),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reception_never_charts_and_only_admins_manage() {
        let refused = |role: Role| Action::ALL.into_iter().filter(|action| !may(role, *action)).collect::<Vec<_>>();
        let managing = [Action::ManageClinic, Action::ManageStaff, Action::ManageDevices, Action::ManagePrivacy];
        let clinical = [
            Action::EditChart,
            Action::ReadHealth,
            Action::EditHealth,
            Action::ReadNotes,
            Action::WriteNotes,
            Action::EditPlan,
            Action::Prescribe,
            Action::TakeClinicalConsent,
            Action::Refer,
        ];
        assert_eq!(refused(Role::Admin), []);
        assert_eq!(refused(Role::Dentist), managing);
        assert_eq!(refused(Role::Hygienist), [managing.as_slice(), &[Action::Prescribe, Action::Refer]].concat());
        assert_eq!(refused(Role::Reception), [managing.as_slice(), &clinical].concat());
    }

    #[test]
    fn every_kind_is_at_somebodys_desk() {
        for kind in domain::KINDS {
            assert!(at_desk(kind.name).is_some(), "who may see what a {} says? Add it to `at_desk`", kind.name);
        }
        assert_eq!(reading("hologram"), Action::ReadHealth, "of a newer program");
    }

    /// The whole table of roles and kinds, as the list of conflicts and their history show it.
    #[test]
    fn only_reception_is_kept_from_anything_clinical_and_only_admins_see_who_looked() {
        let hidden = |role: Role| {
            let names = domain::KINDS.iter().map(|kind| kind.name);
            names.filter(|name| !may(role, reading(name))).collect::<Vec<_>>()
        };
        let private = ["access", "block", "erasure", "unblock"];
        let clinical = [
            "health_item",
            "health_reading",
            "health_review",
            "hygiene_session",
            "hygiene_withdrawal",
            "letter",
            "note_template",
            "prescription",
            "prescription_annulment",
            "questionnaire",
            "questionnaire_answers",
            "risk_assessment",
            "visit",
            "visit_addendum",
            "visit_note",
            "visit_signature",
        ];
        let sorted = |mut names: Vec<&'static str>| {
            names.sort_unstable();
            names
        };
        assert_eq!(hidden(Role::Admin), [""; 0]);
        for role in [Role::Dentist, Role::Hygienist] {
            assert_eq!(sorted(hidden(role)), private, "{role:?}");
        }
        assert_eq!(sorted(hidden(Role::Reception)), sorted([private.as_slice(), &clinical].concat()));
    }
}
