//! Charting.

use app::{
    App,
    odontogram::{Catalogue, ChartChange, ChartState, ChartView, NewFinding},
};
use domain::{FindingId, PatientId};
use reports::geometry::ChartDrawing;
use tauri::State;

use crate::error::Answer;

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn odontogram_catalogue(app: State<'_, App>) -> Answer<Catalogue> {
    Ok(app.catalogue()?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn odontogram_drawing(app: State<'_, App>) -> Answer<ChartDrawing> {
    Ok(app.drawing()?.clone())
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn odontogram_get(app: State<'_, App>, patient: PatientId, view: ChartView) -> Answer<ChartState> {
    Ok(app.chart(patient, view)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn finding_record(app: State<'_, App>, patient: PatientId, input: NewFinding) -> Answer<ChartChange> {
    Ok(app.record_finding(patient, &input)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn finding_withdraw(app: State<'_, App>, patient: PatientId, finding: FindingId) -> Answer<ChartChange> {
    Ok(app.withdraw_finding(patient, finding)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn chart_undo(app: State<'_, App>, patient: PatientId) -> Answer<Option<ChartChange>> {
    Ok(app.undo_chart(patient)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn chart_redo(app: State<'_, App>, patient: PatientId) -> Answer<Option<ChartChange>> {
    Ok(app.redo_chart(patient)?)
}
