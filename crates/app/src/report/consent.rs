//! A consent on paper.

use domain::{ConsentId, PaperId, consent::Consent, paper::PaperKind, patient};
use reports::{ConsentReport, Language};
use serde::Deserialize;

use super::{Composed, ReportPreview, day, file_name, named};
use crate::{Action, App, Error, Result};

/// A consent to be printed, in the language it was read in.
#[derive(Debug, Clone, Deserialize, specta::Type)]
pub struct ConsentRequest {
    /// Which.
    pub consent: ConsentId,
    /// In colour, or for a black-and-white printer.
    pub colour: bool,
}

impl App {
    /// Puts a consent on paper; one that was taken back says so.
    pub fn consent_report(&self, request: &ConsentRequest) -> Result<ReportPreview> {
        let id = self.paper_id()?;
        self.keep_report(self.consent_document(request, id)?)
    }

    fn consent_document(&self, request: &ConsentRequest, id: PaperId) -> Result<Composed> {
        let (store, session) = self.require(Action::MakeReports)?;
        session.require(Action::TakeConsent)?;
        let (consent, person, clinic, back) = store.read(|tx| {
            let consent: Consent = tx.get(request.consent.0)?;
            let person: patient::Patient = tx.get(consent.patient.0)?;
            let back = tx.consent_withdrawals(consent.patient)?;
            Ok::<_, Error>((consent, person, tx.clinic()?, back))
        })?;
        let withdrawn = back.into_iter().find(|withdrawal| withdrawal.consent == consent.id);
        let language = if consent.language == "en" { Language::En } else { Language::Es };
        let report = ConsentReport {
            frame: self.frame(clinic, named(&person, consent.signed_on, language), (language, request.colour), id),
            withdrawn: withdrawn.map(|withdrawal| (day(withdrawal.recorded_at), withdrawal.reason)),
            consent: &consent,
        };
        let document = report.render().map_err(|fault| Error::Report(fault.to_string()))?;
        let file_name = file_name("consentimiento", &person, consent.signed_on);
        let (kind, patient, source) = (PaperKind::Consent, Some(consent.patient), Some(consent.id.0));
        Ok(Composed { id, kind, patient, source, file_name, document })
    }
}
