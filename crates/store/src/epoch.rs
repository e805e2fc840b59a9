//! A device's life between two restores: when it starts over, and how it gets out of the way of another that signs in
//! its name.
//!
//! No number is ever signed twice knowingly. Where that has happened all the same, the history that others hold stands,
//! and what was written here beside it is sealed anew in an epoch of its own: nobody types anything again.

use std::collections::BTreeMap;

use domain::{
    DeviceId, PatientId,
    clock::{Clock, Hlc},
};
use rusqlite::{Connection, OptionalExtension as _};
use wire::{Change, ChangeKind, Hash, Op, membership::Place};

use crate::{
    Committed, Ctx, ReadTx, Received, Result, SelfDevice, Store, fold,
    inbox::Intake,
    log::{self, OwnHead},
};

/// What became of our own log when another wrote under our name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GaveWay {
    /// The epoch that was left.
    pub left: u64,
    /// How many of our changes were sealed anew.
    pub sealed_anew: u64,
    /// Another is at work under this name now.
    pub twin: bool,
}

impl Store {
    /// Seals a device's first change, so that others see it has come.
    pub fn begin(&self, ctx: Ctx) -> Result<()> {
        self.write_as(ChangeKind::EpochStart, ctx, |_| Ok(()))
    }

    /// Starts over in an epoch past `beyond`, as after a restore: whatever this device signed since is with others, and stays
    /// valid.
    pub fn start_epoch(&self, beyond: u64, ctx: Ctx) -> Result<()> {
        {
            let db = self.writer();
            let me = log::self_device(&db)?;
            let epoch = newest_epoch(&db, me.device)?.max(me.epoch).max(beyond) + 1;
            log::set_self(&db, &SelfDevice { epoch, ..me })?;
        }
        self.begin(ctx)
    }

    /// Gets out of the way when another history stands where we have written what no relay has signed for, or when another
    /// goes on under our name in a later epoch. `None` when all is well.
    pub fn give_way(&self, now: i64) -> Result<Option<GaveWay>> {
        let parted = {
            let writer = self.writer();
            let db = writer.unchecked_transaction()?;
            let parted = self.part(&db, now, Contradicted::new())?;
            db.commit()?;
            parted
        };
        Ok(self.tell_parted(parted))
    }

    /// The same within a transaction, which may know of contradictions in epochs that we have left.
    pub(crate) fn part(&self, db: &Connection, now: i64, heard: Contradicted) -> Result<Option<Parted>> {
        let me = log::self_device(db)?;
        let Some(Clash { contradicted, twin }) = clash(db, &me, heard)? else { return Ok(None) };
        let mut tails = Vec::new();
        for (epoch, from) in contradicted {
            let of = SelfDevice { epoch, ..me.clone() };
            let tail = changes_from(db, &of, from)?;
            if tail.iter().any(|change| change.header.kind == ChangeKind::Rotate) {
                // What follows is signed with a key that the other history does not know: a person has to invite anew.
                return Ok(None);
            }
            tails.push((of, from, tail));
        }
        if twin {
            db.execute("INSERT INTO twin (one, noticed_at) VALUES (1, ?1) ON CONFLICT DO NOTHING", [now])?;
        }
        for (of, from, tail) in &tails {
            put_aside(db, of, *from, tail)?;
            take_theirs(db, of, *from, tail)?;
        }
        let epoch = newest_epoch(db, me.device)?.max(me.epoch) + 1;
        log::set_self(db, &SelfDevice { epoch, ..me.clone() })?;
        let said: Vec<Change> = tails.into_iter().flat_map(|(_, _, tail)| tail).collect();
        let head = self.seal_anew(db, now, &said)?;
        fold::refold(db, &mut Received::default())?;
        Ok(Some((GaveWay { left: me.epoch, sealed_anew: said.len() as u64, twin }, head)))
    }

    /// Once that is on the disk: the witness learns of it, and everybody who shows records.
    pub(crate) fn tell_parted(&self, parted: Option<Parted>) -> Option<GaveWay> {
        let (gave, head) = parted?;
        tracing::warn!(
            epoch = gave.left,
            changes = gave.sealed_anew,
            gave.twin,
            "another history stands under our name"
        );
        if let Some(head) = head {
            self.witness(head);
        }
        let kinds = domain::KINDS.iter().map(|kind| kind.name.to_owned()).collect();
        self.announce(&Committed { kinds, ..Committed::default() });
        Some(gave)
    }

