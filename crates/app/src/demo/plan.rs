//! The demo's treatment plans: they grow out of what was found, and what was treated stands in them as done.

use chrono::NaiveDate;
use domain::{
    PatientId, PlanId, PlanItemId, StaffId, Surfaces, Tooth,
    finding::{Finding, Status},
    odontogram::Chart,
    plan::{
        Acceptance, Completion, ItemProgress, PlanItem, PlanPhase, Priority, Prognosis, Step, ToothPrognosis,
        TreatmentPlan, find, leaving, proposals,
    },
};
use store::WriteTx;

use super::{charting::Charted, midday, random::Random, visit::Visit};
use crate::Result;

/// Beside the seed, so that mouths stay as they are whatever is planned for them.
pub(super) const STREAM: u64 = 0x0091_a200;

const DROPPED: [&str; 3] = ["Prefiere esperar", "Se lo hacen en otra clínica", "Sin síntomas: se vigila"];

/// For whom a plan is drawn up, by whom, and what was seen of them.
#[derive(Clone, Copy)]
pub(super) struct Case<'a> {
    pub(super) patient: PatientId,
    pub(super) by: StaffId,
    pub(super) hygienist: StaffId,
    pub(super) charted: &'a Charted,
    pub(super) last: Visit,
    pub(super) today: NaiveDate,
}

/// Plans with all that became of them.
#[derive(Debug, Default)]
pub(super) struct Plans {
    plans: Vec<TreatmentPlan>,
    items: Vec<PlanItem>,
    acceptances: Vec<Acceptance>,
    completions: Vec<Completion>,
    prognoses: Vec<ToothPrognosis>,
}

impl Plans {
    pub(super) fn save(&self, tx: &mut WriteTx<'_>) -> Result<()> {
        self.plans.iter().try_for_each(|plan| tx.save(plan, None))?;
        self.items.iter().try_for_each(|item| tx.save(item, None))?;
        self.acceptances.iter().try_for_each(|word| tx.append(word))?;
        self.completions.iter().try_for_each(|done| tx.append(done))?;
        Ok(self.prognoses.iter().try_for_each(|judged| tx.append(judged))?)
    }
}

/// Draws up what a dentist would: most of those with open work have a plan, two thirds of them agreed to it.
pub(super) fn draw(random: &mut Random, case: Case<'_>) -> Plans {
    let chart = Chart::at(&case.charted.findings, &case.charted.amendments, case.today);
    let found = proposals(&chart, &[]);
    let done = treated(case);
    if (found.is_empty() && done.is_empty()) || random.chance(0.15) {
        return Plans::default();
    }
    let mut plans = Plans::default();
    let plan = plans.begin(random, case, "A");
    for finding in &done {
        plans.done(random, case, plan, finding);
    }
    for proposal in &found {
        for step in proposal.ways.first().into_iter().flatten() {
            let findings = vec![proposal.finding];
            let item = PlanItem { findings, ..item(random, case, plan, step) };
            plans.items.push(item);
        }
    }
    if let Some(ways) = gap(&chart).filter(|_| random.chance(0.5)) {
        // The second plan is the first with another answer to the gap.
        let other = plans.begin(random, case, "B");
        let open: Vec<PlanItem> = plans.items.iter().skip(done.len()).cloned().collect();
        for item in open {
            plans.items.push(PlanItem { id: PlanItemId(random.id()), plan: other, ..item });
        }
        for (plan, way) in [plan, other].into_iter().zip(&ways) {
            let steps: Vec<PlanItem> = way.iter().map(|step| item(random, case, plan, step)).collect();
            plans.items.extend(steps);
        }
    }
    let keep = if random.chance(0.4) { "periodontal_maintenance" } else { "checkup" };
    let kept = whole_mouth(keep);
    let kept = item(random, case, plan, &kept);
    plans.items.push(kept);
    plans.agree(random, case, plan);
    plans.judge(random, case);
    plans
}

/// What was done at the last treatment.
fn treated(case: Case<'_>) -> Vec<Finding> {
    let Some(day) = case.last.treatment else { return Vec::new() };
    let amended = |finding: &Finding| case.charted.amendments.iter().any(|amendment| amendment.finding == finding.id);
    let on_it = |finding: &&Finding| finding.observed_on == day && finding.status == Status::DoneHere;
    let with_procedure = |finding: &&Finding| leaving(&finding.rule, finding.attribute()).is_some();
    case.charted.findings.iter().filter(on_it).filter(with_procedure).filter(|one| !amended(one)).cloned().collect()
}

/// The ways to close the first gap that has several.
fn gap(chart: &Chart) -> Option<Vec<Vec<Step>>> {
    let gaps = chart.in_force().iter().filter(|held| held.finding.rule == "absent");
    let teeth: Vec<Tooth> = gaps.flat_map(|held| held.teeth.iter().map(|held| held.tooth)).collect();
    let of = |tooth: &Tooth| proposals(chart, &[*tooth]).into_iter().next();
    teeth.iter().filter_map(of).map(|proposal| proposal.ways).find(|ways| ways.len() > 1)
}

