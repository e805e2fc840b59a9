//! Where our own log ended, kept outside the database: a database put back from yesterday notices that it is behind.
//!
//! Written by a thread of its own and a moment after the commit, so that a save does not wait for a second fsync. It may
//! lag behind the database; it can never run ahead of it unless the database went back.

use std::{
    fs::File,
    io::Write as _,
    path::{Path, PathBuf},
    sync::mpsc::{Receiver, Sender, channel},
    thread::JoinHandle,
};

use wire::protocol::Head;

/// The thread that writes the witness.
pub(crate) struct Witness {
    heads: Option<Sender<Head>>,
    thread: Option<JoinHandle<()>>,
}

impl Witness {
    /// Starts it.
    pub(crate) fn start(path: PathBuf) -> Witness {
        let (heads, receiver) = channel();
        let thread = std::thread::spawn(move || run(&path, &receiver));
        Witness { heads: Some(heads), thread: Some(thread) }
    }

    /// Hands over a new end; the latest one is written.
    pub(crate) fn tell(&self, head: Head) {
        if let Some(heads) = &self.heads {
            // The thread lives as long as we do; if it died, the witness lags, which is safe.
            let _ = heads.send(head);
        }
    }
}

impl Drop for Witness {
    fn drop(&mut self) {
        self.heads.take();
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn run(path: &Path, heads: &Receiver<Head>) {
    while let Ok(mut head) = heads.recv() {
        while let Ok(later) = heads.try_recv() {
            head = later;
        }
        if let Err(fault) = write(path, head) {
            tracing::warn!(%fault, "the witness of the log's end could not be written");
        }
    }
}

fn write(path: &Path, head: Head) -> std::io::Result<()> {
    let beside = path.with_extension("tmp");
    let mut file = File::create(&beside)?;
    file.write_all(&serde_json::to_vec(&head)?)?;
    file.sync_all()?;
    std::fs::rename(&beside, path)
}

/// Reads the witness; `None` when there is none or it cannot be read, which says nothing.
pub(crate) fn read(path: &Path) -> Option<Head> {
    serde_json::from_slice(&std::fs::read(path).ok()?).ok()
}
