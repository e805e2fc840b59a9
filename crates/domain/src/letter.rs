//! Letters: a certificate of attendance, a referral, a recall. What was issued is a fact, frozen with every word of it,
//! so that it can be printed again word for word whatever becomes of the template and of the record.

mod answers;
mod fields;
mod house;
mod template;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

pub use self::{
    answers::{Answers, check_answers, said},
    fields::{Holds, LetterField, field_of, fill},
    template::{LetterTemplate, TEMPLATE_KIND, current, history, version},
};
use crate::{
    Class, Invalids, Kind, LetterId, PatientId, Record, StaffId,
    record::{
        FieldType::{Id, Integer, Text},
        field, safety,
    },
    text,
};

/// What is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum LetterKind {
    /// That somebody was here, as patient or beside one.
    Certificate,
    /// To a colleague, about a patient.
    Referral,
    /// To a patient, to come again.
    Recall,
    /// What stands at the foot of a prescription's sheet for the patient: a text of the clinic's, and no letter.
    PrescriptionFoot,
}

impl LetterKind {
    /// All of them.
    pub const ALL: [LetterKind; 4] =
        [LetterKind::Certificate, LetterKind::Referral, LetterKind::Recall, LetterKind::PrescriptionFoot];

    /// Whether it is issued to somebody by itself.
    pub fn is_issued(self) -> bool {
        self != LetterKind::PrescriptionFoot
    }
}

/// One letter as it was issued.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letter {
    /// Identity.
    pub id: LetterId,
    /// Of whom it speaks.
    pub patient: PatientId,
    /// What it is.
    pub letter: LetterKind,
    /// From which version of a template.
    pub template: Uuid,
    /// Its number.
    pub version: i64,
    /// Name of the template as it was.
    pub title: String,
    /// Language it is written in: `es` or `en`.
    pub language: String,
    /// To whom, line by line; empty for a certificate.
    pub addressee: String,
    /// Every word of it, its fields filled.
    pub text: String,
    /// Who signs, by name as it stood that day.
    pub signer: String,
    /// Their licence number; empty for who has none.
    pub licence: String,
    /// Clinical date.
    pub issued_on: NaiveDate,
    /// When it was issued, milliseconds UTC.
    pub recorded_at: i64,
    /// Who was signed in.
    pub by: StaffId,
}

/// Kind of [`Letter`].
pub static KIND: Kind = Kind {
    name: "letter",
    class: Class::Fact,
    subject: Some("patient"),
    fields: &[
        field("patient", Id),
        field("letter", Text),
        field("template", Id),
        field("version", Integer),
        field("title", Text),
        field("language", Text),
        field("addressee", Text),
        safety("text", Text),
        field("signer", Text),
        field("licence", Text),
        field("issued_on", Text),
        field("recorded_at", Integer),
        field("by", Id),
    ],
};

impl Record for Letter {
    const KIND: &'static Kind = &KIND;
    fn id(&self) -> Uuid {
        self.id.0
    }
    fn subject(&self) -> Option<PatientId> {
        Some(self.patient)
    }
}

impl Letter {
    /// Names every fault. A referral goes to somebody, and under a licence number: a patient is entitled to know the
    /// name and the qualification of who answers for their care (Ley 44/2003, art. 5.1 e).
    pub fn check(&self) -> Result<(), Invalids> {
        let mut faults = Invalids::default();
        if !self.letter.is_issued() {
            faults.add("letter", "unknown_value");
        }
        if self.text.trim().is_empty() {
            faults.add("text", "required");
        }
        faults.check(text::check("text", &self.text, text::LONG));
        faults.check(text::required("title", &self.title));
        faults.check(text::required("signer", &self.signer));
        faults.check(text::check("recipientPlace", &self.addressee, text::LONG));
        if self.letter == LetterKind::Referral {
            if self.addressee.trim().is_empty() {
                faults.add("recipient", "required");
            }
            if self.licence.trim().is_empty() {
                faults.add("signer", "no_licence");
            }
        }
        faults.or(())
    }
}

#[cfg(test)]
mod tests;
