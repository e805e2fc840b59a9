//! What could be planned for what was found.

use domain::{
    PatientId, Surface, Tooth,
    plan::{self, PlanPhase, Proposal, Step, find, proposals},
};
use serde::Serialize;

use crate::{
    Action, App, Error, Result, Session,
    odontogram::{FindingView, Mouth},
};

/// A finding and the ways to treat it.
#[derive(Debug, Clone, Serialize, specta::Type)]
pub struct ProposalView {
    /// The finding.
    pub finding: FindingView,
    /// The ways, the usual one first; each is a few steps in their order.
    pub ways: Vec<Vec<StepView>>,
    /// What it would first lead to stands in the plan already.
    pub planned: bool,
}

/// One step of a way.
#[derive(Debug, Clone, Serialize, specta::Type)]
pub struct StepView {
    /// Line of the catalogue.
    pub procedure: String,
    /// The teeth.
    pub teeth: Vec<Tooth>,
    /// The faces.
    pub surfaces: Vec<Surface>,
    /// Material, type or cause.
    pub detail: Option<String>,
    /// When in the plan.
    pub phase: PlanPhase,
}

impl App {
    /// What could be done about everything on these teeth; with no teeth, about everything that is ill.
    pub fn propose_plan(&self, patient: PatientId, teeth: &[u8]) -> Result<Vec<ProposalView>> {
        let (store, session) = self.require(Action::EditPlan)?;
        let teeth = teeth.iter().map(|code| Tooth::new(*code)).collect::<std::result::Result<Vec<_>, _>>()?;
        store.read(|tx| {
            let mouth = Mouth::read(tx, patient)?;
            let chart = mouth.at(self.env.today());
            let found = proposals(&chart, &teeth);
            Ok::<_, Error>(found.into_iter().filter_map(|one| view(one, &chart, &mouth, &session)).collect())
        })
    }
}

fn view(one: Proposal, chart: &domain::odontogram::Chart, mouth: &Mouth, session: &Session) -> Option<ProposalView> {
    let held = chart.in_force().iter().find(|held| held.finding.id == one.finding)?;
    let course = &mouth.course;
    let into = course.usual().map(|plan| plan.id);
    let is_planned = |step: &Step| {
        let of_plan = course.items.iter().filter(|item| Some(item.plan) == into && course.status(item).is_open());
        of_plan.into_iter().any(|item| item.step().is_same_work(step))
    };
    Some(ProposalView {
        finding: mouth.view_held(held, session),
        planned: one.ways.first().is_some_and(|usual| usual.iter().all(is_planned)),
        ways: one.ways.into_iter().map(|way| way.into_iter().map(step).collect()).collect(),
    })
}

fn step(step: plan::Step) -> StepView {
    StepView {
        phase: find(&step.procedure).map_or(PlanPhase::DiseaseControl, |procedure| procedure.phase),
        procedure: step.procedure,
        teeth: step.teeth,
        surfaces: step.surfaces.iter().collect(),
        detail: step.detail,
    }
}
