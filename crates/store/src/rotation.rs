//! A device takes a new key, or becomes another device.

use std::collections::BTreeMap;

use domain::{DeviceId, clock::Clock, device::ByteString, membership::Rotation};
use uuid::Uuid;
use wire::{
    ChangeKind, DeviceKey,
    frame::Frame,
    membership::{Place, rotation_proof},
};

use crate::{Ctx, ReadTx, Received, Result, SelfDevice, Store, fold, log, membership};

impl ReadTx<'_> {
    /// The changes by which this device took its later keys, in their order.
    pub fn own_rotations(&self) -> Result<Vec<Frame>> {
        let mut statement = self.db().prepare_cached(
            "SELECT l.frame FROM membership AS m JOIN device_self AS d ON d.device = m.author \
             JOIN change_log AS l ON (l.device, l.epoch, l.seq) = (m.author, m.epoch, m.seq) \
             WHERE m.says = 'rotate' ORDER BY m.epoch, m.seq",
        )?;
        let mut rows = statement.query([])?;
        let mut frames = Vec::new();
        while let Some(row) = rows.next()? {
            frames.push(log::frame(&row.get::<_, Vec<u8>>(0)?, 0)?);
        }
        Ok(frames)
    }
}

impl Store {
    /// Takes a new key by a change signed with the old one, in which the new one signs for the place. All later changes are
    /// signed with the new one.
    pub fn rotate(&self, id: Uuid, next: &DeviceKey, ctx: Ctx) -> Result<()> {
        let rotated = |tx: &mut crate::WriteTx<'_>| {
            let head = log::own_head(tx.db())?;
            let at = Place { epoch: head.me.epoch, seq: head.seq + 1 };
            let proof = rotation_proof(head.me.clinic, head.me.device, at, head.hash, next);
            tx.append(&Rotation {
                id,
                device: head.me.device,
                public_key: ByteString(next.public().0.to_vec()),
                proof: ByteString(proof.to_vec()),
                rotated_at: ctx.now,
            })
        };
        self.write_then(ChangeKind::Rotate, ctx, rotated, || self.set_device_key(next.clone()))
    }

    /// Becomes another device, which somebody invited: what it held as before stays with it, what it writes from now on it
    /// signs as itself. What was not sent yet goes on its way under the old name.
    pub fn become_device(&self, device: DeviceId, key: &DeviceKey, ctx: Ctx) -> Result<()> {
        {
            let writer = self.writer();
            let db = writer.unchecked_transaction()?;
            let me = log::self_device(&db)?;
            log::set_self(&db, &SelfDevice { device, epoch: 1, ..me })?;
            db.execute("UPDATE peer SET receipted_epoch = 0, receipted_seq = 0", [])?;
            db.execute("DELETE FROM twin", [])?;
            let mut head = log::own_head(&db)?;
            let clock = Clock { hlc: log::latest(&db, &head.me, ctx.now)?.tick(ctx.now), device };
            let start = vec![(clock, BTreeMap::new())];
            let sealed = log::seal(&db, key, &mut head, ChangeKind::EpochStart, ctx, start)?;
            // The old name is judged like any other from here on.
            if membership::reckon(&db)? {
                fold::refold(&db, &mut Received::default())?;
            }
            db.commit()?;
            self.set_device_key(key.clone());
            if let Some(head) = sealed {
                self.witness(head);
            }
        }
        Ok(())
    }
}
