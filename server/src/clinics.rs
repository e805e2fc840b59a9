//! Clinics: letting one in, and seeing which are here.

use std::time::SystemTime;

use relay::Env;
use tokio_postgres::Client;
use uuid::Uuid;

use crate::{Error, code, env::instant};

/// How long a code is good.
const CODE_LASTS_MS: i64 = 14 * 24 * 60 * 60 * 1000;

/// A clinic, or a code that none has used yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClinicView {
    /// What the operator calls it.
    pub name: String,
    /// Its id, once it is in.
    pub id: Option<Uuid>,
    /// How many changes are kept.
    pub changes: i64,
    /// Since when it is in, or until when its code is good.
    pub date: SystemTime,
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
        SELECT name, clinic_id, server_seq, admitted_at
        FROM clinic
        UNION ALL
        SELECT name, NULL, 0, expires_at
        FROM clinic_code
        WHERE used_by IS NULL
        ORDER BY 1";
    let rows = client.query(select, &[]).await?;
    Ok(rows
        .iter()
        .map(|row| ClinicView { name: row.get(0), id: row.get(1), changes: row.get(2), date: row.get(3) })
        .collect())
}
