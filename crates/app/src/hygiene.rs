//! Hygiene sessions: kept as they are entered, recorded in a visit, withdrawn with a reason, never edited.

use domain::{
    HygieneSessionId, Invalid, PatientId, StaffId, Tooth, VisitId,
    hygiene::{Fluoride, HygieneSession, HygieneWithdrawal, Instruction},
    patient::{Patient, age},
    staff::Role,
    text,
    visit::Visit,
};
use serde::{Deserialize, Serialize};
use store::{ReadTx, Scratch};
use uuid::Uuid;

use crate::{Action, App, Error, Result, draft};

/// A session as the form holds it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
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

/// A form that nobody has recorded yet.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct HygieneDraft {
    /// What it holds.
    pub form: HygieneForm,
    /// The teeth sealed as they stand in their field, half a number and all.
    pub teeth: String,
}

/// What a scratch holds. Notes are scratches too; by its name this one is told from them.
#[derive(Serialize, Deserialize)]
struct Content {
    visit: VisitId,
    hygiene: HygieneDraft,
}

/// More than any list of 52 teeth takes.
const TEETH_MAX: usize = 300;

impl App {
    /// Keeps what is in the form on this workstation's disk, cheaply enough for every click.
    pub fn keep_hygiene(&self, visit: VisitId, draft: &HygieneDraft) -> Result<()> {
        let (store, session) = self.require(Action::WriteNotes)?;
        text::check("note", &draft.form.note, text::LONG)?;
        text::check("sealants", &draft.teeth, TEETH_MAX)?;
        let patient = store.read(|tx| Ok::<_, Error>(tx.get::<Visit>(visit.0)?.patient))?;
        let content = serde_json::to_string(&Content { visit, hygiene: draft.clone() })
            .map_err(|_| store::Error::Misuse("a form is always JSON"))?;
        let (id, author) = (draft_id(visit, session.staff), session.staff);
        Ok(store.keep_scratch(&Scratch { id, patient, author, content, typed_at: self.env.now() })?)
    }

    /// What the person signed in entered in this visit and has not recorded, also in an earlier life of this program.
    pub fn hygiene_draft(&self, visit: VisitId) -> Result<Option<HygieneDraft>> {
        let (store, session) = self.require(Action::WriteNotes)?;
        let kept = store.read(|tx| tx.scratch(draft_id(visit, session.staff)))?;
        Ok(kept.and_then(|scratch| read(&scratch)).map(|content| content.hygiene))
    }

    /// Lets go of it: the person closed the form without recording.
    pub fn forget_hygiene(&self, visit: VisitId) -> Result<()> {
        let (store, session) = self.require(Action::WriteNotes)?;
        let ctx = self.ctx(Some(&session));
        store.write(ctx, |tx| Ok(tx.drop_scratch(draft_id(visit, session.staff))?))
    }

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
            tx.drop_scratch(draft_id(visit.id, session.staff))?;
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

/// The visits of a patient in which somebody began a session at this workstation and did not record it.
pub(crate) fn begun(tx: &ReadTx<'_>, patient: PatientId) -> Result<Vec<(VisitId, StaffId)>> {
    let scratches = tx.scratches(patient)?;
    Ok(scratches.iter().filter_map(|scratch| Some((read(scratch)?.visit, scratch.author))).collect())
}

fn read(scratch: &Scratch) -> Option<Content> {
    serde_json::from_str(&scratch.content).ok()
}

fn draft_id(visit: VisitId, author: StaffId) -> Uuid {
    draft::id("hygiene", visit.0, author)
}
