//! The window and what it holds.

use std::{path::Path, sync::Arc};

use app::{App, Env, paper::PaperCheck, sync::Notice};
use domain::PatientId;
use serde::{Deserialize, Serialize};
use tauri::{AppHandle, DragDropEvent, Manager as _, WindowEvent};
use tauri_specta::Event as _;

use crate::{commands, error::CommandError, keychain::SystemKeychain, logging};

/// Records changed, here or from afar: what shows them asks again.
#[derive(Debug, Clone, Serialize, Deserialize, specta::Type, tauri_specta::Event)]
pub(crate) struct RecordsChanged {
    /// Kinds of records.
    pub kinds: Vec<String>,
    /// Patients.
    pub patients: Vec<PatientId>,
}

/// The sync stands differently: ask for its status.
#[derive(Debug, Clone, Serialize, specta::Type, tauri_specta::Event)]
pub(crate) struct SyncChanged(pub app::sync::SyncStatus);

/// Long work gets on.
#[derive(Debug, Clone, Serialize, Deserialize, specta::Type, tauri_specta::Event)]
pub(crate) struct Progress {
    /// Which work.
    pub task: String,
    /// Steps done.
    pub done: u32,
    /// Of so many.
    pub total: u32,
}

/// A PDF was dropped on the window, and this was found out of it.
#[derive(Debug, Clone, Serialize, specta::Type, tauri_specta::Event)]
pub(crate) struct PaperDropped {
    /// What it is; nothing where it could not be read.
    pub check: Option<PaperCheck>,
    /// Why it could not be read.
    pub refused: Option<CommandError>,
}

/// Opens the window on a data folder and stays until it is closed.
pub(crate) fn open(data: &Path) -> anyhow::Result<()> {
    let _log = logging::start(data);
    let builder = commands::builder();
    let env = Env::system(data);
    commands::report::forget_files(&env);
    let handler = builder.invoke_handler();
    tauri::Builder::default()
        .plugin(tauri_plugin_single_instance::init(|app, _, _| raise(app)))
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::init())
        .invoke_handler(handler)
        .setup(move |tauri| {
            builder.mount_events(tauri);
            let handle = tauri.handle().clone();
            let app = App::new(env, Arc::new(SystemKeychain)).live(Arc::new(move |notice| tell(&handle, notice)));
            tauri.manage(app);
            Ok(())
        })
        .on_window_event(|window, event| {
            if let WindowEvent::DragDrop(DragDropEvent::Drop { paths, .. }) = event
                && let Some(file) = paths.first().cloned()
            {
                let tauri = window.app_handle().clone();
                tauri::async_runtime::spawn_blocking(move || dropped(&tauri, &file));
            }
        })
        .build(tauri::generate_context!())?
        .run(|tauri, event| {
            if let tauri::RunEvent::Exit = event {
                let app = tauri.state::<App>();
                app.close();
                commands::report::forget_files(app.env());
            }
        });
    Ok(())
}

/// A second start brings the first window to the front.
fn raise(tauri: &AppHandle) {
    if let Some(window) = tauri.get_webview_window("main") {
        let _ = window.unminimize();
        let _ = window.set_focus();
    }
}

/// Says of a dropped file whether it is ours. While nobody is signed in nothing is said.
fn dropped(tauri: &AppHandle, file: &Path) {
    let told = match tauri.state::<App>().check_paper(file) {
        Ok(check) => PaperDropped { check: Some(check), refused: None },
        Err(app::Error::SignedOut | app::Error::Locked) => return,
        Err(fault) => PaperDropped { check: None, refused: Some(fault.into()) },
    };
    let _ = told.emit(tauri);
}

/// Passes a notice on. A window that is closing hears nothing, and needs nothing.
fn tell(tauri: &AppHandle, notice: Notice) {
    let _ = match notice {
        Notice::Records(committed) => RecordsChanged {
            kinds: committed.kinds.into_iter().collect(),
            patients: committed.patients.into_iter().collect(),
        }
        .emit(tauri),
        Notice::Sync(status) => SyncChanged(*status).emit(tauri),
    };
}

/// Tells the window how long work gets on.
pub(crate) fn progress(tauri: &AppHandle, task: &str) -> impl FnMut(u64, u64) {
    let (tauri, task) = (tauri.clone(), task.to_owned());
    move |done, total| {
        let count = |n: u64| u32::try_from(n).unwrap_or(u32::MAX);
        let _ = Progress { task: task.clone(), done: count(done), total: count(total) }.emit(&tauri);
    }
}
