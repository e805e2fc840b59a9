//! Which log the relay lacks, from where.

use std::collections::BTreeMap;

use domain::DeviceId;
use wire::{Hash, protocol::Head};

#[derive(Debug, Default)]
pub(crate) struct Logs {
    pub(crate) me: Option<DeviceId>,
    pub(crate) ours: BTreeMap<DeviceId, Head>,
    pub(crate) theirs: BTreeMap<DeviceId, Head>,
    /// Logs the relay does not take now, and why.
    pub(crate) stuck: BTreeMap<DeviceId, String>,
}

impl Logs {
    /// The next log to send: our own first, then any other that we hold and the relay lacks, whoever gave it to us. That is
    /// also how a restored relay gets back what it lost.
    pub(crate) fn next(&mut self, backlog: u64) -> Option<(DeviceId, u64, u64)> {
        let me = self.me?;
        if let Some(start) = self.own(me, backlog) {
            return Some((me, start.0, start.1));
        }
        self.ours
            .iter()
            .filter(|(device, _)| **device != me && !self.stuck.contains_key(device))
            .find_map(|(device, ours)| lacking(ours, self.theirs.get(device)).map(|(epoch, seq)| (*device, epoch, seq)))
    }

    fn own(&mut self, me: DeviceId, backlog: u64) -> Option<(u64, u64)> {
        if self.stuck.contains_key(&me) {
            return None;
        }
        let ours = *self.ours.get(&me)?;
        let theirs = self.theirs.get(&me).copied();
        if let Some(start) = lacking(&ours, theirs.as_ref()) {
            return Some(start);
        }
        let theirs = theirs?;
        if (theirs.epoch, theirs.seq) > (ours.epoch, ours.seq) {
            // It knows changes of ours that we do not: this database was put back from a copy. Pulling brings them.
            self.stuck.insert(me, "behind_itself".to_owned());
        } else if theirs.hash != ours.hash {
            self.stuck.insert(me, "fork".to_owned());
        } else if backlog > 0 {
            // It has everything but its word for it was lost: the last change once more brings a receipt for all.
            return Some((ours.epoch, ours.seq.saturating_sub(1)));
        }
        None
    }

    /// Takes in where our logs end; says whether our own moved on from where it contradicted the relay's.
    pub(crate) fn know_ours(&mut self, heads: BTreeMap<DeviceId, Head>) -> bool {
        let before = std::mem::replace(&mut self.ours, heads);
        let Some(me) = self.me else { return false };
        let contradicts = self.stuck.get(&me).is_some_and(|reason| reason == "fork" || reason == "behind_itself");
        contradicts && before.get(&me) != self.ours.get(&me) && self.stuck.remove(&me).is_some()
    }

    /// Whether the relay's head is ours.
    pub(crate) fn relay_has_ours(&self) -> bool {
        self.me.is_some_and(|me| self.ours.get(&me) == self.theirs.get(&me))
    }

    /// An epoch has nothing more: on to the one after it.
    pub(crate) fn skip(&mut self, device: DeviceId, epoch: u64) {
        let next = Head { epoch: epoch + 1, seq: 0, hash: Hash::default() };
        match self.ours.get(&device) {
            Some(ours) if epoch < ours.epoch => {
                self.theirs.insert(device, next);
            }
            _ => {
                self.stuck.insert(device, "log_incomplete".to_owned());
            }
        }
    }

    /// The relay wants a log from an earlier place than it was sent from; says whether it is an earlier one.
    pub(crate) fn rewind(&mut self, device: DeviceId, epoch: u64, expected_seq: u64) -> bool {
        let Some(seq) = expected_seq.checked_sub(1) else { return false };
        let wanted = Head { epoch, seq, hash: Hash::default() };
        let earlier = self.theirs.get(&device).is_some_and(|head| (epoch, seq) < (head.epoch, head.seq));
        if earlier {
            self.theirs.insert(device, wanted);
        }
        earlier
    }

    /// What comes from the relay, the relay has.
    pub(crate) fn they_have(&mut self, heads: BTreeMap<DeviceId, Head>) {
        for (device, head) in heads {
            let known = self.theirs.entry(device).or_insert(head);
            if (known.epoch, known.seq) < (head.epoch, head.seq) {
                *known = head;
            }
        }
    }
}

fn lacking(ours: &Head, theirs: Option<&Head>) -> Option<(u64, u64)> {
    match theirs {
        None => Some((1, 0)),
        Some(theirs) if (theirs.epoch, theirs.seq) < (ours.epoch, ours.seq) => Some((theirs.epoch, theirs.seq)),
        Some(_) => None,
    }
}
