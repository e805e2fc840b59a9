//! Workstations.

use app::{
    App,
    device::{DeviceView, Invitation},
};
use tauri::State;

use crate::error::Answer;

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn device_list(app: State<'_, App>) -> Answer<Vec<DeviceView>> {
    Ok(app.devices()?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn device_invite(app: State<'_, App>, name: String) -> Answer<Invitation> {
    Ok(app.invite_device(&name)?)
}
