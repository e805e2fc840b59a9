//! The register as people read it.

use std::collections::BTreeMap;

use domain::{
    PaperId, PatientId, StaffId,
    paper::{Paper, PaperKind, Recipient, Way},
    patient::Patient,
};
use serde::Serialize;
use store::ReadTx;
use uuid::Uuid;

use crate::{Action, Result, Session, prescription::AnnulmentView};

/// That a paper left again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct PaperCopyView {
    /// When, milliseconds UTC.
    pub at: i64,
    /// By whose hand.
    pub by: String,
    /// How.
    pub way: Way,
    /// To whom, where somebody said so.
    pub recipient: Option<Recipient>,
    /// The name of whom it was given to.
    pub recipient_name: String,
}

/// A paper that left the clinic.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct PaperView {
    /// Printed on it.
    pub id: PaperId,
    /// As people name it.
    pub number: String,
    /// Of whom it speaks.
    pub patient: Option<PatientId>,
    /// By name; nothing of a patient who is hidden.
    pub patient_name: String,
    /// The patient is hidden from everybody.
    pub hidden: bool,
    /// What it is.
    pub kind: PaperKind,
    /// What stands over it.
    pub title: String,
    /// BCP 47 tag.
    pub language: String,
    /// How many pages it has.
    pub pages: u32,
    /// Size of the file.
    pub bytes: u32,
    /// SHA-256 of the file.
    pub digest: String,
    /// The record it was made of.
    pub source: Option<Uuid>,
    /// To whom it was given, where somebody said so.
    pub recipient: Option<Recipient>,
    /// The name of whom it was given to.
    pub recipient_name: String,
    /// How it left first.
    pub way: Way,
    /// When, milliseconds UTC.
    pub at: i64,
    /// By whose hand.
    pub by: String,
    /// When it left again.
    pub copies: Vec<PaperCopyView>,
    /// What took it back, if anything did.
    pub annulled: Option<AnnulmentView>,
    /// Whoever asks may take it back.
    pub may_annul: bool,
}

/// What views of papers share: who asks, and who works here.
pub(super) struct Reader<'a> {
    tx: &'a ReadTx<'a>,
    session: &'a Session,
    staff: BTreeMap<StaffId, String>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(tx: &'a ReadTx<'a>, session: &'a Session) -> Result<Reader<'a>> {
        let staff = tx.staff()?.into_iter().map(|person| (person.id, person.name)).collect();
        Ok(Reader { tx, session, staff })
    }

    pub(super) fn views(&self, papers: impl IntoIterator<Item = Paper>) -> Result<Vec<PaperView>> {
        papers.into_iter().map(|paper| self.view(paper)).collect()
    }

    fn view(&self, paper: Paper) -> Result<PaperView> {
        let (name, hidden) = self.patient(paper.patient)?;
        let annulled = self.tx.paper_annulment(paper.id)?;
        let copies = self.tx.paper_copies(paper.id)?.into_iter().map(|copy| PaperCopyView {
            at: copy.recorded_at,
            by: self.name(copy.by),
            way: copy.way,
            recipient: copy.recipient,
            recipient_name: if hidden { String::new() } else { copy.recipient_name },
        });
        let narrow = |n: i64| u32::try_from(n).unwrap_or(u32::MAX);
        Ok(PaperView {
            number: paper.number(),
            patient_name: name,
            hidden,
            copies: copies.collect(),
            may_annul: !hidden && annulled.is_none() && may_annul(self.session, &paper),
            annulled: annulled.map(|annulment| AnnulmentView {
                by: self.name(annulment.by),
                reason: annulment.reason,
                at: annulment.recorded_at,
            }),
            by: self.name(paper.by),
            id: paper.id,
            patient: paper.patient.filter(|_| !hidden),
            kind: paper.kind,
            title: if hidden { String::new() } else { paper.title },
            language: paper.language,
            pages: narrow(paper.pages),
            bytes: narrow(paper.bytes),
            digest: paper.digest,
            source: paper.source.filter(|_| !hidden),
            recipient: paper.recipient,
            recipient_name: if hidden { String::new() } else { paper.recipient_name },
            way: paper.way,
            at: paper.recorded_at,
        })
    }

    /// A patient's name, and whether nobody may see it.
    fn patient(&self, patient: Option<PatientId>) -> Result<(String, bool)> {
        let Some(patient) = patient else { return Ok((String::new(), false)) };
        match self.tx.find::<Patient>(patient.0) {
            Ok(found) => Ok((found.map(|person| person.full_name()).unwrap_or_default(), false)),
            Err(store::Error::Blocked) => Ok((String::new(), true)),
            Err(fault) => Err(fault.into()),
        }
    }

    fn name(&self, by: StaffId) -> String {
        self.staff.get(&by).cloned().unwrap_or_default()
    }
}

/// A paper is taken back by whose hand it left, or by whoever answers for the clinic.
pub(super) fn may_annul(session: &Session, paper: &Paper) -> bool {
    session.staff == paper.by || session.require(Action::ManageClinic).is_ok()
}
