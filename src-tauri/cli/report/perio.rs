//! Which periodontal examination is meant.

use app::{App, perio::ExamRow};
use domain::{PatientId, id::PerioExamId, perio::ExamStatus};

/// A patient's examinations, newest first; not those thrown away.
pub(super) fn exams(app: &App, patient: PatientId) -> anyhow::Result<Vec<ExamRow>> {
    let mut exams = app.perio_exams(patient)?;
    exams.retain(|exam| !exam.retired);
    Ok(exams)
}

/// By id or day; without either the last one closed, else the last.
pub(super) fn meant(exams: &[ExamRow], said: Option<&str>) -> anyhow::Result<PerioExamId> {
    let found = match said {
        Some(said) => exams.iter().find(|exam| exam.id.to_string() == said || exam.examined_on.to_string() == said),
        None => exams.iter().find(|exam| exam.status == ExamStatus::Closed).or(exams.first()),
    };
    Ok(found.map(|exam| exam.id).ok_or(app::Error::NotFound("perio_exam"))?)
}

/// By id or day; without either the one before `after`.
pub(super) fn before(exams: &[ExamRow], after: PerioExamId, said: Option<&str>) -> anyhow::Result<PerioExamId> {
    if said.is_some() {
        return meant(exams, said);
    }
    let earlier = exams.iter().skip_while(|exam| exam.id != after).nth(1);
    Ok(earlier.map(|exam| exam.id).ok_or(app::Error::NotFound("perio_exam"))?)
}
