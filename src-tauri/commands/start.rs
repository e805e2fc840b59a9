//! From an empty folder to a person at work.

use app::{
    App,
    keys::Secret,
    preferences::Preferences,
    start::{AppState, CreatedClinic, JoinClinic, NewClinic, Phase, Unlock, UnlockKind},
};
use domain::StaffId;
use serde::Serialize;
use tauri::{AppHandle, State};

use crate::{
    error::{Answer, CommandError},
    window,
};

/// What the window shows, and why if that is a failure.
#[derive(Debug, Serialize, specta::Type)]
pub(crate) struct StartState {
    #[serde(flatten)]
    state: AppState,
    failure: Option<CommandError>,
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn app_state(app: State<'_, App>) -> Answer<StartState> {
    let failure = app.open_by_itself().err().map(CommandError::from);
    let state = app.app_state()?;
    let phase = if failure.is_some() { Phase::Failed } else { state.phase };
    Ok(StartState { state: AppState { phase, ..state }, failure })
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn create_clinic(app: State<'_, App>, input: NewClinic) -> Answer<CreatedClinic> {
    Ok(app.create_clinic(&input)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn explore_demo(app: State<'_, App>, window: AppHandle) -> Answer<()> {
    Ok(app.explore_demo(&mut window::progress(&window, "demo"))?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn join_clinic(app: State<'_, App>, input: JoinClinic) -> Answer<CreatedClinic> {
    Ok(app.join_clinic(&input)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn unlock(app: State<'_, App>, input: Unlock) -> Answer<()> {
    let secret = match input.kind {
        UnlockKind::Passphrase => Secret::Passphrase(&input.secret),
        UnlockKind::RecoveryCode => Secret::RecoveryCode(&input.secret),
    };
    Ok(app.unlock(secret)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn sign_in(app: State<'_, App>, staff: StaffId, password: String) -> Answer<()> {
    Ok(app.sign_in(staff, &password)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn sign_out(app: State<'_, App>) -> Answer<()> {
    app.sign_out();
    Ok(())
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn preferences_set(app: State<'_, App>, input: Preferences) -> Answer<()> {
    Ok(app.set_preferences(&input)?)
}
