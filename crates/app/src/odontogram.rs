//! Charting: what is drawn, what is entered, what is taken back, and the way back and forth over a whole visit.

use chrono::NaiveDate;
use domain::{
    FindingId, PatientId, Surface, Tooth,
    finding::{Amendment, Draft, Finding, Part, Provenance, Status, Target},
    odontogram::{Chart, InForce, Presence},
    patient::Patient,
    profile,
    rules::{RULES, Rule},
};
use reports::{
    geometry::{ChartDrawing, Paint},
    odontogram::{self as drawing, Letters, Mark},
};
use serde::{Deserialize, Serialize};
use store::{ReadTx, WriteTx};
use uuid::Uuid;

use crate::{Action, App, Error, Result, Session};

/// What can be charted, and on which teeth.
#[derive(Debug, Clone, Serialize, specta::Type)]
pub struct Catalogue {
    /// The rules in the order of the list.
    pub rules: Vec<Rule>,
    /// The 52 positions.
    pub teeth: Vec<ToothFacts>,
}

/// What a screen must know of a position.
#[derive(Debug, Clone, Serialize, specta::Type)]
pub struct ToothFacts {
    /// Which.
    pub tooth: Tooth,
    /// Its faces.
    pub surfaces: Vec<Surface>,
    /// Milk tooth.
    pub primary: bool,
    /// In the upper jaw.
    pub upper: bool,
    /// On the patient's right.
    pub right: bool,
    /// Its class.
    pub class: domain::tooth::ToothClass,
    /// 1 beside the midline to 8.
    pub position: u8,
}

/// Which picture of the mouth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, specta::Type)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ChartView {
    /// As it stands, planned work outlined.
    Today,
    /// As first charted.
    Initial,
    /// Only what is to be done.
    Planned,
    /// As it stood at a date.
    At {
        /// The date.
        date: NaiveDate,
    },
    /// What changed between two dates.
    Compare {
        /// The earlier.
        from: NaiveDate,
        /// The later.
        to: NaiveDate,
    },
}

/// Everything the screen shows over the still picture.
#[derive(Debug, Clone, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ChartState {
    /// The date shown.
    pub date: NaiveDate,
    /// Dates on which something was charted, oldest first.
    pub dates: Vec<NaiveDate>,
    /// Position by position.
    pub teeth: Vec<ToothState>,
    /// What is drawn.
    pub marks: Vec<Mark>,
    /// What holds at that date, newest first.
    pub findings: Vec<FindingView>,
    /// Everything ever entered, newest first.
    pub history: Vec<FindingView>,
    /// Colours in use.
    pub legend: Vec<Paint>,
    /// Letters in use.
    pub letters: Vec<LetterKey>,
    /// Something can be undone.
    pub can_undo: bool,
    /// Something can be done again.
    pub can_redo: bool,
}

/// Letters and what they stand for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, specta::Type)]
pub struct LetterKey {
    /// The letters.
    pub letters: String,
    /// Line of the catalogue.
    pub rule: String,
    /// Value of its attribute.
    pub attribute: Option<String>,
}

/// One position.
#[derive(Debug, Clone, Serialize, specta::Type)]
pub struct ToothState {
    /// Which.
    pub tooth: Tooth,
    /// Whether it is drawn.
    pub presence: Presence,
    /// The letters beside it.
    pub letters: Vec<Letters>,
}

/// A finding in a list.
#[derive(Debug, Clone, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct FindingView {
    /// Which.
    pub id: FindingId,
    /// Line of the catalogue.
    pub rule: String,
    /// The teeth.
    pub teeth: Vec<Target>,
    /// The faces.
    pub surfaces: Vec<Surface>,
    /// Value of the rule's attribute.
    pub attribute: Option<String>,
    /// What it says about now.
    pub status: Status,
    /// Its colour.
    pub paint: Paint,
    /// Its letters.
    pub letters: String,
    /// Clinical date.
    pub observed_on: NaiveDate,
    /// When it was entered, milliseconds UTC.
    pub recorded_at: i64,
    /// By whom.
    pub by: String,
    /// Free text.
    pub note: String,
    /// Taken back.
    pub withdrawn: bool,
    /// May be taken back with Delete now.
    pub mine: bool,
}

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

#[derive(Debug)]
enum Step {
    Recorded(Vec<Finding>),
    Withdrawn(Vec<Finding>),
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
            let checked = draft.check(&mouth.at(draft.observed_on), today)?;
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
                    visit: None,
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
        })?;
        let change = touched(&reversed);
        put(self.state().journals.entry(patient).or_default()).push(reversed);
        Ok(Some(change))
    }

    fn amend(&self, tx: &mut WriteTx<'_>, finding: &Finding, session: &Session) -> Result<()> {
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

    fn note_done(&self, patient: PatientId, step: Step) -> ChartChange {
        let change = touched(&step);
        let mut state = self.state();
        let journal = state.journals.entry(patient).or_default();
        journal.done.push(step);
        journal.undone.clear();
        change
    }
}

fn touched(step: &Step) -> ChartChange {
    let (Step::Recorded(findings) | Step::Withdrawn(findings)) = step;
    ChartChange {
        findings: findings.iter().map(|finding| finding.id).collect(),
        teeth: findings.iter().flat_map(|finding| &finding.targets).map(|target| target.tooth).collect(),
    }
}

fn is_own(finding: &Finding, session: &Session) -> bool {
    finding.by == session.staff && finding.recorded_at >= session.since
}

/// A mouth with all that was ever said of it.
pub(crate) struct Mouth {
    pub(crate) patient: Patient,
    pub(crate) findings: Vec<Finding>,
    pub(crate) amendments: Vec<Amendment>,
    pub(crate) staff: std::collections::BTreeMap<Uuid, String>,
}

