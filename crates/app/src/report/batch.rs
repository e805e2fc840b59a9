//! The same paper for many patients: a folder of files, or one file with a bookmark for each.
//!
//! Nothing is held but what is being made: files are written as they come, entered into the register by the hundred, and
//! only then called what they are to be called. Whatever ends a run, no half file stays.

mod folder;
mod merged;

use std::{
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use domain::{
    Invalid, PatientId,
    letter::LetterKind,
    paper::{Paper, PaperKind, Way},
    patient::Patient,
};
use serde::{Deserialize, Serialize};
use store::Store;

use self::{folder::Folder, merged::MergedFile};
use super::{CarnetRequest, Composed, OdontogramRequest, PlanRequest};
use crate::{
    Action, App, Error, Result, Session, odontogram::ChartView, paper::Leaving, patient::PatientQuery,
    preferences::Language,
};

/// What can be made of many.
pub const BATCHED: [PaperKind; 6] = [
    PaperKind::Odontogram,
    PaperKind::Perio,
    PaperKind::Plan,
    PaperKind::RecallLetter,
    PaperKind::Certificate,
    PaperKind::Carnet,
];

/// Papers entered into the register in one change.
const HUNDRED: usize = 100;

/// Whose papers are made.
#[derive(Debug, Clone, Deserialize, specta::Type)]
#[serde(tag = "of", rename_all = "snake_case")]
pub enum Whose {
    /// Of everybody who is found by these letters; of all without any.
    Found {
        /// Letters of name, telephone, document or number.
        text: String,
    },
    /// Of these.
    These {
        /// The patients.
        patients: Vec<PatientId>,
    },
}

/// A batch.
#[derive(Debug, Clone, Deserialize, specta::Type)]
pub struct BatchRequest {
    /// What is made.
    pub kind: PaperKind,
    /// Of whom.
    pub whose: Whose,
    /// In which language.
    pub language: Language,
    /// In colour, or for a black-and-white printer.
    pub colour: bool,
}

/// Where a batch is written to.
#[derive(Debug, Clone, Copy)]
pub enum Place<'a> {
    /// A file for each patient.
    Folder(&'a Path),
    /// One file for all.
    File(&'a Path),
}

/// Why somebody got no paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum SkipReason {
    /// There is nothing of this kind for them.
    Nothing,
    /// They are hidden from everybody.
    Blocked,
    /// It could not be set.
    NotMade,
}

/// Somebody who got no paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct Skipped {
    /// Who.
    pub patient: PatientId,
    /// By history number and name; empty for whom nobody sees.
    pub name: String,
    /// Why.
    pub reason: SkipReason,
}

/// What became of a batch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct BatchDone {
    /// Papers made and registered.
    pub made: u32,
    /// Their pages.
    pub pages: u32,
    /// Who got none.
    pub skipped: Vec<Skipped>,
    /// It was stopped before its end.
    pub cancelled: bool,
    /// Where they are.
    pub place: String,
}

/// Takes papers and puts them away.
trait Sink {
    /// Takes one.
    fn take(&mut self, paper: Composed) -> Result<()>;
    /// Ends, or leaves nothing half done when it was cancelled. Gives papers and pages that stay.
    fn end(self: Box<Self>, cancelled: bool) -> Result<(usize, i64)>;
}

/// Who enters papers into the register.
struct Register<'a> {
    app: &'a App,
    store: Arc<Store>,
    session: Session,
}

impl Register<'_> {
    fn enter(&self, papers: &mut [Paper]) -> Result<()> {
        let leaving = Leaving::from(Way::Batch);
        for paper in papers.iter_mut() {
            *paper = self.app.leaves(paper.clone(), &leaving, &self.session);
        }
        self.store.write(self.app.ctx(Some(&self.session)), |tx| {
            papers.iter().try_for_each(|paper| self.app.enter_paper(tx, paper))
        })
    }
}

/// As long as it lives a batch runs; it can be told to stop.
struct Running<'a>(&'a App, Arc<AtomicBool>);

impl Drop for Running<'_> {
    fn drop(&mut self) {
        self.0.state().batch = None;
    }
}

