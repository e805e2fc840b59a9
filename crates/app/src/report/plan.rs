//! The treatment plan as a document.

use chrono::{DateTime, NaiveDate};
use domain::{
    PaperId, PatientId, PlanId, StaffId,
    paper::PaperKind,
    plan::{self, ItemStatus, PlanItem, TreatmentPlan, outlined},
};
use reports::{PlanReport, PlannedPhase, PlannedWork};
use serde::Deserialize;

use super::{Composed, ReportPreview, file_name, named, words_of};
use crate::{Action, App, Error, Result, odontogram::Mouth, preferences::Language};

/// A plan to be printed.
#[derive(Debug, Clone, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct PlanRequest {
    /// Whose.
    pub patient: PatientId,
    /// Which; nothing for the one that is followed, else the last one drawn up.
    pub plan: Option<PlanId>,
    /// In which language.
    pub language: Language,
    /// In colour, or for a black-and-white printer.
    pub colour: bool,
}

impl App {
    /// Makes a plan's document. Notes and prognoses stand on it for whoever prints it: it is made for the patient.
    pub fn plan_report(&self, request: &PlanRequest) -> Result<ReportPreview> {
        let id = self.paper_id()?;
        self.keep_report(self.plan_document(request, id)?)
    }

    pub(crate) fn plan_document(&self, request: &PlanRequest, id: PaperId) -> Result<Composed> {
        let (store, session) = self.require(Action::MakeReports)?;
        session.require(Action::ReadPlan)?;
        let (mouth, clinic, judged) = store.read(|tx| {
            let judged = tx.tooth_prognoses(request.patient)?;
            Ok::<_, Error>((Mouth::read(tx, request.patient)?, tx.clinic()?, judged))
        })?;
        let course = &mouth.course;
        let plan = match request.plan {
            Some(plan) => course.plan(plan)?,
            None => course.usual().ok_or(Error::NotFound("treatment_plan"))?,
        };
        let today = self.env.today();
        let chart = mouth.at(today);
        let open = course.items_of(plan).into_iter().filter(|item| course.status(item).is_open());
        let planned = outlined(open, &chart);
        let chart = chart.with_outlined(planned);
        let language = words_of(request.language);
        let judged = plan::latest(&judged);
        let report = PlanReport {
            frame: self.frame(clinic, named(&mouth.patient, today, language), (language, request.colour), id),
            name: plan.name.clone(),
            date: today,
            accepted: accepted(&mouth, plan),
            phases: phases(&mouth, plan),
            prognoses: judged.values().filter_map(|judged| Some((judged.tooth, judged.prognosis?))).collect(),
            chart: &chart,
            profile: mouth.profile,
            age_years: mouth.age_at(today),
        };
        let document = report.render().map_err(|fault| Error::Report(fault.to_string()))?;
        let file_name = file_name("plan", &mouth.patient, today);
        let (kind, patient, source) = (PaperKind::Plan, Some(request.patient), Some(plan.id.0));
        Ok(Composed { id, kind, patient, source, file_name, document })
    }
}

fn name(mouth: &Mouth, staff: StaffId) -> String {
    mouth.staff.get(&staff.0).cloned().unwrap_or_default()
}

fn accepted(mouth: &Mouth, plan: &TreatmentPlan) -> Option<(NaiveDate, String)> {
    let (active, word) = mouth.course.active()?;
    let on = DateTime::from_timestamp_millis(word.recorded_at).unwrap_or_default().date_naive();
    (active.id == plan.id).then(|| (on, name(mouth, word.by)))
}

fn phases<'a>(mouth: &'a Mouth, plan: &TreatmentPlan) -> Vec<PlannedPhase<'a>> {
    let course = &mouth.course;
    let work = |item: &'a PlanItem| {
        let done = course.done.get(&item.id);
        PlannedWork {
            item,
            status: course.status(item),
            clinician: done.map(|done| done.by).or(item.clinician).map(|who| name(mouth, who)).unwrap_or_default(),
            done_on: done.map(|done| done.done_on),
        }
    };
    let items = course.items_of(plan);
    let of = |phase| {
        let items = items.iter().filter(move |item| item.phase == phase).copied();
        items.filter(|item| course.status(item) != ItemStatus::Dropped).map(work).collect()
    };
    plan.order().into_iter().map(|phase| PlannedPhase { phase, work: of(phase) }).collect()
}
