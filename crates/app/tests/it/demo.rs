//! The demo clinic: the same for the same seed, and mouths a dentist would believe.

use std::{collections::BTreeMap, sync::Arc};

use app::{
    App, ErrorCode,
    demo::PASSWORD,
    keys::{NoKeychain, Secret},
};
use chrono::NaiveDate;
use domain::{
    Tooth,
    finding::{Amendment, Finding, Status},
    odontogram::{Chart, expected},
    patient::{Patient, age},
    perio::PerioExam,
    staff::Role,
};

use crate::kit::{Kit, NOW, code};

/// Everything kept of every patient, by history number.
fn people(app: &App) -> Vec<(Patient, Vec<Finding>, Vec<Amendment>)> {
    let read = app.store().unwrap().read(|tx| {
        let mut people = Vec::new();
        for patient in tx.all::<Patient>()? {
            let (findings, amendments) = tx.findings(patient.id)?;
            people.push((patient, findings, amendments));
        }
        Ok::<_, store::Error>(people)
    });
    let mut people = read.unwrap();
    people.sort_by_key(|(patient, _, _)| patient.number);
    people
}

/// What a chart says, without who said it: staff ids differ from one founding to the next.
fn said(findings: &[Finding]) -> Vec<String> {
    let line = |finding: &Finding| {
        let teeth: Vec<u8> = finding.targets.iter().map(|target| target.tooth.code()).collect();
        let (faces, status) = (finding.surfaces.letters(), finding.status);
        format!(
            "{} {} {teeth:?} {faces} {:?} {status:?} {}",
            finding.recorded_at, finding.rule, finding.attributes, finding.note
        )
    };
    findings.iter().map(line).collect()
}

fn today(kit: &Kit) -> NaiveDate {
    kit.env.today()
}

fn demo(patients: u32, seed: u64, randomness: u64) -> Kit {
    let mut kit = Kit::empty();
    kit.env = app::Env::fixed(kit.folder.path(), NOW, randomness);
    kit.app = App::new(kit.env.clone(), Arc::new(NoKeychain));
    kit.app.create_demo(patients, seed, &mut |_, _| {}).unwrap();
    kit
}

#[test]
fn the_same_seed_gives_the_same_people_and_charts() {
    let (one, again, other) = (demo(60, 7, 1), demo(60, 7, 2), demo(60, 8, 1));
    let told = |kit: &Kit| -> Vec<(Patient, Vec<String>)> {
        people(&kit.app).into_iter().map(|(patient, findings, _)| (patient, said(&findings))).collect()
    };
    assert_eq!(told(&one).len(), 60);
    assert!(told(&one) == told(&again));
    assert!(told(&one) != told(&other));
}

#[test]
fn exploring_makes_the_demo_beside_the_clinic_and_finds_it_again() {
    let mut kit = Kit::empty();
    let mut last = (0, 0);
    kit.app.explore_demo(&mut |done, total| last = (done, total)).unwrap();
    assert_eq!(last, (300, 300));
    let state = kit.app.app_state().unwrap();
    assert!(state.demo && state.session.is_some());
    let roles: Vec<Role> = Role::ALL.into_iter().filter(|role| state.staff.iter().any(|p| p.role == *role)).collect();
    assert_eq!(roles, Role::ALL);
    for person in &state.staff {
        kit.app.sign_in(person.id, PASSWORD).unwrap();
    }
    kit.app.enter_as_owner().unwrap();
    kit.register("Prueba");
    believable(&kit);
    let verdict = kit.app.verify(true, &mut |_, _| {}).unwrap();
    assert!(verdict.faults.is_empty(), "{:?}", verdict.faults);

    kit.restart(Arc::new(NoKeychain));
    assert_eq!(kit.app.app_state().unwrap().phase, app::start::Phase::FirstRun);
    kit.app.explore_demo(&mut |_, _| {}).unwrap();
    assert_eq!(people(&kit.app).len(), 301);
    kit.app.explore_demo(&mut |_, _| {}).unwrap();
}

