//! Visits: opened when the patient sits down, closed when they leave, and read again with all that was written and done.

mod chronicle;
mod view;

use domain::{Invalid, PatientId, VisitId, patient::Patient, visit::Visit};
use serde::{Deserialize, Serialize};
use store::{ReadTx, Seen, WriteTx};

pub use self::view::{
    AddendumView, BesideView, NoteView, SessionView, SignatureView, VisitExam, VisitFinding, VisitView, WithdrawalView,
};
use crate::{Action, App, Error, Result, conflict::Names, hygiene, note};

/// What is asked when a visit is opened.
#[derive(Debug, Clone, Default, Deserialize, specta::Type)]
pub struct VisitForm {
    /// Why the patient came, in a line.
    pub reason: String,
    /// At which chair.
    pub chair: String,
}

/// That a visit took place: what everybody may know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct VisitRow {
    /// Which.
    pub id: VisitId,
    /// Clinical date.
    pub visited_on: chrono::NaiveDate,
    /// When it was opened, milliseconds UTC.
    pub opened_at: i64,
    /// When it was closed, milliseconds UTC.
    pub closed_at: Option<i64>,
    /// Who opened it.
    pub by: String,
    /// At which chair.
    pub chair: String,
    /// The patient is here now.
    pub open_now: bool,
}

/// A visit somebody is in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct OpenVisit {
    /// Which.
    pub visit: VisitId,
    /// Whose.
    pub patient: PatientId,
    /// By name.
    pub name: String,
    /// Since when, milliseconds UTC.
    pub opened_at: i64,
}

impl App {
    /// That a patient came, the latest visit first: without what was said or done.
    pub fn visits(&self, patient: PatientId) -> Result<Vec<VisitRow>> {
        let (store, _) = self.require(Action::ReadPatients)?;
        let today = self.env.today();
        store.read(|tx| {
            let _: Patient = tx.get(patient.0)?;
            let names = Names::read(tx)?;
            let row = |visit: Visit| VisitRow {
                id: visit.id,
                visited_on: visit.visited_on,
                opened_at: visit.opened_at,
                closed_at: visit.closed_at,
                by: names.staff.get(&visit.by).cloned().unwrap_or_default(),
                open_now: visit.is_open() && visit.visited_on == today,
                chair: visit.chair,
            };
            Ok(tx.visits(patient)?.into_iter().map(row).collect())
        })
    }

    /// The visits of a patient with all that was written and done, the latest first.
    pub fn visit_history(&self, patient: PatientId) -> Result<Vec<VisitView>> {
        let (store, session) = self.require(Action::ReadNotes)?;
        let (today, exams) = (self.env.today(), self.perio_exams(patient)?);
        store.read(|tx| chronicle::history(tx, &session, patient, today, &exams))
    }

    /// Whom the person signed in is seeing to now: of several visits the one opened last.
    pub fn my_open_visit(&self) -> Result<Option<OpenVisit>> {
        let (store, session) = self.require(Action::ReadPatients)?;
        let today = self.env.today();
        store.read(|tx| {
            let mine = |visit: &Visit| visit.by == session.staff && visit.visited_on == today;
            for visit in tx.open_visits()?.into_iter().filter(mine) {
                // The patient's own row may still be on its way from the workstation that wrote it.
                if let Some(patient) = tx.find::<Patient>(visit.patient.0)? {
                    let (id, opened_at) = (visit.id, visit.opened_at);
                    return Ok(Some(OpenVisit {
                        visit: id,
                        patient: patient.id,
                        name: patient.full_name(),
                        opened_at,
                    }));
                }
            }
            Ok(None)
        })
    }

    /// The patient sits down.
    pub fn start_visit(&self, patient: PatientId, form: &VisitForm) -> Result<VisitId> {
        let (store, session) = self.require(Action::WriteNotes)?;
        let mut visit = Visit {
            id: VisitId(self.env.id()),
            patient,
            visited_on: self.env.today(),
            opened_at: self.env.now(),
            closed_at: None,
            by: session.staff,
            chair: form.chair.clone(),
            reason: form.reason.clone(),
            retired: false,
        };
        visit.clean();
        visit.check()?;
        store.write(self.ctx(Some(&session)), |tx| {
            let _: Patient = tx.get(patient.0)?;
            if open_on(tx, patient, visit.visited_on)?.is_some() {
                return Err(Invalid::new("visit", "visit_open").into());
            }
            tx.save(&visit, None)?;
            Ok(visit.id)
        })
    }

    /// Says better why the patient came, and where; `clocks` are those the screen was opened with.
    pub fn edit_visit(&self, visit: VisitId, clocks: &str, form: &VisitForm) -> Result<()> {
        self.change_visit(visit, Seen::from_text(clocks), |visit, _| {
            (visit.reason, visit.chair) = (form.reason.clone(), form.chair.clone());
            visit.clean();
            Ok(visit.check()?)
        })
    }

    /// The patient leaves. Notes may still be written and signed.
    pub fn close_visit(&self, visit: VisitId) -> Result<()> {
        let now = self.env.now();
        self.change_visit(visit, None, |visit, _| {
            visit.closed_at = visit.closed_at.or(Some(now));
            Ok(())
        })
    }

    /// It was not over yet.
    pub fn reopen_visit(&self, visit: VisitId) -> Result<()> {
        self.change_visit(visit, None, |visit, tx| {
            if open_on(tx, visit.patient, visit.visited_on)?.is_some_and(|open| open.id != visit.id) {
                return Err(Invalid::new("visit", "visit_open").into());
            }
            visit.closed_at = None;
            Ok(())
        })
    }

    /// Takes a visit out that was opened by mistake: one in which nothing was charted, written or done.
    pub fn discard_visit(&self, visit: VisitId) -> Result<()> {
        self.change_visit(visit, None, |visit, tx| {
            let (findings, amendments) = tx.findings(visit.patient)?;
            let charted = findings.iter().any(|finding| {
                finding.visit == Some(visit.id.0) && !amendments.iter().any(|taken| taken.finding == finding.id)
            });
            let written =
                tx.notes(visit.patient)?.iter().any(|note| note.visit == visit.id && !note.sections.is_empty());
            let typed = note::typed(tx, visit.patient)?
                .iter()
                .any(|typed| typed.visit == visit.id && !typed.sections.is_empty());
            let done = tx.hygiene_sessions(visit.patient)?.iter().any(|(session, _)| session.visit == visit.id);
            let begun = hygiene::begun(tx, visit.patient)?.iter().any(|(begun, _)| *begun == visit.id);
            if charted || written || typed || done || begun {
                return Err(Invalid::new("visit", "visit_not_empty").into());
            }
            visit.retired = true;
            Ok(())
        })
    }

    fn change_visit(
        &self,
        visit: VisitId,
        seen: Option<Seen>,
        change: impl FnOnce(&mut Visit, &ReadTx<'_>) -> Result<()>,
    ) -> Result<()> {
        let (store, session) = self.require(Action::WriteNotes)?;
        store.write(self.ctx(Some(&session)), |tx: &mut WriteTx<'_>| {
            let mut visit: Visit = tx.get(visit.0)?;
            change(&mut visit, tx)?;
            Ok::<_, Error>(tx.save(&visit, seen.as_ref())?)
        })
    }
}

/// The visit a patient is in on a day: of several the one opened last.
pub(crate) fn open_on(tx: &ReadTx<'_>, patient: PatientId, day: chrono::NaiveDate) -> Result<Option<Visit>> {
    Ok(tx.visits(patient)?.into_iter().find(|visit| visit.is_open() && visit.visited_on == day))
}
