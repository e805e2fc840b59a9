//! The treatment plan as a document: who, the chart with what is planned, phase by phase what is to be done, the outlook of
//! teeth, and two places to sign.

mod rows;

use chrono::NaiveDate;
use domain::{
    Tooth,
    odontogram::Chart,
    plan::{ItemStatus, PlanItem, PlanPhase, Prognosis},
    profile::Profile,
};

use crate::{
    chart_block::ChartBlock,
    frame::{Frame, body, small},
    scene::{Document, Error},
    signature,
    texts::Texts,
    typeset::{Block, Level},
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
    /// Whose paper, of whom, how.
    pub frame: Frame,
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
}

impl PlanReport<'_> {
    /// Sets it.
    pub fn render(&self) -> Result<Document, Error> {
        let texts = self.frame.texts();
        let title = texts.with("report-plan-title", "name", &self.name);
        Ok(self.frame.document(&title, &texts.long_date(self.date), self.matter(texts)))
    }

    fn matter(&self, texts: &Texts) -> Vec<Block> {
        let mut blocks = vec![Block::Drawing(self.chart_block(texts).slab())];
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
        let titles = ["report-plan-sign-patient", "report-plan-sign-clinician"].map(|key| texts.text(key));
        blocks.push(Block::Drawing(signature::boxes(&titles, texts, self.frame.measure())));
        blocks
    }

    fn chart_block(&self, texts: &Texts) -> ChartBlock<'_> {
        ChartBlock {
            chart: self.chart,
            age_years: self.age_years,
            profile: self.profile,
            palette: self.frame.palette(),
            width_mm: self.frame.measure(),
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
        let heading = Block::Section(Level::Part, texts.text("plan-prognosis"));
        [Block::Space(4.0), heading, Block::Space(0.8)].into_iter().chain(all.into_iter().filter_map(line)).collect()
    }
}
