//! Medical history and its alerts.

use app::{
    App,
    health::{HealthAlerts, HealthEvent, HealthItemForm, HealthTerm, HealthView, ReadingForm},
};
use domain::{HealthItemId, PatientId, health::EndReason};
use tauri::State;

use crate::error::Answer;

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn health_alerts(app: State<'_, App>, patient: PatientId) -> Answer<HealthAlerts> {
    Ok(app.health_alerts(patient)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn health_get(app: State<'_, App>, patient: PatientId) -> Answer<HealthView> {
    Ok(app.health(patient)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn health_catalogue(app: State<'_, App>) -> Answer<Vec<HealthTerm>> {
    Ok(app.health_catalogue()?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn health_add(app: State<'_, App>, patient: PatientId, input: HealthItemForm) -> Answer<HealthItemId> {
    Ok(app.add_health_item(patient, &input)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn health_edit(
    app: State<'_, App>,
    item: HealthItemId,
    clocks: String,
    input: HealthItemForm,
) -> Answer<()> {
    Ok(app.edit_health_item(item, &clocks, &input)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn health_end(app: State<'_, App>, item: HealthItemId, clocks: String, reason: EndReason) -> Answer<()> {
    Ok(app.end_health_item(item, &clocks, reason)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn health_restore(app: State<'_, App>, item: HealthItemId, clocks: String) -> Answer<()> {
    Ok(app.restore_health_item(item, &clocks)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn health_item_history(app: State<'_, App>, item: HealthItemId) -> Answer<Vec<HealthEvent>> {
    Ok(app.health_item_history(item)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn health_measure(app: State<'_, App>, patient: PatientId, input: ReadingForm) -> Answer<()> {
    Ok(app.measure_health(patient, &input)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn health_review(app: State<'_, App>, patient: PatientId, seen: Vec<HealthItemId>) -> Answer<()> {
    Ok(app.review_health(patient, &seen)?)
}
