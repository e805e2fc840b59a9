//! Bells across replicas: what one of them appended, the others hear by LISTEN and NOTIFY within milliseconds.
//!
//! The notice is sent after the commit, on a connection of its own, many clinics in one. Sent inside the transactions it
//! would put all their commits in one line: PostgreSQL holds one lock for the whole cluster from the notice to the end of
//! the commit. A notice may therefore get lost; so whenever this connection was away, everybody who polls looks by himself.

use std::{
    collections::BTreeSet,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use relay::Relay;
use tokio::{
    sync::{Notify, mpsc},
    time::timeout,
};
use tokio_postgres::{AsyncMessage, Notification};
use uuid::Uuid;
use wire::ClinicId;

use crate::{Error, PgLog, database::Dial};

/// How often the polls look by themselves while nothing can be heard, and how soon it is tried again.
const SLOW: Duration = Duration::from_secs(2);
/// So often it is asked whether the connection still lives, and so long it may take to say yes.
const LIVES: Duration = Duration::from_secs(15);

/// As little as it takes; and a name by which the operator finds it.
const BEGIN: &str = "
    SET application_name = 'esmalte-server wake';
    SET ROLE esmalte_app;
    SET synchronous_commit = off;
    LISTEN esmalte_log";

/// Clinics whose logs grew here and of which the others have not been told.
#[derive(Debug, Default)]
pub(crate) struct Wake {
    grown: Mutex<BTreeSet<ClinicId>>,
    some: Notify,
}

impl Wake {
    /// Remembers to tell the others. It does not wait.
    pub(crate) fn tell(&self, clinic: ClinicId) {
        self.grown.lock().unwrap_or_else(PoisonError::into_inner).insert(clinic);
        self.some.notify_one();
    }

    fn taken(&self) -> Vec<Uuid> {
        let grown = std::mem::take(&mut *self.grown.lock().unwrap_or_else(PoisonError::into_inner));
        grown.into_iter().map(|clinic| clinic.0).collect()
    }
}

/// Hears and tells for as long as the server runs.
pub(crate) async fn run(dial: Dial, wake: Arc<Wake>, relay: Arc<Relay<PgLog>>) {
    loop {
        let Err(fault) = hear(&dial, &wake, &relay).await else { return };
        metrics::gauge!("esmalte_hears_replicas").set(0);
        tracing::warn!(%fault, "replicas are not heard; polls look by themselves");
        ring_all(&relay, SLOW).await;
    }
}

/// Returns only with a fault.
async fn hear(dial: &Dial, wake: &Wake, relay: &Relay<PgLog>) -> Result<(), Error> {
    let (told, mut notices) = mpsc::unbounded_channel();
    let client = dial.listening(move |message| {
        if let AsyncMessage::Notification(notice) = message {
            let _ = told.send(notice);
        }
    });
    let client = timeout(LIVES, client).await.map_err(|_| Error::Silent)??;
    client.batch_execute(BEGIN).await?;
    let own: i32 = client.query_one("SELECT pg_backend_pid()", &[]).await?.get(0);
    metrics::gauge!("esmalte_hears_replicas").set(1);
    // What was told while nobody listened here.
    ring_all(relay, Duration::ZERO).await;
    loop {
        tokio::select! {
            notice = notices.recv() => heard(&notice.ok_or(Error::Silent)?, own, relay),
            () = wake.some.notified() => {
                let grown = wake.taken();
                let tell = "SELECT pg_notify('esmalte_log', clinic::text) FROM unnest($1::uuid[]) AS clinic";
                timeout(LIVES, client.execute(tell, &[&grown])).await.map_err(|_| Error::Silent)??;
            }
            () = tokio::time::sleep(LIVES) => {
                timeout(LIVES, client.simple_query("SELECT 1")).await.map_err(|_| Error::Silent)??;
            }
        }
    }
}

fn heard(notice: &Notification, own: i32, relay: &Relay<PgLog>) {
    // Our own polls were woken by the push itself.
    if notice.process_id() != own
        && let Ok(clinic) = notice.payload().parse()
    {
        relay.ring(ClinicId(clinic));
    }
}

/// Lets every poll look, spread over some time, so that they do not all ask the database at once.
async fn ring_all(relay: &Relay<PgLog>, over: Duration) {
    let polled = relay.polled();
    let pause = over / u32::try_from(polled.len().max(1)).unwrap_or(u32::MAX);
    for clinic in &polled {
        relay.ring(*clinic);
        tokio::time::sleep(pause).await;
    }
    if polled.is_empty() {
        tokio::time::sleep(over).await;
    }
}
