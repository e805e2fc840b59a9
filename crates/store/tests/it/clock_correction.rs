//! A clock that was wrong: nothing of the log changes, and what people read of when something was written is right.

use domain::{clock_correction::ClockCorrection, patient::Patient};
use store::Measured;
use uuid::Uuid;

use crate::kit::{Desk, NOW, ctx_at, exchange, patient, patient_id};

const HOUR: i64 = 3_600_000;

fn measures(desk: &Desk, n: u128, now: i64, offset_ms: i64) -> bool {
    desk.measure_clock(Measured { offset_ms, id: Uuid::from_u128(0xc10c + n) }, ctx_at(now)).unwrap()
}

fn phones(desk: &Desk, now: i64, phone: &str) {
    let edited = Patient { phone: phone.to_owned(), ..desk.patient(1) };
    desk.write(ctx_at(now), |tx| tx.save(&edited, None)).unwrap();
}

/// When each value of the telephone was written, the latest first.
fn times(desk: &Desk) -> Vec<(String, i64)> {
    let past = desk.read(|tx| tx.history(&domain::patient::KIND, patient_id(1).0, "phone")).unwrap();
    let told = past.into_iter().filter_map(|past| Some((past.value?.as_text()?.to_owned(), past.origin.wall - NOW)));
    told.filter(|(phone, _)| !phone.is_empty()).collect()
}

#[test]
fn what_was_written_since_the_last_look_is_shown_at_the_hour_it_was() {
    let desks = Desk::clinic_of(2);
    desks[0].saves(&patient(1, "Lucía", "Ferrer"));
    exchange(&desks);
    let desk = &desks[1];
    assert!(!measures(desk, 1, NOW, 400), "right to the second");
    phones(desk, NOW + 3 * HOUR, "1");
    assert!(measures(desk, 2, NOW + 3 * HOUR, -3 * HOUR), "three hours ahead by now");
    assert!(!measures(desk, 3, NOW + 3 * HOUR, -3 * HOUR), "that is said already");
    phones(desk, NOW + 4 * HOUR, "2");
    assert!(measures(desk, 4, NOW + 2 * HOUR, 0), "put right");
    phones(desk, NOW + 2 * HOUR, "3");
    exchange(&desks);
    let told = [("3", 2 * HOUR), ("2", HOUR), ("1", 0)].map(|(phone, at)| (phone.to_owned(), at));
    for desk in &desks {
        assert_eq!(times(desk), told);
        assert_eq!(desk.read(|tx| tx.all::<ClockCorrection>()).unwrap().len(), 2);
        desk.assert_sound();
    }
    assert_eq!(desks[0].digests(), desks[1].digests());
}

#[test]
fn the_list_of_conflicts_tells_the_hour_it_was() {
    let desks = Desk::clinic_of(2);
    desks[0].saves(&patient(1, "Lucía", "Ferrer"));
    exchange(&desks);
    measures(&desks[1], 1, NOW, 0);
    phones(&desks[0], NOW + HOUR, "1");
    phones(&desks[1], NOW + 24 * HOUR, "2");
    measures(&desks[1], 2, NOW + 24 * HOUR, -22 * HOUR);
    exchange(&desks);
    for desk in &desks {
        let open = desk.conflicts().remove(0);
        let told: Vec<i64> = open.values.iter().map(|version| version.origin.unwrap().wall - NOW).collect();
        assert_eq!(told, [2 * HOUR, HOUR]);
    }
}
