//! Prescriptions.

use app::{
    App,
    prescription::{DrugView, HazardView, PrescriptionForm, PrescriptionView},
    report::{PrescriptionRequest, ReportPreview},
};
use domain::{PatientId, PrescriptionId, prescription::Medicine};
use tauri::State;

use crate::error::Answer;

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn prescription_drugs(app: State<'_, App>) -> Answer<Vec<DrugView>> {
    Ok(app.drugs()?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn prescription_list(app: State<'_, App>, patient: PatientId) -> Answer<Vec<PrescriptionView>> {
    Ok(app.prescriptions(patient)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn prescription_hazards(
    app: State<'_, App>,
    patient: PatientId,
    items: Vec<Medicine>,
) -> Answer<Vec<HazardView>> {
    Ok(app.prescription_hazards(patient, &items)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn prescription_sign(
    app: State<'_, App>,
    patient: PatientId,
    input: PrescriptionForm,
) -> Answer<PrescriptionId> {
    Ok(app.prescribe(patient, &input)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn prescription_annul(app: State<'_, App>, prescription: PrescriptionId, reason: String) -> Answer<()> {
    Ok(app.annul_prescription(prescription, &reason)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn report_prescription(app: State<'_, App>, input: PrescriptionRequest) -> Answer<ReportPreview> {
    Ok(app.prescription_report(&input)?)
}
