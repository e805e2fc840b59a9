//! How a gingival margin is written: a matter of entry and print, never of storage.

use serde::{Deserialize, Serialize};

/// How a gingival margin is written: which way of it carries the sign.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum PerioConvention {
    /// Recession plain, overgrowth with a minus.
    #[default]
    Sepa,
    /// Recession with a minus, overgrowth plain.
    Bern,
    /// Recession plain, overgrowth with a plus.
    OpenDental,
}

impl PerioConvention {
    /// A recession in millimetres as the convention writes it.
    pub fn written(self, recession_mm: i64) -> String {
        let sign = match (self, recession_mm.signum()) {
            (PerioConvention::Sepa, -1) | (PerioConvention::Bern, 1) => "−",
            (PerioConvention::OpenDental, -1) => "+",
            _ => "",
        };
        format!("{sign}{}", recession_mm.abs())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_margin_is_written_three_ways() {
        let written = |recession| {
            [PerioConvention::Sepa, PerioConvention::Bern, PerioConvention::OpenDental]
                .map(|way| way.written(recession))
        };
        assert_eq!(written(2), ["2", "−2", "2"]);
        assert_eq!(written(-3), ["−3", "3", "+3"]);
        assert_eq!(written(0), ["0", "0", "0"]);
    }
}
