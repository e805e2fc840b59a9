//! The medical questionnaire.

use app::{
    App,
    questionnaire::{AnswersDraft, AnswersForm, AnswersView, QuestionnaireVersion, QuestionnaireView},
};
use domain::{PatientId, questionnaire::Question};
use tauri::State;
use uuid::Uuid;

use crate::error::Answer;

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn questionnaire_get(app: State<'_, App>) -> Answer<QuestionnaireView> {
    Ok(app.questionnaire()?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn questionnaire_answers(app: State<'_, App>, patient: PatientId) -> Answer<Vec<AnswersView>> {
    Ok(app.questionnaire_answers(patient)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn questionnaire_keep(app: State<'_, App>, patient: PatientId, input: AnswersForm) -> Answer<()> {
    Ok(app.keep_answers(patient, &input)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn questionnaire_draft(app: State<'_, App>, patient: PatientId) -> Answer<Option<AnswersDraft>> {
    Ok(app.answers_draft(patient)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn questionnaire_forget(app: State<'_, App>, patient: PatientId) -> Answer<()> {
    Ok(app.forget_answers(patient)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn questionnaire_fill(app: State<'_, App>, patient: PatientId, input: AnswersForm) -> Answer<()> {
    Ok(app.fill_questionnaire(patient, &input)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn questionnaire_revise(app: State<'_, App>, read: Uuid, questions: Vec<Question>) -> Answer<()> {
    Ok(app.revise_questionnaire(read, questions)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn questionnaire_versions(app: State<'_, App>) -> Answer<Vec<QuestionnaireVersion>> {
    Ok(app.questionnaire_versions()?)
}
