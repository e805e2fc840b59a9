//! Blocking patients.

use app::{App, block::BlockedView};
use domain::PatientId;
use tauri::State;

use crate::error::Answer;

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn patient_block(app: State<'_, App>, id: PatientId, reason: String) -> Answer<()> {
    Ok(app.block_patient(id, &reason)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn patient_unblock(app: State<'_, App>, id: PatientId, reason: String) -> Answer<()> {
    Ok(app.unblock_patient(id, &reason)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn patient_look(app: State<'_, App>, id: PatientId, reason: String) -> Answer<()> {
    Ok(app.look_at_blocked(id, &reason)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn patient_blocked(app: State<'_, App>) -> Answer<Vec<BlockedView>> {
    Ok(app.blocked_patients()?)
}
