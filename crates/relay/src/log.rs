//! Where a relay keeps things: everything it asks of a database, and nothing else.

use std::future::Future;

use uuid::Uuid;
use wire::{
    ClinicId, DeviceId,
    frame::Frame,
    membership::{Enrolment, Members},
    protocol::{Ends, Problem},
};

use crate::{Candidate, Held};

/// Why the log did not do what it was asked; nothing was kept.
#[derive(Debug, thiserror::Error)]
pub enum Unavailable {
    /// It cannot be reached or failed. The text is for the operator's log, never for a device.
    #[error("the log is unavailable: {0}")]
    Failed(String),
    /// More wait for it already than it can serve soon.
    #[error("the log has too much to do")]
    Busy,
    /// The operator does not serve this clinic now; what it has is kept.
    #[error("the clinic is suspended")]
    Suspended,
}

/// What became of a request to admit a clinic.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Admittance {
    /// It is in; also when the same genesis came with the same code before, since an answer can be lost.
    Admitted,
    /// The code is unknown, over, or used by another.
    CodeRefused,
    /// This clinic is here already, by another code.
    AlreadyHere,
}

/// Where the log of a clinic stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// Where each log ends.
    pub ends: Ends,
    /// Last position.
    pub server_seq: u64,
    /// Which life of this log it is.
    pub incarnation: Uuid,
}

/// What became of a batch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appended {
    /// How many changes are new.
    pub fresh: usize,
    /// Where the device last named now stands, if any of its changes is held.
    pub held: Option<(DeviceId, u64, Held)>,
    /// Why the batch stopped, if it did.
    pub problem: Option<Problem>,
    /// Which life of this log it is.
    pub incarnation: Uuid,
}

/// The log of every clinic. All futures resolve only after what they report is durable.
pub trait Log: Send + Sync + 'static {
    /// Spends a one-time code on a clinic, keeping its first change and its founder; `change` is verified.
    fn admit(
        &self,
        code: &str,
        genesis: &Candidate,
        founder: &Enrolment,
        now: i64,
    ) -> impl Future<Output = Result<Admittance, Unavailable>> + Send;

    /// The clinic a device is enrolled in.
    fn home_of(&self, device: DeviceId) -> impl Future<Output = Result<Option<ClinicId>, Unavailable>> + Send;

    /// A clinic's devices, their keys, and how far they are heard; empty for an unknown clinic.
    fn members(&self, clinic: ClinicId) -> impl Future<Output = Result<Members, Unavailable>> + Send;

    /// Keeps a nonce until it is spent or over.
    fn keep_nonce(
        &self,
        clinic: ClinicId,
        device: DeviceId,
        nonce: [u8; 32],
        expires: i64,
    ) -> impl Future<Output = Result<(), Unavailable>> + Send;

    /// Spends a nonce: true once for each that was kept for this device and is not over.
    fn spend_nonce(
        &self,
        clinic: ClinicId,
        device: DeviceId,
        nonce: [u8; 32],
        now: i64,
    ) -> impl Future<Output = Result<bool, Unavailable>> + Send;

    /// Where a clinic's log stands.
    fn standing(&self, clinic: ClinicId) -> impl Future<Output = Result<Standing, Unavailable>> + Send;

    /// Keeps verified changes up to the first that does not fit, and learns what they say of members. Positions follow commit
    /// order: whoever reads up to a position has seen everything before it.
    fn append(
        &self,
        clinic: ClinicId,
        batch: Vec<Candidate>,
        now: i64,
    ) -> impl Future<Output = Result<Appended, Unavailable>> + Send;

    /// Changes after a position, in order, at most so many and about so many bytes, but at least one if there is one.
    fn after(
        &self,
        clinic: ClinicId,
        position: u64,
        most_bytes: usize,
        most: usize,
    ) -> impl Future<Output = Result<Vec<Frame>, Unavailable>> + Send;

    /// Tells other relays over the same log, soon, that a clinic's grew, so that they ring their bells. It may get lost; whoever
    /// polls looks again in the end.
    fn announce(&self, _clinic: ClinicId) {}

    /// Whether the log can be used right now.
    fn ready(&self) -> impl Future<Output = Result<(), Unavailable>> + Send;
}
