//! A made-up mouth for samples, measurements and tests; nobody's.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::{
    FindingId, PatientId, StaffId, Surfaces, Tooth,
    finding::{Finding, Part, Provenance, Status, Target},
    odontogram::Chart,
    rules::{self, Scope},
};
use uuid::Uuid;

/// The day samples are set on.
pub fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).unwrap_or_default()
}

/// Who charted the sample.
pub fn author() -> StaffId {
    StaffId(Uuid::from_u128(7))
}

/// A finding; its identity follows from what it says. Codes that are no teeth are left out.
pub fn finding(rule: &str, teeth: &[u8], surfaces: &str, value: Option<&str>, status: Status) -> Finding {
    let teeth: Vec<Tooth> = teeth.iter().filter_map(|code| Tooth::new(*code).ok()).collect();
    let known = rules::find(rule);
    let range = known.is_some_and(|rule| rule.scope == Scope::Range);
    let role = |n: usize| match n {
        _ if !range => Part::Subject,
        0 => Part::Abutment,
        n if n + 1 == teeth.len() => Part::Abutment,
        _ => Part::Pontic,
    };
    let name = known.and_then(|rule| rule.attribute);
    let value = value.or(name.and_then(|attribute| attribute.default));
    let attributes = name.zip(value).map(|(name, value)| (name.name.to_owned(), value.to_owned()));
    let seed = format!("{rule}{teeth:?}{surfaces}{value:?}{status:?}");
    let id = seed.bytes().fold(0x6c62_272e_07bb_0142_u128, |hash, byte| {
        (hash ^ u128::from(byte)).wrapping_mul(0x0000_0001_0000_0000_0000_0000_0000_013b)
    });
    Finding {
        id: FindingId(Uuid::from_u128(id)),
        patient: PatientId(Uuid::from_u128(9)),
        rule: rule.to_owned(),
        targets: teeth.iter().enumerate().map(|(n, tooth)| Target { tooth: *tooth, role: role(n) }).collect(),
        surfaces: Surfaces::parse(surfaces).unwrap_or_default(),
        attributes: BTreeMap::from_iter(attributes),
        status,
        observed_on: day(),
        recorded_at: 0,
        by: author(),
        visit: None,
        note: String::new(),
        provenance: Provenance::Observed,
    }
}

/// Charts findings in the order given.
pub fn chart(findings: &[Finding]) -> Chart {
    let stamped = |(n, finding): (usize, &Finding)| Finding { recorded_at: n as i64, ..finding.clone() };
    let findings: Vec<Finding> = findings.iter().enumerate().map(stamped).collect();
    Chart::at(&findings, &[], day())
}

/// An adult mouth with something of everything.
pub fn adult() -> Vec<Finding> {
    use Status::{DoneHere, ExistingDefective, ExistingGood, Pathology, Planned, Referred, Temporary};
    let mut all = vec![
        finding("absent", &[18], "", Some("orthodontic"), ExistingGood),
        finding("sealant", &[17], "", None, ExistingGood),
        finding("caries", &[16], "OD", Some("dentine"), Pathology),
        finding("restoration", &[16], "OD", Some("composite"), Planned),
        finding("restoration", &[15], "O", Some("amalgam"), ExistingDefective),
        finding("caries", &[13], "C", Some("white_spot"), Pathology),
        finding("root_canal", &[11], "", Some("root_canal"), DoneHere),
        finding("crown", &[11], "", Some("ceramic"), DoneHere),
        finding("restoration", &[22], "MI", Some("composite"), ExistingGood),
        finding("bridge", &[24, 25, 26], "", Some("metal_ceramic"), ExistingGood),
        finding("caries", &[27], "MOL", Some("pulp"), Pathology),
        finding("root_canal", &[27], "", Some("root_canal"), Planned),
        finding("extraction", &[28], "", Some("caries"), Pathology),
        finding("extraction", &[48], "", Some("other"), Planned),
        finding("restoration", &[47], "MOD", Some("amalgam"), ExistingGood),
        finding("root_canal", &[46], "", Some("root_canal"), ExistingGood),
        finding("crown", &[46], "", Some("metal_ceramic"), ExistingDefective),
        finding("restoration", &[45], "DO", Some("composite"), DoneHere),
        finding("restoration", &[44], "O", Some("glass_ionomer"), Temporary),
        finding("caries", &[33], "V", Some("enamel"), Pathology),
        finding("restoration", &[34], "MOD", Some("composite"), Planned),
        finding("absent", &[35], "", Some("agenesis"), ExistingGood),
        finding("implant", &[36], "", Some("restored"), ExistingGood),
        finding("crown", &[37], "", Some("metal_ceramic"), Planned),
        finding("implant", &[38], "", Some("healing"), Referred),
    ];
    all[2].note = "Sensible al frío desde hace dos semanas; vitalidad positiva.".to_owned();
    all
}

/// A child of eight with mixed teeth.
pub fn child() -> Vec<Finding> {
    use Status::{DoneHere, ExistingGood, Pathology, Planned};
    vec![
        finding("caries", &[55], "MO", Some("dentine"), Pathology),
        finding("root_canal", &[54], "", Some("pulpotomy"), DoneHere),
        finding("crown", &[54], "", Some("metal"), DoneHere),
        finding("sealant", &[16, 26, 36, 46], "", None, DoneHere),
        finding("absent", &[61], "", Some("trauma"), ExistingGood),
        finding("restoration", &[75], "OD", Some("glass_ionomer"), ExistingGood),
        finding("extraction", &[84], "", Some("caries"), Planned),
        finding("caries", &[73], "V", Some("white_spot"), Pathology),
    ]
}
