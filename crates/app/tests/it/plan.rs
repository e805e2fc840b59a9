//! Treatment plans: proposed from findings, accepted, drawn, done, taken back, printed, and who sees what.

use app::{
    ErrorCode,
    odontogram::{ChartState, ChartView, NewFinding},
    plan::{NewPlanItem, PlanItemForm, PlanItemView, PlanView, ProposalView},
    preferences::Language,
    report::PlanRequest,
};
use domain::{
    PatientId, Surface,
    finding::Status,
    plan::{ItemProgress, ItemStatus, PlanPhase, Priority, Prognosis},
    staff::Role,
};

use crate::kit::{Kit, code, faults};

fn caries(tooth: u8) -> NewFinding {
    NewFinding {
        rule: "caries".to_owned(),
        teeth: vec![tooth],
        surfaces: vec![Surface::Mesial, Surface::Occlusal],
        attribute: None,
        status: Status::Pathology,
        // Found a while ago: the clock of these tests stands still.
        observed_on: Some("2026-11-02".parse().unwrap()),
        note: String::new(),
    }
}

fn form(procedure: &str, teeth: &[u8]) -> PlanItemForm {
    PlanItemForm {
        procedure: procedure.to_owned(),
        name: String::new(),
        teeth: teeth.to_vec(),
        surfaces: Vec::new(),
        detail: None,
        phase: None,
        priority: Priority::Normal,
        progress: ItemProgress::Proposed,
        note: String::new(),
        clinician: None,
    }
}

fn new(procedure: &str, teeth: &[u8]) -> NewPlanItem {
    NewPlanItem { form: form(procedure, teeth), findings: Vec::new() }
}

/// The usual way of a proposal as items.
fn usual(proposal: &ProposalView) -> Vec<NewPlanItem> {
    let item = |step: &app::plan::StepView| NewPlanItem {
        form: PlanItemForm {
            surfaces: step.surfaces.clone(),
            detail: step.detail.clone(),
            ..form(&step.procedure, &step.teeth.iter().map(|tooth| tooth.code()).collect::<Vec<_>>())
        },
        findings: vec![proposal.finding.id],
    };
    proposal.ways[0].iter().map(item).collect()
}

fn plan(kit: &Kit, patient: PatientId) -> PlanView {
    kit.app.plans(patient).unwrap().plans.into_iter().find(|plan| plan.active).unwrap_or_else(|| last(kit, patient))
}

fn last(kit: &Kit, patient: PatientId) -> PlanView {
    kit.app.plans(patient).unwrap().plans.pop().unwrap()
}

fn only(kit: &Kit, patient: PatientId) -> PlanItemView {
    let [item] = plan(kit, patient).items.try_into().unwrap();
    item
}

fn chart(kit: &Kit, patient: PatientId) -> ChartState {
    kit.app.chart(patient, ChartView::Today).unwrap()
}

fn charted(kit: &Kit, patient: PatientId) -> Vec<(String, Status)> {
    chart(kit, patient).findings.into_iter().map(|finding| (finding.rule, finding.status)).collect()
}

/// A caries on 36 and its filling, in a plan that is accepted.
fn planned() -> (Kit, PatientId) {
    let kit = Kit::founded();
    let patient = kit.register("Rosa");
    kit.app.record_finding(patient, &caries(36)).unwrap();
    let found = kit.app.propose_plan(patient, &[36]).unwrap();
    kit.app.add_plan_items(patient, None, &usual(&found[0])).unwrap();
    (kit, patient)
}

#[test]
fn a_finding_is_proposed_planned_accepted_and_drawn_once() {
    let (kit, patient) = planned();
    let item = only(&kit, patient);
    assert_eq!(
        (item.procedure.as_str(), item.status, item.phase),
        ("filling", ItemStatus::Proposed, PlanPhase::DiseaseControl)
    );
    assert_eq!(charted(&kit, patient).len(), 1, "what is only proposed is not drawn");
    assert!(kit.app.propose_plan(patient, &[36]).unwrap()[0].planned);
    let again = kit.app.propose_plan(patient, &[]).unwrap();
    assert_eq!(faults(kit.app.add_plan_items(patient, None, &usual(&again[0]))), ["procedure: already_planned"]);

    kit.app.accept_plan(plan(&kit, patient).id).unwrap();
    assert_eq!(only(&kit, patient).status, ItemStatus::Accepted);
    let drawn = ("restoration".to_owned(), Status::Planned);
    assert_eq!(charted(&kit, patient).iter().filter(|line| **line == drawn).count(), 1);
    let state = chart(&kit, patient);
    let outlined = state.findings.iter().find(|finding| finding.plan_item.is_some()).unwrap();
    assert!(state.marks.iter().any(|mark| mark.finding == outlined.id) && !outlined.mine);
    assert!(state.history.iter().all(|finding| finding.plan_item.is_none()), "nobody charted it");

    // Charted as planned, too: one drawing.
    kit.app
        .record_finding(patient, &NewFinding { rule: "restoration".into(), status: Status::Planned, ..caries(36) })
        .unwrap();
    assert_eq!(charted(&kit, patient).iter().filter(|line| **line == drawn).count(), 1);

    kit.app.unaccept_plan(plan(&kit, patient).id).unwrap();
    assert_eq!(only(&kit, patient).status, ItemStatus::Proposed);
}

