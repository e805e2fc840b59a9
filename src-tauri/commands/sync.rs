//! Sync.

use app::{
    App,
    sync::{SyncPage, SyncStatus},
};
use tauri::State;

use crate::error::Answer;

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn sync_status(app: State<'_, App>) -> Answer<SyncStatus> {
    Ok(app.sync_status()?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn sync_page(app: State<'_, App>) -> Answer<SyncPage> {
    Ok(app.sync_page()?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn sync_line_back(app: State<'_, App>) -> Answer<()> {
    Ok(app.line_back()?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn sync_now(app: State<'_, App>) -> Answer<()> {
    Ok(app.sync_now()?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn sync_connect(app: State<'_, App>, server: String, code: String) -> Answer<()> {
    Ok(app.connect_server(&server, &code)?)
}
