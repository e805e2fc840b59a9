//! Indices: counted from the chart, examined place by place, followed over time; and HIM, which is one of them.

mod examined;
mod view;

use chrono::NaiveDate;
use domain::{
    Invalid, PatientId,
    caries_index::{self, CariesTeeth, CariesVariant},
    id::IndexExamId,
    index_exam::{Index, IndexExam, IndexScore},
    mih::{self, MihJudgement, MihSeverity},
    patient::Patient,
    perio::ExamStatus,
    profile::Profile,
    text,
};
use serde::Deserialize;
use uuid::Uuid;

use crate::{Action, App, Error, Result, odontogram::Mouth};
use examined::Examined;
pub use view::{
    CariesPoint, CodesOf, IndexExamRow, IndexExamView, IndicesView, MihExamView, MihJudgementView, PerioIndexPoint,
    PlaceView, PreviousScore, RecordedScore,
};

/// How many dates a trend shows.
const TREND: usize = 8;
/// How many examinations of HIM stand side by side.
const SIDE_BY_SIDE: usize = 6;

/// What is to stand at a place.
#[derive(Debug, Clone, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct NewIndexScore {
    /// Where.
    pub place: String,
    /// What; empty takes a score back.
    pub code: String,
    /// The scores the person saw there.
    pub replaces: Vec<Uuid>,
}

/// What a clinician judges of an examination for HIM.
#[derive(Debug, Clone, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct NewMihJudgement {
    /// How severe.
    pub judged: MihSeverity,
    /// Why it differs from what was computed.
    pub note: String,
    /// When to look again.
    pub next_review_on: Option<NaiveDate>,
    /// Of which views a photograph was taken.
    pub photos: Vec<String>,
}

impl App {
    /// Everything that is counted of a patient.
    pub fn indices(&self, patient: PatientId) -> Result<IndicesView> {
        let (store, _) = self.require(Action::ReadChart)?;
        let today = self.env.today();
        let perio = self.perio_exams(patient)?.into_iter().filter(|exam| exam.status == ExamStatus::Closed);
        let mut perio: Vec<PerioIndexPoint> = perio.filter(|exam| !exam.retired).map(PerioIndexPoint::from).collect();
        perio.reverse();
        store.read(|tx| {
            let mouth = Mouth::read(tx, patient)?;
            let variant = variant_of(mouth.profile);
            let (chart, age) = (mouth.at(today), mouth.age_at(today));
            let counted =
                CariesVariant::ALL.into_iter().flat_map(|variant| CariesTeeth::ALL.map(|teeth| (variant, teeth)));
            let caries = counted.map(|(variant, teeth)| caries_index::count(&chart, age, variant, teeth)).collect();
            let mut dates = mouth.dates();
            dates.retain(|date| *date <= today);
            dates.drain(..dates.len().saturating_sub(TREND));
            let point = |on: NaiveDate| {
                let (chart, age) = (mouth.at(on), mouth.age_at(on));
                let total = |teeth| caries_index::count(&chart, age, variant, teeth);
                CariesPoint::new(on, &total(CariesTeeth::Permanent28), &total(CariesTeeth::Primary20))
            };
            Ok(IndicesView {
                age_years: age.map(|age| age as i32),
                variant,
                caries,
                trend: dates.into_iter().map(point).collect(),
                exams: Examined::listed(tx, &mouth)?.iter().map(|exam| exam.row(&mouth)).collect(),
                perio,
            })
        })
    }

    /// One examination with every place of it.
    pub fn index_exam(&self, exam: IndexExamId) -> Result<IndexExamView> {
        let (store, _) = self.require(Action::ReadChart)?;
        store.read(|tx| {
            let exam: IndexExam = tx.get(exam)?;
            let mouth = Mouth::read(tx, exam.patient)?;
            let previous = Examined::before(tx, &mouth, &exam)?;
            let judged = mih::standing(tx.mih_judgements(exam.patient)?).remove(&exam.id);
            Examined::read(tx, &mouth, exam).map(|exam| exam.view(&mouth, previous.as_ref(), judged))
        })
    }

