//! A visit: a patient sat down, and somebody saw to them. What is charted, written and done meanwhile belongs to it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    Class, Invalids, Kind, PatientId, Record, StaffId, VisitId,
    record::{
        FieldType::{Id, Integer, Text},
        field, low, retires,
    },
    text,
};

/// One visit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Visit {
    /// Identity.
    pub id: VisitId,
    /// Who sat down.
    pub patient: PatientId,
    /// Clinical date.
    pub visited_on: NaiveDate,
    /// When it was opened, milliseconds UTC.
    pub opened_at: i64,
    /// When it was closed, milliseconds UTC.
    pub closed_at: Option<i64>,
    /// Who opened it.
    pub by: StaffId,
    /// At which chair, as people call it.
    pub chair: String,
    /// Why the patient came, in a line.
    pub reason: String,
    /// Opened by mistake.
    pub retired: bool,
}

/// Kind of [`Visit`]. When it ended and where is no matter to decide on.
pub static KIND: Kind = Kind {
    name: "visit",
    class: Class::Register,
    subject: Some("patient"),
    fields: &[
        field("patient", Id),
        field("visited_on", Text),
        low("opened_at", Integer),
        low("closed_at", Integer),
        field("by", Id),
        low("chair", Text),
        field("reason", Text),
        retires("retired"),
    ],
};

impl Record for Visit {
    const KIND: &'static Kind = &KIND;
    fn id(&self) -> Uuid {
        self.id.0
    }
    fn subject(&self) -> Option<PatientId> {
        Some(self.patient)
    }
}

impl Visit {
    /// Whether the patient is still here, as far as anybody said.
    pub fn is_open(&self) -> bool {
        self.closed_at.is_none() && !self.retired
    }

    /// Brings what was typed to the form it is kept in.
    pub fn clean(&mut self) {
        for value in [&mut self.chair, &mut self.reason] {
            *value = text::clean(value);
        }
    }

    /// Names every fault in what was typed.
    pub fn check(&self) -> Result<(), Invalids> {
        let mut faults = Invalids::default();
        faults.check(text::check("chair", &self.chair, text::SHORT));
        faults.check(text::check("reason", &self.reason, text::SHORT));
        faults.or(())
    }
}
