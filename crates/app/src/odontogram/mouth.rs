//! A mouth as it was told, and the picture a view of it gives.

use chrono::NaiveDate;
use domain::{
    PatientId, Tooth,
    finding::{Amendment, Finding, Part, Target},
    nts188::{SPECIFICATIONS, Specification},
    odontogram::{Chart, InForce},
    patient::Patient,
    plan::outlined,
    profile::{self, Profile},
};
use reports::{geometry::Paint, odontogram as drawing};
use store::ReadTx;
use uuid::Uuid;

use super::{Asked, ChartState, ChartView, FindingView, LetterKey, ToothState, is_own};
use crate::{Result, Session, plan::Course};

/// A mouth with all that was ever said of it.
pub(crate) struct Mouth {
    pub(crate) patient: Patient,
    pub(crate) findings: Vec<Finding>,
    pub(crate) amendments: Vec<Amendment>,
    /// How the clinic's country draws it.
    pub(crate) profile: Profile,
    pub(crate) staff: std::collections::BTreeMap<Uuid, String>,
    /// What was planned, and what became of it.
    pub(crate) course: Course,
}

impl Mouth {
    pub(crate) fn read(tx: &ReadTx<'_>, patient: PatientId) -> Result<Mouth> {
        let (findings, amendments) = tx.findings(patient)?;
        let staff = tx.staff()?.into_iter().map(|person| (person.id.0, person.name)).collect();
        // A profile that only a newer program knows is drawn as in Spain; the data are the same.
        let profile = Profile::parse(&tx.clinic()?.profile).unwrap_or_default();
        let course = Course::beside(tx, patient, &amendments)?;
        Ok(Mouth { patient: tx.get(patient.0)?, findings, amendments, profile, staff, course })
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

    /// The chart a view means, and its date. What it shows of today has the open work of the plan that is followed in it.
    pub(crate) fn chart_of(&self, view: ChartView, today: NaiveDate) -> (NaiveDate, Chart) {
        let date = match view {
            ChartView::Today | ChartView::Planned => today,
            ChartView::Initial => self.dates().first().copied().unwrap_or(today),
            ChartView::At { date } | ChartView::Compare { to: date, .. } => date,
        };
        let chart = self.at(date);
        let chart = match view {
            ChartView::Today | ChartView::Planned => self.with_plan(chart),
            ChartView::Initial | ChartView::At { .. } | ChartView::Compare { .. } => chart,
        };
        (date, if view == ChartView::Planned { chart.only_planned() } else { chart })
    }

    /// The chart with the open work of the plan that is followed outlined in it.
    pub(crate) fn with_plan(&self, chart: Chart) -> Chart {
        let planned = outlined(self.course.ahead(), &chart);
        chart.with_outlined(planned)
    }

    pub(super) fn show(&self, view: ChartView, today: NaiveDate, session: &Session) -> ChartState {
        let (date, chart) = self.chart_of(view, today);
        let marks = match view {
            ChartView::Compare { from, .. } => drawing::compare(&self.at(from), &chart, self.profile),
            ChartView::Today | ChartView::Initial | ChartView::Planned | ChartView::At { .. } => {
                drawing::marks(&chart, self.profile)
            }
        };
        let mut letters = drawing::letters(&chart, self.profile);
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
            profile: self.profile,
            specifications: specifications(self.profile),
            legend: legend(in_force, self.profile),
            letters: letter_keys(in_force, self.profile),
            can_undo: false,
            can_redo: false,
        }
    }

    fn view(&self, finding: &Finding, session: &Session) -> FindingView {
        let withdrawn = self.withdrawn(finding);
        let plan_item = self.course.items.iter().map(|item| item.id).find(|item| item.0 == finding.id.0);
        FindingView {
            id: finding.id,
            rule: finding.rule.clone(),
            teeth: finding.targets.clone(),
            surfaces: finding.surfaces.iter().collect(),
            attribute: finding.attribute().map(str::to_owned),
            status: finding.status,
            paint: drawing::paint(finding, self.profile),
            letters: profile::letters(finding, self.profile).to_owned(),
            observed_on: finding.observed_on,
            recorded_at: finding.recorded_at,
            by: self.author(finding),
            note: finding.note.clone(),
            withdrawn,
            mine: !withdrawn && plan_item.is_none() && is_own(finding, session),
            plan_item,
        }
    }

    /// Only what later findings left of it.
    pub(crate) fn view_held(&self, held: &InForce, session: &Session) -> FindingView {
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

/// Only Peru's norm asks for words.
fn specifications(profile: Profile) -> Vec<Asked> {
    let asked = |(rule, value, specification): (&'static str, &'static str, Specification)| Asked {
        rule,
        value,
        specification,
        required: specification.is_required(),
    };
    if profile == Profile::Pe { SPECIFICATIONS.map(asked).to_vec() } else { Vec::new() }
}

fn legend(in_force: &[InForce], profile: Profile) -> Vec<Paint> {
    let mut paints: Vec<Paint> = in_force.iter().map(|held| drawing::paint(&held.finding, profile)).collect();
    // Those every reader looks for stand in the legend of an empty mouth too.
    match profile {
        Profile::Es => paints.extend([Paint::Pathology, Paint::Planned, Paint::Existing]),
        Profile::Pe | Profile::Ar | Profile::Ec => paints.extend([Paint::Red, Paint::Blue]),
    }
    paints.sort_unstable();
    paints.dedup();
    paints
}

fn letter_keys(in_force: &[InForce], profile: Profile) -> Vec<LetterKey> {
    let key = |held: &InForce| LetterKey {
        letters: profile::letters(&held.finding, profile).to_owned(),
        rule: held.finding.rule.clone(),
        attribute: held.finding.attribute().map(str::to_owned),
        status: held.finding.status,
    };
    let mut keys: Vec<LetterKey> = in_force.iter().map(key).filter(|key| !key.letters.is_empty()).collect();
    keys.sort_unstable();
    keys.dedup_by(|a, b| a.letters == b.letters && a.rule == b.rule);
    keys
}
