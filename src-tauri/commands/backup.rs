//! Backups, in files that a person names in the system's own dialog.

use app::{App, keys::Secret};
use tauri::{AppHandle, State};
use tauri_plugin_dialog::DialogExt as _;

use crate::error::Answer;

/// Where the backup was written; `None` when the person thought better of it.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn backup_save(app: State<'_, App>, window: AppHandle) -> Answer<Option<String>> {
    let name = format!("esmalte-{}.backup", app.env().today());
    let Some(file) = window.dialog().file().set_file_name(name).blocking_save_file() else { return Ok(None) };
    let file = file.into_path().map_err(|fault| app::Error::io("backup")(std::io::Error::other(fault)))?;
    app.backup(&file)?;
    Ok(Some(file.display().to_string()))
}

/// Where what was here is kept; `None` when the person thought better of it or nothing was here.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn backup_restore(app: State<'_, App>, window: AppHandle, passphrase: String) -> Answer<Option<String>> {
    let Some(file) = window.dialog().file().blocking_pick_file() else { return Ok(None) };
    let file = file.into_path().map_err(|fault| app::Error::io("backup")(std::io::Error::other(fault)))?;
    let kept = app.restore_backup(&file, Secret::Passphrase(&passphrase))?;
    Ok(Some(kept.map(|kept| kept.display().to_string()).unwrap_or_default()))
}
