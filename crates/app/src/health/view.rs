//! The medical history as screens show it.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::{
    HealthItemId, PatientId,
    clock::Clock,
    health::{
        Alert, Category, EndReason, HealthItem, HealthReading, ITEM_KIND, Measure, Severity, Warning, alert as why,
    },
};
use serde::Serialize;
use store::ReadTx;

use super::clocks;
use crate::{
    Result,
    conflict::{Difference, Names, Written},
};

/// A line of the catalogue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct HealthTerm {
    /// Stable name; its words are in the locales.
    pub code: String,
    /// What sort of thing.
    pub category: Category,
    /// Why it must be seen, if it must.
    pub alert: Option<Alert>,
}

/// What must be seen first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct HealthAlerts {
    /// The most urgent first.
    pub alerts: Vec<AlertView>,
    /// When the history was last gone through; nothing if nobody ever asked.
    pub reviewed_on: Option<NaiveDate>,
}

/// One alert.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct AlertView {
    /// The item.
    pub item: HealthItemId,
    /// Why.
    pub alert: Alert,
    /// Line of the catalogue; empty for free text.
    pub code: String,
    /// As it was called.
    pub name: String,
    /// How badly the person reacts.
    pub severity: Severity,
    /// Reaction, dose.
    pub detail: String,
    /// When a child is expected.
    pub due_on: Option<NaiveDate>,
    /// The last INR, where it matters.
    pub inr: Option<ReadingView>,
    /// Two workstations say different things of it.
    pub disputed: bool,
}

/// One measurement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ReadingView {
    /// In the unit of its measure.
    pub value: i64,
    /// Clinical date.
    pub measured_on: NaiveDate,
    /// Who entered it; empty on an alert.
    pub by: String,
}

/// Who went through the history, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ReviewView {
    /// Clinical date.
    pub reviewed_on: NaiveDate,
    /// When, milliseconds UTC.
    pub at: i64,
    /// Who.
    pub by: String,
}

/// One item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct HealthItemView {
    /// Which.
    pub id: HealthItemId,
    /// What sort of thing.
    pub category: Category,
    /// Line of the catalogue; empty for free text.
    pub code: String,
    /// As it was called.
    pub name: String,
    /// How badly the person reacts.
    pub severity: Severity,
    /// Reaction, dose, anything else.
    pub detail: String,
    /// When a child is expected.
    pub due_on: Option<NaiveDate>,
    /// Why it must be seen, if it must.
    pub alert: Option<Alert>,
    /// Why it no longer stands; nothing while it does.
    pub ended: Option<EndReason>,
    /// Since when.
    pub ended_on: Option<NaiveDate>,
    /// When it was entered, milliseconds UTC.
    pub recorded_at: i64,
    /// Who entered it.
    pub by: String,
    /// Two workstations say different things of it.
    pub disputed: bool,
    /// See [`store::Seen`].
    pub clocks: String,
}

/// The whole history.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct HealthView {
    /// What stands.
    pub items: Vec<HealthItemView>,
    /// What stood once, or never did.
    pub ended: Vec<HealthItemView>,
    /// ASA class.
    pub asa: Option<ReadingView>,
    /// INR, the latest first.
    pub inr: Vec<ReadingView>,
    /// Who went through it, the latest first.
    pub reviews: Vec<ReviewView>,
    /// Somebody did so today.
    pub reviewed_today: bool,
}

/// One thing said of an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct HealthEvent {
    /// Who, where and when.
    pub written: Written,
    /// What was said; of the first, everything.
    pub changes: Vec<Difference>,
    /// It is how the item came here.
    pub first: bool,
}

pub(super) fn alert(warning: Warning<'_>, inr: Option<&HealthReading>, disputed: bool) -> AlertView {
    let item = warning.item.clone();
    // Only antagonists of vitamin K are steered by it.
    let steered = matches!(item.code.as_str(), "acenocoumarol" | "warfarin");
    AlertView {
        item: item.id,
        alert: warning.alert,
        code: item.code,
        name: item.name,
        severity: item.severity,
        detail: item.detail,
        due_on: item.due_on,
        inr: inr.filter(|_| steered).map(|reading| reading_view(reading, String::new())),
        disputed,
    }
}

fn reading_view(reading: &HealthReading, by: String) -> ReadingView {
    ReadingView { value: reading.value, measured_on: reading.measured_on, by }
}

pub(super) fn health(tx: &ReadTx<'_>, names: &Names, patient: PatientId, today: NaiveDate) -> Result<HealthView> {
    let name = |by| names.staff.get(&by).cloned().unwrap_or_default();
    let item = |item: HealthItem| {
        Ok(HealthItemView {
            alert: why(&item),
            ended: item.ended.then(|| item.end_reason.unwrap_or(EndReason::Refuted)),
            ended_on: item.ended_on.filter(|_| item.ended),
            disputed: tx.is_disputed(&item)?,
            clocks: clocks(tx, item.id)?,
            by: name(item.by),
            id: item.id,
            category: item.category,
            code: item.code,
            name: item.name,
            severity: item.severity,
            detail: item.detail,
            due_on: item.due_on,
            recorded_at: item.recorded_at,
        })
    };
    let all = tx.health_items(patient)?.into_iter().map(item).collect::<Result<Vec<_>>>()?;
    let (ended, items) = all.into_iter().partition(|item: &HealthItemView| item.ended.is_some());
    let readings = tx.health_readings(patient)?;
    let of = |measure| readings.iter().filter(move |reading| reading.measure == measure);
    let view = |reading: &HealthReading| reading_view(reading, name(reading.by));
    let review = |review: domain::health::HealthReview| ReviewView {
        reviewed_on: review.reviewed_on,
        at: review.recorded_at,
        by: name(review.by),
    };
    let reviews: Vec<ReviewView> = tx.health_reviews(patient)?.into_iter().map(review).collect();
    Ok(HealthView {
        items,
        ended,
        asa: of(Measure::Asa).next().map(view),
        inr: of(Measure::Inr).map(view).collect(),
        reviewed_today: reviews.first().is_some_and(|last| last.reviewed_on == today),
        reviews,
    })
}

pub(super) fn events(tx: &ReadTx<'_>, names: &Names, id: HealthItemId) -> Result<Vec<HealthEvent>> {
    let told = ["name", "severity", "detail", "due_on", "ended", "end_reason"];
    let mut found: BTreeMap<Clock, HealthEvent> = BTreeMap::new();
    for field in told {
        for past in tx.history(&ITEM_KIND, id.0, field)? {
            let says = past.value.as_ref().and_then(|value| names.text(value));
            let event = found.entry(past.clock).or_insert_with(|| HealthEvent {
                written: names.written(past.origin),
                changes: Vec::new(),
                first: false,
            });
            event.changes.push(Difference { field: field.to_owned(), says });
        }
    }
    let mut events: Vec<HealthEvent> = found.into_values().collect();
    if let Some(first) = events.first_mut() {
        first.first = true;
    }
    events.reverse();
    Ok(events)
}
