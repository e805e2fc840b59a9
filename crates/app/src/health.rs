//! Medical history: what is claimed, ended, measured and gone through; and the alerts that everybody sees.

mod view;

use chrono::NaiveDate;
use domain::{
    HealthItemId, PatientId,
    health::{
        CATALOGUE, Category, EndReason, HealthItem, HealthReading, HealthReview, ITEM_KIND, Measure, Severity, warnings,
    },
    patient::Patient,
};
use serde::Deserialize;
use store::{ReadTx, Seen, WriteTx};

pub use self::view::{
    AlertView, HealthAlerts, HealthEvent, HealthItemView, HealthTerm, HealthView, ReadingView, ReviewView,
};
use crate::{Action, App, Error, Result, Session, conflict::Names};

/// An allergy, a condition or a medication as a form holds it.
#[derive(Debug, Clone, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct HealthItemForm {
    /// What sort of thing.
    pub category: Category,
    /// Line of the catalogue; empty for free text.
    pub code: String,
    /// As it is called on the screen.
    pub name: String,
    /// How badly the person reacts.
    pub severity: Severity,
    /// Reaction, dose, anything else.
    pub detail: String,
    /// When a child is expected.
    pub due_on: Option<NaiveDate>,
}

/// A measurement as a form holds it.
#[derive(Debug, Clone, Copy, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ReadingForm {
    /// What was measured.
    pub measure: Measure,
    /// In the unit of the measure.
    pub value: i32,
    /// Clinical date; today when nothing is said.
    pub measured_on: Option<NaiveDate>,
}

impl App {
    /// What stands on top of every screen of a patient.
    pub fn health_alerts(&self, patient: PatientId) -> Result<HealthAlerts> {
        let (store, _) = self.require(Action::ReadPatients)?;
        store.read(|tx| {
            let (items, readings) = (tx.health_items(patient)?, tx.health_readings(patient)?);
            let inr = readings.iter().find(|reading| reading.measure == Measure::Inr);
            let alerts = warnings(&items)
                .into_iter()
                .map(|warning| Ok(view::alert(warning, inr, tx.is_disputed(warning.item)?)))
                .collect::<Result<_>>()?;
            Ok(HealthAlerts { alerts, reviewed_on: tx.health_reviews(patient)?.first().map(|last| last.reviewed_on) })
        })
    }

    /// The whole history.
    pub fn health(&self, patient: PatientId) -> Result<HealthView> {
        let (store, _) = self.require(Action::ReadHealth)?;
        let today = self.env.today();
        store.read(|tx| view::health(tx, &Names::read(tx)?, patient, today))
    }

    /// What can be entered in two letters.
    pub fn health_catalogue(&self) -> Result<Vec<HealthTerm>> {
        self.require(Action::ReadHealth)?;
        let term = |entry: &domain::health::Entry| HealthTerm {
            code: entry.code.to_owned(),
            category: entry.category,
            alert: entry.alert,
        };
        Ok(CATALOGUE.iter().map(term).collect())
    }

    /// Claims something.
    pub fn add_health_item(&self, patient: PatientId, form: &HealthItemForm) -> Result<HealthItemId> {
        let (store, session) = self.require(Action::EditHealth)?;
        let id = HealthItemId(self.env.id());
        store.write(self.ctx(Some(&session)), |tx| {
            let _: Patient = tx.get(patient.0)?;
            let item = HealthItem {
                id,
                patient,
                category: form.category,
                code: form.code.clone(),
                name: String::new(),
                severity: Severity::Unknown,
                detail: String::new(),
                due_on: None,
                ended: false,
                end_reason: None,
                ended_on: None,
                recorded_at: self.env.now(),
                by: session.staff,
            };
            save(tx, filled(item, form), None)?;
            Ok::<_, Error>(id)
        })
    }

    /// Says it better; `clocks` are those the screen was opened with. What it is about stays.
    pub fn edit_health_item(&self, id: HealthItemId, clocks: &str, form: &HealthItemForm) -> Result<()> {
        self.change_health_item(id, clocks, |item| {
            *item = filled(item.clone(), form);
            Ok(())
        })
    }

    /// Ends it: over, or never so.
    pub fn end_health_item(&self, id: HealthItemId, clocks: &str, reason: EndReason) -> Result<()> {
        self.change_health_item(id, clocks, |item| Ok(item.end(reason, self.env.today())?))
    }

    /// Lets it stand again.
    pub fn restore_health_item(&self, id: HealthItemId, clocks: &str) -> Result<()> {
        self.change_health_item(id, clocks, |item| {
            item.restore();
            Ok(())
        })
    }

    /// Everything that was ever said of one item, the latest first.
    pub fn health_item_history(&self, id: HealthItemId) -> Result<Vec<HealthEvent>> {
        let (store, _) = self.require(Action::ReadHealth)?;
        store.read(|tx| {
            let _: HealthItem = tx.get(id.0)?;
            view::events(tx, &Names::read(tx)?, id)
        })
    }

    /// Keeps a measurement.
    pub fn measure_health(&self, patient: PatientId, form: &ReadingForm) -> Result<()> {
        let (store, session) = self.require(Action::EditHealth)?;
        let today = self.env.today();
        let reading = HealthReading {
            id: self.env.id(),
            patient,
            measure: form.measure,
            value: form.value.into(),
            measured_on: form.measured_on.unwrap_or(today),
            recorded_at: self.env.now(),
            by: session.staff,
        };
        reading.check(today)?;
        store.write(self.ctx(Some(&session)), |tx| {
            let _: Patient = tx.get(patient.0)?;
            Ok::<_, Error>(tx.append(&reading)?)
        })
    }

    /// Says that the history was gone through with the patient today, as it stood on the screen.
    pub fn review_health(&self, patient: PatientId, seen: &[HealthItemId]) -> Result<()> {
        let (store, session) = self.require(Action::EditHealth)?;
        store.write(self.ctx(Some(&session)), |tx| {
            let _: Patient = tx.get(patient.0)?;
            Ok::<_, Error>(tx.append(&self.review(patient, seen, &session))?)
        })
    }

    fn review(&self, patient: PatientId, seen: &[HealthItemId], session: &Session) -> HealthReview {
        HealthReview {
            id: self.env.id(),
            patient,
            reviewed_on: self.env.today(),
            items: seen.iter().map(ToString::to_string).collect(),
            recorded_at: self.env.now(),
            by: session.staff,
        }
    }

    fn change_health_item(
        &self,
        id: HealthItemId,
        clocks: &str,
        change: impl FnOnce(&mut HealthItem) -> Result<()>,
    ) -> Result<()> {
        let (store, session) = self.require(Action::EditHealth)?;
        store.write(self.ctx(Some(&session)), |tx| {
            let mut item: HealthItem = tx.get(id.0)?;
            change(&mut item)?;
            save(tx, item, Seen::from_text(clocks).as_ref())
        })
    }
}

fn filled(item: HealthItem, form: &HealthItemForm) -> HealthItem {
    let form = form.clone();
    HealthItem { name: form.name, severity: form.severity, detail: form.detail, due_on: form.due_on, ..item }
}

fn save(tx: &mut WriteTx<'_>, mut item: HealthItem, seen: Option<&Seen>) -> Result<()> {
    item.clean();
    item.check(&tx.health_items(item.patient)?)?;
    Ok(tx.save(&item, seen)?)
}

/// What a screen saw of an item.
fn clocks(tx: &ReadTx<'_>, id: HealthItemId) -> Result<String> {
    Ok(tx.seen(&ITEM_KIND, id.0)?.to_text())
}