    /// Seals what was put aside as the beginning of our new epoch; nothing where there is nothing, so that two that share a
    /// name do not chase each other from epoch to epoch.
    fn seal_anew(&self, db: &Connection, now: i64, tail: &[Change]) -> Result<Option<wire::protocol::Head>> {
        if tail.is_empty() {
            return Ok(None);
        }
        let key = self.device_key();
        let mut head: OwnHead = log::own_head(db)?;
        let device = head.me.device;
        let mut hlc = log::latest(db, &head.me, now)?.tick(now);
        let ctx = |change: &Change| Ctx { now: change.header.wall, actor: change.header.actor, salt: change.hash.0 };
        let start = vec![(Clock { hlc, device }, BTreeMap::<Option<PatientId>, Vec<Op>>::new())];
        let first = Ctx { now, actor: None, salt: [0; 32] };
        let mut sealed = log::seal(db, &key, &mut head, ChangeKind::EpochStart, first, start)?;
        let mut moved = BTreeMap::new();
        for group in tail.chunk_by(|a, b| a.header.group.is_some() && a.header.group == b.header.group) {
            let mut changes = Vec::new();
            for change in group {
                hlc = hlc.tick(0);
                moved.insert(change.header.hlc, hlc);
                changes.push((Clock { hlc, device }, sections(change, device, &moved)));
            }
            let kind = group[0].header.kind;
            sealed = log::seal(db, &key, &mut head, kind, ctx(&group[0]), changes)?.or(sealed);
        }
        Ok(sealed)
    }
}

impl ReadTx<'_> {
    /// Since when it is known that somebody else signs as this device, milliseconds UTC.
    pub fn twin_since(&self) -> Result<Option<i64>> {
        Ok(self.db().query_row("SELECT noticed_at FROM twin", [], |row| row.get(0)).optional()?)
    }
}

/// From which number on another history stands in an epoch of ours.
pub(crate) type Contradicted = BTreeMap<u64, u64>;

/// What giving way came to, and the end of what was sealed anew.
pub(crate) type Parted = (GaveWay, Option<wire::protocol::Head>);

struct Clash {
    /// What of ours must go. What nobody contradicts stays where it is, in whatever epoch, and is sent from there: were it
    /// sealed anew, and others had it all the same, everything would be said twice.
    contradicted: Contradicted,
    twin: bool,
}

fn clash(db: &Connection, me: &SelfDevice, heard: Contradicted) -> Result<Option<Clash>> {
    let id = me.device.0.as_bytes().as_slice();
    let signed_for: Option<Place> = db
        .query_row("SELECT receipted_epoch, receipted_seq FROM peer", [], |row| {
            Ok(Place { epoch: row.get(0)?, seq: row.get(1)? })
        })
        .optional()?;
    // Without a relay there is nobody whose word decides which history stands.
    let Some(signed_for) = signed_for else { return Ok(None) };
    let mut contradicted = Contradicted::new();
    for (epoch, from) in heard {
        let signed = "SELECT coalesce(max(seq), 0) FROM receipt WHERE device = ?1 AND epoch = ?2";
        let signed: u64 = db.query_row(signed, (id, epoch), |row| row.get(0))?;
        if epoch < me.epoch && from > signed {
            contradicted.insert(epoch, from);
        }
    }
    let signed = if signed_for.epoch == me.epoch { signed_for.seq } else { 0 };
    let forked: Option<u64> = db.query_row(
        "SELECT min(f.seq) FROM fork AS f JOIN change_log AS l USING (device, epoch, seq) \
         WHERE f.device = ?1 AND f.epoch = ?2 AND f.seq > ?3",
        (id, me.epoch, signed),
        |row| row.get(0),
    )?;
    contradicted.extend(forked.map(|from| (me.epoch, from)));
    let twin = newest_epoch(db, me.device)? > me.epoch;
    Ok((twin || !contradicted.is_empty()).then_some(Clash { contradicted, twin }))
}

