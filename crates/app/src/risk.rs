//! Caries risk: forms answered, argued, judged.

use chrono::NaiveDate;
use domain::{
    Invalid, PatientId,
    caries_risk::{
        self, CariesArgued, CariesLevel, CariesRisk, FORMS, RiskAnswers, RiskForm, RiskQuestion, Rule, find,
    },
    patient::{self, Patient},
    text,
};
use serde::{Deserialize, Serialize};
use store::ReadTx;
use uuid::Uuid;

use crate::{Action, App, Error, Result, conflict::Names};

/// A form as it is shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct RiskFormView {
    /// Stable name.
    pub id: String,
    /// Its version.
    pub version: i64,
    /// It is tallied by columns, not balanced.
    pub tally: bool,
    /// What it asks.
    pub questions: Vec<RiskQuestion>,
}

/// One assessment as it is shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct RiskAssessmentView {
    /// Which.
    pub id: Uuid,
    /// The form.
    pub form: String,
    /// Its version.
    pub version: i64,
    /// Every answer.
    pub answers: RiskAnswers,
    /// The least it could be.
    pub least: CariesLevel,
    /// The most.
    pub most: CariesLevel,
    /// What the clinician said.
    pub judged: Option<CariesLevel>,
    /// What counts: the clinician's word, else what was computed without doubt.
    pub level: Option<CariesLevel>,
    /// Why it differs.
    pub note: String,
    /// Clinical date.
    pub assessed_on: NaiveDate,
    /// By whom.
    pub by: String,
    /// Another of the same day says something else, and both stand.
    pub disputed: bool,
}

/// Caries risk of a patient.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct RiskView {
    /// Age today.
    pub age_years: Option<i32>,
    /// The forms for this age.
    pub forms: Vec<RiskFormView>,
    /// Every assessment, the one that stands first.
    pub assessments: Vec<RiskAssessmentView>,
}

/// Answers as a form holds them.
#[derive(Debug, Clone, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct NewRiskAssessment {
    /// The form.
    pub form: String,
    /// Every answer.
    pub answers: RiskAnswers,
    /// What the clinician says; nothing where what was computed stands.
    pub judged: Option<CariesLevel>,
    /// Why it differs.
    pub note: String,
}

impl App {
    /// The forms for a patient, and what was answered.
    pub fn caries_risk(&self, patient: PatientId) -> Result<RiskView> {
        let (store, _) = self.require(Action::ReadHealth)?;
        let today = self.env.today();
        store.read(|tx| {
            let age = age_of(tx, patient, today)?;
            let (names, said) = (Names::read(tx)?, tx.risk_assessments(patient)?);
            Ok(RiskView {
                age_years: age,
                forms: FORMS.iter().filter(|form| form.fits(age)).map(RiskFormView::from).collect(),
                assessments: said.iter().map(|one| view(one, &said, &names)).collect(),
            })
        })
    }

    /// What answers that nobody has kept yet argue for.
    pub fn argue_caries_risk(&self, form: &str, answers: &RiskAnswers) -> Result<CariesArgued> {
        self.require(Action::ReadHealth)?;
        Ok(caries_risk::argue(form_of(form)?, answers))
    }

    /// Keeps answers and the clinician's word, beside what was computed from them now.
    pub fn assess_caries_risk(&self, patient: PatientId, new: &NewRiskAssessment) -> Result<()> {
        let (store, session) = self.require(Action::EditHealth)?;
        let form = form_of(&new.form)?;
        let argued = caries_risk::argue(form, &new.answers);
        let assessment = CariesRisk {
            id: self.env.id(),
            patient,
            form: form.id.to_owned(),
            version: form.version,
            answers: new.answers.clone(),
            least: argued.least,
            most: argued.most,
            judged: new.judged,
            note: text::clean(&new.note),
            assessed_on: self.env.today(),
            by: session.staff,
            recorded_at: self.env.now(),
        };
        assessment.check()?;
        store.write(self.ctx(Some(&session)), |tx| {
            let _: Patient = tx.get(patient.0)?;
            Ok::<_, Error>(tx.append(&assessment)?)
        })
    }
}

fn form_of(id: &str) -> Result<&'static RiskForm> {
    Ok(find(id).ok_or_else(|| Invalid::new("form", "unknown_value"))?)
}

/// Years of age on a day.
pub(crate) fn age_of(tx: &ReadTx<'_>, patient: PatientId, day: NaiveDate) -> Result<Option<i32>> {
    let patient: Patient = tx.get(patient.0)?;
    Ok(patient.birth_date.and_then(|birth| patient::age(birth, day)).map(|age| age.years))
}

impl From<&RiskForm> for RiskFormView {
    fn from(form: &RiskForm) -> RiskFormView {
        RiskFormView {
            id: form.id.to_owned(),
            version: form.version,
            tally: form.rule == Rule::Tally,
            questions: form.questions.to_vec(),
        }
    }
}

fn view(said: &CariesRisk, all: &[CariesRisk], names: &Names) -> RiskAssessmentView {
    let differs = |other: &CariesRisk| {
        (other.assessed_on, &other.form) == (said.assessed_on, &said.form)
            && (&other.answers, other.level()) != (&said.answers, said.level())
    };
    RiskAssessmentView {
        id: said.id,
        form: said.form.clone(),
        version: said.version,
        answers: said.answers.clone(),
        least: said.least,
        most: said.most,
        judged: said.judged,
        level: said.level(),
        note: said.note.clone(),
        assessed_on: said.assessed_on,
        by: names.staff.get(&said.by).cloned().unwrap_or_default(),
        disputed: all.iter().any(differs),
    }
}
