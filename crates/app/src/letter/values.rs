//! What the fields of a letter are filled with: the record's own, and what was answered.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::{
    clinic::Clinic,
    letter::{LetterKind, LetterTemplate, said},
    patient::{Patient, age},
    staff::Staff,
    text,
    wording::Values,
};

use super::LetterDraft;
use crate::{
    App,
    wording::{language_of, or_dash},
};

impl App {
    pub(super) fn letter_values(
        &self,
        person: &Patient,
        clinic: &Clinic,
        signer: &Staff,
        template: &LetterTemplate,
        (draft, details): (&LetterDraft, String),
    ) -> Values {
        let (texts, today) = (language_of(&template.language).texts(), self.env.today());
        let years = person.birth_date.and_then(|birth| age(birth, today)).map(|age| age.years.unsigned_abs() as usize);
        let mut values = Values::from([
            ("patient", person.full_name()),
            ("document", or_dash(&person.document_number)),
            ("birth_date", or_dash(&person.birth_date.map(|date| texts.date(date)).unwrap_or_default())),
            ("age", or_dash(&years.map(|years| texts.count("age-years", years)).unwrap_or_default())),
            ("date", texts.long_date(today)),
            ("clinic", clinic.name.clone()),
            ("address", or_dash(&clinic.address)),
            // Its groups belong together on a line.
            ("phone", or_dash(&clinic.phone).replace(' ', "\u{a0}")),
            ("doctor", signer.name.clone()),
            ("licence", signer.licence.clone()),
            ("details", details),
        ]);
        for name in template.letter.fields().known {
            if let Some(answer) = draft.answers.get(*name) {
                values.insert(name, said(name, answer, |day| texts.long_date(day)));
            }
        }
        values
    }
}

/// To whom it goes: a colleague as answered, a patient by their address, nobody for a certificate. What comes for a child
/// is opened at home.
pub(super) fn addressee(
    template: &LetterTemplate,
    person: &Patient,
    answers: &BTreeMap<String, String>,
    today: NaiveDate,
) -> String {
    let lines = match template.letter {
        LetterKind::Certificate | LetterKind::PrescriptionFoot => Vec::new(),
        LetterKind::Referral => {
            ["recipient", "recipient_place"].map(|name| answers.get(name).cloned().unwrap_or_default()).into()
        }
        LetterKind::Recall => {
            let minor = person.birth_date.and_then(|birth| age(birth, today)).is_some_and(|age| age.years < 18);
            let name = person.full_name();
            let texts = language_of(&template.language).texts();
            let name = if minor { texts.with("letter-family-of", "name", &name) } else { name };
            vec![name, person.address.clone(), [person.postcode.as_str(), person.city.as_str()].join(" ")]
        }
    };
    let lines: Vec<String> = lines.iter().map(|line| text::clean(line)).filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}
