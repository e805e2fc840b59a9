//! A periodontal examination and its site readings.
//!
//! `recession_mm` is positive when the margin lies apical to the cemento-enamel junction; attachment loss is depth plus
//! recession. Other conventions are a matter of entry and print, never of storage.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    Class, Invalid, Kind, PatientId, Record, StaffId, Tooth,
    id::PerioExamId,
    record::{
        FieldType::{Boolean, Id, Integer, Text},
        field,
    },
};

/// One of the six places around a tooth where depth is probed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, specta::Type)]
pub enum Site {
    /// Distobuccal.
    DB,
    /// Midbuccal.
    B,
    /// Mesiobuccal.
    MB,
    /// Distolingual.
    DL,
    /// Midlingual.
    L,
    /// Mesiolingual.
    ML,
}

impl Site {
    /// All six, in charting order.
    pub const ALL: [Site; 6] = [Site::DB, Site::B, Site::MB, Site::DL, Site::L, Site::ML];

    /// Reads the name used in files.
    pub fn parse(name: &str) -> Result<Site, Invalid> {
        match name {
            "DB" => Ok(Site::DB),
            "B" => Ok(Site::B),
            "MB" => Ok(Site::MB),
            "DL" => Ok(Site::DL),
            "L" => Ok(Site::L),
            "ML" => Ok(Site::ML),
            _ => Err(Invalid::new("site", "unknown_value")),
        }
    }
}

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

/// What was read at one site. The latest reading of a site counts; earlier ones stay in the history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SiteReading {
    /// Identity.
    pub id: Uuid,
    /// Which examination.
    pub exam: PerioExamId,
    /// Whose mouth.
    pub patient: PatientId,
    /// Which tooth.
    pub tooth: Tooth,
    /// Where on it.
    pub site: Site,
    /// Probing depth.
    pub depth_mm: Option<i64>,
    /// Margin apical (+) or coronal (−) to the cemento-enamel junction.
    pub recession_mm: Option<i64>,
    /// Bled on probing.
    pub bleeding: Option<bool>,
    /// Pus on probing.
    pub suppuration: Option<bool>,
    /// Plaque seen.
    pub plaque: Option<bool>,
    /// Calculus seen or felt.
    pub calculus: Option<bool>,
    /// When it was entered, milliseconds UTC.
    pub recorded_at: i64,
}

/// Kind of [`SiteReading`].
pub static SITE_KIND: Kind = Kind {
    name: "perio_site",
    class: Class::Fact,
    subject: Some("patient"),
    fields: &[
        field("exam", Id),
        field("patient", Id),
        field("tooth", Integer),
        field("site", Text),
        field("depth_mm", Integer),
        field("recession_mm", Integer),
        field("bleeding", Boolean),
        field("suppuration", Boolean),
        field("plaque", Boolean),
        field("calculus", Boolean),
        field("recorded_at", Integer),
    ],
};

impl Record for SiteReading {
    const KIND: &'static Kind = &SITE_KIND;
    fn id(&self) -> Uuid {
        self.id
    }
    fn subject(&self) -> Option<PatientId> {
        Some(self.patient)
    }
}

impl SiteReading {
    /// Clinical attachment loss, where both parts were read.
    pub fn attachment_loss_mm(&self) -> Option<i64> {
        Some(self.depth_mm? + self.recession_mm?)
    }

    /// Refuses what no probe reads.
    pub fn check(&self) -> Result<(), Invalid> {
        within("depth_mm", self.depth_mm, 0, 20)?;
        within("recession_mm", self.recession_mm, -15, 20)
    }
}

fn within(field: &str, value: Option<i64>, least: i64, most: i64) -> Result<(), Invalid> {
    if value.is_none_or(|value| (least..=most).contains(&value)) {
        Ok(())
    } else {
        Err(Invalid::new(field, "out_of_range"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reading(depth_mm: i64, recession_mm: i64) -> SiteReading {
        SiteReading {
            id: Uuid::nil(),
            exam: PerioExamId(Uuid::nil()),
            patient: PatientId(Uuid::nil()),
            tooth: Tooth::new(36).expect("a tooth"),
            site: Site::MB,
            depth_mm: Some(depth_mm),
            recession_mm: Some(recession_mm),
            bleeding: None,
            suppuration: None,
            plaque: None,
            calculus: None,
            recorded_at: 0,
        }
    }

    #[test]
    fn attachment_loss_is_depth_plus_recession() {
        assert_eq!(reading(5, 2).attachment_loss_mm(), Some(7));
        assert_eq!(reading(4, -2).attachment_loss_mm(), Some(2));
    }

    #[test]
    fn what_no_probe_reads_is_refused() {
        assert!(reading(12, -12).check().is_ok());
        assert_eq!(reading(-3, 0).check(), Err(Invalid::new("depth_mm", "out_of_range")));
        assert_eq!(reading(40, 0).check(), Err(Invalid::new("depth_mm", "out_of_range")));
    }
}
