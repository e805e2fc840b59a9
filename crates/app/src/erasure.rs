//! Erasing a patient for good: what the law says of when, what goes, and what a person still has to delete by hand.

use std::{fs::DirEntry, path::Path, time::UNIX_EPOCH};

use domain::{
    Invalid, PatientId,
    device::Device,
    erasure::{Erasure, Ground},
    patient::Patient,
    retention::Hold,
};
use serde::Serialize;
use store::ReadTx;

use crate::{Action, App, Error, Result, block::Names, start::owner};

/// What a person must know before erasing somebody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ErasureOutlook {
    /// History number, to be typed as a confirmation.
    pub number: i64,
    /// Until when the record must be kept, and why.
    pub hold: Hold,
    /// Nothing has to be kept any more.
    pub is_over: bool,
    /// Who is signed in may erase before that, being the owner.
    pub may_override: bool,
    /// The patient is blocked.
    pub blocked: bool,
    /// Records by kind that would go.
    pub records: Vec<Count>,
    /// Copies on this workstation that would still hold the patient.
    pub backups: Vec<BackupView>,
}

/// How many of a kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct Count {
    /// Kind of record.
    pub kind: String,
    /// How many.
    pub count: u32,
}

/// A copy that was written from this workstation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct BackupView {
    /// Where.
    pub file: String,
    /// When, milliseconds UTC.
    pub made_at: i64,
    /// Whether it is still there, as far as this workstation can see.
    pub is_there: bool,
}

/// Somebody who was erased.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ErasureView {
    /// The number that leads nowhere any more.
    pub subject: PatientId,
    /// Why.
    pub ground: Ground,
    /// When, milliseconds UTC.
    pub erased_at: i64,
    /// By whom.
    pub by: String,
    /// What colleagues wrote without knowing of it; their words are gone too.
    pub late: Vec<LateView>,
    /// Copies on this workstation that still hold the patient.
    pub backups: Vec<BackupView>,
}

/// An entry about somebody who had been erased already.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct LateView {
    /// Name of the workstation.
    pub device: String,
    /// Its number in that workstation's log.
    pub seq: u32,
    /// Wall clock of that workstation, milliseconds UTC.
    pub wall: i64,
}

/// Every erasure, and how thoroughly it was carried out here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ErasureList {
    /// Newest first.
    pub erasures: Vec<ErasureView>,
    /// The file was written anew since the last one: nothing is left in it.
    pub is_scrubbed: bool,
    /// Sections that came from the server without their content though nobody erased their patient.
    pub withheld: u32,
}

impl App {
    /// What stands in the way of an erasure, and what it would do.
    pub fn erasure_outlook(&self, patient: PatientId) -> Result<ErasureOutlook> {
        let (store, session) = self.require(Action::ManagePrivacy)?;
        store.read(|tx| {
            let (number, hold) = self.hold_of(tx, patient)?;
            let holdings = tx.holdings(patient, &self.env.today().to_string())?;
            let records = holdings.counts.into_iter().map(|(kind, count)| Count { kind, count: narrow(count) });
            Ok(ErasureOutlook {
                number,
                is_over: hold.is_over(self.env.today()),
                hold,
                may_override: owner(tx)?.id == session.staff,
                blocked: tx.is_blocked(patient)?,
                records: records.collect(),
                backups: self.backups_with(tx, patient)?,
            })
        })
    }

    /// Erases a patient on every workstation and on the server. Before its time it takes the owner's word and a ground
    /// that overrides.
    pub fn erase_patient(&self, patient: PatientId, ground: Ground) -> Result<ErasureView> {
        let (store, session) = self.require(Action::ManagePrivacy)?;
        let erasure =
            Erasure { id: self.env.id(), subject: patient, ground, erased_at: self.env.now(), by: session.staff };
        store.read(|tx| {
            let (_, hold) = self.hold_of(tx, patient)?;
            if hold.is_over(self.env.today()) {
                Ok(())
            } else if !ground.is_override() {
                Err(Error::from(Invalid::new("ground", "must_be_kept")))
            } else if owner(tx)?.id == session.staff {
                Ok(())
            } else {
                Err(Error::Forbidden)
            }
        })?;
        store.erase(self.ctx(Some(&session)), &erasure)?;
        self.forget_patient(patient);
        self.hasten_sync();
        store.read(|tx| self.erasure_view(tx, &Names::of(tx)?, erasure))
    }

