//! What to know of a patient before sitting down.

use chrono::NaiveDate;
use domain::{
    PatientId, PlanId, Surface, Tooth,
    finding::Status,
    perio::{ExamStatus, Share},
    plan::{ItemStatus, PlanPhase, Priority},
};
use serde::Serialize;
use store::ReadTx;

use crate::{Action, App, Result, odontogram::Mouth};

/// How many examinations a trend shows.
const TREND: usize = 6;

/// How much of a plan's open work is named.
const NEXT: usize = 6;

/// One examination of the gums in two numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type)]
pub struct PerioPoint {
    /// Clinical date.
    pub on: NaiveDate,
    /// Sites that bled.
    pub bleeding: Share,
    /// Sites of 4 mm and more.
    pub deep: Share,
}

/// Work that was charted as planned, stands in no plan that is followed, and is not done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct OpenWork {
    /// Line of the catalogue.
    pub rule: String,
    /// The teeth.
    pub teeth: Vec<Tooth>,
    /// Since when.
    pub since: NaiveDate,
}

/// What comes next in a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct NextWork {
    /// When in the plan.
    pub phase: PlanPhase,
    /// Line of the catalogue.
    pub procedure: String,
    /// What it is called, where the catalogue has no line for it.
    pub name: String,
    /// The teeth; none for the whole mouth.
    pub teeth: Vec<Tooth>,
    /// The faces.
    pub surfaces: Vec<Surface>,
    /// What comes first within the phase.
    pub priority: Priority,
    /// How far it has come.
    pub status: ItemStatus,
}

/// The plan that is followed, or else the last one proposed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct PlanSummary {
    /// Which.
    pub id: PlanId,
    /// As people call it.
    pub name: String,
    /// The patient agreed to it.
    pub accepted: bool,
    /// How much of it is done.
    pub done: u32,
    /// How much there is, less what was dropped.
    pub total: u32,
    /// The first of what is open.
    pub next: Vec<NextWork>,
}

/// The summary.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Summary {
    /// The last day on which the patient came, or something was charted or probed.
    pub last_visit: Option<NaiveDate>,
    /// How many days there are of that kind.
    pub visits: u32,
    /// The treatment plan.
    pub plan: Option<PlanSummary>,
    /// Charted as planned and in no plan that is followed, the oldest first.
    pub open: Vec<OpenWork>,
    /// The last examinations of the gums, the oldest first.
    pub perio: Vec<PerioPoint>,
}

impl App {
    /// One answer for the patient's first page.
    pub fn summary(&self, patient: PatientId) -> Result<Summary> {
        let (store, _) = self.require(Action::ReadChart)?;
        let today = self.env.today();
        store.read(|tx| {
            let mouth = Mouth::read(tx, patient)?;
            let (probed, perio) = perio(tx, patient)?;
            let mut days = mouth.dates();
            days.extend(probed);
            days.extend(tx.visits(patient)?.iter().map(|visit| visit.visited_on));
            days.sort_unstable();
            days.dedup();
            Ok(Summary {
                last_visit: days.last().copied(),
                visits: count(days.len()),
                plan: plan(&mouth),
                open: open(&mouth, today),
                perio,
            })
        })
    }
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// The days on which the gums were examined to the end, and the last of them in figures: those that were frozen at the
/// closing, so that no reading is counted again.
fn perio(tx: &ReadTx<'_>, patient: PatientId) -> Result<(Vec<NaiveDate>, Vec<PerioPoint>)> {
    let mut exams = tx.perio_exams(patient)?;
    exams.retain(|exam| exam.status == ExamStatus::Closed && exam.retired_at.is_none());
    let closings = tx.perio_closings(patient)?;
    let last = |exam: &domain::perio::PerioExam| closings.iter().rev().find(|closing| closing.exam == exam.id);
    let point = |exam: &domain::perio::PerioExam| {
        let indices = &last(exam)?.indices;
        Some(PerioPoint { on: exam.examined_on, bleeding: indices.bleeding, deep: indices.depth_from_4 })
    };
    let mut points: Vec<PerioPoint> = exams.iter().filter_map(point).take(TREND).collect();
    points.reverse();
    Ok((exams.iter().map(|exam| exam.examined_on).collect(), points))
}

fn plan(mouth: &Mouth) -> Option<PlanSummary> {
    let course = &mouth.course;
    let plan = course.usual()?;
    let items: Vec<_> = course.items_of(plan).into_iter().map(|item| (item, course.status(item))).collect();
    let of = |wanted: ItemStatus| items.iter().filter(|(_, status)| *status == wanted).count();
    let next = items.iter().filter(|(_, status)| status.is_open()).take(NEXT).map(|(item, status)| NextWork {
        phase: item.phase,
        procedure: item.procedure.clone(),
        name: item.name.clone(),
        teeth: item.teeth.clone(),
        surfaces: item.surfaces.iter().collect(),
        priority: item.priority,
        status: *status,
    });
    Some(PlanSummary {
        id: plan.id,
        name: plan.name.clone(),
        accepted: course.active().is_some_and(|(active, _)| active.id == plan.id),
        done: count(of(ItemStatus::Done)),
        total: count(items.len() - of(ItemStatus::Dropped)),
        next: next.collect(),
    })
}

/// Planned findings that no open item of the plan answers to.
fn open(mouth: &Mouth, today: NaiveDate) -> Vec<OpenWork> {
    let chart = mouth.at(today);
    let course = &mouth.course;
    let of_plan = |id| course.usual().is_some_and(|plan| plan.id == id);
    let items: Vec<_> =
        course.items.iter().filter(|item| of_plan(item.plan) && course.status(item).is_open()).collect();
    let planned = chart.in_force().iter().filter(|held| held.finding.status == Status::Planned);
    let mut open: Vec<OpenWork> = planned
        .filter(|held| !items.iter().any(|item| domain::plan::answers(item, held)))
        .map(|held| OpenWork {
            rule: held.finding.rule.clone(),
            teeth: held.teeth.iter().map(|part| part.tooth).collect(),
            since: held.finding.observed_on,
        })
        .collect();
    open.sort_by_key(|work| (work.since, work.teeth.first().copied()));
    open
}
