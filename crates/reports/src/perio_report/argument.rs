//! What the tables of 2017 say, why, and what they lack; beside it the clinician's word.

use domain::perio::{Diagnosis, Judgement};

use super::ExaminedGums;
use crate::{
    frame::{body, small},
    ledger::{Shaft, said_by},
    palette::INK,
    scene::Style,
    texts::{Language, Texts},
    words::{code, sentence, word},
};

/// "Periodontitis · estadio III · grado B · generalizada".
pub fn diagnosis(judgement: &Judgement, texts: &Texts) -> String {
    let stage = judgement.stage.map(|stage| texts.with("perio-stage", "stage", &code(&stage)));
    let grade = judgement.grade.map(|grade| texts.with("perio-grade", "grade", &code(&grade)));
    let extent = judgement.extent.map(|extent| word(texts, "perio-extent", &extent));
    let said = [Some(word(texts, "perio-diagnosis", &judgement.diagnosis)), stage, grade, extent];
    said.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// The computed classification with its reasons, and the risk.
pub(super) fn argue(shaft: &mut Shaft, exam: &ExaminedGums, language: Language) {
    let (texts, argued) = (language.texts(), &exam.classification);
    shaft.title(&texts.text("perio-computed"));
    shaft.text(&diagnosis(&Judgement::from(argued), texts), Style::new(9.4, INK).bold());
    shaft.space(0.6);
    argued.reasons.iter().for_each(|reason| shaft.sentence(&sentence(language, "perio-reason", reason)));
    if !argued.missing.is_empty() {
        let key = if argued.diagnosis == Diagnosis::Insufficient { "perio-missing" } else { "perio-missing-some" };
        shaft.space(1.0);
        shaft.text(&texts.text(key), small());
        let missing: Vec<String> =
            argued.missing.iter().map(|missing| sentence(language, "perio-missing", missing)).collect();
        shaft.text(&missing.join("; "), small());
    }
}

/// Whether a note stands in a narrow column; a longer one runs below, over the whole width.
pub(super) fn is_short(note: &str) -> bool {
    note.chars().count() <= 240
}

/// The clinician's word, or that there is none yet; and the risk.
pub(super) fn judge(shaft: &mut Shaft, exam: &ExaminedGums, language: Language) {
    let (texts, strong) = (language.texts(), Style::new(9.4, INK).bold());
    shaft.title(&texts.text("perio-judged"));
    match &exam.judged {
        None => shaft.text(&texts.text("report-perio-unjudged"), body()),
        Some(judged) => {
            shaft.text(&diagnosis(&judged.judgement, texts), strong);
            if is_short(&judged.note) && !judged.note.is_empty() {
                shaft.text(&judged.note, body());
            }
            shaft.name(&said_by(&judged.by, judged.on, texts), small());
        }
    }
    shaft.title(&texts.text("perio-pane-risk"));
    let risk = exam.risk.risk.map(|risk| word(texts, "perio-risk", &risk));
    shaft.text(&risk.unwrap_or_else(|| texts.text("perio-risk-open")), strong);
    let known = exam.risk.parameters.iter().filter_map(|parameter| {
        let level = word(texts, "perio-level", &parameter.risk?);
        Some(format!("{}: {level}", word(texts, "perio-factor-short", &parameter.factor)))
    });
    shaft.text(&known.collect::<Vec<_>>().join(" · "), small());
}
