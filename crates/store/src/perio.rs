//! Periodontal examinations.

use domain::{
    PatientId,
    perio::{PerioExam, SiteReading},
};

use crate::{ReadTx, Result};

impl ReadTx<'_> {
    /// A patient's examinations, newest first, each with its readings.
    pub fn perio_exams(&self, patient: PatientId) -> Result<Vec<(PerioExam, Vec<SiteReading>)>> {
        let mut exams: Vec<PerioExam> = self.of_patient(patient)?;
        exams.sort_by_key(|exam| std::cmp::Reverse((exam.examined_on, exam.id)));
        let readings: Vec<SiteReading> = self.of_patient(patient)?;
        let of = |exam: &PerioExam| readings.iter().filter(|reading| reading.exam == exam.id).cloned().collect();
        Ok(exams
            .into_iter()
            .map(|exam| {
                let readings = of(&exam);
                (exam, readings)
            })
            .collect())
    }
}
