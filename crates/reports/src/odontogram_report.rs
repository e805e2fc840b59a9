//! The odontogram as a document: who, when, the chart at 170 mm, its key, and every finding in words.

mod findings;
mod legend;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::{StaffId, odontogram::Chart, profile::Profile};

pub use crate::letterhead::{Letterhead, Patient};
use crate::{
    chart_block::ChartBlock,
    letterhead::{Foot, Head},
    palette::Palette,
    scene::{About, Document, Error},
    texts::Language,
    typeset::{A4, Block, pages},
};

/// All that the odontogram report is made of.
#[derive(Debug, Clone)]
pub struct OdontogramReport<'a> {
    /// Who issues it.
    pub clinic: Letterhead,
    /// Of whom it speaks.
    pub patient: Patient,
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
    /// Language.
    pub language: Language,
    /// In colour, or black and white.
    pub colour: bool,
    /// When it is issued, milliseconds UTC.
    pub issued_at: i64,
    /// Its identifier, printed at the foot.
    pub document_id: String,
}

impl OdontogramReport<'_> {
    /// Sets it.
    pub fn render(&self) -> Result<Document, Error> {
        let texts = self.language.texts();
        let palette = if self.colour { Palette::Colour } else { Palette::BlackAndWhite };
        let title = texts.text("report-odontogram-title");
        let beside = texts.with("report-odontogram-date", "date", &texts.long_date(self.date));
        let head = Head { clinic: &self.clinic, patient: &self.patient, title: title.clone(), beside };
        let mut blocks = head.blocks(texts, palette);
        blocks.push(Block::Space(3.0));
        let chart = ChartBlock {
            chart: self.chart,
            age_years: self.age_years,
            profile: self.profile,
            palette,
            width_mm: A4.measure(),
            sides: (texts.text("report-right"), texts.text("report-left")),
        };
        blocks.push(Block::Drawing(chart.slab()));
        blocks.extend(legend::blocks(self.chart, self.profile, texts, palette, A4.measure()));
        blocks.push(Block::Space(4.0));
        blocks.extend(findings::blocks(self, texts));
        let about = About {
            title: format!("{title} · {}", self.patient.name),
            author: self.clinic.name.clone(),
            language: self.language.tag(),
            issued_at: self.issued_at,
            id: self.document_id.clone(),
        };
        let foot = Foot { clinic: &self.clinic.name, issued_at: self.issued_at, document_id: &self.document_id };
        Ok(Document { about, pages: pages(&blocks, &A4, |n, total| foot.items(texts, n, total)) })
    }
}
