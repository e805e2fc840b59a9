//! The change log: sealing what is written here, reading it back for peers.

use std::collections::BTreeMap;

use domain::{
    ClinicId, DeviceId,
    clock::{Clock, Hlc},
};
use rusqlite::{Connection, OptionalExtension as _};
use sha2::{Digest as _, Sha256};
use wire::{
    ChangeKind, Dep, DeviceKey, Group, Hash, Header, Op, PublicKey, Section,
    change::{Bytes, VERSION},
    frame::Frame,
    protocol::{Ends, Head},
};

use crate::{Ctx, Error, ReadTx, Result, Store, membership, migrations, peer, row};

/// This installation as it signs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SelfDevice {
    /// Whose clinic.
    pub clinic: ClinicId,
    /// Which device.
    pub device: DeviceId,
    /// Its epoch.
    pub epoch: u64,
    /// What people call it.
    pub name: String,
}

/// Own changes that no relay has signed for yet.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Backlog {
    /// How many.
    pub count: u64,
    /// Wall clock of the oldest.
    pub since: Option<i64>,
}

/// This device and the end of its log.
pub(crate) struct OwnHead {
    pub(crate) me: SelfDevice,
    pub(crate) seq: u64,
    pub(crate) hash: Hash,
}

/// The end of one log as stored here.
pub(crate) struct Tail {
    pub(crate) head: Head,
    pub(crate) hlc: Hlc,
    /// Up to here it is in the tables.
    pub(crate) applied: u64,
    /// The key it is signed with.
    pub(crate) key: PublicKey,
}

pub(crate) fn self_device(db: &Connection) -> Result<SelfDevice> {
    db.prepare_cached("SELECT clinic, device, epoch, name FROM device_self")?
        .query_row([], |row| Ok((row.get::<_, Vec<u8>>(0)?, row.get::<_, Vec<u8>>(1)?, row.get(2)?, row.get(3)?)))
        .optional()?
        .ok_or_else(|| Error::Damaged("the database does not say whose it is".to_owned()))
        .and_then(|(clinic, device, epoch, name)| {
            Ok(SelfDevice { clinic: ClinicId(row::id(&clinic)?), device: DeviceId(row::id(&device)?), epoch, name })
        })
}

/// Says whose database this is.
pub(crate) fn set_self(db: &Connection, me: &SelfDevice) -> Result<()> {
    db.execute(
        "INSERT INTO device_self (one, clinic, device, epoch, name) VALUES (1, ?1, ?2, ?3, ?4) \
         ON CONFLICT (one) DO UPDATE SET clinic = excluded.clinic, device = excluded.device, epoch = excluded.epoch, \
         name = excluded.name",
        (me.clinic.0.as_bytes().as_slice(), me.device.0.as_bytes().as_slice(), me.epoch, &me.name),
    )?;
    Ok(())
}

pub(crate) fn own_head(db: &Connection) -> Result<OwnHead> {
    let me = self_device(db)?;
    let end = tail(db, me.device, me.epoch)?;
    let (seq, hash) = end.map_or((0, Hash::default()), |tail| (tail.head.seq, tail.head.hash));
    Ok(OwnHead { me, seq, hash })
}

/// How far one log is stored.
pub(crate) fn tail(db: &Connection, device: DeviceId, epoch: u64) -> Result<Option<Tail>> {
    db.prepare_cached("SELECT seq, hash, hlc, applied, key FROM head WHERE device = ?1 AND epoch = ?2")?
        .query_row((device.0.as_bytes().as_slice(), epoch), |row| {
            Ok(Tail {
                head: Head { epoch, seq: row.get(0)?, hash: Hash(row.get(1)?) },
                hlc: Hlc(row.get::<_, i64>(2)?.cast_unsigned()),
                applied: row.get(3)?,
                key: PublicKey(row.get(4)?),
            })
        })
        .optional()
        .map_err(Error::from)
}

/// Moves a log's stored end.
pub(crate) fn set_tail(db: &Connection, device: DeviceId, tail: &Tail) -> Result<()> {
    let Tail { head, hlc, applied, key } = tail;
    db.prepare_cached(
        "INSERT INTO head (device, epoch, seq, hash, hlc, applied, named, key) VALUES (?1, ?2, ?3, ?4, ?5, ?6, 0, ?7) \
         ON CONFLICT (device, epoch) DO UPDATE SET \
         seq = excluded.seq, hash = excluded.hash, hlc = excluded.hlc, applied = excluded.applied",
    )?
    .execute((
        device.0.as_bytes().as_slice(),
        head.epoch,
        head.seq,
        head.hash.0,
        hlc.0.cast_signed(),
        applied,
        key.0,
    ))?;
    Ok(())
}

/// Hash of one change held here.
pub(crate) fn hash_at(db: &Connection, device: DeviceId, epoch: u64, seq: u64) -> Result<Option<Hash>> {
    let bytes: Option<Vec<u8>> = db
        .prepare_cached("SELECT frame FROM change_log WHERE device = ?1 AND epoch = ?2 AND seq = ?3")?
        .query_row((device.0.as_bytes().as_slice(), epoch, seq), |row| row.get(0))
        .optional()?;
    bytes.map(|bytes| Ok(frame(&bytes, 0)?.change.hash())).transpose()
}

