//! What of the record a referral can take with it: each line ticked by whoever writes it, none of itself.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::{
    PatientId, Tooth,
    health::{self, Category, HealthItem, Severity},
    odontogram::Chart,
    perio::{ExamStatus, Judgement},
};
use reports::{said, texts::Texts};
use serde::Serialize;
use store::ReadTx;
use uuid::Uuid;

use crate::{Result, wording::language_of};

/// Where in the record a line stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum LetterGroup {
    /// Reacts to it.
    Allergy,
    /// Lives with it.
    Condition,
    /// Takes it.
    Medication,
    /// Charted.
    Finding,
    /// Of the gums.
    Perio,
}

/// A line that can be ticked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct LetterDetail {
    /// By this it is chosen.
    pub id: Uuid,
    /// Where it stands.
    pub group: LetterGroup,
    /// As the letter would say it.
    pub text: String,
    /// On which teeth, for findings.
    pub teeth: Vec<Tooth>,
    /// An alert: ticked unless somebody takes it away.
    pub proposed: bool,
}

/// Every line of a patient's record, in the words of a language.
pub(super) fn details(tx: &ReadTx<'_>, patient: PatientId, language: &str) -> Result<Vec<LetterDetail>> {
    let texts = language_of(language).texts();
    let mut all: Vec<LetterDetail> =
        tx.health_items(patient)?.iter().filter(|item| !item.ended).map(|item| of_health(texts, item)).collect();
    let (findings, amendments) = tx.findings(patient)?;
    let chart = Chart::at(&findings, &amendments, NaiveDate::MAX);
    all.extend(chart.in_force().iter().map(|held| LetterDetail {
        id: held.finding.id.0,
        group: LetterGroup::Finding,
        text: texts.fill(
            "letter-detail-finding",
            &[
                ("teeth", said::teeth(held).into()),
                ("what", said::what(texts, held).into()),
                ("status", said::status(texts, held).to_lowercase().into()),
            ],
        ),
        teeth: held.teeth.iter().map(|held| held.tooth).collect(),
        proposed: false,
    }));
    all.extend(of_perio(tx, texts, patient)?);
    all.sort_by(|a, b| (a.group, a.teeth.first(), &a.text).cmp(&(b.group, b.teeth.first(), &b.text)));
    Ok(all)
}

/// The ticked lines under the names of their groups, as they go into the letter. What is not in the record any more is
/// not in the letter.
pub(super) fn chosen(tx: &ReadTx<'_>, patient: PatientId, ids: &[Uuid], language: &str) -> Result<String> {
    let texts = language_of(language).texts();
    let mut groups: BTreeMap<LetterGroup, Vec<String>> = BTreeMap::new();
    for detail in details(tx, patient, language)? {
        if ids.contains(&detail.id) {
            groups.entry(detail.group).or_default().push(format!("- {}", detail.text.replace('\n', " ")));
        }
    }
    let part = |(group, lines): (LetterGroup, Vec<String>)| {
        format!("# {}\n{}", texts.text(&format!("letter-group-{}", key(group))), lines.join("\n"))
    };
    Ok(groups.into_iter().map(part).collect::<Vec<_>>().join("\n\n"))
}

fn key(group: LetterGroup) -> &'static str {
    match group {
        LetterGroup::Allergy => "allergy",
        LetterGroup::Condition => "condition",
        LetterGroup::Medication => "medication",
        LetterGroup::Finding => "finding",
        LetterGroup::Perio => "perio",
    }
}

fn of_health(texts: &Texts, item: &HealthItem) -> LetterDetail {
    let term = format!("health-term-{}", item.code);
    let name = if !item.code.is_empty() && texts.has(&term) { texts.text(&term) } else { item.name.clone() };
    let severity = match item.severity {
        Severity::Unknown => String::new(),
        Severity::Mild => texts.text("health-severity-mild"),
        Severity::Moderate => texts.text("health-severity-moderate"),
        Severity::Severe => texts.text("health-severity-severe"),
    };
    let due = item.due_on.map(|day| texts.with("health-due-at", "day", &texts.date(day))).unwrap_or_default();
    let more: Vec<String> = [item.detail.clone(), severity, due].into_iter().filter(|word| !word.is_empty()).collect();
    LetterDetail {
        id: item.id.0,
        group: match item.category {
            Category::Allergy => LetterGroup::Allergy,
            Category::Condition => LetterGroup::Condition,
            Category::Medication => LetterGroup::Medication,
        },
        text: if more.is_empty() { name } else { format!("{name}: {}", more.join(", ")) },
        teeth: Vec::new(),
        proposed: health::alert(item).is_some(),
    }
}

/// The last examination that was closed: its figures as they were frozen, and what the clinician judged.
fn of_perio(tx: &ReadTx<'_>, texts: &Texts, patient: PatientId) -> Result<Vec<LetterDetail>> {
    let mut exams = tx.perio_exams(patient)?;
    exams.retain(|exam| exam.status == ExamStatus::Closed && exam.retired_at.is_none());
    let Some(exam) = exams.first() else { return Ok(Vec::new()) };
    let line = |id: Uuid, text: String| LetterDetail {
        id,
        group: LetterGroup::Perio,
        text,
        teeth: Vec::new(),
        proposed: false,
    };
    let date = texts.date(exam.examined_on);
    let mut lines = Vec::new();
    let judged = tx.perio_assessments(patient)?;
    let judged = judged.iter().filter(|said| said.exam == exam.id).max_by_key(|said| (said.recorded_at, said.id));
    if let Some((id, judgement)) = judged.and_then(|said| Some((said.id, said.judged.as_ref()?))) {
        let gaps = [("date", date.clone().into()), ("what", diagnosis(texts, judgement).into())];
        lines.push(line(id, texts.fill("letter-detail-perio-judged", &gaps)));
    }
    if let Some(closing) = tx.perio_closings(patient)?.iter().rev().find(|closing| closing.exam == exam.id) {
        let percent =
            |share: domain::perio::Share| share.percent().map_or("—".to_owned(), |part| format!("{part:.0}"));
        let indices = &closing.indices;
        let most = indices.depth_most_mm.map_or("—".to_owned(), |mm| mm.to_string());
        let gaps = [
            ("date", date.into()),
            ("bleeding", percent(indices.bleeding).into()),
            ("deep", percent(indices.depth_from_4).into()),
            ("most", most.into()),
        ];
        lines.push(line(closing.id, texts.fill("letter-detail-perio", &gaps)));
    }
    Ok(lines)
}

/// A judgement in words: diagnosis, extent, stage, grade.
fn diagnosis(texts: &Texts, judgement: &Judgement) -> String {
    let word = |prefix: &str, value: &str| texts.text(&format!("{prefix}-{value}"));
    let code = |value: serde_json::Result<serde_json::Value>| {
        value.ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
    };
    let mut words = vec![word("perio-diagnosis", &code(serde_json::to_value(judgement.diagnosis)))];
    if let Some(extent) = judgement.extent {
        words.push(word("perio-extent", &code(serde_json::to_value(extent))));
    }
    if let Some(stage) = judgement.stage {
        words.push(texts.with("perio-stage", "stage", &code(serde_json::to_value(stage))));
    }
    if let Some(grade) = judgement.grade {
        words.push(texts.with("perio-grade", "grade", &code(serde_json::to_value(grade))));
    }
    words.join(", ")
}
