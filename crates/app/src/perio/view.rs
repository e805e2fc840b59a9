//! What screens see of an examination.

use chrono::NaiveDate;
use domain::{
    StaffId, Tooth,
    id::PerioExamId,
    perio::{Answers, Entrance, ExamStatus, Indices, Judgement, Site, SiteState, ToothState, entrances, permanent},
};
use serde::Serialize;
use store::ReadTx;
use uuid::Uuid;

use super::{Argued, Examined};
use crate::Result;

/// An examination in a list.
#[derive(Debug, Clone, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ExamRow {
    /// Which.
    pub id: PerioExamId,
    /// Clinical date.
    pub examined_on: NaiveDate,
    /// By whom.
    pub by: String,
    /// How far it has come.
    pub status: ExamStatus,
    /// Thrown away.
    pub retired: bool,
    /// Of an import, where it comes from.
    pub note: String,
    /// What it adds up to; of a closed one, as it was said then.
    pub indices: Indices,
    /// The judgement that stands.
    pub judged: Option<JudgementView>,
}

/// A judgement with its author.
#[derive(Debug, Clone, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct JudgementView {
    /// What was judged.
    pub judgement: Judgement,
    /// What was computed then.
    pub computed: Judgement,
    /// Why they differ.
    pub note: String,
    /// By whom.
    pub by: String,
    /// When, milliseconds UTC.
    pub recorded_at: i64,
}

/// A closing or an amendment.
#[derive(Debug, Clone, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ClosingView {
    /// Why it was amended; empty at the first closing.
    pub reason: String,
    /// By whom.
    pub by: String,
    /// When, milliseconds UTC.
    pub recorded_at: i64,
}

/// What stands where a tooth can stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// A tooth.
    Tooth,
    /// An implant.
    Implant,
    /// Nothing to be probed.
    Absent,
}

/// One examination in full.
#[derive(Debug, Clone, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ExamView {
    /// As in the list.
    pub exam: ExamRow,
    /// The 32 places in the order of the chart.
    pub teeth: Vec<ToothView>,
    /// Plaque was looked for.
    pub plaque_examined: bool,
    /// The examination before this one.
    pub previous: Option<Previous>,
    /// Readings came in after the closing: what was said then is no longer what is there.
    pub late: bool,
    /// Places at which two workstations contradict each other.
    pub disputed: u32,
    /// The closing and its amendments, oldest first.
    pub closings: Vec<ClosingView>,
    /// What was answered last, here or at an earlier examination.
    pub answers: Answers,
    /// The answers were given at this examination.
    pub answered_here: bool,
    /// What follows.
    pub argued: Argued,
}

/// A tooth.
#[derive(Debug, Clone, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ToothView {
    /// Which.
    pub tooth: Tooth,
    /// What stands there.
    pub place: Place,
    /// Where a probe enters between its roots.
    pub entrances: Vec<Entrance>,
    /// In charting order; of an absent tooth, empty ones.
    pub sites: Vec<SiteView>,
    /// Miller.
    pub mobility: Option<i32>,
    /// Hamp.
    pub furcation: Vec<FurcationView>,
    /// Whether the examiner took it in or left it out, whatever the odontogram says.
    pub examined: Option<bool>,
    /// What was said of the whole tooth contradicts itself.
    pub disputed: bool,
    /// Its readings as a whole tooth.
    pub heads: Vec<Uuid>,
}

/// A furcation.
#[derive(Debug, Clone, Serialize, specta::Type)]
pub struct FurcationView {
    /// Where.
    pub entrance: Entrance,
    /// Hamp.
    pub grade: i32,
}

/// A site.
#[derive(Debug, Clone, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct SiteView {
    /// Where.
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
    /// Copied, not confirmed.
    pub carried: bool,
    /// Two workstations contradict each other.
    pub disputed: bool,
    /// The readings that stand, to be named by what replaces them.
    pub heads: Vec<Uuid>,
}

/// The examination before.
#[derive(Debug, Clone, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Previous {
    /// Which.
    pub id: PerioExamId,
    /// Clinical date.
    pub examined_on: NaiveDate,
    /// What it read.
    pub sites: Vec<PreviousSite>,
}

/// A site as it was.
#[derive(Debug, Clone, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct PreviousSite {
    /// Which tooth.
    pub tooth: Tooth,
    /// Where.
    pub site: Site,
    /// Probing depth.
    pub depth_mm: Option<i32>,
    /// Margin.
    pub recession_mm: Option<i32>,
}

/// An examination beside others.
#[derive(Debug, Clone, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ComparedExam {
    /// Which.
    pub id: PerioExamId,
    /// Clinical date.
    pub examined_on: NaiveDate,
    /// What it adds up to.
    pub indices: Indices,
    /// The judgement that stands.
    pub judged: Option<Judgement>,
    /// Depths and losses of each tooth.
    pub teeth: Vec<ComparedTooth>,
}

