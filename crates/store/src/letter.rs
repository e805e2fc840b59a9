//! Letters that were issued, and the clinic's texts for them.

use domain::{
    PatientId,
    letter::{self, Letter, LetterTemplate},
};
use uuid::Uuid;

use crate::{Error, ReadTx, Result};

impl ReadTx<'_> {
    /// Every version the clinic made of any text.
    pub fn letter_versions(&self) -> Result<Vec<LetterTemplate>> {
        self.all()
    }

    /// A version by its id, the house's own included.
    pub fn letter_version(&self, id: Uuid) -> Result<LetterTemplate> {
        letter::version(&self.letter_versions()?, id).ok_or(Error::NotFound("letter_template"))
    }

    /// All that was issued about a patient, the latest first.
    pub fn letters(&self, patient: PatientId) -> Result<Vec<Letter>> {
        let mut all: Vec<Letter> = self.of_patient(patient)?;
        all.sort_by_key(|letter| std::cmp::Reverse((letter.issued_on, letter.recorded_at, letter.id)));
        Ok(all)
    }
}
