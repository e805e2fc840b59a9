//! Treatment plans with what became of their work, and what was thought of teeth.

use domain::PatientId;
use reports::{Told, texts::Language, words};

use super::Entry;
use crate::{
    App, Result,
    plan::{PlanItemView, PlanView},
    report::day,
};

impl App {
    pub(super) fn planned_entries(&self, patient: PatientId, language: Language) -> Result<Vec<Entry>> {
        let (texts, plans) = (language.texts(), self.plans(patient)?);
        let mut entries = Vec::new();
        for plan in &plans.plans {
            entries.push(drawn_up(plan, language));
            for item in &plan.items {
                let Some(done) = &item.done else { continue };
                let entry = Entry::new(done.on, item.recorded_at, &done.by, texts.text("report-history-done"));
                entries.push(entry.say([Told::Words(work(item, language))]));
            }
        }
        for judged in &plans.prognoses {
            let prognosis = words::word(texts, "prognosis", &judged.prognosis);
            let entry =
                Entry::new(day(judged.recorded_at), judged.recorded_at, &judged.by, texts.text("plan-prognosis"));
            entries.push(entry.say([Told::Named(judged.tooth.to_string(), prognosis)]));
        }
        Ok(entries)
    }
}

fn drawn_up(plan: &PlanView, language: Language) -> Entry {
    let texts = language.texts();
    let head = texts.with(if plan.active { "plan-active" } else { "plan-name" }, "name", &plan.name);
    let mut lines: Vec<Told> = plan
        .items
        .iter()
        .map(|item| {
            let status = words::word(texts, "plan-status", &item.status);
            let why = if item.drop_reason.is_empty() { String::new() } else { format!(" ({})", item.drop_reason) };
            Told::Words(format!("{} — {status}{why}", work(item, language)))
        })
        .collect();
    if let Some(accepted) = &plan.accepted {
        let gaps = [("day", texts.date(day(accepted.at)).into()), ("by", accepted.by.as_str().into())];
        lines.push(Told::Small(texts.fill("plan-accepted", &gaps)));
    }
    let entry = Entry::new(day(plan.recorded_at), plan.recorded_at, &plan.by, head).say(lines);
    if plan.retired { entry.marked(texts.text("plan-retired")) } else { entry }
}

/// Teeth, faces and treatment; with its note.
fn work(item: &PlanItemView, language: Language) -> String {
    let texts = language.texts();
    let teeth: Vec<String> = item.teeth.iter().map(ToString::to_string).collect();
    let faces: String = match item.teeth.first() {
        Some(tooth) => item.surfaces.iter().map(|face| face.letter_on(*tooth)).collect(),
        None => String::new(),
    };
    let key = format!("procedure-{}", item.procedure);
    let name = if !item.name.is_empty() {
        item.name.clone()
    } else if texts.has(&key) {
        texts.text(&key)
    } else {
        texts.with("plan-unknown-procedure", "code", &item.procedure)
    };
    let said =
        [teeth.join(", "), faces, name].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ");
    if item.note.is_empty() { said } else { format!("{said} · {}", item.note) }
}
