//! What the engine is told, and what it tells.

use domain::DeviceId;
use wire::protocol::{Ends, Head};

use crate::Fault;

/// What our own store holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Local {
    /// Where every log held here ends.
    pub ends: Ends,
    /// Own changes without a receipt.
    pub backlog: u64,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// There is a relay; begin.
    Started {
        /// This device.
        device: DeviceId,
        /// What the store holds.
        local: Local,
        /// Position in the relay's log up to which the store has everything.
        cursor: u64,
    },
    /// Something was saved here.
    LocalCommit(Local),
    /// A person asks.
    SyncNow,
    /// The network came back, or is another.
    NetworkChanged,
    /// The armed time has come.
    Timer,
    /// A piece of work ended.
    Done {
        /// Which.
        ticket: u64,
        /// How.
        outcome: Outcome,
        /// What the store holds now.
        local: Local,
        /// Any number, for the wait before a retry.
        chance: u32,
    },
    /// End.
    Stop,
}

/// How a piece of work ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// Where the relay stands.
    Compared {
        /// Where the logs end that it has.
        ends: Ends,
        /// Its last position.
        server_seq: u64,
        /// Our cursor, which begins anew when the relay does.
        cursor: u64,
    },
    /// The relay signed for a log up to here.
    Pushed {
        /// Whose.
        device: DeviceId,
        /// How far.
        head: Head,
        /// How many bytes went over the line for it.
        bytes: usize,
    },
    /// The relay lacks a change before those that were sent.
    Gap {
        /// Of whose log.
        device: DeviceId,
        /// In which epoch.
        epoch: u64,
        /// What it wants next.
        expected_seq: u64,
    },
    /// We hold nothing of this log after that place.
    Nothing {
        /// Whose.
        device: DeviceId,
        /// In which epoch.
        epoch: u64,
    },
    /// The relay does not take this log; others may still go.
    Stuck {
        /// Whose.
        device: DeviceId,
        /// In which epoch.
        epoch: u64,
        /// A stable word.
        reason: String,
    },
    /// What came is kept.
    Pulled {
        /// Position of the last change kept.
        cursor: u64,
        /// Ends of the logs it touched, as the relay has them.
        ends: Ends,
    },
    /// It did not work.
    Failed(Fault),
}

/// What to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// Ask where the relay stands.
    Compare {
        /// Comes back with the outcome.
        ticket: u64,
    },
    /// Send a log from here on.
    Push {
        /// Comes back with the outcome.
        ticket: u64,
        /// Whose.
        device: DeviceId,
        /// In which epoch.
        epoch: u64,
        /// After which number.
        after: u64,
        /// About how many bytes on the line.
        most_bytes: usize,
    },
    /// Fetch what comes after the cursor.
    Pull {
        /// Comes back with the outcome.
        ticket: u64,
        /// The cursor.
        after: u64,
        /// How many seconds to wait if there is nothing.
        wait: u64,
    },
    /// Drop a piece of work; how it ends is no longer of interest.
    Abandon {
        /// Which.
        ticket: u64,
    },
    /// Send [`Event::Timer`] at this time, instead of any time named before; `None`: not at all.
    Wake(Option<i64>),
}

/// How long an engine goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Until stopped, polling for what others write.
    Live,
    /// Until both sides have everything.
    Once,
}
