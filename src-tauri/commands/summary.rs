//! A patient's first page.

use app::{App, summary::Summary};
use domain::PatientId;
use tauri::State;

use crate::error::Answer;

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn patient_summary(app: State<'_, App>, patient: PatientId) -> Answer<Summary> {
    Ok(app.summary(patient)?)
}
