//! What was signed stands: no workstation that knows of a signature writes into what it covers. What one wrote that did
//! not know is merged like anything and shown beside the signed text, which lies in the signature itself.

use domain::{Record as _, note::VisitNote};
use rusqlite::Connection;
use uuid::Uuid;

use crate::Result;

/// Whether a record of this kind is signed.
pub(crate) fn is_signed(db: &Connection, kind: &str, id: Uuid) -> Result<bool> {
    if kind != VisitNote::KIND.name {
        return Ok(false);
    }
    let signed = "SELECT EXISTS (SELECT 1 FROM visit_signature WHERE note = ?1)";
    Ok(db.prepare_cached(signed)?.query_row([id.as_bytes().as_slice()], |row| row.get(0))?)
}