/// A tooth beside others.
#[derive(Debug, Clone, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ComparedTooth {
    /// Which.
    pub tooth: Tooth,
    /// An implant.
    pub implant: bool,
    /// Depths in charting order.
    pub depths_mm: Vec<Option<i32>>,
    /// Attachment losses in charting order.
    pub losses_mm: Vec<Option<i32>>,
}

/// What a probe reads fits; a check has seen to it.
fn narrow(value: Option<i64>) -> Option<i32> {
    value.and_then(|value| i32::try_from(value).ok())
}

impl Examined {
    pub(super) fn row(&self) -> ExamRow {
        ExamRow {
            id: self.exam.id,
            examined_on: self.exam.examined_on,
            by: self.name_of(self.exam.by),
            status: self.exam.status,
            retired: self.is_retired(),
            note: self.exam.note.clone(),
            indices: self.indices(),
            judged: self.judged(),
        }
    }

    pub(super) fn view(&self, tx: &ReadTx<'_>) -> Result<ExamView> {
        let previous = self.previous(tx)?.map(|previous| Previous {
            id: previous.exam.id,
            examined_on: previous.exam.examined_on,
            sites: previous
                .sites()
                .map(|(tooth, site, state)| PreviousSite {
                    tooth,
                    site,
                    depth_mm: narrow(state.depth_mm),
                    recession_mm: narrow(state.recession_mm),
                })
                .collect(),
        });
        let closing_view = |closing: &domain::perio::Closing| ClosingView {
            reason: closing.reason.clone(),
            by: self.name_of(closing.by),
            recorded_at: closing.recorded_at,
        };
        Ok(ExamView {
            exam: self.row(),
            teeth: permanent().map(|tooth| self.tooth_view(tooth)).collect(),
            plaque_examined: self.exam.plaque_examined,
            previous,
            late: self.is_late(),
            disputed: self.disputed_sites(),
            closings: self.closings.iter().map(closing_view).collect(),
            answers: self.answers.clone(),
            answered_here: !self.assessments.is_empty(),
            argued: self.argue(&self.answers),
        })
    }

    pub(super) fn compared(&self) -> ComparedExam {
        let tooth = |(tooth, state): (&Tooth, &ToothState)| ComparedTooth {
            tooth: *tooth,
            implant: state.implant,
            depths_mm: state.sites.iter().map(|site| narrow(site.probed_mm())).collect(),
            losses_mm: state.sites.iter().map(|site| narrow(site.loss_mm())).collect(),
        };
        ComparedExam {
            id: self.exam.id,
            examined_on: self.exam.examined_on,
            indices: self.indices(),
            judged: self.judged().map(|judged| judged.judgement),
            teeth: self.chart.teeth.iter().map(tooth).collect(),
        }
    }

    fn tooth_view(&self, tooth: Tooth) -> ToothView {
        let nothing = ToothState::default();
        let state = self.chart.teeth.get(&tooth);
        let left_out = self.chart.left_out.get(&tooth);
        let there = state.unwrap_or(&nothing);
        let place = match state {
            None => Place::Absent,
            Some(state) if state.implant => Place::Implant,
            Some(_) => Place::Tooth,
        };
        let grades = there.furcation.iter();
        ToothView {
            tooth,
            place,
            entrances: if place == Place::Tooth { entrances(tooth).to_vec() } else { Vec::new() },
            sites: Site::ALL.map(|site| site_view(site, there.site(site))).to_vec(),
            mobility: narrow(there.mobility),
            furcation: grades
                .filter_map(|(entrance, grade)| {
                    Some(FurcationView { entrance: *entrance, grade: narrow(Some(*grade))? })
                })
                .collect(),
            examined: left_out.map(|_| false).or(there.examined),
            disputed: there.disputed,
            heads: left_out.cloned().unwrap_or_else(|| there.heads.clone()),
        }
    }

    fn judged(&self) -> Option<JudgementView> {
        self.assessments.iter().rev().find_map(|assessment| {
            Some(JudgementView {
                judgement: assessment.judged?,
                computed: assessment.computed,
                note: assessment.note.clone(),
                by: self.name_of(assessment.by),
                recorded_at: assessment.recorded_at,
            })
        })
    }

    pub(super) fn name_of(&self, staff: StaffId) -> String {
        self.staff.get(&staff).cloned().unwrap_or_default()
    }
}

fn site_view(site: Site, state: &SiteState) -> SiteView {
    SiteView {
        site,
        depth_mm: narrow(state.depth_mm),
        recession_mm: narrow(state.recession_mm),
        bleeding: state.bleeding,
        suppuration: state.suppuration,
        plaque: state.plaque,
        calculus: state.calculus,
        carried: state.carried,
        disputed: state.disputed,
        heads: state.heads.clone(),
    }
}
