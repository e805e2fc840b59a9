//! One person under two patient records: proposed, linked, told apart, and all of it taken back.

use domain::{
    PatientId, PatientLinkId,
    duplicate::{DuplicateReason, PatientLink, PatientUnlink},
    patient::Patient,
};
use serde::Serialize;

use crate::{
    Action, App, Error, Result,
    patient::{PatientRow, row},
};

/// Two records that may be of one person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct DuplicatePair {
    /// The one registered first.
    pub first: PatientRow,
    /// The other.
    pub second: PatientRow,
    /// Why, the most telling first.
    pub reasons: Vec<DuplicateReason>,
}

/// The first of the pairs, and how many there are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct DuplicatePage {
    /// The pairs, the most telling first.
    pub pairs: Vec<DuplicatePair>,
    /// How many there are in all.
    pub total: u32,
}

/// Another record of the same person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct LinkedPatient {
    /// The other record.
    pub patient: PatientRow,
    /// Who said so; empty if that person is not known here.
    pub by: String,
    /// When, milliseconds UTC.
    pub at: i64,
}

impl App {
    /// Records that may be of one person, and of which nobody has said yet whether they are.
    pub fn duplicates(&self, limit: u32) -> Result<DuplicatePage> {
        let (store, _) = self.require(Action::ReadPatients)?;
        let today = self.env.today();
        store.read(|tx| {
            let found = tx.duplicate_candidates()?;
            let total = u32::try_from(found.len()).unwrap_or(u32::MAX);
            let view = |pair: domain::duplicate::Candidate| {
                Ok(DuplicatePair {
                    first: row(tx.patient_hit(pair.first)?, today),
                    second: row(tx.patient_hit(pair.second)?, today),
                    reasons: pair.reasons.into_iter().collect(),
                })
            };
            let pairs = found.into_iter().take(limit.min(200) as usize).map(view).collect::<Result<_>>()?;
            Ok(DuplicatePage { pairs, total })
        })
    }

    /// The other records of the same person.
    pub fn linked_patients(&self, patient: PatientId) -> Result<Vec<LinkedPatient>> {
        let (store, _) = self.require(Action::ReadPatients)?;
        let today = self.env.today();
        store.read(|tx| {
            let staff = tx.staff()?;
            let linked = tx.linked(patient)?.into_iter();
            let view = |linked: store::Linked| {
                let by = staff.iter().find(|person| person.id == linked.link.by);
                Ok(LinkedPatient {
                    patient: row(tx.patient_hit(linked.patient.id)?, today),
                    by: by.map(|person| person.name.clone()).unwrap_or_default(),
                    at: linked.link.recorded_at,
                })
            };
            linked.map(view).collect()
        })
    }

    /// Says that two records are of the same person. Both stay as they are.
    pub fn link_patients(&self, patient: PatientId, other: PatientId) -> Result<()> {
        self.say(patient, other, true)
    }

    /// Says that two records are of different people, so that nobody is asked again.
    pub fn tell_patients_apart(&self, patient: PatientId, other: PatientId) -> Result<()> {
        self.say(patient, other, false)
    }

    /// Takes back whatever was said of the two.
    pub fn unlink_patients(&self, patient: PatientId, other: PatientId) -> Result<()> {
        let (store, session) = self.require(Action::EditPatients)?;
        store.write(self.ctx(Some(&session)), |tx| {
            for link in tx.statements_between(patient, other)? {
                let (id, recorded_at, by) = (self.env.id(), self.env.now(), session.staff);
                tx.append(&PatientUnlink { id, patient: link.patient, link: link.id, recorded_at, by })?;
            }
            Ok::<_, Error>(())
        })
    }

    fn say(&self, patient: PatientId, other: PatientId, same: bool) -> Result<()> {
        let (store, session) = self.require(Action::EditPatients)?;
        store.write(self.ctx(Some(&session)), |tx| {
            let (_, _): (Patient, Patient) = (tx.get(patient.0)?, tx.get(other.0)?);
            let standing = tx.statements_between(patient, other)?;
            if patient == other || standing.iter().any(|link| link.same == same) {
                return Ok(());
            }
            // Whoever says the opposite takes back what was said before.
            for link in standing {
                let (id, recorded_at, by) = (self.env.id(), self.env.now(), session.staff);
                tx.append(&PatientUnlink { id, patient: link.patient, link: link.id, recorded_at, by })?;
            }
            let (id, recorded_at, by) = (PatientLinkId(self.env.id()), self.env.now(), session.staff);
            tx.append(&PatientLink { id, patient, other, same, recorded_at, by })?;
            Ok::<_, Error>(())
        })
    }
}
