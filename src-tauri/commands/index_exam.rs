//! Indices and HIM.

use app::{
    App,
    index_exam::{IndexExamView, IndicesView, MihExamView, NewIndexScore, NewMihJudgement, RecordedScore},
};
use domain::{PatientId, id::IndexExamId, index_exam::Index};
use tauri::State;

use crate::error::Answer;

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn index_list(app: State<'_, App>, patient: PatientId) -> Answer<IndicesView> {
    Ok(app.indices(patient)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn index_exam(app: State<'_, App>, exam: IndexExamId) -> Answer<IndexExamView> {
    Ok(app.index_exam(exam)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn index_start(app: State<'_, App>, patient: PatientId, measure: Index) -> Answer<IndexExamId> {
    Ok(app.start_index_exam(patient, measure)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn index_record(
    app: State<'_, App>,
    exam: IndexExamId,
    scores: Vec<NewIndexScore>,
) -> Answer<Vec<RecordedScore>> {
    Ok(app.record_index_scores(exam, &scores)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn index_retire(app: State<'_, App>, exam: IndexExamId, retired: bool) -> Answer<()> {
    Ok(app.retire_index_exam(exam, retired)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn mih_follow_up(app: State<'_, App>, patient: PatientId) -> Answer<Vec<MihExamView>> {
    Ok(app.mih_follow_up(patient)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn mih_judge(app: State<'_, App>, exam: IndexExamId, input: NewMihJudgement) -> Answer<()> {
    Ok(app.judge_mih(exam, &input)?)
}
