//! What was acknowledged, kept beside the program's own books: at the end, all of it must be found.

use std::collections::BTreeSet;

use domain::{FindingId, PatientId};
use store::{ReadTx, Store};
use uuid::Uuid;

use crate::{
    central::Place,
    history::{Key, Value, Values, Written},
    laws::{Held, Law, Must as _, holds},
};

/// The fields that people edit.
pub(crate) const FIELDS: [&str; 4] = ["family_name", "phone", "email", "notes"];

/// A finding or an amendment, and under which place it is told.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Fact {
    pub(crate) key: Key,
    pub(crate) id: Uuid,
    pub(crate) patient: usize,
    pub(crate) value: Value,
    pub(crate) amends: Option<FindingId>,
}

/// An acknowledged save.
#[derive(Debug, Clone)]
pub(crate) struct Save {
    pub(crate) place: Place,
    pub(crate) written: Vec<Written>,
    /// The disk it was on is gone: if it had reached nobody, nobody can have it.
    pub(crate) perhaps: bool,
}

#[derive(Debug, Default)]
pub(crate) struct Ledger {
    pub(crate) patients: Vec<PatientId>,
    pub(crate) facts: Vec<Fact>,
    pub(crate) saves: Vec<Save>,
    values: Value,
}

pub(crate) fn field_key(patient: usize, field: usize) -> Key {
    (patient * FIELDS.len() + field) as Key
}

impl Ledger {
    /// A value that nobody has written yet.
    pub(crate) fn fresh(&mut self) -> Value {
        self.values += 1;
        self.values
    }

    pub(crate) fn fact(&mut self, id: Uuid, patient: usize, amends: Option<FindingId>) -> Fact {
        let fact = Fact { key: (1 << 32) + self.facts.len() as Key, id, patient, value: self.fresh(), amends };
        self.facts.push(fact);
        fact
    }

    /// Everything there is to see of a patient, at once.
    pub(crate) fn look(&self, store: &Store, patient: usize) -> Held<Values> {
        store.read(|tx| self.look_within(tx, patient)).must(Law::NothingHidden, "looking at a patient")
    }

    fn look_within(&self, tx: &ReadTx<'_>, patient: usize) -> store::Result<Values> {
        let id = self.patients[patient];
        let mut values: Values = (0..FIELDS.len()).map(|field| (field_key(patient, field), BTreeSet::new())).collect();
        if let Some(shown) = tx.find::<domain::patient::Patient>(id)? {
            for (field, text) in [&shown.family_name, &shown.phone, &shown.email, &shown.notes].into_iter().enumerate()
            {
                values.entry(field_key(patient, field)).or_default().extend(value(text));
            }
        }
        for (field, name) in FIELDS.iter().enumerate() {
            let beside = tx.conflict(&domain::patient::KIND, id.0, name)?;
            let versions = beside.iter().flat_map(|conflict| &conflict.values);
            let texts = versions.filter_map(|version| value(version.value.as_text()?));
            values.entry(field_key(patient, field)).or_default().extend(texts);
        }
        let (findings, amendments) = tx.findings(id)?;
        let there: BTreeSet<Uuid> = findings
            .iter()
            .map(|finding| finding.id.0)
            .chain(amendments.iter().map(|amendment| amendment.id))
            .collect();
        for fact in self.facts.iter().filter(|fact| fact.patient == patient) {
            let told = there.contains(&fact.id).then_some(fact.value);
            values.insert(fact.key, told.into_iter().collect());
        }
        Ok(values)
    }

    /// What must stand in the end: every value that no later write had seen, of every save that can be anywhere. What was
    /// on a disk that died counts if it had reached the relay, or is shown, sealed anew.
    pub(crate) fn standing(&self, held: &[Place], shown: &Values) -> Values {
        let mut standing = Values::new();
        let mut replaced: BTreeSet<Value> = BTreeSet::new();
        let held: BTreeSet<&Place> = held.iter().collect();
        // Latest first: what somebody replaced, somebody had seen, so it had survived.
        for save in self.saves.iter().rev() {
            let known = |one: &Written| {
                replaced.contains(&one.value) || shown.get(&one.key).is_some_and(|live| live.contains(&one.value))
            };
            if save.perhaps && !held.contains(&save.place) && !save.written.iter().any(known) {
                continue;
            }
            for one in &save.written {
                standing.entry(one.key).or_default().insert(one.value);
                replaced.extend(&one.replaces);
            }
        }
        standing.values_mut().for_each(|values| values.retain(|value| !replaced.contains(value)));
        standing
    }

    /// Everything there is to see at a workstation.
    pub(crate) fn look_at_all(&self, store: &Store) -> Held<Values> {
        let mut all = Values::new();
        for patient in 0..self.patients.len() {
            all.extend(self.look(store, patient)?);
        }
        Ok(all)
    }

    /// Whether a workstation shows exactly that.
    pub(crate) fn check(&self, desk: usize, store: &Store, standing: &Values) -> Held {
        for patient in 0..self.patients.len() {
            for (key, live) in self.look(store, patient)? {
                let expected = standing.get(&key).cloned().unwrap_or_default();
                let missing = expected.difference(&live).next();
                holds(if key >> 32 == 0 { Law::NothingHidden } else { Law::NothingLost }, missing.is_none(), || {
                    format!("desk {desk} at {key}: {live:?}, not {expected:?}")
                })?;
                holds(Law::NothingInvented, live == expected, || {
                    format!("desk {desk} at {key}: {live:?}, not {expected:?}")
                })?;
            }
        }
        Ok(())
    }
}

/// How a value is written into a field.
pub(crate) fn text(value: Value) -> String {
    format!("v{value}")
}

fn value(text: &str) -> Option<Value> {
    text.strip_prefix('v')?.split(' ').next()?.parse().ok()
}
