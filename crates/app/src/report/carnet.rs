//! A child's own card.

use domain::{PaperId, PatientId, hygiene::Fluoride, paper::PaperKind, recall};
use reports::CarnetReport;
use serde::Deserialize;

use super::{Composed, ReportPreview, file_name, words_of};
use crate::{Action, App, Error, Result, odontogram::Mouth, preferences::Language};

/// A card to be printed.
#[derive(Debug, Clone, Deserialize, specta::Type)]
pub struct CarnetRequest {
    /// Whose.
    pub patient: PatientId,
    /// In which language.
    pub language: Language,
    /// In colour, or for a black-and-white printer.
    pub colour: bool,
}

impl App {
    /// Makes a child's card from their chart, their last fluoride and their next review.
    pub fn carnet_report(&self, request: &CarnetRequest) -> Result<ReportPreview> {
        let id = self.paper_id()?;
        self.keep_report(self.carnet_document(request, id)?)
    }

    pub(crate) fn carnet_document(&self, request: &CarnetRequest, id: PaperId) -> Result<Composed> {
        let (store, session) = self.require(Action::MakeReports)?;
        session.require(Action::ReadChart)?;
        let (patient, today) = (request.patient, self.env.today());
        let (mouth, clinic, sessions, decisions) = store.read(|tx| {
            let (sessions, decisions) = (tx.hygiene_sessions(patient)?, tx.recall_decisions(patient)?);
            Ok::<_, Error>((Mouth::read(tx, patient)?, tx.clinic()?, sessions, decisions))
        })?;
        // Silver diamine fluoride stops caries and blackens it: no word of that to a child.
        let kind = |fluoride: Fluoride| fluoride != Fluoride::SilverDiamine;
        let fluoride_on = sessions
            .iter()
            .filter(|(session, withdrawn)| withdrawn.is_none() && session.fluoride.is_some_and(kind))
            .map(|(session, _)| session.done_on)
            .max();
        let next_on = recall::latest(&decisions).map(recall::RecallDecision::due_on).filter(|day| *day >= today);
        let chart = mouth.with_plan(mouth.at(today));
        let report = CarnetReport {
            frame: self.frame(clinic, None, (words_of(request.language), request.colour), id),
            name: &mouth.patient.given_name,
            date: today,
            age_years: mouth.age_at(today),
            chart: &chart,
            fluoride_on,
            next_on,
        };
        let document = report.render().map_err(|fault| Error::Report(fault.to_string()))?;
        let file_name = file_name("carnet", &mouth.patient, today);
        Ok(Composed { id, kind: PaperKind::Carnet, patient: Some(patient), source: None, file_name, document })
    }
}