#[test]
fn something_waits_for_a_decision_and_somebody_was_registered_twice() {
    let kit = demo(30, 7, 1);
    let conflicts = kit.conflicts();
    let told: Vec<(&str, bool)> = conflicts.iter().map(|open| (open.field.as_str(), open.safety)).collect();
    let mut fields: Vec<&str> = told.iter().map(|(field, _)| *field).collect();
    fields.sort_unstable();
    assert_eq!(fields, ["address", "birth_date", "phone", "retired"]);
    assert_eq!(told[0], ("birth_date", true), "the grave first");
    for open in &conflicts {
        let wrote: Vec<_> = open.values.iter().map(|value| value.written.as_ref().unwrap()).collect();
        assert!(wrote.len() == 2 && wrote[0].here != wrote[1].here, "{}: two workstations", open.field);
        assert!(wrote.iter().all(|written| written.by.is_some()));
    }
    assert_eq!(kit.app.devices().unwrap().len(), 2);
    assert!(!kit.path("second").exists());
    let pairs = kit.app.duplicates(9).unwrap().pairs;
    assert_eq!(pairs.iter().map(|pair| (pair.first.number, pair.second.number)).collect::<Vec<_>>(), [(4, 17)]);
    assert!(kit.app.verify(true, &mut |_, _| {}).unwrap().faults.is_empty());
}

#[test]
fn nobody_is_taken_out_of_an_open_clinic_into_the_demo() {
    let kit = Kit::founded();
    assert_eq!(code(kit.app.explore_demo(&mut |_, _| {})), ErrorCode::AlreadyThere);
    assert!(!kit.app.app_state().unwrap().demo);
    assert_eq!(code(kit.app.create_demo(5, 1, &mut |_, _| {})), ErrorCode::AlreadyThere);
}

#[test]
fn a_demo_whose_filling_was_interrupted_is_filled_on() {
    let kit = Kit::empty();
    let demo = App::new(kit.env.at(&kit.path("demo")), Arc::new(NoKeychain));
    // As far as a closed lid let it come: some of the same three hundred.
    demo.create_demo(300, 7, &mut |_, _| {}).unwrap();
    let whole: Vec<Vec<String>> = people(&demo).iter().map(|(_, findings, _)| said(findings)).collect();
    demo.close();
    let other = Kit::empty();
    let half = App::new(other.env.at(&other.path("demo")), Arc::new(NoKeychain));
    let stopped = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        half.create_demo(300, 7, &mut |done, _| assert!(done < 100, "the lid closes"))
    }));
    assert!(stopped.is_err());
    half.close();
    other.app.explore_demo(&mut |_, _| {}).unwrap();
    let filled: Vec<Vec<String>> = people(&other.app).iter().map(|(_, findings, _)| said(findings)).collect();
    assert!(filled == whole);
}

#[test]
fn the_demo_opens_with_its_password_alone() {
    let mut kit = demo(3, 1, 1);
    kit.restart(Arc::new(NoKeychain));
    kit.app.unlock(Secret::Passphrase(PASSWORD)).unwrap();
    kit.app.enter_as_owner().unwrap();
    assert_eq!(kit.app.session().unwrap().role, Role::Admin);
}

