//! Templates of notes.

use app::{
    App,
    template::{Filled, Filling, TemplateForm, TemplateView},
};
use domain::TemplateId;
use tauri::State;

use crate::error::Answer;

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn template_list(app: State<'_, App>) -> Answer<Vec<TemplateView>> {
    Ok(app.templates()?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn template_save(app: State<'_, App>, input: TemplateForm) -> Answer<TemplateId> {
    Ok(app.save_template(&input)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn template_retire(app: State<'_, App>, template: TemplateId) -> Answer<()> {
    Ok(app.retire_template(template)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn template_restore(app: State<'_, App>, template: TemplateId) -> Answer<()> {
    Ok(app.restore_template(template)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn template_fill(app: State<'_, App>, input: Filling) -> Answer<Filled> {
    Ok(app.fill_template(&input)?)
}
