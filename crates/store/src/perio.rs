//! Periodontal examinations.

use std::cmp::Reverse;

use domain::{
    PatientId, Record,
    id::PerioExamId,
    perio::{Assessment, Closing, PerioExam, SiteReading, ToothReading},
};

use crate::{ReadTx, Result, table};

impl ReadTx<'_> {
    /// A patient's examinations, newest first, also those thrown away.
    pub fn perio_exams(&self, patient: PatientId) -> Result<Vec<PerioExam>> {
        let mut exams: Vec<PerioExam> = self.of_patient(patient)?;
        exams.sort_by_key(|exam| Reverse((exam.examined_on, exam.id)));
        Ok(exams)
    }

    /// Everything ever read at the sites of an examination.
    pub fn perio_sites(&self, exam: PerioExamId) -> Result<Vec<SiteReading>> {
        self.of_exam(exam)
    }

    /// Everything ever read of its whole teeth.
    pub fn perio_teeth(&self, exam: PerioExamId) -> Result<Vec<ToothReading>> {
        self.of_exam(exam)
    }

    /// The closings of a patient's examinations, oldest first.
    pub fn perio_closings(&self, patient: PatientId) -> Result<Vec<Closing>> {
        let mut closings: Vec<Closing> = self.of_patient(patient)?;
        closings.sort_by_key(|closing| (closing.recorded_at, closing.id));
        Ok(closings)
    }

    /// What clinicians judged of a patient's examinations, oldest first.
    pub fn perio_assessments(&self, patient: PatientId) -> Result<Vec<Assessment>> {
        let mut assessments: Vec<Assessment> = self.of_patient(patient)?;
        assessments.sort_by_key(|assessment| (assessment.recorded_at, assessment.id));
        Ok(assessments)
    }

    /// Readings are out of reach when their examination is: who is blocked is blocked in all they have.
    fn of_exam<R: Record>(&self, exam: PerioExamId) -> Result<Vec<R>> {
        self.get::<PerioExam>(exam)?;
        table::of_owner(self.db(), "exam", exam.0)
    }
}
