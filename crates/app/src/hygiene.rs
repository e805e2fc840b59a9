//! Hygiene sessions: recorded in a visit, withdrawn with a reason, never edited.

use domain::{
    HygieneSessionId, Invalid, Tooth, VisitId,
    hygiene::{Fluoride, HygieneSession, HygieneWithdrawal, Instruction},
    patient::{Patient, age},
    staff::Role,
    text,
    visit::Visit,
};
use serde::Deserialize;

use crate::{Action, App, Error, Result};

/// A session as the form holds it.
#[derive(Debug, Clone, Default, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct HygieneForm {
    /// Scaled with ultrasound.
    pub ultrasonic: bool,
    /// Scaled by hand.
    pub hand_instruments: bool,
    /// Polished.
    pub polishing: bool,
    /// Fluoride, if any was applied.
    pub fluoride: Option<Fluoride>,
    /// How strong, in parts per million.
    pub fluoride_ppm: Option<i32>,
    /// FDI codes of the teeth sealed.
    pub sealants: Vec<u8>,
    /// What was shown or told.
    pub instructions: Vec<Instruction>,
    /// How long it took.
    pub duration_minutes: Option<i32>,
    /// When the patient shall come again.
    pub next_recall_months: Option<i32>,
    /// Anything else.
    pub note: String,
}

impl App {
    /// Records what was done, linked with the periodontal examination of that day.
    pub fn record_hygiene(&self, visit: VisitId, form: &HygieneForm) -> Result<HygieneSessionId> {
        let (store, session) = self.require(Action::WriteNotes)?;
        let id = HygieneSessionId(self.env.id());
        let sealants =
            form.sealants.iter().map(|code| Tooth::new(*code)).collect::<std::result::Result<Vec<_>, _>>()?;
        store.write(self.ctx(Some(&session)), |tx| {
            let visit: Visit = tx.get(visit.0)?;
            let patient: Patient = tx.get(visit.patient.0)?;
            let exams = tx.perio_exams(visit.patient)?;
            let exam = exams.iter().find(|exam| exam.examined_on == visit.visited_on && exam.retired_at.is_none());
            let done = HygieneSession {
                id,
                patient: visit.patient,
                visit: visit.id,
                done_on: visit.visited_on,
                ultrasonic: form.ultrasonic,
                hand_instruments: form.hand_instruments,
                polishing: form.polishing,
                fluoride: form.fluoride,
                fluoride_ppm: form.fluoride_ppm.map(i64::from),
                sealants: sealants.clone(),
                instructions: form.instructions.clone(),
                duration_minutes: form.duration_minutes.map(i64::from),
                next_recall_months: form.next_recall_months.map(i64::from),
                exam: exam.map(|exam| exam.id),
                note: text::clean(&form.note),
                by: session.staff,
                recorded_at: self.env.now(),
            };
            let years = patient.birth_date.and_then(|birth| age(birth, visit.visited_on)).map(|age| age.years);
            done.check(years)?;
            tx.append(&done)?;
            Ok::<_, Error>(id)
        })
    }

    /// Withdraws a session: whoever recorded it may, and who manages the clinic. It stays readable.
    pub fn withdraw_hygiene(&self, id: HygieneSessionId, reason: &str) -> Result<()> {
        let (store, session) = self.require(Action::WriteNotes)?;
        let reason = text::clean(reason);
        text::required("reason", &reason)?;
        store.write(self.ctx(Some(&session)), |tx| {
            let done: HygieneSession = tx.get(id.0)?;
            if done.by != session.staff && session.role != Role::Admin {
                return Err(Error::Forbidden);
            }
            if tx.hygiene_sessions(done.patient)?.iter().any(|(one, withdrawn)| one.id == id && withdrawn.is_some()) {
                return Err(Invalid::new("session", "already_withdrawn").into());
            }
            let (id, patient, session_id, by) = (self.env.id(), done.patient, done.id, session.staff);
            let withdrawal =
                HygieneWithdrawal { id, patient, session: session_id, reason, by, recorded_at: self.env.now() };
            Ok(tx.append(&withdrawal)?)
        })
    }
}
