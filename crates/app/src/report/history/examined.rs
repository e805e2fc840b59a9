//! Examinations: periodontal ones and indices with what they came to, caries risk, HIM, and when to look again.

use domain::PatientId;
use reports::{Told, diagnosis, perio_report::pairs, texts::Language, words};

use super::Entry;
use crate::{
    App, Result,
    index_exam::IndexExamRow,
    perio::ExamRow,
    report::risk::{assessed, due},
};

impl App {
    pub(super) fn examined_entries(&self, patient: PatientId, language: Language) -> Result<Vec<Entry>> {
        let texts = language.texts();
        let mut entries: Vec<Entry> = self.perio_exams(patient)?.iter().map(|exam| perio(exam, language)).collect();
        entries.extend(self.indices(patient)?.exams.iter().map(|exam| index(exam, language)));
        for said in self.caries_risk(patient)?.assessments {
            let head = texts.text(&format!("risk-form-{}", said.form));
            let head = format!("{} · {head}", texts.text("risk-caries"));
            entries.push(Entry::new(said.assessed_on, 0, &said.by, head).say(assessed(&said, language)));
        }
        for decision in self.recall(patient)?.decisions {
            let entry = Entry::new(decision.decided_on, 0, &decision.by, texts.text("recall"));
            entries.push(entry.say(due(&decision, language)));
        }
        for exam in self.mih_follow_up(patient)? {
            let Some(judged) = exam.judged else { continue };
            let severity = words::word(texts, "mih-severity", &judged.judged);
            let entry = Entry::new(exam.examined_on, 1, &judged.by, texts.text("mih-judgement"));
            entries.push(entry.say([Told::Strong(severity), Told::Words(judged.note)]));
        }
        Ok(entries)
    }
}

fn perio(exam: &ExamRow, language: Language) -> Entry {
    let texts = language.texts();
    let mut lines: Vec<Told> =
        pairs(&exam.indices, language).into_iter().map(|(name, value)| Told::Named(texts.text(name), value)).collect();
    if let Some(judged) = &exam.judged {
        lines.push(Told::Named(texts.text("perio-judged"), diagnosis(&judged.judgement, texts)));
        lines.push(Told::Words(judged.note.clone()));
    }
    lines.push(Told::Words(exam.note.clone()));
    let entry = Entry::new(exam.examined_on, 0, &exam.by, texts.text("tab-perio")).say(lines);
    match exam.status {
        _ if exam.retired => entry.marked(texts.text("report-perio-retired")),
        domain::perio::ExamStatus::Draft => entry.marked(texts.text("report-perio-draft")),
        domain::perio::ExamStatus::Closed => entry,
    }
}

fn index(exam: &IndexExamRow, language: Language) -> Entry {
    let texts = language.texts();
    let figures = &exam.figures;
    let mut lines = Vec::new();
    if let Some(mean) = figures.mean {
        lines.push(Told::Named(texts.text("index-mean"), words::decimal(language, mean, 2)));
    }
    if let Some(highest) = &figures.highest {
        lines.push(Told::Words(texts.with("index-highest", "code", highest)));
    }
    for figure in &figures.figures {
        let name = texts.text(&format!("index-figure-{}", figure.code));
        lines.push(Told::Named(name, words::share(language, figure.share)));
    }
    let scored = [("n", figures.scored.n.into()), ("of", figures.scored.of.into())];
    lines.push(Told::Small(texts.fill("index-scored", &scored)));
    let head = words::word(texts, "index-name", &exam.measure);
    let entry = Entry::new(exam.examined_on, 0, &exam.by, head).say(lines);
    if exam.retired { entry.marked(texts.text("report-history-retired")) } else { entry }
}
