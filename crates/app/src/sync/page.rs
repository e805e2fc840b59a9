//! Everything a person may want to know of the sync: what waits and why, how far each workstation is, and the proof.

use domain::{DeviceId, device::Device};
use serde::Serialize;
use store::{Exported, KeptReceipt, Progress, ReadTx, Scope, Store};

use super::status::{self, SyncStatus};
use crate::{Error, Result};

/// What stands on the page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct SyncPage {
    /// The honest line.
    pub status: SyncStatus,
    /// How many patients the waiting changes are about.
    pub waiting_patients: u32,
    /// Sending.
    pub push: LaneView,
    /// Fetching.
    pub pull: LaneView,
    /// How far each workstation is.
    pub devices: Vec<DeviceProgress>,
    /// Whether every change is somewhere.
    pub sums: SumsView,
    /// What the server has signed for.
    pub receipts: Vec<ReceiptView>,
    /// What a file would hold.
    pub export: LogsToExport,
}

/// One direction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct LaneView {
    /// Something is on its way.
    pub working: bool,
    /// When it last worked.
    pub last_success: Option<i64>,
    /// Failures in a row.
    pub failures: u32,
    /// When it is tried again.
    pub next_try: Option<i64>,
    /// Why it last failed, as a key of the locales.
    pub reason: Option<String>,
}

/// How far one workstation is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct DeviceProgress {
    /// Which.
    pub id: DeviceId,
    /// What people call it; empty if nobody here knows.
    pub name: String,
    /// It is this one.
    pub this_one: bool,
    /// When it wrote the last change that is here, by its own clock.
    pub last_change: Option<i64>,
    /// How many of its changes are here.
    pub changes: u32,
    /// How many of them wait for others.
    pub waiting: u32,
    /// How many more the server has, as far as it has told.
    pub behind: u32,
    /// How many the server lacks, as far as it has told.
    pub ahead: u32,
}

/// Received = applied + waiting + parked + quarantined.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct SumsView {
    /// Kept here.
    pub received: u32,
    /// In the tables.
    pub applied: u32,
    /// Waiting for another change.
    pub waiting: u32,
    /// Not readable by this program yet.
    pub parked: u32,
    /// Kept for a person to judge.
    pub quarantined: u32,
    /// Nothing is missing.
    pub holds: bool,
}

/// The server's signed word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ReceiptView {
    /// For whose log.
    pub device: DeviceId,
    /// In which epoch.
    pub epoch: u32,
    /// What people call it; empty if nobody here knows.
    pub name: String,
    /// Up to this change of it.
    pub up_to: u32,
    /// When it came.
    pub kept_at: i64,
    /// Its place in the server's log.
    pub position: u32,
}

/// How many changes a file would hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct LogsToExport {
    /// All.
    pub everything: u32,
    /// Since the last file.
    pub since_last: u32,
    /// That no server has signed for.
    pub unsent: u32,
    /// When the last file was written.
    pub last_at: Option<i64>,
}

pub(super) fn of(store: &Store, engine: &sync::Status, now: i64) -> Result<SyncPage> {
    let status = status::of(store, engine, now)?;
    store.read(|tx| {
        let peer = tx.peer()?;
        let devices: Vec<Device> = tx.all()?;
        let name = |id| devices.iter().find(|device| device.id == id).map(|device| device.name.clone());
        let me = tx.self_device()?.device;
        let told = |progress: Progress| {
            let theirs = engine.theirs.get(&progress.device);
            let (behind, ahead) = theirs.map_or(Ok((0, 0)), |theirs| tx.apart_from(progress.device, theirs))?;
            Ok::<_, Error>(DeviceProgress {
                id: progress.device,
                name: name(progress.device).unwrap_or_default(),
                this_one: progress.device == me,
                last_change: progress.last_wall,
                changes: count(progress.changes),
                waiting: count(progress.waiting),
                behind: count(behind),
                ahead: count(ahead),
            })
        };
        let mut progress = tx.progress()?.into_iter().map(told).collect::<Result<Vec<_>>>()?;
        progress.sort_by_key(|device| (!device.this_one, device.name.clone()));
        let receipt = |kept: KeptReceipt| ReceiptView {
            device: kept.receipt.device,
            epoch: count(kept.receipt.epoch),
            name: name(kept.receipt.device).unwrap_or_default(),
            up_to: count(kept.receipt.up_to_seq),
            kept_at: kept.kept_at,
            position: count(kept.receipt.server_seq),
        };
        let last = |of: fn(&store::Peer) -> Option<i64>| peer.as_ref().and_then(of);
        Ok(SyncPage {
            status,
            waiting_patients: count(tx.unsent_patients()?.len() as u64),
            push: lane(&engine.push, last(|peer| peer.pushed_at)),
            pull: lane(&engine.pull, last(|peer| peer.pulled_at)),
            devices: progress,
            sums: sums(tx)?,
            receipts: tx.receipts()?.into_iter().map(receipt).collect(),
            export: to_export(tx)?,
        })
    })
}

fn lane(lane: &sync::LaneStatus, last_success: Option<i64>) -> LaneView {
    LaneView {
        working: lane.working,
        last_success,
        failures: lane.failures,
        next_try: lane.next_try,
        reason: lane.reason.clone(),
    }
}

fn sums(tx: &ReadTx<'_>) -> Result<SumsView> {
    let sums = tx.conservation()?;
    if !sums.holds() {
        tracing::error!(?sums, "changes got lost between arrival and tables");
    }
    Ok(SumsView {
        received: count(sums.received),
        applied: count(sums.applied),
        waiting: count(sums.waiting),
        parked: count(sums.parked),
        quarantined: count(sums.quarantined),
        holds: sums.holds(),
    })
}

fn to_export(tx: &ReadTx<'_>) -> Result<LogsToExport> {
    let of = |scope| Ok::<_, Error>(count(tx.count_of(scope)?));
    Ok(LogsToExport {
        everything: of(Scope::Everything)?,
        since_last: of(Scope::SinceLast)?,
        unsent: of(Scope::Unsent)?,
        last_at: tx.exported()?.map(|Exported { at, .. }| at),
    })
}

fn count(n: u64) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
