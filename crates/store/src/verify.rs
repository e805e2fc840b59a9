//! Is everything here what its authors signed, and do the tables say what the log says?

use std::collections::BTreeMap;

use domain::{ClinicId, DeviceId};
use rusqlite::Connection;
use wire::{Hash, Refused};

use crate::{Error, Result, SelfDevice, Store, digest, inbox, inbox::Intake, log, migrations, open};

/// Something that does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// Pages of the file do not carry their seal any more.
    Pages(String),
    /// A change in the log is not what it claims.
    Change {
        /// Its place in the log of this device.
        position: u64,
        /// Why.
        why: Refused,
    },
    /// The tables of a kind are not what the log says.
    Tables {
        /// Which kind.
        kind: String,
    },
    /// Changes got lost between arrival and tables.
    Conservation,
    /// A receipt that the relay did not give, or that speaks of another change than ours.
    Receipt {
        /// For whose log.
        device: DeviceId,
        /// In which epoch.
        epoch: u64,
    },
}

/// The outcome of a verification.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Verdict {
    /// Changes looked at.
    pub changes: u64,
    /// Changes by state.
    pub states: BTreeMap<String, u64>,
    /// Last sequence number by device and epoch.
    pub devices: BTreeMap<(DeviceId, u64), u64>,
    /// Digest by kind of the live tables.
    pub digests: BTreeMap<String, Hash>,
    /// Everything that does not hold.
    pub faults: Vec<Fault>,
}

impl Store {
    /// Verifies pages, chain, signatures, canonical form, receipts and conservation; with `rebuild` also folds the log into an
    /// empty database and compares it kind by kind. `progress` is told how many changes were done of how many.
    pub fn verify(&self, rebuild: bool, mut progress: impl FnMut(u64, u64)) -> Result<Verdict> {
        let mut verdict = Verdict::default();
        self.read(|tx| {
            let mut pages = tx.db().prepare("PRAGMA cipher_integrity_check")?;
            let mut rows = pages.query([])?;
            while let Some(row) = rows.next()? {
                verdict.faults.push(Fault::Pages(row.get(0)?));
            }
            let total: u64 = tx.db().query_row("SELECT count(*) FROM change_log", [], |row| row.get(0))?;
            let me = tx.self_device()?;
            let scratch = scratch(&me)?;
            let mut intake = Intake::new(&scratch, me.clinic);
            tx.each_kept(|position, frame| {
                match frame {
                    Ok(frame) => intake.take(&frame)?,
                    Err(_) => verdict.faults.push(Fault::Change { position, why: Refused::NotCanonical }),
                }
                verdict.changes += 1;
                if verdict.changes.is_multiple_of(64) || verdict.changes == total {
                    progress(verdict.changes, total);
                }
                Ok(())
            })?;
            let folded = intake.finish()?;
            let faults = folded.refused.into_iter().map(|(position, why)| Fault::Change { position, why });
            verdict.faults.extend(faults);
            verdict.faults.extend(withheld(&scratch)?);
            verdict.states = inbox::states(tx.db())?;
            verdict.devices = tx.logs()?.into_iter().map(|(log, head)| (log, head.seq)).collect();
            let forged = tx.forged_receipts()?.into_iter().map(|(device, epoch)| Fault::Receipt { device, epoch });
            verdict.faults.extend(forged);
            if tally(&scratch)? != tally(tx.db())? || !tx.recount()?.holds() {
                verdict.faults.push(Fault::Conservation);
            }
            verdict.digests = digest::digests(tx.db())?;
            if rebuild {
                let folded = digest::digests(&scratch)?;
                for (kind, live) in &verdict.digests {
                    if folded.get(kind) != Some(live) {
                        verdict.faults.push(Fault::Tables { kind: kind.clone() });
                    }
                }
            }
            Ok::<_, Error>(())
        })?;
        Ok(verdict)
    }

    /// Folds a log into this store, which must hold nothing yet: how a damaged database is restored and how a new
    /// workstation starts from a file.
    pub fn rebuild(&self, clinic: ClinicId, frames: &[wire::frame::Frame], now: i64) -> Result<inbox::Received> {
        if self.self_device()?.clinic != clinic {
            return Err(Refused::OtherClinic.into());
        }
        let held: u64 = self.read(|tx| {
            tx.db().query_row("SELECT count(*) FROM change_log", [], |row| row.get(0)).map_err(Error::from)
        })?;
        if held > 0 {
            return Err(Error::AlreadyThere);
        }
        let received = self.receive(frames, now)?;
        // Others may hold changes of ours that these frames lack: what is written from now on is a log of its own.
        self.writer().execute(
            "UPDATE device_self SET epoch = (SELECT max(h.epoch) + 1 FROM head AS h WHERE h.device = device_self.device) \
             WHERE EXISTS (SELECT 1 FROM head AS h WHERE h.device = device_self.device)",
            [],
        )?;
        Ok(received)
    }
}

/// What the log holds in each state, and where each device's log ends.
#[derive(PartialEq)]
struct Tally {
    states: Vec<(String, u64)>,
    ends: Vec<End>,
}

/// Device, epoch, last number, its hash, last number applied.
type End = (Vec<u8>, u64, u64, [u8; 32], u64);

fn tally(db: &Connection) -> Result<Tally> {
    let mut states = db.prepare("SELECT state, count(*) FROM change_log GROUP BY state ORDER BY state")?;
    let states = states.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?;
    let mut ends = db.prepare("SELECT device, epoch, seq, hash, applied FROM head ORDER BY device, epoch")?;
    let ends = ends
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?)))?
        .collect::<rusqlite::Result<_>>()?;
    Ok(Tally { states, ends })
}

/// Sections that are missing though nobody erased their patient.
fn withheld(db: &Connection) -> Result<Vec<Fault>> {
    let mut missing =
        db.prepare("SELECT position FROM withheld JOIN change_log USING (device, epoch, seq) ORDER BY 1")?;
    let positions = missing.query_map([], |row| row.get(0))?;
    positions.map(|position| Ok(Fault::Change { position: position?, why: Refused::Section })).collect()
}

/// An empty database in memory with our schema, and ours: what waits for judgement depends on who looks.
fn scratch(me: &SelfDevice) -> Result<Connection> {
    let mut db = Connection::open_in_memory()?;
    open::configure(&db)?;
    migrations::run(&mut db, None)?;
    // One transaction that never ends: nothing of it is meant to stay.
    db.execute_batch("BEGIN")?;
    log::set_self(&db, me)?;
    Ok(db)
}