    /// Begins an examination.
    pub fn start_index_exam(&self, patient: PatientId, measure: Index) -> Result<IndexExamId> {
        let (store, session) = self.require(Action::EditChart)?;
        let exam = IndexExam {
            id: IndexExamId(self.env.id()),
            patient,
            measure,
            examined_on: self.env.today(),
            by: session.staff,
            note: String::new(),
            retired: false,
        };
        store.write(self.ctx(Some(&session)), |tx| {
            let _: Patient = tx.get(patient.0)?;
            tx.save(&exam, None)?;
            Ok::<_, Error>(exam.id)
        })
    }

    /// Keeps what was scored, each place as a record of its own; all of it, or nothing and a reason.
    pub fn record_index_scores(&self, exam: IndexExamId, scores: &[NewIndexScore]) -> Result<Vec<RecordedScore>> {
        let (store, session) = self.require(Action::EditChart)?;
        store.write(self.ctx(Some(&session)), |tx| {
            let exam: IndexExam = tx.get(exam)?;
            let mut recorded = Vec::with_capacity(scores.len());
            for new in scores {
                let score = IndexScore {
                    id: self.env.id(),
                    exam: exam.id,
                    patient: exam.patient,
                    place: new.place.clone(),
                    code: new.code.clone(),
                    recorded_at: self.env.now(),
                    by: session.staff,
                    replaces: new.replaces.clone(),
                };
                score.check(exam.measure)?;
                tx.append(&score)?;
                recorded.push(RecordedScore { place: score.place, id: score.id });
            }
            Ok::<_, Error>(recorded)
        })
    }

    /// Sets an examination aside that was begun in error, or brings it back. Its scores stay.
    pub fn retire_index_exam(&self, exam: IndexExamId, retired: bool) -> Result<()> {
        let (store, session) = self.require(Action::EditChart)?;
        store.write(self.ctx(Some(&session)), |tx| {
            let exam: IndexExam = tx.get(exam)?;
            Ok::<_, Error>(tx.save(&IndexExam { retired, ..exam }, None)?)
        })
    }

    /// The last examinations for HIM side by side, the oldest first.
    pub fn mih_follow_up(&self, patient: PatientId) -> Result<Vec<MihExamView>> {
        let (store, _) = self.require(Action::ReadChart)?;
        store.read(|tx| {
            let mouth = Mouth::read(tx, patient)?;
            let mut judged = mih::standing(tx.mih_judgements(patient)?);
            let exams = Examined::listed(tx, &mouth)?.into_iter();
            let exams = exams.filter(|exam| exam.exam.measure == Index::Mih && !exam.exam.retired).take(SIDE_BY_SIDE);
            let mut views: Vec<MihExamView> =
                exams.map(|exam| exam.mih(&mouth, judged.remove(&exam.exam.id))).collect();
            views.reverse();
            Ok(views)
        })
    }

    /// Keeps a judgement beside what the scores argue for now.
    pub fn judge_mih(&self, exam: IndexExamId, new: &NewMihJudgement) -> Result<()> {
        let (store, session) = self.require(Action::EditChart)?;
        let today = self.env.today();
        store.write(self.ctx(Some(&session)), |tx| {
            let exam: IndexExam = tx.get(exam)?;
            if exam.measure != Index::Mih {
                return Err(Invalid::new("exam", "not_him").into());
            }
            let mouth = Mouth::read(tx, exam.patient)?;
            let examined = Examined::read(tx, &mouth, exam)?;
            let judgement = MihJudgement {
                id: self.env.id(),
                exam: examined.exam.id,
                patient: examined.exam.patient,
                computed: mih::argue(&examined.sheet).severity,
                judged: new.judged,
                note: text::clean(&new.note),
                next_review_on: new.next_review_on,
                photos: new.photos.clone(),
                by: session.staff,
                recorded_at: self.env.now(),
            };
            judgement.check(today)?;
            Ok::<_, Error>(tx.append(&judgement)?)
        })
    }
}

/// By whose rules a country counts caries.
fn variant_of(profile: Profile) -> CariesVariant {
    match profile {
        Profile::Es | Profile::Ar => CariesVariant::Who2013,
        Profile::Pe => CariesVariant::Peru188,
        Profile::Ec => CariesVariant::Ecuador033,
    }
}
