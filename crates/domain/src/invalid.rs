//! What is wrong with something a person entered: the field and the reason, as stable keys.
//!
//! The sentence a receptionist reads lives in the locales under `invalid-<reason>`.

use serde::{Deserialize, Serialize};

/// One refused field.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize, Deserialize, specta::Type)]
#[error("{field}: {reason}")]
pub struct Invalid {
    /// The field's name as the forms know it.
    pub field: String,
    /// The reason's key.
    pub reason: String,
}

impl Invalid {
    /// Names the field and why it is refused.
    pub fn new(field: &str, reason: &str) -> Self {
        Self { field: field.to_owned(), reason: reason.to_owned() }
    }
}

/// All refused fields of one entry, so that a form shows every fault at once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Invalids(pub Vec<Invalid>);

impl Invalids {
    /// Adds a fault.
    pub fn add(&mut self, field: &str, reason: &str) {
        self.0.push(Invalid::new(field, reason));
    }

    /// Adds the fault of a check, if it found one.
    pub fn check(&mut self, result: Result<(), Invalid>) {
        self.0.extend(result.err());
    }

    /// Turns "no faults" into the value.
    pub fn or<T>(self, value: T) -> Result<T, Invalids> {
        if self.0.is_empty() { Ok(value) } else { Err(self) }
    }
}

impl From<Invalid> for Invalids {
    fn from(fault: Invalid) -> Self {
        Self(vec![fault])
    }
}

impl std::fmt::Display for Invalids {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (i, fault) in self.0.iter().enumerate() {
            write!(f, "{}{fault}", if i == 0 { "" } else { "; " })?;
        }
        Ok(())
    }
}

impl std::error::Error for Invalids {}
