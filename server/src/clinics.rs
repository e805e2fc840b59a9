//! Clinics: letting one in, seeing which are here and how large, and not serving one for a while.

use relay::Env;
use serde::Serialize;
use tokio_postgres::Client;
use uuid::Uuid;

use crate::{Error, code, env::instant};

/// How long a code is good.
const CODE_LASTS_MS: i64 = 14 * 24 * 60 * 60 * 1000;

/// A clinic, or a code that none has used yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ClinicView {
    /// What the operator calls it.
    pub name: String,
    /// Its id, once it is in.
    pub id: Option<Uuid>,
    /// How many changes are kept.
    pub changes: i64,
    /// Since when it is in, or until when its code is good; UTC.
    pub date: String,
    /// Since when it is not served, if so; UTC.
    pub suspended: Option<String>,
}

/// How much a clinic has here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ClinicSize {
    /// The clinic.
    #[serde(flatten)]
    pub clinic: ClinicView,
    /// How many devices are enrolled.
    pub devices: i64,
    /// Bytes of its changes, as they were signed.
    pub bytes: i64,
    /// How many changes are kept aside since they contradict others.
    pub forks: i64,
    /// When the last change came; UTC.
    pub last_change: Option<String>,
}

/// Makes a one-time code for a clinic. It is shown this once; only its hash is kept.
pub async fn add(client: &Client, name: &str, env: &dyn Env) -> Result<String, Error> {
    let code = code::draw(env);
    let now = env.now();
    let insert = "
        INSERT INTO clinic_code (code_hash, name, created_at, expires_at)
        VALUES ($1, $2, $3, $4)";
    client.execute(insert, &[&code::hash(&code), &name, &instant(now), &instant(now + CODE_LASTS_MS)]).await?;
    Ok(code)
}

/// Lists clinics and open codes, by name.
pub async fn list(client: &Client) -> Result<Vec<ClinicView>, Error> {
    let select = "
        SELECT name, clinic_id, server_seq, told(admitted_at), told(suspended_at)
        FROM clinic
        UNION ALL
        SELECT name, NULL, 0, told(expires_at), NULL
        FROM clinic_code
        WHERE used_by IS NULL
        ORDER BY 1";
    Ok(client.query(select, &[]).await?.iter().map(view).collect())
}

/// Measures one clinic. It reads the lengths of all that is kept, so it takes its time where much is.
pub async fn show(client: &Client, clinic: Uuid) -> Result<ClinicSize, Error> {
    let select = "
        SELECT name, clinic_id, server_seq, told(admitted_at), told(suspended_at),
            (SELECT count(*) FROM device WHERE clinic_id = $1),
            (SELECT count(*) FROM fork WHERE clinic_id = $1),
            coalesce(bytes, 0), told(last)
        FROM clinic, (
            SELECT sum(length(header) + length(sections) + length(signature))::bigint, max(received_at)
            FROM change
            WHERE clinic_id = $1
        ) AS kept (bytes, last)
        WHERE clinic_id = $1";
    let row = client.query_opt(select, &[&clinic]).await?.ok_or(Error::NoClinic(clinic))?;
    let (devices, forks, bytes) = (row.get(5), row.get(6), row.get(7));
    Ok(ClinicSize { clinic: view(&row), devices, bytes, forks, last_change: row.get(8) })
}

/// Serves a clinic no more. Its devices keep working and keep what they write; what is here stays.
pub async fn suspend(client: &Client, clinic: Uuid, env: &dyn Env) -> Result<(), Error> {
    let update = "UPDATE clinic SET suspended_at = coalesce(suspended_at, $2) WHERE clinic_id = $1";
    one(client.execute(update, &[&clinic, &instant(env.now())]).await?, clinic)
}

/// Serves it again.
pub async fn resume(client: &Client, clinic: Uuid) -> Result<(), Error> {
    one(client.execute("UPDATE clinic SET suspended_at = NULL WHERE clinic_id = $1", &[&clinic]).await?, clinic)
}

fn one(changed: u64, clinic: Uuid) -> Result<(), Error> {
    if changed == 0 { Err(Error::NoClinic(clinic)) } else { Ok(()) }
}

fn view(row: &tokio_postgres::Row) -> ClinicView {
    ClinicView { name: row.get(0), id: row.get(1), changes: row.get(2), date: row.get(3), suspended: row.get(4) }
}
