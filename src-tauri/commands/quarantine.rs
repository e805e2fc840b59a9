//! What waits for a person's judgement.

use app::{
    App,
    quarantine::{QuarantinePlace, QuarantineView},
};
use tauri::State;

use crate::error::Answer;

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn quarantine_list(app: State<'_, App>) -> Answer<Vec<QuarantineView>> {
    Ok(app.quarantined()?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn quarantine_accept(app: State<'_, App>, at: QuarantinePlace) -> Answer<()> {
    Ok(app.accept_change(at)?)
}
