//! What waits for a person's judgement: changes of a revoked device, and second histories.

use domain::{DeviceId, PatientId, StaffId};
use wire::{Op, protocol::Head};

use crate::{ReadTx, Result, clock_correction, log, membership};

/// A change that counts for nothing until somebody decides.
#[derive(Debug, Clone, PartialEq)]
pub struct Quarantined {
    /// Who signed it.
    pub device: DeviceId,
    /// Where in its log.
    pub head: Head,
    /// The transaction it belongs to: first and last number.
    pub span: (u64, u64),
    /// When, milliseconds UTC, by a clock put right where it is known to have been wrong.
    pub wall: i64,
    /// Who was signed in.
    pub actor: Option<StaffId>,
    /// Which patients it is about.
    pub patients: Vec<PatientId>,
    /// What it says.
    pub ops: Vec<Op>,
}

impl ReadTx<'_> {
    /// Changes of revoked devices that wait for judgement, in the order they were written.
    pub fn quarantine(&self) -> Result<Vec<Quarantined>> {
        self.judged_later("SELECT frame FROM change_log WHERE state = 'quarantined' AND state <> 'applied' ORDER BY device, epoch, seq")
    }

    /// Changes of second histories, kept beside the logs they contradict.
    pub fn second_histories(&self) -> Result<Vec<Quarantined>> {
        self.judged_later("SELECT frame FROM fork ORDER BY device, epoch, seq")
    }

    fn judged_later(&self, select: &str) -> Result<Vec<Quarantined>> {
        let mut statement = self.db().prepare_cached(select)?;
        let mut rows = statement.query([])?;
        let mut changes = Vec::new();
        while let Some(row) = rows.next()? {
            let change = log::frame(&row.get::<_, Vec<u8>>(0)?, 0)?.change.open()?;
            let ops = change.ops().cloned().collect();
            let (hash, header) = (change.hash, change.header);
            changes.push(Quarantined {
                device: header.device,
                head: Head { epoch: header.epoch, seq: header.seq, hash },
                span: membership::span(&header),
                wall: clock_correction::written_at(self.db(), &header)?,
                actor: header.actor,
                patients: header.sections.iter().filter_map(|section| section.subject).collect(),
                ops,
            });
        }
        Ok(changes)
    }
}