    /// Everybody who was erased.
    pub fn erasures(&self) -> Result<ErasureList> {
        let (store, _) = self.require(Action::ManagePrivacy)?;
        store.read(|tx| {
            let names = Names::of(tx)?;
            let views = tx.erasures()?.into_iter().map(|erasure| self.erasure_view(tx, &names, erasure));
            Ok(ErasureList {
                erasures: views.collect::<Result<_>>()?,
                is_scrubbed: tx.is_scrubbed()?,
                withheld: narrow(tx.withheld()?),
            })
        })
    }

    /// Takes a copy off the list that a person has deleted, or deletes the one made before a new version.
    pub fn forget_backup(&self, file: &str) -> Result<()> {
        let (store, _) = self.require(Action::ManagePrivacy)?;
        if let Some(copy) = self.copies().into_iter().find(|copy| copy.file == file) {
            std::fs::remove_file(&copy.file).map_err(Error::io(file))?;
        }
        Ok(store.forget_backup(file)?)
    }

    fn erasure_view(&self, tx: &ReadTx<'_>, names: &Names, erasure: Erasure) -> Result<ErasureView> {
        let Erasure { subject, ground, erased_at, by, id: _ } = erasure;
        let devices = tx.all::<Device>()?;
        let late = tx.late_entries(subject)?.into_iter().map(|late| LateView {
            device: devices.iter().find(|device| device.id == late.device).map(|d| d.name.clone()).unwrap_or_default(),
            seq: narrow(late.seq),
            wall: late.wall,
        });
        let (late, backups) = (late.collect(), self.backups_with(tx, subject)?);
        Ok(ErasureView { subject, ground, erased_at, by: names.name(by), late, backups })
    }

    /// The history number, and how long the record must be kept. Asked without opening it: the answer says nothing of
    /// what is in it.
    fn hold_of(&self, tx: &ReadTx<'_>, patient: PatientId) -> Result<(i64, Hold)> {
        let Patient { number, birth_date, .. } = tx.custody_of(patient)?;
        let clinic = tx.clinic()?;
        let holdings = tx.holdings(patient, &self.env.today().to_string())?;
        let days = holdings.last_day.and_then(|day| day.parse().ok());
        let last = days.into_iter().chain(holdings.last_instant.map(|instant| self.env.day_of(instant))).max();
        let own_years = u8::try_from(clinic.retention_years).unwrap_or(0);
        Ok((number, Hold::of(&clinic.region, own_years, last, birth_date)))
    }

    fn backups_with(&self, tx: &ReadTx<'_>, patient: PatientId) -> Result<Vec<BackupView>> {
        let noted = tx.backups_with(patient)?.into_iter().map(|backup| BackupView {
            is_there: Path::new(&backup.file).exists(),
            made_at: backup.made_at,
            file: backup.file,
        });
        let erased = tx.erasures()?.into_iter().find(|erasure| erasure.subject == patient);
        let before = |copy: &BackupView| erased.as_ref().is_none_or(|erasure| copy.made_at <= erasure.erased_at);
        Ok(noted.chain(self.copies().into_iter().filter(before)).collect())
    }

    /// Copies of the database from before a new version changed it; nobody wrote down who is in them.
    fn copies(&self) -> Vec<BackupView> {
        let copies = std::fs::read_dir(self.env.folder().join("copies")).into_iter().flatten().flatten();
        let files = copies.filter(|entry| entry.path().extension().is_some_and(|end| end == "db"));
        let view = |entry: DirEntry| {
            let made = entry.metadata().and_then(|file| file.modified()).ok()?.duration_since(UNIX_EPOCH).ok()?;
            let made_at = i64::try_from(made.as_millis()).ok()?;
            Some(BackupView { file: entry.path().display().to_string(), made_at, is_there: true })
        };
        files.filter_map(view).collect()
    }
}

fn narrow(count: u64) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
