//! Risk on paper: every answer, what it argues for, the clinician's word, and when to look again with the reasons.

use domain::{
    PaperId, PatientId,
    caries_risk::{self, RiskAnswer},
    paper::PaperKind,
    patient,
};
use reports::{Grid, Part, RecordReport, Told, texts::Language as Words, words};
use serde::Deserialize;

use super::{Composed, ReportPreview, file_name, named, words_of};
use crate::{
    Action, App, Error, Result,
    preferences::Language,
    recall::{RecallDecisionView, RecallView},
    risk::RiskAssessmentView,
};

/// A risk assessment to be printed.
#[derive(Debug, Clone, Deserialize, specta::Type)]
pub struct RiskRequest {
    /// Whose.
    pub patient: PatientId,
    /// In which language.
    pub language: Language,
    /// In colour, or for a black-and-white printer.
    pub colour: bool,
}

impl App {
    /// Puts the risk that stands on paper.
    pub fn risk_report(&self, request: &RiskRequest) -> Result<ReportPreview> {
        let id = self.paper_id()?;
        self.keep_report(self.risk_document(request, id)?)
    }

    fn risk_document(&self, request: &RiskRequest, id: PaperId) -> Result<Composed> {
        let (store, session) = self.require(Action::MakeReports)?;
        session.require(Action::ReadHealth)?;
        let (person, clinic) =
            store.read(|tx| Ok::<_, Error>((tx.get::<patient::Patient>(request.patient.0)?, tx.clinic()?)))?;
        let (risk, recall, today) =
            (self.caries_risk(request.patient)?, self.recall(request.patient)?, self.env.today());
        let language = words_of(request.language);
        let texts = language.texts();
        let mut parts = match risk.assessments.first() {
            Some(said) => caries(said, language),
            None => vec![part(texts.text("risk-caries"), vec![Told::Words(texts.text("risk-none"))])],
        };
        let perio = recall.perio.map(|known| {
            let gaps = [
                ("risk", words::word(texts, "perio-level", &known.risk).into()),
                ("date", texts.date(known.on).into()),
            ];
            texts.fill("report-risk-perio", &gaps)
        });
        let perio = perio.unwrap_or_else(|| texts.text("recall-reason-no_perio_risk"));
        parts.push(part(texts.text("risk-perio"), vec![Told::Words(perio)]));
        parts.push(part(texts.text("recall"), when(&recall, language)));
        let span = [("least", recall.proposal.least_months.into()), ("most", recall.proposal.most_months.into())];
        let report = RecordReport {
            frame: self.frame(clinic, named(&person, today, language), (language, request.colour), id),
            title: texts.text("report-risk-title"),
            beside: texts.long_date(today),
            notices: Vec::new(),
            parts,
            sources: vec![texts.text("perio-risk-source"), texts.fill("recall-source", &span)],
        };
        let document = report.render().map_err(|fault| Error::Report(fault.to_string()))?;
        let file_name = file_name("riesgo", &person, today);
        let source = risk.assessments.first().map(|said| said.id);
        let (kind, patient) = (PaperKind::Risk, Some(person.id));
        Ok(Composed { id, kind, patient, source, file_name, document })
    }
}

fn part(head: String, lines: Vec<Told>) -> Part {
    Part { opens: true, head, lines, ..Part::default() }
}

/// The level, why, and every question with its answer.
fn caries(said: &RiskAssessmentView, language: Words) -> Vec<Part> {
    let texts = language.texts();
    let form = texts.text(&format!("risk-form-{}", said.form));
    let by = [("by", said.by.as_str().into()), ("date", texts.date(said.assessed_on).into())];
    let mut lines = assessed(said, language);
    let known = caries_risk::find(&said.form);
    if let Some(form) = known {
        let argued = caries_risk::argue(form, &said.answers);
        lines.extend(argued.reasons.iter().map(|reason| Told::Words(words::sentence(language, "risk-reason", reason))));
    }
    lines.push(Told::Small(texts.fill("report-said-by", &by)));
    if said.disputed {
        lines.push(Told::Words(texts.text("risk-disputed")));
    }
    let asked = known.map(|form| form.questions).unwrap_or_default();
    let answer = |code: &str| said.answers.get(code).copied().unwrap_or(RiskAnswer::Unknown);
    let group = |weighs: &caries_risk::Weighs| match weighs {
        caries_risk::Weighs::Disease => "risk-group-disease",
        caries_risk::Weighs::Protects => "risk-group-protects",
        caries_risk::Weighs::Dry | caries_risk::Weighs::Risk | caries_risk::Weighs::Moderate => "risk-group-risk",
    };
    let row = |asked: &caries_risk::RiskQuestion| {
        vec![
            texts.text(&format!("risk-question-{}", asked.code)),
            texts.text(group(&asked.weighs)),
            words::word(texts, "risk-answer", &answer(asked.code)),
        ]
    };
    let columns = vec![
        (texts.text("report-risk-question"), 3.4),
        (texts.text("report-risk-group"), 1.5),
        (texts.text("report-risk-answer"), 0.9),
    ];
    let grid = Grid { columns, rows: asked.iter().map(row).collect() };
    let hint = texts.text(&format!("risk-form-hint-{}", said.form));
    vec![
        part(format!("{} · {form}", texts.text("risk-caries")), lines),
        Part { lines: vec![Told::Small(hint)], grid: Some(grid), ..Part::default() },
    ]
}

/// The level that counts, what was computed, and why they differ.
pub(super) fn assessed(said: &RiskAssessmentView, language: Words) -> Vec<Told> {
    let texts = language.texts();
    let level = |level| texts.text(&format!("risk-level-{}", words::code(&level)));
    let range = if said.least == said.most {
        level(said.least)
    } else {
        let gaps =
            [("least", level(said.least).to_lowercase().into()), ("most", level(said.most).to_lowercase().into())];
        texts.fill("risk-between", &gaps)
    };
    let shown = said.level.map_or_else(|| range.clone(), level);
    let note = (!said.note.is_empty()).then(|| Told::Words(said.note.clone()));
    let level = Told::Strong(format!("{}: {shown}", texts.text("risk-judged")));
    let computed = Told::Words(texts.with("risk-computed-was", "range", &range));
    [Some(level), Some(computed), note].into_iter().flatten().collect()
}

/// What was decided on the next visit, and when it is due.
pub(super) fn due(decision: &RecallDecisionView, language: Words) -> Vec<Told> {
    let texts = language.texts();
    let months = texts.count("recall-months", usize::try_from(decision.months).unwrap_or(0));
    let due = texts.with("recall-due", "day", &texts.date(decision.due_on));
    vec![Told::Strong(format!("{months}: {due}")), Told::Words(decision.note.clone())]
}

fn when(recall: &RecallView, language: Words) -> Vec<Told> {
    let texts = language.texts();
    let mut lines = match recall.decisions.first() {
        Some(decision) => due(decision, language),
        None => vec![Told::Words(texts.text("recall-none"))],
    };
    if let Some(months) = recall.proposal.months {
        let months = texts.count("recall-months", usize::try_from(months).unwrap_or(0));
        lines.push(Told::Named(texts.text("recall-proposed"), months));
    }
    let reasons = recall.proposal.reasons.iter();
    lines.extend(reasons.map(|reason| Told::Words(words::sentence(language, "recall-reason", reason))));
    lines.retain(|told| !matches!(told, Told::Words(words) if words.is_empty()));
    lines
}
