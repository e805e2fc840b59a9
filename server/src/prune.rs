//! Tidying by the operator: what an erasure left in old versions of rows, and what is over.

use std::{
    collections::BTreeSet,
    time::{Duration, SystemTime},
};

use relay::Env;
use serde::Serialize;
use tokio_postgres::Client;
use uuid::Uuid;
use wire::PatientId;

use crate::{Error, env::instant, erasure};

/// What was tidied.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Pruned {
    /// Patients erased so far, in all clinics.
    pub erased: usize,
    /// Rows that still held a section of one of them; none, unless somebody put rows back by hand.
    pub rows: u64,
    /// Questions to devices that were never answered.
    pub nonces: u64,
    /// Codes for clinics that nobody used in time.
    pub codes: u64,
    /// Transactions that began before and would not end: what they can still see is still there, so prune again.
    pub lookers: i64,
}

/// For how long others may finish what they look at, in tenths of a second.
const PATIENCE: usize = 100;

/// Takes everybody erased out of every row once more, forgets what is over, and has PostgreSQL drop old versions of rows:
/// with `whole` it writes the tables anew, which gives their pages back and locks them for as long as it takes.
pub async fn prune(client: &mut Client, whole: bool, env: &impl Env) -> Result<Pruned, Error> {
    let mut pruned = Pruned::default();
    let clinics = client.query("SELECT DISTINCT clinic_id FROM erased", &[]).await?;
    for clinic in clinics.iter().map(|row| row.get::<_, Uuid>(0)) {
        let tx = client.transaction().await?;
        tx.execute("SELECT FROM clinic WHERE clinic_id = $1 FOR UPDATE", &[&clinic]).await?;
        let subjects: BTreeSet<PatientId> = erasure::erased(&tx, clinic).await?;
        for subject in &subjects {
            pruned.rows += erasure::prune(&tx, clinic, *subject).await?;
        }
        tx.commit().await?;
        pruned.erased += subjects.len();
    }
    let now = instant(env.now());
    pruned.nonces = client.execute("DELETE FROM nonce WHERE expires_at < $1", &[&now]).await?;
    let over = "DELETE FROM clinic_code WHERE used_by IS NULL AND expires_at < $1";
    pruned.codes = client.execute(over, &[&now]).await?;
    let vacuum =
        if whole { "VACUUM (FULL, ANALYZE) change, fork, nonce" } else { "VACUUM (ANALYZE) change, fork, nonce" };
    pruned.lookers = lookers(client).await?;
    client.batch_execute(vacuum).await?;
    Ok(pruned)
}

/// PostgreSQL keeps an old version while anybody began early enough to see it, and `VACUUM FULL` also while anybody began to
/// write early enough in any database beside ours: waits for them, and counts who stays.
async fn lookers(client: &Client) -> Result<i64, Error> {
    let mark: SystemTime = client.query_one("SELECT clock_timestamp()", &[]).await?.get(0);
    let select = "
        SELECT count(*)
        FROM pg_stat_activity
        WHERE pid <> pg_backend_pid() AND xact_start <= $1
            AND (backend_xid IS NOT NULL OR datname = current_database())";
    let mut count = 0;
    for _ in 0..PATIENCE {
        count = client.query_one(select, &[&mark]).await?.get(0);
        if count == 0 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    Ok(count)
}
