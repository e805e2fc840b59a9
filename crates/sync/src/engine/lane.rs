//! One kind of work: at most one piece under way, and when it may next be tried after it failed.

use super::status::LaneStatus;
use crate::Fault;

/// Before the first retry, at most.
pub(crate) const BASE_MS: i64 = 2_000;
/// Before any retry, at most.
pub(crate) const CAP_MS: i64 = 15 * 60 * 1_000;
/// After so many failures in a row the breaker opens,
pub(crate) const BREAKER: u32 = 5;
/// for at least so long; then one probe.
pub(crate) const OPEN_MS: i64 = 60_000;

#[derive(Debug, Default)]
pub(crate) struct Lane {
    /// The piece under way.
    pub(crate) flight: Option<u64>,
    /// When that began.
    pub(crate) since: i64,
    /// Not before.
    pub(crate) until: Option<i64>,
    /// Failures since it last worked.
    pub(crate) failures: u32,
    /// Why it last failed.
    pub(crate) fault: Option<Fault>,
}

impl Lane {
    /// Whether a piece may start.
    pub(crate) fn is_free(&self) -> bool {
        self.flight.is_none() && self.until.is_none()
    }

    /// Ends a wait whose time has come; says whether it did.
    pub(crate) fn wakes(&mut self, now: i64) -> bool {
        self.until.take_if(|until| *until <= now).is_some()
    }

    /// What a person is told of it.
    pub(crate) fn status(&self, working: bool) -> LaneStatus {
        LaneStatus {
            working,
            failures: self.failures,
            next_try: self.until.filter(|_| self.fault.is_some()),
            reason: self.fault.as_ref().map(|fault| fault.word().to_owned()),
        }
    }

    pub(crate) fn start(&mut self, now: i64, ticket: u64) {
        (self.flight, self.since, self.until) = (Some(ticket), now, None);
    }

    pub(crate) fn works(&mut self) {
        *self = Lane::default();
    }

    /// Waits a random part of a span that doubles with each failure; all of chance, so that many clients never march in step.
    pub(crate) fn fails(&mut self, now: i64, fault: Fault, chance: u32) {
        self.flight = None;
        self.failures = self.failures.saturating_add(1);
        let span = BASE_MS.saturating_mul(1 << (self.failures - 1).min(20)).min(CAP_MS);
        let mut wait = (span * i64::from(chance)) >> 32;
        if self.failures >= BREAKER {
            wait = wait.max(OPEN_MS);
        }
        if let Fault::Unavailable { retry_after } = fault {
            wait = wait.max(retry_after.min(CAP_MS));
        }
        self.until = Some(now + wait.max(1));
        self.fault = Some(fault);
    }

    /// Rests after work that was no failure but brought nothing either.
    pub(crate) fn rests(&mut self, until: i64) {
        *self = Lane { until: Some(until), ..Lane::default() };
    }

    /// Drops what is under way and may start at once. The failures stay counted: this is one probe, not a pardon.
    pub(crate) fn hurries(&mut self) {
        (self.flight, self.until) = (None, None);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wait(lane: &mut Lane, chance: u32) -> i64 {
        lane.fails(0, Fault::Offline, chance);
        lane.until.expect("armed")
    }

    #[test]
    fn waits_double_up_to_the_cap_and_chance_takes_any_part_of_them() {
        let longest: Vec<i64> = (0..12).scan(Lane::default(), |lane, _| Some(wait(lane, u32::MAX))).collect();
        assert_eq!(longest[..4], [1_999, 3_999, 7_999, 15_999]);
        assert_eq!(longest[4..8], [OPEN_MS, 63_999, 127_999, 255_999], "the breaker opens at the fifth");
        assert_eq!(longest[11], CAP_MS - 1);
        let shortest: Vec<i64> = (0..6).scan(Lane::default(), |lane, _| Some(wait(lane, 0))).collect();
        assert_eq!(shortest, [1, 1, 1, 1, OPEN_MS, OPEN_MS]);
    }

    #[test]
    fn a_relay_that_asks_for_patience_gets_it_within_reason() {
        let mut lane = Lane::default();
        lane.fails(0, Fault::Unavailable { retry_after: 30_000 }, 0);
        assert_eq!(lane.until, Some(30_000));
        lane.fails(0, Fault::Unavailable { retry_after: i64::MAX }, 0);
        assert_eq!(lane.until, Some(CAP_MS));
    }

    #[test]
    fn hurrying_is_one_probe_and_success_a_pardon() {
        let mut lane = Lane::default();
        (0..5).for_each(|_| lane.fails(0, Fault::Offline, 0));
        lane.hurries();
        assert!(lane.is_free());
        lane.fails(0, Fault::Offline, 0);
        assert_eq!(lane.until, Some(OPEN_MS));
        lane.works();
        assert_eq!(wait(&mut lane, 0), 1);
    }
}
