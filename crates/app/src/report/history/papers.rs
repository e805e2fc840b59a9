//! What was prescribed and consented to.

use domain::{PatientId, consent::ConsentDecision};
use reports::{Told, texts::Language, words};

use super::Entry;
use crate::{App, Result, consent::ConsentView, prescription::PrescriptionView, report::taken_back};

impl App {
    pub(super) fn paper_entries(&self, patient: PatientId, language: Language) -> Result<Vec<Entry>> {
        let mut entries: Vec<Entry> =
            self.prescriptions(patient)?.iter().map(|paper| prescribed(paper, language)).collect();
        entries.extend(self.consents(patient)?.iter().map(|consent| consented(consent, language)));
        Ok(entries)
    }
}

fn prescribed(paper: &PrescriptionView, language: Language) -> Entry {
    let texts = language.texts();
    let number = texts.with("report-rx-number", "number", &paper.number);
    let head = format!("{} · {number}", texts.text("report-rx-title"));
    let lines = paper.items.iter().map(|item| Told::Words(words::medicine(texts, item)));
    let entry = Entry::new(paper.issued_on, paper.recorded_at, &paper.prescriber, head).say(lines);
    match &paper.annulled {
        None => entry,
        Some(back) => entry.marked(taken_back(texts, &back.by, back.at, &back.reason)),
    }
}

fn consented(consent: &ConsentView, language: Language) -> Entry {
    let texts = language.texts();
    let decision = match consent.decision {
        ConsentDecision::Given => "report-consent-given",
        ConsentDecision::Declined => "report-consent-declined",
    };
    let signer = if consent.signer.guardian {
        format!("{} ({})", consent.signer.name, consent.signer.relation)
    } else {
        consent.signer.name.clone()
    };
    let head = format!("{} · {}", texts.text("report-history-consent"), consent.title);
    let entry = Entry::new(consent.signed_on, consent.recorded_at, &consent.informer, head)
        .say([Told::Words(format!("{}: {signer}", texts.text(decision)))]);
    match &consent.withdrawn {
        None => entry,
        Some(back) => entry.marked(taken_back(texts, &back.by, back.at, &back.reason)),
    }
}
