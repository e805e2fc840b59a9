//! What people wrote and read at their workstations, and the checks that any such history must pass.
//!
//! Every written value is another number, and names the values its author had seen in that place. A reader who sees a later
//! value that (by way of others) replaced an earlier one has seen the earlier one too: the later *covers* it.

use std::collections::{BTreeMap, BTreeSet};

use crate::laws::{Held, Law, holds};

/// A place that holds values: a field of a patient, a finding.
pub(crate) type Key = u64;
/// One written value.
pub(crate) type Value = u64;
/// Values by place.
pub(crate) type Values = BTreeMap<Key, BTreeSet<Value>>;

/// One value of a transaction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Written {
    pub(crate) key: Key,
    pub(crate) value: Value,
    pub(crate) replaces: BTreeSet<Value>,
}

/// What somebody did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Deed {
    /// One transaction.
    Wrote(Vec<Written>),
    /// Looked at places, together.
    Read(Values),
}

/// Who did it: a workstation between two losses of its disk.
pub(crate) type Session = u64;

/// Everything that was done, in order.
#[derive(Debug, Clone, Default)]
pub(crate) struct History(Vec<(Session, Deed)>);

#[derive(Default)]
struct Transaction {
    written: Values,
    /// What its author knew.
    context: Values,
}

#[derive(Default)]
struct Checker {
    transactions: Vec<Transaction>,
    author: BTreeMap<Value, usize>,
    /// Everything that a value replaced, by way of others too.
    covered: BTreeMap<Value, BTreeSet<Value>>,
    sessions: BTreeMap<Session, Knowledge>,
    held_back: BTreeSet<Value>,
}

#[derive(Default)]
struct Knowledge {
    wrote: Values,
    read: Values,
    /// By way of what others knew who wrote what was read.
    context: Values,
}

impl History {
    pub(crate) fn note(&mut self, session: Session, deed: Deed) {
        self.0.push((session, deed));
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// Read-your-writes, monotonic reads, causality, atomicity, and that nothing was invented. What was held back after
    /// somebody had seen it need not be seen again.
    pub(crate) fn check(&self, held_back: BTreeSet<Value>) -> Held {
        let mut checker = Checker { held_back, ..Checker::default() };
        for (session, deed) in &self.0 {
            match deed {
                Deed::Wrote(transaction) => checker.wrote(*session, transaction),
                Deed::Read(seen) => checker.read(*session, seen)?,
            }
        }
        Ok(())
    }

    /// Whether the last time these sessions looked at a place, all saw the same: asked once everything has arrived.
    pub(crate) fn check_convergence(&self, sessions: &BTreeSet<Session>) -> Held {
        let mut last: BTreeMap<Session, Values> = BTreeMap::new();
        for (session, deed) in &self.0 {
            if let (Deed::Read(seen), true) = (deed, sessions.contains(session)) {
                last.entry(*session).or_default().extend(seen.clone());
            }
        }
        let mut first: Values = BTreeMap::new();
        for (session, seen) in last {
            for (key, values) in seen {
                let other = first.entry(key).or_insert_with(|| values.clone());
                holds(Law::AllAlike, *other == values, || {
                    format!("session {session} reads {values:?} at {key}, others {other:?}")
                })?;
            }
        }
        Ok(())
    }
}

impl Checker {
    fn covers(&self, live: &BTreeSet<Value>, value: Value) -> bool {
        live.contains(&value)
            || live.iter().any(|later| self.covered.get(later).is_some_and(|covered| covered.contains(&value)))
    }

    fn wrote(&mut self, session: Session, written: &[Written]) {
        let number = self.transactions.len();
        let knowledge = self.sessions.entry(session).or_default();
        let mut context = knowledge.context.clone();
        join(&mut context, &knowledge.read);
        join(&mut context, &knowledge.wrote);
        let mut values = Values::new();
        for one in written {
            let mut covered = one.replaces.clone();
            covered.extend(one.replaces.iter().filter_map(|value| self.covered.get(value)).flatten());
            self.covered.insert(one.value, covered);
            self.author.insert(one.value, number);
            values.entry(one.key).or_default().insert(one.value);
        }
        join(&mut knowledge.wrote, &values);
        self.transactions.push(Transaction { written: values, context });
    }

    fn read(&mut self, session: Session, seen: &Values) -> Held {
        let mut contexts: BTreeSet<usize> = BTreeSet::new();
        for (key, live) in seen {
            for value in live {
                let author = self.author.get(value);
                holds(Law::NothingInvented, author.is_some(), || format!("{value} at {key} was never written"))?;
                contexts.extend(author);
            }
        }
        let knowledge = self.sessions.entry(session).or_default();
        let known = [
            (Law::ReadYourWrites, knowledge.wrote.clone()),
            (Law::MonotonicReads, knowledge.read.clone()),
            (Law::Causality, knowledge.context.clone()),
        ];
        for (law, expected) in &known {
            self.sees(*law, session, seen, expected)?;
        }
        for number in &contexts {
            self.sees(Law::Atomicity, session, seen, &self.transactions[*number].written)?;
            self.sees(Law::Causality, session, seen, &self.transactions[*number].context)?;
        }
        let knowledge = self.sessions.entry(session).or_default();
        join(&mut knowledge.read, seen);
        for number in contexts {
            join(&mut knowledge.context, &self.transactions[number].context);
            join(&mut knowledge.context, &self.transactions[number].written);
        }
        Ok(())
    }

