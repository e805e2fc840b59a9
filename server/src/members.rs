//! A clinic's devices as its own changes tell of them: who joined, with which keys, how far each is heard.

use std::time::SystemTime;

use deadpool_postgres::Transaction;
use relay::Candidate;
use wire::{
    ClinicId, DeviceId, PublicKey,
    membership::{Enrolment, Member, Members, Place, Statement, place},
};

use crate::{
    Error,
    append::{number, signed},
    env::{instant, millis},
};

/// Reads them.
pub(crate) async fn of(tx: &Transaction<'_>, clinic: ClinicId) -> Result<Members, Error> {
    let select = "
        SELECT device_id, public_key, device.expires_at, last_epoch, last_seq, suspended_at IS NOT NULL
        FROM device
        JOIN clinic USING (clinic_id)
        WHERE clinic_id = $1";
    let mut members = Members::new();
    for row in tx.query(&tx.prepare_cached(select).await?, &[&clinic.0]).await? {
        if row.get(5) {
            return Err(Error::Suspended);
        }
        let last = match (row.get::<_, Option<i64>>(3), row.get::<_, Option<i64>>(4)) {
            (Some(epoch), Some(seq)) => Some(Place { epoch: number(epoch)?, seq: number(seq)? }),
            _ => None,
        };
        let expires = row.get::<_, Option<SystemTime>>(2).map(millis);
        members.insert(DeviceId(row.get(0)), Member { key: key(row.get(1))?, rotations: Vec::new(), last, expires });
    }
    let select = "
        SELECT device_id, epoch, seq, public_key
        FROM device_rotation
        WHERE clinic_id = $1
        ORDER BY device_id, epoch, seq";
    for row in tx.query(&tx.prepare_cached(select).await?, &[&clinic.0]).await? {
        let at = Place { epoch: number(row.get(1))?, seq: number(row.get(2))? };
        if let Some(member) = members.get_mut(&DeviceId(row.get(0))) {
            member.rotations.push((at, key(row.get(3))?));
        }
    }
    Ok(members)
}

fn key(bytes: &[u8]) -> Result<PublicKey, Error> {
    PublicKey::from_slice(bytes).ok_or(Error::Damaged("device key"))
}

/// Keeps what new changes say, in their order. What a revoked device says after its last valid change moves nobody, but for the
/// key it signs with.
pub(crate) async fn learn(
    tx: &Transaction<'_>,
    clinic: ClinicId,
    fresh: &[(u64, &Candidate)],
    now: i64,
) -> Result<(), Error> {
    for (_, change) in fresh.iter().filter(|(_, change)| !change.statements.is_empty()) {
        let (author, at) = (change.header.device, place(&change.header));
        let late = of(tx, clinic).await?.get(&author).is_some_and(|member| member.is_revoked_at(at));
        for said in &change.statements {
            match said {
                Statement::Enrols(_) | Statement::Revokes { .. } | Statement::Accepts { .. } if late => {}
                Statement::Enrols(enrolment) => enrol(tx, clinic, enrolment, now).await?,
                Statement::Rotates(key) => rotate(tx, clinic, (author, at), key).await?,
                Statement::Revokes { device, last } => revoke(tx, clinic, *device, *last).await?,
                Statement::Accepts { .. } => {}
            }
        }
    }
    Ok(())
}

async fn enrol(tx: &Transaction<'_>, clinic: ClinicId, enrolment: &Enrolment, now: i64) -> Result<(), Error> {
    // The first key of a device stands; a new one comes by rotation, signed with both.
    let insert = "
        INSERT INTO device (clinic_id, device_id, name, public_key, enrolled_at, expires_at)
        VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT DO NOTHING";
    let (device, key) = (enrolment.device.0, enrolment.key.0.as_slice());
    let (at, expires) = (instant(now), enrolment.expires.map(instant));
    tx.execute(&tx.prepare_cached(insert).await?, &[&clinic.0, &device, &enrolment.name, &key, &at, &expires]).await?;
    let home = "
        INSERT INTO device_home (device_id, clinic_id)
        VALUES ($1, $2)
        ON CONFLICT DO NOTHING";
    tx.execute(&tx.prepare_cached(home).await?, &[&device, &clinic.0]).await?;
    Ok(())
}

async fn rotate(
    tx: &Transaction<'_>,
    clinic: ClinicId,
    (device, at): (DeviceId, Place),
    key: &PublicKey,
) -> Result<(), Error> {
    let insert = "
        INSERT INTO device_rotation (clinic_id, device_id, epoch, seq, public_key)
        VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT DO NOTHING";
    let (epoch, seq, key) = (signed(at.epoch)?, signed(at.seq)?, key.0.as_slice());
    tx.execute(&tx.prepare_cached(insert).await?, &[&clinic.0, &device.0, &epoch, &seq, &key]).await?;
    Ok(())
}

/// Of several revocations the lowest place counts.
async fn revoke(tx: &Transaction<'_>, clinic: ClinicId, device: DeviceId, last: Place) -> Result<(), Error> {
    let update = "
        UPDATE device
        SET last_epoch = $3, last_seq = $4
        WHERE clinic_id = $1 AND device_id = $2
            AND (last_epoch IS NULL OR (last_epoch, last_seq) > ($3, $4))";
    let (epoch, seq) = (signed(last.epoch)?, signed(last.seq)?);
    tx.execute(&tx.prepare_cached(update).await?, &[&clinic.0, &device.0, &epoch, &seq]).await?;
    Ok(())
}
