//! The closing of an examination: who it went round and what it added up to, said once and kept as it was said.
//!
//! A closed examination is never edited. An amendment is new readings and a new closing that says why.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Chart, Indices, Present};
use crate::{
    Class, Kind, PatientId, Record, StaffId, Tooth,
    id::PerioExamId,
    record::{
        FieldType::{Id, Integer, List, Text},
        field,
    },
};

/// One closing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closing {
    /// Identity.
    pub id: Uuid,
    /// Which examination.
    pub exam: PerioExamId,
    /// Whose mouth.
    pub patient: PatientId,
    /// The natural teeth it went round.
    pub teeth: Vec<Tooth>,
    /// The implants.
    pub implants: Vec<Tooth>,
    /// What it added up to.
    pub indices: Indices,
    /// Why it was amended; empty at the first closing.
    pub reason: String,
    /// Who closed.
    pub by: StaffId,
    /// When, milliseconds UTC.
    pub recorded_at: i64,
}

/// Kind of [`Closing`].
pub static CLOSING_KIND: Kind = Kind {
    name: "perio_closing",
    class: Class::Fact,
    subject: Some("patient"),
    fields: &[
        field("exam", Id),
        field("patient", Id),
        field("teeth", List),
        field("implants", List),
        field("indices", List),
        field("reason", Text),
        field("by", Id),
        field("recorded_at", Integer),
    ],
};

impl Record for Closing {
    const KIND: &'static Kind = &CLOSING_KIND;
    fn id(&self) -> Uuid {
        self.id
    }
    fn subject(&self) -> Option<PatientId> {
        Some(self.patient)
    }
}

impl Closing {
    /// The teeth and implants of a chart, apart.
    pub fn places(chart: &Chart) -> (Vec<Tooth>, Vec<Tooth>) {
        let of = |implant: bool| {
            chart.teeth.iter().filter(|(_, state)| state.implant == implant).map(|(tooth, _)| *tooth).collect()
        };
        (of(false), of(true))
    }

    /// What the examination went round, to fold its readings again.
    pub fn present(&self) -> Vec<Present> {
        let of = |teeth: &[Tooth], implant| teeth.iter().map(|tooth| Present { tooth: *tooth, implant }).collect();
        let teeth: Vec<Present> = of(&self.teeth, false);
        [teeth, of(&self.implants, true)].concat()
    }
}
