//! Notes of visits, and every text that stands in them.

use domain::{
    NoteId, PatientId, Record as _,
    clock::Clock,
    note::{Addendum, Signature, VisitNote},
};
use wire::Value;

use crate::{ReadTx, Result, conflicts, lock, table};

/// One text of a section, as some workstation wrote it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoteText {
    /// Which section.
    pub section: &'static str,
    /// What it says.
    pub says: String,
    /// When and where it was written.
    pub clock: Clock,
}

impl ReadTx<'_> {
    /// A patient's notes, in the order they were begun.
    pub fn notes(&self, patient: PatientId) -> Result<Vec<VisitNote>> {
        let mut notes: Vec<VisitNote> = self.of_patient(patient)?;
        notes.sort_by_key(|note| (note.begun_at, note.id));
        Ok(notes)
    }

    /// The signatures under a patient's notes, the earliest first.
    pub fn signatures(&self, patient: PatientId) -> Result<Vec<Signature>> {
        let mut signatures: Vec<Signature> = self.of_patient(patient)?;
        signatures.sort_by_key(|signed| (signed.signed_at, signed.id));
        Ok(signatures)
    }

    /// What was added to a patient's notes, the earliest first.
    pub fn addenda(&self, patient: PatientId) -> Result<Vec<Addendum>> {
        let mut addenda: Vec<Addendum> = self.of_patient(patient)?;
        addenda.sort_by_key(|addendum| (addendum.recorded_at, addendum.id));
        Ok(addenda)
    }

    /// Whether a note is signed.
    pub fn is_signed(&self, note: NoteId) -> Result<bool> {
        lock::is_signed(self.db(), VisitNote::KIND.name, note.0)
    }

    /// Every text that stands in the sections of a note: of each section the one shown, then those beside it.
    pub fn note_texts(&self, note: &VisitNote) -> Result<Vec<NoteText>> {
        let clocks = table::clocks(self.db(), VisitNote::KIND, note.id())?;
        let mut texts = Vec::new();
        for (section, shown) in note.sections.each() {
            let live = clocks.get(section).map_or(&[][..], Vec::as_slice);
            let beside = if live.len() > 1 {
                conflicts::kept(self.db(), VisitNote::KIND, note.id(), section)?
            } else {
                Vec::new()
            };
            for clock in live {
                let kept = beside.iter().find(|(at, _)| at == clock).map(|(_, value)| value);
                let says = kept.map_or(Some(shown), Value::as_text).unwrap_or_default().to_owned();
                texts.push(NoteText { section, says, clock: *clock });
            }
        }
        Ok(texts)
    }
}
