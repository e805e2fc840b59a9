//! Beginning and ending a transaction: what a write gathered is sealed and committed with its rows, or nothing is.

use domain::clock::Clock;
use wire::ChangeKind;

use super::{Committed, Ctx, ReadTx, Sections, WriteTx};
use crate::{Error, Received, Store, erasure, fold, log, membership};

impl Store {
    /// Reads a consistent view.
    pub fn read<T, E: From<Error>>(
        &self,
        f: impl FnOnce(&ReadTx<'_>) -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        let reader = self.reader()?;
        let tx = reader.unchecked_transaction().map_err(Error::from)?;
        // Let go of before the caller runs, who may well open or close one.
        let opened = self.opened().clone();
        f(&ReadTx::new(&tx, opened))
    }

    /// Writes: whatever `f` saves and appends is sealed into one signed change (a group of several when it is large)
    /// and committed with it, or nothing happens at all.
    pub fn write<T, E: From<Error>>(
        &self,
        ctx: Ctx,
        f: impl FnOnce(&mut WriteTx<'_>) -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        self.write_as(ChangeKind::Tx, ctx, f)
    }

    /// Writes a change of a given kind.
    pub fn write_as<T, E: From<Error>>(
        &self,
        kind: ChangeKind,
        ctx: Ctx,
        f: impl FnOnce(&mut WriteTx<'_>) -> std::result::Result<T, E>,
    ) -> std::result::Result<T, E> {
        self.write_then(kind, ctx, f, || ())
    }

    /// Writes, and does something more once that is committed and before anybody else can write.
    pub(crate) fn write_then<T, E: From<Error>>(
        &self,
        kind: ChangeKind,
        ctx: Ctx,
        f: impl FnOnce(&mut WriteTx<'_>) -> std::result::Result<T, E>,
        then: impl FnOnce(),
    ) -> std::result::Result<T, E> {
        let (value, committed) = {
            let writer = self.writer();
            let db = writer.unchecked_transaction().map_err(Error::from)?;
            let key = self.device_key();
            let mut head = log::own_head(&db)?;
            let mut clock = Clock { hlc: log::latest(&db, &head.me, ctx.now)?.tick(ctx.now), device: head.me.device };
            let mut sealed = None;
            if head.seq == 0 && (head.me.epoch > 1 || kind == ChangeKind::EpochStart) {
                let empty = vec![(clock, Sections::new())];
                sealed = log::seal(&db, &key, &mut head, ChangeKind::EpochStart, ctx, empty)?;
                clock.hlc = clock.hlc.tick(0);
            }
            let mut tx = WriteTx {
                read: ReadTx::new(&db, self.opened().clone()),
                kind,
                clock,
                sections: Sections::new(),
                size: 0,
                full: Vec::new(),
                committed: Committed::default(),
                broken: false,
            };
            let value = f(&mut tx)?;
            if tx.broken {
                return Err(Error::Misuse("a write that failed cannot be committed").into());
            }
            tx.turn();
            let changes = tx.full.into_iter().filter(|(_, sections)| !sections.is_empty()).collect();
            let committed = tx.committed;
            sealed = log::seal(&db, &key, &mut head, kind, ctx, changes)?.or(sealed);
            let mut committed = committed;
            if kind != ChangeKind::Tx && membership::reckon(&db)? {
                let mut again = Received::default();
                fold::refold(&db, &mut again)?;
                committed.kinds.append(&mut again.kinds);
                committed.patients.append(&mut again.patients);
            }
            erasure::settle(&db, &mut Received::default())?;
            db.commit().map_err(Error::from)?;
            then();
            if let Some(head) = sealed {
                self.witness(head);
            }
            (value, committed)
        };
        if !committed.kinds.is_empty() {
            self.announce(&committed);
        }
        Ok(value)
    }
}

#[cfg(test)]
mod tests {
    use domain::{
        ClinicId, DeviceId, PatientId,
        device::{ByteString, Device},
        finding::Amendment,
    };
    use uuid::Uuid;
    use wire::DeviceKey;

    use super::*;
    use crate::{DatabaseKey, Founding};

    fn amendment(n: u128, length: usize) -> Amendment {
        Amendment {
            id: Uuid::from_u128(n),
            patient: PatientId(Uuid::from_u128(1)),
            finding: Uuid::from_u128(2).into(),
            reason: "x".repeat(length),
            recorded_at: 0,
            by: Uuid::from_u128(3).into(),
        }
    }

    #[test]
    fn a_full_disk_undoes_the_write_and_reading_goes_on() {
        let folder = tempfile::tempdir().unwrap();
        let founding = Founding {
            clinic: ClinicId(Uuid::from_u128(1)),
            device: DeviceId(Uuid::from_u128(2)),
            name: "Gabinete".into(),
        };
        let device_key = DeviceKey::from_seed(&[1; 32]);
        let store = Store::found(folder.path(), DatabaseKey([7; 32].into()), device_key, &founding).unwrap();
        let ctx = Ctx { now: 1, actor: None, salt: [0; 32] };
        let enrolled = Device {
            id: founding.device,
            name: founding.name,
            public_key: ByteString(store.device_key().public().0.to_vec()),
            enrolled_at: 0,
            expires_at: None,
        };
        store.write_as(ChangeKind::Enrol, ctx, |tx| tx.append(&enrolled)).unwrap();
        store.write(ctx, |tx| tx.append(&amendment(1, 10))).unwrap();

        let pages: i64 = store.writer().query_row("PRAGMA page_count", [], |row| row.get(0)).unwrap();
        store.writer().query_row(&format!("PRAGMA max_page_count = {}", pages + 4), [], |_| Ok(())).unwrap();
        let whole = store.write(ctx, |tx| tx.append(&amendment(2, 100_000)));
        assert!(matches!(whole, Err(Error::DiskFull)), "{whole:?}");
        // Going on after the failed op would write into a transaction that SQLite has already undone.
        let shrugged = store.write(ctx, |tx| {
            let _ = tx.append(&amendment(3, 100_000));
            let _ = tx.append(&amendment(4, 10));
            Ok::<_, Error>(())
        });
        assert!(matches!(shrugged, Err(Error::Misuse(_))), "{shrugged:?}");

        let kept: Vec<Amendment> = store.read(|tx| tx.all()).unwrap();
        assert_eq!(kept, [amendment(1, 10)]);
        assert_eq!(store.verify(true, |_, _| ()).unwrap().faults, []);
        store.writer().query_row("PRAGMA max_page_count = 1000000", [], |_| Ok(())).unwrap();
        store.write(ctx, |tx| tx.append(&amendment(5, 100_000))).unwrap();
    }
}
