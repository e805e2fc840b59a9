//! Whether a server with these settings would run: what an operator asks before the clinics do.

use tokio_postgres::Client;

use crate::{Error, database, migrations, settings::Settings, tls};

/// Connections to the database beside the pool's: the one that listens, and the operator's own.
const BESIDE: i64 = 2;

/// What is wrong, one line each; nothing is changed.
pub async fn check(settings: &Settings) -> Vec<String> {
    let mut faults = settings.faults();
    if let Some(files) = &settings.tls {
        faults.extend(tls::load(files).err().map(|fault| fault.to_string()));
    }
    if let Ok(config) = settings.database() {
        match database::connect(&config).await {
            Ok(client) => match stands(&client, settings).await {
                Ok(more) => faults.extend(more),
                Err(fault) => faults.push(fault.to_string()),
            },
            Err(fault) => faults.push(fault.to_string()),
        }
    }
    faults
}

async fn stands(client: &Client, settings: &Settings) -> Result<Vec<String>, Error> {
    let mut faults: Vec<String> = migrations::check(client).await.err().iter().map(ToString::to_string).collect();
    let select = "
        SELECT current_setting('fsync') = 'on' AND current_setting('full_page_writes') = 'on',
            current_setting('max_connections')::bigint,
            current_setting('server_version_num')::bigint";
    let row = client.query_one(select, &[]).await?;
    if !row.get::<_, bool>(0) {
        faults.push(
            "the database: fsync or full_page_writes is off, so a receipt promises what it cannot keep".to_owned(),
        );
    }
    let (most, wanted) = (row.get::<_, i64>(1), i64::try_from(settings.connections).unwrap_or(i64::MAX));
    if wanted.saturating_add(BESIDE) > most {
        faults.push(format!("connections: {wanted} and {BESIDE} more, but the database takes {most}"));
    }
    if row.get::<_, i64>(2) < 150_000 {
        faults.push("the database: PostgreSQL 15 or later is needed".to_owned());
    }
    Ok(faults)
}
