//! Who may sign: an administrator puts workstations out and lets in what they wrote too late, machines take new keys and
//! come back under new names.
//!
//! The administrator's is the clinic's first workstation, which nobody puts out: what is held back follows from what it said
//! and from the relay's log alone, and is reckoned here without the store.

use std::collections::BTreeSet;

use domain::{
    DeviceId,
    device::{ByteString, Device},
    membership::{Acceptance, Revocation},
};
use store::WriteTx;
use sync::engine::Event;
use wire::{ChangeKind, protocol::newest};

use crate::{
    central::Place,
    history::Value,
    laws::{Broken, Held, Law, Must as _, holds},
    premises::{NOW, device, device_key},
    world::World,
};

/// The administrator's workstation.
const FIRST: usize = 0;
/// A machine that comes back is called by its number and this.
const AGAIN: u8 = 16;

/// A change of somebody's log: device, epoch, number.
type At = (DeviceId, u64, u64);

/// What the administrator said.
#[derive(Debug, Default)]
pub(crate) struct Said {
    revoked: Vec<Revoked>,
    let_in: BTreeSet<At>,
}

#[derive(Debug)]
struct Revoked {
    device: DeviceId,
    /// Epoch and number of its last change that counts.
    last: (u64, u64),
    /// Where that was said.
    place: Place,
}

impl World {
    /// The administrator puts a workstation out, after the last of its changes that are known there.
    pub(crate) fn puts_out(&mut self) -> Held {
        let in_good_standing: Vec<usize> =
            (1..self.desks.len()).filter(|desk| !self.is_put_out(*desk) && self.desks[*desk].n < AGAIN).collect();
        if in_good_standing.len() < 2 || !self.desks[FIRST].is_on() {
            return Ok(());
        }
        let target = self.chance.pick(&in_good_standing);
        let device = self.desks[target].id();
        let head = newest(&self.desks[FIRST].local()?.ends, device);
        let last = head.map_or((0, 0), |head| (head.epoch, head.seq));
        let revocation = Revocation {
            id: self.chance.id(),
            device,
            last_epoch: last.0.cast_signed(),
            last_seq: last.1.cast_signed(),
            reason: "lost".to_owned(),
            note: String::new(),
            revoked_at: NOW,
        };
        self.fault(if self.desks[target].is_on() { "put out at work" } else { "put out while away" });
        let place = self.says(FIRST, ChangeKind::Revoke, |tx| tx.append(&revocation))?;
        self.tell(|| format!("desk {target} is put out after {last:?}"));
        self.members.revoked.push(Revoked { device, last, place });
        Ok(())
    }

    /// The administrator looks at what waits for judgement and lets one of it in, or leaves it where it is.
    pub(crate) fn reviews(&mut self) -> Held {
        if !self.desks[FIRST].is_on() {
            return Ok(());
        }
        let waiting = self.desks[FIRST].store().read(|tx| tx.quarantine());
        let waiting = waiting.must(Law::HeldBack, "what waits for judgement")?;
        if waiting.is_empty() {
            return Ok(());
        }
        let chosen = &waiting[self.chance.below(waiting.len())];
        if self.chance.one_in(3) {
            self.fault("refused");
            return Ok(());
        }
        let (device, head, span) = (chosen.device, chosen.head, chosen.span);
        let acceptance = Acceptance {
            id: self.chance.id(),
            device,
            epoch: head.epoch.cast_signed(),
            first_seq: span.0.cast_signed(),
            last_seq: span.1.cast_signed(),
            last_hash: ByteString(head.hash.0.to_vec()),
            accepted_at: NOW,
        };
        self.fault("let in");
        self.says(FIRST, ChangeKind::Resolve, |tx| tx.append(&acceptance))?;
        self.members.let_in.extend((span.0..=span.1).map(|seq| (device, head.epoch, seq)));
        Ok(())
    }

    /// A machine takes a new key.
    pub(crate) fn takes_new_key(&mut self, desk: usize) -> Held {
        let World { desks, chance, now, .. } = self;
        let own = &mut desks[desk];
        if !own.is_on() {
            return Ok(());
        }
        let next = own.next_key();
        let (id, ctx) = (chance.id(), own.ctx(*now, chance));
        own.store().rotate(id, &next, ctx).must(Law::AlwaysWritable, "a new key")?;
        own.turns += 1;
        own.sealed()?;
        let local = own.local()?;
        self.fault("new key");
        self.engine(desk, Event::LocalCommit(local))
    }

