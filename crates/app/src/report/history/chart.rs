//! What was charted on the odontogram, day by day and author by author, also what was taken back.

use std::collections::BTreeMap;

use domain::{
    PatientId, StaffId,
    finding::{Amendment, Finding},
};
use reports::{Told, texts::Language, words};

use super::Entry;
use crate::{Action, App, Result, odontogram::Mouth, report::taken_back};

impl App {
    pub(super) fn chart_entries(&self, patient: PatientId, language: Language) -> Result<Vec<Entry>> {
        let (store, _) = self.require(Action::ReadChart)?;
        let mouth = store.read(|tx| Mouth::read(tx, patient))?;
        let mut charted: BTreeMap<_, Vec<&Finding>> = BTreeMap::new();
        for finding in &mouth.findings {
            charted.entry((finding.observed_on, finding.by)).or_default().push(finding);
        }
        let taken: BTreeMap<_, &Amendment> =
            mouth.amendments.iter().map(|amendment| (amendment.finding, amendment)).collect();
        let name = |by: StaffId| mouth.staff.get(&by.0).cloned().unwrap_or_default();
        let texts = language.texts();
        let line = |finding: &Finding| {
            let mut said = words::finding(texts, finding);
            if !finding.note.is_empty() {
                said = format!("{said} · {}", finding.note);
            }
            if let Some(back) = taken.get(&finding.id) {
                said = format!("{said} — {}", taken_back(texts, &name(back.by), back.recorded_at, &back.reason));
            }
            Told::Words(said)
        };
        let entry = |((on, by), mut findings): ((_, StaffId), Vec<&Finding>)| {
            findings.sort_by_key(|finding| (finding.recorded_at, finding.id));
            let at = findings.first().map_or(0, |finding| finding.recorded_at);
            let head = texts.text("report-odontogram-title");
            Entry::new(on, at, &name(by), head).say(findings.into_iter().map(line))
        };
        Ok(charted.into_iter().map(entry).collect())
    }
}
