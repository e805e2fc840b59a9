//! Which file a person means, in the system's own dialog.

use std::path::PathBuf;

use tauri::AppHandle;
use tauri_plugin_dialog::DialogExt as _;

/// Asks for a place to write to. A driven window cannot answer one, so test builds name the folder.
pub(super) fn ask_where(window: &AppHandle, name: &str, kind: &str, endings: &[&str]) -> Option<PathBuf> {
    #[cfg(any(debug_assertions, feature = "e2e"))]
    if let Some(folder) = std::env::var_os("ESMALTE_E2E_SAVE_DIR") {
        return Some(PathBuf::from(folder).join(name));
    }
    let file = window.dialog().file().set_file_name(name).add_filter(kind, endings).blocking_save_file()?;
    file.into_path().ok()
}

/// Asks for a file to read. Test builds take the first of that kind in the folder they name.
pub(super) fn ask_which(window: &AppHandle, kind: &str, endings: &[&str]) -> Option<PathBuf> {
    #[cfg(any(debug_assertions, feature = "e2e"))]
    if let Some(folder) = std::env::var_os("ESMALTE_E2E_SAVE_DIR") {
        let mut files: Vec<PathBuf> =
            std::fs::read_dir(folder).ok()?.filter_map(|entry| Some(entry.ok()?.path())).collect();
        files.sort();
        let wanted = |file: &PathBuf| file.extension().is_some_and(|of| endings.iter().any(|ending| of == *ending));
        return files.into_iter().find(wanted);
    }
    window.dialog().file().add_filter(kind, endings).blocking_pick_file()?.into_path().ok()
}

/// Asks for a folder to fill. Test builds name it.
pub(super) fn ask_folder(window: &AppHandle) -> Option<PathBuf> {
    #[cfg(any(debug_assertions, feature = "e2e"))]
    if let Some(folder) = std::env::var_os("ESMALTE_E2E_SAVE_DIR") {
        return Some(PathBuf::from(folder));
    }
    window.dialog().file().blocking_pick_folder()?.into_path().ok()
}
