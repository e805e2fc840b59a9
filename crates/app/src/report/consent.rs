//! A consent on paper.

use domain::{ConsentId, consent::Consent, patient};
use reports::{ConsentReport, Language, scene::Document};
use serde::Deserialize;
use uuid::Uuid;

use super::{ReportPreview, day, file_name, named};
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
        let id = self.env.id();
        let (file_name, document) = self.consent_document(request, id)?;
        self.keep_report(id, file_name, &document)
    }

    fn consent_document(&self, request: &ConsentRequest, id: Uuid) -> Result<(String, Document)> {
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
        Ok((file_name("consentimiento", &person, consent.signed_on), document))
    }
}
