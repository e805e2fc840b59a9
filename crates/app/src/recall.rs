//! When to look again: proposed from what is known, chosen by the clinician; the clinic's table of months.

use chrono::NaiveDate;
use domain::{
    PatientId, caries_risk,
    caries_risk::CariesLevel,
    perio::Risk,
    recall::{self, POLICY_KIND, RecallDecision, RecallFacts, RecallPolicy, RecallProposal},
    text,
};
use serde::{Deserialize, Serialize};
use store::{ReadTx, Seen};

use crate::{Action, App, Error, Result, conflict::Names, perio, risk::age_of};

/// A risk with its day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type)]
pub struct Known<T> {
    /// What.
    pub risk: T,
    /// Since when.
    pub on: NaiveDate,
}

/// What was chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct RecallDecisionView {
    /// Months.
    pub months: i32,
    /// What was proposed then.
    pub proposed_months: Option<i32>,
    /// Why it differs.
    pub note: String,
    /// Clinical date.
    pub decided_on: NaiveDate,
    /// When it is due.
    pub due_on: NaiveDate,
    /// By whom.
    pub by: String,
}

/// The risks of a patient and when to look again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct RecallView {
    /// Caries risk that stands.
    pub caries: Option<Known<CariesLevel>>,
    /// Periodontal risk of the last closed examination.
    pub perio: Option<Known<Risk>>,
    /// What is proposed today.
    pub proposal: RecallProposal,
    /// What was chosen, the one that stands first.
    pub decisions: Vec<RecallDecisionView>,
}

/// A choice as a form holds it.
#[derive(Debug, Clone, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct NewRecallDecision {
    /// Months.
    pub months: i32,
    /// Why it differs from the proposal.
    pub note: String,
}

/// The clinic's table as a form holds it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct RecallPolicyForm {
    /// Months at low caries risk.
    pub caries_low: i32,
    /// At moderate.
    pub caries_moderate: i32,
    /// At high.
    pub caries_high: i32,
    /// At extreme.
    pub caries_extreme: i32,
    /// Months at low periodontal risk.
    pub perio_low: i32,
    /// At moderate.
    pub perio_moderate: i32,
    /// At high.
    pub perio_high: i32,
    /// What the person saw; see [`Seen`].
    pub clocks: String,
}

impl App {
    /// The latest risks and the recall that follows from them.
    pub fn recall(&self, patient: PatientId) -> Result<RecallView> {
        let (store, _) = self.require(Action::ReadChart)?;
        let today = self.env.today();
        store.read(|tx| latest(tx, patient, today))
    }

    /// Keeps a choice beside what was proposed.
    pub fn decide_recall(&self, patient: PatientId, new: &NewRecallDecision) -> Result<()> {
        let (store, session) = self.require(Action::EditChart)?;
        let today = self.env.today();
        store.write(self.ctx(Some(&session)), |tx| {
            let now = latest(tx, patient, today)?;
            let decision = RecallDecision {
                id: self.env.id(),
                patient,
                proposed_months: now.proposal.months.map(i64::from),
                caries: now.caries.map(|known| known.risk),
                perio: now.perio.map(|known| known.risk),
                months: new.months.into(),
                note: text::clean(&new.note),
                decided_on: today,
                by: session.staff,
                recorded_at: self.env.now(),
            };
            decision.check(age_of(tx, patient, today)?)?;
            Ok::<_, Error>(tx.append(&decision)?)
        })
    }

    /// The clinic's table.
    pub fn recall_policy(&self) -> Result<RecallPolicyForm> {
        let (store, _) = self.require(Action::ReadChart)?;
        store.read(|tx| {
            let table = tx.recall_policy()?;
            let clocks = tx.seen(&POLICY_KIND, table.id.0)?.to_text();
            let months = |months: i64| i32::try_from(months).unwrap_or(0);
            Ok(RecallPolicyForm {
                caries_low: months(table.caries_low),
                caries_moderate: months(table.caries_moderate),
                caries_high: months(table.caries_high),
                caries_extreme: months(table.caries_extreme),
                perio_low: months(table.perio_low),
                perio_moderate: months(table.perio_moderate),
                perio_high: months(table.perio_high),
                clocks,
            })
        })
    }

    /// Changes the clinic's table.
    pub fn set_recall_policy(&self, form: &RecallPolicyForm) -> Result<()> {
        let (store, session) = self.require(Action::ManageClinic)?;
        store.write(self.ctx(Some(&session)), |tx| {
            let table = RecallPolicy {
                id: tx.clinic()?.id,
                caries_low: form.caries_low.into(),
                caries_moderate: form.caries_moderate.into(),
                caries_high: form.caries_high.into(),
                caries_extreme: form.caries_extreme.into(),
                perio_low: form.perio_low.into(),
                perio_moderate: form.perio_moderate.into(),
                perio_high: form.perio_high.into(),
            };
            table.check()?;
            Ok::<_, Error>(tx.save(&table, Seen::from_text(&form.clocks).as_ref())?)
        })
    }
}

/// What is known of a patient's risks, and what it proposes: for every screen that shows it.
pub(crate) fn latest(tx: &ReadTx<'_>, patient: PatientId, today: NaiveDate) -> Result<RecallView> {
    let names = Names::read(tx)?;
    let assessments = tx.risk_assessments(patient)?;
    let caries = caries_risk::latest(&assessments)
        .and_then(|said| said.level().map(|risk| Known { risk, on: said.assessed_on }));
    let perio = perio::latest_risk(tx, patient)?.map(|(on, risk)| Known { risk, on });
    let facts = RecallFacts {
        age_years: age_of(tx, patient, today)?,
        caries: caries.map(|known| known.risk),
        perio: perio.map(|known| known.risk),
    };
    let months = |months: i64| i32::try_from(months).unwrap_or(i32::MAX);
    let decision = |said: RecallDecision| RecallDecisionView {
        months: months(said.months),
        proposed_months: said.proposed_months.map(months),
        due_on: said.due_on(),
        decided_on: said.decided_on,
        by: names.staff.get(&said.by).cloned().unwrap_or_default(),
        note: said.note,
    };
    Ok(RecallView {
        caries,
        perio,
        proposal: recall::propose(facts, &tx.recall_policy()?),
        decisions: tx.recall_decisions(patient)?.into_iter().map(decision).collect(),
    })
}
