//! What can be judged of a change without the log: form, clinic, signature.

use std::collections::BTreeMap;

use wire::{
    ClinicId, DeviceId, Hash, Header, PublicKey, Refused, Sealed,
    frame::Frame,
    membership::{self, Enrolment},
    protocol::Problem,
};

/// A change that its own device signed; whether it fits the chain is for the log to say.
#[derive(Debug, Clone)]
pub struct Candidate {
    /// As it came.
    pub sealed: Sealed,
    /// Its header, read.
    pub header: Header,
    /// Its hash.
    pub hash: Hash,
    /// Whom it enrols.
    pub enrolments: Vec<Enrolment>,
}

/// Examines frames in order up to the first fault. `keys` are those of the clinic; devices enrolled by a change of this
/// very batch may sign those after it, since a hub forwards both at once.
pub fn examine(
    frames: Vec<Frame>,
    clinic: ClinicId,
    mut keys: BTreeMap<DeviceId, PublicKey>,
) -> (Vec<Candidate>, Option<Problem>) {
    let mut good = Vec::with_capacity(frames.len());
    for frame in frames {
        match candidate(frame.change, clinic, |header, _| keys.get(&header.device).copied()) {
            Ok(candidate) => {
                for enrolment in &candidate.enrolments {
                    // The first key of a device stands; a new one comes by rotation, signed with both.
                    keys.entry(enrolment.device).or_insert(enrolment.key);
                }
                good.push(candidate);
            }
            Err(problem) => return (good, Some(problem)),
        }
    }
    (good, None)
}

/// Examines a clinic's very first change, which carries the key it is signed with.
pub(crate) fn genesis(sealed: Sealed) -> Result<(Candidate, Enrolment), Problem> {
    let clinic = sealed.header().map_err(|why| refused(None, why))?.clinic;
    let mut founder = None;
    let candidate = candidate(sealed, clinic, |_, change| {
        founder = membership::genesis(change);
        founder.as_ref().map(|founder| founder.key)
    })?;
    let seq = Some(candidate.header.seq);
    founder.map(|founder| (candidate, founder)).ok_or_else(|| refused(seq, Refused::UnknownDevice))
}

fn candidate(
    sealed: Sealed,
    clinic: ClinicId,
    key: impl FnOnce(&Header, &wire::Change) -> Option<PublicKey>,
) -> Result<Candidate, Problem> {
    let seq = sealed.header().ok().map(|header| header.seq);
    let change = sealed.open().map_err(|why| refused(seq, why))?;
    if change.header.clinic != clinic {
        return Err(refused(seq, Refused::OtherClinic));
    }
    let key = key(&change.header, &change).ok_or_else(|| refused(seq, Refused::UnknownDevice))?;
    sealed.verify(&key).map_err(|why| refused(seq, why))?;
    let enrolments = membership::enrolments(&change);
    Ok(Candidate { sealed, hash: change.hash, header: change.header, enrolments })
}

/// The stable word for a refusal is its own name on the line.
pub(crate) fn refused(seq: Option<u64>, why: Refused) -> Problem {
    let reason = serde_json::to_value(why).ok().and_then(|word| Some(word.as_str()?.to_owned())).unwrap_or_default();
    Problem::Refused { seq, reason }
}
