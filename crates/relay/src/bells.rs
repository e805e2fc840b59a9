//! Wakes the long polls of a clinic when its log grows. A bell hangs in one process; who runs several rings all of them.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use tokio::sync::watch;
use wire::ClinicId;

/// One bell a clinic; a bell that nobody listens to is taken down.
#[derive(Debug, Default)]
pub(crate) struct Bells(Mutex<HashMap<ClinicId, Arc<watch::Sender<()>>>>);

impl Bells {
    /// Starts listening. Listen first and look at the log after, so that nothing falls between.
    pub(crate) fn listen(&self, clinic: ClinicId) -> watch::Receiver<()> {
        self.lock().entry(clinic).or_insert_with(|| Arc::new(watch::Sender::new(()))).subscribe()
    }

    /// Rings for one clinic.
    pub(crate) fn ring(&self, clinic: ClinicId) {
        let mut bells = self.lock();
        if let Some(bell) = bells.get(&clinic)
            && bell.send(()).is_err()
        {
            bells.remove(&clinic);
        }
    }

    /// The clinics for which somebody listens.
    pub(crate) fn listened(&self) -> Vec<ClinicId> {
        self.lock().iter().filter(|(_, bell)| bell.receiver_count() > 0).map(|(clinic, _)| *clinic).collect()
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<ClinicId, Arc<watch::Sender<()>>>> {
        // Nothing here can be left half done, so a panic elsewhere is no reason to stop.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
