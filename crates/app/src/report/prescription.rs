//! A prescription on paper.

use domain::{
    PaperId, PrescriptionId, clinic::Clinic, paper::PaperKind, patient, prescription::Prescription, wording::Values,
};
use reports::PrescriptionReport;
use serde::Deserialize;

use super::{Composed, ReportPreview, day, file_name, named, words_of};
use crate::{Action, App, Error, Result, letter::foot, preferences::Language, wording::or_dash};

/// A prescription to be printed.
#[derive(Debug, Clone, Deserialize, specta::Type)]
pub struct PrescriptionRequest {
    /// Which.
    pub prescription: PrescriptionId,
    /// In which language.
    pub language: Language,
    /// In colour, or for a black-and-white printer.
    pub colour: bool,
}

impl App {
    /// Puts a prescription on paper; one that was annulled says so.
    pub fn prescription_report(&self, request: &PrescriptionRequest) -> Result<ReportPreview> {
        let id = self.paper_id()?;
        self.keep_report(self.prescription_document(request, id)?)
    }

    fn prescription_document(&self, request: &PrescriptionRequest, id: PaperId) -> Result<Composed> {
        let (store, session) = self.require(Action::MakeReports)?;
        session.require(Action::ReadHealth)?;
        let (paper, person, clinic, annulment) = store.read(|tx| {
            let paper: Prescription = tx.get(request.prescription.0)?;
            let person: patient::Patient = tx.get(paper.patient.0)?;
            let annulment = tx.annulments(paper.patient)?.remove(&paper.id);
            Ok::<_, Error>((paper, person, tx.clinic()?, annulment))
        })?;
        let language = words_of(request.language);
        let code = match request.language {
            Language::Es => "es",
            Language::En => "en",
        };
        let values = foot_values(&clinic, &person, &paper, language);
        let advice = store.read(|tx| foot(tx, code, paper.recorded_at, &values))?;
        let report = PrescriptionReport {
            frame: self.frame(clinic, named(&person, paper.issued_on, language), (language, request.colour), id),
            annulled: annulment.map(|annulment| (day(annulment.recorded_at), annulment.reason)),
            prescription: &paper,
            advice: &advice,
        };
        let document = report.render().map_err(|fault| Error::Report(fault.to_string()))?;
        let file_name = file_name("receta", &person, paper.issued_on);
        let (kind, patient, source) = (PaperKind::Prescription, Some(paper.patient), Some(paper.id.0));
        Ok(Composed { id, kind, patient, source, file_name, document })
    }
}

/// What the clinic's words at its foot may name.
fn foot_values(
    clinic: &Clinic,
    person: &patient::Patient,
    paper: &Prescription,
    language: reports::Language,
) -> Values {
    Values::from([
        ("patient", person.full_name()),
        ("date", language.texts().long_date(paper.issued_on)),
        ("clinic", clinic.name.clone()),
        ("address", or_dash(&clinic.address)),
        ("phone", or_dash(&clinic.phone)),
        ("doctor", paper.prescriber.clone()),
        ("licence", paper.licence.clone()),
    ])
}
