//! What must hold in every world, whatever happens in it.

/// A law.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Law {
    /// An acknowledged save is on every workstation in the end.
    NothingLost,
    /// A value that nobody saw and replaced can be read.
    NothingHidden,
    /// What is read was once written.
    NothingInvented,
    /// Workstations that have everything say the same.
    AllAlike,
    /// received = applied + waiting + parked + quarantined.
    Conservation,
    /// Chains and signatures verify; the tables are what the log says.
    Verifies,
    /// A receipt speaks of nothing that the relay has not.
    ReceiptsTrue,
    /// While something waits to be sent, something is under way or a timer armed.
    KeepsGoing,
    /// Once nothing goes wrong any more, everything arrives.
    Settles,
    /// What came after a revocation waits for judgement on every workstation, and nothing else does.
    HeldBack,
    /// Whoever was put out is told nothing more by the relay.
    PutOut,
    /// Nothing keeps a person from saving.
    AlwaysWritable,
    /// Who wrote reads it, or what replaced it.
    ReadYourWrites,
    /// What was read once is read again, or what replaced it.
    MonotonicReads,
    /// Whoever sees an effect sees its cause.
    Causality,
    /// A transaction is seen whole.
    Atomicity,
}

/// A law that did not hold, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Broken {
    pub(crate) law: Law,
    pub(crate) how: String,
}

pub(crate) type Held<T = ()> = Result<T, Broken>;

/// Looks whether a law holds.
pub(crate) fn holds(law: Law, truth: bool, how: impl FnOnce() -> String) -> Held {
    if truth { Ok(()) } else { Err(Broken { law, how: how() }) }
}

/// What must work for a law to hold.
pub(crate) trait Must<T> {
    fn must(self, law: Law, how: &str) -> Held<T>;
}

impl<T, E: std::fmt::Display> Must<T> for Result<T, E> {
    fn must(self, law: Law, how: &str) -> Held<T> {
        self.map_err(|fault| Broken { law, how: format!("{how}: {fault}") })
    }
}
