//! Parts of the clinical record as papers.

use app::{
    App,
    report::{
        HistoryRequest, HygieneRequest, MihRequest, PerioComparisonRequest, PerioRequest, ReportPreview, RiskRequest,
    },
};
use domain::PatientId;
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

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn report_history(app: State<'_, App>, input: HistoryRequest) -> Answer<ReportPreview> {
    Ok(app.history_report(&input)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn report_hygiene(app: State<'_, App>, input: HygieneRequest) -> Answer<ReportPreview> {
    Ok(app.hygiene_report(&input)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn report_risk(app: State<'_, App>, input: RiskRequest) -> Answer<ReportPreview> {
    Ok(app.risk_report(&input)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn report_mih(app: State<'_, App>, input: MihRequest) -> Answer<ReportPreview> {
    Ok(app.mih_report(&input)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn history_authors(app: State<'_, App>, patient: PatientId) -> Answer<Vec<String>> {
    Ok(app.history_authors(patient)?)
}
