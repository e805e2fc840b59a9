//! What is known of each device besides what it wrote: who let it in, when it was last heard of, what stands against it.

use domain::{DeviceId, StaffId};
use wire::Hash;

use crate::{ReadTx, Result, log, row};

/// Who let a device in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Inviter {
    /// At which workstation; its own, for a clinic's first.
    pub device: DeviceId,
    /// Who was signed in there.
    pub actor: Option<StaffId>,
}

impl ReadTx<'_> {
    /// Who let a device in; `None` while that is not known here.
    pub fn inviter(&self, device: DeviceId) -> Result<Option<Inviter>> {
        let mut statement = self.db().prepare_cached(
            "SELECT l.frame FROM membership AS m \
             JOIN change_log AS l ON (l.device, l.epoch, l.seq) = (m.author, m.epoch, m.seq) \
             WHERE m.device = ?1 AND m.says = 'enrol' ORDER BY l.position LIMIT 1",
        )?;
        let mut rows = statement.query([device.0.as_bytes().as_slice()])?;
        let Some(row) = rows.next()? else { return Ok(None) };
        let header = log::frame(&row.get::<_, Vec<u8>>(0)?, 0)?.change.header()?;
        Ok(Some(Inviter { device: header.device, actor: header.actor }))
    }

    /// Devices of which a second history is kept here.
    pub fn forked(&self) -> Result<Vec<DeviceId>> {
        let mut statement = self.db().prepare_cached("SELECT DISTINCT device FROM fork ORDER BY device")?;
        let mut rows = statement.query([])?;
        let mut devices = Vec::new();
        while let Some(row) = rows.next()? {
            devices.push(DeviceId(row::id(&row.get::<_, Vec<u8>>(0)?)?));
        }
        Ok(devices)
    }

    /// Wall clock of the last change held of a device, milliseconds UTC.
    pub fn last_written(&self, device: DeviceId) -> Result<Option<i64>> {
        Ok(self
            .db()
            .prepare_cached("SELECT wall FROM change_log WHERE device = ?1 ORDER BY epoch DESC, seq DESC LIMIT 1")?
            .query_map([device.0.as_bytes().as_slice()], |row| row.get(0))?
            .next()
            .transpose()?)
    }

    /// Hash of the clinic's first change; `None` until it has come.
    pub fn genesis(&self) -> Result<Option<Hash>> {
        let mut statement = self.db().prepare_cached(
            "SELECT l.frame FROM membership AS m JOIN change_log AS l ON (l.device, l.epoch, l.seq) = (m.author, 1, 1) \
             WHERE m.says = 'enrol' AND m.author = m.device AND m.epoch = 1 AND m.seq = 1",
        )?;
        let mut rows = statement.query([])?;
        match rows.next()? {
            Some(row) => Ok(Some(log::frame(&row.get::<_, Vec<u8>>(0)?, 0)?.change.hash())),
            None => Ok(None),
        }
    }
}
