//! Any writes, delivered in any order, more than once, in part: the same clinic everywhere, and no value lost.

use std::collections::{BTreeMap, BTreeSet};

use proptest::{prelude::*, test_runner::Config};
use store::Seen;

use crate::kit::{Desk, NOW, ctx_at, exchange, finding, patient, patient_id};

#[derive(Debug, Clone)]
enum Act {
    /// Somebody opens a form and keeps it open.
    Look { desk: usize, patient: u128 },
    /// Sets a field, in the form opened last or in passing.
    Set { desk: usize, patient: u128, phone: bool, form: bool, skew: i64 },
    /// Says a fact; several desks may say the same one.
    Say { desk: usize, fact: u128 },
    /// Hands over some of what one holds, shuffled, some of it twice.
    Deliver { from: usize, to: usize, picks: Vec<usize> },
}

const DESKS: usize = 3;

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let desk = || 0..DESKS;
    let act = prop_oneof![
        1 => (desk(), 0..2_u128).prop_map(|(desk, patient)| Act::Look { desk, patient }),
        4 => (desk(), 0..2_u128, any::<bool>(), any::<bool>(), -600_000..600_000_i64)
            .prop_map(|(desk, patient, phone, form, skew)| Act::Set { desk, patient, phone, form, skew }),
        1 => (desk(), 0..6_u128).prop_map(|(desk, fact)| Act::Say { desk, fact }),
        4 => (desk(), desk(), proptest::collection::vec(0..64_usize, 1..12))
            .prop_map(|(from, to, picks)| Act::Deliver { from, to, picks }),
    ];
    proptest::collection::vec(act, 1..36)
}

type Cell = (u128, bool);

/// What an open form holds, and what stood in name and phone when it was opened.
type Form = (Seen, [BTreeSet<String>; 2]);

/// What stands in a field: shown and beside it.
fn live(desk: &Desk, (n, phone): Cell) -> BTreeSet<String> {
    let field = if phone { "phone" } else { "family_name" };
    let shown = desk.patient(n);
    let conflict = desk.read(|tx| tx.conflict(&domain::patient::KIND, patient_id(n).0, field)).unwrap();
    let values = conflict.into_iter().flat_map(|conflict| conflict.values);
    values
        .map(|version| version.value.into_text().unwrap())
        .chain([if phone { shown.phone } else { shown.family_name }])
        .collect()
}

/// Every value ever written to a field with what its author had seen: whatever nobody saw and replaced must stand.
#[derive(Default)]
struct Oracle(BTreeMap<Cell, Vec<(String, BTreeSet<String>)>>);

impl Oracle {
    fn standing(&self, cell: Cell) -> BTreeSet<String> {
        let writes = &self.0[&cell];
        let replaced = |value: &String| writes.iter().any(|(_, seen)| seen.contains(value));
        writes.iter().map(|(value, _)| value.clone()).filter(|value| !replaced(value)).collect()
    }
}

fn check(acts: Vec<Act>) {
    let desks = Desk::clinic_of(u8::try_from(DESKS).unwrap());
    let mut oracle = Oracle::default();
    for n in 0..2 {
        desks[0].saves(&patient(n, "Lucía", "Ferrer"));
        oracle.0.insert((n, false), vec![("Ferrer".to_owned(), BTreeSet::new())]);
        oracle.0.insert((n, true), vec![(String::new(), BTreeSet::new())]);
    }
    exchange(&desks);
    let mut forms: BTreeMap<(usize, u128), Form> = BTreeMap::new();
    for (turn, act) in acts.into_iter().enumerate() {
        match act {
            Act::Look { desk: at, patient: n } => {
                let seen = desks[at].read(|tx| tx.seen(&domain::patient::KIND, patient_id(n).0)).unwrap();
                forms.insert((at, n), (seen, [false, true].map(|phone| live(&desks[at], (n, phone)))));
            }
            Act::Set { desk: at, patient: n, phone, form, skew } => {
                let desk = &desks[at];
                let mut edited = desk.patient(n);
                let value = format!("{turn}");
                *(if phone { &mut edited.phone } else { &mut edited.family_name }) = value.clone();
                let form = form.then(|| forms.remove(&(at, n))).flatten();
                let seen = form
                    .as_ref()
                    .map_or_else(|| live(desk, (n, phone)), |(_, cells)| cells[usize::from(phone)].clone());
                let form = form.map(|(seen, _)| seen);
                desk.write(ctx_at(NOW + skew), |tx| tx.save(&edited, form.as_ref())).unwrap();
                oracle.0.entry((n, phone)).or_default().push((value, seen));
            }
            Act::Say { desk, fact } => desks[desk].appends(&finding(fact, 1, "the same everywhere")),
            Act::Deliver { from, to, picks } => {
                let frames = desks[from].frames();
                let some: Vec<_> = picks.iter().map(|pick| frames[pick % frames.len()].clone()).collect();
                desks[to].gets(&some);
            }
        }
    }
    exchange(&desks);
    for desk in &desks {
        assert_eq!(desk.digests(), desks[0].digests());
        desk.assert_sound();
        for cell in oracle.0.keys() {
            assert_eq!(live(desk, *cell), oracle.standing(*cell), "{cell:?}");
        }
    }
}

/// Two dozen histories, or as many as `PROPTEST_CASES` says.
pub(crate) fn config() -> Config {
    let asked = Config::default();
    let cases = if std::env::var_os("PROPTEST_CASES").is_some() { asked.cases } else { 24 };
    Config { cases, failure_persistence: None, max_shrink_iters: 200, ..asked }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn all_workstations_come_to_say_the_same_and_no_value_is_lost(acts in acts()) {
        check(acts);
    }
}
