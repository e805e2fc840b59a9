//! The log on a stick.

use app::{
    App,
    stick::{ExportScope, LogImport},
};
use serde::Serialize;
use tauri::{AppHandle, State};

use crate::{commands::dialog, error::Answer, window};

/// A file that was written.
#[derive(Debug, Clone, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub(crate) struct LogFile {
    path: String,
    /// How many changes it holds; with none there is no file.
    changes: u32,
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn log_export(
    app: State<'_, App>,
    window: AppHandle,
    scope: ExportScope,
    name: String,
) -> Answer<Option<LogFile>> {
    let Some(path) = dialog::ask_where(&window, &name, "Esmalte", &["clog"]) else { return Ok(None) };
    let changes = app.export_log(&path, scope, &mut window::progress(&window, "log"))?;
    Ok(Some(LogFile { path: path.display().to_string(), changes: u32::try_from(changes).unwrap_or(u32::MAX) }))
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn log_import(app: State<'_, App>, window: AppHandle) -> Answer<Option<LogImport>> {
    let Some(path) = dialog::ask_which(&window, "Esmalte", &["clog"]) else { return Ok(None) };
    Ok(Some(app.import_log(&path)?))
}
