//! The odontogram as a document: who, when, the chart at 170 mm, its key, and every finding in words.

mod findings;
mod legend;
mod norm;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::{StaffId, odontogram::Chart, profile::Profile};

use crate::{
    chart_block::ChartBlock,
    frame::Frame,
    scene::{Document, Error},
    typeset::Block,
};

/// All that the odontogram report is made of.
#[derive(Debug, Clone)]
pub struct OdontogramReport<'a> {
    /// Whose paper, of whom, how.
    pub frame: Frame,
    /// The date the chart shows.
    pub date: NaiveDate,
    /// The chart.
    pub chart: &'a Chart,
    /// How the country draws it.
    pub profile: Profile,
    /// Age at that date, which decides on teeth that nobody charted.
    pub age_years: Option<f32>,
    /// Names of those who charted.
    pub authors: BTreeMap<StaffId, String>,
}

impl OdontogramReport<'_> {
    /// Sets it.
    pub fn render(&self) -> Result<Document, Error> {
        let (frame, texts) = (&self.frame, self.frame.texts());
        let (palette, measure) = (frame.palette(), frame.measure());
        let beside = texts.with("report-odontogram-date", "date", &texts.long_date(self.date));
        let chart = ChartBlock {
            chart: self.chart,
            age_years: self.age_years,
            profile: self.profile,
            palette,
            width_mm: measure,
            sides: (texts.text("report-right"), texts.text("report-left")),
        };
        let mut matter = vec![Block::Drawing(chart.slab())];
        matter.extend(legend::blocks(self.chart, self.profile, texts, palette, measure));
        matter.push(Block::Space(4.0));
        matter.extend(norm::blocks(self, texts));
        matter.extend(findings::blocks(self, texts));
        Ok(frame.document(&texts.text("report-odontogram-title"), &beside, matter))
    }
}
