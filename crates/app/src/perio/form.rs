//! What a person reads, as it comes from the keys, and how it becomes records.

use domain::{
    Tooth,
    perio::{PerioExam, Site, SiteReading, ToothReading},
};
use serde::{Deserialize, Serialize};
use store::WriteTx;
use uuid::Uuid;

use crate::{App, Result};

/// Readings typed together.
#[derive(Debug, Clone, Default, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct PerioEntry {
    /// Of sites.
    pub sites: Vec<NewSiteReading>,
    /// Of whole teeth.
    pub teeth: Vec<NewToothReading>,
    /// Why a closed examination is amended; empty for a draft.
    pub reason: String,
}

/// All that is to stand at a site.
#[derive(Debug, Clone, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct NewSiteReading {
    /// FDI code.
    pub tooth: u8,
    /// Where on it.
    pub site: Site,
    /// Probing depth.
    pub depth_mm: Option<i32>,
    /// Margin apical (+) or coronal (−) to the cemento-enamel junction.
    pub recession_mm: Option<i32>,
    /// Bled on probing.
    pub bleeding: Option<bool>,
    /// Pus on probing.
    pub suppuration: Option<bool>,
    /// Plaque.
    pub plaque: Option<bool>,
    /// Calculus.
    pub calculus: Option<bool>,
    /// The readings the person saw there.
    pub replaces: Vec<Uuid>,
}

/// All that is to stand at a tooth.
#[derive(Debug, Clone, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct NewToothReading {
    /// FDI code.
    pub tooth: u8,
    /// Miller.
    pub mobility: Option<i32>,
    /// Hamp, from the cheek.
    pub furcation_buccal: Option<i32>,
    /// Hamp, from the tongue.
    pub furcation_lingual: Option<i32>,
    /// Hamp, from in front.
    pub furcation_mesial: Option<i32>,
    /// Hamp, from behind.
    pub furcation_distal: Option<i32>,
    /// Whether it is examined, where that differs from the odontogram.
    pub examined: Option<bool>,
    /// The readings the person saw there.
    pub replaces: Vec<Uuid>,
}

/// By which ids the readings are known from now on.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, specta::Type)]
pub struct Recorded {
    /// Of sites.
    pub sites: Vec<RecordedSite>,
    /// Of whole teeth.
    pub teeth: Vec<RecordedTooth>,
}

/// A site's new reading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct RecordedSite {
    /// Which tooth.
    pub tooth: Tooth,
    /// Where on it.
    pub site: Site,
    /// The reading.
    pub id: Uuid,
}

/// A tooth's new reading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct RecordedTooth {
    /// Which tooth.
    pub tooth: Tooth,
    /// The reading.
    pub id: Uuid,
}

impl App {
    /// An empty reading of a site, stamped.
    pub(super) fn blank(&self, exam: &PerioExam, tooth: Tooth, site: Site) -> SiteReading {
        SiteReading {
            id: self.env.id(),
            exam: exam.id,
            patient: exam.patient,
            tooth,
            site,
            depth_mm: None,
            recession_mm: None,
            bleeding: None,
            suppuration: None,
            plaque: None,
            calculus: None,
            recorded_at: self.env.now(),
            replaces: Vec::new(),
            carried: false,
        }
    }

    /// Appends every reading of an entry, or none.
    pub(super) fn write_readings(
        &self,
        tx: &mut WriteTx<'_>,
        exam: &PerioExam,
        entry: &PerioEntry,
    ) -> Result<Recorded> {
        let mut recorded = Recorded::default();
        for new in &entry.sites {
            let tooth = permanent(new.tooth)?;
            let reading = SiteReading {
                depth_mm: new.depth_mm.map(i64::from),
                recession_mm: new.recession_mm.map(i64::from),
                bleeding: new.bleeding,
                suppuration: new.suppuration,
                plaque: new.plaque,
                calculus: new.calculus,
                replaces: new.replaces.clone(),
                ..self.blank(exam, tooth, new.site)
            };
            reading.check()?;
            tx.append(&reading)?;
            recorded.sites.push(RecordedSite { tooth, site: new.site, id: reading.id });
        }
        for new in &entry.teeth {
            let tooth = permanent(new.tooth)?;
            let reading = ToothReading {
                id: self.env.id(),
                exam: exam.id,
                patient: exam.patient,
                tooth,
                mobility_miller: new.mobility.map(i64::from),
                furcation_buccal: new.furcation_buccal.map(i64::from),
                furcation_lingual: new.furcation_lingual.map(i64::from),
                furcation_mesial: new.furcation_mesial.map(i64::from),
                furcation_distal: new.furcation_distal.map(i64::from),
                examined: new.examined,
                recorded_at: self.env.now(),
                replaces: new.replaces.clone(),
            };
            reading.check()?;
            tx.append(&reading)?;
            recorded.teeth.push(RecordedTooth { tooth, id: reading.id });
        }
        Ok(recorded)
    }
}

/// Milk teeth have no periodontal chart.
fn permanent(code: u8) -> Result<Tooth> {
    let tooth = Tooth::new(code)?;
    if tooth.is_primary() { Err(domain::Invalid::new("tooth", "not_a_tooth").into()) } else { Ok(tooth) }
}
