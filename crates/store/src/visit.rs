//! Visits.

use std::cmp::Reverse;

use domain::{PatientId, visit::Visit};

use crate::{ReadTx, Result, row, table};

impl ReadTx<'_> {
    /// A patient's visits, the latest first; not those opened by mistake.
    pub fn visits(&self, patient: PatientId) -> Result<Vec<Visit>> {
        let mut visits: Vec<Visit> = self.of_patient(patient)?;
        visits.retain(|visit| !visit.retired);
        visits.sort_by_key(|visit| Reverse((visit.visited_on, visit.opened_at, visit.id)));
        Ok(visits)
    }

    /// Everybody's open visits, whatever their day, the latest first; not those of blocked patients.
    pub fn open_visits(&self) -> Result<Vec<Visit>> {
        let hidden = self.hidden()?;
        let mut statement = self.db().prepare_cached("SELECT id FROM visit WHERE closed_at IS NULL AND retired = 0")?;
        let ids = statement.query_map([], |row| row.get::<_, Vec<u8>>(0))?.collect::<rusqlite::Result<Vec<_>>>()?;
        let mut visits = Vec::new();
        for id in ids {
            visits.extend(table::get::<Visit>(self.db(), row::id(&id)?)?);
        }
        visits.retain(|visit| !hidden.contains(&visit.patient));
        visits.sort_by_key(|visit| Reverse((visit.opened_at, visit.id)));
        Ok(visits)
    }
}
