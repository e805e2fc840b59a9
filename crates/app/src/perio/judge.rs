//! What an examination means: argued by the tables, judged by the clinician.

use chrono::NaiveDate;
use domain::{
    PatientId,
    id::PerioExamId,
    perio::{
        Answers, Assessment, Classification, ExamStatus, Judgement, PerioExam, Risk, RiskAssessment, assess_risk,
        classify,
    },
};
use serde::{Deserialize, Serialize};
use store::ReadTx;

use super::Examined;
use crate::{Action, App, Error, Result};

/// Classification and risk, as argued.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
pub struct Argued {
    /// The classification of 2017.
    pub classification: Classification,
    /// The hexagon.
    pub risk: RiskAssessment,
}

/// What a clinician answers and judges.
#[derive(Debug, Clone, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct NewAssessment {
    /// What the probe does not say.
    pub answers: Answers,
    /// The final judgement; nothing while only answers are given.
    pub judged: Option<Judgement>,
    /// Why it differs from what was computed.
    pub note: String,
}

impl Examined {
    /// Argues with these answers.
    pub(super) fn argue(&self, answers: &Answers) -> Argued {
        let figures = self.figures();
        Argued { classification: classify(&figures, answers, self.held), risk: assess_risk(&figures, answers) }
    }
}

/// The risk of the last closed examination for which it can be told, with its day.
pub(crate) fn latest_risk(tx: &ReadTx<'_>, patient: PatientId) -> Result<Option<(NaiveDate, Risk)>> {
    let closed = |exam: &PerioExam| exam.status == ExamStatus::Closed;
    let Some(exam) = tx.perio_exams(patient)?.into_iter().find(closed) else {
        return Ok(None);
    };
    let examined = Examined::read(tx, exam.id)?;
    Ok(examined.argue(&examined.answers).risk.risk.map(|risk| (exam.examined_on, risk)))
}

impl App {
    /// Argues with answers that nobody has kept yet.
    pub fn argue_perio(&self, exam: PerioExamId, answers: &Answers) -> Result<Argued> {
        let (store, _) = self.require(Action::ReadChart)?;
        answers.check()?;
        store.read(|tx| Ok(Examined::read(tx, exam)?.argue(answers)))
    }

    /// Keeps answers and judgement, beside what was computed from them now.
    pub fn assess_perio(&self, exam: PerioExamId, new: &NewAssessment) -> Result<()> {
        let (store, session) = self.require(Action::EditChart)?;
        let note = domain::text::clean(&new.note);
        domain::text::check("note", &note, 2000)?;
        new.answers.check()?;
        store.write(self.ctx(Some(&session)), |tx| {
            let examined = Examined::read(tx, exam)?;
            let argued = examined.argue(&new.answers);
            tx.append(&Assessment {
                id: self.env.id(),
                exam,
                patient: examined.exam.patient,
                answers: new.answers.clone(),
                computed: Judgement::from(&argued.classification),
                judged: new.judged,
                note,
                by: session.staff,
                recorded_at: self.env.now(),
            })?;
            Ok::<_, Error>(())
        })
    }
}
