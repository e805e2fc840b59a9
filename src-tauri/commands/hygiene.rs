//! Hygiene sessions.

use app::{
    App,
    hygiene::{HygieneDraft, HygieneForm},
};
use domain::{HygieneSessionId, VisitId};
use tauri::State;

use crate::error::Answer;

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn hygiene_keep(app: State<'_, App>, visit: VisitId, input: HygieneDraft) -> Answer<()> {
    Ok(app.keep_hygiene(visit, &input)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn hygiene_draft(app: State<'_, App>, visit: VisitId) -> Answer<Option<HygieneDraft>> {
    Ok(app.hygiene_draft(visit)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn hygiene_forget(app: State<'_, App>, visit: VisitId) -> Answer<()> {
    Ok(app.forget_hygiene(visit)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn hygiene_record(app: State<'_, App>, visit: VisitId, input: HygieneForm) -> Answer<HygieneSessionId> {
    Ok(app.record_hygiene(visit, &input)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn hygiene_withdraw(app: State<'_, App>, session: HygieneSessionId, reason: String) -> Answer<()> {
    Ok(app.withdraw_hygiene(session, &reason)?)
}
