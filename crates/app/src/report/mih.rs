//! HIM followed, on paper: the worst of each tooth at each examination, what it argues for and what was judged.

use domain::{PaperId, PatientId, Tooth, mih::MihTooth, paper::PaperKind, patient};
use reports::{Grid, Part, RecordReport, Told, texts::Language as Words, words};
use serde::Deserialize;

use super::{Composed, ReportPreview, file_name, named, words_of};
use crate::{Action, App, Error, Result, index_exam::MihExamView, preferences::Language};

/// A follow-up to be printed.
#[derive(Debug, Clone, Deserialize, specta::Type)]
pub struct MihRequest {
    /// Whose.
    pub patient: PatientId,
    /// In which language.
    pub language: Language,
    /// In colour, or for a black-and-white printer.
    pub colour: bool,
}

impl App {
    /// Puts the follow-up on paper.
    pub fn mih_report(&self, request: &MihRequest) -> Result<ReportPreview> {
        let id = self.paper_id()?;
        self.keep_report(self.mih_document(request, id)?)
    }

    fn mih_document(&self, request: &MihRequest, id: PaperId) -> Result<Composed> {
        let (store, session) = self.require(Action::MakeReports)?;
        session.require(Action::ReadChart)?;
        let (person, clinic) =
            store.read(|tx| Ok::<_, Error>((tx.get::<patient::Patient>(request.patient.0)?, tx.clinic()?)))?;
        let (exams, today) = (self.mih_follow_up(request.patient)?, self.env.today());
        let language = words_of(request.language);
        let texts = language.texts();
        let mut parts = vec![followed(&exams, language)];
        parts.extend(exams.iter().rev().map(|exam| examined(exam, language)));
        let report = RecordReport {
            frame: self.frame(clinic, named(&person, today, language), (language, request.colour), id),
            title: texts.text("mih-follow-up"),
            beside: texts.long_date(today),
            notices: Vec::new(),
            parts,
            sources: vec![texts.text("mih-source"), texts.text("report-mih-codes")],
        };
        let document = report.render().map_err(|fault| Error::Report(fault.to_string()))?;
        let file_name = file_name("him", &person, today);
        let (kind, patient, source) = (PaperKind::MihFollowUp, Some(person.id), None);
        Ok(Composed { id, kind, patient, source, file_name, document })
    }
}

/// A row a tooth that ever had a defect, a column an examination.
fn followed(exams: &[MihExamView], language: Words) -> Part {
    let texts = language.texts();
    let ill = |tooth: &MihTooth| tooth.code != "0";
    let mut teeth: Vec<Tooth> =
        exams.iter().flat_map(|exam| exam.teeth.iter().filter(|tooth| ill(tooth)).map(|tooth| tooth.tooth)).collect();
    teeth.sort_unstable();
    teeth.dedup();
    if teeth.is_empty() {
        let key = if exams.is_empty() { "mih-none" } else { "mih-nothing-found" };
        return Part { lines: vec![Told::Words(texts.text(key))], ..Part::default() };
    }
    let cell = |exam: &MihExamView, tooth: Tooth| {
        let found = exam.teeth.iter().find(|one| one.tooth == tooth);
        found.map_or_else(|| "–".to_owned(), |found| coded(found, language))
    };
    let row =
        |tooth: &Tooth| std::iter::once(tooth.to_string()).chain(exams.iter().map(|exam| cell(exam, *tooth))).collect();
    let days = exams.iter().map(|exam| (texts.date(exam.examined_on), 2.0));
    let columns = std::iter::once((texts.text("report-tooth"), 0.7)).chain(days).collect();
    let grid = Some(Grid { columns, rows: teeth.iter().map(row).collect() });
    Part { opens: true, head: texts.text("report-mih-teeth"), grid, ..Part::default() }
}

/// "22 opacidad amarilla · extensión 2 · sensibilidad 1".
fn coded(tooth: &MihTooth, language: Words) -> String {
    let texts = language.texts();
    let graded = |key: &str, grade: &str| (!grade.is_empty() && grade != "0").then(|| texts.with(key, "grade", grade));
    let name = format!("{} {}", tooth.code, texts.text(&format!("index-code-mih-{}", tooth.code)));
    let said = [Some(name), graded("mih-extent", &tooth.extent), graded("mih-sensitivity", &tooth.sensitivity)];
    said.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn examined(exam: &MihExamView, language: Words) -> Part {
    let texts = language.texts();
    let mut lines = Vec::new();
    let severity = |severity| words::word(texts, "mih-severity", &severity);
    match &exam.judged {
        Some(judged) => {
            lines.push(Told::Strong(severity(judged.judged)));
            if !judged.note.is_empty() {
                lines.push(Told::Words(judged.note.clone()));
            }
            if let Some(next) = judged.next_review_on {
                lines.push(Told::Words(texts.with("mih-next-review", "day", &texts.date(next))));
            }
            if !judged.photos.is_empty() {
                let photos = judged.photos.iter().map(|slot| texts.text(&format!("mih-photo-{slot}")));
                lines.push(Told::Named(texts.text("mih-photos"), photos.collect::<Vec<_>>().join(", ")));
            }
        }
        None => lines.push(Told::Strong(texts.text("mih-not-judged"))),
    }
    let computed = exam.argued.severity.map_or_else(|| texts.text("index-not-enough"), severity);
    lines.push(Told::Named(texts.text("report-mih-computed"), computed));
    let reasons = exam.argued.reasons.iter();
    lines.extend(reasons.map(|reason| Told::Words(words::sentence(language, "mih-reason", reason))));
    Part {
        opens: true,
        head: texts.long_date(exam.examined_on),
        aside: exam.judged.as_ref().map_or(&exam.by, |judged| &judged.by).clone(),
        lines,
        ..Part::default()
    }
}
