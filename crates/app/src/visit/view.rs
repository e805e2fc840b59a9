//! Visits as clinicians read them.

use chrono::NaiveDate;
use domain::{
    HygieneSessionId, NoteId, StaffId, Surface, Tooth, VisitId,
    finding::Status,
    hygiene::{Fluoride, Instruction},
    id::PerioExamId,
    note::Sections,
    perio::Share,
};
use serde::Serialize;
use uuid::Uuid;

use crate::conflict::Written;

/// One visit.
#[derive(Debug, Clone, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct VisitView {
    /// Which.
    pub id: VisitId,
    /// Clinical date.
    pub visited_on: NaiveDate,
    /// When it was opened, milliseconds UTC.
    pub opened_at: i64,
    /// When it was closed, milliseconds UTC.
    pub closed_at: Option<i64>,
    /// The patient is here now.
    pub open_now: bool,
    /// Who opened it.
    pub by: String,
    /// At which chair.
    pub chair: String,
    /// Why the patient came.
    pub reason: String,
    /// What was charted in it and stands.
    pub findings: Vec<VisitFinding>,
    /// Periodontal examinations of that day.
    pub exams: Vec<VisitExam>,
    /// Notes that say something, in the order they were begun.
    pub notes: Vec<NoteView>,
    /// Hygiene sessions, also those withdrawn.
    pub sessions: Vec<SessionView>,
    /// The person signed in began a session and has not recorded it.
    pub session_begun: bool,
    /// See [`store::Seen`].
    pub clocks: String,
}

/// Something charted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct VisitFinding {
    /// Line of the catalogue.
    pub rule: String,
    /// The teeth.
    pub teeth: Vec<Tooth>,
    /// The faces.
    pub surfaces: Vec<Surface>,
    /// What it says about now.
    pub status: Status,
}

/// An examination of the gums.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type)]
pub struct VisitExam {
    /// Which.
    pub id: PerioExamId,
    /// Faces with plaque.
    pub plaque: Share,
    /// Sites that bled.
    pub bleeding: Share,
}

/// A note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct NoteView {
    /// Which.
    pub id: NoteId,
    /// Who writes it.
    pub author: StaffId,
    /// By name.
    pub by: String,
    /// It is of the person signed in.
    pub mine: bool,
    /// The text: as signed, or as it stands now.
    pub sections: Sections,
    /// It was typed here and is not in the record yet.
    pub unsealed: bool,
    /// The signature that stands; none of a draft.
    pub signature: Option<SignatureView>,
    /// What else was written: beside a draft by another workstation, beside a signed text by one that did not know.
    pub beside: Vec<BesideView>,
    /// What was added since.
    pub addenda: Vec<AddendumView>,
    /// See [`store::Seen`].
    pub clocks: String,
}

/// Who signed, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct SignatureView {
    /// By name, as it was then.
    pub by: String,
    /// Licence number, as it was then.
    pub licence: String,
    /// When, milliseconds UTC.
    pub signed_at: i64,
    /// Of the signed text.
    pub hash: String,
    /// The text still gives this hash.
    pub intact: bool,
}

/// A text that stands beside the one shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct BesideView {
    /// Which section.
    pub section: String,
    /// What it says.
    pub says: String,
    /// Who wrote it, where and when.
    pub written: Option<Written>,
    /// It came in a second signature.
    pub signed: bool,
}

/// An addendum.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct AddendumView {
    /// Which.
    pub id: Uuid,
    /// What was added.
    pub text: String,
    /// By whom, as the name was then.
    pub by: String,
    /// Licence number, as it was then.
    pub licence: String,
    /// When, milliseconds UTC.
    pub recorded_at: i64,
}

/// A hygiene session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct SessionView {
    /// Which.
    pub id: HygieneSessionId,
    /// Who did it.
    pub author: StaffId,
    /// By name.
    pub by: String,
    /// It is of the person signed in.
    pub mine: bool,
    /// Scaled with ultrasound.
    pub ultrasonic: bool,
    /// Scaled by hand.
    pub hand_instruments: bool,
    /// Polished.
    pub polishing: bool,
    /// Fluoride.
    pub fluoride: Option<Fluoride>,
    /// How strong.
    pub fluoride_ppm: Option<i64>,
    /// Teeth sealed.
    pub sealants: Vec<Tooth>,
    /// What was shown or told.
    pub instructions: Vec<Instruction>,
    /// How long.
    pub duration_minutes: Option<i64>,
    /// When to come again.
    pub next_recall_months: Option<i64>,
    /// The examination that goes with it.
    pub exam: Option<VisitExam>,
    /// Anything else.
    pub note: String,
    /// When it was entered, milliseconds UTC.
    pub recorded_at: i64,
    /// Why, by whom and when it was withdrawn.
    pub withdrawn: Option<WithdrawalView>,
}

/// A withdrawal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct WithdrawalView {
    /// Why.
    pub reason: String,
    /// By whom.
    pub by: String,
    /// When, milliseconds UTC.
    pub recorded_at: i64,
}
