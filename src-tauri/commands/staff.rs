//! Who works here.

use app::{
    App,
    staff::{NewStaff, StaffChange, StaffView},
};
use domain::StaffId;
use tauri::State;

use crate::error::Answer;

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn staff_list(app: State<'_, App>) -> Answer<Vec<StaffView>> {
    Ok(app.staff()?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn staff_create(app: State<'_, App>, input: NewStaff) -> Answer<StaffId> {
    Ok(app.create_staff(&input)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn staff_update(app: State<'_, App>, id: StaffId, input: StaffChange) -> Answer<()> {
    Ok(app.update_staff(id, &input)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn staff_set_password(app: State<'_, App>, id: StaffId, password: String) -> Answer<()> {
    Ok(app.set_password(id, &password)?)
}