/// The latest logical time here; a peer's counts only up to the bound ahead of our own clock.
pub(crate) fn latest(db: &Connection, me: &SelfDevice, now: i64) -> Result<Hlc> {
    let mut statement = db.prepare_cached("SELECT device, hlc FROM head")?;
    let mut rows = statement.query([])?;
    let (mut own, mut others) = (Hlc::default(), Hlc::default());
    while let Some(row) = rows.next()? {
        let hlc = Hlc(row.get::<_, i64>(1)?.cast_unsigned());
        let of = if row.get_ref(0)?.as_blob().ok() == Some(me.device.0.as_bytes()) { &mut own } else { &mut others };
        *of = hlc.max(*of);
    }
    Ok(own.receive(others, now))
}

/// What other logs had reached here and our last change did not yet name. Our own earlier epochs are other logs too:
/// what a new epoch builds on must be there before it.
///
/// An erasure names every log, moved or not: by that others tell which entries its author cannot have known.
fn deps(db: &Connection, me: &SelfDevice, kind: ChangeKind) -> Result<Vec<Dep>> {
    let own = (me.device.0.as_bytes().as_slice(), me.epoch);
    let mut statement = db.prepare_cached(
        "SELECT device, epoch, applied FROM head WHERE applied > iif(?3, 0, named) AND (device, epoch) <> (?1, ?2) \
         ORDER BY device, epoch",
    )?;
    let mut rows = statement.query((own.0, own.1, kind == ChangeKind::Erase))?;
    let mut deps = Vec::new();
    while let Some(row) = rows.next()? {
        let device = DeviceId(row::id(&row.get::<_, Vec<u8>>(0)?)?);
        deps.push(Dep { device, epoch: row.get(1)?, seq: row.get(2)? });
    }
    if !deps.is_empty() {
        db.prepare_cached("UPDATE head SET named = applied WHERE (device, epoch) <> (?1, ?2)")?.execute(own)?;
    }
    Ok(deps)
}

/// A change about to be sealed: its clock and its ops by subject.
pub(crate) type Unsealed<S> = (Clock, S);

/// Seals the changes of a transaction and writes them to the log; `None` if there was nothing.
pub(crate) fn seal<S: IntoIterator<Item = (Option<domain::PatientId>, Vec<Op>)>>(
    db: &Connection,
    key: &DeviceKey,
    head: &mut OwnHead,
    kind: ChangeKind,
    ctx: Ctx,
    changes: Vec<Unsealed<S>>,
) -> Result<Option<Head>> {
    let OwnHead { me, seq, hash: prev } = head;
    let count = changes.len() as u64;
    let group = (count > 1).then_some(Group { first: *seq + 1, count });
    let mut last = None;
    for (clock, sections) in changes {
        *seq += 1;
        let sections: Vec<_> = sections
            .into_iter()
            .enumerate()
            .map(|(i, (subject, ops))| (subject, Section { salt: salt(ctx, *seq, i), ops }))
            .collect();
        let header = Header {
            v: VERSION,
            clinic: me.clinic,
            device: me.device,
            epoch: me.epoch,
            seq: *seq,
            hlc: clock.hlc,
            wall: ctx.now,
            prev: *prev,
            schema: u64::from(migrations::known()),
            min_reader: 1,
            actor: ctx.actor,
            kind,
            deps: deps(db, me, kind)?,
            sections: Vec::new(),
            blobs: Vec::new(),
            group,
        };
        let (change, hash) = wire::seal::seal(header, &sections, key)?;
        *prev = hash;
        let head = Head { epoch: me.epoch, seq: *seq, hash };
        if kind != ChangeKind::Tx {
            membership::keep(db, &change.open()?)?;
        }
        keep(db, me.device, head, ctx.now, "applied", &Frame { position: 0, change })?;
        set_tail(db, me.device, &Tail { head, hlc: clock.hlc, applied: *seq, key: key.public() })?;
        last = Some(head);
    }
    Ok(last)
}

/// Each section's own salt; nobody without the random seed can foretell it.
fn salt(ctx: Ctx, seq: u64, number: usize) -> Bytes {
    let number = number as u64;
    let drawn = Sha256::new_with_prefix(ctx.salt).chain_update(seq.to_be_bytes()).chain_update(number.to_be_bytes());
    Bytes(drawn.finalize()[..16].to_vec())
}

