//! Planned work that is done: the item and the chart say so in one transaction, and take it back in one.

use chrono::NaiveDate;
use domain::{
    FindingId, Invalid, PlanItemId,
    finding::{Finding, Provenance, Status},
    plan::{Completion, PlanItem, Reopening},
};
use store::WriteTx;

use super::Course;
use crate::{
    Action, App, Error, Result, Session,
    odontogram::{ChartChange, Mouth, Step},
};

/// A completion and what was charted with it.
#[derive(Debug, Clone)]
pub(crate) struct Done {
    pub(crate) completion: Completion,
    pub(crate) findings: Vec<Finding>,
}

impl App {
    /// Says that an item was done, today unless another day is named, and charts what it left.
    pub fn complete_plan_item(&self, item: PlanItemId, done_on: Option<NaiveDate>) -> Result<ChartChange> {
        let (store, session) = self.require(Action::EditPlan)?;
        let on = done_on.unwrap_or_else(|| self.env.today());
        let done = store.write(self.ctx(Some(&session)), |tx| {
            let item: PlanItem = tx.get(item.0)?;
            let mouth = Mouth::read(tx, item.patient)?;
            let visit = crate::visit::open_on(tx, item.patient, on)?.map(|visit| visit.id.0);
            let mut findings = self.left_by(&item, &mouth, on, &session)?;
            findings.iter_mut().for_each(|finding| finding.visit = visit);
            let completion = Completion { visit, ..self.completion(&item, &findings, on, &session) };
            let done = Done { completion, findings };
            self.append_done(tx, &done)?;
            Ok::<_, Error>(done)
        })?;
        Ok(self.note_done(done.completion.patient, Step::Completed(done)))
    }

    /// Takes back that an item was done, and what was charted with it: by who said so, since they signed in.
    pub fn reopen_plan_item(&self, item: PlanItemId) -> Result<ChartChange> {
        let (store, session) = self.require(Action::EditPlan)?;
        let done = store.write(self.ctx(Some(&session)), |tx| {
            let item: PlanItem = tx.get(item.0)?;
            let course = Course::read(tx, item.patient)?;
            let completion = course.done.get(&item.id).cloned().ok_or(Error::NotFound("plan_completion"))?;
            if !is_own(&completion, &session) {
                return Err(Invalid::new("item", "done_before").into());
            }
            let (findings, amendments) = tx.findings(item.patient)?;
            let taken_back = |id: FindingId| amendments.iter().any(|amendment| amendment.finding == id);
            let with_it = |finding: &Finding| completion.findings.contains(&finding.id) && !taken_back(finding.id);
            let findings = findings.into_iter().filter(with_it).collect();
            let done = Done { completion, findings };
            self.append_undone(tx, &done, &session)?;
            Ok::<_, Error>(done)
        })?;
        Ok(self.note_done(done.completion.patient, Step::Reopened(done)))
    }

    pub(crate) fn append_done(&self, tx: &mut WriteTx<'_>, done: &Done) -> Result<()> {
        done.findings.iter().try_for_each(|finding| tx.append(finding))?;
        Ok(tx.append(&done.completion)?)
    }

    pub(crate) fn append_undone(&self, tx: &mut WriteTx<'_>, done: &Done, session: &Session) -> Result<()> {
        done.findings.iter().try_for_each(|finding| self.amend(tx, finding, session))?;
        let Completion { id, patient, .. } = done.completion;
        let (own, recorded_at) = (self.env.id(), self.env.now());
        Ok(tx.append(&Reopening { id: own, patient, completion: id, recorded_at, by: session.staff })?)
    }

    /// The same said anew, after it was taken back.
    pub(crate) fn done_again(&self, done: &Done, session: &Session) -> Done {
        let again = |finding: &Finding| Finding {
            id: FindingId(self.env.id()),
            recorded_at: self.env.now(),
            by: session.staff,
            ..finding.clone()
        };
        let findings: Vec<Finding> = done.findings.iter().map(again).collect();
        let said = findings.iter().map(|finding| finding.id).collect();
        let (id, recorded_at, by) = (self.env.id(), self.env.now(), session.staff);
        Done { completion: Completion { id, findings: said, recorded_at, by, ..done.completion.clone() }, findings }
    }

    fn completion(&self, item: &PlanItem, findings: &[Finding], on: NaiveDate, session: &Session) -> Completion {
        Completion {
            id: self.env.id(),
            patient: item.patient,
            item: item.id,
            findings: findings.iter().map(|finding| finding.id).collect(),
            done_on: on,
            visit: None,
            recorded_at: self.env.now(),
            by: session.staff,
        }
    }

    /// The findings that an item leaves, checked against the mouth as it stood; none when the chart has them already.
    fn left_by(&self, item: &PlanItem, mouth: &Mouth, on: NaiveDate, session: &Session) -> Result<Vec<Finding>> {
        let today = self.env.today();
        if mouth.course.done.contains_key(&item.id) {
            return Err(Invalid::new("item", "item_done").into());
        }
        if item.dropped {
            return Err(Invalid::new("item", "item_dropped").into());
        }
        if on > today {
            return Err(Invalid::new("doneOn", "in_the_future").into());
        }
        let chart = mouth.at(on);
        let Some(draft) = item.step().draft(Status::DoneHere, on) else { return Ok(Vec::new()) };
        if domain::plan::is_charted(item, &chart) {
            return Ok(Vec::new());
        }
        let checked = draft.check_again(&chart, today)?;
        let finding = |targets| Finding {
            id: FindingId(self.env.id()),
            patient: item.patient,
            rule: draft.rule.clone(),
            targets,
            surfaces: draft.surfaces,
            attributes: checked.attributes.clone(),
            status: draft.status,
            observed_on: on,
            recorded_at: self.env.now(),
            by: session.staff,
            visit: None,
            note: String::new(),
            provenance: Provenance::Observed,
        };
        Ok(checked.findings.into_iter().map(finding).collect())
    }
}

/// Whether the person said so since they signed in.
pub(super) fn is_own(done: &Completion, session: &Session) -> bool {
    done.by == session.staff && done.recorded_at >= session.since
}
