//! Patients: register, correct, archive, find.

use chrono::NaiveDate;
use domain::{
    PatientId,
    document::{self, DocumentKind},
    patient::{Age, Patient, Sex, age},
};
use serde::{Deserialize, Serialize};
use store::{PatientHit, Seen};

use crate::{Action, App, Error, Result};

/// What is known of a patient, as a form holds it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct PatientForm {
    /// First name or names.
    pub given_name: String,
    /// First family name.
    pub family_name: String,
    /// Second family name.
    pub family_name2: String,
    /// Date of birth.
    pub birth_date: Option<NaiveDate>,
    /// Sex.
    pub sex: Sex,
    /// Which document.
    pub document_kind: Option<DocumentKind>,
    /// Its number.
    pub document_number: String,
    /// First telephone.
    pub phone: String,
    /// Second telephone.
    pub phone2: String,
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
}

/// A patient as shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct PatientView {
    /// Everything a form holds.
    #[serde(flatten)]
    pub form: PatientForm,
    /// Who.
    pub id: PatientId,
    /// History number.
    pub number: i64,
    /// Archived.
    pub archived: bool,
    /// Age today.
    pub age: Option<Age>,
    /// See [`Seen`].
    pub clocks: String,
    /// When registered, milliseconds UTC.
    pub created_at: i64,
}

/// What is looked for.
#[derive(Debug, Clone, Default, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct PatientQuery {
    /// Letters of name, telephone, document or number; empty for everybody.
    pub text: String,
    /// Among the archived.
    pub archived: bool,
    /// How many lines to pass over.
    pub offset: u32,
    /// How many to bring.
    pub limit: u32,
}

/// One line of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct PatientRow {
    /// Who.
    pub id: PatientId,
    /// History number.
    pub number: i64,
    /// Family names, given name.
    pub name: String,
    /// Date of birth.
    pub birth_date: Option<NaiveDate>,
    /// Age today.
    pub age: Option<Age>,
    /// First telephone.
    pub phone: String,
    /// Document number.
    pub document: String,
    /// Archived.
    pub archived: bool,
    /// Clinical date of the last finding.
    pub last_visit: Option<String>,
}

/// A page of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct PatientPage {
    /// The lines.
    pub rows: Vec<PatientRow>,
    /// How many there are in all, counted up to a thousand when letters were typed.
    pub total: u32,
}

impl App {
    /// Finds patients.
    pub fn search_patients(&self, query: &PatientQuery) -> Result<PatientPage> {
        let (store, _) = self.require(Action::ReadPatients)?;
        let (offset, limit) = (u64::from(query.offset), u64::from(query.limit.min(500)));
        let found = store.read(|tx| tx.search_patients(&query.text, query.archived, offset, limit))?;
        let today = self.env.today();
        let rows = found.hits.into_iter().map(|hit| row(hit, today)).collect();
        Ok(PatientPage { rows, total: u32::try_from(found.total).unwrap_or(u32::MAX) })
    }

    /// Shows one.
    pub fn patient(&self, id: PatientId) -> Result<PatientView> {
        let (store, _) = self.require(Action::ReadPatients)?;
        store.read(|tx| {
            let patient: Patient = tx.get(id.0)?;
            let clocks = tx.seen(&domain::patient::KIND, id.0)?.to_text();
            Ok(view(patient, clocks, self.env.today()))
        })
    }

    /// Registers one.
    pub fn create_patient(&self, form: &PatientForm) -> Result<PatientId> {
        let (store, session) = self.require(Action::EditPatients)?;
        let id = PatientId(self.env.id());
        store.write(self.ctx(Some(&session)), |tx| {
            let number = tx.next_patient_number()?;
            let patient = Patient { id, number, created_at: self.env.now(), retired: false, ..blank(form) };
            let patient = cleaned(patient);
            patient.check(self.env.today())?;
            tx.save(&patient, None)?;
            Ok::<_, Error>(id)
        })
    }

