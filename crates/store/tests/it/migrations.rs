use std::fs;

use store::{Error, Store};

use crate::kit::{Desk, ctx, device_key, key, patient};

/// Takes back every step after the fourth; a new step adds how it is undone.
const BACK_TO_4: &str = "DROP TABLE visit; DROP TABLE visit_note; DROP TABLE visit_signature; DROP TABLE visit_addendum; \
    DROP TABLE hygiene_session; DROP TABLE hygiene_withdrawal; DROP TABLE note_template; DROP TABLE scratch; \
    CREATE TABLE patient_word (word TEXT NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (word, place)); \
    UPDATE patient_index SET words = trim(replace(words, '  ', ' ')); \
    INSERT INTO patient_letters (patient_letters) VALUES ('rebuild'); \
    DROP TABLE export; ALTER TABLE receipt DROP COLUMN server_key; \
    ALTER TABLE peer DROP COLUMN pulled_at; ALTER TABLE peer DROP COLUMN pushed_at; \
    ALTER TABLE device DROP COLUMN expires_at; DROP TABLE revocation; DROP TABLE acceptance; DROP TABLE rotation; \
    DROP TABLE clock_correction; DROP TABLE membership; DROP TABLE cutoff; DROP TABLE let_in; DROP TABLE corrected; \
    DROP TABLE wall_clock; DROP TABLE twin; \
    DROP TABLE acknowledgement; DROP TABLE patient_trait; DROP TABLE patient_pair; DROP TABLE health_item; DROP TABLE health_reading; DROP TABLE health_review; \
    DROP TABLE questionnaire; DROP TABLE questionnaire_answers; \
    DROP TABLE treatment_plan; DROP TABLE plan_item; DROP TABLE plan_acceptance; DROP TABLE plan_completion; \
    DROP TABLE plan_reopening; DROP TABLE tooth_prognosis; \
    DROP TABLE patient_link; DROP TABLE patient_unlink; \
    DROP TABLE block; DROP TABLE unblock; DROP TABLE access; DROP TABLE erasure; \
    DROP TABLE erased; DROP TABLE withheld; DROP TABLE backup; \
    ALTER TABLE clinic DROP COLUMN region; ALTER TABLE clinic DROP COLUMN retention_years; \
    DROP TABLE index_exam; DROP TABLE index_score; DROP TABLE mih_judgement; DROP TABLE risk_assessment; \
    DROP TABLE recall_policy; DROP TABLE recall_decision; \
    DROP TABLE perio_tooth; DROP TABLE perio_closing; DROP TABLE perio_assessment; \
    DROP TABLE prescription; DROP TABLE prescription_annulment; \
    DROP TABLE paper; DROP TABLE paper_copy; DROP TABLE paper_annulment; \
    DROP TABLE consent_template; DROP TABLE consent; DROP TABLE consent_withdrawal; \
    DROP TABLE letter_template; DROP TABLE letter; \
    DROP TABLE perio_site; DROP TABLE perio_exam; DELETE FROM refinery_schema_history WHERE version > 4;";

fn with_history(sql: &str) -> Result<Store, Error> {
    let mut desk = Desk::first();
    desk.close();
    desk.raw().execute_batch(sql).unwrap();
    desk.try_open()
}

#[test]
fn a_newer_schema_is_refused() {
    let opened = with_history("INSERT INTO refinery_schema_history VALUES (99, 'later', '2027-01-01T00:00:00Z', '1');");
    assert!(matches!(opened, Err(Error::Newer { found: 99, .. })), "{:?}", opened.err());
    // Its number says nothing: a step we lack may have been written beside ours.
    let opened =
        with_history("INSERT INTO refinery_schema_history VALUES (19, 'beside', '2027-01-01T00:00:00Z', '1');");
    assert!(matches!(opened, Err(Error::Newer { found: 19, .. })), "{:?}", opened.err());
}

#[test]
fn a_lower_step_that_landed_later_is_run_too() {
    let mut desk = Desk::first();
    desk.saves(&patient(1, "Lucía", "Ferrer"));
    let digests = desk.digests();
    desk.close();
    desk.raw()
        .execute_batch(
            "DROP TABLE patient_link; DROP TABLE patient_unlink; DELETE FROM refinery_schema_history WHERE version = 6;",
        )
        .unwrap();
    desk.reopen();
    desk.assert_sound();
    assert_eq!(desk.digests(), digests);
    let steps = "SELECT count(*) FROM refinery_schema_history WHERE version = 6";
    assert_eq!(desk.raw().query_row(steps, [], |row| row.get::<_, u32>(0)).unwrap(), 1);
    assert!(desk.path().join("copies/before-schema-6.db").exists(), "named for what ran, over no other copy");
}

#[test]
fn a_tampered_history_is_damage_and_no_panic() {
    let yesterday = format!("{BACK_TO_4} UPDATE refinery_schema_history SET applied_on = 'yesterday'");
    let tampered = [
        "UPDATE refinery_schema_history SET checksum = 'none of it' WHERE version = 2",
        "UPDATE refinery_schema_history SET checksum = '7' WHERE version = 2",
        "UPDATE refinery_schema_history SET name = 'other' WHERE version = 3",
        "UPDATE refinery_schema_history SET version = -4 WHERE version = 4",
        "UPDATE refinery_schema_history SET version = 'four' WHERE version = 4",
        "UPDATE refinery_schema_history SET checksum = NULL WHERE version = 4",
        "DELETE FROM refinery_schema_history",
        // The last steps are taken back, so that refinery itself reads what is left.
        &yesterday,
    ];
    for sql in tampered {
        let opened = with_history(sql);
        assert!(matches!(opened, Err(Error::Damaged(_))), "{sql}: {:?}", opened.err());
    }
}

#[test]
fn a_copy_is_set_aside_before_the_schema_moves() {
    let mut desk = Desk::first();
    desk.saves(&patient(1, "Lucía", "Ferrer"));
    let digest = desk.digests()["patient"];
    desk.close();
    desk.raw().execute_batch(BACK_TO_4).unwrap();
    desk.reopen();
    desk.assert_sound();
    assert_eq!(desk.digests()["patient"], digest);
    let found = |letters: &str| desk.read(|tx| tx.search_patients(letters, false, 0, 9)).unwrap().total;
    assert_eq!(["l", "fe", "rre", "luc f"].map(found), [1, 1, 1, 1], "found as before the steps");

    let copy = tempfile::tempdir().unwrap();
    let newest: u32 =
        desk.raw().query_row("SELECT max(version) FROM refinery_schema_history", [], |row| row.get(0)).unwrap();
    fs::copy(desk.path().join(format!("copies/before-schema-{newest}.db")), copy.path().join("esmalte.db")).unwrap();
    let old = Store::open(copy.path(), key(), device_key(1), ctx()).unwrap();
    assert_eq!(old.read(|tx| tx.digests()).unwrap()["patient"], digest);
}