#[test]
fn done_work_is_on_the_chart_in_the_same_breath_and_goes_with_it() {
    let (kit, patient) = planned();
    kit.app.accept_plan(plan(&kit, patient).id).unwrap();
    let item = only(&kit, patient);
    kit.app.complete_plan_item(item.id, None).unwrap();
    let done = only(&kit, patient);
    assert_eq!((done.status, done.done.as_ref().unwrap().mine), (ItemStatus::Done, true));
    assert_eq!(charted(&kit, patient), [("restoration".to_owned(), Status::DoneHere)], "the caries is filled");
    assert_eq!(faults(kit.app.complete_plan_item(item.id, None)), ["item: item_done"]);
    assert_eq!(faults(kit.app.drop_plan_item(item.id, &done.clocks, "no")), ["item: item_done"]);

    kit.app.reopen_plan_item(item.id).unwrap();
    assert_eq!(only(&kit, patient).status, ItemStatus::Accepted);
    let both = [("restoration".to_owned(), Status::Planned), ("caries".to_owned(), Status::Pathology)];
    assert_eq!(charted(&kit, patient), both);
}

#[test]
fn undo_on_the_chart_takes_back_both_and_redo_brings_both_again() {
    let (kit, patient) = planned();
    let item = only(&kit, patient).id;
    kit.app.complete_plan_item(item, None).unwrap();
    kit.app.undo_chart(patient).unwrap();
    assert_eq!((only(&kit, patient).status, charted(&kit, patient).len()), (ItemStatus::Proposed, 1));
    kit.app.redo_chart(patient).unwrap();
    assert_eq!(only(&kit, patient).status, ItemStatus::Done);
    assert_eq!(charted(&kit, patient), [("restoration".to_owned(), Status::DoneHere)]);
    kit.app.undo_chart(patient).unwrap();
    // One more step back: the item itself.
    kit.app.undo_chart(patient).unwrap();
    assert_eq!(only(&kit, patient).status, ItemStatus::Dropped);
    kit.app.redo_chart(patient).unwrap();
    assert_eq!(only(&kit, patient).status, ItemStatus::Proposed);
}

#[test]
fn a_finding_withdrawn_on_the_chart_reopens_its_item() {
    let (kit, patient) = planned();
    let item = only(&kit, patient).id;
    let made = kit.app.complete_plan_item(item, None).unwrap();
    kit.app.withdraw_finding(patient, made.findings[0]).unwrap();
    assert_eq!(only(&kit, patient).status, ItemStatus::Proposed);
}

#[test]
fn what_the_chart_says_already_is_not_charted_twice() {
    let (kit, patient) = planned();
    let item = only(&kit, patient).id;
    let filling = NewFinding { rule: "restoration".into(), status: Status::DoneHere, observed_on: None, ..caries(36) };
    kit.app.record_finding(patient, &filling).unwrap();
    assert!(only(&kit, patient).charted);
    assert_eq!(kit.app.complete_plan_item(item, None).unwrap().findings, []);
    kit.app.reopen_plan_item(item).unwrap();
    assert_eq!(charted(&kit, patient).len(), 1, "what somebody charted by hand stays");
}

#[test]
fn what_cannot_be_done_in_this_mouth_is_refused_and_nothing_is_kept() {
    let kit = Kit::founded();
    let patient = kit.register("Rosa");
    kit.app
        .record_finding(
            patient,
            &NewFinding { rule: "absent".into(), surfaces: vec![], status: Status::ExistingGood, ..caries(46) },
        )
        .unwrap();
    kit.app.add_plan_items(patient, None, &[new("implant_crown", &[46])]).unwrap();
    let item = only(&kit, patient).id;
    assert_eq!(faults(kit.app.complete_plan_item(item, None)), ["teeth: tooth_absent"]);
    assert_eq!((only(&kit, patient).status, charted(&kit, patient).len()), (ItemStatus::Proposed, 1));
    let tomorrow = Some("2026-11-23".parse().unwrap());
    assert_eq!(faults(kit.app.complete_plan_item(item, tomorrow)), ["doneOn: in_the_future"]);
    assert_eq!(faults(kit.app.add_plan_items(patient, None, &[new("filling", &[36])])), ["surfaces: surface_required"]);
    assert_eq!(plan(&kit, patient).items.len(), 1);
}

