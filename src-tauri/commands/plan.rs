//! Treatment plans.

use app::{
    App,
    odontogram::ChartChange,
    plan::{NewPlanItem, PlanCatalogue, PlanForm, PlanItemForm, Planned, PlansView, ProposalView},
};
use chrono::NaiveDate;
use domain::{PatientId, PlanId, PlanItemId, plan::Prognosis};
use tauri::State;

use crate::error::Answer;

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn plan_catalogue(app: State<'_, App>) -> Answer<PlanCatalogue> {
    Ok(app.plan_catalogue()?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn plan_get(app: State<'_, App>, patient: PatientId) -> Answer<PlansView> {
    Ok(app.plans(patient)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn plan_create(
    app: State<'_, App>,
    patient: PatientId,
    name: String,
    like: Option<PlanId>,
) -> Answer<PlanId> {
    Ok(app.create_plan(patient, &name, like)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn plan_edit(app: State<'_, App>, plan: PlanId, clocks: String, input: PlanForm) -> Answer<()> {
    Ok(app.edit_plan(plan, &clocks, &input)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn plan_retire(app: State<'_, App>, plan: PlanId) -> Answer<()> {
    Ok(app.retire_plan(plan)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn plan_restore(app: State<'_, App>, plan: PlanId) -> Answer<()> {
    Ok(app.restore_plan(plan)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn plan_accept(app: State<'_, App>, plan: PlanId) -> Answer<()> {
    Ok(app.accept_plan(plan)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn plan_unaccept(app: State<'_, App>, plan: PlanId) -> Answer<()> {
    Ok(app.unaccept_plan(plan)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn plan_judge(
    app: State<'_, App>,
    patient: PatientId,
    teeth: Vec<u8>,
    prognosis: Option<Prognosis>,
) -> Answer<()> {
    Ok(app.judge_teeth(patient, &teeth, prognosis)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn plan_propose(app: State<'_, App>, patient: PatientId, teeth: Vec<u8>) -> Answer<Vec<ProposalView>> {
    Ok(app.propose_plan(patient, &teeth)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn plan_add(
    app: State<'_, App>,
    patient: PatientId,
    plan: Option<PlanId>,
    items: Vec<NewPlanItem>,
) -> Answer<Planned> {
    Ok(app.add_plan_items(patient, plan, &items)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn plan_item_edit(app: State<'_, App>, item: PlanItemId, clocks: String, input: PlanItemForm) -> Answer<()> {
    Ok(app.edit_plan_item(item, &clocks, &input)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn plan_item_drop(app: State<'_, App>, item: PlanItemId, clocks: String, reason: String) -> Answer<()> {
    Ok(app.drop_plan_item(item, &clocks, &reason)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn plan_item_restore(app: State<'_, App>, item: PlanItemId, clocks: String) -> Answer<()> {
    Ok(app.restore_plan_item(item, &clocks)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn plan_item_complete(
    app: State<'_, App>,
    item: PlanItemId,
    done_on: Option<NaiveDate>,
) -> Answer<ChartChange> {
    Ok(app.complete_plan_item(item, done_on)?)
}

#[tauri::command(async)]
#[specta::specta]
pub(crate) fn plan_item_reopen(app: State<'_, App>, item: PlanItemId) -> Answer<ChartChange> {
    Ok(app.reopen_plan_item(item)?)
}
