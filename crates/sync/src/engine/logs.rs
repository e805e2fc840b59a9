//! Which log the relay lacks, from where.

use std::collections::BTreeMap;

use domain::DeviceId;
use wire::{
    Hash,
    protocol::{Ends, Head, newest},
};

/// A device's log of one epoch.
pub(crate) type Log = (DeviceId, u64);

#[derive(Debug, Default)]
pub(crate) struct Logs {
    pub(crate) me: Option<DeviceId>,
    pub(crate) ours: Ends,
    pub(crate) theirs: Ends,
    /// Logs the relay does not take now, and why.
    pub(crate) stuck: BTreeMap<Log, String>,
}

impl Logs {
    /// The next log to send: our own first, then any other that we hold and the relay lacks, whoever gave it to us. That is
    /// also how a restored relay gets back what it lost, and how the end of an earlier epoch arrives that came on a stick.
    pub(crate) fn next(&mut self, backlog: u64) -> Option<(DeviceId, u64, u64)> {
        let me = self.me?;
        self.own(me, backlog).or_else(|| self.lacking(|device| device != me))
    }

    fn own(&mut self, me: DeviceId, backlog: u64) -> Option<(DeviceId, u64, u64)> {
        if let Some(start) = self.lacking(|device| device == me) {
            return Some(start);
        }
        let (ours, theirs) = (newest(&self.ours, me)?, newest(&self.theirs, me)?);
        if self.stuck.contains_key(&(me, ours.epoch)) {
            return None;
        }
        if (theirs.epoch, theirs.seq) > (ours.epoch, ours.seq) {
            // It knows changes of ours that we do not: this database was put back from a copy. Pulling brings them.
            self.stuck.insert((me, ours.epoch), "behind_itself".to_owned());
        } else if theirs.hash != ours.hash {
            self.stuck.insert((me, ours.epoch), "fork".to_owned());
        } else if backlog > 0 {
            // It has everything but its word for it was lost: the last change once more brings a receipt for all.
            return Some((me, ours.epoch, ours.seq.saturating_sub(1)));
        }
        None
    }

    /// The first log of these that the relay lacks the end of, and after which number.
    fn lacking(&self, whose: impl Fn(DeviceId) -> bool) -> Option<(DeviceId, u64, u64)> {
        self.ours.iter().find_map(|(log, ours)| {
            let held = self.theirs.get(log).map_or(0, |head| head.seq);
            (whose(log.0) && held < ours.seq && !self.stuck.contains_key(log)).then_some((log.0, log.1, held))
        })
    }

    /// Takes in where our logs end; says whether our own moved on from where it contradicted the relay's.
    pub(crate) fn know_ours(&mut self, ends: Ends) -> bool {
        let before = std::mem::replace(&mut self.ours, ends);
        let Some(me) = self.me else { return false };
        if newest(&before, me) == newest(&self.ours, me) {
            return false;
        }
        let stuck = self.stuck.len();
        self.stuck.retain(|log, reason| log.0 != me || (reason != "fork" && reason != "behind_itself"));
        self.stuck.len() < stuck
    }

    /// Whether the relay's head is ours.
    pub(crate) fn relay_has_ours(&self) -> bool {
        self.me.is_some_and(|me| newest(&self.ours, me) == newest(&self.theirs, me))
    }

    /// The relay wants a log from an earlier place than it was sent from; says whether it is an earlier one.
    pub(crate) fn rewind(&mut self, device: DeviceId, epoch: u64, expected_seq: u64) -> bool {
        let Some(seq) = expected_seq.checked_sub(1) else { return false };
        let log = (device, epoch);
        let earlier = self.theirs.get(&log).is_some_and(|head| seq < head.seq);
        if earlier {
            self.theirs.insert(log, Head { epoch, seq, hash: Hash::default() });
        }
        earlier
    }

    /// What comes from the relay, the relay has.
    pub(crate) fn they_have(&mut self, ends: Ends) {
        for (log, head) in ends {
            let known = self.theirs.entry(log).or_insert(head);
            if known.seq < head.seq {
                *known = head;
            }
        }
    }
}
