//! Sealing and opening: hashing, signing, and every way a change can be refused.

use domain::PatientId;
use serde::Serialize;
use sha2::{Digest as _, Sha256};

use crate::{
    Change, DeviceKey, Hash, Header, NotCanonical, PublicKey, Section, SectionRef, Signature, Value, cbor,
    change::{MAX_BYTES, VERSION},
};

/// A change as bytes: what is stored, forwarded and verified, verbatim.
#[derive(Clone, PartialEq, Eq)]
pub struct Sealed {
    /// Canonical bytes of the header.
    pub header: Vec<u8>,
    /// Canonical bytes of each section, in the header's order; `None` where pruned.
    pub sections: Vec<Option<Vec<u8>>>,
    /// Over the header's hash.
    pub signature: Signature,
}

impl std::fmt::Debug for Sealed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Sealed({} bytes)", self.len())
    }
}

/// Why a change is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Refused {
    /// Header or section is not in the one encoding.
    #[error("not in canonical form")]
    NotCanonical,
    /// A format this program does not read.
    #[error("unknown version of the format")]
    Version,
    /// More than a change may hold.
    #[error("too large")]
    TooLarge,
    /// The signature is not that of the device's key.
    #[error("signature does not verify")]
    Signature,
    /// A section is not the one the header names.
    #[error("a section does not match the header")]
    Section,
    /// It belongs to another clinic.
    #[error("another clinic's change")]
    OtherClinic,
    /// Nobody enrolled its device.
    #[error("unknown device")]
    UnknownDevice,
    /// It does not follow the change before it.
    #[error("does not follow the change before it")]
    Chain,
    /// Another change already stands at its place.
    #[error("another change stands at its place")]
    Fork,
    /// A change before it is missing.
    #[error("a change before it is missing")]
    Gap,
}

impl From<NotCanonical> for Refused {
    fn from(_: NotCanonical) -> Self {
        Refused::NotCanonical
    }
}

/// The hash by which a header is chained and signed.
pub fn header_hash(header: &[u8]) -> Hash {
    Hash(Sha256::new_with_prefix(b"esmalte-change/1").chain_update(header).finalize().into())
}

/// The hash by which a header commits to a section.
pub fn section_hash(section: &[u8]) -> Hash {
    Hash(Sha256::new_with_prefix(b"esmalte-section/1").chain_update(section).finalize().into())
}

fn signed(hash: Hash) -> Vec<u8> {
    [b"esmalte-sign/1".as_slice(), &hash.0].concat()
}

/// Seals a change: fills the header's section list from `sections`, encodes, signs.
pub fn seal(
    mut header: Header,
    sections: &[(Option<domain::PatientId>, Section)],
    key: &DeviceKey,
) -> Result<(Sealed, Hash), Refused> {
    let bodies = sections.iter().map(|(_, section)| cbor::to_bytes(section)).collect::<Result<Vec<_>, _>>()?;
    header.sections = sections
        .iter()
        .zip(&bodies)
        .map(|((subject, _), body)| SectionRef { subject: *subject, len: body.len() as u64, hash: section_hash(body) })
        .collect();
    let header = cbor::to_bytes(&header)?;
    let hash = header_hash(&header);
    let signature = key.sign(&signed(hash));
    let sealed = Sealed { header, sections: bodies.into_iter().map(Some).collect(), signature };
    if sealed.len() > MAX_BYTES { Err(Refused::TooLarge) } else { Ok((sealed, hash)) }
}

impl Sealed {
    /// Bytes of all parts.
    pub fn len(&self) -> usize {
        self.header.len() + self.sections.iter().flatten().map(Vec::len).sum::<usize>() + self.signature.len()
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.header.is_empty()
    }

    /// Hash of the header.
    pub fn hash(&self) -> Hash {
        header_hash(&self.header)
    }

    /// Reads the header alone.
    pub fn header(&self) -> Result<Header, Refused> {
        match cbor::from_bytes::<Header>(&self.header) {
            Ok(header) if header.v != VERSION => Err(Refused::Version),
            Ok(header) if countable(&header) => Ok(header),
            // A later version may have another shape.
            Err(NotCanonical::Shape) if is_other_version(&cbor::decode(&self.header)?) => Err(Refused::Version),
            Ok(_) => Err(Refused::NotCanonical),
            Err(why) => Err(why.into()),
        }
    }

    /// Whether this key signed it.
    pub fn verify(&self, key: &PublicKey) -> Result<(), Refused> {
        if key.verifies(&signed(self.hash()), &self.signature) { Ok(()) } else { Err(Refused::Signature) }
    }

    /// Takes the bytes of every section about somebody who `is_erased` away; what `header` and signature say still holds.
    /// Says whether any went.
    pub fn prune(&mut self, header: &Header, mut is_erased: impl FnMut(PatientId) -> bool) -> bool {
        let mut pruned = false;
        for (named, body) in header.sections.iter().zip(&mut self.sections) {
            if body.is_some() && named.subject.is_some_and(&mut is_erased) {
                *body = None;
                pruned = true;
            }
        }
        pruned
    }

    /// Fills sections that are missing here from another copy of the same change. Says whether any came.
    pub fn fill(&mut self, other: &Sealed) -> bool {
        let mut filled = false;
        for (own, theirs) in self.sections.iter_mut().zip(&other.sections) {
            if own.is_none() && theirs.is_some() {
                own.clone_from(theirs);
                filled = true;
            }
        }
        filled
    }

    /// Reads everything, checking form, size and that the sections are those the header names. The signature is
    /// checked apart, by [`Sealed::verify`], since the key may come from the change itself.
    pub fn open(&self) -> Result<Change, Refused> {
        if self.len() > MAX_BYTES {
            return Err(Refused::TooLarge);
        }
        let header = self.header()?;
        if header.sections.len() != self.sections.len() {
            return Err(Refused::Section);
        }
        let sections = header
            .sections
            .iter()
            .zip(&self.sections)
            .map(|(named, body)| match body {
                // Only what is about a patient can be erased: of the clinic's own nothing may be missing.
                None if named.subject.is_none() => Err(Refused::Section),
                None => Ok(None),
                Some(body) if body.len() as u64 == named.len && section_hash(body) == named.hash => {
                    Ok(Some(cbor::from_bytes(body)?))
                }
                Some(_) => Err(Refused::Section),
            })
            .collect::<Result<_, _>>()?;
        Ok(Change { header, sections, hash: self.hash() })
    }
}

/// Whether a header says that it is of another version.
fn is_other_version(header: &Value) -> bool {
    let entries = header.as_map().map(Vec::as_slice).unwrap_or_default();
    let v = entries.iter().find(|(name, _)| name.as_text() == Some("v")).and_then(|(_, v)| v.as_integer());
    v.and_then(|v| u64::try_from(v).ok()).is_some_and(|v| v != u64::from(VERSION))
}

/// Whether its numbers can be counted with: at most 63 bits, so that every database holds them, and a group that the
/// change stands in.
fn countable(header: &Header) -> bool {
    let fits = |number: u64| i64::try_from(number).is_ok();
    let own = [header.epoch, header.seq, header.schema, header.min_reader];
    let group = header.group.is_none_or(|group| {
        let end = group.first.checked_add(group.count);
        (1..=header.seq).contains(&group.first) && end.is_some_and(|end| header.seq < end && fits(end))
    });
    own.into_iter().all(fits) && header.deps.iter().all(|dep| fits(dep.epoch) && fits(dep.seq)) && group
}
