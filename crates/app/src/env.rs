//! Everything that comes from outside and would make two runs differ: time, randomness, where files live.
//!
//! The one place that may ask the system; tests hand in fixed clocks and counted randomness.

use std::{
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicI64, AtomicU64, Ordering},
    },
};

use chrono::{DateTime, Local, NaiveDate, NaiveTime, Utc};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

/// How hard a secret is to guess by trial: Argon2id memory and passes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cost {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// Passes over it.
    pub passes: u32,
}

#[derive(Debug)]
enum Source {
    System,
    Fixed { now: AtomicI64, drawn: AtomicU64, seed: u64 },
}

/// Time, randomness, paths and costs.
#[derive(Debug, Clone)]
pub struct Env {
    source: Arc<Source>,
    folder: PathBuf,
    cost: Cost,
}

impl Env {
    /// The real world; `folder` is where the store lives.
    pub fn system(folder: &Path) -> Env {
        let cost = Cost { memory_kib: 64 * 1024, passes: 3 };
        Env { source: Arc::new(Source::System), folder: folder.to_owned(), cost }
    }

    /// A world for tests and demo data: time stands still until moved, randomness follows from `seed`.
    pub fn fixed(folder: &Path, now: i64, seed: u64) -> Env {
        let source = Source::Fixed { now: AtomicI64::new(now), drawn: AtomicU64::new(0), seed };
        Env { source: Arc::new(source), folder: folder.to_owned(), cost: Cost { memory_kib: 64, passes: 1 } }
    }

    /// Moves a fixed clock; the real one cannot be moved.
    pub fn advance(&self, millis: i64) {
        if let Source::Fixed { now, .. } = &*self.source {
            now.fetch_add(millis, Ordering::Relaxed);
        }
    }

    /// Milliseconds since 1970, UTC.
    #[expect(clippy::disallowed_methods, reason = "the one place that asks the system for the time")]
    pub fn now(&self) -> i64 {
        match &*self.source {
            Source::System => Utc::now().timestamp_millis(),
            Source::Fixed { now, .. } => now.load(Ordering::Relaxed),
        }
    }

    /// The day it is here.
    pub fn today(&self) -> NaiveDate {
        self.day_of(self.now())
    }

    /// The day an instant falls on here; fixed worlds live in UTC.
    pub fn day_of(&self, millis: i64) -> NaiveDate {
        let instant = DateTime::from_timestamp_millis(millis).unwrap_or_default();
        match &*self.source {
            Source::System => instant.with_timezone(&Local).date_naive(),
            Source::Fixed { .. } => instant.date_naive(),
        }
    }

    /// The instant a day begins here, milliseconds UTC.
    pub fn start_of(&self, day: NaiveDate) -> i64 {
        let midnight = day.and_time(NaiveTime::MIN);
        match &*self.source {
            // Where clocks are put forward at midnight, the day begins when it was midnight in Greenwich, or nearly.
            Source::System => midnight
                .and_local_timezone(Local)
                .earliest()
                .map_or(midnight.and_utc().timestamp_millis(), |at| at.timestamp_millis()),
            Source::Fixed { .. } => midnight.and_utc().timestamp_millis(),
        }
    }

    /// The hour of the day an instant falls on here, as a letter names it; fixed worlds live in UTC.
    pub fn hour_of(&self, millis: i64) -> String {
        let instant = DateTime::from_timestamp_millis(millis).unwrap_or_default();
        let hour = match &*self.source {
            Source::System => instant.with_timezone(&Local).time(),
            Source::Fixed { .. } => instant.time(),
        };
        hour.format("%H:%M").to_string()
    }

    /// Fresh random bytes.
    #[expect(clippy::disallowed_methods, reason = "the one place that asks the system for randomness")]
    pub fn random<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        match &*self.source {
            Source::System => getrandom::fill(&mut bytes).expect("the system's randomness does not run out"),
            Source::Fixed { drawn, seed, .. } => {
                let draw = drawn.fetch_add(1, Ordering::Relaxed);
                for (block, part) in bytes.chunks_mut(32).enumerate() {
                    let hash = Sha256::new()
                        .chain_update(seed.to_be_bytes())
                        .chain_update(draw.to_be_bytes())
                        .chain_update(block.to_be_bytes())
                        .finalize();
                    part.copy_from_slice(&hash[..part.len()]);
                }
            }
        }
        bytes
    }

    /// A fresh id: UUIDv7, so that newer records sort after older ones.
    pub fn id(&self) -> Uuid {
        let millis = u64::try_from(self.now()).unwrap_or(0);
        uuid::Builder::from_unix_timestamp_millis(millis, &self.random::<10>()).into_uuid()
    }

    /// Where the store lives.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The same world with its store in another folder.
    pub fn at(&self, folder: &Path) -> Env {
        Env { folder: folder.to_owned(), ..self.clone() }
    }

    /// How hard secrets are to guess here.
    pub fn cost(&self) -> Cost {
        self.cost
    }
}
