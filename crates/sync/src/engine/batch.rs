//! How much is sent at once: little at first, for bad lines, then what the line carries in about five seconds.

/// The first.
const FIRST: usize = 64 << 10;
/// Never less,
const LEAST: usize = 16 << 10;
/// never more.
const MOST: usize = 1 << 20;
/// How long one should take.
const TARGET_MS: i64 = 5_000;
/// One that went quickly says little about one many times as large.
const STEP: usize = 8;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Batch(usize);

impl Batch {
    pub(crate) fn first() -> Batch {
        Batch(FIRST)
    }

    pub(crate) fn bytes(self) -> usize {
        self.0
    }

    /// Learns from one that arrived. One that was far from full says nothing, unless it was slow all the same.
    pub(crate) fn arrived(&mut self, bytes: usize, took_ms: i64) {
        if bytes < self.0 / 2 && took_ms < TARGET_MS {
            return;
        }
        let carries = (bytes as u128 * TARGET_MS.unsigned_abs() as u128) / took_ms.max(1).unsigned_abs() as u128;
        let most = self.0.saturating_mul(STEP).min(MOST);
        self.0 = usize::try_from(carries).unwrap_or(MOST).clamp(LEAST, most.max(LEAST));
    }

    /// Learns from one that did not.
    pub(crate) fn failed(&mut self) {
        self.0 = (self.0 / 2).max(LEAST);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Sends full batches over a line of so many bytes a second.
    fn over(rate: i64, times: u32) -> Vec<usize> {
        let mut batch = Batch::first();
        let mut sent = Vec::new();
        for _ in 0..times {
            sent.push(batch.bytes());
            batch.arrived(batch.bytes(), batch.bytes() as i64 * 1_000 / rate);
        }
        sent
    }

    #[test]
    fn a_fast_line_is_full_at_the_third_and_a_slow_one_gets_five_seconds_worth() {
        assert_eq!(over(100 << 20, 4), [64 << 10, 512 << 10, 1 << 20, 1 << 20]);
        assert_eq!(over(32 << 10, 3)[1..], [160 << 10, 160 << 10], "256 kbit/s");
        assert_eq!(over(1 << 10, 3)[1..], [16 << 10, 16 << 10], "never less");
    }

    #[test]
    fn a_few_changes_say_nothing_about_the_line_unless_they_took_long() {
        let mut batch = Batch::first();
        batch.arrived(700, 20);
        assert_eq!(batch, Batch::first());
        batch.arrived(20 << 10, 10_000);
        assert_eq!(batch.bytes(), LEAST);
        (0..20).for_each(|_| batch.failed());
        assert_eq!(batch.bytes(), LEAST);
    }
}
