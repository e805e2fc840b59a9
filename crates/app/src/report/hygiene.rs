//! A hygiene session on paper.

use domain::{HygieneSessionId, PaperId, hygiene::HygieneSession, paper::PaperKind, patient};
use reports::{Part, RecordReport, Told, texts::Language as Words, words};
use serde::Deserialize;

use super::{Composed, ReportPreview, file_name, named, taken_back, words_of};
use crate::{Action, App, Error, Result, preferences::Language, visit::SessionView};

/// A session to be printed.
#[derive(Debug, Clone, Deserialize, specta::Type)]
pub struct HygieneRequest {
    /// Which.
    pub session: HygieneSessionId,
    /// In which language.
    pub language: Language,
    /// In colour, or for a black-and-white printer.
    pub colour: bool,
}

impl App {
    /// Puts a session on paper; one that was withdrawn says so.
    pub fn hygiene_report(&self, request: &HygieneRequest) -> Result<ReportPreview> {
        let id = self.paper_id()?;
        self.keep_report(self.hygiene_document(request, id)?)
    }

    fn hygiene_document(&self, request: &HygieneRequest, id: PaperId) -> Result<Composed> {
        let (store, session) = self.require(Action::MakeReports)?;
        session.require(Action::ReadNotes)?;
        let (kept, person, clinic) = store.read(|tx| {
            let kept: HygieneSession = tx.get(request.session.0)?;
            let person: patient::Patient = tx.get(kept.patient.0)?;
            Ok::<_, Error>((kept, person, tx.clinic()?))
        })?;
        let visits = self.visit_history(kept.patient)?;
        let shown = visits.iter().flat_map(|visit| &visit.sessions).find(|shown| shown.id == kept.id);
        let shown = shown.ok_or(Error::NotFound("hygiene_session"))?;
        let language = words_of(request.language);
        let texts = language.texts();
        let mark = shown.withdrawn.as_ref().map(|back| taken_back(texts, &back.by, back.recorded_at, &back.reason));
        let said = [("date", texts.long_date(kept.done_on).into()), ("by", shown.by.as_str().into())];
        let report = RecordReport {
            frame: self.frame(clinic, named(&person, kept.done_on, language), (language, request.colour), id),
            title: texts.text("hygiene-session"),
            beside: texts.fill("report-said-by", &said),
            notices: mark.into_iter().collect(),
            parts: vec![Part { lines: done_lines(shown, language), ..Part::default() }],
            sources: Vec::new(),
        };
        let document = report.render().map_err(|fault| Error::Report(fault.to_string()))?;
        let file_name = file_name("higiene", &person, kept.done_on);
        let (kind, patient, source) = (PaperKind::Hygiene, Some(person.id), Some(kept.id.0));
        Ok(Composed { id, kind, patient, source, file_name, document })
    }
}

/// What was done and told, line by line.
pub(super) fn done_lines(session: &SessionView, language: Words) -> Vec<Told> {
    let texts = language.texts();
    let fluoride = session.fluoride.map(|fluoride| {
        let name = words::word(texts, "hygiene-fluoride", &fluoride);
        session.fluoride_ppm.map_or(name.clone(), |ppm| format!("{name} {ppm} ppm"))
    });
    let done = [
        session.ultrasonic.then(|| texts.text("hygiene-ultrasonic")),
        session.hand_instruments.then(|| texts.text("hygiene-handInstruments")),
        session.polishing.then(|| texts.text("hygiene-polishing")),
        fluoride,
    ];
    let list = |parts: Vec<String>, gap: &str| parts.join(gap);
    let told = session.instructions.iter().map(|told| words::word(texts, "hygiene-told", told)).collect();
    let sealed = session.sealants.iter().map(ToString::to_string).collect();
    let months = |n: i64| texts.count("hygiene-months", usize::try_from(n).unwrap_or(0));
    let minutes = |n: i64| texts.count("hygiene-minutes", usize::try_from(n).unwrap_or(0));
    let figures = session.exam.map(|exam| {
        let gaps = [
            ("plaque", words::share(language, exam.plaque).into()),
            ("bleeding", words::share(language, exam.bleeding).into()),
        ];
        texts.fill("hygiene-figures", &gaps)
    });
    let named = |key: &str, said: String| (!said.is_empty()).then(|| Told::Named(texts.text(key), said));
    [
        named("hygiene-done", list(done.into_iter().flatten().collect(), " · ")),
        named("hygiene-sealants", list(sealed, ", ")),
        named("hygiene-instructions", list(told, " · ")),
        named("report-hygiene-figures", figures.unwrap_or_default()),
        named("hygiene-recall", session.next_recall_months.map(months).unwrap_or_default()),
        named("report-hygiene-duration", session.duration_minutes.map(minutes).unwrap_or_default()),
        named("hygiene-note", session.note.clone()),
    ]
    .into_iter()
    .flatten()
    .collect()
}
