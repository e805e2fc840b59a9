//! A patient's visits, a block of lines each.

use app::{App, visit::VisitView};

use super::{
    commands::{DONE, Done},
    open,
    output::{say, say_json},
    patient,
};

pub(super) fn visits(app: &App, meant: &str, json: bool) -> Done {
    open(app)?;
    for visit in app.visit_history(patient(app, meant)?)? {
        if json {
            say_json(serde_json::to_value(&visit)?);
        } else {
            told(&visit).iter().for_each(say);
        }
    }
    DONE
}

fn told(visit: &VisitView) -> Vec<String> {
    let state = if visit.closed_at.is_none() { "  open" } else { "" };
    let mut lines = vec![format!("{}  {}  {}{state}", visit.visited_on, visit.by, visit.reason).trim_end().to_owned()];
    for note in &visit.notes {
        let signed =
            note.signature.as_ref().map_or("not signed".to_owned(), |signed| format!("signed by {}", signed.by));
        lines.push(format!("  note of {}, {signed}", note.by));
        let sections = note.sections.each().into_iter().filter(|(_, text)| !text.is_empty());
        lines.extend(sections.map(|(name, text)| format!("    {name}: {}", text.replace('\n', " / "))));
        lines.extend(note.addenda.iter().map(|added| format!("    addendum of {}: {}", added.by, added.text)));
        lines.extend(note.beside.iter().map(|other| format!("    beside it, {}: {}", other.section, other.says)));
    }
    for session in visit.sessions.iter().filter(|session| session.withdrawn.is_none()) {
        let minutes = session.duration_minutes.map_or(String::new(), |minutes| format!(", {minutes} min"));
        let recall = session.next_recall_months.map_or(String::new(), |months| format!(", next in {months} months"));
        lines.push(format!("  hygiene session of {}{minutes}{recall}", session.by));
    }
    lines
}
