//! Consents: filled, read, signed or declined, and taken back. A file beside has the templates.

mod template;
mod view;

use chrono::{Months, NaiveDate};
use domain::{
    ConsentId, Invalid, PatientId, StaffId,
    consent::{Consent, ConsentDecision, ConsentSignature, ConsentSigner, Template, Values, Withdrawal, Wording, fill},
    patient::{self, Patient},
    staff::{Role, Staff},
    text,
};
use serde::Deserialize;
use store::ReadTx;
use uuid::Uuid;

pub use self::{
    template::{ConsentTemplateForm, ConsentTemplateView},
    view::{ConsentView, ConsentWithdrawalView},
};
pub use crate::wording::WordingView;
use crate::{
    Action, App, Error, Result, Session,
    wording::{digest, language_of, or_dash},
};

/// What goes into the fields of a template.
#[derive(Debug, Clone, Deserialize, specta::Type)]
pub struct ConsentDraft {
    /// Which version of a template.
    pub template: Uuid,
    /// Which treatment, or for data, to whom.
    pub treatment: String,
    /// Which tooth or area.
    pub tooth: String,
    /// Who signs.
    pub signer: ConsentSigner,
    /// Who explained it.
    pub informer: StaffId,
}

/// A consent as it was signed on the screen.
#[derive(Debug, Clone, Deserialize, specta::Type)]
pub struct ConsentForm {
    /// What was filled in.
    pub draft: ConsentDraft,
    /// Fingerprint of the text that was read; another text is not signed.
    pub read: String,
    /// What was decided.
    pub decision: ConsentDecision,
    /// How it was signed.
    pub signature: ConsentSignature,
}

impl App {
    /// What would be signed.
    pub fn consent_wording(&self, patient: PatientId, draft: &ConsentDraft) -> Result<WordingView> {
        let (store, session) = self.require(Action::TakeConsent)?;
        store.read(|tx| {
            let (_, wording, _) = self.wording(tx, patient, draft, &session)?;
            Ok(wording.into())
        })
    }

    /// Keeps what was decided and signed, with every word that was read.
    pub fn sign_consent(&self, patient: PatientId, form: &ConsentForm) -> Result<ConsentId> {
        let (store, session) = self.require(Action::TakeConsent)?;
        store.write(self.ctx(Some(&session)), |tx| {
            let person: Patient = tx.get(patient.0)?;
            let (template, wording, informer) = self.wording(tx, patient, &form.draft, &session)?;
            let text = wording.whole()?;
            let (digest, today) = (digest(&text), self.env.today());
            if digest != form.read {
                return Err(Invalid::new("text", "text_changed").into());
            }
            let months = u32::try_from(template.months).ok().filter(|months| *months > 0);
            let consent = Consent {
                id: ConsentId(self.env.id()),
                patient,
                template: template.id,
                version: template.version,
                title: template.name,
                purpose: template.purpose,
                language: template.language,
                text,
                digest,
                decision: form.decision,
                signer: cleaned(&form.draft.signer, &person),
                signature: form.signature.clone(),
                informed_by: informer.id,
                informer: informer.name,
                signed_on: today,
                valid_until: months.and_then(|months| today.checked_add_months(Months::new(months))),
                recorded_at: self.env.now(),
                by: session.staff,
            };
            consent.check(years(&person, today))?;
            tx.append(&consent)?;
            Ok::<_, Error>(consent.id)
        })
    }

    /// Writes down that a consent was taken back; what was decided stays readable.
    pub fn withdraw_consent(&self, id: ConsentId, reason: &str) -> Result<()> {
        let (store, session) = self.require(Action::TakeConsent)?;
        store.write(self.ctx(Some(&session)), |tx| {
            let consent: Consent = tx.get(id.0)?;
            let withdrawal = Withdrawal {
                id: self.env.id(),
                consent: id,
                patient: consent.patient,
                reason: text::clean(reason),
                recorded_at: self.env.now(),
                by: session.staff,
            };
            withdrawal.check(&consent, &tx.consent_withdrawals(consent.patient)?)?;
            Ok::<_, Error>(tx.append(&withdrawal)?)
        })
    }

    /// The template, its fields filled as far as they can be, and who explained it.
    fn wording(
        &self,
        tx: &ReadTx<'_>,
        patient: PatientId,
        draft: &ConsentDraft,
        session: &Session,
    ) -> Result<(Template, Wording, Staff)> {
        let person: Patient = tx.get(patient.0)?;
        let template = tx.consent_version(draft.template)?;
        let informer: Staff = tx.get(draft.informer.0)?;
        if template.purpose.is_clinical() {
            session.require(Action::TakeClinicalConsent)?;
            if informer.role == Role::Reception {
                return Err(Invalid::new("informer", "not_clinical").into());
            }
        }
        let values = self.values(&person, draft, (&tx.clinic()?.name, &informer.name), &template.language);
        let wording = fill(&template.body, &values);
        Ok((template, wording, informer))
    }

    fn values(
        &self,
        person: &Patient,
        draft: &ConsentDraft,
        (clinic, professional): (&str, &str),
        language: &str,
    ) -> Values {
        let texts = language_of(language).texts();
        Values::from([
            ("patient", person.full_name()),
            ("document", or_dash(&person.document_number)),
            ("birth_date", person.birth_date.map(|date| texts.date(date)).unwrap_or_default()),
            ("signer", cleaned(&draft.signer, person).name),
            ("treatment", text::clean(&draft.treatment)),
            ("tooth", text::clean(&draft.tooth)),
            ("date", texts.long_date(self.env.today())),
            ("clinic", clinic.to_owned()),
            ("professional", professional.to_owned()),
        ])
    }
}

/// The signer as typed; the patient under the name on record.
fn cleaned(signer: &ConsentSigner, person: &Patient) -> ConsentSigner {
    if signer.guardian {
        let [name, relation, document] =
            [&signer.name, &signer.relation, &signer.document].map(|value| text::clean(value));
        ConsentSigner { guardian: true, name, relation, document }
    } else {
        ConsentSigner { guardian: false, name: person.full_name(), relation: String::new(), document: String::new() }
    }
}

fn years(person: &Patient, today: NaiveDate) -> Option<i32> {
    person.birth_date.and_then(|birth| patient::age(birth, today)).map(|age| age.years)
}
