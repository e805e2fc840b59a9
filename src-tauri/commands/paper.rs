//! The register of papers, and whether a PDF is one of them.

use app::{
    App,
    paper::{PaperCheck, PaperPage, PaperSearch, PaperView},
};
use domain::{PaperId, PatientId};
use tauri::{AppHandle, State};

use crate::{commands::dialog, error::Answer};

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn paper_list(app: State<'_, App>, patient: PatientId) -> Answer<Vec<PaperView>> {
    Ok(app.papers(patient)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn paper_register(app: State<'_, App>, search: PaperSearch) -> Answer<PaperPage> {
    Ok(app.paper_register(&search)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn paper_annul(app: State<'_, App>, paper: PaperId, reason: String) -> Answer<()> {
    Ok(app.annul_paper(paper, &reason)?)
}

/// What was found out of the file a person names; `None` when they thought better of it.
#[tauri::command(async)]
#[specta::specta]
pub(crate) fn paper_check(app: State<'_, App>, window: AppHandle) -> Answer<Option<PaperCheck>> {
    let Some(file) = dialog::ask_which(&window, "PDF", &["pdf"]) else { return Ok(None) };
    Ok(Some(app.check_paper(&file)?))
}
