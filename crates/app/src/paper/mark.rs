//! By what a paper is known again: an id that says which clinic drew it, the bytes of its file, and what it says.

use domain::{ClinicId, PaperId};
use reports::scene::{Document, Item};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

/// Where in an id the clinic's mark stands; before it come time and chance.
const MARK: usize = 12;

/// The id of a new paper: the last four bytes follow from the others and the clinic. So a workstation that has never
/// heard of a paper can tell that a colleague's must have. It is a hint: anybody who knows the clinic's id can draw one.
pub(crate) fn marked(drawn: Uuid, clinic: ClinicId) -> PaperId {
    let mut bytes = drawn.into_bytes();
    bytes[MARK..].copy_from_slice(&mark(&drawn, clinic));
    PaperId(Uuid::from_bytes(bytes))
}

/// Whether this clinic drew an id.
pub(crate) fn is_marked(id: &Uuid, clinic: ClinicId) -> bool {
    id.as_bytes()[MARK..] == mark(id, clinic)
}

fn mark(id: &Uuid, clinic: ClinicId) -> [u8; 4] {
    let hash = Sha256::new_with_prefix("esmalte paper").chain_update(clinic.0).chain_update(&id.as_bytes()[..MARK]);
    let hash = hash.finalize();
    [hash[0], hash[1], hash[2], hash[3]]
}

/// SHA-256 in hexadecimal.
pub(crate) fn digest(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

/// A hash as it is written.
pub(crate) fn hexadecimal(hash: &[u8]) -> String {
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// SHA-256 of what a document says, line by line; the lines in which its own id stands are left out.
pub(crate) fn words(document: &Document) -> String {
    let mut hash = Sha256::new();
    for item in document.pages.iter().flat_map(|page| &page.items) {
        if let Item::Text(line) = item
            && !line.text.contains(&document.about.id)
        {
            hash.update(line.text.as_bytes());
            hash.update(b"\n");
        }
    }
    hexadecimal(&hash.finalize())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_says_which_clinic_drew_it() {
        let (ours, theirs) = (ClinicId(Uuid::from_u128(1)), ClinicId(Uuid::from_u128(2)));
        let drawn = Uuid::from_u128(0x0190_0000_0000_7000_8000_1234_5678_9abc);
        let id = marked(drawn, ours).0;
        assert!(is_marked(&id, ours));
        assert!(!is_marked(&id, theirs) && !is_marked(&drawn, ours));
        assert_eq!(id.as_bytes()[..MARK], drawn.as_bytes()[..MARK]);
        assert_eq!(id.get_version_num(), 7);
    }

    #[test]
    fn a_digest_is_written_as_everybody_writes_it() {
        assert_eq!(digest(b""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }
}
