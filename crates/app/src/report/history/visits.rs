//! Visits with their notes, what was added to them, and hygiene sessions.

use domain::PatientId;
use reports::{Told, texts::Language};

use super::Entry;
use crate::{
    App, Result,
    report::{day, hygiene::done_lines},
    visit::{NoteView, SessionView, VisitView},
};

impl App {
    pub(super) fn visit_entries(&self, patient: PatientId, language: Language) -> Result<Vec<Entry>> {
        let visits = self.visit_history(patient)?;
        Ok(visits.iter().flat_map(|visit| entries(visit, language)).collect())
    }
}

fn entries(visit: &VisitView, language: Language) -> Vec<Entry> {
    let texts = language.texts();
    let mut entries = Vec::new();
    let chair = [visit.by.as_str(), visit.chair.as_str()].into_iter().filter(|text| !text.is_empty());
    let mut entry = Entry::new(visit.visited_on, visit.opened_at, &visit.by, texts.text("report-history-visit"));
    entry.part.aside = chair.collect::<Vec<_>>().join(" · ");
    entries.push(entry.say([Told::Words(visit.reason.clone())]));
    for (n, note) in (1..).zip(&visit.notes) {
        let mut entry = note_entry(visit, note, language);
        entry.at = visit.opened_at + n;
        entries.push(entry);
    }
    entries.extend(visit.sessions.iter().map(|session| session_entry(visit, session, language)));
    entries
}

fn note_entry(visit: &VisitView, note: &NoteView, language: Language) -> Entry {
    let texts = language.texts();
    let head = texts.with("note-of", "by", &note.by);
    let mut entry = Entry::new(visit.visited_on, visit.opened_at, &note.by, head);
    match &note.signature {
        None => {
            entry.part.aside = String::new();
            entry.part.mark = texts.text("report-history-draft");
        }
        Some(signed) => {
            let when = texts.date(day(signed.signed_at));
            let said = texts.fill("note-signed", &[("by", signed.by.as_str().into()), ("when", when.into())]);
            let licence =
                (!signed.licence.is_empty()).then(|| texts.with("report-rx-licence", "licence", &signed.licence));
            entry.part.aside = [Some(said), licence].into_iter().flatten().collect::<Vec<_>>().join(" · ");
            if !signed.intact {
                entry.part.mark = texts.text("note-not-intact");
            }
        }
    }
    let section = |name: &str| texts.text(&format!("note-{name}"));
    let mut lines: Vec<Told> =
        note.sections.each().iter().map(|(name, says)| Told::Named(section(name), (*says).to_owned())).collect();
    for beside in &note.beside {
        let name = format!("{} ({})", texts.text("note-beside"), section(&beside.section));
        lines.push(Told::Named(name, beside.says.clone()));
    }
    for addendum in &note.addenda {
        let gaps = [("by", addendum.by.as_str().into()), ("date", texts.date(day(addendum.recorded_at)).into())];
        lines.push(Told::Named(texts.fill("report-history-addendum", &gaps), addendum.text.clone()));
        entry.authors.push(addendum.by.clone());
    }
    entry.say(lines)
}

fn session_entry(visit: &VisitView, session: &SessionView, language: Language) -> Entry {
    let texts = language.texts();
    let entry = Entry::new(visit.visited_on, session.recorded_at, &session.by, texts.text("hygiene-session"));
    let entry = entry.say(done_lines(session, language));
    match &session.withdrawn {
        None => entry,
        Some(back) => entry.marked(crate::report::taken_back(texts, &back.by, back.recorded_at, &back.reason)),
    }
}
