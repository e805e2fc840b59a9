//! A phase as a table: tooth, treatment, state, by whom, note.

use domain::{
    Tooth,
    plan::{self, ItemStatus, OTHER, PlanItem, PlanPhase, Prognosis, Reach},
    rules,
};

use super::{PlannedPhase, PlannedWork};
use crate::{
    frame::body,
    palette::INK_2,
    scene::Style,
    texts::Texts,
    typeset::{Block, Cell, Column, Level, Table},
};

/// Heading and table; nothing for a phase without work.
pub(super) fn blocks(phase: &PlannedPhase<'_>, texts: &Texts) -> Vec<Block> {
    if phase.work.is_empty() {
        return Vec::new();
    }
    let name = texts.text(&format!("phase-{}", phase_key(phase.phase)));
    let column = |key: &str, part: f64| Column::new(texts.text(key), part);
    let table = Table::new(
        vec![
            column("report-tooth", 0.9),
            column("report-plan-treatment", 2.7),
            column("report-status", 1.5),
            column("report-plan-clinician", 1.5),
            column("report-note", 1.9),
        ],
        phase.work.iter().map(|work| row(work, texts)).collect(),
    );
    let heading = Block::Section(Level::Part, name);
    vec![Block::Space(4.0), heading, Block::Space(0.8), Block::Table(table)]
}

fn row(work: &PlannedWork<'_>, texts: &Texts) -> Vec<Cell> {
    let cell = |text: String, style: Style| Cell { text, style };
    vec![
        cell(place(work.item, texts), body().bold().tabular()),
        cell(what(work.item, texts), body()),
        cell(status(work, texts), body()),
        cell(work.clinician.clone(), body()),
        cell(work.item.note.clone(), Style::new(7.8, INK_2)),
    ]
}

/// One code, several, both ends of a span, or the whole mouth.
fn place(item: &PlanItem, texts: &Texts) -> String {
    let span = plan::find(&item.procedure).is_some_and(|procedure| procedure.reach == Reach::Span);
    match item.teeth.as_slice() {
        [] => texts.text("plan-mouth"),
        [first, .., last] if span => format!("{first}–{last}"),
        teeth => teeth.iter().map(Tooth::to_string).collect::<Vec<_>>().join(", "),
    }
}

/// The treatment with its faces and its detail.
fn what(item: &PlanItem, texts: &Texts) -> String {
    let key = format!("procedure-{}", item.procedure);
    let name = match item.procedure.as_str() {
        OTHER => item.name.clone(),
        _ if texts.has(&key) => texts.text(&key),
        newer => texts.with("plan-unknown-procedure", "code", newer),
    };
    let faces = item.teeth.first().map(|tooth| item.surfaces.letters_on(*tooth)).unwrap_or_default();
    let charts = plan::find(&item.procedure).and_then(|procedure| procedure.charts);
    let attribute = charts.and_then(|charts| rules::find(charts.rule)?.attribute);
    let detail = attribute
        .zip(item.detail.as_deref())
        .map(|(attribute, value)| format!("detail-{}-{value}", attribute.name))
        .filter(|key| texts.has(key))
        .map(|key| texts.text(&key));
    let name = if faces.is_empty() { name } else { format!("{name} {faces}") };
    detail.map_or(name.clone(), |detail| format!("{name} · {detail}"))
}

fn status(work: &PlannedWork<'_>, texts: &Texts) -> String {
    match work.done_on {
        Some(on) => texts.with("report-plan-done", "date", &texts.date(on)),
        None => texts.text(&format!("plan-status-{}", status_key(work.status))),
    }
}

fn status_key(status: ItemStatus) -> &'static str {
    match status {
        ItemStatus::Proposed => "proposed",
        ItemStatus::Accepted => "accepted",
        ItemStatus::InProgress => "in_progress",
        ItemStatus::Done => "done",
        ItemStatus::Dropped => "dropped",
    }
}

fn phase_key(phase: PlanPhase) -> &'static str {
    match phase {
        PlanPhase::Urgent => "urgent",
        PlanPhase::DiseaseControl => "disease_control",
        PlanPhase::Corrective => "corrective",
        PlanPhase::Maintenance => "maintenance",
    }
}

pub(super) fn prognosis_key(prognosis: Prognosis) -> &'static str {
    match prognosis {
        Prognosis::Good => "good",
        Prognosis::Questionable => "questionable",
        Prognosis::Poor => "poor",
        Prognosis::Hopeless => "hopeless",
    }
}
