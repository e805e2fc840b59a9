//! Parts of the clinical record as papers.

use app::{
    App,
    report::{PerioComparisonRequest, PerioRequest, ReportPreview},
};
use tauri::State;

use crate::error::Answer;

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn report_perio(app: State<'_, App>, input: PerioRequest) -> Answer<ReportPreview> {
    Ok(app.perio_report(&input)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn report_perio_comparison(app: State<'_, App>, input: PerioComparisonRequest) -> Answer<ReportPreview> {
    Ok(app.perio_comparison_report(&input)?)
}
