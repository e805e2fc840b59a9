//! Consents: what a person was told, what they decided, and how they signed it.
//!
//! A consent is a fact, frozen with every word that was read; withdrawing it is another fact. What counts today follows
//! from both ([`standing`]). Ley 41/2002, arts. 8 to 10: informed, in writing for surgery and whatever carries risk,
//! free, and withdrawable at any time (art. 8.5). Reglamento (UE) 2016/679, art. 7, for what is done with data.

mod house;
mod signature;
mod template;
mod withdrawal;
mod wording;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

pub use self::{
    signature::{ConsentSignature, MOST_POINTS},
    template::{TEMPLATE_KIND, Template, current, history, version},
    withdrawal::{WITHDRAWAL_KIND, Withdrawal},
    wording::{FIELDS, fill},
};
pub use crate::wording::{Values, Wording};
use crate::{
    Class, ConsentId, Invalids, Kind, PatientId, Record, StaffId,
    record::{
        FieldType::{Id, Integer, List, Text},
        field, safety,
    },
    text,
};

/// What is consented to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// Being examined and treated.
    Treatment,
    /// Extractions and oral surgery.
    Extraction,
    /// Implants.
    Implant,
    /// Root canals.
    Endodontics,
    /// Orthodontics.
    Orthodontics,
    /// Local anaesthesia.
    Anaesthesia,
    /// Pictures, for teaching and publishing.
    Images,
    /// Handing data on.
    DataSharing,
    /// News and offers.
    Marketing,
}

impl Purpose {
    /// Whether it is about care, not about data.
    pub fn is_clinical(self) -> bool {
        match self {
            Purpose::Treatment
            | Purpose::Extraction
            | Purpose::Implant
            | Purpose::Endodontics
            | Purpose::Orthodontics
            | Purpose::Anaesthesia => true,
            Purpose::Images | Purpose::DataSharing | Purpose::Marketing => false,
        }
    }

    /// From which age on a person decides alone. Care: 16, Ley 41/2002, art. 9.4 (below, whoever represents the minor
    /// decides, after hearing them from 12 on, art. 9.3 c). Data: 14, Ley Orgánica 3/2018, art. 7.
    pub fn own_age(self) -> i32 {
        if self.is_clinical() { 16 } else { 14 }
    }
}

/// What was decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum ConsentDecision {
    /// Agrees.
    Given,
    /// Does not.
    Declined,
}

/// Who signs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct ConsentSigner {
    /// Somebody else than the patient: mother, father, guardian.
    pub guardian: bool,
    /// By name.
    pub name: String,
    /// What they are to the patient; empty for the patient.
    pub relation: String,
    /// Identity document; empty for the patient, whose own is on record.
    pub document: String,
}

/// One consent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consent {
    /// Identity.
    pub id: ConsentId,
    /// Whose.
    pub patient: PatientId,
    /// From which template.
    pub template: Uuid,
    /// From which of its versions.
    pub version: i64,
    /// Name of the template as it was.
    pub title: String,
    /// What is consented to.
    pub purpose: Purpose,
    /// Language it is written in: `es` or `en`.
    pub language: String,
    /// Every word that was read, its fields filled.
    pub text: String,
    /// SHA-256 of the text, as hexadecimal digits.
    pub digest: String,
    /// What was decided.
    pub decision: ConsentDecision,
    /// Who signs.
    pub signer: ConsentSigner,
    /// How it was signed.
    pub signature: ConsentSignature,
    /// Who explained it.
    pub informed_by: StaffId,
    /// By name, as it stood that day.
    pub informer: String,
    /// Clinical date.
    pub signed_on: NaiveDate,
    /// Last day on which it holds; open when nothing is said. No `…_on`: nothing happened on that day, and the time for
    /// which a record is kept must not run from it.
    pub valid_until: Option<NaiveDate>,
    /// When it was signed, milliseconds UTC.
    pub recorded_at: i64,
    /// Who was signed in.
    pub by: StaffId,
}

/// Kind of [`Consent`].
pub static KIND: Kind = Kind {
    name: "consent",
    class: Class::Fact,
    subject: Some("patient"),
    fields: &[
        field("patient", Id),
        field("template", Id),
        field("version", Integer),
        field("title", Text),
        safety("purpose", Text),
        field("language", Text),
        safety("text", Text),
        field("digest", Text),
        safety("decision", Text),
        field("signer", List),
        field("signature", List),
        field("informed_by", Id),
        field("informer", Text),
        field("signed_on", Text),
        field("valid_until", Text),
        field("recorded_at", Integer),
        field("by", Id),
    ],
};

impl Record for Consent {
    const KIND: &'static Kind = &KIND;
    fn id(&self) -> Uuid {
        self.id.0
    }
    fn subject(&self) -> Option<PatientId> {
        Some(self.patient)
    }
}

impl Consent {
    /// Names every fault. `years` is the patient's age on the day of signing.
    pub fn check(&self, years: Option<i32>) -> Result<(), Invalids> {
        let mut faults = Invalids::default();
        if self.text.trim().is_empty() {
            faults.add("text", "required");
        }
        faults.check(text::check("text", &self.text, text::LONG));
        faults.check(text::required("title", &self.title));
        faults.check(text::required("signerName", &self.signer.name));
        if self.signer.guardian {
            faults.check(text::required("signerRelation", &self.signer.relation));
            faults.check(text::required("signerDocument", &self.signer.document));
        } else {
            match years {
                None => faults.add("signer", "age_unknown"),
                Some(years) if years < self.purpose.own_age() => faults.add("signer", "guardian_signs"),
                Some(_) => {}
            }
        }
        faults.check(self.signature.check(self.decision, &self.signer.name));
        if self.valid_until.is_some_and(|last| last < self.signed_on) {
            faults.add("validUntil", "out_of_range");
        }
        faults.or(())
    }
}

/// What a consent counts for on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum ConsentStanding {
    /// It holds.
    Active,
    /// It was never given.
    Declined,
    /// It was taken back.
    Withdrawn,
    /// A later word on the same use of data stands in its place.
    Replaced,
    /// It held until a day that is past.
    Expired,
    /// The patient is archived: nothing is done any more for which it would count.
    Archived,
}

/// What a consent counts for, beside all the patient's consents and withdrawals. Whatever speaks against it wins.
pub fn standing(
    consent: &Consent,
    all: &[Consent],
    withdrawals: &[Withdrawal],
    (archived, today): (bool, NaiveDate),
) -> ConsentStanding {
    // Of data, the latest word counts; an operation consented to is one of its own.
    let replaced = || {
        !consent.purpose.is_clinical()
            && all.iter().any(|other| {
                other.purpose == consent.purpose && (other.recorded_at, other.id) > (consent.recorded_at, consent.id)
            })
    };
    if withdrawals.iter().any(|withdrawal| withdrawal.consent == consent.id) {
        ConsentStanding::Withdrawn
    } else if consent.decision == ConsentDecision::Declined {
        ConsentStanding::Declined
    } else if archived {
        ConsentStanding::Archived
    } else if replaced() {
        ConsentStanding::Replaced
    } else if consent.valid_until.is_some_and(|last| last < today) {
        ConsentStanding::Expired
    } else {
        ConsentStanding::Active
    }
}

#[cfg(test)]
mod tests;
