//! Letters as screens show them, and what a form begins with.

use chrono::NaiveDate;
use domain::{
    LetterId, PatientId, StaffId,
    letter::{Answers, Holds, Letter, LetterKind, LetterTemplate, field_of},
    patient::Patient,
    recall,
    staff::Role,
};
use serde::Serialize;
use uuid::Uuid;

use super::{LetterDetail, details::details, may_write};
use crate::{Action, App, Result};

/// Something a letter asks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct LetterAsk {
    /// The field.
    pub field: String,
    /// What it holds.
    pub holds: Holds,
    /// It may stay empty.
    pub optional: bool,
    /// What the record proposes: days as `YYYY-MM-DD`, hours as `HH:MM`.
    pub proposed: String,
}

/// Who can sign.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct LetterSigner {
    /// Who.
    pub id: StaffId,
    /// By name.
    pub name: String,
    /// Licence number.
    pub licence: String,
}

/// What the form of a letter begins with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct LetterBegin {
    /// What is asked, in the order of the text.
    pub asks: Vec<LetterAsk>,
    /// What of the record can be taken.
    pub details: Vec<LetterDetail>,
    /// Who can sign it, whoever is signed in first.
    pub signers: Vec<LetterSigner>,
}

/// One letter.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct LetterView {
    /// Which.
    pub id: LetterId,
    /// What it is.
    pub letter: LetterKind,
    /// Name of the template as it was.
    pub title: String,
    /// Version of the template.
    pub version: i64,
    /// Language it is written in.
    pub language: String,
    /// To whom, line by line.
    pub addressee: String,
    /// Every word of it; nothing for who may not read it.
    pub text: String,
    /// This person may read and print it.
    pub open: bool,
    /// Who signs.
    pub signer: String,
    /// Clinical date.
    pub issued_on: NaiveDate,
    /// When it was issued, milliseconds UTC.
    pub recorded_at: i64,
}

impl App {
    /// What was issued about a patient, the latest first. That a referral went out is for everybody to see, what it says
    /// is not.
    pub fn letters(&self, patient: PatientId) -> Result<Vec<LetterView>> {
        let (store, session) = self.require(Action::MakeReports)?;
        store.read(|tx| {
            let _: Patient = tx.get(patient.0)?;
            let view = |letter: Letter| {
                let open = letter.letter != LetterKind::Referral || session.require(Action::ReadHealth).is_ok();
                LetterView {
                    id: letter.id,
                    letter: letter.letter,
                    title: letter.title,
                    version: letter.version,
                    language: letter.language,
                    addressee: letter.addressee,
                    text: if open { letter.text } else { String::new() },
                    open,
                    signer: letter.signer,
                    issued_on: letter.issued_on,
                    recorded_at: letter.recorded_at,
                }
            };
            Ok(tx.letters(patient)?.into_iter().map(view).collect())
        })
    }

    /// What the form of a letter begins with: questions with what the record proposes, and what can be taken from it.
    pub fn begin_letter(&self, patient: PatientId, template: Uuid) -> Result<LetterBegin> {
        let (store, session) = self.require(Action::MakeReports)?;
        store.read(|tx| {
            let _: Patient = tx.get(patient.0)?;
            let template = tx.letter_version(template)?;
            may_write(template.letter, &session)?;
            let referral = template.letter == LetterKind::Referral;
            let mut proposed = Answers::new();
            let visit = tx.visits(patient)?.into_iter().find(|visit| !visit.retired);
            proposed.insert(
                "visit_date".into(),
                visit.as_ref().map_or(self.env.today(), |last| last.visited_on).to_string(),
            );
            if let Some(visit) = visit {
                proposed.insert("visit_from".into(), self.env.hour_of(visit.opened_at));
                let until = visit.closed_at.unwrap_or(self.env.now());
                if self.env.day_of(until) == visit.visited_on {
                    proposed.insert("visit_to".into(), self.env.hour_of(until));
                }
            }
            if let Some(said) = recall::latest(&tx.recall_decisions(patient)?) {
                proposed.insert("recall_date".into(), said.due_on().to_string());
            }
            let mut signers: Vec<LetterSigner> = tx
                .staff()?
                .into_iter()
                .filter(|person| !person.retired && (!referral || matches!(person.role, Role::Admin | Role::Dentist)))
                .map(|person| LetterSigner { id: person.id, name: person.name, licence: person.licence })
                .collect();
            signers.sort_by_key(|signer| (signer.id != session.staff, signer.name.clone()));
            let details = if referral { details(tx, patient, &template.language)? } else { Vec::new() };
            Ok(LetterBegin { asks: asks(&template, &proposed), details, signers })
        })
    }
}

/// What a text asks, in its order; what its kind asks always comes first.
pub(super) fn asks(template: &LetterTemplate, proposed: &Answers) -> Vec<LetterAsk> {
    let fields = template.letter.fields();
    let mut names: Vec<&str> = template.letter.always_asks().to_vec();
    let written = in_order(&template.body, fields.known);
    names.extend(written.into_iter().filter(|name| !template.letter.always_asks().contains(name)));
    let ask = |name: &str| {
        let holds = field_of(name)?.holds;
        (!matches!(holds, Holds::Known | Holds::Chosen)).then(|| LetterAsk {
            field: name.to_owned(),
            holds,
            optional: fields.optional.contains(&name),
            proposed: proposed.get(name).cloned().unwrap_or_default(),
        })
    };
    names.into_iter().filter_map(ask).collect()
}

/// The fields that stand in a text, in its order.
fn in_order<'a>(body: &str, known: &[&'a str]) -> Vec<&'a str> {
    let mut found = Vec::new();
    for inside in body.split("{{").skip(1).filter_map(|part| part.split_once("}}")).map(|(inside, _)| inside.trim()) {
        if let Some(name) = known.iter().find(|name| **name == inside).filter(|name| !found.contains(*name)) {
            found.push(*name);
        }
    }
    found
}
