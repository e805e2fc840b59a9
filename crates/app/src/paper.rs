//! The register of papers: what left the clinic, found again, verified, taken back.
//!
//! Entries are written in one place only, [`App::issue`], where a paper is handed out.

mod check;
pub(crate) mod mark;
mod view;

use chrono::NaiveDate;
use domain::{
    PaperId, PatientId,
    paper::{Paper, PaperAnnulment, PaperCopy, PaperKind, Recipient, Way},
};
use serde::{Deserialize, Serialize};
use store::WriteTx;

pub use self::{
    check::{PaperCheck, Verdict},
    view::{PaperCopyView, PaperView},
};
use crate::{Action, App, Error, Result};

/// How a paper leaves, and into whose hands.
#[derive(Debug, Clone, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Leaving {
    /// How.
    pub way: Way,
    /// To whom, where somebody says so.
    pub recipient: Option<Recipient>,
    /// The name of whom it is given to.
    pub recipient_name: String,
}

impl From<Way> for Leaving {
    /// Nobody said to whom.
    fn from(way: Way) -> Leaving {
        Leaving { way, recipient: None, recipient_name: String::new() }
    }
}

/// Which papers of the clinic are looked for.
#[derive(Debug, Clone, Default, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct PaperSearch {
    /// From this day on.
    pub from: Option<NaiveDate>,
    /// Up to this day.
    pub to: Option<NaiveDate>,
    /// Of this kind alone.
    pub kind: Option<PaperKind>,
    /// Letters of the id that is printed on it.
    pub id: String,
    /// Skips so many.
    pub offset: u32,
    /// At most so many.
    pub limit: u32,
}

/// A page of the clinic's register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct PaperPage {
    /// The papers, the latest first.
    pub papers: Vec<PaperView>,
    /// How many there are in all.
    pub total: u32,
}

/// Most papers on a page.
const MOST: u32 = 500;

impl App {
    /// Every paper about a patient, the latest first.
    pub fn papers(&self, patient: PatientId) -> Result<Vec<PaperView>> {
        let (store, session) = self.require(Action::MakeReports)?;
        store.read(|tx| view::Reader::new(tx, &session)?.views(tx.papers(patient)?))
    }

    /// The clinic's papers, for whoever answers for it.
    pub fn paper_register(&self, search: &PaperSearch) -> Result<PaperPage> {
        let (store, session) = self.require(Action::ManageClinic)?;
        let query = store::PaperQuery {
            from: search.from.map(|day| self.env.start_of(day)),
            until: search.to.and_then(|day| day.succ_opt()).map(|day| self.env.start_of(day)),
            kind: search.kind,
            id: search.id.clone(),
            offset: search.offset,
            limit: search.limit.min(MOST),
        };
        store.read(|tx| {
            let (papers, total) = tx.paper_page(&query)?;
            let papers = view::Reader::new(tx, &session)?.views(papers)?;
            Ok(PaperPage { papers, total: u32::try_from(total).unwrap_or(u32::MAX) })
        })
    }

    /// Takes a paper back, with a reason; both stay readable.
    pub fn annul_paper(&self, id: PaperId, reason: &str) -> Result<()> {
        let (store, session) = self.require(Action::MakeReports)?;
        store.write(self.ctx(Some(&session)), |tx| {
            let paper: Paper = tx.get(id.0)?;
            if !view::may_annul(&session, &paper) {
                return Err(Error::Forbidden);
            }
            let annulment = PaperAnnulment {
                id: self.env.id(),
                paper: id,
                patient: paper.patient,
                reason: domain::text::clean(reason),
                recorded_at: self.env.now(),
                by: session.staff,
            };
            annulment.check(tx.paper_annulment(id)?.as_slice())?;
            Ok(tx.append(&annulment)?)
        })
    }

    /// The id a new paper is made under.
    pub(crate) fn paper_id(&self) -> Result<PaperId> {
        let (store, _) = self.require(Action::MakeReports)?;
        let clinic = store.read(|tx| Ok::<_, Error>(tx.clinic()?.id))?;
        Ok(mark::marked(self.env.id(), clinic))
    }

    /// Enters a paper that leaves; one that is entered already is noted as a copy. Another file under the same id is
    /// refused.
    pub(crate) fn enter_paper(&self, tx: &mut WriteTx<'_>, paper: &Paper) -> Result<()> {
        let Some(known) = tx.find::<Paper>(paper.id.0)? else {
            paper.check()?;
            return Ok(tx.append(paper)?);
        };
        if known.digest != paper.digest {
            return Err(Error::Report("another file is registered under this id".to_owned()));
        }
        paper.check()?;
        Ok(tx.append(&PaperCopy {
            id: self.env.id(),
            paper: paper.id,
            patient: paper.patient,
            recipient: paper.recipient,
            recipient_name: paper.recipient_name.clone(),
            way: paper.way,
            recorded_at: paper.recorded_at,
            by: paper.by,
        })?)
    }
}