/// Asks of every mouth what a dentist would notice first.
fn believable(kit: &Kit) {
    let (today, mut bands) = (today(kit), BTreeMap::<i32, (u32, u32)>::new());
    let (mut exams, mut followed, mut assessed, mut indices) = (0, 0, 0, 0);
    for (patient, findings, amendments) in
        people(&kit.app).into_iter().filter(|(patient, _, _)| patient.birth_date.is_some())
    {
        let years = age(patient.birth_date.unwrap(), today).unwrap();
        let exact = years.years as f32 + years.months as f32 / 12.0;
        let chart = Chart::at(&findings, &amendments, today);
        for held in chart.in_force().iter().filter(|held| held.finding.status != Status::Planned) {
            let bound =
                ["caries", "restoration", "sealant", "crown", "root_canal"].contains(&held.finding.rule.as_str());
            for on in held.teeth.iter().filter(|_| bound) {
                assert!(!chart.is_absent(on.tooth), "{} on absent {}", held.finding.rule, on.tooth);
                assert!(expected(on.tooth, Some(exact)), "{} on {} at {exact}", held.finding.rule, on.tooth);
            }
        }
        assert!(findings.iter().all(|finding| finding.observed_on < today && finding.recorded_at < NOW));
        let band = bands
            .entry(match years.years {
                ..=11 => 0,
                12..=29 => 12,
                30..=49 => 30,
                50..=64 => 50,
                _ => 65,
            })
            .or_default();
        band.0 += 1;
        band.1 += dmft(&chart);
        let told = kit.app.store().unwrap().read(|tx| {
            let him = tx.mih_judgements(patient.id)?.len();
            Ok::<_, store::Error>((him, tx.risk_assessments(patient.id)?.len(), tx.index_exams(patient.id)?.len()))
        });
        let (him, risks, examined) = told.unwrap();
        (followed, assessed) = (followed + u32::from(him >= 3), assessed + u32::from(risks > 0));
        indices += examined;
        exams += kit.app.store().unwrap().read(|tx| tx.of_patient::<PerioExam>(patient.id)).unwrap().len();
    }
    let means: Vec<f32> = bands.values().map(|(people, teeth)| *teeth as f32 / *people as f32).collect();
    assert!(bands.len() == 5 && means.is_sorted(), "mean DMFT by age: {means:?}");
    assert!(means[0] < 2.0 && (4.0..11.0).contains(&means[2]) && (10.0..22.0).contains(&means[4]), "{means:?}");
    assert!(exams > 30, "{exams} examinations");
    assert!(
        followed >= 2 && assessed > 100 && indices > 100,
        "{followed} followed, {assessed} assessed, {indices} indices"
    );
}

/// Decayed, missing through disease, filled permanent teeth of 28.
fn dmft(chart: &Chart) -> u32 {
    let hurt = |tooth: &Tooth| {
        let worked = chart.in_force().iter().any(|held| {
            let counts = ["caries", "restoration", "crown", "root_canal"].contains(&held.finding.rule.as_str());
            counts && held.finding.status != Status::Planned && held.teeth.iter().any(|on| on.tooth == *tooth)
        });
        worked || matches!(chart.cause_of_absence(*tooth), Some("caries" | "periodontal"))
    };
    let counted = Tooth::ALL.into_iter().filter(|tooth| !tooth.is_primary() && tooth.position() < 8);
    u32::try_from(counted.filter(hurt).count()).unwrap()
}

#[test]
fn visits_hold_what_was_charted_that_day_and_their_notes_are_signed_and_say_it() {
    let kit = demo(30, 7, 1);
    let (mut sessions, mut probed) = (0, 0);
    for (patient, findings, amendments) in people(&kit.app) {
        let visits = kit.app.visit_history(patient.id).unwrap();
        let stand =
            findings.iter().filter(|finding| !amendments.iter().any(|taken| taken.finding == finding.id)).count();
        assert_eq!(visits.iter().map(|visit| visit.findings.len()).sum::<usize>(), stand, "patient {}", patient.number);
        for visit in &visits {
            let [note] = visit.notes.as_slice() else { panic!("{} notes", visit.notes.len()) };
            assert!(note.signature.as_ref().is_some_and(|signature| signature.intact && !signature.by.is_empty()));
            assert_eq!(note.sections.check_signable(), Ok(()));
            let done = visit.findings.iter().filter(|finding| finding.status == Status::DoneHere);
            for tooth in done.flat_map(|finding| &finding.teeth) {
                assert!(note.sections.treatment.contains(&tooth.to_string()), "{tooth}: {}", note.sections.treatment);
            }
            sessions += visit.sessions.len();
            probed += visit.exams.len();
            assert!(visit.sessions.iter().filter(|session| session.exam.is_some()).count() == visit.exams.len());
        }
    }
    assert!(sessions >= probed && probed > 0, "{sessions} sessions, {probed} examinations");
}

#[test]
fn the_patient_known_for_twenty_years_came_sixty_times() {
    let kit = Kit::founded();
    let patient = kit.app.add_heavy_patient(7).unwrap();
    let visits = kit.app.visit_history(patient).unwrap();
    let sessions = visits.iter().flat_map(|visit| &visit.sessions).count();
    assert_eq!((visits.len(), sessions), (60, 12));
    assert_eq!(visits.iter().map(|visit| visit.findings.len()).sum::<usize>(), 240);
}
