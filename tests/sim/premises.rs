//! The clinic before anything happens: a store for each workstation, made once and copied into every world.

use std::{
    fs,
    path::{Path, PathBuf},
};

use domain::{
    ClinicId, DeviceId,
    device::{ByteString, Device},
};
use store::{Ctx, DatabaseKey, Founding, Peer, Store};
use tempfile::TempDir;
use uuid::Uuid;
use wire::{ChangeKind, DeviceKey, frame::Frame};

use crate::central::Central;

/// When every world begins, milliseconds UTC.
pub(crate) const NOW: i64 = 1_800_000_000_000;
/// Workstations there can be.
pub(crate) const MOST: u8 = 6;
/// Runs a newer program than all the others.
pub(crate) const NEWER: u8 = 7;

const CLINIC: u128 = 0xc11;
const DEVICE: u128 = 0xde0;
pub(crate) const DATABASE: &str = "esmalte.db";
pub(crate) const JOURNAL: &str = "esmalte.db-wal";
pub(crate) const WITNESS: &str = "head.json";

pub(crate) fn clinic() -> ClinicId {
    ClinicId(Uuid::from_u128(CLINIC))
}

pub(crate) fn device(n: u8) -> DeviceId {
    DeviceId(Uuid::from_u128(DEVICE + u128::from(n)))
}

/// The workstation that runs a newer program, as somebody who signs what we cannot read.
pub(crate) fn newer() -> relay::testing::Author {
    relay::testing::Author::new(CLINIC, DEVICE + u128::from(NEWER))
}

pub(crate) fn device_key(n: u8) -> DeviceKey {
    if n == NEWER { newer().key } else { DeviceKey::from_seed(&[n; 32]) }
}

pub(crate) const SECRET: [u8; 32] = [0x5a; 32];

pub(crate) fn database_key() -> DatabaseKey {
    DatabaseKey(zeroize::Zeroizing::new(SECRET))
}

pub(crate) struct Premises {
    folder: TempDir,
    pub(crate) genesis: Frame,
}

impl Premises {
    /// In memory where the machine has such a place: what is tried here is order, not disks.
    pub(crate) fn new() -> Premises {
        let memory = Path::new("/dev/shm");
        let folder = if memory.is_dir() { TempDir::new_in(memory) } else { TempDir::new() }.expect("a folder");
        let at = |what: String| folder.path().join(what);
        let ctx = Ctx { now: NOW, actor: None, salt: [9; 32] };
        let founded = |n: u8, name: String| {
            let founding = Founding { clinic: clinic(), device: device(n), name: format!("Gabinete {n}") };
            let store = Store::found(&at(name), database_key(), device_key(n), &founding).expect("founded");
            let peer = Peer::new("http://localhost".to_owned(), Central::key().public().0);
            store.set_peer(&peer).expect("kept");
            store
        };
        let first = founded(1, "1".to_owned());
        for n in 1..=NEWER {
            let public_key = ByteString(device_key(n).public().0.to_vec());
            let name = format!("Gabinete {n}");
            let device = Device { id: device(n), name, public_key, enrolled_at: NOW, expires_at: None };
            first.write_as(ChangeKind::Enrol, ctx, |tx| tx.append(&device)).expect("enrolled");
        }
        let frames = first.frames_from(device(1), 1, 0, usize::MAX, usize::MAX).expect("frames");
        for n in 2..=MOST {
            founded(n, format!("{n}-late"));
            founded(n, n.to_string()).receive(&frames, NOW).expect("received");
        }
        drop(first);
        Premises { genesis: frames[0].clone(), folder }
    }

    /// A place for one world.
    pub(crate) fn world(&self) -> TempDir {
        TempDir::new_in(self.folder.path()).expect("a folder")
    }

    /// The disk of a workstation as it is on the first day; one that joins late knows nothing yet.
    pub(crate) fn furnish(&self, n: u8, late: bool, at: &Path) {
        let name = if late && n > 1 { format!("{n}-late") } else { n.to_string() };
        copy_disk(&self.folder.path().join(name), at);
    }
}

/// Copies what is on a disk, as it stands.
pub(crate) fn copy_disk(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder");
    for file in [DATABASE, JOURNAL, WITNESS] {
        let there: PathBuf = from.join(file);
        if there.exists() {
            fs::copy(there, to.join(file)).expect("copied");
        }
    }
}
