//! Visits.

use app::{
    App,
    visit::{OpenVisit, VisitForm, VisitRow, VisitView},
};
use domain::{PatientId, VisitId};
use tauri::State;

use crate::error::Answer;

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn visit_list(app: State<'_, App>, patient: PatientId) -> Answer<Vec<VisitRow>> {
    Ok(app.visits(patient)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn visit_history(app: State<'_, App>, patient: PatientId) -> Answer<Vec<VisitView>> {
    Ok(app.visit_history(patient)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn visit_mine(app: State<'_, App>) -> Answer<Option<OpenVisit>> {
    Ok(app.my_open_visit()?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn visit_start(app: State<'_, App>, patient: PatientId, input: VisitForm) -> Answer<VisitId> {
    Ok(app.start_visit(patient, &input)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn visit_edit(app: State<'_, App>, visit: VisitId, clocks: String, input: VisitForm) -> Answer<()> {
    Ok(app.edit_visit(visit, &clocks, &input)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn visit_close(app: State<'_, App>, visit: VisitId) -> Answer<()> {
    Ok(app.close_visit(visit)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn visit_reopen(app: State<'_, App>, visit: VisitId) -> Answer<()> {
    Ok(app.reopen_visit(visit)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn visit_discard(app: State<'_, App>, visit: VisitId) -> Answer<()> {
    Ok(app.discard_visit(visit)?)
}
