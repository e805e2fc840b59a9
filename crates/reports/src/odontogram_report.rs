//! The odontogram as a document: who, when, the chart at 170 mm, its key, and every finding in words.

mod findings;
mod head;
mod legend;

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate};
use domain::{StaffId, odontogram::Chart, profile::Profile};

use crate::{
    chart_block::ChartBlock,
    palette::{INK, INK_2, LINE, Palette},
    scene::{About, Anchor, Document, Error, Item, Line, Style},
    texts::{Language, Texts},
    typeset::{A4, Block, clamp, pages, wrap},
};

/// Who issues a document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Letterhead {
    /// Name of the clinic.
    pub name: String,
    /// Postal address.
    pub address: String,
    /// Telephone.
    pub phone: String,
    /// Electronic mail.
    pub email: String,
    /// Tax number.
    pub tax_id: String,
}

/// Of whom a document speaks. Empty lines are left out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Patient {
    /// Full name.
    pub name: String,
    /// Record number.
    pub number: String,
    /// Date of birth.
    pub birth_date: Option<NaiveDate>,
    /// Identity document.
    pub document: String,
    /// Age in words, as the screen says it.
    pub age: String,
}

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
        let mut blocks = head::blocks(self, texts, palette, A4.measure());
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
        Ok(Document { about, pages: pages(&blocks, &A4, |n, total| self.foot(texts, n, total)) })
    }

    /// Clinic, document and page, under a hairline.
    fn foot(&self, texts: &Texts, n: usize, total: usize) -> Vec<Item> {
        let style = Style::new(7.0, INK_2);
        let (left, width) = (A4.side_mm, A4.measure());
        let y = A4.height_mm - 11.0;
        let (page, pages) = (n.to_string(), total.to_string());
        let page = texts.fill("report-page", &[("n", page.as_str().into()), ("total", pages.as_str().into())]);
        let issued = DateTime::from_timestamp_millis(self.issued_at).unwrap_or_default().date_naive();
        let words = [
            self.clinic.name.clone(),
            texts.with("report-issued", "date", &texts.date(issued)),
            texts.with("report-document-id", "id", &self.document_id),
        ];
        let words = words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" · ");
        let room = width - 30.0;
        let mut items = vec![Item::rule(left, y - 4.2, width, LINE, 0.2)];
        for line in clamp(wrap(&words, style, room), 1, room) {
            items.push(Item::Text(Line { x: left, y, ..line }));
        }
        items.push(Item::Text(Line::new(&page, style.tabular(), left + width, y, Anchor::End)));
        items
    }
}

/// Body text.
fn body() -> Style {
    Style::new(8.4, INK)
}

/// Small words over and beside others.
fn small() -> Style {
    Style::new(7.2, INK_2)
}
