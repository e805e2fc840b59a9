//! A wrapper for what must never reach a log line, an error text or a crash report.

use serde::{Deserialize, Serialize};

/// Holds a secret or personal value; printing it prints `***`.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(transparent)]
pub struct Sensitive<T>(pub T);

impl<T> std::fmt::Debug for Sensitive<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("***")
    }
}

impl<T> From<T> for Sensitive<T> {
    fn from(value: T) -> Self {
        Self(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sensitive_value_is_not_printed() {
        assert_eq!(format!("{:?}", Sensitive("48103291M")), "***");
    }
}
