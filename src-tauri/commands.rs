//! The one list of commands and events; the window's TypeScript is generated from it.

mod backup;
mod batch;
mod block;
mod clinic;
mod conflict;
mod consent;
mod device;
mod dialog;
mod duplicate;
mod erasure;
mod health;
mod hygiene;
mod index_exam;
mod letter;
mod log;
mod note;
mod odontogram;
mod paper;
mod patient;
mod perio;
mod plan;
mod prescription;
mod quarantine;
mod questionnaire;
mod recall;
mod record_paper;
pub(crate) mod report;
mod risk;
mod staff;
mod start;
mod summary;
mod sync;
mod template;
mod visit;

use tauri_specta::{Builder, ErrorHandlingMode, collect_commands, collect_events};

use crate::window::{PaperDropped, Progress, RecordsChanged, SyncChanged};

/// Commands and events of the window.
pub(crate) fn builder() -> Builder<tauri::Wry> {
    Builder::<tauri::Wry>::new()
        .error_handling(ErrorHandlingMode::Throw)
        .disable_serde_phases()
        // Cents and milliseconds stay below 2⁵³.
        .dangerously_cast_bigints_to_number()
        .events(collect_events![RecordsChanged, SyncChanged, Progress, PaperDropped])
        .commands(collect_commands![
            backup::backup_restore,
            backup::backup_save,
            batch::batch_cancel,
            batch::batch_make,
            block::patient_block,
            block::patient_blocked,
            block::patient_look,
            block::patient_unblock,
            clinic::clinic_get,
            clinic::clinic_update,
            conflict::conflict_acknowledge,
            conflict::conflict_decide,
            conflict::conflict_history,
            conflict::conflict_list,
            consent::consent_list,
            consent::consent_sign,
            consent::consent_template_preview,
            consent::consent_template_save,
            consent::consent_template_versions,
            consent::consent_templates,
            consent::consent_withdraw,
            consent::consent_wording,
            consent::report_consent,
            device::device_become,
            device::device_invite,
            device::device_list,
            device::device_revoke,
            device::device_rotate,
            device::device_standing,
            duplicate::duplicate_dismiss,
            duplicate::duplicate_link,
            duplicate::duplicate_linked,
            duplicate::duplicate_list,
            duplicate::duplicate_unlink,
            health::health_add,
            health::health_alerts,
            health::health_catalogue,
            health::health_edit,
            health::health_end,
            health::health_get,
            health::health_item_history,
            health::health_measure,
            health::health_restore,
            health::health_review,
            hygiene::hygiene_draft,
            hygiene::hygiene_forget,
            hygiene::hygiene_keep,
            hygiene::hygiene_record,
            hygiene::hygiene_withdraw,
            index_exam::index_exam,
            index_exam::index_list,
            index_exam::index_record,
            index_exam::index_retire,
            index_exam::index_start,
            index_exam::mih_follow_up,
            index_exam::mih_judge,
            letter::letter_begin,
            letter::letter_issue,
            letter::letter_list,
            letter::letter_template_preview,
            letter::letter_template_save,
            letter::letter_template_versions,
            letter::letter_templates,
            letter::letter_wording,
            letter::report_carnet,
            letter::report_letter,
            log::log_export,
            log::log_import,
            erasure::backup_forget,
            erasure::erasure_list,
            erasure::erasure_outlook,
            erasure::patient_erase,
            note::note_add,
            note::note_keep,
            note::note_save,
            note::note_sign,
            odontogram::chart_redo,
            odontogram::chart_undo,
            odontogram::finding_record,
            odontogram::finding_withdraw,
            odontogram::odontogram_catalogue,
            odontogram::odontogram_drawing,
            odontogram::odontogram_get,
            patient::document_check,
            paper::paper_annul,
            paper::paper_check,
            paper::paper_list,
            paper::paper_register,
            patient::patient_archive,
            patient::patient_create,
            patient::patient_get,
            patient::patient_restore,
            patient::patient_search,
            patient::patient_update,
            perio::perio_argue,
            perio::perio_assess,
            perio::perio_close,
            perio::perio_compare,
            perio::perio_copy,
            perio::perio_discard,
            perio::perio_drawing,
            perio::perio_exam,
            perio::perio_list,
            perio::perio_plaque,
            perio::perio_record,
            perio::perio_restore,
            perio::perio_start,
            plan::plan_accept,
            plan::plan_add,
            plan::plan_catalogue,
            plan::plan_create,
            plan::plan_edit,
            plan::plan_get,
            plan::plan_item_complete,
            plan::plan_item_drop,
            plan::plan_item_edit,
            plan::plan_item_reopen,
            plan::plan_item_restore,
            plan::plan_judge,
            plan::plan_propose,
            plan::plan_restore,
            plan::plan_retire,
            plan::plan_unaccept,
            prescription::prescription_annul,
            prescription::prescription_drugs,
            prescription::prescription_hazards,
            prescription::prescription_list,
            prescription::prescription_sign,
            prescription::report_prescription,
            summary::patient_summary,
            questionnaire::questionnaire_answers,
            questionnaire::questionnaire_draft,
            questionnaire::questionnaire_fill,
            questionnaire::questionnaire_forget,
            questionnaire::questionnaire_get,
            questionnaire::questionnaire_keep,
            questionnaire::questionnaire_revise,
            questionnaire::questionnaire_versions,
            recall::recall_decide,
            recall::recall_get,
            recall::recall_policy,
            recall::recall_policy_set,
            record_paper::history_authors,
            record_paper::report_history,
            record_paper::report_hygiene,
            record_paper::report_mih,
            record_paper::report_perio,
            record_paper::report_perio_comparison,
            record_paper::report_risk,
            report::report_odontogram,
            report::report_open,
            report::report_plan,
            report::report_print,
            report::report_save,
            risk::risk_argue,
            risk::risk_assess,
            risk::risk_get,
            quarantine::quarantine_accept,
            quarantine::quarantine_list,
            staff::staff_create,
            staff::staff_list,
            staff::staff_set_password,
            staff::staff_update,
            start::app_state,
            start::create_clinic,
            start::explore_demo,
            start::join_clinic,
            start::preferences_set,
            start::sign_in,
            start::sign_out,
            start::unlock,
            sync::sync_connect,
            sync::sync_line_back,
            sync::sync_now,
            sync::sync_page,
            sync::sync_status,
            template::template_fill,
            template::template_list,
            template::template_restore,
            template::template_retire,
            template::template_save,
            visit::visit_close,
            visit::visit_discard,
            visit::visit_edit,
            visit::visit_history,
            visit::visit_list,
            visit::visit_mine,
            visit::visit_reopen,
            visit::visit_start,
        ])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rewrites `ui/src/lib/bindings.ts` when it is stale, and fails once so that nobody misses it.
    #[test]
    fn bindings_are_current() {
        let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("ui/src/lib/bindings.ts");
        let kept = std::fs::read_to_string(&file).unwrap_or_default();
        let header = "// Generated from src-tauri/commands.rs by `cargo test -p esmalte bindings`. Do not edit.\n";
        builder().export(specta_typescript::Typescript::default().header(header), &file).expect("exports");
        assert!(kept == std::fs::read_to_string(&file).expect("written"), "bindings.ts was stale; it is current now");
    }

    /// The list above, the permission table and each other.
    #[test]
    fn every_command_has_its_row_in_the_permission_table() {
        let source = include_str!("commands.rs");
        let (_, listed) = source.split_once("collect_commands![").expect("the list");
        let (listed, _) = listed.split_once(']').expect("its end");
        let mut listed: Vec<&str> =
            listed.split(',').filter_map(|line| line.trim().split_once("::")).map(|(_, name)| name).collect();
        listed.sort_unstable();
        let table: Vec<&str> = app::permission::COMMANDS.iter().map(|(name, _)| *name).collect();
        assert_eq!(listed, table);
    }
}
