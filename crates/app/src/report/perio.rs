//! A periodontal examination on paper, and two of them laid upon each other.

use domain::{
    Invalid, PaperId, PatientId,
    id::PerioExamId,
    paper::PaperKind,
    patient,
    perio::{ExamStatus, PerioConvention},
};
use reports::{PerioComparisonReport, PerioReport};
use serde::Deserialize;

use super::{Composed, ReportPreview, file_name, named, words_of};
use crate::{Action, App, Error, Result, perio, preferences::Language};

/// An examination to be printed.
#[derive(Debug, Clone, Deserialize, specta::Type)]
pub struct PerioRequest {
    /// Which.
    pub exam: PerioExamId,
    /// How margins are written.
    pub convention: PerioConvention,
    /// In which language.
    pub language: Language,
    /// In colour, or for a black-and-white printer.
    pub colour: bool,
}

/// Two examinations of one patient to be printed, in any order.
#[derive(Debug, Clone, Deserialize, specta::Type)]
pub struct PerioComparisonRequest {
    /// One.
    pub one: PerioExamId,
    /// The other.
    pub other: PerioExamId,
    /// How margins are written.
    pub convention: PerioConvention,
    /// In which language.
    pub language: Language,
    /// In colour, or for a black-and-white printer.
    pub colour: bool,
}

impl App {
    /// Puts an examination on paper; a draft says that it is one.
    pub fn perio_report(&self, request: &PerioRequest) -> Result<ReportPreview> {
        let id = self.paper_id()?;
        self.keep_report(self.perio_document(request, id)?)
    }

    /// Lays the later of two examinations upon the earlier one.
    pub fn perio_comparison_report(&self, request: &PerioComparisonRequest) -> Result<ReportPreview> {
        let id = self.paper_id()?;
        self.keep_report(self.perio_comparison_document(request, id)?)
    }

    /// The last examination that was closed, for whoever makes many papers.
    pub(super) fn last_perio_document(
        &self,
        patient: PatientId,
        look: (Language, bool),
        id: PaperId,
    ) -> Result<Composed> {
        let exams = self.perio_exams(patient)?;
        let closed = exams.iter().find(|exam| exam.status == ExamStatus::Closed && !exam.retired);
        let exam = closed.ok_or(Error::NotFound("perio_exam"))?.id;
        let (convention, (language, colour)) = (self.preferences().perio_convention, look);
        self.perio_document(&PerioRequest { exam, convention, language, colour }, id)
    }

    fn perio_document(&self, request: &PerioRequest, id: PaperId) -> Result<Composed> {
        let (store, session) = self.require(Action::MakeReports)?;
        session.require(Action::ReadChart)?;
        let (person, clinic, exam) = store.read(|tx| {
            let (patient, exam) = perio::on_paper(tx, request.exam)?;
            Ok::<_, Error>((tx.get::<patient::Patient>(patient.0)?, tx.clinic()?, exam))
        })?;
        let (language, day) = (words_of(request.language), exam.examined_on);
        let frame = self.frame(clinic, named(&person, day, language), (language, request.colour), id);
        let report = PerioReport { frame, exam: &exam, convention: request.convention };
        let document = report.render().map_err(|fault| Error::Report(fault.to_string()))?;
        let file_name = file_name("periodontograma", &person, day);
        let (kind, patient, source) = (PaperKind::Perio, Some(person.id), Some(request.exam.0));
        Ok(Composed { id, kind, patient, source, file_name, document })
    }

    fn perio_comparison_document(&self, request: &PerioComparisonRequest, id: PaperId) -> Result<Composed> {
        let (store, session) = self.require(Action::MakeReports)?;
        session.require(Action::ReadChart)?;
        let (person, clinic, mut exams) = store.read(|tx| {
            let (patient, one) = perio::on_paper(tx, request.one)?;
            let (of, other) = perio::on_paper(tx, request.other)?;
            if patient != of || request.one == request.other {
                return Err(Invalid::new("other", "not_comparable").into());
            }
            Ok::<_, Error>((tx.get::<patient::Patient>(patient.0)?, tx.clinic()?, [one, other]))
        })?;
        exams.sort_by_key(|exam| exam.examined_on);
        let ([before, after], language) = (&exams, words_of(request.language));
        let frame = self.frame(clinic, named(&person, after.examined_on, language), (language, request.colour), id);
        let report = PerioComparisonReport { frame, before, after, convention: request.convention };
        let document = report.render().map_err(|fault| Error::Report(fault.to_string()))?;
        let file_name = file_name("comparacion-periodontal", &person, after.examined_on);
        let (kind, patient, source) = (PaperKind::PerioComparison, Some(person.id), None);
        Ok(Composed { id, kind, patient, source, file_name, document })
    }
}
