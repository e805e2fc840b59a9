//! Hybrid logical time: 48 bits of milliseconds and a 16-bit counter that carries instead of overflowing.
//!
//! Writing is never refused because a clock is wrong. A peer far ahead moves ours only to a bound, so that one bad
//! clock cannot drag a whole clinic into next year.

use serde::{Deserialize, Serialize};

use crate::DeviceId;

/// How far ahead of our own wall clock a peer may move us.
pub const MAX_LEAD_MS: u64 = 5 * 60 * 1000;

/// One reading; larger is later.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Hlc(pub u64);

impl Hlc {
    /// The first reading of a millisecond.
    pub fn at(millis: i64) -> Hlc {
        Hlc(u64::try_from(millis).unwrap_or(0) << 16)
    }

    /// Its milliseconds since 1970.
    pub fn millis(self) -> i64 {
        i64::try_from(self.0 >> 16).unwrap_or(i64::MAX)
    }

    /// The next reading for something that happens here now: later than `self` whatever the wall clock says.
    pub fn tick(self, now_ms: i64) -> Hlc {
        Hlc(Hlc::at(now_ms).0.max(self.0.saturating_add(1)))
    }

    /// The reading after having seen `remote`; a remote clock counts only up to the bound.
    pub fn receive(self, remote: Hlc, now_ms: i64) -> Hlc {
        let bound = Hlc(Hlc::at(now_ms).0.saturating_add(MAX_LEAD_MS << 16));
        Hlc(self.0.max(remote.0.min(bound.0)))
    }
}

/// When and where a value was written; total order, so every replica shows the same winner.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Clock {
    /// When.
    pub hlc: Hlc,
    /// By which device.
    pub device: DeviceId,
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const TEN_YEARS_MS: i64 = 10 * 365 * 24 * 3_600_000;

    proptest! {
        /// Whoever sets the clock, wherever to, and whatever is heard from others: what is written later is later.
        #[test]
        fn time_goes_forward_whatever_the_wall_clock_does(
            events in proptest::collection::vec((-TEN_YEARS_MS..TEN_YEARS_MS, proptest::option::of(any::<u64>())), 1..200)
        ) {
            let mut clock = Hlc::default();
            for (jump, heard) in events {
                let now = 1_800_000_000_000 + jump;
                let next = heard.map_or(clock, |remote| clock.receive(Hlc(remote), now)).tick(now);
                prop_assert!(next > clock);
                clock = next;
            }
        }
    }

    /// The pitfall B12: a counter of 16 bits that does not carry.
    #[test]
    fn a_counter_that_does_not_carry_runs_backwards_in_one_tick() {
        let naive = |clock: u64| (clock & !0xffff) | (clock.wrapping_add(1) & 0xffff);
        let orders = |tick: &dyn Fn(u64) -> u64| {
            let mut clock = Hlc::at(1_000).0;
            (0..70_000).all(|_| {
                let next = tick(clock);
                std::mem::replace(&mut clock, next) < next
            })
        };
        assert!(!orders(&naive));
        assert!(orders(&|clock| Hlc(clock).tick(1_000).0));
    }

    #[test]
    fn a_million_events_in_one_tick_stay_in_order() {
        let mut clock = Hlc::at(1_000);
        for _ in 0..1_000_000 {
            let next = clock.tick(1_000);
            assert!(next > clock);
            clock = next;
        }
        assert!(clock.millis() < 1_000 + 16);
    }

    #[test]
    fn a_clock_set_back_ten_years_still_goes_forward() {
        let before = Hlc::at(1_800_000_000_000);
        assert!(before.tick(1_500_000_000_000) > before);
    }

    #[test]
    fn a_peer_years_ahead_moves_us_five_minutes() {
        let now = 1_800_000_000_000;
        let after = Hlc::at(now).receive(Hlc::at(now + 400_000_000_000), now);
        assert_eq!(after.millis(), now + i64::try_from(MAX_LEAD_MS).expect("small"));
    }
}
