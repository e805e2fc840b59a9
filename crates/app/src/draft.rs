//! The name under which a form is kept at a workstation until it is recorded: one for each form, each thing it is about and
//! each person who fills it in.

use domain::StaffId;
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

/// The same for the same three, in whatever life of this program.
pub(crate) fn id(form: &str, about: Uuid, author: StaffId) -> Uuid {
    let hash = Sha256::new_with_prefix(b"esmalte-draft/1")
        .chain_update(form.as_bytes())
        .chain_update(about.as_bytes())
        .chain_update(author.0.as_bytes())
        .finalize();
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hash[..16]);
    uuid::Builder::from_custom_bytes(bytes).into_uuid()
}
