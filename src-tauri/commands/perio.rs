//! Periodontal examinations.

use app::{
    App,
    perio::{Argued, ComparedExam, ExamRow, ExamView, NewAssessment, PerioEntry, Recorded},
};
use domain::{
    PatientId,
    id::PerioExamId,
    perio::{Answers, Indices},
};
use reports::perio::PerioDrawing;
use tauri::State;

use crate::error::Answer;

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn perio_drawing(app: State<'_, App>) -> Answer<PerioDrawing> {
    Ok(app.perio_drawing()?.clone())
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn perio_list(app: State<'_, App>, patient: PatientId) -> Answer<Vec<ExamRow>> {
    Ok(app.perio_exams(patient)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn perio_exam(app: State<'_, App>, exam: PerioExamId) -> Answer<ExamView> {
    Ok(app.perio_exam(exam)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn perio_compare(app: State<'_, App>, exams: Vec<PerioExamId>) -> Answer<Vec<ComparedExam>> {
    Ok(app.compare_perio(&exams)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn perio_start(app: State<'_, App>, patient: PatientId) -> Answer<PerioExamId> {
    Ok(app.start_perio(patient)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn perio_record(app: State<'_, App>, exam: PerioExamId, entry: PerioEntry) -> Answer<Recorded> {
    Ok(app.record_perio(exam, &entry)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn perio_copy(app: State<'_, App>, exam: PerioExamId) -> Answer<u32> {
    Ok(app.copy_perio(exam)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn perio_plaque(app: State<'_, App>, exam: PerioExamId, examined: bool) -> Answer<()> {
    Ok(app.set_perio_plaque(exam, examined)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn perio_close(app: State<'_, App>, exam: PerioExamId) -> Answer<Indices> {
    Ok(app.close_perio(exam)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn perio_discard(app: State<'_, App>, exam: PerioExamId) -> Answer<()> {
    Ok(app.discard_perio(exam)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn perio_restore(app: State<'_, App>, exam: PerioExamId) -> Answer<()> {
    Ok(app.restore_perio(exam)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn perio_argue(app: State<'_, App>, exam: PerioExamId, answers: Answers) -> Answer<Argued> {
    Ok(app.argue_perio(exam, &answers)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn perio_assess(app: State<'_, App>, exam: PerioExamId, input: NewAssessment) -> Answer<()> {
    Ok(app.assess_perio(exam, &input)?)
}
