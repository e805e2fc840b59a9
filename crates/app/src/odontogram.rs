//! Charting: what is entered, what is taken back, and the way back and forth over a whole visit.

mod mouth;
mod view;

use chrono::NaiveDate;
use domain::{
    FindingId, PatientId, PlanItemId, Surface, Tooth,
    draft::Draft,
    finding::{Amendment, Finding, Provenance, Status},
    nts188,
    plan::PlanItem,
    profile::Profile,
    rules::RULES,
};
use reports::geometry::ChartDrawing;
use serde::{Deserialize, Serialize};
use store::WriteTx;

pub(crate) use mouth::Mouth;
pub use view::{Asked, Catalogue, ChartState, ChartView, FindingView, LetterKey, ToothFacts, ToothState};

use crate::{Action, App, Error, Result, Session, plan::Done};

/// What a person charts.
#[derive(Debug, Clone, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct NewFinding {
    /// Line of the catalogue.
    pub rule: String,
    /// FDI codes; of a bridge, every tooth of the span.
    pub teeth: Vec<u8>,
    /// The faces.
    pub surfaces: Vec<Surface>,
    /// Value of the rule's attribute.
    pub attribute: Option<String>,
    /// What it says about now.
    pub status: Status,
    /// Clinical date; today when nothing is said.
    pub observed_on: Option<NaiveDate>,
    /// Free text.
    pub note: String,
}

/// What an entry touched.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct ChartChange {
    /// The findings.
    pub findings: Vec<FindingId>,
    /// The teeth.
    pub teeth: Vec<Tooth>,
}

/// What was done in this visit, to be undone and done again.
#[derive(Debug, Default)]
pub(crate) struct Journal {
    done: Vec<Step>,
    undone: Vec<Step>,
}

/// One thing done, by which it is undone.
#[derive(Debug)]
pub(crate) enum Step {
    /// Findings were charted.
    Recorded(Vec<Finding>),
    /// Findings were taken back.
    Withdrawn(Vec<Finding>),
    /// Planned work was done.
    Completed(Done),
    /// That was taken back.
    Reopened(Done),
    /// Items were entered into a plan.
    Planned(Vec<PlanItemId>),
    /// They were dropped again at once.
    Unplanned(Vec<PlanItemId>),
}

/// Reason kept with what the person took back at once.
const SLIP: &str = "entered_in_error";

impl App {
    /// What can be charted.
    pub fn catalogue(&self) -> Result<Catalogue> {
        self.require(Action::ReadChart)?;
        let facts = |tooth: Tooth| ToothFacts {
            tooth,
            surfaces: tooth.surfaces().iter().collect(),
            primary: tooth.is_primary(),
            upper: tooth.is_upper(),
            right: tooth.is_right(),
            class: tooth.class(),
            position: tooth.position(),
        };
        Ok(Catalogue { rules: RULES.to_vec(), teeth: Tooth::ALL.into_iter().map(facts).collect() })
    }

