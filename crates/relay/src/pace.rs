//! How often one may ask: token buckets in little, bounded memory. It never waits and never remembers a stranger for long.

use std::{
    collections::HashMap,
    hash::Hash,
    mem,
    sync::{Mutex, MutexGuard, PoisonError},
};

use serde::{Deserialize, Serialize};

/// So many a minute for long, and so many at once after a rest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rate {
    /// Tokens a minute.
    pub per_minute: u32,
    /// Tokens in a full bucket.
    pub burst: u32,
}

impl Rate {
    /// What one token costs, in thousandths of a millisecond.
    fn token_us(self) -> i64 {
        60_000_000 / i64::from(self.per_minute.max(1))
    }

    fn burst_us(self) -> i64 {
        self.token_us() * i64::from(self.burst.max(1))
    }
}

/// A bucket for each who asks. Two generations of at most half of `most` buckets: when the younger is full, the elder is
/// forgotten, and whoever has not asked in the meantime begins with a full bucket again.
#[derive(Debug)]
pub struct Buckets<K> {
    rate: Rate,
    most: usize,
    /// When each bucket will be full again, in thousandths of a millisecond.
    full_at: Mutex<[HashMap<K, i64>; 2]>,
}

impl<K: Copy + Eq + Hash> Buckets<K> {
    /// Buckets of this rate, in memory for at most so many.
    pub fn new(rate: Rate, most: usize) -> Buckets<K> {
        Buckets { rate, most, full_at: Mutex::default() }
    }

    /// Takes tokens out; the error is in how many seconds they will be there. `now` is in milliseconds.
    pub fn take(&self, who: K, tokens: u32, now: i64) -> Result<(), u64> {
        let wanted = self.rate.token_us() * i64::from(tokens);
        self.change(who, now, |owed| {
            let over = owed + wanted - self.rate.burst_us();
            if over > 0 { (owed, Err(over.cast_unsigned().div_ceil(1_000_000))) } else { (owed + wanted, Ok(())) }
        })
    }

    /// Takes tokens out whether they are there or not: a failure is paid for afterwards.
    pub fn charge(&self, who: K, tokens: u32, now: i64) {
        let fine = self.rate.token_us() * i64::from(tokens);
        self.change(who, now, |owed| (owed + fine, ()));
    }

    fn change<T>(&self, who: K, now: i64, change: impl FnOnce(i64) -> (i64, T)) -> T {
        let now = now.saturating_mul(1_000);
        let mut generations = self.lock();
        let full_at = generations[0].get(&who).or_else(|| generations[1].get(&who)).copied().unwrap_or(now);
        // Bounded: neither a clock that was set back nor any number of failures locks anybody out for long.
        let owed = (full_at - now).clamp(0, 2 * self.rate.burst_us());
        let (owed, answer) = change(owed);
        if generations[0].len() >= (self.most / 2).max(1) && !generations[0].contains_key(&who) {
            generations[1] = mem::take(&mut generations[0]);
        }
        generations[0].insert(who, now + owed);
        answer
    }

    fn lock(&self) -> MutexGuard<'_, [HashMap<K, i64>; 2]> {
        // Nothing here can be left half done, so a panic elsewhere is no reason to stop.
        self.full_at.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RATE: Rate = Rate { per_minute: 60, burst: 3 };

    #[test]
    fn a_bucket_empties_and_fills_again() {
        let buckets = Buckets::new(RATE, 10);
        for _ in 0..3 {
            assert_eq!(buckets.take('a', 1, 0), Ok(()));
        }
        assert_eq!(buckets.take('a', 1, 0), Err(1));
        assert_eq!(buckets.take('b', 1, 0), Ok(()), "another's bucket is another's");
        assert_eq!(buckets.take('a', 1, 999), Err(1));
        assert_eq!(buckets.take('a', 1, 1_000), Ok(()));
        assert_eq!(buckets.take('a', 3, 1_000), Err(3), "the wait is told");
    }

    #[test]
    fn failures_cost_more_and_yet_nobody_is_locked_out() {
        let buckets = Buckets::new(RATE, 10);
        for _ in 0..1_000 {
            buckets.charge('a', 50, 0);
        }
        let Err(wait) = buckets.take('a', 1, 0) else { panic!("nothing is left") };
        assert!(wait <= 4, "at most two buckets are owed: {wait} s");
        assert_eq!(buckets.take('a', 1, 4_000), Ok(()));
    }

    #[test]
    fn a_clock_set_back_locks_nobody_out() {
        let buckets = Buckets::new(RATE, 10);
        for _ in 0..3 {
            buckets.take('a', 1, 1_000_000_000).expect("there");
        }
        let Err(wait) = buckets.take('a', 1, 0) else { panic!("still owed") };
        assert!(wait <= 4, "{wait} s");
    }

    #[test]
    fn memory_is_bounded_however_many_ask() {
        let buckets = Buckets::new(RATE, 100);
        for stranger in 0..10_000 {
            buckets.take(stranger, 1, 0).expect("a full bucket");
            buckets.charge(u32::MAX, 1, 0);
        }
        assert!(buckets.lock().iter().map(HashMap::len).sum::<usize>() <= 100);
        assert!(buckets.take(u32::MAX, 1, 0).is_err(), "who keeps asking is not forgotten");
    }
}
