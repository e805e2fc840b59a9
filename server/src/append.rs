//! Writing a batch: everything in one transaction, under the lock of the clinic's row.

use std::collections::BTreeMap;

use deadpool_postgres::Transaction;
use relay::{
    Appended, Candidate, Held, Place, Placed,
    accept::{self, Chain},
};
use uuid::Uuid;
use wire::{ClinicId, DeviceId, Hash, Sealed, frame::Frame};

use crate::{Error, env::instant, erasure, members};

const PRUNED: u32 = u32::MAX;

/// Puts a batch in its place. Positions are given under the lock of the clinic's row, so the order of commits is the order
/// of positions and nobody who reads up to one can miss another below it.
pub(crate) async fn append(
    tx: &Transaction<'_>,
    clinic: ClinicId,
    batch: &[Candidate],
    now: i64,
) -> Result<Appended, Error> {
    let lock = "
        SELECT server_seq, (SELECT incarnation FROM server_identity)
        FROM clinic
        WHERE clinic_id = $1
        FOR UPDATE";
    let row = tx.query_one(&tx.prepare_cached(lock).await?, &[&clinic.0]).await?;
    let (server_seq, incarnation) = (number(row.get(0))?, row.get(1));
    let heads = heads_of(tx, clinic, batch).await?;
    let known = look_up(tx, clinic, &accept::to_look_up(&heads, batch)).await?;
    let placed = accept::place(&heads, &known, server_seq, batch);
    let new = accept::erasures(batch, &placed);
    erasure::erase(tx, clinic, &new, now).await?;
    let batch = &erasure::pruned(tx, clinic, batch).await?;
    let aside: Vec<(u64, &Candidate)> = picked(batch, &placed, |place| (*place == Place::Fork).then_some(0));
    insert(tx, clinic, &aside, now, Table::Fork).await?;
    let fresh = picked(batch, &placed, |place| match place {
        Place::Fresh(position) => Some(*position),
        Place::Duplicate | Place::Fork => None,
    });
    let again = picked(batch, &placed, |place| (*place == Place::Duplicate).then_some(0));
    erasure::fill(tx, clinic, &again).await?;
    if !fresh.is_empty() {
        members::learn(tx, clinic, &fresh, now).await?;
        insert(tx, clinic, &fresh, now, Table::Change).await?;
        advance(tx, clinic, &placed).await?;
    }
    Ok(Appended { fresh: fresh.len(), held: placed.held, problem: placed.problem, incarnation })
}

fn picked<'a>(
    batch: &'a [Candidate],
    placed: &Placed,
    which: impl Fn(&Place) -> Option<u64>,
) -> Vec<(u64, &'a Candidate)> {
    batch.iter().zip(&placed.places).filter_map(|(change, place)| Some((which(place)?, change))).collect()
}

async fn heads_of(tx: &Transaction<'_>, clinic: ClinicId, batch: &[Candidate]) -> Result<BTreeMap<Chain, Held>, Error> {
    let mut devices: Vec<Uuid> = batch.iter().map(|change| change.header.device.0).collect();
    devices.sort_unstable();
    devices.dedup();
    let select = "
        SELECT device_id, epoch, seq, hash, server_seq
        FROM device_head
        WHERE clinic_id = $1 AND device_id = ANY($2)";
    let rows = tx.query(&tx.prepare_cached(select).await?, &[&clinic.0, &devices]).await?;
    rows.iter()
        .map(|row| {
            let held = Held { seq: number(row.get(2))?, hash: hash(row.get(3))?, server_seq: number(row.get(4))? };
            Ok(((DeviceId(row.get(0)), number(row.get(1))?), held))
        })
        .collect()
}

async fn look_up(
    tx: &Transaction<'_>,
    clinic: ClinicId,
    wanted: &[(Chain, u64)],
) -> Result<BTreeMap<(Chain, u64), Hash>, Error> {
    if wanted.is_empty() {
        return Ok(BTreeMap::new());
    }
    let devices: Vec<Uuid> = wanted.iter().map(|((device, _), _)| device.0).collect();
    let epochs = wanted.iter().map(|((_, epoch), _)| signed(*epoch)).collect::<Result<Vec<_>, _>>()?;
    let seqs = wanted.iter().map(|(_, seq)| signed(*seq)).collect::<Result<Vec<_>, _>>()?;
    let select = "
        SELECT device_id, epoch, seq, hash
        FROM change
        JOIN unnest($2::uuid[], $3::bigint[], $4::bigint[]) AS wanted (device_id, epoch, seq)
            USING (device_id, epoch, seq)
        WHERE clinic_id = $1";
    let rows = tx.query(&tx.prepare_cached(select).await?, &[&clinic.0, &devices, &epochs, &seqs]).await?;
    rows.iter()
        .map(|row| {
            let chain = (DeviceId(row.get(0)), number(row.get(1))?);
            Ok(((chain, number(row.get(2))?), hash(row.get(3))?))
        })
        .collect()
}

#[derive(Clone, Copy)]
enum Table {
    Change,
    Fork,
}

