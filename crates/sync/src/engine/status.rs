//! What a person is told.

use std::collections::BTreeMap;

use domain::DeviceId;
use wire::protocol::Head;

/// How the sync is doing, in one word.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Phase {
    /// There is no relay.
    #[default]
    Off,
    /// Everything is where it should be.
    Idle,
    /// Sending or fetching.
    Working,
    /// The relay cannot now; it will be tried again.
    Waiting,
    /// No line to the relay; it will be tried again.
    Offline,
    /// Something is wrong that a person should know of; nothing is lost, and it will be tried again.
    Refused,
}

/// How one direction is doing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LaneStatus {
    /// Something is on its way.
    pub working: bool,
    /// Failures in a row.
    pub failures: u32,
    /// When it is tried again.
    pub next_try: Option<i64>,
    /// Why it last failed: a stable key.
    pub reason: Option<String>,
}

/// How the sync is doing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Status {
    /// In one word.
    pub phase: Phase,
    /// Changes made here that the relay has not signed for.
    pub waiting: u64,
    /// Since when the oldest of them waits, milliseconds UTC.
    pub waiting_since: Option<i64>,
    /// When a sync last went through, milliseconds UTC.
    pub last_success: Option<i64>,
    /// When it is next tried, milliseconds UTC.
    pub next_try: Option<i64>,
    /// Why it does not get on: a stable key.
    pub reason: Option<String>,
    /// Sending.
    pub push: LaneStatus,
    /// Fetching.
    pub pull: LaneStatus,
    /// Where the relay stands, as far as it has told.
    pub theirs: BTreeMap<DeviceId, Head>,
    /// How far our wall clock is ahead of the relay's, milliseconds, as far as it has told.
    pub skew: Option<i64>,
}