    /// The still picture of all 52 teeth.
    pub fn drawing(&self) -> Result<&'static ChartDrawing> {
        self.require(Action::ReadChart)?;
        Ok(reports::geometry::drawing())
    }

    /// The chart of a patient.
    pub fn chart(&self, patient: PatientId, view: ChartView) -> Result<ChartState> {
        let (store, session) = self.require(Action::ReadChart)?;
        let mouth = store.read(|tx| Mouth::read(tx, patient))?;
        let mut state = mouth.show(view, self.env.today(), &session);
        let held = self.state();
        let journal = held.journals.get(&patient);
        state.can_undo = journal.is_some_and(|journal| !journal.done.is_empty());
        state.can_redo = journal.is_some_and(|journal| !journal.undone.is_empty());
        Ok(state)
    }

    /// Charts an entry: one finding for each tooth, or one over many for a bridge.
    pub fn record_finding(&self, patient: PatientId, new: &NewFinding) -> Result<ChartChange> {
        let (store, session) = self.require(Action::EditChart)?;
        let (today, now) = (self.env.today(), self.env.now());
        let teeth = new.teeth.iter().map(|code| Tooth::new(*code)).collect::<std::result::Result<Vec<_>, _>>()?;
        let draft = Draft {
            rule: new.rule.clone(),
            teeth,
            surfaces: new.surfaces.iter().copied().collect(),
            attribute: new.attribute.clone(),
            status: new.status,
            observed_on: new.observed_on.unwrap_or(today),
            note: domain::text::clean(&new.note),
        };
        let findings = store.write(self.ctx(Some(&session)), |tx| {
            let mouth = Mouth::read(tx, patient)?;
            let visit = crate::visit::open_on(tx, patient, today)?.map(|visit| visit.id.0);
            let checked = draft.check(&mouth.at(draft.observed_on), today)?;
            if mouth.profile == Profile::Pe {
                let value = checked.attributes.values().next().map(String::as_str);
                nts188::check(&draft.rule, value, draft.status, &draft.note)?;
            }
            let findings: Vec<Finding> = checked
                .findings
                .into_iter()
                .map(|targets| Finding {
                    id: FindingId(self.env.id()),
                    patient,
                    rule: draft.rule.clone(),
                    targets,
                    surfaces: draft.surfaces,
                    attributes: checked.attributes.clone(),
                    status: draft.status,
                    observed_on: draft.observed_on,
                    recorded_at: now,
                    by: session.staff,
                    visit,
                    note: draft.note.clone(),
                    provenance: Provenance::Observed,
                })
                .collect();
            findings.iter().try_for_each(|finding| tx.append(finding))?;
            Ok::<_, Error>(findings)
        })?;
        Ok(self.note_done(patient, Step::Recorded(findings)))
    }

    /// Takes back a finding the person entered since signing in.
    pub fn withdraw_finding(&self, patient: PatientId, finding: FindingId) -> Result<ChartChange> {
        let (store, session) = self.require(Action::EditChart)?;
        let finding = store.write(self.ctx(Some(&session)), |tx| {
            let (findings, amendments) = tx.findings(patient)?;
            let taken_back = amendments.iter().any(|amendment| amendment.finding == finding);
            let finding = findings
                .into_iter()
                .find(|candidate| candidate.id == finding && !taken_back)
                .ok_or(Error::NotFound("finding"))?;
            if !is_own(&finding, &session) {
                return Err(Error::Forbidden);
            }
            self.amend(tx, &finding, &session)?;
            Ok(finding)
        })?;
        Ok(self.note_done(patient, Step::Withdrawn(vec![finding])))
    }

    /// Undoes the last entry of this visit; `None` when there is none.
    pub fn undo_chart(&self, patient: PatientId) -> Result<Option<ChartChange>> {
        self.step_chart(patient, |journal| journal.done.pop(), |journal| &mut journal.undone)
    }

    /// Does again what was undone last; `None` when there is nothing.
    pub fn redo_chart(&self, patient: PatientId) -> Result<Option<ChartChange>> {
        self.step_chart(patient, |journal| journal.undone.pop(), |journal| &mut journal.done)
    }

    /// Reverses a step and puts the reversal on the other pile. Facts are never deleted: what was recorded is taken
    /// back, what was taken back is recorded anew.
    fn step_chart(
        &self,
        patient: PatientId,
        take: impl FnOnce(&mut Journal) -> Option<Step>,
        put: impl FnOnce(&mut Journal) -> &mut Vec<Step>,
    ) -> Result<Option<ChartChange>> {
        let (store, session) = self.require(Action::EditChart)?;
        let Some(step) = self.state().journals.get_mut(&patient).and_then(take) else {
            return Ok(None);
        };
        let reversed = store.write(self.ctx(Some(&session)), |tx| match &step {
            Step::Recorded(findings) => {
                findings.iter().try_for_each(|finding| self.amend(tx, finding, &session))?;
                Ok::<_, Error>(Step::Withdrawn(findings.clone()))
            }
            Step::Withdrawn(findings) => {
                let again = |finding: &Finding| Finding {
                    id: FindingId(self.env.id()),
                    recorded_at: self.env.now(),
                    by: session.staff,
                    ..finding.clone()
                };
                let findings: Vec<Finding> = findings.iter().map(again).collect();
                findings.iter().try_for_each(|finding| tx.append(finding))?;
                Ok(Step::Recorded(findings))
            }
            Step::Completed(done) => {
                self.append_undone(tx, done, &session)?;
                Ok(Step::Reopened(done.clone()))
            }
            Step::Reopened(done) => {
                let done = self.done_again(done, &session);
                self.append_done(tx, &done)?;
                Ok(Step::Completed(done))
            }
            Step::Planned(items) => {
                change_items(tx, items, |item| Ok(item.drop(SLIP)?))?;
                Ok(Step::Unplanned(items.clone()))
            }
            Step::Unplanned(items) => {
                change_items(tx, items, |item| {
                    item.restore();
                    Ok(())
                })?;
                Ok(Step::Planned(items.clone()))
            }
        })?;
        let change = touched(&reversed);
        put(self.state().journals.entry(patient).or_default()).push(reversed);
        Ok(Some(change))
    }

    pub(crate) fn amend(&self, tx: &mut WriteTx<'_>, finding: &Finding, session: &Session) -> Result<()> {
        tx.append(&Amendment {
            id: self.env.id(),
            patient: finding.patient,
            finding: finding.id,
            reason: SLIP.to_owned(),
            recorded_at: self.env.now(),
            by: session.staff,
        })?;
        Ok(())
    }

    /// Keeps a step so that it can be undone.
    pub(crate) fn note_done(&self, patient: PatientId, step: Step) -> ChartChange {
        let change = touched(&step);
        let mut state = self.state();
        let journal = state.journals.entry(patient).or_default();
        journal.done.push(step);
        journal.undone.clear();
        change
    }
}

/// Changes items that were entered a moment ago.
fn change_items(
    tx: &mut WriteTx<'_>,
    items: &[PlanItemId],
    change: impl Fn(&mut PlanItem) -> Result<()>,
) -> Result<()> {
    for id in items {
        let mut item: PlanItem = tx.get(id.0)?;
        change(&mut item)?;
        tx.save(&item, None)?;
    }
    Ok(())
}

fn touched(step: &Step) -> ChartChange {
    let findings: &[Finding] = match step {
        Step::Recorded(findings) | Step::Withdrawn(findings) => findings,
        Step::Completed(done) | Step::Reopened(done) => &done.findings,
        Step::Planned(_) | Step::Unplanned(_) => &[],
    };
    ChartChange {
        findings: findings.iter().map(|finding| finding.id).collect(),
        teeth: findings.iter().flat_map(|finding| &finding.targets).map(|target| target.tooth).collect(),
    }
}

fn is_own(finding: &Finding, session: &Session) -> bool {
    finding.by == session.staff && finding.recorded_at >= session.since
}