    /// Corrects one; `clocks` are those the form was opened with, so that what changed meanwhile is not overwritten.
    pub fn update_patient(&self, id: PatientId, clocks: &str, form: &PatientForm) -> Result<()> {
        let (store, session) = self.require(Action::EditPatients)?;
        store.write(self.ctx(Some(&session)), |tx| {
            let kept: Patient = tx.get(id.0)?;
            let Patient { number, created_at, retired, .. } = kept;
            let patient = cleaned(Patient { id, number, created_at, retired, ..blank(form) });
            patient.check(self.env.today())?;
            tx.save(&patient, Seen::from_text(clocks).as_ref())?;
            Ok::<_, Error>(())
        })
    }

    /// Archives one; nothing is deleted.
    pub fn archive_patient(&self, id: PatientId) -> Result<()> {
        self.set_archived(id, true)
    }

    /// Takes one out of the archive.
    pub fn restore_patient(&self, id: PatientId) -> Result<()> {
        self.set_archived(id, false)
    }

    fn set_archived(&self, id: PatientId, retired: bool) -> Result<()> {
        let (store, session) = self.require(Action::EditPatients)?;
        store.write(self.ctx(Some(&session)), |tx| {
            let patient = Patient { retired, ..tx.get(id.0)? };
            tx.save(&patient, None)?;
            Ok::<_, Error>(())
        })
    }

    /// Checks a document number while it is typed: the reason it is refused, if it is.
    pub fn check_document(&self, kind: DocumentKind, number: &str) -> Result<Option<String>> {
        self.require(Action::ReadPatients)?;
        let number = match kind {
            DocumentKind::Dni | DocumentKind::Nie => document::normal(number),
            DocumentKind::Passport | DocumentKind::Other => number.to_owned(),
        };
        Ok(document::check(kind, &number).err().map(|fault| fault.reason))
    }
}

fn blank(form: &PatientForm) -> Patient {
    let form = form.clone();
    Patient {
        id: PatientId(uuid::Uuid::nil()),
        number: 0,
        given_name: form.given_name,
        family_name: form.family_name,
        family_name_2: form.family_name2,
        birth_date: form.birth_date,
        sex: form.sex,
        document_kind: form.document_kind,
        document_number: form.document_number,
        phone: form.phone,
        phone_2: form.phone2,
        email: form.email,
        address: form.address,
        postcode: form.postcode,
        city: form.city,
        notes: form.notes,
        created_at: 0,
        retired: false,
    }
}

fn cleaned(mut patient: Patient) -> Patient {
    patient.clean();
    patient
}

fn view(patient: Patient, clocks: String, today: NaiveDate) -> PatientView {
    PatientView {
        id: patient.id,
        number: patient.number,
        archived: patient.retired,
        age: patient.birth_date.and_then(|birth| age(birth, today)),
        clocks,
        created_at: patient.created_at,
        form: PatientForm {
            given_name: patient.given_name,
            family_name: patient.family_name,
            family_name2: patient.family_name_2,
            birth_date: patient.birth_date,
            sex: patient.sex,
            document_kind: patient.document_kind,
            document_number: patient.document_number,
            phone: patient.phone,
            phone2: patient.phone_2,
            email: patient.email,
            address: patient.address,
            postcode: patient.postcode,
            city: patient.city,
            notes: patient.notes,
        },
    }
}

pub(crate) fn row(hit: PatientHit, today: NaiveDate) -> PatientRow {
    let PatientHit { patient, last_seen } = hit;
    let family = format!("{} {}", patient.family_name, patient.family_name_2);
    let name = [family.trim(), patient.given_name.trim()];
    PatientRow {
        id: patient.id,
        number: patient.number,
        name: name.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", "),
        birth_date: patient.birth_date,
        age: patient.birth_date.and_then(|birth| age(birth, today)),
        phone: patient.phone,
        document: patient.document_number,
        archived: patient.retired,
        last_visit: last_seen,
    }
}
