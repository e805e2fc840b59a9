//! Medical history.

use domain::{
    PatientId, Record as _, Weight,
    health::{HealthItem, HealthReading, HealthReview, ITEM_KIND},
};

use crate::{ReadTx, Result, table};

impl ReadTx<'_> {
    /// All that was ever claimed of a patient, ended or not, in the order of entry.
    pub fn health_items(&self, patient: PatientId) -> Result<Vec<HealthItem>> {
        let mut items: Vec<HealthItem> = self.of_patient(patient)?;
        items.sort_by_key(|item| (item.recorded_at, item.id));
        Ok(items)
    }

    /// Whether two workstations say different things of an item that could harm.
    pub fn is_disputed(&self, item: &HealthItem) -> Result<bool> {
        let grave = |name: &str| ITEM_KIND.field(name).is_some_and(|field| field.weight == Weight::Safety);
        let clocks = table::clocks(self.db(), &ITEM_KIND, item.id())?;
        Ok(clocks.iter().any(|(name, live)| live.len() > 1 && grave(name)))
    }

    /// What was measured, the latest first.
    pub fn health_readings(&self, patient: PatientId) -> Result<Vec<HealthReading>> {
        let mut readings: Vec<HealthReading> = self.of_patient(patient)?;
        readings.sort_by_key(|reading| std::cmp::Reverse((reading.measured_on, reading.recorded_at, reading.id)));
        Ok(readings)
    }

    /// When the history was gone through, the latest first.
    pub fn health_reviews(&self, patient: PatientId) -> Result<Vec<HealthReview>> {
        let mut reviews: Vec<HealthReview> = self.of_patient(patient)?;
        reviews.sort_by_key(|review| std::cmp::Reverse((review.reviewed_on, review.recorded_at, review.id)));
        Ok(reviews)
    }
}
