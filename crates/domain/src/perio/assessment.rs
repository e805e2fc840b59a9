//! A clinician's judgement of an examination, beside what was computed then. Said once; a later one stands before it.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Answers, Classification, Diagnosis, Extent, Grade, Stage};
use crate::{
    Class, Kind, PatientId, Record, StaffId,
    id::PerioExamId,
    record::{
        FieldType::{Id, Integer, List, Text},
        field,
    },
};

/// A diagnosis in full.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct Judgement {
    /// What.
    pub diagnosis: Diagnosis,
    /// How severe.
    pub stage: Option<Stage>,
    /// How widespread.
    pub extent: Option<Extent>,
    /// How fast.
    pub grade: Option<Grade>,
}

impl From<&Classification> for Judgement {
    fn from(argued: &Classification) -> Judgement {
        Judgement { diagnosis: argued.diagnosis, stage: argued.stage, extent: argued.extent, grade: argued.grade }
    }
}

/// One judgement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assessment {
    /// Identity.
    pub id: Uuid,
    /// Of which examination.
    pub exam: PerioExamId,
    /// Whose mouth.
    pub patient: PatientId,
    /// What the probe does not say.
    pub answers: Answers,
    /// What was computed from examination and answers.
    pub computed: Judgement,
    /// What the clinician says; `None` while only answers were given.
    pub judged: Option<Judgement>,
    /// Why it differs.
    pub note: String,
    /// Who judged.
    pub by: StaffId,
    /// When, milliseconds UTC.
    pub recorded_at: i64,
}

/// Kind of [`Assessment`].
pub static ASSESSMENT_KIND: Kind = Kind {
    name: "perio_assessment",
    class: Class::Fact,
    subject: Some("patient"),
    fields: &[
        field("exam", Id),
        field("patient", Id),
        field("answers", List),
        field("computed", List),
        field("judged", List),
        field("note", Text),
        field("by", Id),
        field("recorded_at", Integer),
    ],
};

impl Record for Assessment {
    const KIND: &'static Kind = &ASSESSMENT_KIND;
    fn id(&self) -> Uuid {
        self.id
    }
    fn subject(&self) -> Option<PatientId> {
        Some(self.patient)
    }
}