fn whole_mouth(procedure: &str) -> Step {
    Step { procedure: procedure.to_owned(), teeth: Vec::new(), surfaces: Surfaces::NONE, detail: None }
}

fn item(random: &mut Random, case: Case<'_>, plan: PlanId, step: &Step) -> PlanItem {
    let urgent = step.procedure == "extraction" && random.chance(0.5);
    PlanItem {
        id: PlanItemId(random.id()),
        patient: case.patient,
        plan,
        procedure: step.procedure.clone(),
        name: String::new(),
        teeth: step.teeth.clone(),
        surfaces: step.surfaces,
        detail: step.detail.clone(),
        phase: if urgent {
            PlanPhase::Urgent
        } else {
            find(&step.procedure).map_or(PlanPhase::DiseaseControl, |procedure| procedure.phase)
        },
        priority: if urgent { Priority::High } else { Priority::Normal },
        progress: ItemProgress::Proposed,
        note: String::new(),
        clinician: random.chance(0.3).then_some(case.by),
        findings: Vec::new(),
        dropped: false,
        drop_reason: String::new(),
        recorded_at: midday(case.last.checkup),
        by: case.by,
    }
}

#[cfg(test)]
impl Plans {
    pub(super) fn items(&self) -> &[PlanItem] {
        &self.items
    }

    pub(super) fn is_done(&self, item: &PlanItem) -> bool {
        self.completions.iter().any(|done| done.item == item.id)
    }
}

impl Plans {
    fn begin(&mut self, random: &mut Random, case: Case<'_>, name: &str) -> PlanId {
        let id = PlanId(random.id());
        self.plans.push(TreatmentPlan {
            id,
            patient: case.patient,
            name: name.to_owned(),
            phases: PlanPhase::ALL.to_vec(),
            retired: false,
            recorded_at: midday(case.last.checkup) + i64::from(name != "A"),
            by: case.by,
        });
        id
    }

    /// What was charted as done stands in the plan as done.
    fn done(&mut self, random: &mut Random, case: Case<'_>, plan: PlanId, finding: &Finding) {
        let Some(procedure) = leaving(&finding.rule, finding.attribute()) else { return };
        let step = Step {
            procedure: procedure.code.to_owned(),
            teeth: finding.targets.iter().map(|target| target.tooth).collect(),
            surfaces: finding.surfaces,
            detail: finding.attribute().map(str::to_owned),
        };
        let item = PlanItem { progress: ItemProgress::Accepted, ..item(random, case, plan, &step) };
        self.completions.push(Completion {
            id: random.id(),
            patient: case.patient,
            item: item.id,
            findings: vec![finding.id],
            done_on: finding.observed_on,
            visit: None,
            recorded_at: finding.recorded_at,
            by: finding.by,
        });
        self.items.push(item);
    }

    /// Two thirds agree; whoever was treated did. Then something is begun, and now and then something dropped.
    fn agree(&mut self, random: &mut Random, case: Case<'_>, plan: PlanId) {
        if self.completions.is_empty() && !random.chance(0.65) {
            return;
        }
        let (id, recorded_at) = (random.id(), midday(case.last.checkup) + 3_600_000);
        let (patient, by) = (case.patient, case.by);
        self.acceptances.push(Acceptance { id, patient, plan, accepted: true, recorded_at, by });
        let done: Vec<PlanItemId> = self.completions.iter().map(|done| done.item).collect();
        for item in self.items.iter_mut().filter(|item| item.plan == plan && !done.contains(&item.id)) {
            item.progress = if random.chance(0.12) { ItemProgress::InProgress } else { ItemProgress::Accepted };
            if random.chance(0.08) {
                item.dropped = true;
                random.pick(&DROPPED).clone_into(&mut item.drop_reason);
            }
        }
    }

    fn judge(&mut self, random: &mut Random, case: Case<'_>) {
        let outlook = |item: &PlanItem| match item.procedure.as_str() {
            "extraction" => Some(Prognosis::Hopeless),
            "splinting" => Some(Prognosis::Poor),
            "root_canal" | "retreatment" => Some(Prognosis::Questionable),
            _ => None,
        };
        let judged: Vec<(Tooth, Prognosis)> =
            self.items.iter().filter_map(|item| Some((*item.teeth.first()?, outlook(item)?))).collect();
        for (tooth, prognosis) in judged {
            self.prognoses.push(ToothPrognosis {
                id: random.id(),
                patient: case.patient,
                tooth,
                prognosis: Some(prognosis),
                recorded_at: midday(case.last.checkup),
                by: if random.chance(0.2) { case.hygienist } else { case.by },
            });
        }
    }
}
