//! When to look again.

use app::{
    App,
    recall::{NewRecallDecision, RecallPolicyForm, RecallView},
};
use domain::PatientId;
use tauri::State;

use crate::error::Answer;

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn recall_get(app: State<'_, App>, patient: PatientId) -> Answer<RecallView> {
    Ok(app.recall(patient)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn recall_decide(app: State<'_, App>, patient: PatientId, input: NewRecallDecision) -> Answer<()> {
    Ok(app.decide_recall(patient, &input)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn recall_policy(app: State<'_, App>) -> Answer<RecallPolicyForm> {
    Ok(app.recall_policy()?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn recall_policy_set(app: State<'_, App>, input: RecallPolicyForm) -> Answer<()> {
    Ok(app.set_recall_policy(&input)?)
}
