//! Why a sync does not get on, told apart by what can be done about it.

/// Why something asked of the relay was not done.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// No line: no network, or it broke off.
    #[error("the relay cannot be reached")]
    Offline,
    /// There is a line, and nobody answers at its end.
    #[error("the relay does not answer")]
    Silent,
    /// It answered that it cannot now.
    #[error("the relay cannot now")]
    Unavailable {
        /// It asked to be left alone for so many milliseconds.
        retry_after: i64,
    },
    /// One of us two is wrong, by a stable word; trying again may not help, and a person should know.
    #[error("refused: {0}")]
    Refused(String),
}

impl Fault {
    /// A refusal by its stable word.
    pub(crate) fn refused(reason: &str) -> Fault {
        Fault::Refused(reason.to_owned())
    }

    /// Why, as a stable word.
    pub fn word(&self) -> &str {
        match self {
            Fault::Offline => "offline",
            Fault::Silent => "silent",
            Fault::Unavailable { .. } => "unavailable",
            Fault::Refused(reason) => reason,
        }
    }
}

/// What can go wrong with syncing.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The relay, or the line to it.
    #[error(transparent)]
    Fault(#[from] Fault),
    /// Our own store.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// There is no relay to talk to.
    #[error("this clinic has no server")]
    NoPeer,
    /// The address is not one to send patients' data to.
    #[error("the address must begin with https://")]
    Address,
    /// The machine gave no thread, socket or certificate store.
    #[error("the machine: {0}")]
    Machine(String),
}

impl Error {
    /// Whether the same again may work later by itself.
    pub fn is_transient(&self) -> bool {
        match self {
            Error::Fault(Fault::Offline | Fault::Silent | Fault::Unavailable { .. }) | Error::Machine(_) => true,
            Error::Store(fault) => matches!(fault, store::Error::DiskFull | store::Error::InUse),
            Error::Fault(Fault::Refused(_)) | Error::NoPeer | Error::Address => false,
        }
    }

    /// As the engine takes it.
    pub fn into_fault(self) -> Fault {
        match self {
            Error::Fault(fault) => fault,
            Error::Store(store::Error::DiskFull) => Fault::refused("disk_full"),
            Error::Store(_) => Fault::refused("store"),
            Error::NoPeer => Fault::refused("no_peer"),
            Error::Address => Fault::refused("address"),
            Error::Machine(_) => Fault::Unavailable { retry_after: 0 },
        }
    }
}
