//! Reports: made on this device, looked at before they leave it.

mod consent;
mod plan;
mod prescription;

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

use chrono::{DateTime, NaiveDate};
use domain::{PatientId, StaffId, clinic, patient};
use reports::{Frame, Letterhead, OdontogramReport, Patient, Theme, scene::Document, texts};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

pub use self::{consent::ConsentRequest, plan::PlanRequest, prescription::PrescriptionRequest};
use crate::{
    Action, App, Error, Result,
    odontogram::{ChartView, Mouth},
    preferences::Language,
};

/// An odontogram to be printed.
#[derive(Debug, Clone, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct OdontogramRequest {
    /// Whose.
    pub patient: PatientId,
    /// Which picture of the mouth.
    pub view: ChartView,
    /// In which language.
    pub language: Language,
    /// In colour, or for a black-and-white printer.
    pub colour: bool,
}

/// A report to be looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ReportPreview {
    /// By this it is saved, opened and printed.
    pub report: Uuid,
    /// How the file is called unless somebody says otherwise.
    pub file_name: String,
    /// Each page as SVG, from the same scene as the PDF.
    pub pages: Vec<String>,
    /// Size of the PDF.
    pub bytes: u32,
}

/// A finished report.
#[derive(Debug, Clone)]
pub struct Report {
    /// How the file is called.
    pub file_name: String,
    /// The PDF.
    pub pdf: Arc<Vec<u8>>,
}

/// The last reports made, in memory only: nothing of a patient lies about on the disk.
#[derive(Debug, Default)]
pub(crate) struct Made(VecDeque<(Uuid, Report)>);

impl Made {
    /// How many are held.
    const HELD: usize = 8;

    fn keep(&mut self, id: Uuid, report: Report) {
        if self.0.len() == Self::HELD {
            self.0.pop_front();
        }
        self.0.push_back((id, report));
    }

    pub(crate) fn clear(&mut self) {
        self.0.clear();
    }
}

impl App {
    /// Makes an odontogram report.
    pub fn odontogram_report(&self, request: &OdontogramRequest) -> Result<ReportPreview> {
        let id = self.env.id();
        let (file_name, document) = self.odontogram_document(request, id)?;
        self.keep_report(id, file_name, &document)
    }

    /// Writes a document and holds it until it is saved, opened or printed.
    pub(crate) fn keep_report(&self, id: Uuid, file_name: String, document: &Document) -> Result<ReportPreview> {
        let pdf = document.to_pdf().map_err(|fault| Error::Report(fault.to_string()))?;
        let preview = ReportPreview {
            report: id,
            file_name: file_name.clone(),
            pages: document.pages_svg(),
            bytes: u32::try_from(pdf.len()).unwrap_or(u32::MAX),
        };
        self.state().reports.keep(id, Report { file_name, pdf: Arc::new(pdf) });
        Ok(preview)
    }

    /// A report made a moment ago.
    pub fn report(&self, id: Uuid) -> Result<Report> {
        self.require(Action::MakeReports)?;
        let state = self.state();
        state
            .reports
            .0
            .iter()
            .find(|(made, _)| *made == id)
            .map(|(_, report)| report.clone())
            .ok_or(Error::NotFound("report"))
    }

    /// What every document has: whose paper, of whom, in which language and whether in colour, now, under its number.
    pub(crate) fn frame(
        &self,
        clinic: clinic::Clinic,
        patient: impl Into<Option<Patient>>,
        (language, colour): (texts::Language, bool),
        id: Uuid,
    ) -> Frame {
        Frame {
            clinic: letterhead(clinic),
            theme: Theme::default(),
            patient: patient.into(),
            language,
            colour,
            issued_at: self.env.now(),
            document_id: id.to_string(),
        }
    }

    fn odontogram_document(&self, request: &OdontogramRequest, id: Uuid) -> Result<(String, Document)> {
        let (store, _) = self.require(Action::MakeReports)?;
        let (mouth, clinic) = store.read(|tx| Ok::<_, Error>((Mouth::read(tx, request.patient)?, tx.clinic()?)))?;
        let (date, chart) = mouth.chart_of(request.view, self.env.today());
        let language = words_of(request.language);
        let authors: BTreeMap<StaffId, String> =
            mouth.staff.iter().map(|(id, name)| (StaffId(*id), name.clone())).collect();
        let report = OdontogramReport {
            frame: self.frame(clinic, named(&mouth.patient, date, language), (language, request.colour), id),
            date,
            chart: &chart,
            profile: mouth.profile,
            age_years: mouth.age_at(date),
            authors,
        };
        let document = report.render().map_err(|fault| Error::Report(fault.to_string()))?;
        Ok((file_name("odontograma", &mouth.patient, date), document))
    }
}

/// Whose paper it is written on.
fn letterhead(clinic: clinic::Clinic) -> Letterhead {
    Letterhead {
        name: clinic.name,
        address: clinic.address,
        phone: clinic.phone,
        email: clinic.email,
        tax_id: clinic.tax_id,
    }
}

/// A patient as papers name them.
pub(crate) fn named(person: &domain::patient::Patient, date: NaiveDate, language: texts::Language) -> Patient {
    let age = person.birth_date.and_then(|birth| patient::age(birth, date));
    let years = |age: patient::Age| language.texts().count("age-years", age.years.unsigned_abs() as usize);
    Patient {
        name: person.full_name(),
        number: person.number.to_string(),
        birth_date: person.birth_date,
        document: person.document_number.clone(),
        age: age.map(years).unwrap_or_default(),
    }
}

/// The language of a paper.
pub(crate) fn words_of(language: Language) -> texts::Language {
    match language {
        Language::Es => texts::Language::Es,
        Language::En => texts::Language::En,
    }
}

/// The day of a moment, as papers name it.
fn day(at: i64) -> NaiveDate {
    DateTime::from_timestamp_millis(at).unwrap_or_default().date_naive()
}

/// A name that every file system takes.
pub(crate) fn file_name(what: &str, person: &domain::patient::Patient, date: NaiveDate) -> String {
    let family: String =
        domain::text::search_key(&person.family_name).chars().filter(char::is_ascii_alphanumeric).take(40).collect();
    let family = if family.is_empty() { "paciente".to_owned() } else { family };
    format!("{what}-{}-{family}-{date}.pdf", person.number)
}
