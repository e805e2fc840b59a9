//! What waits for a decision.

use app::{
    App,
    conflict::{ConflictPage, ConflictsOf, Decision, PastView, SeenTwice},
};
use tauri::State;
use uuid::Uuid;

use crate::error::Answer;

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn conflict_list(app: State<'_, App>, input: ConflictsOf) -> Answer<ConflictPage> {
    Ok(app.conflicts(&input)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn conflict_decide(app: State<'_, App>, input: Decision) -> Answer<()> {
    Ok(app.decide_conflict(&input)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn conflict_acknowledge(app: State<'_, App>, input: SeenTwice) -> Answer<()> {
    Ok(app.acknowledge_conflict(&input)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn conflict_history(
    app: State<'_, App>,
    kind: String,
    record: Uuid,
    field: String,
) -> Answer<Vec<PastView>> {
    Ok(app.field_history(&kind, record, &field)?)
}
