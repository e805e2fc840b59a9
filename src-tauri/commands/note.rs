//! Notes of visits.

use app::{App, note::NoteForm};
use domain::{NoteId, VisitId};
use tauri::State;

use crate::error::Answer;

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn note_keep(app: State<'_, App>, visit: VisitId, input: NoteForm) -> Answer<()> {
    Ok(app.keep_note(visit, &input)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn note_save(app: State<'_, App>, visit: VisitId) -> Answer<String> {
    Ok(app.save_note(visit)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn note_sign(app: State<'_, App>, visit: VisitId, input: NoteForm) -> Answer<()> {
    Ok(app.sign_note(visit, &input)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn note_add(app: State<'_, App>, note: NoteId, text: String) -> Answer<()> {
    Ok(app.add_to_note(note, &text)?)
}
