//! Erasing patients.

use app::{
    App,
    erasure::{ErasureList, ErasureOutlook, ErasureView},
};
use domain::{PatientId, erasure::Ground};
use tauri::State;

use crate::error::Answer;

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn erasure_outlook(app: State<'_, App>, id: PatientId) -> Answer<ErasureOutlook> {
    Ok(app.erasure_outlook(id)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn patient_erase(app: State<'_, App>, id: PatientId, ground: Ground) -> Answer<ErasureView> {
    Ok(app.erase_patient(id, ground)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn erasure_list(app: State<'_, App>) -> Answer<ErasureList> {
    Ok(app.erasures()?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn backup_forget(app: State<'_, App>, file: String) -> Answer<()> {
    Ok(app.forget_backup(&file)?)
}
