//! A finding in words, as a table or a letter says it.

use domain::{
    Tooth,
    finding::Status,
    odontogram::InForce,
    rules::{self, Scope},
};

use crate::texts::Texts;

/// One code, several, or both ends of a span.
pub fn teeth(held: &InForce) -> String {
    let mut teeth: Vec<Tooth> = held.teeth.iter().map(|held| held.tooth).collect();
    teeth.sort_by_key(|tooth| tooth.along_arch());
    let scope = rules::find(&held.finding.rule).map(|rule| rule.scope);
    let range = matches!(scope, Some(Scope::Range | Scope::Arch));
    match (teeth.first(), teeth.last()) {
        (Some(first), Some(last)) if range && first != last => format!("{first}–{last}"),
        _ => teeth.iter().map(Tooth::to_string).collect::<Vec<_>>().join(", "),
    }
}

/// The finding with its faces and its detail.
pub fn what(texts: &Texts, held: &InForce) -> String {
    let finding = &held.finding;
    let key = format!("rule-{}", finding.rule);
    let name = if texts.has(&key) {
        texts.with(&key, "status", status_key(finding.status))
    } else {
        texts.with("report-unknown-rule", "rule", &finding.rule)
    };
    let faces = held.teeth.first().map(|held| held.surfaces.letters_on(held.tooth)).unwrap_or_default();
    let attribute = rules::find(&finding.rule).and_then(|rule| rule.attribute);
    let detail = attribute
        .and_then(|attribute| finding.attribute().map(|value| format!("detail-{}-{value}", attribute.name)))
        .filter(|key| texts.has(key))
        .map(|key| texts.text(&key));
    let name = if faces.is_empty() { name } else { format!("{name} {faces}") };
    match detail {
        Some(detail) => format!("{name} · {detail}"),
        None => name,
    }
}

/// Its status.
pub fn status(texts: &Texts, held: &InForce) -> String {
    texts.text(&format!("status-{}", status_key(held.finding.status)))
}

fn status_key(status: Status) -> &'static str {
    match status {
        Status::ExistingGood => "existing_good",
        Status::ExistingDefective => "existing_defective",
        Status::Pathology => "pathology",
        Status::Temporary => "temporary",
        Status::Planned => "planned",
        Status::DoneHere => "done_here",
        Status::Referred => "referred",
    }
}