#[test]
fn an_alternative_begins_with_what_is_open_and_only_one_plan_is_followed() {
    let (kit, patient) = planned();
    let first = last(&kit, patient);
    kit.app.add_plan_items(patient, Some(first.id), &[new("scaling", &[])]).unwrap();
    let scaling = last(&kit, patient).items.iter().find(|item| item.procedure == "scaling").unwrap().id;
    kit.app.complete_plan_item(scaling, None).unwrap();
    let second = kit.app.create_plan(patient, "", Some(first.id)).unwrap();
    let plans = kit.app.plans(patient).unwrap().plans;
    let mut told: Vec<(&str, usize)> = plans.iter().map(|plan| (plan.name.as_str(), plan.items.len())).collect();
    told.sort_unstable();
    assert_eq!(told, [("A", 2), ("B", 1)]);
    kit.app.accept_plan(first.id).unwrap();
    kit.app.accept_plan(second).unwrap();
    let followed: Vec<bool> = kit.app.plans(patient).unwrap().plans.iter().map(|plan| plan.active).collect();
    assert_eq!(followed.iter().filter(|active| **active).count(), 1);
    kit.app.retire_plan(second).unwrap();
    assert_eq!(plan(&kit, patient).name, "A");
    assert_eq!(faults(kit.app.accept_plan(second)), ["plan: plan_retired"]);
}

#[test]
fn dropping_says_why_and_a_stale_screen_loses_nothing() {
    let (kit, patient) = planned();
    let item = only(&kit, patient);
    assert_eq!(faults(kit.app.drop_plan_item(item.id, &item.clocks, " ")), ["reason: required"]);
    let edited = PlanItemForm { note: "Con dique".into(), surfaces: item.surfaces.clone(), ..form("filling", &[36]) };
    kit.app.edit_plan_item(item.id, &item.clocks, &edited).unwrap();
    // Another screen, opened before, moves it to another phase and knows nothing of the note.
    let moved = PlanItemForm { note: String::new(), phase: Some(PlanPhase::Urgent), ..edited };
    kit.app.edit_plan_item(item.id, &item.clocks, &moved).unwrap();
    let now = only(&kit, patient);
    assert_eq!((now.note.as_str(), now.phase), ("Con dique", PlanPhase::Urgent));
    kit.app.drop_plan_item(item.id, &now.clocks, "No quiere").unwrap();
    let dropped = only(&kit, patient);
    assert_eq!((dropped.status, dropped.drop_reason.as_str()), (ItemStatus::Dropped, "No quiere"));
    assert_eq!(faults(kit.app.complete_plan_item(item.id, None)), ["item: item_dropped"]);
    kit.app.restore_plan_item(item.id, &dropped.clocks).unwrap();
    assert_eq!(only(&kit, patient).status, ItemStatus::Proposed);
}

#[test]
fn the_paper_says_what_where_and_how_far() {
    let (kit, patient) = planned();
    kit.app.judge_teeth(patient, &[36], Some(Prognosis::Questionable)).unwrap();
    kit.app.accept_plan(plan(&kit, patient).id).unwrap();
    let request = |language| PlanRequest { patient, plan: None, language, colour: true };
    let page = |language| kit.app.plan_report(&request(language)).unwrap().pages.concat();
    let spanish = page(Language::Es);
    for word in [
        "Plan de tratamiento A",
        "Obturación MO",
        "Control de la enfermedad",
        "Aceptado",
        "Dudoso: 36",
        "Nombre y firma",
    ] {
        assert!(spanish.contains(word), "{word}");
    }
    assert!(page(Language::En).contains("Filling MO"));
    assert_eq!(
        code(kit.app.plan_report(&PlanRequest { patient: kit.register("Otra"), ..request(Language::Es) })),
        ErrorCode::NotFound
    );
}

#[test]
fn reception_reads_names_and_states_and_nothing_more() {
    let (kit, patient) = planned();
    let item = only(&kit, patient);
    let noted =
        PlanItemForm { note: "Miedo a la aguja".into(), surfaces: item.surfaces.clone(), ..form("filling", &[36]) };
    kit.app.edit_plan_item(item.id, &item.clocks, &noted).unwrap();
    kit.app.judge_teeth(patient, &[36], Some(Prognosis::Poor)).unwrap();
    let carmen = kit.hire("Carmen", Role::Reception);
    kit.app.sign_in(carmen, "contraseña").unwrap();
    let seen = only(&kit, patient);
    assert_eq!((seen.procedure.as_str(), seen.status, seen.note.as_str()), ("filling", ItemStatus::Proposed, ""));
    assert_eq!(kit.app.plans(patient).unwrap().prognoses, []);
    assert_eq!(code(kit.app.complete_plan_item(item.id, None)), ErrorCode::Forbidden);
    assert_eq!(code(kit.app.add_plan_items(patient, None, &[new("scaling", &[])])), ErrorCode::Forbidden);
    assert_eq!(code(kit.app.propose_plan(patient, &[])), ErrorCode::Forbidden);
    assert_eq!(code(kit.app.accept_plan(plan(&kit, patient).id)), ErrorCode::Forbidden);
}

#[test]
fn what_a_colleague_did_is_not_taken_back() {
    let (kit, patient) = planned();
    let item = only(&kit, patient).id;
    kit.app.complete_plan_item(item, None).unwrap();
    let javier = kit.hire("Javier", Role::Dentist);
    kit.app.sign_in(javier, "contraseña").unwrap();
    assert_eq!(faults(kit.app.reopen_plan_item(item)), ["item: done_before"]);
    assert_eq!(only(&kit, patient).status, ItemStatus::Done);
}
