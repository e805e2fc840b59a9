//! Patient records that may be of one person.

use app::{
    App,
    duplicate::{DuplicatePage, LinkedPatient},
};
use domain::PatientId;
use tauri::State;

use crate::error::Answer;

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn duplicate_list(app: State<'_, App>, limit: u32) -> Answer<DuplicatePage> {
    Ok(app.duplicates(limit)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn duplicate_linked(app: State<'_, App>, patient: PatientId) -> Answer<Vec<LinkedPatient>> {
    Ok(app.linked_patients(patient)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn duplicate_link(app: State<'_, App>, patient: PatientId, other: PatientId) -> Answer<()> {
    Ok(app.link_patients(patient, other)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn duplicate_unlink(app: State<'_, App>, patient: PatientId, other: PatientId) -> Answer<()> {
    Ok(app.unlink_patients(patient, other)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn duplicate_dismiss(app: State<'_, App>, patient: PatientId, other: PatientId) -> Answer<()> {
    Ok(app.tell_patients_apart(patient, other)?)
}
