//! How far each workstation's log is here, and whom the changes that wait to be sent are about.

use std::collections::BTreeSet;

use domain::{DeviceId, PatientId};
use rusqlite::OptionalExtension as _;
use wire::protocol::Head;

use crate::{Error, ReadTx, Result, Scope, row};

/// How far one workstation's log is here, all its epochs together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Whose.
    pub device: DeviceId,
    /// How many of its changes are kept here.
    pub changes: u64,
    /// How many of them wait for others.
    pub waiting: u64,
    /// When it wrote the last one, by its own clock, milliseconds UTC.
    pub last_wall: Option<i64>,
}

impl ReadTx<'_> {
    /// How far each workstation's log is here.
    pub fn progress(&self) -> Result<Vec<Progress>> {
        let mut statement = self
            .db()
            .prepare_cached("SELECT device, sum(seq), sum(seq - applied) FROM head GROUP BY device ORDER BY device")?;
        let mut last = self
            .db()
            .prepare_cached("SELECT wall FROM change_log WHERE device = ?1 ORDER BY epoch DESC, seq DESC LIMIT 1")?;
        let mut rows = statement.query([])?;
        let mut progress = Vec::new();
        while let Some(row) = rows.next()? {
            let device = DeviceId(row::id(&row.get::<_, Vec<u8>>(0)?)?);
            let last_wall = last.query_row([device.0.as_bytes().as_slice()], |row| row.get(0)).optional()?;
            progress.push(Progress { device, changes: row.get(1)?, waiting: row.get(2)?, last_wall });
        }
        Ok(progress)
    }

    /// How many changes of a device a relay has that are not here, and how many are here that it lacks.
    pub fn apart_from(&self, device: DeviceId, theirs: &Head) -> Result<(u64, u64)> {
        let id = device.0;
        let here: u64 = self
            .db()
            .prepare_cached("SELECT coalesce(sum(seq), 0) FROM head WHERE device = ?1 AND epoch = ?2")?
            .query_row((id.as_bytes().as_slice(), theirs.epoch), |row| row.get(0))?;
        let later: u64 = self
            .db()
            .prepare_cached("SELECT coalesce(sum(seq), 0) FROM head WHERE device = ?1 AND epoch > ?2")?
            .query_row((id.as_bytes().as_slice(), theirs.epoch), |row| row.get(0))?;
        Ok((theirs.seq.saturating_sub(here), here.saturating_sub(theirs.seq) + later))
    }

    /// Whom the changes that no relay has signed for are about.
    pub fn unsent_patients(&self) -> Result<BTreeSet<PatientId>> {
        let mut patients = BTreeSet::new();
        self.each_frame_of(Scope::Unsent, |frame| {
            let header = frame.change.header().map_err(Error::from)?;
            patients.extend(header.sections.iter().filter_map(|section| section.subject));
            Ok(())
        })?;
        Ok(patients)
    }
}
