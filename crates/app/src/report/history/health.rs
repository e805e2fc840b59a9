//! Medical history: what stands today, and how it came to be known.

use domain::{PatientId, questionnaire::Said};
use reports::{Part, Told, texts::Language, words};

use super::Entry;
use crate::{App, Result, health::HealthItemView, questionnaire::AnswersView, report::day};

impl App {
    /// What a colleague must know first, whatever else was asked for.
    pub(super) fn health_now(&self, patient: PatientId, language: Language) -> Result<Part> {
        let (texts, health) = (language.texts(), self.health(patient)?);
        let mut lines: Vec<Told> = health.items.iter().map(|item| Told::Words(named(item, language))).collect();
        if lines.is_empty() {
            let key = if health.reviews.is_empty() { "report-history-never-asked" } else { "report-history-healthy" };
            lines.push(Told::Words(texts.text(key)));
        }
        if let Some(last) = health.reviews.first() {
            let gaps = [("day", texts.date(last.reviewed_on).into()), ("by", last.by.as_str().into())];
            lines.push(Told::Small(texts.fill("health-reviewed", &gaps)));
        }
        Ok(Part { opens: true, head: texts.text("report-history-health"), lines, ..Part::default() })
    }

    pub(super) fn health_entries(&self, patient: PatientId, language: Language) -> Result<Vec<Entry>> {
        let (texts, health) = (language.texts(), self.health(patient)?);
        let mut entries: Vec<Entry> =
            health.items.iter().chain(&health.ended).map(|item| entry(item, language)).collect();
        for review in &health.reviews {
            let head = texts.text("report-history-reviewed");
            entries.push(Entry::new(review.reviewed_on, review.at, &review.by, head));
        }
        for inr in &health.inr {
            let value = words::decimal(language, inr.value as f64 / 10.0, 1);
            let head = texts.with("report-history-inr", "value", &value);
            entries.push(Entry::new(inr.measured_on, 0, &inr.by, head));
        }
        if let Some(asa) = &health.asa {
            let head = texts.text(&format!("health-asa-{}", asa.value));
            entries.push(Entry::new(asa.measured_on, 0, &asa.by, head));
        }
        let sheets = self.questionnaire_answers(patient)?;
        entries.extend(sheets.iter().map(|sheet| answered(sheet, language)));
        Ok(entries)
    }
}

/// "Alergia: Penicilina · grave · urticaria".
fn named(item: &HealthItemView, language: Language) -> String {
    let texts = language.texts();
    let category = words::word(texts, "report-history", &item.category);
    let severity = texts.text(&format!("health-severity-{}", words::code(&item.severity)));
    let severity = (words::code(&item.severity) != "unknown").then_some(severity);
    let due = item.due_on.map(|day| texts.date(day));
    let detail = (!item.detail.is_empty()).then(|| item.detail.clone());
    let said = [Some(item.name.clone()), severity, detail, due].into_iter().flatten().collect::<Vec<_>>();
    format!("{category}: {}", said.join(" · "))
}

fn entry(item: &HealthItemView, language: Language) -> Entry {
    let texts = language.texts();
    let entry = Entry::new(day(item.recorded_at), item.recorded_at, &item.by, named(item, language));
    match &item.ended {
        None => entry,
        Some(reason) => {
            let on = item.ended_on.map(|day| texts.date(day)).unwrap_or_default();
            entry.marked(texts.with(&format!("health-ended-{}", words::code(reason)), "day", &on))
        }
    }
}

fn answered(sheet: &AnswersView, language: Language) -> Entry {
    let texts = language.texts();
    let informant = words::word(texts, "questionnaire-informant", &sheet.informant);
    let said = sheet.answers.iter().filter(|answer| answer.said != Said::Nothing || !answer.note.is_empty());
    let line = |answer: &domain::questionnaire::Answer| {
        let word = match answer.said {
            Said::Nothing => String::new(),
            _ => words::word(texts, "questionnaire-said", &answer.said),
        };
        let parts = [word, answer.note.clone()].into_iter().filter(|text| !text.is_empty());
        Told::Named(answer.asked.clone(), parts.collect::<Vec<_>>().join(". "))
    };
    let head = format!("{} · {informant}", texts.text("questionnaire"));
    Entry::new(sheet.filled_on, 0, &sheet.by, head).say(said.map(line))
}
