//! A made-up clinic, patient and mouth for samples, measurements and tests; nobody's.

pub mod documents;
pub mod gums;
pub mod money;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::{
    FindingId, PatientId, StaffId, Surfaces, Tooth,
    finding::{Finding, Part, Provenance, Status, Target},
    odontogram::Chart,
    rules::{self, Scope},
};
use uuid::Uuid;

use crate::{Frame, Language, Letterhead, Patient, Theme};

/// The day samples are set on.
pub fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).unwrap_or_default()
}

/// The frame of a sample: a clinic in Valencia, an adult, Spanish, in colour.
pub fn frame() -> Frame {
    Frame {
        clinic: Letterhead {
            name: "Clínica Dental Peñalver".to_owned(),
            address: "Calle de la Ribera, 12, 46001 Valencia".to_owned(),
            phone: "963 12 34 56".to_owned(),
            email: "hola@example.org".to_owned(),
            tax_id: "B00000000".to_owned(),
        },
        theme: Theme::default(),
        patient: Some(Patient {
            name: "Ana María Güell Peñalver".to_owned(),
            number: "3.104".to_owned(),
            birth_date: NaiveDate::from_ymd_opt(1992, 5, 14),
            document: "00000000T".to_owned(),
            age: "34 años".to_owned(),
        }),
        language: Language::Es,
        colour: true,
        issued_at: 1_795_345_800_000,
        document_id: "0198f0aa-7d3c-7c11-9a55-3f1c5e2b8d40".to_owned(),
    }
}

/// The same frame, every word of it `word`: to see what a name of any kind does.
pub fn frame_of(word: &str) -> Frame {
    let word = || word.to_owned();
    Frame {
        clinic: Letterhead { name: word(), address: word(), phone: word(), email: word(), tax_id: word() },
        patient: Some(Patient { name: word(), number: word(), birth_date: None, document: word(), age: word() }),
        document_id: word(),
        ..frame()
    }
}

/// Who charted the sample.
pub fn author() -> StaffId {
    StaffId(Uuid::from_u128(7))
}

/// A finding; its identity follows from what it says. Codes that are no teeth are left out.
pub fn finding(rule: &str, teeth: &[u8], surfaces: &str, value: Option<&str>, status: Status) -> Finding {
    let teeth: Vec<Tooth> = teeth.iter().filter_map(|code| Tooth::new(*code).ok()).collect();
    let known = rules::find(rule);
    let scope = known.map(|rule| rule.scope);
    let role = |n: usize| match n {
        _ if scope == Some(Scope::Between) => Part::Anchor,
        _ if scope != Some(Scope::Range) => Part::Subject,
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

/// An adult mouth with what is seldom seen, and appliances.
pub fn unusual() -> Vec<Finding> {
    use Status::{DoneHere, ExistingDefective, ExistingGood, Pathology, Planned, Temporary};
    vec![
        finding("impaction", &[18], "", None, ExistingGood),
        finding("deep_fissures", &[17], "", None, ExistingGood),
        finding("temporary", &[16], "MO", None, Temporary),
        finding("fixed_appliance", &[15, 14, 13, 12, 11, 21], "", None, ExistingGood),
        finding("rotation", &[14], "", Some("mesial"), ExistingGood),
        finding("extruded", &[15], "", None, ExistingGood),
        finding("peg", &[12], "", None, ExistingGood),
        finding("diastema", &[11, 21], "", None, ExistingGood),
        finding("wear", &[11], "I", Some("attrition"), Pathology),
        finding("fracture", &[21], "", Some("crown"), Pathology),
        finding("transposition", &[23, 24], "", None, ExistingGood),
        finding("him", &[26], "OV", Some("mild"), Pathology),
        finding("enamel_defect", &[25], "V", Some("fluorosis"), Pathology),
        finding("macrodontia", &[27], "", None, ExistingGood),
        finding("erupting", &[28], "", None, ExistingGood),
        finding("post", &[46], "", Some("fibre"), ExistingGood),
        finding("root_remnant", &[48], "", None, Pathology),
        finding("apical_lesion", &[45], "", None, Pathology),
        finding("mobility", &[41], "", Some("2"), Pathology),
        finding("malposition", &[43], "", Some("vestibular"), ExistingGood),
        finding("fusion", &[31, 32], "", None, ExistingGood),
        finding("supernumerary", &[33, 34], "", None, ExistingGood),
        finding("gemination", &[35], "", None, ExistingGood),
        finding("absent", &[36], "", Some("caries"), ExistingGood),
        finding("absent", &[37], "", Some("caries"), ExistingGood),
        finding("absent", &[44], "", Some("agenesis"), ExistingGood),
        finding("partial_denture", &[36, 37, 44], "", None, ExistingDefective),
        finding("intruded", &[42], "", None, ExistingGood),
        finding("fracture", &[22], "", Some("root"), Pathology),
        finding("post", &[13], "", Some("cast"), Planned),
        finding("sealant", &[38], "", None, DoneHere),
        finding("ectopic", &[38], "", None, ExistingGood),
    ]
}

/// Both jaws without teeth, dentures on them.
pub fn toothless() -> Vec<Finding> {
    let upper = [18, 17, 16, 15, 14, 13, 12, 11, 21, 22, 23, 24, 25, 26, 27, 28];
    let lower = [48, 47, 46, 45, 44, 43, 42, 41, 31, 32, 33, 34, 35, 36, 37, 38];
    vec![
        finding("edentulous", &upper, "", None, Status::ExistingGood),
        finding("full_denture", &upper, "", None, Status::ExistingGood),
        finding("edentulous", &lower, "", None, Status::ExistingGood),
        finding("full_denture", &lower, "", None, Status::Planned),
        finding("removable_appliance", &lower, "", None, Status::ExistingGood),
    ]
}
