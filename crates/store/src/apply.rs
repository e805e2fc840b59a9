//! One op onto the tables: the same code for what is written here and for what arrives, so the tables are a fold.

use domain::{Class, Field, Kind, PatientId, clock::Clock, merge};
use rusqlite::Connection;
use wire::{Op, Value, Verb, cbor};

use crate::{
    Result, block,
    conflicts::{self, Candidate},
    erasure, patient, row,
    table::{self, Fields},
};

/// What became of an op.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// It is in the tables.
    Done,
    /// The very same fact stood there already.
    Known,
    /// Another content stands under the fact's id; both are kept.
    Fork,
    /// A kind or a field is unknown here: it waits for an upgrade.
    Parked,
}

/// Applies one op written at `clock`.
pub(crate) fn apply(db: &Connection, op: &Op, clock: Clock) -> Result<Outcome> {
    match table::kind(&op.kind) {
        Some(kind) => apply_as(db, kind, op, clock),
        None => Ok(Outcome::Parked),
    }
}

fn apply_as(db: &Connection, kind: &Kind, op: &Op, clock: Clock) -> Result<Outcome> {
    let Some(fields) = known(kind, &op.fields).filter(|fields| !fields.is_empty()) else {
        return Ok(Outcome::Parked);
    };
    if erasure::is_about_erased(db, kind, op)? {
        return Ok(Outcome::Known);
    }
    let outcome = match (kind.class, op.verb) {
        (Class::Fact, Verb::Append) => append(db, kind, op, &fields)?,
        (Class::Register | Class::Assertion, Verb::Save) => save(db, kind, op, &fields, clock)?,
        (Class::Fact, Verb::Save) | (Class::Register | Class::Assertion, Verb::Append) => return Ok(Outcome::Parked),
    };
    patient::index(db, kind, op.id)?;
    block::index(db, kind, op)?;
    if kind.name == domain::erasure::KIND.name
        && let Some(subject) = op.fields.get("subject").and_then(Value::as_bytes)
    {
        erasure::carry_out(db, PatientId(row::id(subject)?))?;
    }
    Ok(outcome)
}

/// The fields with their declarations; `None` if one is unknown or holds something else than declared.
fn known<'a>(kind: &Kind, fields: &'a Fields) -> Option<Vec<(&'static Field, &'a Value)>> {
    fields
        .iter()
        .map(|(name, value)| {
            let field = kind.field(name)?;
            row::fits(field, value).then_some((field, value))
        })
        .collect()
}

