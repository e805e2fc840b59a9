//! Caries risk.

use app::{
    App,
    risk::{NewRiskAssessment, RiskView},
};
use domain::{
    PatientId,
    caries_risk::{CariesArgued, RiskAnswers},
};
use tauri::State;

use crate::error::Answer;

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn risk_get(app: State<'_, App>, patient: PatientId) -> Answer<RiskView> {
    Ok(app.caries_risk(patient)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn risk_argue(app: State<'_, App>, form: String, answers: RiskAnswers) -> Answer<CariesArgued> {
    Ok(app.argue_caries_risk(&form, &answers)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn risk_assess(app: State<'_, App>, patient: PatientId, input: NewRiskAssessment) -> Answer<()> {
    Ok(app.assess_caries_risk(patient, &input)?)
}
