//! An examination with everything it needs to be understood: its readings folded, the mouth of its day, those before it.

use std::{cmp::Reverse, collections::BTreeMap};

use chrono::NaiveDate;
use domain::{
    Invalid, PatientId, StaffId, Tooth,
    id::PerioExamId,
    patient::Patient,
    perio::{
        Answers, Assessment, Chart, Closing, ExamStatus, Figures, Indices, PerioExam, Progression, Site, SiteReading,
        SiteState, Stage, TeethLost, ToothReading, present,
    },
};
use store::ReadTx;

use super::years_on;
use crate::{Result, odontogram::Mouth};

/// One examination, folded.
pub(super) struct Examined {
    pub(super) exam: PerioExam,
    pub(super) chart: Chart,
    /// Oldest first; the first is the closing, the others are amendments.
    pub(super) closings: Vec<Closing>,
    /// Oldest first.
    pub(super) assessments: Vec<Assessment>,
    /// The highest stage judged at earlier examinations.
    pub(super) held: Option<Stage>,
    /// What was answered last, at this examination or before it.
    pub(super) answers: Answers,
    pub(super) lost: TeethLost,
    pub(super) age_years: Option<i32>,
    /// What was lost since an earlier examination; only where the readings were read.
    progression: Option<Progression>,
    pub(super) staff: BTreeMap<StaffId, String>,
    /// When something was last read.
    last_reading_at: Option<i64>,
}

impl Examined {
    /// Reads one examination.
    pub(super) fn read(tx: &ReadTx<'_>, exam: PerioExamId) -> Result<Examined> {
        let exam: PerioExam = tx.get(exam)?;
        let patient = exam.patient;
        let past = Past::read(tx, patient)?;
        let mut examined = Examined::read_from(tx, exam, &past)?;
        let (long_ago, since) = past.to_compare_with(&examined.exam);
        let over_years = examined.progression_since(tx, &past, &long_ago)?;
        let of_late = examined.progression_since(tx, &past, &since)?;
        // The faster pace tells; where neither does, what was read over five years.
        let grade = |change: &Option<Progression>| change.and_then(|change| change.grade());
        examined.progression = if grade(&of_late) > grade(&over_years) { of_late } else { over_years.or(of_late) };
        Ok(examined)
    }

