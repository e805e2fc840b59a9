//! The medical questionnaire: asked, answered, read again, and revised by the clinic.

use chrono::NaiveDate;
use domain::{
    Invalid, PatientId, StaffId,
    patient::Patient,
    questionnaire::{Answer, Answers, Informant, Question, Questionnaire},
    text,
};
use serde::{Deserialize, Serialize};
use store::Scratch;
use uuid::Uuid;

use crate::{Action, App, Error, Result, draft};

/// What is asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct QuestionnaireView {
    /// Which.
    pub id: Uuid,
    /// Its version; 0 is the house's own.
    pub version: i64,
    /// The questions in order.
    pub questions: Vec<Question>,
}

/// A version that was made at some time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct QuestionnaireVersion {
    /// Which.
    pub id: Uuid,
    /// Its version; 0 is the house's own.
    pub version: i64,
    /// The questions in order.
    pub questions: Vec<Question>,
    /// When it was made, milliseconds UTC; 0 for the house's own.
    pub recorded_at: i64,
    /// Who made it.
    pub by: String,
}

/// Answers as a form holds them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
pub struct AnswersForm {
    /// Which questionnaire was asked.
    pub questionnaire: Uuid,
    /// What was said.
    pub answers: Vec<Answer>,
    /// By whom.
    pub informant: Informant,
}

/// A sheet that nobody has saved yet, with the questions it was begun with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct AnswersDraft {
    /// What is asked.
    pub asked: QuestionnaireView,
    /// What was answered so far.
    pub form: AnswersForm,
}

/// What a scratch holds; by its name this one is told from others.
#[derive(Serialize, Deserialize)]
struct Content {
    questionnaire_answers: AnswersForm,
}

/// A sheet of answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct AnswersView {
    /// Which.
    pub id: Uuid,
    /// Version of the questionnaire.
    pub version: i64,
    /// What was said, each with its question as it was asked.
    pub answers: Vec<Answer>,
    /// By whom.
    pub informant: Informant,
    /// Clinical date.
    pub filled_on: NaiveDate,
    /// Who entered it.
    pub by: String,
}

impl App {
    /// The version asked now.
    pub fn questionnaire(&self) -> Result<QuestionnaireView> {
        let (store, _) = self.require(Action::ReadHealth)?;
        let Questionnaire { id, version, questions, .. } = store.read(|tx| tx.questionnaire())?;
        Ok(QuestionnaireView { id, version, questions })
    }

    /// Every version there was, the one asked now first.
    pub fn questionnaire_versions(&self) -> Result<Vec<QuestionnaireVersion>> {
        let (store, _) = self.require(Action::ReadHealth)?;
        store.read(|tx| {
            let staff = tx.staff()?;
            let view = |made: Questionnaire| QuestionnaireVersion {
                id: made.id,
                version: made.version,
                questions: made.questions,
                recorded_at: made.recorded_at,
                by: staff.iter().find(|person| person.id == made.by).map(|by| by.name.clone()).unwrap_or_default(),
            };
            Ok(tx.questionnaires()?.into_iter().map(view).collect())
        })
    }

    /// What a patient answered, the latest first.
    pub fn questionnaire_answers(&self, patient: PatientId) -> Result<Vec<AnswersView>> {
        let (store, _) = self.require(Action::ReadHealth)?;
        store.read(|tx| {
            let staff = tx.staff()?;
            let view = |sheet: Answers| AnswersView {
                id: sheet.id,
                version: sheet.version,
                answers: sheet.answers,
                informant: sheet.informant,
                filled_on: sheet.filled_on,
                by: staff.iter().find(|person| person.id == sheet.by).map(|by| by.name.clone()).unwrap_or_default(),
            };
            Ok(tx.questionnaire_answers(patient)?.into_iter().map(view).collect())
        })
    }

