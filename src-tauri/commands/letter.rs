//! Letters, their templates, and the child's card.

use app::{
    App,
    letter::{
        LetterBegin, LetterDraft, LetterForm, LetterTemplateForm, LetterTemplatePreview, LetterTemplateView,
        LetterView, LetterWording,
    },
    report::{CarnetRequest, LetterRequest, ReportPreview},
};
use domain::{LetterId, PatientId};
use tauri::State;
use uuid::Uuid;

use crate::error::Answer;

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn letter_list(app: State<'_, App>, patient: PatientId) -> Answer<Vec<LetterView>> {
    Ok(app.letters(patient)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn letter_begin(app: State<'_, App>, patient: PatientId, template: Uuid) -> Answer<LetterBegin> {
    Ok(app.begin_letter(patient, template)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn letter_wording(app: State<'_, App>, patient: PatientId, draft: LetterDraft) -> Answer<LetterWording> {
    Ok(app.letter_wording(patient, &draft)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn letter_issue(app: State<'_, App>, patient: PatientId, input: LetterForm) -> Answer<LetterId> {
    Ok(app.issue_letter(patient, &input)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn letter_templates(app: State<'_, App>) -> Answer<Vec<LetterTemplateView>> {
    Ok(app.letter_templates()?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn letter_template_versions(app: State<'_, App>, template: Uuid) -> Answer<Vec<LetterTemplateView>> {
    Ok(app.letter_template_versions(template)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn letter_template_preview(app: State<'_, App>, input: LetterTemplateForm) -> Answer<LetterTemplatePreview> {
    Ok(app.preview_letter_template(&input)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn letter_template_save(app: State<'_, App>, input: LetterTemplateForm) -> Answer<Uuid> {
    Ok(app.save_letter_template(&input)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn report_letter(app: State<'_, App>, input: LetterRequest) -> Answer<ReportPreview> {
    Ok(app.letter_report(&input)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn report_carnet(app: State<'_, App>, input: CarnetRequest) -> Answer<ReportPreview> {
    Ok(app.carnet_report(&input)?)
}
