//! Periodontal examinations: begun, read site by site, copied, closed, amended, judged, compared.

mod examined;
mod form;
mod judge;
mod paper;
mod view;

use chrono::NaiveDate;
use domain::{
    Invalid, PatientId,
    id::PerioExamId,
    perio::{Closing, ExamStatus, Indices, PerioExam, SiteReading},
};
use store::WriteTx;

use crate::{Action, App, Error, Result, Session};
use examined::Examined;
pub use form::{NewSiteReading, NewToothReading, PerioEntry, Recorded, RecordedSite, RecordedTooth};
pub(crate) use judge::latest_risk;
pub use judge::{Argued, NewAssessment};
pub(crate) use paper::on_paper;
pub use view::{
    ClosingView, ComparedExam, ComparedTooth, ExamRow, ExamView, FurcationView, JudgementView, Place, Previous,
    PreviousSite, SiteView, ToothView,
};

/// Exams that one comparison shows at most.
const COMPARED: usize = 6;

impl App {
    /// The still picture of the periodontal chart.
    pub fn perio_drawing(&self) -> Result<&'static reports::perio::PerioDrawing> {
        self.require(Action::ReadChart)?;
        Ok(reports::perio::drawing())
    }

    /// A patient's examinations, newest first.
    pub fn perio_exams(&self, patient: PatientId) -> Result<Vec<ExamRow>> {
        let (store, _) = self.require(Action::ReadChart)?;
        store.read(|tx| Ok(Examined::listed(tx, patient)?.iter().map(Examined::row).collect()))
    }

    /// One examination with all that it says.
    pub fn perio_exam(&self, exam: PerioExamId) -> Result<ExamView> {
        let (store, _) = self.require(Action::ReadChart)?;
        store.read(|tx| Examined::read(tx, exam)?.view(tx))
    }

    /// Several examinations side by side, oldest first.
    pub fn compare_perio(&self, exams: &[PerioExamId]) -> Result<Vec<ComparedExam>> {
        let (store, _) = self.require(Action::ReadChart)?;
        if exams.len() > COMPARED {
            return Err(Invalid::new("exams", "too_many").into());
        }
        store.read(|tx| {
            let mut compared =
                exams.iter().map(|exam| Ok(Examined::read(tx, *exam)?.compared())).collect::<Result<Vec<_>>>()?;
            compared.sort_by_key(|exam| (exam.examined_on, exam.id));
            Ok(compared)
        })
    }

    /// Begins a draft. Others may stand beside it.
    pub fn start_perio(&self, patient: PatientId) -> Result<PerioExamId> {
        let (store, session) = self.require(Action::EditChart)?;
        let exam = PerioExam {
            id: PerioExamId(self.env.id()),
            patient,
            examined_on: self.env.today(),
            by: session.staff,
            status: ExamStatus::Draft,
            note: String::new(),
            plaque_examined: false,
            retired_at: None,
        };
        store.write(self.ctx(Some(&session)), |tx| {
            tx.get::<domain::patient::Patient>(patient)?;
            tx.save(&exam, None)?;
            Ok::<_, Error>(exam.id)
        })
    }

    /// Keeps what was read, each site and each tooth as a record of its own. In a closed examination it is an amendment and
    /// needs a reason.
    pub fn record_perio(&self, exam: PerioExamId, entry: &PerioEntry) -> Result<Recorded> {
        let (store, session) = self.require(Action::EditChart)?;
        let reason = domain::text::clean(&entry.reason);
        domain::text::check("reason", &reason, 500)?;
        store.write(self.ctx(Some(&session)), |tx| {
            let exam: PerioExam = tx.get(exam)?;
            if exam.status == ExamStatus::Closed && reason.is_empty() {
                return Err(Invalid::new("exam", "exam_closed").into());
            }
            let recorded = self.write_readings(tx, &exam, entry)?;
            if exam.status == ExamStatus::Closed {
                self.seal(tx, &session, exam.id, reason)?;
            }
            Ok(recorded)
        })
    }

    /// Copies depths and margins of the examination before this one to sites that are still empty. They are shown, and
    /// count only once they are confirmed. Returns how many.
    pub fn copy_perio(&self, exam: PerioExamId) -> Result<u32> {
        let (store, session) = self.require(Action::EditChart)?;
        store.write(self.ctx(Some(&session)), |tx| {
            let examined = Examined::read(tx, exam)?;
            examined.require_draft()?;
            let Some(previous) = examined.previous(tx)? else {
                return Err(Invalid::new("exam", "no_previous_exam").into());
            };
            let mut copied = 0;
            for (tooth, site, old) in previous.sites() {
                let Some(now) = examined.chart.teeth.get(&tooth).map(|state| state.site(site)) else { continue };
                if now.depth_mm.is_some() || now.recession_mm.is_some() || old.depth_mm.is_none() {
                    continue;
                }
                tx.append(&SiteReading {
                    depth_mm: old.depth_mm,
                    recession_mm: old.recession_mm,
                    plaque: now.plaque,
                    calculus: now.calculus,
                    replaces: now.heads.clone(),
                    carried: true,
                    ..self.blank(&examined.exam, tooth, site)
                })?;
                copied += 1;
            }
            Ok(copied)
        })
    }

    /// Says whether plaque was looked for, so that a mouth without a mark is a clean one.
    pub fn set_perio_plaque(&self, exam: PerioExamId, examined: bool) -> Result<()> {
        self.change_draft(exam, |exam, _| exam.plaque_examined = examined)
    }

    /// Closes a draft: its indices stand as they are now.
    pub fn close_perio(&self, exam: PerioExamId) -> Result<Indices> {
        let (store, session) = self.require(Action::EditChart)?;
        store.write(self.ctx(Some(&session)), |tx| {
            let examined = Examined::read(tx, exam)?;
            examined.require_draft()?;
            examined.check_closable()?;
            tx.save(&PerioExam { status: ExamStatus::Closed, ..examined.exam }, None)?;
            self.seal(tx, &session, exam, String::new())
        })
    }

    /// Throws a draft away. It can be brought back, and comes back by itself when somebody elsewhere went on with it.
    pub fn discard_perio(&self, exam: PerioExamId) -> Result<()> {
        self.change_draft(exam, |exam, now| exam.retired_at = Some(now))
    }

    /// Brings a draft back.
    pub fn restore_perio(&self, exam: PerioExamId) -> Result<()> {
        self.change_draft(exam, |exam, _| exam.retired_at = None)
    }

    fn change_draft(&self, exam: PerioExamId, change: impl FnOnce(&mut PerioExam, i64)) -> Result<()> {
        let (store, session) = self.require(Action::EditChart)?;
        let now = self.env.now();
        store.write(self.ctx(Some(&session)), |tx| {
            let mut exam: PerioExam = tx.get(exam)?;
            if exam.status == ExamStatus::Closed {
                return Err(Invalid::new("exam", "exam_closed").into());
            }
            change(&mut exam, now);
            Ok(tx.save(&exam, None)?)
        })
    }

    /// Says what an examination adds up to now.
    fn seal(&self, tx: &mut WriteTx<'_>, session: &Session, exam: PerioExamId, reason: String) -> Result<Indices> {
        let examined = Examined::read(tx, exam)?;
        let (teeth, implants) = Closing::places(&examined.chart);
        let closing = Closing {
            id: self.env.id(),
            exam,
            patient: examined.exam.patient,
            teeth,
            implants,
            indices: examined.counted(),
            reason,
            by: session.staff,
            recorded_at: self.env.now(),
        };
        tx.append(&closing)?;
        Ok(closing.indices)
    }
}

/// Years of age on a day.
fn years_on(birth: Option<NaiveDate>, day: NaiveDate) -> Option<i32> {
    Some(domain::patient::age(birth?, day)?.years)
}