impl Mouth {
    pub(crate) fn read(tx: &ReadTx<'_>, patient: PatientId) -> Result<Mouth> {
        let (findings, amendments) = tx.findings(patient)?;
        let staff = tx.staff()?.into_iter().map(|person| (person.id.0, person.name)).collect();
        Ok(Mouth { patient: tx.get(patient.0)?, findings, amendments, staff })
    }

    /// The chart as of a date.
    pub(crate) fn at(&self, date: NaiveDate) -> Chart {
        Chart::at(&self.findings, &self.amendments, date)
    }

    /// Age in years at a date, for what an uncharted mouth probably holds.
    pub(crate) fn age_at(&self, date: NaiveDate) -> Option<f32> {
        let age = domain::patient::age(self.patient.birth_date?, date)?;
        Some(age.years as f32 + age.months as f32 / 12.0)
    }

    /// The name of who entered a finding.
    pub(crate) fn author(&self, finding: &Finding) -> String {
        self.staff.get(&finding.by.0).cloned().unwrap_or_default()
    }

    /// Dates on which something that still stands was charted.
    pub(crate) fn dates(&self) -> Vec<NaiveDate> {
        let mut dates: Vec<NaiveDate> = self
            .findings
            .iter()
            .filter(|finding| !self.withdrawn(finding))
            .map(|finding| finding.observed_on)
            .collect();
        dates.sort_unstable();
        dates.dedup();
        dates
    }

    fn withdrawn(&self, finding: &Finding) -> bool {
        self.amendments.iter().any(|amendment| amendment.finding == finding.id)
    }

    /// The chart a view means, and its date.
    pub(crate) fn chart_of(&self, view: ChartView, today: NaiveDate) -> (NaiveDate, Chart) {
        let date = match view {
            ChartView::Today | ChartView::Planned => today,
            ChartView::Initial => self.dates().first().copied().unwrap_or(today),
            ChartView::At { date } | ChartView::Compare { to: date, .. } => date,
        };
        let chart = self.at(date);
        (date, if view == ChartView::Planned { chart.only_planned() } else { chart })
    }

    fn show(&self, view: ChartView, today: NaiveDate, session: &Session) -> ChartState {
        let (date, chart) = self.chart_of(view, today);
        let marks = match view {
            ChartView::Compare { from, .. } => drawing::compare(&self.at(from), &chart),
            ChartView::Today | ChartView::Initial | ChartView::Planned | ChartView::At { .. } => drawing::marks(&chart),
        };
        let mut letters = drawing::letters(&chart);
        let age = self.age_at(date);
        let state = |tooth: Tooth| ToothState {
            tooth,
            presence: chart.presence(tooth, age),
            letters: letters.remove(&tooth).unwrap_or_default(),
        };
        let teeth = Tooth::ALL.into_iter().map(state).collect();
        let mut history: Vec<&Finding> = self.findings.iter().collect();
        history.sort_by_key(|finding| std::cmp::Reverse((finding.observed_on, finding.recorded_at, finding.id)));
        let in_force = chart.in_force();
        ChartState {
            date,
            dates: self.dates(),
            teeth,
            marks,
            findings: in_force.iter().rev().map(|held| self.view_held(held, session)).collect(),
            history: history.into_iter().map(|finding| self.view(finding, session)).collect(),
            legend: legend(in_force),
            letters: letter_keys(in_force),
            can_undo: false,
            can_redo: false,
        }
    }

    fn view(&self, finding: &Finding, session: &Session) -> FindingView {
        let withdrawn = self.withdrawn(finding);
        FindingView {
            id: finding.id,
            rule: finding.rule.clone(),
            teeth: finding.targets.clone(),
            surfaces: finding.surfaces.iter().collect(),
            attribute: finding.attribute().map(str::to_owned),
            status: finding.status,
            paint: drawing::paint(finding.status),
            letters: profile::letters(finding).to_owned(),
            observed_on: finding.observed_on,
            recorded_at: finding.recorded_at,
            by: self.author(finding),
            note: finding.note.clone(),
            withdrawn,
            mine: !withdrawn && is_own(finding, session),
        }
    }

    /// Only what later findings left of it.
    fn view_held(&self, held: &InForce, session: &Session) -> FindingView {
        let mut view = self.view(&held.finding, session);
        view.teeth = held.teeth.iter().map(|held| Target { tooth: held.tooth, role: held.role }).collect();
        if let [only] = held.teeth.as_slice()
            && only.role == Part::Subject
        {
            view.surfaces = only.surfaces.iter().collect();
        }
        view
    }
}

fn legend(in_force: &[InForce]) -> Vec<Paint> {
    let mut paints: Vec<Paint> = in_force.iter().map(|held| drawing::paint(held.finding.status)).collect();
    // The three every reader looks for stand in the legend of an empty mouth too.
    paints.extend([Paint::Pathology, Paint::Planned, Paint::Existing]);
    paints.sort_unstable();
    paints.dedup();
    paints
}

fn letter_keys(in_force: &[InForce]) -> Vec<LetterKey> {
    let key = |held: &InForce| LetterKey {
        letters: profile::letters(&held.finding).to_owned(),
        rule: held.finding.rule.clone(),
        attribute: held.finding.attribute().map(str::to_owned),
    };
    let mut keys: Vec<LetterKey> = in_force.iter().map(key).filter(|key| !key.letters.is_empty()).collect();
    keys.sort_unstable();
    keys.dedup_by(|a, b| a.letters == b.letters);
    keys
}
