//! Prescriptions: warned of, signed, annulled, prescribed again.

use chrono::NaiveDate;
use domain::{
    PatientId, PrescriptionId,
    health::HealthItem,
    patient::{self, Patient},
    prescription::{
        Acknowledged, Annulment, DRUGS, DosageForm, Drug, Hazard, Medicine, Prescription, Route, Taker, hazards,
    },
    staff::Staff,
};
use serde::{Deserialize, Serialize};
use store::ReadTx;

use crate::{Action, App, Error, Result};

/// A line of the list of drugs, with what is usual for an adult.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct DrugView {
    /// Stable name; its words are in the locales.
    pub code: String,
    /// Other names by which it is found.
    pub names: Vec<String>,
    /// Usual strength.
    pub strength: String,
    /// What it looks like.
    pub form: DosageForm,
    /// Which way it enters the body.
    pub route: Route,
    /// How many, or how many millilitres, at a time.
    pub amount: u8,
    /// Hours between doses; 0 for a single one.
    pub every_hours: u8,
    /// For how many days.
    pub days: u8,
    /// How many in all.
    pub units: u8,
}

/// A prescription as a form holds it.
#[derive(Debug, Clone, Deserialize, specta::Type)]
pub struct PrescriptionForm {
    /// The medicines.
    pub items: Vec<Medicine>,
    /// Why grave warnings are set aside.
    pub answers: Vec<Answered>,
}

/// Why one warning is set aside.
#[derive(Debug, Clone, Deserialize, specta::Type)]
pub struct Answered {
    /// Which, as [`HazardView::key`] names it.
    pub key: String,
    /// Why.
    pub why: String,
}

/// A warning.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct HazardView {
    /// By this an answer finds it.
    pub key: String,
    /// What it says.
    pub hazard: Hazard,
}

/// What took a prescription back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct AnnulmentView {
    /// Why.
    pub reason: String,
    /// When, milliseconds UTC.
    pub at: i64,
    /// Who.
    pub by: String,
}

/// One prescription.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct PrescriptionView {
    /// Which.
    pub id: PrescriptionId,
    /// As people name it.
    pub number: String,
    /// Clinical date.
    pub issued_on: NaiveDate,
    /// The medicines.
    pub items: Vec<Medicine>,
    /// Every warning there was, and why it was set aside.
    pub warnings: Vec<Acknowledged>,
    /// Who prescribed, with licence number.
    pub prescriber: String,
    /// Licence number.
    pub licence: String,
    /// When it was signed, milliseconds UTC.
    pub recorded_at: i64,
    /// Some of it is still to be taken.
    pub running: bool,
    /// What took it back, if anything did.
    pub annulled: Option<AnnulmentView>,
}

impl App {
    /// What can be prescribed in a few letters.
    pub fn drugs(&self) -> Result<Vec<DrugView>> {
        self.require(Action::ReadHealth)?;
        let view = |drug: &Drug| DrugView {
            code: drug.code.to_owned(),
            names: drug.names().into_iter().map(str::to_owned).collect(),
            strength: drug.strength.to_owned(),
            form: drug.form,
            route: drug.route,
            amount: drug.amount,
            every_hours: drug.every_hours,
            days: drug.days,
            units: drug.units,
        };
        Ok(DRUGS.iter().map(view).collect())
    }

    /// What must be known before these are prescribed to this patient.
    pub fn prescription_hazards(&self, patient: PatientId, items: &[Medicine]) -> Result<Vec<HazardView>> {
        let (store, _) = self.require(Action::Prescribe)?;
        let items = cleaned(items);
        let found = store.read(|tx| self.hazards(tx, patient, &items))?;
        Ok(found.into_iter().map(|hazard| HazardView { key: hazard.key(), hazard }).collect())
    }

