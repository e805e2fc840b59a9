//! What waits for a person's judgement: what a revoked workstation wrote afterwards, in words, and letting it in.

use domain::{
    DeviceId, PatientId, StaffId,
    device::{ByteString, Device},
    membership::Acceptance,
    patient::Patient,
    staff::Staff,
};
use serde::{Deserialize, Serialize};
use store::{Quarantined, ReadTx};
use wire::{ChangeKind, Op, Value};

use crate::{Action, App, Error, Result};

/// One transaction that waits for judgement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct QuarantineView {
    /// Which.
    pub at: QuarantinePlace,
    /// Which workstation wrote it.
    pub device: String,
    /// Who was signed in there.
    pub by: Option<String>,
    /// When, by that workstation's clock, milliseconds UTC.
    pub written_at: i64,
    /// Names of the patients it is about.
    pub patients: Vec<String>,
    /// What it says.
    pub entries: Vec<QuarantineEntry>,
}

/// A transaction in the log of a workstation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct QuarantinePlace {
    /// Whose.
    pub device: DeviceId,
    /// In which of its epochs.
    pub epoch: u32,
    /// From this number
    pub first: u32,
    /// up to and with this one.
    pub last: u32,
}

/// One thing it says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct QuarantineEntry {
    /// Kind of record, as the locales know it.
    pub kind: String,
    /// It changes what was there, instead of adding.
    pub changes: bool,
    /// What it holds, as far as it can be read out: field and value.
    pub fields: Vec<(String, String)>,
}

impl App {
    /// What waits for judgement, in the order it was written.
    pub fn quarantined(&self) -> Result<Vec<QuarantineView>> {
        let (store, _) = self.require(Action::ManageDevices)?;
        store.read(|tx| {
            let waiting = tx.quarantine()?;
            let (devices, staff): (Vec<Device>, Vec<Staff>) = (tx.all()?, tx.all()?);
            waiting
                .chunk_by(|a, b| (a.device, a.head.epoch, a.span) == (b.device, b.head.epoch, b.span))
                .map(|changes| view(tx, &devices, &staff, changes))
                .collect()
        })
    }

    /// Lets a transaction of a revoked workstation in, by a signed change: it counts everywhere from then on, in the place it
    /// has in history.
    pub fn accept_change(&self, at: QuarantinePlace) -> Result<()> {
        let (store, session) = self.require(Action::ManageDevices)?;
        let (id, accepted_at) = (self.env.id(), self.env.now());
        store.write_as(ChangeKind::Resolve, self.ctx(Some(&session)), |tx| {
            let waiting = tx.quarantine()?;
            let (epoch, last) = (u64::from(at.epoch), u64::from(at.last));
            let last = waiting
                .iter()
                .find(|change| (change.device, change.head.epoch, change.head.seq) == (at.device, epoch, last))
                .ok_or(Error::NotFound("change"))?;
            if last.span != (u64::from(at.first), u64::from(at.last)) {
                return Err(Error::NotFound("change"));
            }
            let acceptance = Acceptance {
                id,
                device: at.device,
                epoch: at.epoch.into(),
                first_seq: at.first.into(),
                last_seq: at.last.into(),
                last_hash: ByteString(last.head.hash.0.to_vec()),
                accepted_at,
            };
            Ok::<_, Error>(tx.append(&acceptance)?)
        })?;
        self.hasten_sync();
        Ok(())
    }
}

fn view(tx: &ReadTx<'_>, devices: &[Device], staff: &[Staff], changes: &[Quarantined]) -> Result<QuarantineView> {
    let (first, ops): (&Quarantined, Vec<&Op>) = (&changes[0], changes.iter().flat_map(|change| &change.ops).collect());
    let small = |number: u64| u32::try_from(number).unwrap_or(u32::MAX);
    let mut patients: Vec<PatientId> = changes.iter().flat_map(|change| change.patients.clone()).collect();
    patients.sort_unstable();
    patients.dedup();
    let named = patients.into_iter().map(|patient| name_of(tx, patient, &ops));
    let by = |id: StaffId| staff.iter().find(|person| person.id == id).map(|person| person.name.clone());
    Ok(QuarantineView {
        at: QuarantinePlace {
            device: first.device,
            epoch: small(first.head.epoch),
            first: small(first.span.0),
            last: small(first.span.1),
        },
        device: devices.iter().find(|of| of.id == first.device).map(|of| of.name.clone()).unwrap_or_default(),
        by: first.actor.and_then(by),
        written_at: first.wall,
        patients: named.collect::<Result<_>>()?,
        entries: ops.into_iter().map(entry).collect(),
    })
}

/// The name of a patient, from here or, for one who was registered by what waits, from there.
fn name_of(tx: &ReadTx<'_>, id: PatientId, ops: &[&Op]) -> Result<String> {
    if let Some(patient) = tx.find::<Patient>(id.0)? {
        return Ok([patient.given_name, patient.family_name, patient.family_name_2].join(" ").trim().to_owned());
    }
    let own = ops.iter().filter(|op| op.kind == domain::patient::KIND.name && op.id == id.0);
    let said = |field| own.clone().find_map(|op| op.fields.get(field)?.as_text()).unwrap_or_default();
    Ok([said("given_name"), said("family_name"), said("family_name_2")].join(" ").trim().to_owned())
}

/// What a person can read out of an op; ids, keys and empty values say nothing.
fn entry(op: &Op) -> QuarantineEntry {
    let readable = op.fields.iter().filter_map(|(name, value)| Some((name.clone(), words(name, value)?)));
    QuarantineEntry { kind: op.kind.clone(), changes: op.verb == wire::Verb::Save, fields: readable.collect() }
}

fn words(name: &str, value: &Value) -> Option<String> {
    if name == "password_hash" || name.ends_with("_at") {
        return None;
    }
    match value {
        Value::Text(text) if text.is_empty() => None,
        Value::Text(text) => Some(text.clone()),
        Value::Bool(flag) => Some(flag.to_string()),
        Value::Integer(number) => Some(i128::from(*number).to_string()),
        Value::Array(items) => {
            let items: Vec<String> = items.iter().filter_map(|item| words(name, item)).collect();
            (!items.is_empty()).then(|| items.join(", "))
        }
        Value::Map(entries) => {
            let tooth = entries.iter().find(|(key, _)| key.as_text() == Some("tooth"));
            match tooth {
                Some((_, tooth)) => words(name, tooth),
                None => {
                    let items: Vec<String> = entries.iter().filter_map(|(_, item)| words(name, item)).collect();
                    (!items.is_empty()).then(|| items.join(", "))
                }
            }
        }
        _ => None,
    }
}
