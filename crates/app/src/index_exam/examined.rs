//! An examination for an index, folded over the mouth of its day.

use domain::{
    PatientId, Tooth,
    index_exam::{IndexExam, IndexFigures, Sheet, natural_teeth},
};
use store::ReadTx;

use crate::{Result, odontogram::Mouth};

/// One examination, folded.
pub(super) struct Examined {
    pub(super) exam: IndexExam,
    pub(super) sheet: Sheet,
    /// The teeth it goes round: those of the day, and those somebody scored.
    pub(super) teeth: Vec<Tooth>,
    pub(super) figures: IndexFigures,
}

impl Examined {
    /// Reads one examination.
    pub(super) fn read(tx: &ReadTx<'_>, mouth: &Mouth, exam: IndexExam) -> Result<Examined> {
        let sheet = Sheet::of(&tx.index_scores(exam.id)?);
        let day = exam.examined_on;
        let there = natural_teeth(&mouth.at(day), mouth.age_at(day));
        let scored = |tooth: &Tooth| sheet.cells.keys().any(|place| place.starts_with(&format!("{tooth}.")));
        let teeth: Vec<Tooth> = Tooth::ALL.into_iter().filter(|tooth| there.contains(tooth) || scored(tooth)).collect();
        let figures = IndexFigures::of(exam.measure, &teeth, &sheet);
        Ok(Examined { exam, sheet, teeth, figures })
    }

    /// All of a patient's, newest first.
    pub(super) fn listed(tx: &ReadTx<'_>, mouth: &Mouth) -> Result<Vec<Examined>> {
        let patient: PatientId = mouth.patient.id;
        tx.index_exams(patient)?.into_iter().map(|exam| Examined::read(tx, mouth, exam)).collect()
    }

    /// The examination for the same index before this one.
    pub(super) fn before(tx: &ReadTx<'_>, mouth: &Mouth, exam: &IndexExam) -> Result<Option<Examined>> {
        let earlier = |other: &IndexExam| {
            other.measure == exam.measure
                && !other.retired
                && (other.examined_on, other.id) < (exam.examined_on, exam.id)
        };
        let previous = tx.index_exams(exam.patient)?.into_iter().find(earlier);
        previous.map(|exam| Examined::read(tx, mouth, exam)).transpose()
    }
}
