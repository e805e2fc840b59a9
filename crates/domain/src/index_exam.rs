//! Indices that are examined and not charted: plaque, gums, ICDAS, screening by sextants, HIM. One examination is a register;
//! every score in it is a fact of its own, so two workstations merge place by place and nothing typed is ever lost.

mod figures;
mod place;
mod sheet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    Class, Invalid, Kind, PatientId, Record, StaffId,
    id::IndexExamId,
    record::{
        FieldType::{Id, Integer, List, Text},
        field, low, retires, safety,
    },
};

pub use figures::{Figure, IndexClass, IndexFigures};
pub use place::{CodeSet, Place, natural_teeth, places};
pub use sheet::{Cell, Sheet};

/// Which index. Plaque on four faces and on six sites are two indices: their percentages do not compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Index {
    /// Plaque on four faces: O'Leary 1972.
    Oleary,
    /// Plaque on six sites.
    PlaqueSix,
    /// Plaque 0–3 at index teeth: Silness and Löe 1964.
    SilnessLoe,
    /// Gingival index 0–3 at index teeth: Löe and Silness 1963.
    LoeSilness,
    /// Community periodontal index, by sextants (WHO).
    Cpi,
    /// Basic periodontal examination, by sextants (British Society of Periodontology).
    Bpe,
    /// ICDAS II: two digits a face.
    Icdas,
    /// Molar-incisor hypomineralisation: Ghanim 2015.
    Mih,
}

impl Index {
    /// All of them, in the order they are offered.
    pub const ALL: [Index; 8] = [
        Self::Oleary,
        Self::PlaqueSix,
        Self::SilnessLoe,
        Self::LoeSilness,
        Self::Cpi,
        Self::Bpe,
        Self::Icdas,
        Self::Mih,
    ];
}

/// One examination.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndexExam {
    /// Identity.
    pub id: IndexExamId,
    /// Whose mouth.
    pub patient: PatientId,
    /// Which index.
    pub measure: Index,
    /// Clinical date.
    pub examined_on: NaiveDate,
    /// Who examined.
    pub by: StaffId,
    /// Free text.
    pub note: String,
    /// Begun in error.
    pub retired: bool,
}

/// Kind of [`IndexExam`].
pub static EXAM_KIND: Kind = Kind {
    name: "index_exam",
    class: Class::Register,
    subject: Some("patient"),
    fields: &[
        field("patient", Id),
        field("measure", Text),
        field("examined_on", Text),
        field("by", Id),
        low("note", Text),
        retires("retired"),
    ],
};

impl Record for IndexExam {
    const KIND: &'static Kind = &EXAM_KIND;
    fn id(&self) -> Uuid {
        self.id.0
    }
    fn subject(&self) -> Option<PatientId> {
        Some(self.patient)
    }
}

/// What was seen at one place. A score that no other replaces counts; those replaced stay in the history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndexScore {
    /// Identity.
    pub id: Uuid,
    /// Which examination.
    pub exam: IndexExamId,
    /// Whose mouth.
    pub patient: PatientId,
    /// Where, as [`Place`] writes it; kept as text, since a newer program may know more places.
    pub place: String,
    /// What, as the index writes it; empty where a score was taken back.
    pub code: String,
    /// When it was entered, milliseconds UTC.
    pub recorded_at: i64,
    /// Who entered it.
    pub by: StaffId,
    /// The scores that its author saw here and set aside.
    #[serde(with = "crate::id::as_text")]
    pub replaces: Vec<Uuid>,
}

/// Kind of [`IndexScore`].
pub static SCORE_KIND: Kind = Kind {
    name: "index_score",
    class: Class::Fact,
    subject: Some("patient"),
    fields: &[
        field("exam", Id),
        field("patient", Id),
        safety("place", Text),
        field("code", Text),
        field("recorded_at", Integer),
        field("by", Id),
        field("replaces", List),
    ],
};

impl Record for IndexScore {
    const KIND: &'static Kind = &SCORE_KIND;
    fn id(&self) -> Uuid {
        self.id
    }
    fn subject(&self) -> Option<PatientId> {
        Some(self.patient)
    }
}

impl IndexScore {
    /// Refuses a place or a code that the index does not have.
    pub fn check(&self, index: Index) -> Result<(), Invalid> {
        let place = Place::parse(index, &self.place)?;
        if self.code.is_empty() || place.set.has(&self.code) { Ok(()) } else { Err(Invalid::new("code", "not_a_code")) }
    }
}
