//! Charting through the use cases: the norm of the clinic, what is refused, and the keys of a workstation.

use app::{
    odontogram::{ChartState, ChartView, NewFinding},
    preferences::{Language, Preferences},
    report::OdontogramRequest,
};
use domain::{PatientId, finding::Status, profile::Profile};
use reports::geometry::Paint;

use crate::kit::{Kit, faults};

fn new(rule: &str, teeth: &[u8]) -> NewFinding {
    let observed = domain::rules::find(rule).unwrap().observed;
    NewFinding {
        rule: rule.to_owned(),
        teeth: teeth.to_vec(),
        surfaces: Vec::new(),
        attribute: None,
        status: observed,
        observed_on: None,
        note: String::new(),
    }
}

fn chart(kit: &Kit, patient: PatientId) -> ChartState {
    kit.app.chart(patient, ChartView::Today).unwrap()
}

#[test]
fn another_norm_draws_the_same_data_otherwise() {
    let kit = Kit::founded();
    let patient = kit.register("Rosa");
    kit.app.record_finding(patient, &new("crown", &[11])).unwrap();
    kit.app.record_finding(patient, &NewFinding { status: Status::Planned, ..new("root_canal", &[21]) }).unwrap();
    let seen = |profile: Profile| {
        kit.app.update_clinic(&app::clinic::ClinicForm { profile, ..kit.app.clinic().unwrap() }).unwrap();
        let state = chart(&kit, patient);
        assert_eq!(state.profile, profile);
        let paint = |rule: &str| state.findings.iter().find(|finding| finding.rule == rule).unwrap().paint;
        let paints = [paint("crown"), paint("root_canal")];
        let said: Vec<_> = state.findings.iter().map(|f| (f.id, f.rule.clone(), f.status)).collect();
        (paints, said)
    };
    let (spain, said) = seen(Profile::Es);
    assert_eq!(spain, [Paint::Existing, Paint::Planned]);
    for (profile, wanted) in [
        (Profile::Pe, [Paint::Blue, Paint::Planned]),
        (Profile::Ar, [Paint::Red, Paint::Blue]),
        (Profile::Ec, [Paint::Blue, Paint::Red]),
    ] {
        let (paints, still) = seen(profile);
        assert_eq!((paints, &still), (wanted, &said), "{profile:?}");
    }
}

#[test]
fn what_contradicts_the_mouth_is_refused_and_nothing_is_kept() {
    let kit = Kit::founded();
    let patient = kit.register("Rosa");
    kit.app.record_finding(patient, &new("implant", &[36])).unwrap();
    let refused = kit.app.record_finding(patient, &new("root_canal", &[36])).map(drop);
    assert_eq!(faults(refused), ["teeth: on_implant"]);
    assert_eq!(chart(&kit, patient).findings.len(), 1);
}

#[test]
fn peru_s_norm_takes_no_temporary_crown_without_its_material_and_prints_what_was_observed() {
    let kit = Kit::founded();
    let patient = kit.register("Rosa");
    let temporary = NewFinding { attribute: Some("temporary".to_owned()), ..new("crown", &[11]) };
    assert!(chart(&kit, patient).specifications.is_empty());
    kit.app.update_clinic(&app::clinic::ClinicForm { profile: Profile::Pe, ..kit.app.clinic().unwrap() }).unwrap();
    assert_eq!(faults(kit.app.record_finding(patient, &temporary)), ["note: specification_required"]);
    assert!(chart(&kit, patient).specifications.iter().any(|asked| asked.value == "temporary" && asked.required));
    kit.app.record_finding(patient, &NewFinding { note: "acrílico".to_owned(), ..temporary }).unwrap();
    kit.app.record_finding(patient, &NewFinding { status: Status::Planned, ..new("root_canal", &[21]) }).unwrap();
    let printed = |view| {
        let request = OdontogramRequest { patient, view, language: Language::Es, colour: true };
        kit.app.odontogram_report(&request).unwrap().pages.concat()
    };
    let today = printed(ChartView::Today);
    assert!(
        today.contains("Especificaciones") && today.contains("acrílico") && !today.contains("conductos"),
        "{today}"
    );
    assert!(printed(ChartView::Planned).contains("conductos"), "what is planned has a paper of its own");
}

#[test]
fn a_jaw_without_teeth_is_one_finding_and_is_undone_as_one() {
    let kit = Kit::founded();
    let patient = kit.register("Rosa");
    kit.app.record_finding(patient, &new("edentulous", &[41])).unwrap();
    kit.app.record_finding(patient, &new("full_denture", &[41])).unwrap();
    let state = chart(&kit, patient);
    assert_eq!(state.findings.iter().map(|finding| finding.teeth.len()).collect::<Vec<_>>(), [16, 16]);
    kit.app.undo_chart(patient).unwrap();
    kit.app.undo_chart(patient).unwrap();
    assert!(chart(&kit, patient).findings.is_empty());
}

#[test]
fn keys_of_the_chart_are_kept_and_two_findings_never_share_one() {
    let kit = Kit::founded();
    let keys = |id: &str, key: &str| Preferences {
        chart_keys: [(id.to_owned(), key.to_owned())].into(),
        ..Preferences::default()
    };
    kit.app.set_preferences(&keys("diastema", "g")).unwrap();
    let refused = kit.app.set_preferences(&keys("diastema", "c"));
    assert_eq!(faults(refused), ["chartKeys: key_taken"]);
    assert_eq!(kit.app.preferences(), keys("diastema", "g"));
}
