//! The whole clinical history on paper: day by day, everything of the record, also what was taken back.

mod chart;
mod examined;
mod health;
mod papers;
mod planned;
mod visits;

use chrono::NaiveDate;
use domain::{Invalid, PaperId, PatientId, paper::PaperKind, patient};
use reports::{Part, RecordReport, Told, texts};
use serde::Deserialize;

use super::{Composed, ReportPreview, file_name, named, words_of};
use crate::{Action, App, Error, Result, preferences::Language};

/// A history to be printed.
#[derive(Debug, Clone, Deserialize, specta::Type)]
pub struct HistoryRequest {
    /// Whose.
    pub patient: PatientId,
    /// From this day on; nothing for the beginning.
    pub from: Option<NaiveDate>,
    /// Up to this day; nothing for today.
    pub to: Option<NaiveDate>,
    /// Only what this person wrote or did, by name; empty for everybody.
    pub author: String,
    /// In which language.
    pub language: Language,
    /// In colour, or for a black-and-white printer.
    pub colour: bool,
}

/// One entry of the record, with its day and everybody who had a hand in it.
pub(super) struct Entry {
    on: NaiveDate,
    /// When it was entered, which orders a day.
    at: i64,
    authors: Vec<String>,
    part: Part,
}

impl Entry {
    fn new(on: NaiveDate, at: i64, by: &str, head: String) -> Entry {
        let part = Part { head, aside: by.to_owned(), ..Part::default() };
        Entry { on, at, authors: vec![by.to_owned()], part }
    }

    fn say(mut self, lines: impl IntoIterator<Item = Told>) -> Entry {
        let empty = |told: &Told| matches!(told, Told::Words(words) | Told::Named(_, words) if words.is_empty());
        self.part.lines.extend(lines.into_iter().filter(|told| !empty(told)));
        self
    }

    fn marked(mut self, mark: String) -> Entry {
        self.part.mark = mark;
        self
    }

    fn fits(&self, request: &HistoryRequest) -> bool {
        request.from.is_none_or(|from| self.on >= from)
            && request.to.is_none_or(|to| self.on <= to)
            && (request.author.is_empty() || self.authors.contains(&request.author))
    }
}

impl App {
    /// Puts the history on paper. It takes the permission to read each part of it: reception has none of it.
    pub fn history_report(&self, request: &HistoryRequest) -> Result<ReportPreview> {
        let id = self.paper_id()?;
        self.keep_report(self.history_document(request, id)?)
    }

    /// Everybody who has a hand in a patient's record, for whoever wants one person's part of it.
    pub fn history_authors(&self, patient: PatientId) -> Result<Vec<String>> {
        self.require_history()?;
        let entries = self.entries(patient, texts::Language::Es)?;
        let mut authors: Vec<String> = entries.into_iter().flat_map(|entry| entry.authors).collect();
        authors.sort();
        authors.dedup();
        authors.retain(|author| !author.is_empty());
        Ok(authors)
    }

    fn require_history(&self) -> Result<()> {
        let (_, session) = self.require(Action::MakeReports)?;
        [Action::ReadChart, Action::ReadHealth, Action::ReadNotes, Action::ReadPlan, Action::TakeConsent]
            .into_iter()
            .try_for_each(|action| session.require(action))
    }

    fn entries(&self, patient: PatientId, language: texts::Language) -> Result<Vec<Entry>> {
        let mut entries = self.visit_entries(patient, language)?;
        entries.extend(self.chart_entries(patient, language)?);
        entries.extend(self.health_entries(patient, language)?);
        entries.extend(self.examined_entries(patient, language)?);
        entries.extend(self.paper_entries(patient, language)?);
        entries.extend(self.planned_entries(patient, language)?);
        Ok(entries)
    }

    fn history_document(&self, request: &HistoryRequest, id: PaperId) -> Result<Composed> {
        self.require_history()?;
        if let (Some(from), Some(to)) = (request.from, request.to)
            && from > to
        {
            return Err(Invalid::new("to", "before_from").into());
        }
        let (store, _) = self.require(Action::MakeReports)?;
        let (person, clinic) =
            store.read(|tx| Ok::<_, Error>((tx.get::<patient::Patient>(request.patient.0)?, tx.clinic()?)))?;
        let language = words_of(request.language);
        let (texts, today) = (language.texts(), self.env.today());
        let mut entries = self.entries(request.patient, language)?;
        entries.retain(|entry| entry.fits(request));
        entries.sort_by_key(|entry| (entry.on, entry.at));
        let report = RecordReport {
            frame: self.frame(clinic, named(&person, today, language), (language, request.colour), id),
            title: texts.text("report-history-title"),
            beside: span(&entries, texts),
            notices: notices(request, &person, &entries, texts),
            parts: [vec![self.health_now(request.patient, language)?], days(entries, texts)].concat(),
            sources: vec![texts.text("report-history-order")],
        };
        let document = report.render().map_err(|fault| Error::Report(fault.to_string()))?;
        let file_name = file_name("historia", &person, today);
        let (kind, patient, source) = (PaperKind::History, Some(person.id), None);
        Ok(Composed { id, kind, patient, source, file_name, document })
    }
}

/// From the first day to the last.
fn span(entries: &[Entry], texts: &texts::Texts) -> String {
    match (entries.first(), entries.last()) {
        (Some(first), Some(last)) if first.on != last.on => {
            format!("{} – {}", texts.date(first.on), texts.date(last.on))
        }
        (Some(first), _) => texts.date(first.on),
        _ => String::new(),
    }
}

/// What was left out, and that nothing is left.
fn notices(
    request: &HistoryRequest,
    person: &patient::Patient,
    entries: &[Entry],
    texts: &texts::Texts,
) -> Vec<String> {
    let mut said = Vec::new();
    if person.retired {
        said.push(texts.text("report-history-archived"));
    }
    let mut filters = Vec::new();
    filters.extend(request.from.map(|day| texts.with("report-history-from", "date", &texts.date(day))));
    filters.extend(request.to.map(|day| texts.with("report-history-to", "date", &texts.date(day))));
    if !request.author.is_empty() {
        filters.push(texts.with("report-history-author", "by", &request.author));
    }
    if !filters.is_empty() {
        said.push(texts.with("report-history-part", "what", &filters.join("; ")));
    }
    if entries.is_empty() {
        said.push(texts.text(if filters.is_empty() { "report-history-empty" } else { "report-history-none" }));
    }
    said
}

/// Entries under the days they are of.
fn days(entries: Vec<Entry>, texts: &texts::Texts) -> Vec<Part> {
    let mut parts = Vec::with_capacity(entries.len());
    let mut day = None;
    for entry in entries {
        if day != Some(entry.on) {
            day = Some(entry.on);
            parts.push(Part { opens: true, head: texts.long_date(entry.on), ..Part::default() });
        }
        parts.push(entry.part);
    }
    parts
}