    /// Keeps what is in the form on this workstation's disk, cheaply enough for every answer.
    pub fn keep_answers(&self, patient: PatientId, form: &AnswersForm) -> Result<()> {
        let (store, session) = self.require(Action::EditHealth)?;
        form.answers.iter().try_for_each(|answer| text::check("answers", &answer.note, text::LONG))?;
        store.read(|tx| tx.get::<Patient>(patient.0).map(|_| ()))?;
        let content = serde_json::to_string(&Content { questionnaire_answers: form.clone() })
            .map_err(|_| store::Error::Misuse("a form is always JSON"))?;
        let (id, author) = (draft_id(patient, session.staff), session.staff);
        Ok(store.keep_scratch(&Scratch { id, patient, author, content, typed_at: self.env.now() })?)
    }

    /// What the person signed in began to fill in and did not save, also in an earlier life of this program.
    pub fn answers_draft(&self, patient: PatientId) -> Result<Option<AnswersDraft>> {
        let (store, session) = self.require(Action::EditHealth)?;
        store.read(|tx| {
            let kept = tx.scratch(draft_id(patient, session.staff))?;
            let Some(Content { questionnaire_answers: form }) =
                kept.and_then(|scratch| serde_json::from_str(&scratch.content).ok())
            else {
                return Ok(None);
            };
            let Questionnaire { id, version, questions, .. } = tx.questionnaire_version(form.questionnaire)?;
            Ok(Some(AnswersDraft { asked: QuestionnaireView { id, version, questions }, form }))
        })
    }

    /// Lets go of it.
    pub fn forget_answers(&self, patient: PatientId) -> Result<()> {
        let (store, session) = self.require(Action::EditHealth)?;
        store.write(self.ctx(Some(&session)), |tx| Ok(tx.drop_scratch(draft_id(patient, session.staff))?))
    }

    /// Keeps what a patient answered today.
    pub fn fill_questionnaire(&self, patient: PatientId, form: &AnswersForm) -> Result<()> {
        let (store, session) = self.require(Action::EditHealth)?;
        store.write(self.ctx(Some(&session)), |tx| {
            let _: Patient = tx.get(patient.0)?;
            let asked = tx.questionnaire_version(form.questionnaire)?;
            let cleaned = |answer: &Answer| Answer { note: text::clean(&answer.note), ..answer.clone() };
            let sheet = Answers {
                id: self.env.id(),
                patient,
                questionnaire: asked.id,
                version: asked.version,
                answers: form.answers.iter().map(cleaned).collect(),
                informant: form.informant,
                filled_on: self.env.today(),
                recorded_at: self.env.now(),
                by: session.staff,
            };
            sheet.check(&asked)?;
            tx.append(&sheet)?;
            Ok::<_, Error>(tx.drop_scratch(draft_id(patient, session.staff))?)
        })
    }

    /// Makes the next version of the one that was `read`; what was answered to earlier ones stays as it is. Whoever read
    /// an older version than is asked by now is told so: their words would set a colleague's aside unseen.
    pub fn revise_questionnaire(&self, read: Uuid, questions: Vec<Question>) -> Result<()> {
        let (store, session) = self.require(Action::ManageClinic)?;
        let cleaned = |question: Question| Question { text: text::clean(&question.text), ..question };
        let questions: Vec<Question> = questions.into_iter().map(cleaned).collect();
        store.write(self.ctx(Some(&session)), |tx| {
            let asked = tx.questionnaire()?;
            if asked.id != read {
                return Err(Invalid::new("questionnaire", "questionnaire_changed").into());
            }
            if asked.questions == questions {
                return Err(Invalid::new("questionnaire", "nothing_changed").into());
            }
            let version = asked.version + 1;
            let (id, recorded_at, by) = (self.env.id(), self.env.now(), session.staff);
            let revised = Questionnaire { id, version, questions, recorded_at, by };
            revised.check()?;
            Ok::<_, Error>(tx.append(&revised)?)
        })
    }
}

fn draft_id(patient: PatientId, author: StaffId) -> Uuid {
    draft::id("questionnaire", patient.0, author)
}
