//! The treatment plan as a document: who, the chart with what is planned, phase by phase what is to be done, the outlook of
//! teeth, and two places to sign.

mod rows;
mod signature;

use chrono::NaiveDate;
use domain::{
    Tooth,
    odontogram::Chart,
    plan::{ItemStatus, PlanItem, PlanPhase, Prognosis},
    profile::Profile,
};

use crate::{
    chart_block::ChartBlock,
    letterhead::{Foot, Head, Letterhead, Patient, body, small},
    palette::{INK, Palette},
    scene::{About, Document, Error, Style},
    texts::{Language, Texts},
    typeset::{A4, Block, pages},
};

/// One thing to be done, or done.
#[derive(Debug, Clone)]
pub struct PlannedWork<'a> {
    /// What.
    pub item: &'a PlanItem,
    /// What has become of it.
    pub status: ItemStatus,
    /// Who shall do it, or did.
    pub clinician: String,
    /// When it was done.
    pub done_on: Option<NaiveDate>,
}

/// A phase with its work in order.
#[derive(Debug, Clone)]
pub struct PlannedPhase<'a> {
    /// Which.
    pub phase: PlanPhase,
    /// Its work; what was dropped is not printed.
    pub work: Vec<PlannedWork<'a>>,
}

/// All that the document is made of.
#[derive(Debug, Clone)]
pub struct PlanReport<'a> {
    /// Who issues it.
    pub clinic: Letterhead,
    /// Of whom it speaks.
    pub patient: Patient,
    /// What the plan is called.
    pub name: String,
    /// The day it shows.
    pub date: NaiveDate,
    /// When it was accepted, and who wrote that down.
    pub accepted: Option<(NaiveDate, String)>,
    /// Its phases in their order; those without work are left out.
    pub phases: Vec<PlannedPhase<'a>>,
    /// What is thought of teeth.
    pub prognoses: Vec<(Tooth, Prognosis)>,
    /// The chart with the planned work in it.
    pub chart: &'a Chart,
    /// How the country draws it.
    pub profile: Profile,
    /// Age, which decides on teeth that nobody charted.
    pub age_years: Option<f32>,
    /// Language.
    pub language: Language,
    /// In colour, or black and white.
    pub colour: bool,
    /// When it is issued, milliseconds UTC.
    pub issued_at: i64,
    /// Its identifier, printed at the foot.
    pub document_id: String,
}

impl PlanReport<'_> {
    /// Sets it.
    pub fn render(&self) -> Result<Document, Error> {
        let texts = self.language.texts();
        let palette = if self.colour { Palette::Colour } else { Palette::BlackAndWhite };
        let title = texts.with("report-plan-title", "name", &self.name);
        let beside = texts.long_date(self.date);
        let head = Head { clinic: &self.clinic, patient: &self.patient, title: title.clone(), beside };
        let mut blocks = head.blocks(texts, palette);
        blocks.push(Block::Space(3.0));
        blocks.push(Block::Drawing(self.chart_block(texts, palette).slab()));
        blocks.push(Block::Space(2.0));
        blocks.push(Block::Paragraph(self.standing(texts), body()));
        blocks.extend(self.phases.iter().flat_map(|phase| rows::blocks(phase, texts)));
        if self.phases.iter().all(|phase| phase.work.is_empty()) {
            blocks.push(Block::Paragraph(texts.text("report-plan-empty"), body()));
        }
        blocks.extend(self.outlook(texts));
        blocks.push(Block::Space(6.0));
        blocks.push(Block::Paragraph(texts.text("report-plan-changes"), small()));
        blocks.push(Block::Space(3.0));
        blocks.push(Block::Drawing(signature::boxes(texts, A4.measure())));
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

    fn chart_block(&self, texts: &Texts, palette: Palette) -> ChartBlock<'_> {
        ChartBlock {
            chart: self.chart,
            age_years: self.age_years,
            profile: self.profile,
            palette,
            width_mm: A4.measure(),
            sides: (texts.text("report-right"), texts.text("report-left")),
        }
    }

    /// Whether it is only proposed, or since when it is agreed.
    fn standing(&self, texts: &Texts) -> String {
        match &self.accepted {
            None => texts.text("report-plan-proposed"),
            Some((on, by)) => {
                let on = texts.long_date(*on);
                texts.fill("report-plan-accepted", &[("date", on.as_str().into()), ("by", by.as_str().into())])
            }
        }
    }

    /// Teeth by outlook, the worst last.
    fn outlook(&self, texts: &Texts) -> Vec<Block> {
        if self.prognoses.is_empty() {
            return Vec::new();
        }
        let line = |wanted: Prognosis| {
            let of = self.prognoses.iter().filter(|(_, prognosis)| *prognosis == wanted);
            let teeth: Vec<String> = of.map(|(tooth, _)| tooth.to_string()).collect();
            let name = texts.text(&format!("prognosis-{}", rows::prognosis_key(wanted)));
            (!teeth.is_empty()).then(|| Block::Paragraph(format!("{name}: {}", teeth.join(", ")), body()))
        };
        let all = [Prognosis::Good, Prognosis::Questionable, Prognosis::Poor, Prognosis::Hopeless];
        let heading = Block::Heading(texts.text("plan-prognosis"), Style::new(10.5, INK).bold());
        [Block::Space(4.0), heading, Block::Space(0.8)].into_iter().chain(all.into_iter().filter_map(line)).collect()
    }
}
