//! A person who is treated: demographics. Archived, never deleted.

use chrono::{Datelike as _, NaiveDate};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    Class, Invalids, Kind, PatientId, Record,
    document::{self, DocumentKind},
    record::{
        FieldType::{Integer, Text},
        field, low, retires, safety,
    },
    text,
};

/// As recorded; odontology needs it for norms, nothing else.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Sex {
    /// Female.
    Female,
    /// Male.
    Male,
    /// Neither.
    Other,
    /// Not asked.
    #[default]
    Unknown,
}

/// Demographics. Spanish people have two family names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Patient {
    /// Identity.
    pub id: PatientId,
    /// History number: advice for people, given by the workstation that registers; two may coincide after weeks offline.
    pub number: i64,
    /// First name or names.
    pub given_name: String,
    /// First family name.
    pub family_name: String,
    /// Second family name.
    pub family_name_2: String,
    /// Date of birth.
    pub birth_date: Option<NaiveDate>,
    /// Sex.
    pub sex: Sex,
    /// Which document.
    pub document_kind: Option<DocumentKind>,
    /// Its number, normalised.
    pub document_number: String,
    /// First telephone.
    pub phone: String,
    /// Second telephone.
    pub phone_2: String,
    /// E-mail.
    pub email: String,
    /// Street.
    pub address: String,
    /// Postcode.
    pub postcode: String,
    /// Town.
    pub city: String,
    /// Free text for reception.
    pub notes: String,
    /// When registered, milliseconds UTC.
    pub created_at: i64,
    /// Archived.
    pub retired: bool,
}

/// Kind of [`Patient`].
pub static KIND: Kind = Kind {
    name: "patient",
    class: Class::Register,
    subject: Some("id"),
    fields: &[
        low("number", Integer),
        safety("given_name", Text),
        safety("family_name", Text),
        safety("family_name_2", Text),
        safety("birth_date", Text),
        field("sex", Text),
        safety("document_kind", Text),
        safety("document_number", Text),
        field("phone", Text),
        field("phone_2", Text),
        field("email", Text),
        field("address", Text),
        field("postcode", Text),
        field("city", Text),
        field("notes", Text),
        low("created_at", Integer),
        retires("retired"),
    ],
};

impl Record for Patient {
    const KIND: &'static Kind = &KIND;
    fn id(&self) -> Uuid {
        self.id.0
    }
    fn subject(&self) -> Option<PatientId> {
        Some(self.id)
    }
}

impl Patient {
    /// Given and family names as printed.
    pub fn full_name(&self) -> String {
        [&self.given_name, &self.family_name, &self.family_name_2].map(String::as_str).join(" ").trim().to_owned()
    }

    /// Brings what was typed to the form it is kept in.
    pub fn clean(&mut self) {
        for value in [
            &mut self.given_name,
            &mut self.family_name,
            &mut self.family_name_2,
            &mut self.phone,
            &mut self.phone_2,
            &mut self.email,
            &mut self.address,
            &mut self.postcode,
            &mut self.city,
            &mut self.notes,
        ] {
            *value = text::clean(value);
        }
        self.document_number = match self.document_kind {
            Some(DocumentKind::Dni | DocumentKind::Nie) => document::normal(&self.document_number),
            _ => text::clean(&self.document_number),
        };
    }

    /// Names every fault in what was typed. A patient needs a name; all else may come later.
    pub fn check(&self, today: NaiveDate) -> Result<(), Invalids> {
        let mut faults = Invalids::default();
        faults.check(text::required("givenName", &self.given_name));
        for (field, value) in [
            ("familyName", &self.family_name),
            ("familyName2", &self.family_name_2),
            ("phone", &self.phone),
            ("phone2", &self.phone_2),
            ("email", &self.email),
            ("address", &self.address),
            ("postcode", &self.postcode),
            ("city", &self.city),
        ] {
            faults.check(text::check(field, value, text::SHORT));
        }
        faults.check(text::check("notes", &self.notes, text::LONG));
        match self.birth_date {
            Some(date) if date > today => faults.add("birthDate", "in_the_future"),
            Some(date) if date.year() < today.year() - 130 => faults.add("birthDate", "too_old"),
            Some(_) | None => {}
        }
        if let Some(kind) = self.document_kind {
            faults.check(document::check(kind, &self.document_number));
        } else if !self.document_number.is_empty() {
            faults.add("documentKind", "required");
        }
        if !self.email.is_empty() && !plausible_email(&self.email) {
            faults.add("email", "malformed");
        }
        faults.or(())
    }
}

fn plausible_email(email: &str) -> bool {
    email.split_once('@').is_some_and(|(user, host)| {
        !user.is_empty() && host.contains('.') && !host.starts_with('.') && !email.contains(char::is_whitespace)
    })
}

/// Completed years and months.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type)]
pub struct Age {
    /// Completed years.
    pub years: i32,
    /// Completed months of the running year.
    pub months: i32,
}

/// The age on a day; `None` before birth. Born on 29 February, one is a year older on 1 March of common years.
pub fn age(birth: NaiveDate, on: NaiveDate) -> Option<Age> {
    let months = (on.year() - birth.year()) * 12 + on.month() as i32 - birth.month() as i32;
    let months = months - i32::from(on.day() < birth.day());
    (months >= 0).then_some(Age { years: months / 12, months: months % 12 })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    #[test]
    fn ages_count_completed_months() {
        assert_eq!(age(day("1992-03-10"), day("2026-03-09")), Some(Age { years: 33, months: 11 }));
        assert_eq!(age(day("1992-03-10"), day("2026-03-10")), Some(Age { years: 34, months: 0 }));
        assert_eq!(age(day("2024-02-29"), day("2025-02-28")), Some(Age { years: 0, months: 11 }));
        assert_eq!(age(day("2026-03-10"), day("2026-03-09")), None);
    }

    #[test]
    fn every_fault_of_a_form_is_named_at_once() {
        let patient = Patient {
            id: PatientId(Uuid::nil()),
            number: 1,
            given_name: " ".into(),
            family_name: "x".repeat(201),
            family_name_2: String::new(),
            birth_date: Some(day("2027-01-01")),
            sex: Sex::Unknown,
            document_kind: Some(DocumentKind::Dni),
            document_number: "12345678A".into(),
            phone: String::new(),
            phone_2: String::new(),
            email: "nobody".into(),
            address: String::new(),
            postcode: String::new(),
            city: String::new(),
            notes: String::new(),
            created_at: 0,
            retired: false,
        };
        let faults = patient.check(day("2026-11-22")).expect_err("faults");
        assert_eq!(
            faults.to_string(),
            "givenName: required; familyName: too_long; birthDate: in_the_future; \
             documentNumber: wrong_check_letter; email: malformed"
        );
    }
}
