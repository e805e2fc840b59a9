//! Reports: made on this device, looked at before they leave it.
//!
//! Looking at one registers nothing. [`App::issue`] is the one way out: it enters a paper into the register before anybody
//! gets its bytes.

mod batch;
mod carnet;
mod consent;
mod history;
mod hygiene;
mod letter;
mod mih;
mod perio;
mod plan;
mod prescription;
mod risk;

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

use chrono::{DateTime, NaiveDate};
use domain::{
    PaperId, PatientId, StaffId, clinic,
    paper::{Paper, PaperKind, Way},
    patient,
    profile::Profile,
};
use reports::{Frame, Letterhead, OdontogramReport, Patient, Theme, scene::Document, texts};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

pub use self::{
    batch::{BATCHED, BatchDone, BatchRequest, Place, SkipReason, Skipped, Whose},
    carnet::CarnetRequest,
    consent::ConsentRequest,
    history::HistoryRequest,
    hygiene::HygieneRequest,
    letter::LetterRequest,
    mih::MihRequest,
    perio::{PerioComparisonRequest, PerioRequest},
    plan::PlanRequest,
    prescription::PrescriptionRequest,
    risk::RiskRequest,
};
use crate::{
    Action, App, Error, Result, Session,
    odontogram::{ChartView, Mouth},
    paper::{Leaving, mark},
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
    /// What the register will say of it.
    pub(crate) entry: Paper,
}

/// A paper that is set and not written yet.
#[derive(Debug)]
pub(crate) struct Composed {
    /// Printed on it.
    pub(crate) id: PaperId,
    /// What it is.
    pub(crate) kind: PaperKind,
    /// Of whom it speaks, if of one patient.
    pub(crate) patient: Option<PatientId>,
    /// The record it was made of, if of one.
    pub(crate) source: Option<Uuid>,
    /// How the file is called.
    pub(crate) file_name: String,
    /// Its pages.
    pub(crate) document: Document,
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
        let id = self.paper_id()?;
        self.keep_report(self.odontogram_document(request, id)?)
    }

    /// Writes a paper and holds it until it is saved, opened or printed.
    pub(crate) fn keep_report(&self, composed: Composed) -> Result<ReportPreview> {
        let (id, pages) = (composed.id.0, composed.document.pages_svg());
        let report = composed.write()?;
        let preview = ReportPreview {
            report: id,
            file_name: report.file_name.clone(),
            pages,
            bytes: u32::try_from(report.pdf.len()).unwrap_or(u32::MAX),
        };
        self.state().reports.keep(id, report);
        Ok(preview)
    }

    /// How the file of a report made a moment ago is called.
    pub fn report_name(&self, id: Uuid) -> Result<String> {
        self.require(Action::MakeReports)?;
        Ok(self.made(id)?.file_name)
    }

    /// Hands out a report made a moment ago. It is entered into the register first; if that fails, nobody gets it.
    pub fn issue(&self, id: Uuid, leaving: &Leaving) -> Result<Report> {
        let (store, session) = self.require(Action::MakeReports)?;
        let report = self.made(id)?;
        let entry = self.leaves(report.entry.clone(), leaving, &session);
        store.write(self.ctx(Some(&session)), |tx| self.enter_paper(tx, &entry))?;
        Ok(report)
    }

    /// An entry with how the paper leaves, by whose hand and when.
    pub(crate) fn leaves(&self, entry: Paper, leaving: &Leaving, session: &Session) -> Paper {
        Paper {
            recipient: leaving.recipient,
            recipient_name: domain::text::clean(&leaving.recipient_name),
            way: leaving.way,
            recorded_at: self.env.now(),
            by: session.staff,
            ..entry
        }
    }

    fn made(&self, id: Uuid) -> Result<Report> {
        let state = self.state();
        let mut made = state.reports.0.iter();
        made.find(|(made, _)| *made == id).map(|(_, report)| report.clone()).ok_or(Error::NotFound("report"))
    }

    /// What every document has: whose paper, of whom, in which language and whether in colour, now, under its number.
    pub(crate) fn frame(
        &self,
        clinic: clinic::Clinic,
        patient: impl Into<Option<Patient>>,
        (language, colour): (texts::Language, bool),
        id: PaperId,
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

    pub(crate) fn odontogram_document(&self, request: &OdontogramRequest, id: PaperId) -> Result<Composed> {
        let (store, _) = self.require(Action::MakeReports)?;
        let (mouth, clinic) = store.read(|tx| Ok::<_, Error>((Mouth::read(tx, request.patient)?, tx.clinic()?)))?;
        let (date, chart) = mouth.chart_of(request.view, self.env.today());
        // What is planned has its own paper there.
        let chart = match (mouth.profile, request.view) {
            (Profile::Es | Profile::Ar | Profile::Ec, _) | (Profile::Pe, ChartView::Planned) => chart,
            (Profile::Pe, _) => chart.only_observed(),
        };
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
        let file_name = file_name("odontograma", &mouth.patient, date);
        let (kind, patient) = (PaperKind::Odontogram, Some(request.patient));
        Ok(Composed { id, kind, patient, source: None, file_name, document })
    }
}

impl Composed {
    /// Writes the file, and what the register will say of it.
    pub(crate) fn write(self) -> Result<Report> {
        let pdf = self.document.to_pdf().map_err(fault)?;
        let bytes = i64::try_from(pdf.len()).unwrap_or(i64::MAX);
        let entry = Paper { bytes, digest: mark::digest(&pdf), ..self.entry() };
        Ok(Report { file_name: self.file_name, pdf: Arc::new(pdf), entry })
    }

    /// What the register will say of it, but for what is known when it is a file, and when and by whose hand it leaves.
    pub(crate) fn entry(&self) -> Paper {
        let about = &self.document.about;
        Paper {
            id: self.id,
            patient: self.patient,
            kind: self.kind,
            title: about.heading.clone(),
            language: about.language.to_owned(),
            pages: i64::try_from(self.document.pages.len()).unwrap_or(i64::MAX),
            bytes: 0,
            digest: String::new(),
            words: mark::words(&self.document),
            source: self.source,
            recipient: None,
            recipient_name: String::new(),
            way: Way::Saved,
            recorded_at: 0,
            by: StaffId(Uuid::nil()),
        }
    }
}

/// A paper that could not be set or written. What the disk refuses is told as such.
fn fault(fault: reports::Error) -> Error {
    match fault {
        reports::Error::Write(fault) => Error::io("PDF")(fault),
        fault => Error::Report(fault.to_string()),
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

/// That something was taken back, by whom, when and why.
fn taken_back(texts: &texts::Texts, by: &str, at: i64, reason: &str) -> String {
    let gaps = [("by", by.into()), ("date", texts.date(day(at)).into()), ("reason", reason.into())];
    texts.fill("report-taken-back", &gaps)
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
