//! A letter on paper, word for word as it was issued.

use domain::{
    LetterId, PaperId, PatientId,
    letter::{Letter, LetterKind},
    paper::PaperKind,
    patient,
};
use reports::LetterReport;
use serde::Deserialize;

use super::{Composed, ReportPreview, file_name};
use crate::{Action, App, Error, Result, wording::language_of};

/// A letter to be printed, in the language it was written in.
#[derive(Debug, Clone, Deserialize, specta::Type)]
pub struct LetterRequest {
    /// Which.
    pub letter: LetterId,
    /// In colour, or for a black-and-white printer.
    pub colour: bool,
}

impl App {
    /// Puts a letter on paper.
    pub fn letter_report(&self, request: &LetterRequest) -> Result<ReportPreview> {
        let id = self.paper_id()?;
        self.keep_report(self.letter_document(request, id)?)
    }

    /// The last letter of a kind that was issued, for whoever makes many papers.
    pub(super) fn last_letter_document(
        &self,
        patient: PatientId,
        (kind, colour): (LetterKind, bool),
        id: PaperId,
    ) -> Result<Composed> {
        let (store, _) = self.require(Action::MakeReports)?;
        let last = store.read(|tx| tx.letters(patient))?.into_iter().find(|letter| letter.letter == kind);
        let letter = last.ok_or(Error::NotFound("letter"))?.id;
        self.letter_document(&LetterRequest { letter, colour }, id)
    }

    pub(crate) fn letter_document(&self, request: &LetterRequest, id: PaperId) -> Result<Composed> {
        let (store, session) = self.require(Action::MakeReports)?;
        let (letter, person, clinic) = store.read(|tx| {
            let letter: Letter = tx.get(request.letter.0)?;
            let person: patient::Patient = tx.get(letter.patient.0)?;
            Ok::<_, Error>((letter, person, tx.clinic()?))
        })?;
        let (kind, what) = match letter.letter {
            LetterKind::Certificate => (PaperKind::Certificate, "justificante"),
            LetterKind::Referral => {
                session.require(Action::ReadHealth)?;
                (PaperKind::Referral, "derivacion")
            }
            LetterKind::Recall | LetterKind::PrescriptionFoot => (PaperKind::RecallLetter, "revision"),
        };
        let report = LetterReport {
            frame: self.frame(clinic, None, (language_of(&letter.language), request.colour), id),
            title: &letter.title,
            addressee: &letter.addressee,
            text: &letter.text,
            signer: &letter.signer,
            licence: &letter.licence,
            date: letter.issued_on,
        };
        let document = report.render().map_err(|fault| Error::Report(fault.to_string()))?;
        let file_name = file_name(what, &person, letter.issued_on);
        let (patient, source) = (Some(letter.patient), Some(letter.id.0));
        Ok(Composed { id, kind, patient, source, file_name, document })
    }
}
