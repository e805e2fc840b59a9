//! Consents and their templates.

use app::{
    App,
    consent::{ConsentDraft, ConsentForm, ConsentTemplateForm, ConsentTemplateView, ConsentView, WordingView},
    report::{ConsentRequest, ReportPreview},
};
use domain::{ConsentId, PatientId};
use tauri::State;
use uuid::Uuid;

use crate::error::Answer;

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn consent_list(app: State<'_, App>, patient: PatientId) -> Answer<Vec<ConsentView>> {
    Ok(app.consents(patient)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn consent_wording(app: State<'_, App>, patient: PatientId, draft: ConsentDraft) -> Answer<WordingView> {
    Ok(app.consent_wording(patient, &draft)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn consent_sign(app: State<'_, App>, patient: PatientId, input: ConsentForm) -> Answer<ConsentId> {
    Ok(app.sign_consent(patient, &input)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn consent_withdraw(app: State<'_, App>, consent: ConsentId, reason: String) -> Answer<()> {
    Ok(app.withdraw_consent(consent, &reason)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn consent_templates(app: State<'_, App>) -> Answer<Vec<ConsentTemplateView>> {
    Ok(app.consent_templates()?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn consent_template_versions(app: State<'_, App>, template: Uuid) -> Answer<Vec<ConsentTemplateView>> {
    Ok(app.consent_template_versions(template)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn consent_template_preview(app: State<'_, App>, body: String, language: String) -> Answer<WordingView> {
    Ok(app.preview_consent_template(&body, &language)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn consent_template_save(app: State<'_, App>, input: ConsentTemplateForm) -> Answer<Uuid> {
    Ok(app.save_consent_template(&input)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn report_consent(app: State<'_, App>, input: ConsentRequest) -> Answer<ReportPreview> {
    Ok(app.consent_report(&input)?)
}