async fn insert(
    tx: &Transaction<'_>,
    clinic: ClinicId,
    changes: &[(u64, &Candidate)],
    now: i64,
    table: Table,
) -> Result<(), Error> {
    if changes.is_empty() {
        return Ok(());
    }
    let positions = changes.iter().map(|(position, _)| signed(*position)).collect::<Result<Vec<_>, _>>()?;
    let devices: Vec<Uuid> = changes.iter().map(|(_, change)| change.header.device.0).collect();
    let epochs = changes.iter().map(|(_, change)| signed(change.header.epoch)).collect::<Result<Vec<_>, _>>()?;
    let seqs = changes.iter().map(|(_, change)| signed(change.header.seq)).collect::<Result<Vec<_>, _>>()?;
    let hashes: Vec<&[u8]> = changes.iter().map(|(_, change)| change.hash.0.as_slice()).collect();
    let headers: Vec<&[u8]> = changes.iter().map(|(_, change)| change.sealed.header.as_slice()).collect();
    let sections: Vec<Vec<u8>> = changes.iter().map(|(_, change)| pack(&change.sealed)).collect();
    let signatures: Vec<&[u8]> = changes.iter().map(|(_, change)| change.sealed.signature.as_slice()).collect();
    let (clinic, at) = (clinic.0, instant(now));
    let insert = match table {
        Table::Change => {
            "
            INSERT INTO change
                (clinic_id, server_seq, device_id, epoch, seq, hash, header, sections, signature, received_at)
            SELECT $1, batch.*, $2
            FROM unnest($3::bigint[], $4::uuid[], $5::bigint[], $6::bigint[], $7::bytea[], $8::bytea[], $9::bytea[],
                $10::bytea[]) AS batch"
        }
        Table::Fork => {
            "
            INSERT INTO fork
                (clinic_id, device_id, epoch, seq, hash, header, sections, signature, received_at)
            SELECT $1, device_id, epoch, seq, hash, header, sections, signature, $2
            FROM unnest($3::bigint[], $4::uuid[], $5::bigint[], $6::bigint[], $7::bytea[], $8::bytea[], $9::bytea[],
                $10::bytea[]) AS batch (position, device_id, epoch, seq, hash, header, sections, signature)
            ON CONFLICT DO NOTHING"
        }
    };
    let insert = tx.prepare_cached(insert).await?;
    let values: [&(dyn tokio_postgres::types::ToSql + Sync); 10] =
        [&clinic, &at, &positions, &devices, &epochs, &seqs, &hashes, &headers, &sections, &signatures];
    tx.execute(&insert, &values).await?;
    Ok(())
}

async fn advance(tx: &Transaction<'_>, clinic: ClinicId, placed: &Placed) -> Result<(), Error> {
    for ((device, epoch), held) in &placed.moved {
        let upsert = "
            INSERT INTO device_head (clinic_id, device_id, epoch, seq, hash, server_seq)
            VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT (clinic_id, device_id, epoch) DO UPDATE
            SET seq = excluded.seq, hash = excluded.hash, server_seq = excluded.server_seq";
        let (epoch, seq, position) = (signed(*epoch)?, signed(held.seq)?, signed(held.server_seq)?);
        let hash = held.hash.0.as_slice();
        let upsert = tx.prepare_cached(upsert).await?;
        tx.execute(&upsert, &[&clinic.0, &device.0, &epoch, &seq, &hash, &position]).await?;
    }
    let update = tx.prepare_cached("UPDATE clinic SET server_seq = $2 WHERE clinic_id = $1").await?;
    tx.execute(&update, &[&clinic.0, &signed(placed.server_seq)?]).await?;
    Ok(())
}

/// The sections as the table keeps them.
pub(crate) fn pack(change: &Sealed) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(change.len());
    for section in &change.sections {
        let length = section.as_ref().map_or(PRUNED, |body| u32::try_from(body.len()).unwrap_or(PRUNED));
        bytes.extend(length.to_le_bytes());
        bytes.extend(section.iter().flatten());
    }
    bytes
}

/// A change as the table keeps it, with its position.
pub(crate) fn frame(position: i64, header: Vec<u8>, mut sections: &[u8], signature: &[u8]) -> Result<Frame, Error> {
    let mut bodies = Vec::new();
    while let Some((length, rest)) = sections.split_first_chunk::<4>() {
        let length = u32::from_le_bytes(*length);
        let (body, rest) = match length {
            PRUNED => (None, rest),
            length => {
                let (body, rest) = rest.split_at_checked(length as usize).ok_or(Error::Damaged("section"))?;
                (Some(body.to_vec()), rest)
            }
        };
        bodies.push(body);
        sections = rest;
    }
    if !sections.is_empty() {
        return Err(Error::Damaged("section"));
    }
    let signature = signature.try_into().map_err(|_| Error::Damaged("signature"))?;
    Ok(Frame { position: number(position)?, change: Sealed { header, sections: bodies, signature } })
}

/// A count out of the database.
pub(crate) fn number(found: i64) -> Result<u64, Error> {
    u64::try_from(found).map_err(|_| Error::Damaged("number"))
}

/// A count into the database.
pub(crate) fn signed(given: u64) -> Result<i64, Error> {
    i64::try_from(given).map_err(|_| Error::Damaged("number"))
}

/// A hash out of the database.
pub(crate) fn hash(found: &[u8]) -> Result<Hash, Error> {
    found.try_into().map(Hash).map_err(|_| Error::Damaged("hash"))
}