    /// All that was ever prescribed to a patient, the latest first.
    pub fn prescriptions(&self, patient: PatientId) -> Result<Vec<PrescriptionView>> {
        let (store, _) = self.require(Action::ReadHealth)?;
        let today = self.env.today();
        store.read(|tx| {
            let (staff, mut annulled) = (tx.staff()?, tx.annulments(patient)?);
            let name = |by| staff.iter().find(|person| person.id == by).map(|by| by.name.clone()).unwrap_or_default();
            let view = |paper: Prescription| PrescriptionView {
                number: paper.number(),
                running: paper.runs_on(today),
                annulled: annulled.remove(&paper.id).map(|annulment| AnnulmentView {
                    reason: annulment.reason,
                    at: annulment.recorded_at,
                    by: name(annulment.by),
                }),
                id: paper.id,
                issued_on: paper.issued_on,
                items: paper.items,
                warnings: paper.warnings,
                prescriber: paper.prescriber,
                licence: paper.licence,
                recorded_at: paper.recorded_at,
            };
            Ok(tx.prescriptions(patient)?.into_iter().map(view).collect())
        })
    }

    /// Signs a prescription. The warnings are those there are now, not those a screen showed a while ago: a grave one
    /// that nobody answered refuses it.
    pub fn prescribe(&self, patient: PatientId, form: &PrescriptionForm) -> Result<PrescriptionId> {
        let (store, session) = self.require(Action::Prescribe)?;
        store.write(self.ctx(Some(&session)), |tx| {
            let _: Patient = tx.get(patient.0)?;
            let signer: Staff = tx.get(session.staff)?;
            let items = cleaned(&form.items);
            let hazards = self.hazards(tx, patient, &items)?;
            let why = |hazard: &Hazard| {
                let answer = form.answers.iter().find(|answer| answer.key == hazard.key());
                answer.map(|answer| domain::text::clean(&answer.why)).unwrap_or_default()
            };
            let paper = Prescription {
                id: PrescriptionId(self.env.id()),
                patient,
                issued_on: self.env.today(),
                items,
                warnings: hazards
                    .iter()
                    .map(|hazard| Acknowledged { hazard: hazard.clone(), why: why(hazard) })
                    .collect(),
                prescriber: signer.name,
                licence: signer.licence,
                recorded_at: self.env.now(),
                by: session.staff,
            };
            paper.check(&hazards)?;
            tx.append(&paper)?;
            Ok::<_, Error>(paper.id)
        })
    }

    /// Takes a prescription back, with a reason; both stay readable.
    pub fn annul_prescription(&self, id: PrescriptionId, reason: &str) -> Result<()> {
        let (store, session) = self.require(Action::Prescribe)?;
        store.write(self.ctx(Some(&session)), |tx| {
            let paper: Prescription = tx.get(id.0)?;
            let annulment = Annulment {
                id: self.env.id(),
                prescription: id,
                patient: paper.patient,
                reason: domain::text::clean(reason),
                recorded_at: self.env.now(),
                by: session.staff,
            };
            let others: Vec<Annulment> = tx.annulments(paper.patient)?.into_values().collect();
            annulment.check(&others)?;
            Ok::<_, Error>(tx.append(&annulment)?)
        })
    }

    fn hazards(&self, tx: &ReadTx<'_>, id: PatientId, items: &[Medicine]) -> Result<Vec<Hazard>> {
        let today = self.env.today();
        let person: Patient = tx.get(id.0)?;
        let history: Vec<HealthItem> = tx.health_items(id)?;
        let annulled = tx.annulments(id)?;
        let mut prescribed = tx.prescriptions(id)?;
        prescribed.retain(|paper| !annulled.contains_key(&paper.id));
        let age = person.birth_date.and_then(|birth| patient::age(birth, today));
        let taker = Taker {
            history: &history,
            prescribed: &prescribed,
            years: age.map(|age| age.years),
            asked: !tx.health_reviews(id)?.is_empty(),
            today,
        };
        Ok(hazards(items, taker))
    }
}

fn cleaned(items: &[Medicine]) -> Vec<Medicine> {
    items.iter().cloned().map(Medicine::cleaned).collect()
}