    /// Whether what was looked at shows everything expected there.
    fn sees(&self, law: Law, session: Session, seen: &Values, expected: &Values) -> Held {
        for (key, live) in seen {
            for value in expected.get(key).into_iter().flatten().filter(|value| !self.held_back.contains(value)) {
                holds(law, self.covers(live, *value), || {
                    format!("session {session} reads {live:?} at {key}, not {value}")
                })?;
            }
        }
        Ok(())
    }
}

fn join(into: &mut Values, from: &Values) {
    for (key, values) in from {
        into.entry(*key).or_default().extend(values);
    }
}

/// Histories that a broken program would leave, and what the checker says of them.
#[cfg(test)]
mod tests {
    use super::*;

    fn wrote(session: Session, values: &[(Key, Value, &[Value])]) -> (Session, Deed) {
        let written = values.iter().map(|(key, value, replaces)| Written {
            key: *key,
            value: *value,
            replaces: replaces.iter().copied().collect(),
        });
        (session, Deed::Wrote(written.collect()))
    }

    fn read(session: Session, seen: &[(Key, &[Value])]) -> (Session, Deed) {
        (session, Deed::Read(seen.iter().map(|(key, live)| (*key, live.iter().copied().collect())).collect()))
    }

    fn verdict(history: Vec<(Session, Deed)>) -> Option<Law> {
        History(history).check(BTreeSet::new()).err().map(|broken| broken.law)
    }

    #[test]
    fn an_honest_history_passes() {
        let history = vec![
            wrote(1, &[(10, 1, &[]), (11, 2, &[])]),
            read(2, &[(10, &[]), (11, &[])]),
            read(2, &[(10, &[1]), (11, &[2])]),
            wrote(2, &[(10, 3, &[1])]),
            wrote(1, &[(10, 4, &[1])]),
            read(1, &[(10, &[4]), (11, &[2])]),
            read(2, &[(10, &[3, 4])]),
            wrote(2, &[(10, 5, &[3, 4])]),
            read(1, &[(10, &[5]), (11, &[2])]),
            read(2, &[(10, &[5]), (11, &[2])]),
        ];
        assert_eq!(verdict(history.clone()), None);
        assert_eq!(History(history).check_convergence(&[1, 2].into()), Ok(()));
    }

    #[test]
    fn a_lost_own_write_is_found() {
        assert_eq!(verdict(vec![wrote(1, &[(10, 1, &[])]), read(1, &[(10, &[])])]), Some(Law::ReadYourWrites));
        let overwritten = vec![wrote(1, &[(10, 1, &[])]), wrote(2, &[(10, 2, &[])]), read(1, &[(10, &[2])])];
        assert_eq!(verdict(overwritten), Some(Law::ReadYourWrites), "the other had not seen it");
    }

    #[test]
    fn time_running_back_is_found() {
        let history =
            vec![wrote(1, &[(10, 1, &[])]), wrote(1, &[(10, 2, &[1])]), read(2, &[(10, &[2])]), read(2, &[(10, &[1])])];
        assert_eq!(verdict(history), Some(Law::MonotonicReads));
    }

    #[test]
    fn an_effect_without_its_cause_is_found() {
        let history = vec![
            wrote(1, &[(10, 1, &[])]),
            read(2, &[(10, &[1])]),
            wrote(2, &[(11, 2, &[])]),
            read(3, &[(10, &[]), (11, &[2])]),
        ];
        assert_eq!(verdict(history), Some(Law::Causality));
        let by_way_of_two = vec![
            wrote(1, &[(10, 1, &[])]),
            read(2, &[(10, &[1])]),
            wrote(2, &[(11, 2, &[])]),
            read(3, &[(11, &[2])]),
            wrote(3, &[(12, 3, &[])]),
            read(4, &[(12, &[3])]),
            read(4, &[(10, &[])]),
        ];
        assert_eq!(verdict(by_way_of_two), Some(Law::Causality));
    }

    #[test]
    fn half_a_transaction_is_found() {
        let history = vec![wrote(1, &[(10, 1, &[]), (11, 2, &[])]), read(2, &[(10, &[1]), (11, &[])])];
        assert_eq!(verdict(history), Some(Law::Atomicity));
    }

    #[test]
    fn a_value_out_of_nowhere_is_found() {
        assert_eq!(verdict(vec![read(1, &[(10, &[7])])]), Some(Law::NothingInvented));
    }

    #[test]
    fn workstations_that_end_apart_are_found() {
        let apart = History(vec![wrote(1, &[(10, 1, &[])]), read(1, &[(10, &[1])]), read(2, &[(10, &[])])]);
        assert_eq!(apart.check(BTreeSet::new()), Ok(()), "the change may still be on its way");
        assert_eq!(apart.check_convergence(&[1, 2].into()).map_err(|broken| broken.law), Err(Law::AllAlike));
    }
}
