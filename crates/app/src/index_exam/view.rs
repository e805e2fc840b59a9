//! Indices as screens show them.

use chrono::NaiveDate;
use domain::{
    StaffId, Tooth,
    caries_index::{CariesIndex, CariesVariant},
    id::IndexExamId,
    index_exam::{CodeSet, Index, IndexFigures, places},
    mih::{self, MihArgued, MihJudgement, MihSeverity, MihTooth, PHOTO_SLOTS},
    perio::Share,
};
use serde::Serialize;
use uuid::Uuid;

use super::Examined;
use crate::{odontogram::Mouth, perio::ExamRow};

/// Everything that is counted of a patient.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct IndicesView {
    /// Age today.
    pub age_years: Option<i32>,
    /// The clinic's own variant.
    pub variant: CariesVariant,
    /// Caries by every variant and set of teeth.
    pub caries: Vec<CariesIndex>,
    /// Caries at the last dates of the chart by the clinic's variant, the oldest first.
    pub trend: Vec<CariesPoint>,
    /// Examinations, newest first, also those set aside.
    pub exams: Vec<IndexExamRow>,
    /// Bleeding and plaque of the closed periodontal examinations, the oldest first.
    pub perio: Vec<PerioIndexPoint>,
}

/// Caries at a date; nothing where there is not enough data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type)]
pub struct CariesPoint {
    /// Date of the chart.
    pub on: NaiveDate,
    /// CAOD among 28 teeth.
    pub permanent: Option<u32>,
    /// ceod among 20.
    pub primary: Option<u32>,
}

impl CariesPoint {
    pub(super) fn new(on: NaiveDate, permanent: &CariesIndex, primary: &CariesIndex) -> CariesPoint {
        let total = |index: &CariesIndex| (index.enough && index.judged > 0).then(|| index.count.total());
        CariesPoint { on, permanent: total(permanent), primary: total(primary) }
    }
}

/// A periodontal examination's percentages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type)]
pub struct PerioIndexPoint {
    /// Clinical date.
    pub on: NaiveDate,
    /// Bleeding on probing.
    pub bleeding: Share,
    /// Plaque on four faces.
    pub plaque: Share,
}

impl From<ExamRow> for PerioIndexPoint {
    fn from(exam: ExamRow) -> PerioIndexPoint {
        PerioIndexPoint { on: exam.examined_on, bleeding: exam.indices.bleeding, plaque: exam.indices.plaque }
    }
}

/// One examination in a list.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct IndexExamRow {
    /// Which.
    pub id: IndexExamId,
    /// Which index.
    pub measure: Index,
    /// Clinical date.
    pub examined_on: NaiveDate,
    /// By whom.
    pub by: String,
    /// Begun in error.
    pub retired: bool,
    /// What it adds up to.
    pub figures: IndexFigures,
    /// The one number that is followed.
    pub headline: Option<f64>,
}

/// One examination with its places.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct IndexExamView {
    /// As in the list.
    pub exam: IndexExamRow,
    /// Every place, in the order in which it is typed.
    pub places: Vec<PlaceView>,
    /// The codes of each set that occurs.
    pub codes: Vec<CodesOf>,
    /// What stood there the time before.
    pub previous: Vec<PreviousScore>,
    /// When that was.
    pub previous_on: Option<NaiveDate>,
    /// What HIM is argued for; only of HIM.
    pub mih: Option<MihArgued>,
    /// The judgement that stands.
    pub judged: Option<MihJudgementView>,
    /// Views of which a photograph is taken.
    pub photo_slots: Vec<String>,
}

/// One place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct PlaceView {
    /// As it is kept.
    pub key: String,
    /// The tooth; none for a sextant.
    pub tooth: Option<Tooth>,
    /// A face, a site, `extent`, `sensitivity`, or the teeth of a sextant.
    pub part: String,
    /// Which codes it takes.
    pub set: CodeSet,
    /// What stands there; empty where nothing does.
    pub code: String,
    /// What whoever writes next replaces.
    pub heads: Vec<Uuid>,
    /// Two workstations say different things.
    pub disputed: bool,
}