impl App {
    /// Makes a paper for each of many patients. One batch runs at a time.
    pub fn batch(
        &self,
        request: &BatchRequest,
        place: Place<'_>,
        progress: &mut dyn FnMut(u64, u64),
    ) -> Result<BatchDone> {
        let (store, session) = self.require(Action::MakeReports)?;
        if !BATCHED.contains(&request.kind) {
            return Err(not_in_batch());
        }
        let running = self.begin_batch()?;
        let patients = match &request.whose {
            Whose::These { patients } => patients.clone(),
            Whose::Found { text } => self.batch_patients(text)?,
        };
        let register = Register { app: self, store, session };
        let (mut sink, path): (Box<dyn Sink + '_>, &Path) = match place {
            Place::Folder(folder) => (Box::new(Folder::open(folder, register)?), folder),
            Place::File(file) => (Box::new(MergedFile::begin(file, register)?), file),
        };
        let (mut skipped, total) = (Vec::new(), patients.len() as u64);
        for (n, patient) in patients.into_iter().enumerate() {
            progress(n as u64, total);
            if running.1.load(Ordering::Relaxed) {
                break;
            }
            match self.composed(request, patient) {
                Ok(paper) => sink.take(paper)?,
                Err(fault) => skipped.push(self.skipped(patient, skip_reason(fault)?)?),
            }
        }
        let cancelled = running.1.load(Ordering::Relaxed);
        let (made, pages) = sink.end(cancelled)?;
        progress(total, total);
        let narrow = |n: i64| u32::try_from(n).unwrap_or(u32::MAX);
        let (made, pages) = (u32::try_from(made).unwrap_or(u32::MAX), narrow(pages));
        Ok(BatchDone { made, pages, skipped, cancelled, place: path.display().to_string() })
    }

    /// Stops the batch that is running, if one is, before the next paper.
    pub fn cancel_batch(&self) {
        if let Some(stop) = &self.state().batch {
            stop.store(true, Ordering::Relaxed);
        }
    }

    fn begin_batch(&self) -> Result<Running<'_>> {
        let mut state = self.state();
        if state.batch.is_some() {
            return Err(Invalid::new("kind", "batch_running").into());
        }
        let stop = Arc::new(AtomicBool::new(false));
        state.batch = Some(Arc::clone(&stop));
        drop(state);
        Ok(Running(self, stop))
    }

    /// Everybody who is found by these letters and is not archived; all without any.
    pub fn batch_patients(&self, text: &str) -> Result<Vec<PatientId>> {
        let mut query = PatientQuery { text: text.to_owned(), archived: false, offset: 0, limit: 500 };
        let mut all = Vec::new();
        loop {
            let rows = self.search_patients(&query)?.rows;
            all.extend(rows.iter().map(|row| row.id));
            if rows.len() < 500 {
                return Ok(all);
            }
            query.offset += 500;
        }
    }

    fn composed(&self, request: &BatchRequest, patient: PatientId) -> Result<Composed> {
        let (id, language, colour) = (self.paper_id()?, request.language, request.colour);
        match request.kind {
            PaperKind::Odontogram => {
                let view = ChartView::Today;
                self.odontogram_document(&OdontogramRequest { patient, view, language, colour }, id)
            }
            PaperKind::Perio => self.last_perio_document(patient, (language, colour), id),
            PaperKind::Plan => self.plan_document(&PlanRequest { patient, plan: None, language, colour }, id),
            PaperKind::RecallLetter => self.last_letter_document(patient, (LetterKind::Recall, colour), id),
            PaperKind::Certificate => self.last_letter_document(patient, (LetterKind::Certificate, colour), id),
            PaperKind::Carnet => self.carnet_document(&CarnetRequest { patient, language, colour }, id),
            _ => Err(not_in_batch()),
        }
    }

    fn skipped(&self, patient: PatientId, reason: SkipReason) -> Result<Skipped> {
        let person = self.store()?.read(|tx| tx.find::<Patient>(patient.0));
        let name = match person {
            Ok(person) => {
                person.map(|person| format!("{} · {}", person.number, person.full_name())).unwrap_or_default()
            }
            Err(store::Error::Blocked) => String::new(),
            Err(fault) => return Err(fault.into()),
        };
        Ok(Skipped { patient, name, reason })
    }
}

fn not_in_batch() -> Error {
    Invalid::new("kind", "not_in_batch").into()
}

/// What is one patient's matter; anything else ends the batch.
fn skip_reason(fault: Error) -> Result<SkipReason> {
    match fault {
        Error::NotFound(_) | Error::Store(store::Error::NotFound(_)) => Ok(SkipReason::Nothing),
        Error::Store(store::Error::Blocked) => Ok(SkipReason::Blocked),
        Error::Report(_) => Ok(SkipReason::NotMade),
        fault => Err(fault),
    }
}
