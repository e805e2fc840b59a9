use store::Fault;
use wire::Refused;

use crate::kit::{Author, Desk, finding, patient};

/// A sound store, with something done to it behind its back.
fn faults_after(sql: &str) -> Vec<Fault> {
    let mut desk = Desk::first();
    desk.enrols(2);
    desk.saves(&patient(1, "Lucía", "Ferrer"));
    desk.appends(&finding(1, 1, "said"));
    desk.gets(&[Author::new(2).notes(1)]);
    desk.assert_sound();
    desk.close();
    let raw = desk.raw();
    assert!(raw.execute(sql, []).unwrap() > 0, "{sql}");
    drop(raw);
    desk.reopen();
    desk.verify(true, |_, _| ()).unwrap().faults
}

fn tables(kind: &str) -> Vec<Fault> {
    vec![Fault::Tables { kind: kind.to_owned() }]
}

#[test]
fn a_row_edited_behind_the_stores_back_is_found() {
    assert_eq!(faults_after("UPDATE finding SET note = 'never said' WHERE note = 'said'"), tables("finding"));
    assert_eq!(faults_after("UPDATE patient SET notes = 'x'"), tables("patient"));
    assert_eq!(faults_after("DELETE FROM finding WHERE note = 'said'"), tables("finding"));
    assert_eq!(faults_after("DELETE FROM record_clock"), tables("patient"));
}

#[test]
fn a_conflict_swept_under_the_rug_is_found() {
    let sql = "INSERT INTO conflict VALUES ('patient', x'00', 'phone', 1, x'00', x'00')";
    assert_eq!(faults_after(sql), tables("conflict"));
}

#[test]
fn a_frame_tampered_with_is_found() {
    for sql in [
        "UPDATE change_log SET frame = zeroblob(length(frame)) WHERE position = 3",
        "UPDATE change_log SET frame = x'00' WHERE position = 3",
    ] {
        let faults = faults_after(sql);
        assert_eq!(faults[0], Fault::Change { position: 3, why: Refused::NotCanonical }, "{faults:?}");
    }
}

#[test]
fn changes_taken_out_or_put_in_another_place_are_found() {
    for sql in [
        "DELETE FROM change_log WHERE position = 3",
        "DELETE FROM change_log WHERE position = (SELECT max(position) FROM change_log)",
        "UPDATE change_log SET state = 'waiting' WHERE position = 4",
        "UPDATE head SET seq = seq - 1, applied = applied - 1 WHERE seq > 1",
        "UPDATE change_log SET frame = (SELECT frame FROM change_log WHERE position = 2) WHERE position = 3",
    ] {
        assert_ne!(faults_after(sql), [], "{sql}");
    }
}

#[test]
fn progress_ends_at_the_whole() {
    let desk = Desk::first();
    (1..=130).for_each(|n| desk.appends(&finding(n, 1, "")));
    let mut told = Vec::new();
    let verdict = desk.verify(false, |done, of| told.push((done, of))).unwrap();
    assert_eq!(told, [(64, 131), (128, 131), (131, 131)]);
    assert_eq!(verdict.changes, 131);
}
