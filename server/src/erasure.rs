//! What an erasure does to what is held: the sections of the patient leave every row, headers and signatures stay.
//!
//! All under the lock of the clinic's row, in the transaction in which the erasing change is kept: whoever pulls
//! afterwards gets pruned frames. A row that was rewritten leaves its old version to VACUUM; docs/server.md says more.

use std::collections::BTreeSet;

use deadpool_postgres::Transaction;
use relay::Candidate;
use tokio_postgres::{GenericClient, Row};
use uuid::Uuid;
use wire::{ClinicId, PatientId};

use crate::{
    Error,
    append::{frame, pack, signed},
    env::instant,
};

/// Whose sections this clinic erased.
pub(crate) async fn erased(client: &impl GenericClient, clinic: Uuid) -> Result<BTreeSet<PatientId>, Error> {
    let rows = client.query("SELECT subject FROM erased WHERE clinic_id = $1", &[&clinic]).await?;
    Ok(rows.iter().map(|row| PatientId(row.get(0))).collect())
}

/// A batch without what is about anybody erased.
pub(crate) async fn pruned(
    tx: &Transaction<'_>,
    clinic: ClinicId,
    batch: &[Candidate],
) -> Result<Vec<Candidate>, Error> {
    let select = tx.prepare_cached("SELECT subject FROM erased WHERE clinic_id = $1").await?;
    let erased = tx.query(&select, &[&clinic.0]).await?.iter().map(|row| PatientId(row.get(0))).collect();
    let mut batch = batch.to_vec();
    batch.iter_mut().for_each(|change| change.prune(&erased));
    Ok(batch)
}

/// Takes these patients out of everything held.
pub(crate) async fn erase(
    tx: &Transaction<'_>,
    clinic: ClinicId,
    subjects: &BTreeSet<PatientId>,
    now: i64,
) -> Result<(), Error> {
    for subject in subjects {
        let insert = "
            INSERT INTO erased (clinic_id, subject, erased_at)
            VALUES ($1, $2, $3)
            ON CONFLICT DO NOTHING";
        if tx.execute(insert, &[&clinic.0, &subject.0, &instant(now)]).await? > 0 {
            prune(tx, clinic.0, *subject).await?;
        }
    }
    Ok(())
}

/// Takes a patient out of every row, kept or set aside; says out of how many.
pub(crate) async fn prune(
    tx: &tokio_postgres::Transaction<'_>,
    clinic: Uuid,
    subject: PatientId,
) -> Result<u64, Error> {
    Ok(prune_changes(tx, clinic, subject).await? + prune_forks(tx, clinic, subject).await?)
}

async fn prune_changes(tx: &tokio_postgres::Transaction<'_>, clinic: Uuid, subject: PatientId) -> Result<u64, Error> {
    let select = "
        SELECT server_seq, header, sections, signature
        FROM change
        WHERE clinic_id = $1 AND position($2::bytea IN header) > 0";
    let update = "UPDATE change SET sections = $3 WHERE clinic_id = $1 AND server_seq = $2";
    let mut rows = 0;
    for row in tx.query(select, &[&clinic, &subject.0.as_bytes().as_slice()]).await? {
        if let Some(sections) = without(&row, subject)? {
            rows += tx.execute(update, &[&clinic, &row.get::<_, i64>(0), &sections]).await?;
        }
    }
    Ok(rows)
}

async fn prune_forks(tx: &tokio_postgres::Transaction<'_>, clinic: Uuid, subject: PatientId) -> Result<u64, Error> {
    let select = "
        SELECT 0::bigint, header, sections, signature, hash
        FROM fork
        WHERE clinic_id = $1 AND position($2::bytea IN header) > 0";
    let update = "UPDATE fork SET sections = $3 WHERE clinic_id = $1 AND hash = $2";
    let mut rows = 0;
    for row in tx.query(select, &[&clinic, &subject.0.as_bytes().as_slice()]).await? {
        if let Some(sections) = without(&row, subject)? {
            rows += tx.execute(update, &[&clinic, &row.get::<_, &[u8]>(4), &sections]).await?;
        }
    }
    Ok(rows)
}

/// The sections of a row without those of one patient; `None` if there were none.
fn without(row: &Row, subject: PatientId) -> Result<Option<Vec<u8>>, Error> {
    let mut change = frame(row.get(0), row.get(1), row.get(2), row.get(3))?.change;
    let header = change.header().map_err(|_| Error::Damaged("header"))?;
    Ok(change.prune(&header, |other| other == subject).then(|| pack(&change)))
}

/// Puts sections back that were missing from a change and that nobody erased, out of a fuller copy of it: a device that
/// pushed another's changes with holes cannot hide what is in them.
pub(crate) async fn fill(tx: &Transaction<'_>, clinic: ClinicId, again: &[(u64, &Candidate)]) -> Result<(), Error> {
    if again.is_empty() {
        return Ok(());
    }
    let devices: Vec<Uuid> = again.iter().map(|(_, change)| change.header.device.0).collect();
    let epochs = again.iter().map(|(_, change)| signed(change.header.epoch)).collect::<Result<Vec<_>, _>>()?;
    let seqs = again.iter().map(|(_, change)| signed(change.header.seq)).collect::<Result<Vec<_>, _>>()?;
    let sections: Vec<Vec<u8>> = again.iter().map(|(_, change)| pack(&change.sealed)).collect();
    let update = "
        UPDATE change SET sections = given.sections
        FROM unnest($2::uuid[], $3::bigint[], $4::bigint[], $5::bytea[]) AS given (device_id, epoch, seq, sections)
        WHERE clinic_id = $1
            AND change.device_id = given.device_id AND change.epoch = given.epoch AND change.seq = given.seq
            AND length(change.sections) < length(given.sections)";
    let update = tx.prepare_cached(update).await?;
    tx.execute(&update, &[&clinic.0, &devices, &epochs, &seqs, &sections]).await?;
    Ok(())
}
