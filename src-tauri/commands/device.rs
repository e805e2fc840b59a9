//! Workstations.

use app::{
    App,
    device::{Departure, DeviceStanding, DeviceView, Invitation},
};
use domain::DeviceId;
use tauri::State;

use crate::error::Answer;

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn device_list(app: State<'_, App>) -> Answer<Vec<DeviceView>> {
    Ok(app.devices()?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn device_standing(app: State<'_, App>) -> Answer<DeviceStanding> {
    Ok(app.device_standing()?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn device_invite(app: State<'_, App>, name: String) -> Answer<Invitation> {
    Ok(app.invite_device(&name)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn device_revoke(app: State<'_, App>, device: DeviceId, departure: Departure) -> Answer<()> {
    Ok(app.revoke_device(device, &departure)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn device_rotate(app: State<'_, App>) -> Answer<()> {
    Ok(app.rotate_key()?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn device_become(app: State<'_, App>, code: String) -> Answer<()> {
    Ok(app.become_device(&code)?)
}
