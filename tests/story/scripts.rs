//! What scripts read of a patient, and the papers they make.

use std::path::Path;

use domain::PatientId;
use serde_json::Value;

use crate::{
    workstation::{DEMO, Workstation, id},
    world::examined,
};

/// A practice, and its patients one by one.
fn practice() -> (Workstation, Vec<PatientId>) {
    let one = Workstation::empty();
    one.demo(&["demo", "--patients", "60", "--seed", "7"]);
    let rows = one.demo(&["patients", "--json"]);
    let rows = rows.lines().map(|line| serde_json::from_str::<Value>(line).expect("JSON"));
    let patients = rows.map(|row| id(&row).parse().expect("an id")).collect();
    (one, patients)
}

/// Every name of a field, however deep.
fn fields(value: &Value, into: &mut Vec<String>) {
    match value {
        Value::Object(inside) => inside.iter().for_each(|(name, value)| {
            into.push(name.clone());
            fields(value, into);
        }),
        Value::Array(values) => values.iter().for_each(|value| fields(value, into)),
        _ => {}
    }
}

#[test]
fn visits_and_indices_are_read_by_programs_and_by_people() {
    let (one, patients) = practice();
    let app = one.app_with(DEMO);
    let visited = patients.iter().find(|patient| {
        let visits = app.visit_history(**patient).expect("visits");
        visits.iter().any(|visit| visit.notes.iter().any(|note| note.signature.is_some()))
    });
    let patient = *visited.expect("somebody came and a note was signed");
    let visits = app.visit_history(patient).expect("visits");
    app.close();

    let of = patient.to_string();
    let told = one.demo(&["visits", "--patient", &of, "--json"]);
    let told: Vec<Value> = told.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    let days = |visits: &[Value]| visits.iter().map(|visit| visit["visitedOn"].clone()).collect::<Vec<_>>();
    assert_eq!(days(&told), visits.iter().map(|visit| visit.visited_on.to_string().into()).collect::<Vec<Value>>());
    let mut named = Vec::new();
    told.iter().for_each(|visit| fields(visit, &mut named));
    assert!(named.iter().any(|name| name == "signature") && !named.iter().any(|name| name == "clocks"), "{named:?}");
    let read = one.demo(&["visits", "--patient", &of]);
    assert!(read.lines().any(|line| line.contains("signed by ")), "{read}");

    let indices: Value = serde_json::from_str(&one.demo(&["indices", "--patient", &of, "--json"])).expect("JSON");
    let caries = indices["caries"].as_array().expect("caries indices");
    let read = one.demo(&["indices", "--patient", &of]);
    let lines = read.lines().filter(|line| line.to_lowercase().starts_with("dmft")).count();
    assert!(!caries.is_empty() && lines == caries.len(), "{read}");
    let stranger = "01900000-0000-7000-8000-000000000000";
    for command in ["visits", "indices"] {
        assert_eq!(one.run_with(DEMO, &[command, "--patient", stranger]).code, 1, "{command} of nobody");
        assert_eq!(one.run_with(DEMO, &[command, "--patient", "999999"]).code, 1, "{command} of nobody");
    }
}

#[test]
fn plan_prescription_and_consent_are_made_without_a_window() {
    let (one, patients) = practice();
    let app = one.app_with(DEMO);
    let planned = patients.iter().find_map(|patient| {
        let plan = app.plans(*patient).expect("plans").plans.into_iter().find(|plan| !plan.items.is_empty())?;
        Some((patient.to_string(), plan.name))
    });
    let (planner, plan) = planned.expect("somebody has a plan");
    let prescribed = patients.iter().find_map(|patient| app.prescriptions(*patient).expect("prescriptions").pop());
    let prescribed = prescribed.expect("something was prescribed").id.to_string();
    let consented = patients.iter().find_map(|patient| app.consents(*patient).expect("consents").pop());
    let consented = consented.expect("somebody consented");
    app.close();

    let folder = tempfile::tempdir().expect("a folder");
    let made = |name: &str, args: &[&str]| {
        let pdf = folder.path().join(name);
        one.demo(&[&["report"], args, &["--out", path(&pdf)]].concat());
        examined(&pdf)
    };
    let in_spanish = made("plan.pdf", &["plan", "--patient", &planner, "--plan", &plan]);
    let in_english = made("plan-en.pdf", &["plan", "--patient", &planner, "--plan", &plan, "--lang", "en", "--mono"]);
    assert!(in_spanish.contains("Plan de tratamiento") && in_english.contains("Treatment plan"), "{in_english}");
    let paper = made("rp.pdf", &["prescription", "--id", &prescribed]);
    assert!(paper.to_lowercase().contains("receta"), "{paper}");
    let paper = made("consent.pdf", &["consent", "--id", &consented.id.to_string(), "--mono"]);
    let word = consented.title.split_whitespace().next().expect("a title").to_lowercase();
    assert!(paper.to_lowercase().contains(&word), "{paper}");

    // What is not there makes no paper, and nothing half made is left.
    let nowhere = folder.path().join("nothing.pdf");
    let stranger = "01900000-0000-7000-8000-000000000000";
    for args in [
        vec!["report", "plan", "--patient", &planner, "--plan", "no such plan", "--out", path(&nowhere)],
        vec!["report", "prescription", "--id", stranger, "--out", path(&nowhere)],
        vec!["report", "consent", "--id", stranger, "--out", path(&nowhere)],
    ] {
        let answer = one.run_with(DEMO, &args);
        assert!(answer.code == 1 && !answer.err.contains("panicked") && !nowhere.exists(), "{args:?}: {answer:#?}");
    }
}

fn path(file: &Path) -> &str {
    file.to_str().expect("UTF-8")
}