/// The codes of a set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct CodesOf {
    /// Which set.
    pub set: CodeSet,
    /// Its codes; none begins another, but for the star of a furcation.
    pub codes: Vec<String>,
    /// Those that one key sets on all faces of a tooth.
    pub whole_tooth: Vec<String>,
}

/// A score of the time before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct PreviousScore {
    /// Where.
    pub place: String,
    /// What.
    pub code: String,
}

/// By which id a score is known from now on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct RecordedScore {
    /// Where.
    pub place: String,
    /// The score.
    pub id: Uuid,
}

/// A judgement with its author.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct MihJudgementView {
    /// What the clinician says.
    pub judged: MihSeverity,
    /// What was computed then.
    pub computed: Option<MihSeverity>,
    /// Why it differs.
    pub note: String,
    /// When to look again.
    pub next_review_on: Option<NaiveDate>,
    /// Of which views a photograph was taken.
    pub photos: Vec<String>,
    /// By whom.
    pub by: String,
}

/// One of the examinations that stand side by side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct MihExamView {
    /// Which.
    pub id: IndexExamId,
    /// Clinical date.
    pub examined_on: NaiveDate,
    /// By whom.
    pub by: String,
    /// The worst of each tooth.
    pub teeth: Vec<MihTooth>,
    /// What the scores argue for.
    pub argued: MihArgued,
    /// The judgement that stands.
    pub judged: Option<MihJudgementView>,
}

fn name(mouth: &Mouth, by: StaffId) -> String {
    mouth.staff.get(&by.0).cloned().unwrap_or_default()
}

fn judged(mouth: &Mouth, said: MihJudgement) -> MihJudgementView {
    let MihJudgement { judged, computed, note, next_review_on, photos, by, .. } = said;
    MihJudgementView { judged, computed, note, next_review_on, photos, by: name(mouth, by) }
}

impl Examined {
    pub(super) fn row(&self, mouth: &Mouth) -> IndexExamRow {
        IndexExamRow {
            id: self.exam.id,
            measure: self.exam.measure,
            examined_on: self.exam.examined_on,
            by: name(mouth, self.exam.by),
            retired: self.exam.retired,
            figures: self.figures.clone(),
            headline: self.figures.headline(),
        }
    }

    pub(super) fn mih(&self, mouth: &Mouth, said: Option<MihJudgement>) -> MihExamView {
        MihExamView {
            id: self.exam.id,
            examined_on: self.exam.examined_on,
            by: name(mouth, self.exam.by),
            teeth: mih::worst(&self.sheet),
            argued: mih::argue(&self.sheet),
            judged: said.map(|said| judged(mouth, said)),
        }
    }

    pub(super) fn view(&self, mouth: &Mouth, before: Option<&Examined>, said: Option<MihJudgement>) -> IndexExamView {
        let places = places(self.exam.measure, &self.teeth);
        let mut sets: Vec<CodeSet> = places.iter().map(|place| place.set).collect();
        sets.sort_unstable();
        sets.dedup();
        let is_mih = self.exam.measure == Index::Mih;
        let place = |place: domain::index_exam::Place| {
            let cell = self.sheet.cells.get(&place.key).cloned().unwrap_or_default();
            PlaceView {
                key: place.key,
                tooth: place.tooth,
                part: place.part.to_owned(),
                set: place.set,
                code: cell.code,
                heads: cell.heads,
                disputed: cell.disputed,
            }
        };
        let earlier = before.into_iter().flat_map(|exam| &exam.sheet.cells);
        let earlier = earlier.filter(|(_, cell)| !cell.code.is_empty());
        IndexExamView {
            exam: self.row(mouth),
            places: places.into_iter().map(place).collect(),
            codes: sets
                .into_iter()
                .map(|set| CodesOf { set, codes: set.codes(), whole_tooth: set.whole_tooth() })
                .collect(),
            previous: earlier
                .map(|(place, cell)| PreviousScore { place: place.clone(), code: cell.code.clone() })
                .collect(),
            previous_on: before.map(|exam| exam.exam.examined_on),
            mih: is_mih.then(|| mih::argue(&self.sheet)),
            judged: said.map(|said| judged(mouth, said)),
            photo_slots: PHOTO_SLOTS.iter().filter(|_| is_mih).map(|slot| (*slot).to_owned()).collect(),
        }
    }
}
