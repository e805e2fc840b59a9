//! A periodontal examination on paper: the chart as the screen shows it, what it adds up to, what it means and why.

mod argument;
mod figures;

use chrono::NaiveDate;
use domain::perio::{Chart, Classification, ExamStatus, Indices, Judgement, PerioConvention, RiskAssessment};

use crate::{
    frame::{Frame, small},
    ledger::{beside, notice, paragraphs, shafts},
    perio::{Overlay, legend},
    scene::{Document, Error},
    texts::Texts,
    typeset::Block,
};

pub use argument::diagnosis;
pub use figures::pairs;

/// A clinician's word on an examination.
#[derive(Debug, Clone)]
pub struct JudgedGums {
    /// What was judged.
    pub judgement: Judgement,
    /// Why it differs from what was computed.
    pub note: String,
    /// By whom.
    pub by: String,
    /// On which day.
    pub on: NaiveDate,
}

/// A closing or an amendment.
#[derive(Debug, Clone)]
pub struct Sealing {
    /// Why it was amended; empty at the closing.
    pub reason: String,
    /// By whom.
    pub by: String,
    /// On which day.
    pub on: NaiveDate,
}

/// One examination with all that is said of it.
#[derive(Debug, Clone)]
pub struct ExaminedGums {
    /// Clinical date.
    pub examined_on: NaiveDate,
    /// Who examined.
    pub by: String,
    /// How far it has come.
    pub status: ExamStatus,
    /// The draft was thrown away.
    pub retired: bool,
    /// Of an import, where it comes from.
    pub note: String,
    /// What was read.
    pub chart: Chart,
    /// What it adds up to; of a closed one, as it was said then.
    pub indices: Indices,
    /// What the tables of 2017 say.
    pub classification: Classification,
    /// The hexagon.
    pub risk: RiskAssessment,
    /// What the clinician says.
    pub judged: Option<JudgedGums>,
    /// The closing and its amendments, oldest first.
    pub sealings: Vec<Sealing>,
    /// Readings came in after the closing.
    pub late: bool,
    /// Places at which two workstations contradict each other.
    pub disputed: u32,
}

/// All that a periodontal report is made of.
#[derive(Debug, Clone)]
pub struct PerioReport<'a> {
    /// By whom, of whom, in which language.
    pub frame: Frame,
    /// What was examined.
    pub exam: &'a ExaminedGums,
    /// How margins are written.
    pub convention: PerioConvention,
}

impl PerioReport<'_> {
    /// Sets it.
    pub fn render(&self) -> Result<Document, Error> {
        let texts = self.frame.texts();
        let examined = texts.fill(
            "report-perio-examined",
            &[("date", texts.long_date(self.exam.examined_on).into()), ("by", self.exam.by.as_str().into())],
        );
        Ok(self.frame.document(&texts.text("report-perio-title"), &examined, self.matter()))
    }

    fn matter(&self) -> Vec<Block> {
        let (texts, exam) = (self.frame.texts(), self.exam);
        let overlay = Overlay {
            chart: &exam.chart,
            before: None,
            convention: self.convention,
            palette: self.frame.palette(),
            texts,
            width_mm: self.frame.measure(),
        };
        let mut blocks: Vec<Block> = standing(exam, texts).into_iter().flat_map(notice).collect();
        blocks.push(Block::Drawing(overlay.slab()));
        blocks.push(Block::Space(1.0));
        blocks.push(Block::Drawing(legend(&self.frame, self.convention, false)));
        blocks.push(Block::Space(3.0));
        let [mut left, mut middle, mut right] = shafts(self.frame.measure(), [0.33, 0.37, 0.30]);
        figures::figures(&mut left, &exam.indices, self.frame.language);
        left.space(0.8);
        left.text(&texts.text("perio-variants"), small());
        argument::argue(&mut middle, exam, self.frame.language);
        argument::judge(&mut right, exam, self.frame.language);
        blocks.push(beside([left, middle, right]));
        blocks.push(Block::Space(1.0));
        let long = exam.judged.iter().map(|judged| judged.note.clone()).filter(|note| !argument::is_short(note));
        blocks.extend(paragraphs(long));
        blocks.extend(sealed(exam, texts).into_iter().map(|said| Block::Paragraph(said, small())));
        blocks
    }
}

/// What must be known before the figures are believed.
fn standing(exam: &ExaminedGums, texts: &Texts) -> Vec<String> {
    let mut said = Vec::new();
    match exam.status {
        _ if exam.retired => said.push(texts.text("report-perio-retired")),
        ExamStatus::Draft => said.push(texts.text("report-perio-draft")),
        ExamStatus::Closed => {}
    }
    if exam.late {
        said.push(texts.text("perio-late"));
    }
    if exam.disputed > 0 {
        said.push(texts.count("report-perio-disputed", exam.disputed as usize));
    }
    said
}

/// Who closed and amended it, and what else was noted.
fn sealed(exam: &ExaminedGums, texts: &Texts) -> Vec<String> {
    let mut said: Vec<String> = [exam.note.clone()].into_iter().filter(|note| !note.is_empty()).collect();
    for sealing in &exam.sealings {
        let key = if sealing.reason.is_empty() { "perio-closed-by" } else { "perio-amended-by" };
        let gaps = [
            ("by", sealing.by.as_str().into()),
            ("when", texts.date(sealing.on).into()),
            ("reason", sealing.reason.as_str().into()),
        ];
        said.push(texts.fill(key, &gaps));
    }
    said
}
