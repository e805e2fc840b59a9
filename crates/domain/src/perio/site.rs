//! The six places around a tooth, and what was read at one.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::within;
use crate::{
    Class, Invalid, Kind, PatientId, Record, Tooth,
    id::PerioExamId,
    record::{
        FieldType::{Boolean, Id, Integer, List, Text},
        field, safety,
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

    /// Whether it lies toward a neighbouring tooth.
    pub fn is_interdental(self) -> bool {
        !matches!(self, Site::B | Site::L)
    }

    /// Whether it lies on the side of the tongue or the palate.
    pub fn is_oral(self) -> bool {
        matches!(self, Site::DL | Site::L | Site::ML)
    }

    /// Its place in [`Site::ALL`].
    pub fn index(self) -> usize {
        self as usize
    }
}

/// What was read at one site. A reading that no other replaces counts; those replaced stay in the history.
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
    /// The readings that its author saw here and set aside.
    #[serde(with = "crate::id::as_text")]
    pub replaces: Vec<Uuid>,
    /// Copied from an earlier examination and not probed again yet.
    pub carried: bool,
}

/// Kind of [`SiteReading`].
pub static SITE_KIND: Kind = Kind {
    name: "perio_site",
    class: Class::Fact,
    subject: Some("patient"),
    fields: &[
        field("exam", Id),
        field("patient", Id),
        safety("tooth", Integer),
        safety("site", Text),
        field("depth_mm", Integer),
        field("recession_mm", Integer),
        field("bleeding", Boolean),
        field("suppuration", Boolean),
        field("plaque", Boolean),
        field("calculus", Boolean),
        field("recorded_at", Integer),
        field("replaces", List),
        field("carried", Boolean),
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
            replaces: Vec::new(),
            carried: false,
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
