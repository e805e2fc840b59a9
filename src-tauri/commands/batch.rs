//! The same paper for many, in the background of the window.

use app::{
    App,
    report::{BatchDone, BatchRequest, Place},
};
use tauri::{AppHandle, State};

use crate::{commands::dialog, error::Answer, window::progress};

/// What became of it; `None` when the person named no place.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn batch_make(
    app: State<'_, App>,
    window: AppHandle,
    input: BatchRequest,
    merged: bool,
) -> Answer<Option<BatchDone>> {
    let name = format!("{}-{}.pdf", input.kind.code(), app.env().today());
    let place = if merged { dialog::ask_where(&window, &name, "PDF", &["pdf"]) } else { dialog::ask_folder(&window) };
    let Some(path) = place else { return Ok(None) };
    let place = if merged { Place::File(&path) } else { Place::Folder(&path) };
    Ok(Some(app.batch(&input, place, &mut progress(&window, "batch"))?))
}

#[tauri::command]
#[specta::specta]
pub(crate) fn batch_cancel(app: State<'_, App>) {
    app.cancel_batch();
}
