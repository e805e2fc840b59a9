//! What can be judged of a change without the log: form, clinic, signature.

use std::collections::BTreeSet;

use wire::{
    ClinicId, Hash, Header, PatientId, PublicKey, Refused, Sealed,
    frame::Frame,
    membership::{self, Enrolment, Members, Statement, place},
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
    /// What it says of who may sign.
    pub statements: Vec<Statement>,
    /// Whom it erases.
    pub erasures: Vec<PatientId>,
}

impl Candidate {
    /// Takes away what is about somebody erased: neither this relay nor anybody after it gets to see it.
    pub fn prune(&mut self, erased: &BTreeSet<PatientId>) {
        self.sealed.prune(&self.header, |subject| erased.contains(&subject));
    }
}

/// Examines frames in order up to the first fault. `members` are those of the clinic, and learn what each good change says:
/// devices enrolled by a change of this very batch may sign those after it, since a hub forwards both at once.
pub fn examine(frames: Vec<Frame>, clinic: ClinicId, members: &mut Members) -> (Vec<Candidate>, Option<Problem>) {
    let mut good = Vec::with_capacity(frames.len());
    for frame in frames {
        let key = |header: &Header, _: &_| members.get(&header.device).map(|member| member.key_at(place(header)));
        match candidate(frame.change, clinic, key) {
            Ok(mut candidate) => {
                let author = members.get(&candidate.header.device);
                if author.is_some_and(|author| author.is_revoked_at(place(&candidate.header))) {
                    // Kept for people to judge, and obeyed by nobody.
                    candidate.erasures.clear();
                }
                membership::learn(members, &candidate.header, &candidate.statements);
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
    let statements = membership::statements(&change);
    let erasures = membership::erasures(&change);
    Ok(Candidate { sealed, hash: change.hash, header: change.header, statements, erasures })
}

/// The stable word for a refusal is its own name on the line.
pub(crate) fn refused(seq: Option<u64>, why: Refused) -> Problem {
    let reason = serde_json::to_value(why).ok().and_then(|word| Some(word.as_str()?.to_owned())).unwrap_or_default();
    Problem::Refused { seq, reason }
}
