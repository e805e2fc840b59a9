//! Consents as screens show them, with what each counts for today.

use chrono::NaiveDate;
use domain::{
    ConsentId, PatientId,
    consent::{
        Consent, ConsentDecision, ConsentSignature, ConsentSigner, ConsentStanding, Purpose, Withdrawal, standing,
    },
    patient::Patient,
};
use serde::Serialize;

use crate::{Action, App, Result, wording::digest};

/// What took a consent back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct ConsentWithdrawalView {
    /// Why.
    pub reason: String,
    /// When, milliseconds UTC.
    pub at: i64,
    /// Who wrote it down.
    pub by: String,
}

/// One consent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ConsentView {
    /// Which.
    pub id: ConsentId,
    /// Name of the template as it was.
    pub title: String,
    /// Version of the template.
    pub version: i64,
    /// What is consented to.
    pub purpose: Purpose,
    /// What it counts for today.
    pub standing: ConsentStanding,
    /// Language it is written in.
    pub language: String,
    /// Every word that was read.
    pub text: String,
    /// Fingerprint of the text.
    pub digest: String,
    /// The text is still the one that was signed.
    pub intact: bool,
    /// What was decided.
    pub decision: ConsentDecision,
    /// Who signed.
    pub signer: ConsentSigner,
    /// How.
    pub signature: ConsentSignature,
    /// Who explained it.
    pub informer: String,
    /// Clinical date.
    pub signed_on: NaiveDate,
    /// Last day on which it holds.
    pub valid_until: Option<NaiveDate>,
    /// When it was signed, milliseconds UTC.
    pub recorded_at: i64,
    /// What took it back, if anything did.
    pub withdrawn: Option<ConsentWithdrawalView>,
}

impl App {
    /// All that a patient ever decided, the latest first.
    pub fn consents(&self, patient: PatientId) -> Result<Vec<ConsentView>> {
        let (store, _) = self.require(Action::TakeConsent)?;
        let today = self.env.today();
        store.read(|tx| {
            let person: Patient = tx.get(patient.0)?;
            let (all, back, staff) = (tx.consents(patient)?, tx.consent_withdrawals(patient)?, tx.staff()?);
            let name = |by| staff.iter().find(|person| person.id == by).map(|by| by.name.clone()).unwrap_or_default();
            let withdrawn = |withdrawal: &Withdrawal| ConsentWithdrawalView {
                reason: withdrawal.reason.clone(),
                at: withdrawal.recorded_at,
                by: name(withdrawal.by),
            };
            let view = |consent: &Consent| ConsentView {
                id: consent.id,
                title: consent.title.clone(),
                version: consent.version,
                purpose: consent.purpose,
                standing: standing(consent, &all, &back, (person.retired, today)),
                intact: digest(&consent.text) == consent.digest,
                language: consent.language.clone(),
                text: consent.text.clone(),
                digest: consent.digest.clone(),
                decision: consent.decision,
                signer: consent.signer.clone(),
                signature: consent.signature.clone(),
                informer: consent.informer.clone(),
                signed_on: consent.signed_on,
                valid_until: consent.valid_until,
                recorded_at: consent.recorded_at,
                withdrawn: back.iter().find(|withdrawal| withdrawal.consent == consent.id).map(withdrawn),
            };
            Ok(all.iter().map(view).collect())
        })
    }
}