fn newest_epoch(db: &Connection, device: DeviceId) -> Result<u64> {
    let newest = "SELECT coalesce(max(epoch), 0) FROM head WHERE device = ?1";
    Ok(db.query_row(newest, [device.0.as_bytes().as_slice()], |row| row.get(0))?)
}

fn changes_from(db: &Connection, me: &SelfDevice, from: u64) -> Result<Vec<Change>> {
    let mut statement =
        db.prepare("SELECT frame FROM change_log WHERE device = ?1 AND epoch = ?2 AND seq >= ?3 ORDER BY seq")?;
    let mut rows = statement.query((me.device.0.as_bytes().as_slice(), me.epoch, from))?;
    let mut changes = Vec::new();
    while let Some(row) = rows.next()? {
        changes.push(log::frame(&row.get::<_, Vec<u8>>(0)?, 0)?.change.open()?);
    }
    Ok(changes)
}

/// Moves the end of our log beside it, where it is kept verbatim.
fn put_aside(db: &Connection, me: &SelfDevice, from: u64, tail: &[Change]) -> Result<()> {
    let place = (me.device.0.as_bytes().as_slice(), me.epoch, from);
    for change in tail {
        db.execute(
            "INSERT INTO fork (device, epoch, seq, hash, frame) \
             SELECT device, epoch, seq, ?4, frame FROM change_log WHERE device = ?1 AND epoch = ?2 AND seq = ?3 \
             ON CONFLICT DO NOTHING",
            (place.0, place.1, change.header.seq, change.hash.0),
        )?;
    }
    db.execute(
        "DELETE FROM parked_op WHERE position IN \
         (SELECT position FROM change_log WHERE device = ?1 AND epoch = ?2 AND seq >= ?3)",
        place,
    )?;
    db.execute("DELETE FROM change_log WHERE device = ?1 AND epoch = ?2 AND seq >= ?3", place)?;
    db.execute("DELETE FROM membership WHERE author = ?1 AND epoch = ?2 AND seq >= ?3", place)?;
    let before = log::hash_at(db, me.device, me.epoch, from - 1)?;
    match before {
        Some(Hash(hash)) => db.execute(
            "UPDATE head SET seq = ?3 - 1, hash = ?4, applied = min(applied, ?3 - 1) WHERE device = ?1 AND epoch = ?2",
            (place.0, place.1, from, hash),
        )?,
        None => db.execute("DELETE FROM head WHERE device = ?1 AND epoch = ?2", (place.0, place.1))?,
    };
    Ok(())
}

/// Lets the other history stand where ours stood.
fn take_theirs(db: &Connection, me: &SelfDevice, from: u64, ours: &[Change]) -> Result<()> {
    let place = (me.device.0.as_bytes().as_slice(), me.epoch, from);
    let mut theirs = Vec::new();
    {
        let mut statement =
            db.prepare("SELECT hash, frame FROM fork WHERE device = ?1 AND epoch = ?2 AND seq >= ?3 ORDER BY seq")?;
        let mut rows = statement.query(place)?;
        while let Some(row) = rows.next()? {
            let hash = Hash(row.get(0)?);
            if !ours.iter().any(|change| change.hash == hash) {
                theirs.push((hash, log::frame(&row.get::<_, Vec<u8>>(1)?, 0)?));
            }
        }
    }
    let mut intake = Intake::new(db, me.clinic);
    for (hash, frame) in &theirs {
        db.execute("DELETE FROM fork WHERE device = ?1 AND epoch = ?2 AND hash = ?3", (place.0, place.1, hash.0))?;
        intake.take(frame)?;
    }
    intake.finish().map(|_| ())
}

/// A change's ops as they are said again: of our own earlier values they name the clocks these have now.
fn sections(change: &Change, me: DeviceId, moved: &BTreeMap<Hlc, Hlc>) -> Vec<(Option<PatientId>, Vec<Op>)> {
    let renamed = |op: &Op| {
        let mut op = op.clone();
        for clock in op.base.values_mut().flatten().filter(|clock| clock.device == me) {
            clock.hlc = moved.get(&clock.hlc).copied().unwrap_or(clock.hlc);
        }
        op
    };
    let bodies = change.header.sections.iter().zip(&change.sections);
    bodies.filter_map(|(named, body)| Some((named.subject, body.as_ref()?.ops.iter().map(renamed).collect()))).collect()
}
