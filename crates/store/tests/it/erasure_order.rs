//! Entries and an erasure, delivered in any order, in part and more than once: the same clinic everywhere, without her.

use domain::patient::Patient;
use proptest::{prelude::*, test_runner::Config};
use wire::frame::Frame;

use crate::kit::{Desk, NOW, ctx_at, erasure, exchange, finding, patient, patient_id};

const DESKS: usize = 3;

#[derive(Debug, Clone)]
enum Act {
    /// A field of hers or of the other's.
    Set { desk: usize, patient: u128, skew: i64 },
    /// A fact; several desks may say the same one.
    Say { desk: usize, patient: u128, fact: u128 },
    /// She is erased, perhaps at two desks.
    Erase { desk: usize },
    /// Hands over some of what one holds, shuffled, some of it twice.
    Deliver { from: usize, to: usize, picks: Vec<usize> },
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let desk = || 0..DESKS;
    let act = prop_oneof![
        3 => (desk(), 1..3_u128, -600_000..600_000_i64)
            .prop_map(|(desk, patient, skew)| Act::Set { desk, patient, skew }),
        3 => (desk(), 1..3_u128, 0..6_u128).prop_map(|(desk, patient, fact)| Act::Say { desk, patient, fact }),
        1 => desk().prop_map(|desk| Act::Erase { desk }),
        4 => (desk(), desk(), proptest::collection::vec(0..64_usize, 1..12))
            .prop_map(|(from, to, picks)| Act::Deliver { from, to, picks }),
    ];
    proptest::collection::vec(act, 1..30)
}

fn there(desk: &Desk, n: u128) -> Option<Patient> {
    desk.read(|tx| tx.find(patient_id(n))).unwrap()
}

fn check(acts: Vec<Act>) {
    let desks = Desk::clinic_of(u8::try_from(DESKS).unwrap());
    (1..3).for_each(|n| desks[0].saves(&patient(n, "Lucía", "Ferrer")));
    exchange(&desks);
    let (mut erased, mut said) = (false, std::collections::BTreeSet::new());
    for (turn, act) in acts.into_iter().enumerate() {
        match act {
            Act::Set { desk, patient, skew } => {
                if let Some(known) = there(&desks[desk], patient) {
                    let edited = Patient { family_name: format!("{turn}"), ..known };
                    desks[desk].write(ctx_at(NOW + skew), |tx| tx.save(&edited, None)).unwrap();
                }
            }
            Act::Say { desk, patient, fact } => {
                if there(&desks[desk], patient).is_some() {
                    desks[desk].appends(&finding(10 * fact + patient, patient, "dicho"));
                    said.extend((patient == 2).then_some(fact));
                }
            }
            Act::Erase { desk } => {
                desks[desk].erase(ctx_at(NOW), &erasure(turn as u128, 1)).unwrap();
                erased = true;
            }
            Act::Deliver { from, to, picks } => {
                let frames = desks[from].frames();
                let some: Vec<Frame> = picks.iter().map(|pick| frames[pick % frames.len()].clone()).collect();
                desks[to].gets(&some);
            }
        }
    }
    exchange(&desks);
    for desk in &desks {
        assert_eq!(desk.digests(), desks[0].digests());
        desk.assert_sound();
        assert_eq!(there(desk, 1).is_none(), erased);
        assert_eq!(desk.read(|tx| tx.findings(patient_id(2))).unwrap().0.len(), said.len());
        let hers = |frame: Frame| {
            let change = frame.change.open().unwrap();
            let sections = change.header.sections.iter().zip(&change.sections);
            sections.filter(|(named, section)| named.subject == Some(patient_id(1)) && section.is_some()).count()
        };
        assert!(!erased || desk.frames().into_iter().map(hers).sum::<usize>() == 0);
    }
}

/// Two dozen histories, or as many as `PROPTEST_CASES` says.
fn config() -> Config {
    let asked = Config::default();
    let cases = if std::env::var_os("PROPTEST_CASES").is_some() { asked.cases } else { 24 };
    Config { cases, failure_persistence: None, max_shrink_iters: 200, ..asked }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn whatever_arrives_before_or_after_the_erasure_all_come_to_say_the_same(acts in acts()) {
        check(acts);
    }
}