    /// The administrator invites a machine that was put out; it comes back under a new name, with all that it holds.
    pub(crate) fn comes_back(&mut self) -> Held {
        let away = |desk: &usize| self.is_put_out(*desk) && self.desks[*desk].is_on();
        let Some(desk) = (1..self.desks.len()).find(away).filter(|_| self.desks[FIRST].is_on()) else {
            return Ok(());
        };
        let n = self.desks[desk].n + AGAIN;
        let public_key = ByteString(device_key(n).public().0.to_vec());
        let record = Device { id: device(n), name: "Otra vez".into(), public_key, enrolled_at: NOW, expires_at: None };
        self.fault("invited anew");
        self.says(FIRST, ChangeKind::Enrol, |tx| tx.append(&record))?;
        let World { desks, chance, now, .. } = self;
        let own = &mut desks[desk];
        let ctx = own.ctx(*now, chance);
        own.store().become_device(device(n), &device_key(n), ctx).must(Law::AlwaysWritable, "a new name")?;
        own.is_now(n)?;
        self.switch_off(desk);
        self.switch_on(desk)
    }

    /// Seals something about members, and tells the engine.
    fn says(
        &mut self,
        desk: usize,
        kind: ChangeKind,
        f: impl FnOnce(&mut WriteTx<'_>) -> store::Result<()>,
    ) -> Held<Place> {
        let World { desks, chance, now, .. } = self;
        let own = &mut desks[desk];
        let ctx = own.ctx(*now, chance);
        own.store().write_as(kind, ctx, f).must(Law::AlwaysWritable, "a word about members")?;
        own.sealed()?;
        let (device, local) = (own.id(), own.local()?);
        let head = newest(&local.ends, device)
            .ok_or_else(|| Broken { law: Law::NothingLost, how: format!("desk {desk} spoke and has no log") })?;
        self.engine(desk, Event::LocalCommit(local))?;
        Ok((device, head.epoch, head.seq, head.hash))
    }

    /// Whether the name under which a workstation signs was put out.
    pub(crate) fn is_put_out(&self, desk: usize) -> bool {
        self.members.revoked.iter().any(|revoked| revoked.device == self.desks[desk].id())
    }

    /// Whether the relay holds the word that it was.
    pub(crate) fn is_put_out_at_relay(&self, desk: usize) -> bool {
        let id = self.desks[desk].id();
        self.members.revoked.iter().any(|revoked| revoked.device == id && self.central.held.contains(&revoked.place))
    }

    /// Whether a change came too late and nobody let it in.
    fn is_late(&self, at: At) -> bool {
        let beyond = |revoked: &Revoked| revoked.device == at.0 && (at.1, at.2) > revoked.last;
        self.members.revoked.iter().any(beyond) && !self.members.let_in.contains(&at)
    }

    /// Takes saves that count for nothing out of the ledger.
    pub(crate) fn saves_that_count(&mut self) {
        let late: BTreeSet<At> = self.late();
        self.ledger.saves.retain(|save| !late.contains(&(save.place.0, save.place.1, save.place.2)));
    }

    fn late(&self) -> BTreeSet<At> {
        let held = self.central.held.iter().map(|(device, epoch, seq, _)| (*device, *epoch, *seq));
        held.filter(|at| self.is_late(*at)).collect()
    }

    /// What was written after a revocation: people saw it, and then it was held back, and perhaps let in.
    pub(crate) fn written_late(&self) -> BTreeSet<Value> {
        let late = |device: DeviceId, at: (u64, u64)| {
            self.members.revoked.iter().any(|revoked| revoked.device == device && at > revoked.last)
        };
        let saves = self.ledger.saves.iter().filter(|save| late(save.place.0, (save.place.1, save.place.2)));
        saves.flat_map(|save| save.written.iter().map(|one| one.value)).collect()
    }

    /// What came too late is held back at a workstation, counted and listed, and nothing else is.
    pub(crate) fn holds_back(&self, desk: usize) -> Held {
        let store = self.desks[desk].store();
        let listed = store.read(|tx| tx.quarantine()).must(Law::HeldBack, "what waits for judgement")?;
        let listed: BTreeSet<At> =
            listed.iter().map(|change| (change.device, change.head.epoch, change.head.seq)).collect();
        let late = self.late();
        let counted = store.read(|tx| Ok::<_, store::Error>((tx.conservation()?, tx.second_histories()?.len())));
        let (counts, second) = counted.must(Law::HeldBack, "counting")?;
        holds(Law::HeldBack, listed == late && counts.quarantined == (late.len() + second) as u64, || {
            format!("desk {desk} holds back {listed:?}, not {late:?}; {counts:?}")
        })
    }

    /// Everything that a workstation which was put out has written is with the relay.
    pub(crate) fn has_handed_in(&mut self, desk: usize) -> Held<bool> {
        let own = &mut self.desks[desk];
        let (id, ends) = (own.id(), own.local()?.ends);
        let ours = ends.into_iter().filter(|((device, _), _)| *device == id);
        let places: Vec<Place> = ours.map(|(_, head)| (id, head.epoch, head.seq, head.hash)).collect();
        Ok(places.iter().all(|place| self.central.held.contains(place)))
    }
}
