//! The periodontal examination: what is read around a tooth, what the readings add up to, and what they mean.
//!
//! `recession_mm` is positive when the margin lies apical to the cemento-enamel junction; attachment loss is depth plus
//! recession. Other conventions are a matter of entry and print, never of storage.

mod answers;
mod assessment;
mod cdc_aap;
mod change;
mod chart;
mod classification;
mod closing;
mod convention;
mod exam;
mod extent;
mod figures;
mod grade;
mod indices;
mod present;
mod progression;
mod reason;
mod risk;
mod site;
mod stage;
mod tooth_reading;

use crate::Invalid;

pub use answers::{Answers, BoneThird, Phenotype, RidgeDefect};
pub use assessment::{ASSESSMENT_KIND, Assessment, Judgement};
pub use cdc_aap::CdcAap;
pub use change::{Change, SiteChange};
pub use chart::{Chart, Present, SiteState, ToothState};
pub use classification::{Classification, Diagnosis, classify};
pub use closing::{CLOSING_KIND, Closing};
pub use convention::PerioConvention;
pub use exam::{EXAM_KIND, ExamStatus, PerioExam};
pub use extent::Extent;
pub use figures::{Figures, TeethLost};
pub use grade::Grade;
pub use indices::{Indices, Share};
pub use present::{permanent, present};
pub use progression::Progression;
pub use reason::{Missing, Reason};
pub use risk::{Risk, RiskAssessment, RiskFactor, RiskParameter, assess_risk};
pub use site::{SITE_KIND, Site, SiteReading};
pub use stage::Stage;
pub use tooth_reading::{Entrance, TOOTH_KIND, ToothReading, entrances};

/// Refuses a measure that nobody can have read.
fn within(field: &str, value: Option<i64>, least: i64, most: i64) -> Result<(), Invalid> {
    if value.is_none_or(|value| (least..=most).contains(&value)) {
        Ok(())
    } else {
        Err(Invalid::new(field, "out_of_range"))
    }
}
