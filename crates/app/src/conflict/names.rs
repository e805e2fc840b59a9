//! What ids stand for, by name, and values in letters.

use std::collections::BTreeMap;

use domain::{DeviceId, StaffId, device::Device};
use store::{Origin, ReadTx};
use uuid::Uuid;
use wire::Value;

use super::Written;
use crate::Result;

/// Who and which workstation, by name.
pub(crate) struct Names {
    pub(crate) staff: BTreeMap<StaffId, String>,
    devices: BTreeMap<DeviceId, String>,
    here: DeviceId,
}

impl Names {
    pub(crate) fn read(tx: &ReadTx<'_>) -> Result<Names> {
        Ok(Names {
            staff: tx.staff()?.into_iter().map(|person| (person.id, person.name)).collect(),
            devices: tx.all::<Device>()?.into_iter().map(|device| (device.id, device.name)).collect(),
            here: tx.self_device()?.device,
        })
    }

    pub(crate) fn written(&self, origin: Origin) -> Written {
        Written {
            by: origin.actor.and_then(|actor| self.staff.get(&actor).cloned()),
            device: self.devices.get(&origin.device).cloned().unwrap_or_default(),
            here: origin.device == self.here,
            at: origin.wall,
            decision: origin.decision,
        }
    }

    /// A value in letters; nothing for nothing.
    pub(crate) fn text(&self, value: &Value) -> Option<String> {
        let told = match value {
            Value::Text(text) => text.clone(),
            Value::Integer(number) => i128::from(*number).to_string(),
            Value::Bool(flag) => flag.to_string(),
            Value::Bytes(bytes) => {
                let id = Uuid::from_slice(bytes).ok()?;
                self.staff.get(&StaffId(id)).cloned().unwrap_or_else(|| id.to_string())
            }
            Value::Array(items) => items.iter().filter_map(|item| self.text(item)).collect::<Vec<_>>().join(", "),
            Value::Map(entries) => {
                entries.iter().filter_map(|(_, value)| self.text(value)).collect::<Vec<_>>().join(" ")
            }
            _ => return None,
        };
        Some(told).filter(|told| !told.is_empty())
    }
}
