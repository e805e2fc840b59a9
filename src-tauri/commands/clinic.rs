//! Letterhead.

use app::{App, clinic::ClinicForm};
use tauri::State;

use crate::error::Answer;

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn clinic_get(app: State<'_, App>) -> Answer<ClinicForm> {
    Ok(app.clinic()?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn clinic_update(app: State<'_, App>, input: ClinicForm) -> Answer<()> {
    Ok(app.update_clinic(&input)?)
}
