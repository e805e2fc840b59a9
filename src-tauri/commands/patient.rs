//! Patients.

use app::{
    App,
    patient::{PatientForm, PatientPage, PatientQuery, PatientView},
};
use domain::{PatientId, document::DocumentKind};
use tauri::State;

use crate::error::Answer;

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn patient_search(app: State<'_, App>, input: PatientQuery) -> Answer<PatientPage> {
    Ok(app.search_patients(&input)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn patient_get(app: State<'_, App>, id: PatientId) -> Answer<PatientView> {
    Ok(app.patient(id)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn patient_create(app: State<'_, App>, input: PatientForm) -> Answer<PatientId> {
    Ok(app.create_patient(&input)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn patient_update(app: State<'_, App>, id: PatientId, clocks: String, input: PatientForm) -> Answer<()> {
    Ok(app.update_patient(id, &clocks, &input)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn patient_archive(app: State<'_, App>, id: PatientId) -> Answer<()> {
    Ok(app.archive_patient(id)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn patient_restore(app: State<'_, App>, id: PatientId) -> Answer<()> {
    Ok(app.restore_patient(id)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn document_check(app: State<'_, App>, kind: DocumentKind, number: String) -> Answer<Option<String>> {
    Ok(app.check_document(kind, &number)?)
}