    /// The change since the first of these examinations that can be compared.
    fn progression_since(&self, tx: &ReadTx<'_>, past: &Past, exams: &[Before<'_>]) -> Result<Option<Progression>> {
        for (before, months) in exams {
            let before = Examined::read_from(tx, (*before).clone(), past)?;
            if let Some(change) = Progression::between(&before.chart, &self.chart, *months) {
                return Ok(Some(change));
            }
        }
        Ok(None)
    }

    fn read_from(tx: &ReadTx<'_>, exam: PerioExam, past: &Past) -> Result<Examined> {
        let (sites, teeth) = (tx.perio_sites(exam.id)?, tx.perio_teeth(exam.id)?);
        Ok(Examined::fold(exam, past, &sites, &teeth))
    }

    /// All of a patient's for a list, newest first. What is closed says by its closing what it added up to: its readings
    /// stay where they are.
    pub(super) fn listed(tx: &ReadTx<'_>, patient: PatientId) -> Result<Vec<Examined>> {
        let past = Past::read(tx, patient)?;
        let is_sealed = |exam: &PerioExam| past.closings.iter().any(|closing| closing.exam == exam.id);
        past.exams
            .iter()
            .map(|exam| {
                if is_sealed(exam) {
                    return Ok(Examined::fold(exam.clone(), &past, &[], &[]));
                }
                Examined::read_from(tx, exam.clone(), &past)
            })
            .collect()
    }

    fn fold(exam: PerioExam, past: &Past, sites: &[SiteReading], teeth: &[ToothReading]) -> Examined {
        let closings: Vec<Closing> = past.closings.iter().filter(|closing| closing.exam == exam.id).cloned().collect();
        let odontogram = past.mouth.at(exam.examined_on);
        let present = match closings.last() {
            Some(closing) => closing.present(),
            // Closed before closings were kept: it went round what it probed.
            None if exam.status == ExamStatus::Closed => Vec::new(),
            None => present(&odontogram, past.mouth.age_at(exam.examined_on)),
        };
        let last_reading_at = sites.iter().map(|reading| reading.recorded_at).max();
        let before = |other: &&PerioExam| (other.examined_on, other.id) < (exam.examined_on, exam.id);
        let earlier: Vec<PerioExamId> = past.exams.iter().filter(before).map(|other| other.id).collect();
        let of =
            |wanted: &dyn Fn(&Assessment) -> bool| past.assessments.iter().filter(|a| wanted(a)).cloned().collect();
        let assessments: Vec<Assessment> = of(&|assessment| assessment.exam == exam.id);
        let judged: Vec<Assessment> = of(&|assessment| earlier.contains(&assessment.exam));
        let stage_of = |assessment: &Assessment| assessment.judged.unwrap_or(assessment.computed).stage;
        Examined {
            chart: Chart::of(&present, sites, teeth),
            held: judged.iter().filter_map(stage_of).max(),
            answers: assessments.last().or(judged.last()).map(|said| said.answers.clone()).unwrap_or_default(),
            lost: TeethLost::of(&odontogram),
            progression: None,
            age_years: years_on(past.mouth.patient.birth_date, exam.examined_on),
            staff: past.mouth.staff.iter().map(|(id, name)| (StaffId(*id), name.clone())).collect(),
            closings,
            assessments,
            last_reading_at,
            exam,
        }
    }

    /// What it adds up to, counted now.
    pub(super) fn counted(&self) -> Indices {
        Indices::of(&self.chart, self.exam.plaque_examined)
    }

    /// What it adds up to: of a closed one, as it was said at the closing.
    pub(super) fn indices(&self) -> Indices {
        self.closings.last().map_or_else(|| self.counted(), |closing| closing.indices.clone())
    }

    /// Whether readings came in after the closing: what was said then is no longer what is there.
    pub(super) fn is_late(&self) -> bool {
        self.closings.last().is_some_and(|closing| closing.indices != self.counted())
    }

    /// What a classification reads of it.
    pub(super) fn figures(&self) -> Figures {
        let counted = Figures::of(&self.chart, &self.counted(), self.lost, self.age_years);
        Figures { progression: self.progression, ..counted }
    }

    /// Whether it was thrown away and stayed so.
    pub(super) fn is_retired(&self) -> bool {
        self.exam.is_retired(self.last_reading_at)
    }

    /// Refuses to change what is closed.
    pub(super) fn require_draft(&self) -> Result<()> {
        match self.exam.status {
            ExamStatus::Draft => Ok(()),
            ExamStatus::Closed => Err(Invalid::new("exam", "exam_closed").into()),
        }
    }

    /// Refuses to close what is not finished: nothing probed, something copied and not confirmed, something disputed.
    pub(super) fn check_closable(&self) -> Result<()> {
        let reason = if self.chart.has_carried() {
            "carried_unconfirmed"
        } else if self.disputed_sites() > 0 {
            "sites_disputed"
        } else if self.counted().probed.n == 0 {
            "nothing_probed"
        } else {
            return Ok(());
        };
        Err(Invalid::new("exam", reason).into())
    }

    /// Sites and teeth at which two workstations said different things.
    pub(super) fn disputed_sites(&self) -> u32 {
        let teeth = self.chart.teeth.values();
        let disputed =
            teeth.map(|state| state.sites.iter().filter(|site| site.disputed).count() + usize::from(state.disputed));
        u32::try_from(disputed.sum::<usize>()).unwrap_or(u32::MAX)
    }

    /// The closed examination before this one.
    pub(super) fn previous(&self, tx: &ReadTx<'_>) -> Result<Option<Examined>> {
        let here = (self.exam.examined_on, self.exam.id);
        let mut exams = tx.perio_exams(self.exam.patient)?;
        exams.sort_by_key(|exam| Reverse((exam.examined_on, exam.id)));
        let previous =
            exams.into_iter().find(|exam| exam.status == ExamStatus::Closed && (exam.examined_on, exam.id) < here);
        previous.map(|exam| Examined::read(tx, exam.id)).transpose()
    }

    /// Everything read at its sites.
    pub(super) fn sites(&self) -> impl Iterator<Item = (Tooth, Site, &SiteState)> {
        self.chart
            .teeth
            .iter()
            .flat_map(|(tooth, state)| Site::ALL.into_iter().map(move |site| (*tooth, site, state.site(site))))
    }
}

/// An examination, and how many months it lies before another.
type Before<'a> = (&'a PerioExam, i32);

/// What examinations of one patient share.
struct Past {
    mouth: Mouth,
    exams: Vec<PerioExam>,
    closings: Vec<Closing>,
    assessments: Vec<Assessment>,
}

impl Past {
    /// Closed examinations before this one with the months since: those of five years ago and before, the last first, and
    /// those after, the first first.
    fn to_compare_with(&self, exam: &PerioExam) -> (Vec<Before<'_>>, Vec<Before<'_>>) {
        let closed = self.exams.iter().filter(|other| other.status == ExamStatus::Closed && other.retired_at.is_none());
        let mut before: Vec<_> = closed
            .filter(|other| other.examined_on < exam.examined_on)
            .map(|other| (other, months_between(other.examined_on, exam.examined_on)))
            .collect();
        before.sort_by_key(|(_, months)| -months);
        let (mut long_ago, since): (Vec<_>, Vec<_>) = before.into_iter().partition(|(_, months)| *months >= 60);
        long_ago.reverse();
        (long_ago, since)
    }

    fn read(tx: &ReadTx<'_>, patient: PatientId) -> Result<Past> {
        tx.get::<Patient>(patient)?;
        Ok(Past {
            mouth: Mouth::read(tx, patient)?,
            exams: tx.perio_exams(patient)?,
            closings: tx.perio_closings(patient)?,
            assessments: tx.perio_assessments(patient)?,
        })
    }
}

/// Whole months, at least as many as whole years have.
fn months_between(from: NaiveDate, to: NaiveDate) -> i32 {
    let years = to.years_since(from).map_or(0, |years| i64::from(years) * 12);
    i32::try_from(years.max((to - from).num_days() / 31)).unwrap_or(i32::MAX)
}
