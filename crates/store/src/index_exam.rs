//! Examinations for indices, and what was judged of HIM.

use std::cmp::Reverse;

use domain::{
    PatientId,
    id::IndexExamId,
    index_exam::{IndexExam, IndexScore},
    mih::MihJudgement,
};

use crate::{ReadTx, Result, table};

impl ReadTx<'_> {
    /// A patient's examinations, newest first, also those begun in error.
    pub fn index_exams(&self, patient: PatientId) -> Result<Vec<IndexExam>> {
        let mut exams: Vec<IndexExam> = self.of_patient(patient)?;
        exams.sort_by_key(|exam| Reverse((exam.examined_on, exam.id)));
        Ok(exams)
    }

    /// Everything ever scored in an examination.
    pub fn index_scores(&self, exam: IndexExamId) -> Result<Vec<IndexScore>> {
        self.get::<IndexExam>(exam)?;
        table::of_owner(self.db(), "exam", exam.0)
    }

    /// What was judged of a patient's examinations.
    pub fn mih_judgements(&self, patient: PatientId) -> Result<Vec<MihJudgement>> {
        self.of_patient(patient)
    }
}