/// Writes a change to the log and returns its position.
pub(crate) fn keep(
    db: &Connection,
    device: DeviceId,
    head: Head,
    wall: i64,
    state: &str,
    frame: &Frame,
) -> Result<i64> {
    let position = db
        .prepare_cached(
            "INSERT INTO change_log (device, epoch, seq, wall, state, frame) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .insert((device.0.as_bytes().as_slice(), head.epoch, head.seq, wall, state, frame.to_bytes()))?;
    Ok(position)
}

/// Reads a frame as it was kept.
pub(crate) fn frame(bytes: &[u8], position: u64) -> Result<Frame> {
    let mut frame = Frame::read(&mut &*bytes)
        .ok()
        .flatten()
        .ok_or_else(|| Error::Damaged("a change in the log is not whole".to_owned()))?;
    frame.position = position;
    Ok(frame)
}

impl ReadTx<'_> {
    /// This installation as it signs.
    pub fn self_device(&self) -> Result<SelfDevice> {
        self_device(self.db())
    }

    /// Newest epoch's head of every log held here.
    pub fn heads(&self) -> Result<BTreeMap<DeviceId, Head>> {
        // In order of epoch, so that the newest is what stays.
        Ok(self.logs()?.into_iter().map(|((device, _), head)| (device, head)).collect())
    }

    /// The head of every log held here, each epoch of a device being a log of its own.
    pub fn logs(&self) -> Result<Ends> {
        let mut statement =
            self.db().prepare_cached("SELECT device, epoch, seq, hash FROM head ORDER BY device, epoch")?;
        let mut rows = statement.query([])?;
        let mut logs = Ends::new();
        while let Some(row) = rows.next()? {
            let device = DeviceId(row::id(&row.get::<_, Vec<u8>>(0)?)?);
            let head = Head { epoch: row.get(1)?, seq: row.get(2)?, hash: Hash(row.get(3)?) };
            logs.insert((device, head.epoch), head);
        }
        Ok(logs)
    }

    /// The next changes of one log, bounded; at least one if there is one.
    pub fn frames_from(
        &self,
        device: DeviceId,
        epoch: u64,
        after_seq: u64,
        most_bytes: usize,
        most: usize,
    ) -> Result<Vec<Frame>> {
        let mut statement = self.db().prepare_cached(
            "SELECT frame FROM change_log WHERE device = ?1 AND epoch = ?2 AND seq > ?3 ORDER BY seq",
        )?;
        let mut rows = statement.query((device.0.as_bytes().as_slice(), epoch, after_seq))?;
        let (mut frames, mut bytes) = (Vec::new(), 0);
        while let Some(row) = rows.next()? {
            let raw = row.get_ref(0)?.as_blob().map_err(|_| Error::Misuse("a frame is a blob"))?;
            bytes += raw.len();
            if frames.len() == most || (bytes > most_bytes && !frames.is_empty()) {
                break;
            }
            frames.push(frame(raw, 0)?);
        }
        Ok(frames)
    }

    /// Every change held here in order of arrival, handed over one by one.
    pub fn each_frame(&self, mut f: impl FnMut(Frame) -> Result<()>) -> Result<()> {
        self.each_kept(|_, frame| f(frame?))
    }

    /// Like [`Self::each_frame`], with what cannot be read in its place.
    pub(crate) fn each_kept(&self, mut f: impl FnMut(u64, Result<Frame>) -> Result<()>) -> Result<()> {
        let mut statement = self.db().prepare_cached("SELECT position, frame FROM change_log ORDER BY position")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let position = row.get(0)?;
            let raw = row.get_ref(1)?.as_blob().map_err(|_| Error::Misuse("a frame is a blob"))?;
            f(position, frame(raw, position))?;
        }
        Ok(())
    }

    /// Own changes that the relay has not signed for.
    pub fn backlog(&self) -> Result<Backlog> {
        let me = self.self_device()?.device;
        let (epoch, seq) = peer::receipted(self.db())?;
        let unsigned = (me.0.as_bytes().as_slice(), epoch, seq);
        let count = self
            .db()
            .prepare_cached(
                "SELECT coalesce(sum(seq - iif(epoch = ?2, min(seq, ?3), 0)), 0) FROM head WHERE device = ?1 AND epoch >= ?2",
            )?
            .query_row(unsigned, |row| row.get(0))?;
        let since = self
            .db()
            .prepare_cached(
                "SELECT wall FROM change_log WHERE device = ?1 AND (epoch, seq) > (?2, ?3) ORDER BY epoch, seq LIMIT 1",
            )?
            .query_row(unsigned, |row| row.get(0))
            .optional()?;
        Ok(Backlog { count, since })
    }
}

impl Store {
    /// This installation as it signs.
    pub fn self_device(&self) -> Result<SelfDevice> {
        self.read(|tx| tx.self_device())
    }

    /// Newest epoch's head of every log held here.
    pub fn heads(&self) -> Result<BTreeMap<DeviceId, Head>> {
        self.read(|tx| tx.heads())
    }

    /// The head of every log held here, each epoch of a device being a log of its own.
    pub fn logs(&self) -> Result<Ends> {
        self.read(|tx| tx.logs())
    }

    /// The next changes of one log, bounded; at least one if there is one.
    pub fn frames_from(
        &self,
        device: DeviceId,
        epoch: u64,
        after_seq: u64,
        most_bytes: usize,
        most: usize,
    ) -> Result<Vec<Frame>> {
        self.read(|tx| tx.frames_from(device, epoch, after_seq, most_bytes, most))
    }

    /// Own changes that the relay has not signed for.
    pub fn backlog(&self) -> Result<Backlog> {
        self.read(|tx| tx.backlog())
    }
}