/// A fact is said once. The same fact again changes nothing; another content under its id is kept out deterministically
/// (the smaller encoding stands everywhere) and shown as a conflict. Contents are compared as they read back, so that a
/// field which an older program left out counts as its default.
fn append(db: &Connection, kind: &Kind, op: &Op, fields: &[(&'static Field, &Value)]) -> Result<Outcome> {
    if table::insert(db, kind, op.id, fields)? {
        return Ok(Outcome::Done);
    }
    let standing = table::fields(db, kind, op.id)?.unwrap_or_default();
    if standing == op.fields {
        return Ok(Outcome::Known);
    }
    table::replace(db, kind, op.id, fields)?;
    let told = table::fields(db, kind, op.id)?.unwrap_or_default();
    if told == standing {
        return Ok(Outcome::Known);
    }
    let (standing_bytes, told_bytes) = (cbor::to_bytes(&standing)?, cbor::to_bytes(&told)?);
    if standing_bytes < told_bytes {
        table::replace(db, kind, op.id, &known(kind, &standing).unwrap_or_default())?;
    }
    conflicts::keep_fork(db, kind, op.id, &standing_bytes.max(told_bytes))?;
    Ok(Outcome::Fork)
}

fn save(db: &Connection, kind: &Kind, op: &Op, fields: &[(&'static Field, &Value)], clock: Clock) -> Result<Outcome> {
    let mut clocks = table::clocks(db, kind, op.id)?;
    let row = if clocks.is_empty() { None } else { table::fields(db, kind, op.id)? };
    let mut shown = Vec::new();
    for (field, value) in fields {
        let live = clocks.get(field.name).map_or(&[][..], Vec::as_slice);
        let seen = op.base.get(field.name).map_or(&[][..], Vec::as_slice);
        let next = merge::merge(live, clock, seen);
        let standing = row.as_ref().and_then(|row| row.get(field.name)).unwrap_or(&Value::Null);
        let written = Candidate { clock, value };
        let (next, value) = conflicts::settle(db, (kind, op.id, field), (live, standing), next, written)?;
        shown.extend(value.map(|value| (*field, value)));
        clocks.insert(field.name.to_owned(), next);
    }
    let shown: Vec<(&Field, &Value)> = shown.iter().map(|(field, value)| (*field, value)).collect();
    match row {
        None => table::insert(db, kind, op.id, &shown).map(|_| ())?,
        Some(_) => table::update(db, kind, op.id, &shown)?,
    }
    table::set_clocks(db, kind, op.id, &clocks)?;
    Ok(Outcome::Done)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use domain::{
        DeviceId, FieldType,
        clock::Hlc,
        record::{Field, Weight, refutes},
    };
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;

    /// As an allergy will be.
    static ALLERGY: Kind = Kind {
        name: "allergy",
        class: Class::Assertion,
        subject: None,
        fields: &[
            Field { name: "substance", holds: FieldType::Text, weight: Weight::Safety, ends: false, secret: false },
            refutes("refuted"),
        ],
    };

    fn clock(n: u64) -> Clock {
        Clock { hlc: Hlc(n), device: DeviceId(Uuid::from_u128(u128::from(n % 3))) }
    }

    fn says(refuted: bool, seen: &[u64]) -> Op {
        Op {
            kind: ALLERGY.name.to_owned(),
            id: Uuid::from_u128(1),
            verb: Verb::Save,
            fields: BTreeMap::from([
                ("substance".to_owned(), Value::from("penicillin")),
                ("refuted".to_owned(), Value::Bool(refuted)),
            ]),
            base: BTreeMap::from(
                ["substance", "refuted"].map(|field| (field.to_owned(), seen.iter().copied().map(clock).collect())),
            ),
        }
    }

    /// What stands after these were told in this order, and what stands beside it.
    fn told(ops: &[(u64, Op)]) -> (Value, Vec<Value>) {
        let mut db = Connection::open_in_memory().expect("memory");
        crate::migrations::run(&mut db, None).expect("our own tables");
        db.execute_batch(
            "CREATE TABLE allergy (id BLOB PRIMARY KEY, substance TEXT DEFAULT '', refuted INTEGER DEFAULT 0) STRICT",
        )
        .expect("a table");
        for (at, op) in ops {
            assert_eq!(apply_as(&db, &ALLERGY, op, clock(*at)).expect("applies"), Outcome::Done);
        }
        let standing = table::fields(&db, &ALLERGY, Uuid::from_u128(1)).expect("reads").expect("is there");
        let beside = conflicts::kept(&db, &ALLERGY, Uuid::from_u128(1), "refuted").expect("reads");
        (standing["refuted"].clone(), beside.into_iter().map(|(_, value)| value).collect())
    }

    #[test]
    fn a_claim_beside_its_refutation_stands_flagged_in_any_order() {
        let (claim, refuted, claimed) = ((1, says(false, &[])), (9, says(true, &[1])), (5, says(false, &[1])));
        let flagged = (Value::Bool(false), vec![Value::Bool(true)]);
        assert_eq!(told(&[claim.clone(), refuted.clone(), claimed.clone()]), flagged);
        assert_eq!(told(&[claim.clone(), claimed.clone(), refuted.clone()]), flagged);
        assert_eq!(
            told(&[claim.clone(), refuted.clone()]),
            (Value::Bool(true), vec![]),
            "who saw the claim may refute it"
        );
        let decided = (10, says(true, &[9, 5]));
        assert_eq!(told(&[claim, claimed, refuted, decided]), (Value::Bool(true), vec![]));
    }

    #[test]
    fn an_assertion_is_never_said_like_a_fact() {
        let mut db = Connection::open_in_memory().expect("memory");
        crate::migrations::run(&mut db, None).expect("our own tables");
        let op = Op { verb: Verb::Append, ..says(false, &[]) };
        assert_eq!(apply_as(&db, &ALLERGY, &op, clock(1)).expect("decides"), Outcome::Parked);
    }

    proptest! {
        /// Claims and refutations that saw some of each other: in any causal order the same stands, and it is a claim as
        /// long as one is live.
        #[test]
        fn claims_win_in_any_order(
            refutes in proptest::collection::vec(any::<bool>(), 6),
            seen in proptest::collection::vec(proptest::collection::vec(any::<bool>(), 6), 6),
            weights in proptest::collection::vec(any::<u64>(), 6),
        ) {
            let causes: Vec<Vec<u64>> = (0..6).map(|i| (0..i).filter(|j| seen[i][*j]).map(|j| j as u64).collect()).collect();
            let op = |i: usize| (i as u64, says(refutes[i], &causes[i]));
            let mut order: Vec<usize> = Vec::new();
            while order.len() < 6 {
                let ready = (0..6).filter(|i| !order.contains(i) && causes[*i].iter().all(|c| order.contains(&(*c as usize))));
                order.push(ready.max_by_key(|i| weights[*i]).expect("the earliest left is ready"));
            }
            let first = told(&(0..6).map(op).collect::<Vec<_>>());
            let mut second = told(&order.into_iter().map(op).collect::<Vec<_>>());
            let mut sorted = first.1.clone();
            sorted.sort_by_key(|value| value.as_bool());
            second.1.sort_by_key(|value| value.as_bool());
            prop_assert_eq!(&first.0, &second.0);
            prop_assert_eq!(sorted, second.1);
            let live = |i: &usize| !causes.iter().any(|saw| saw.contains(&(*i as u64)));
            let claimed = (0..6).filter(live).any(|i| !refutes[i]);
            prop_assert_eq!(first.0, Value::Bool(!claimed));
        }
    }
}
