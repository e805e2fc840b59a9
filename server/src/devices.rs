//! Devices of a clinic, as its own changes enrolled them.

use serde::Serialize;
use tokio_postgres::Client;
use uuid::Uuid;

use crate::Error;

/// A device and how far its log is held.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DeviceView {
    /// Its id.
    pub id: Uuid,
    /// What its clinic calls it.
    pub name: String,
    /// When it was enrolled here; UTC.
    pub enrolled_at: String,
    /// Newest epoch held; 0 before its first change.
    pub epoch: i64,
    /// Last number held in it.
    pub seq: i64,
}

/// Lists a clinic's devices in the order they were enrolled.
pub async fn list(client: &Client, clinic: Uuid) -> Result<Vec<DeviceView>, Error> {
    let select = "
        SELECT device_id, name, told(enrolled_at), coalesce(epoch, 0), coalesce(seq, 0)
        FROM device
        LEFT JOIN LATERAL (
            SELECT epoch, seq
            FROM device_head
            WHERE device_head.clinic_id = device.clinic_id AND device_head.device_id = device.device_id
            ORDER BY epoch DESC
            LIMIT 1
        ) AS head ON true
        WHERE clinic_id = $1
        ORDER BY enrolled_at, device_id";
    let rows = client.query(select, &[&clinic]).await?;
    Ok(rows
        .iter()
        .map(|row| DeviceView {
            id: row.get(0),
            name: row.get(1),
            enrolled_at: row.get(2),
            epoch: row.get(3),
            seq: row.get(4),
        })
        .collect())
}
