//! How concurrent values of one field come together: a multi-value register over causal delivery.
//!
//! A write names the clocks of the values its author saw. Those are replaced; whatever the author did not see stays
//! beside the new value. The result depends only on the set of writes, never on the order they arrive in, as long as
//! what a writer had seen arrives before what he wrote (the log's `deps` see to that).

use crate::clock::Clock;

/// The live values' clocks after one more write, greatest first; the first is the one shown.
pub fn merge(live: &[Clock], written: Clock, seen: &[Clock]) -> Vec<Clock> {
    let mut next: Vec<Clock> =
        live.iter().copied().filter(|clock| !seen.contains(clock) && *clock != written).collect();
    next.push(written);
    next.sort_by(|a, b| b.cmp(a));
    next
}

/// Puts the values by which a record stands before those that end it, each in the order they have: while anybody who
/// did not know of the end says that it stands, it does. A retired register lives on beside an edit, an assertion
/// beside its refutation.
pub fn standing_first(live: &mut [Clock], ends: impl Fn(&Clock) -> bool) {
    live.sort_by_key(ends);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{DeviceId, clock::Hlc};

    fn clock(n: u64) -> Clock {
        Clock { hlc: Hlc(n), device: DeviceId(uuid::Uuid::from_u128(u128::from(n % 3))) }
    }

    #[test]
    fn a_write_that_saw_the_value_replaces_it() {
        assert_eq!(merge(&[clock(1)], clock(2), &[clock(1)]), [clock(2)]);
    }

    #[test]
    fn a_write_that_did_not_see_it_stands_beside_it() {
        assert_eq!(merge(&[clock(5)], clock(2), &[clock(1)]), [clock(5), clock(2)]);
    }

    #[test]
    fn a_write_that_saw_both_closes_the_conflict() {
        assert_eq!(merge(&[clock(5), clock(2)], clock(6), &[clock(2), clock(5)]), [clock(6)]);
    }

    #[test]
    fn who_says_that_it_stands_is_shown_before_a_later_end() {
        let mut live = merge(&merge(&[clock(1)], clock(9), &[clock(1)]), clock(4), &[clock(1)]);
        standing_first(&mut live, |at| *at == clock(9));
        assert_eq!(live, [clock(4), clock(9)]);
        let mut decided = merge(&live, clock(10), &live);
        standing_first(&mut decided, |_| true);
        assert_eq!(decided, [clock(10)], "whoever saw both may end it");
    }

    proptest! {
        /// Every causal order of the same writes ends the same: writes form a random history in which each saw some
        /// of the earlier ones, and are delivered in two random orders that keep cause before effect.
        #[test]
        fn any_causal_order_ends_the_same(
            seen in proptest::collection::vec(proptest::collection::vec(any::<bool>(), 8), 8),
            a in proptest::collection::vec(any::<u64>(), 8),
            b in proptest::collection::vec(any::<u64>(), 8),
        ) {
            let causes: Vec<Vec<usize>> = (0..8).map(|i| (0..i).filter(|j| seen[i][*j]).collect()).collect();
            let deliver = |weights: &[u64]| {
                let (mut done, mut live) = (Vec::new(), Vec::new());
                while done.len() < 8 {
                    let next = (0..8)
                        .filter(|i| !done.contains(i) && causes[*i].iter().all(|c| done.contains(c)))
                        .max_by_key(|i| weights[*i])
                        .expect("the earliest left is always ready");
                    let saw: Vec<Clock> = causes[next].iter().map(|c| clock(*c as u64)).collect();
                    live = merge(&live, clock(next as u64), &saw);
                    done.push(next);
                }
                live
            };
            prop_assert_eq!(deliver(&a), deliver(&b));
        }
    }
}
