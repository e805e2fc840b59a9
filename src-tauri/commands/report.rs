//! Reports: looked at in the window, then saved, opened or printed.

use std::path::{Path, PathBuf};

use app::{
    App, Env,
    paper::Leaving,
    report::{OdontogramRequest, PlanRequest, ReportPreview},
};
use domain::paper::{Recipient, Way};
use serde::Deserialize;
use tauri::{AppHandle, State};
use tauri_plugin_opener::OpenerExt as _;
use uuid::Uuid;

use crate::{commands::dialog, error::Answer};

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn report_odontogram(app: State<'_, App>, input: OdontogramRequest) -> Answer<ReportPreview> {
    Ok(app.odontogram_report(&input)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn report_plan(app: State<'_, App>, input: PlanRequest) -> Answer<ReportPreview> {
    Ok(app.plan_report(&input)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn report_save(
    app: State<'_, App>,
    window: AppHandle,
    report: Uuid,
    given: Given,
) -> Answer<Option<String>> {
    let name = app.report_name(report)?;
    let Some(path) = dialog::ask_where(&window, &name, "PDF", &["pdf"]) else { return Ok(None) };
    let made = app.issue(report, &given.leaving(Way::Saved))?;
    app::file::write(&path, &made.pdf)?;
    Ok(Some(path.display().to_string()))
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn report_open(app: State<'_, App>, window: AppHandle, report: Uuid, given: Given) -> Answer<()> {
    show(&window, &lay_out(&app, report, &given.leaving(Way::Opened))?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn report_print(app: State<'_, App>, window: AppHandle, report: Uuid, given: Given) -> Answer<()> {
    let path = lay_out(&app, report, &given.leaving(Way::Printed))?;
    let printed = std::process::Command::new("lp").arg(&path).output().is_ok_and(|output| output.status.success());
    // Without a printer set up, the viewer's own print dialog is the next best thing.
    if printed { Ok(()) } else { show(&window, &path) }
}

/// Into whose hands a paper is given.
#[derive(Debug, Clone, Deserialize, specta::Type)]
pub(crate) struct Given {
    /// To whom, where somebody says so.
    to: Option<Recipient>,
    /// The name of whom it is given to.
    name: String,
}

impl Given {
    fn leaving(self, way: Way) -> Leaving {
        Leaving { way, recipient: self.to, recipient_name: self.name }
    }
}

fn show(window: &AppHandle, path: &Path) -> Answer<()> {
    let opened = window.opener().open_path(path.display().to_string(), None::<&str>);
    Ok(opened.map_err(|fault| app::Error::io("viewer")(std::io::Error::other(fault)))?)
}

/// Puts a report where a viewer can read it; gone when the program starts or ends.
fn lay_out(app: &App, report: Uuid, leaving: &Leaving) -> Result<PathBuf, app::Error> {
    let made = app.issue(report, leaving)?;
    let path = folder(app.env()).join(&made.file_name);
    app::file::write(&path, &made.pdf)?;
    Ok(path)
}

fn folder(env: &Env) -> PathBuf {
    env.folder().join("shown")
}

/// Removes reports that were laid out for a viewer.
pub(crate) fn forget_files(env: &Env) {
    // Not being there is what we want.
    let _ = std::fs::remove_dir_all(folder(env));
}
