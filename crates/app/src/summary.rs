//! What to know of a patient before sitting down.

use chrono::NaiveDate;
use domain::{
    PatientId, Tooth,
    finding::Status,
    perio::{ExamStatus, Share},
};
use serde::Serialize;

use crate::{Action, App, Result, odontogram::Mouth, perio::ExamRow};

/// How many examinations a trend shows.
const TREND: usize = 6;

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

/// Work that was planned and is not done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct OpenWork {
    /// Line of the catalogue.
    pub rule: String,
    /// The teeth.
    pub teeth: Vec<Tooth>,
    /// Since when.
    pub since: NaiveDate,
}

/// The summary.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Summary {
    /// The last day on which the patient came, or something was charted or probed.
    pub last_visit: Option<NaiveDate>,
    /// How many days there are of that kind.
    pub visits: u32,
    /// Planned and not done, the oldest first.
    pub open: Vec<OpenWork>,
    /// The last examinations of the gums, the oldest first.
    pub perio: Vec<PerioPoint>,
}

impl App {
    /// One answer for the patient's first page.
    pub fn summary(&self, patient: PatientId) -> Result<Summary> {
        let (store, _) = self.require(Action::ReadChart)?;
        let today = self.env.today();
        let mut exams = self.perio_exams(patient)?;
        exams.retain(|exam| exam.status == ExamStatus::Closed && !exam.retired);
        store.read(|tx| {
            let mouth = Mouth::read(tx, patient)?;
            let mut days = mouth.dates();
            days.extend(exams.iter().map(|exam| exam.examined_on));
            days.extend(tx.visits(patient)?.iter().map(|visit| visit.visited_on));
            days.sort_unstable();
            days.dedup();
            let chart = mouth.at(today);
            let planned = chart.in_force().iter().filter(|held| held.finding.status == Status::Planned);
            let mut open: Vec<OpenWork> = planned
                .map(|held| OpenWork {
                    rule: held.finding.rule.clone(),
                    teeth: held.teeth.iter().map(|part| part.tooth).collect(),
                    since: held.finding.observed_on,
                })
                .collect();
            open.sort_by_key(|work| (work.since, work.teeth.first().copied()));
            let mut perio: Vec<PerioPoint> = exams.iter().take(TREND).map(point).collect();
            perio.reverse();
            Ok(Summary {
                last_visit: days.last().copied(),
                visits: u32::try_from(days.len()).unwrap_or(u32::MAX),
                open,
                perio,
            })
        })
    }
}

fn point(exam: &ExamRow) -> PerioPoint {
    PerioPoint { on: exam.examined_on, bleeding: exam.indices.bleeding, deep: exam.indices.depth_from_4 }
}
