//! Letters: written from a template and the record, issued and frozen. Files beside have the templates, what is taken
//! from the record, and how they are shown.

mod details;
mod template;
mod values;
mod view;

use std::collections::BTreeMap;

use domain::{
    Invalid, LetterId, PaperId, PatientId, StaffId,
    letter::{self, Letter, LetterKind, LetterTemplate, check_answers},
    patient::Patient,
    staff::{Role, Staff},
    wording::Wording,
};
use reports::{LetterReport, scene::Document};
use serde::{Deserialize, Serialize};
use store::ReadTx;
use uuid::Uuid;

pub(crate) use self::template::foot;
pub use self::{
    details::{LetterDetail, LetterGroup},
    template::{LetterTemplateForm, LetterTemplatePreview, LetterTemplateView},
    view::{LetterAsk, LetterBegin, LetterSigner, LetterView},
};
use crate::{
    Action, App, Error, Result, Session,
    wording::{WordingView, digest},
};

/// What goes into the fields of a letter.
#[derive(Debug, Clone, Deserialize, specta::Type)]
pub struct LetterDraft {
    /// Which version of a template.
    pub template: Uuid,
    /// Who signs.
    pub signer: StaffId,
    /// What was asked, by field: days as `YYYY-MM-DD`, hours as `HH:MM`.
    pub answers: BTreeMap<String, String>,
    /// What was ticked of the record.
    pub details: Vec<Uuid>,
}

/// A letter as it is issued.
#[derive(Debug, Clone, Deserialize, specta::Type)]
pub struct LetterForm {
    /// What was filled in.
    pub draft: LetterDraft,
    /// Fingerprint of what was read; another text is not issued.
    pub read: String,
}

/// A letter that is being written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct LetterWording {
    /// The text; its fingerprint covers the addressee too.
    pub wording: WordingView,
    /// To whom, line by line.
    pub addressee: String,
    /// The pages as they would be printed.
    pub pages: Vec<String>,
}

/// A letter that is filled as far as it can be.
struct Drafted {
    template: LetterTemplate,
    wording: Wording,
    addressee: String,
    signer: Staff,
}

impl App {
    /// What would be issued, and its pages.
    pub fn letter_wording(&self, patient: PatientId, draft: &LetterDraft) -> Result<LetterWording> {
        let (store, session) = self.require(Action::MakeReports)?;
        let (drafted, clinic) =
            store.read(|tx| Ok::<_, Error>((self.drafted(tx, patient, draft, &session)?, tx.clinic()?)))?;
        let Drafted { template, wording, addressee, signer } = drafted;
        let language = crate::wording::language_of(&template.language);
        let report = LetterReport {
            frame: self.frame(clinic, None, (language, true), PaperId(Uuid::nil())),
            title: &template.name,
            addressee: &addressee,
            text: &wording.text,
            signer: &signer.name,
            licence: &signer.licence,
            date: self.env.today(),
        };
        let pages = rendered(&report)?.pages_svg();
        let digest = fingerprint(&addressee, &wording.text);
        Ok(LetterWording { pages, addressee, wording: WordingView { digest, ..wording.into() } })
    }

    /// Issues a letter: from here on it says what it says.
    pub fn issue_letter(&self, patient: PatientId, form: &LetterForm) -> Result<LetterId> {
        let (store, session) = self.require(Action::MakeReports)?;
        // Only here: half an hour typed is no fault yet.
        check_answers(&form.draft.answers)?;
        store.write(self.ctx(Some(&session)), |tx| {
            let drafted = self.drafted(tx, patient, &form.draft, &session)?;
            let text = drafted.wording.whole()?;
            if fingerprint(&drafted.addressee, &text) != form.read {
                return Err(Invalid::new("text", "text_changed").into());
            }
            let letter = Letter {
                id: LetterId(self.env.id()),
                patient,
                letter: drafted.template.letter,
                template: drafted.template.id,
                version: drafted.template.version,
                title: drafted.template.name,
                language: drafted.template.language,
                addressee: drafted.addressee,
                text,
                signer: drafted.signer.name,
                licence: drafted.signer.licence,
                issued_on: self.env.today(),
                recorded_at: self.env.now(),
                by: session.staff,
            };
            letter.check()?;
            tx.append(&letter)?;
            Ok::<_, Error>(letter.id)
        })
    }

    /// The letter as far as it can be filled; refuses what this person may not write.
    fn drafted(&self, tx: &ReadTx<'_>, patient: PatientId, draft: &LetterDraft, session: &Session) -> Result<Drafted> {
        let template = tx.letter_version(draft.template)?;
        may_write(template.letter, session)?;
        let person: Patient = tx.get(patient.0)?;
        let signer: Staff = tx.get(draft.signer.0)?;
        if template.letter == LetterKind::Referral && !matches!(signer.role, Role::Admin | Role::Dentist) {
            return Err(Invalid::new("signer", "not_clinical").into());
        }
        let details = match template.letter {
            LetterKind::Referral => details::chosen(tx, patient, &draft.details, &template.language)?,
            LetterKind::Certificate | LetterKind::Recall | LetterKind::PrescriptionFoot => String::new(),
        };
        let values = self.letter_values(&person, &tx.clinic()?, &signer, &template, (draft, details));
        let addressee = values::addressee(&template, &person, &draft.answers, self.env.today());
        let wording = letter::fill(&template.body, template.letter, &values);
        Ok(Drafted { template, wording, addressee, signer })
    }
}

/// A referral tells of the record: only who may refer writes one.
fn may_write(letter: LetterKind, session: &Session) -> Result<()> {
    match letter {
        LetterKind::Referral => session.require(Action::Refer),
        LetterKind::Certificate | LetterKind::Recall => Ok(()),
        LetterKind::PrescriptionFoot => Err(Invalid::new("template", "unknown_value").into()),
    }
}

fn rendered(report: &LetterReport<'_>) -> Result<Document> {
    report.render().map_err(|fault| Error::Report(fault.to_string()))
}

fn fingerprint(addressee: &str, text: &str) -> String {
    digest(&format!("{addressee}\n\n{text}"))
}
