//! Where a change belongs: the rules of the chain, pure, shared by every log.
//!
//! Accepting is storage. Whatever an enrolled device signed is kept, even a second history of the same device: people
//! judge that later, and until then nothing is lost.

use std::collections::{BTreeMap, BTreeSet};

use wire::{ChangeKind, DeviceId, Hash, PatientId, Refused, protocol::Problem};

use crate::{Candidate, examine::refused};

/// A device's log of one epoch.
pub type Chain = (DeviceId, u64);

/// Where a chain stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Held {
    /// Last sequence number.
    pub seq: u64,
    /// Hash of that change.
    pub hash: Hash,
    /// Its position in the log of the clinic.
    pub server_seq: u64,
}

/// What to do with one change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// Append it, at this position.
    Fresh(u64),
    /// It is held already.
    Duplicate,
    /// Keep it aside: the device wrote two histories.
    Fork,
}

/// A batch with every change in its place.
#[derive(Debug, Default)]
pub struct Placed {
    /// One for each change up to the first fault; a fork is the last.
    pub places: Vec<Place>,
    /// The chains that moved.
    pub moved: BTreeMap<Chain, Held>,
    /// Position after the batch.
    pub server_seq: u64,
    /// Why it stopped, if it did.
    pub problem: Option<Problem>,
    /// Where the chain last named stands afterwards.
    pub held: Option<(DeviceId, u64, Held)>,
}

/// The places before a chain's head that a batch speaks of: the log must be asked what it holds there.
pub fn to_look_up(heads: &BTreeMap<Chain, Held>, batch: &[Candidate]) -> Vec<(Chain, u64)> {
    batch
        .iter()
        .map(|change| ((change.header.device, change.header.epoch), change.header.seq))
        .filter(|(chain, seq)| heads.get(chain).is_some_and(|head| *seq < head.seq))
        .collect()
}

/// Puts a batch in its place. `heads` are those of the chains it names, `known` what is held where
/// [`to_look_up`] asked, `server_seq` the last position; all read under the lock of the clinic.
pub fn place(
    heads: &BTreeMap<Chain, Held>,
    known: &BTreeMap<(Chain, u64), Hash>,
    server_seq: u64,
    batch: &[Candidate],
) -> Placed {
    let mut placed = Placed { server_seq, ..Placed::default() };
    let mut fresh = BTreeMap::new();
    for change in batch {
        let chain = (change.header.device, change.header.epoch);
        let seq = change.header.seq;
        let head = placed.moved.get(&chain).or_else(|| heads.get(&chain)).copied();
        placed.held = head.map(|head| (chain.0, chain.1, head)).or(placed.held);
        let there = match head {
            Some(head) if head.seq == seq => Some(head.hash),
            _ => fresh.get(&(chain, seq)).or_else(|| known.get(&(chain, seq))).copied(),
        };
        match fits(head, there, change) {
            Ok(Place::Fresh(_)) => {
                placed.server_seq += 1;
                let head = Held { seq, hash: change.hash, server_seq: placed.server_seq };
                placed.places.push(Place::Fresh(placed.server_seq));
                placed.moved.insert(chain, head);
                placed.held = Some((chain.0, chain.1, head));
                fresh.insert((chain, seq), change.hash);
            }
            Ok(Place::Fork) => {
                placed.places.push(Place::Fork);
                placed.problem = Some(Problem::Fork { seq });
                break;
            }
            Ok(Place::Duplicate) => placed.places.push(Place::Duplicate),
            Err(problem) => {
                placed.problem = Some(problem);
                break;
            }
        }
    }
    placed
}

/// Whom the changes of a batch that are new erase.
pub fn erasures(batch: &[Candidate], placed: &Placed) -> BTreeSet<PatientId> {
    let fresh = batch.iter().zip(&placed.places).filter(|(_, place)| matches!(place, Place::Fresh(_)));
    fresh.flat_map(|(change, _)| change.erasures.iter().copied()).collect()
}

fn fits(head: Option<Held>, there: Option<Hash>, change: &Candidate) -> Result<Place, Problem> {
    let seq = change.header.seq;
    let next = head.map_or(1, |head| head.seq + 1);
    // Numbers past 63 bits fit no table, and no honest device counts that far.
    if seq == 0 || i64::try_from(change.header.epoch).is_err() {
        return Err(refused(Some(seq), Refused::Chain));
    }
    if seq > next {
        return Err(Problem::Gap { expected_seq: next });
    }
    if seq < next {
        return Ok(if there == Some(change.hash) { Place::Duplicate } else { Place::Fork });
    }
    match head {
        Some(head) if head.hash == change.header.prev => Ok(Place::Fresh(0)),
        // Signed by the device and built on another change than the one we hold: it wrote two histories.
        Some(_) => Ok(Place::Fork),
        None => {
            // A later epoch says so itself; earlier ones may have been lost with the disk that held them.
            let starts = change.header.epoch == 1 || change.header.kind == ChangeKind::EpochStart;
            if change.header.epoch > 0 && starts && change.header.prev == Hash::default() {
                Ok(Place::Fresh(0))
            } else {
                Err(refused(Some(seq), Refused::Chain))
            }
        }
    }
}
