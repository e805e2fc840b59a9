//! What the clinic asks, and what was answered.

use domain::{
    PatientId,
    questionnaire::{self, Answers, Questionnaire},
};
use uuid::Uuid;

use crate::{Error, ReadTx, Result};

impl ReadTx<'_> {
    /// The version asked now.
    pub fn questionnaire(&self) -> Result<Questionnaire> {
        Ok(questionnaire::current(self.all()?))
    }

    /// Every version, the latest first; the house's own is the first there was and stands last.
    pub fn questionnaires(&self) -> Result<Vec<Questionnaire>> {
        let mut versions: Vec<Questionnaire> = self.all()?;
        versions.push(Questionnaire::house());
        versions.sort_by_key(|made| std::cmp::Reverse((made.version, made.recorded_at, made.id)));
        Ok(versions)
    }

    /// A version by its id; the house's own is not kept as a record.
    pub fn questionnaire_version(&self, id: Uuid) -> Result<Questionnaire> {
        let house = Questionnaire::house();
        if id == house.id { Ok(house) } else { self.find(id)?.ok_or(Error::NotFound("questionnaire")) }
    }

    /// What a patient answered, the latest first.
    pub fn questionnaire_answers(&self, patient: PatientId) -> Result<Vec<Answers>> {
        let mut sheets: Vec<Answers> = self.of_patient(patient)?;
        sheets.sort_by_key(|sheet| std::cmp::Reverse((sheet.filled_on, sheet.recorded_at, sheet.id)));
        Ok(sheets)
    }
}
