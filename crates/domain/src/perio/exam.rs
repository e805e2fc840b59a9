//! One examination, from its first reading to its closing.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    Class, Kind, PatientId, Record, StaffId,
    id::PerioExamId,
    record::{
        FieldType::{Boolean, Id, Text},
        field, retires_at,
    },
};

/// How far an examination has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum ExamStatus {
    /// Readings are still coming.
    Draft,
    /// Frozen.
    Closed,
}

/// One examination.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PerioExam {
    /// Identity.
    pub id: PerioExamId,
    /// Whose mouth.
    pub patient: PatientId,
    /// Clinical date.
    pub examined_on: NaiveDate,
    /// Who examined.
    pub by: StaffId,
    /// How far it has come.
    pub status: ExamStatus,
    /// Free text; of an import, where it comes from.
    pub note: String,
    /// Plaque was looked for, so that a face without a mark is a clean one.
    pub plaque_examined: bool,
    /// When the draft was thrown away, milliseconds UTC.
    pub retired_at: Option<i64>,
}

/// Kind of [`PerioExam`].
pub static EXAM_KIND: Kind = Kind {
    name: "perio_exam",
    class: Class::Register,
    subject: Some("patient"),
    fields: &[
        field("patient", Id),
        field("examined_on", Text),
        field("by", Id),
        field("status", Text),
        field("note", Text),
        field("plaque_examined", Boolean),
        retires_at("retired_at"),
    ],
};

impl Record for PerioExam {
    const KIND: &'static Kind = &EXAM_KIND;
    fn id(&self) -> Uuid {
        self.id.0
    }
    fn subject(&self) -> Option<PatientId> {
        Some(self.patient)
    }
}

impl PerioExam {
    /// Whether the draft was thrown away and stays so: what somebody else read afterwards, perhaps without knowing,
    /// brings it back.
    pub fn is_retired(&self, last_reading_at: Option<i64>) -> bool {
        self.retired_at.is_some_and(|retired| last_reading_at.is_none_or(|read| read <= retired))
    }
}
