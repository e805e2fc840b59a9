//! What the measurements write.

use std::collections::BTreeMap;

use domain::{
    FindingId, PatientId, StaffId, Surfaces, Tooth,
    finding::{Finding, Part, Provenance, Status, Target},
};
use uuid::Uuid;

pub(crate) const NOW: i64 = 1_800_000_000_000;

/// The nth finding, on a patient by number.
pub(crate) fn finding(n: u128, patient: u128) -> Finding {
    Finding {
        id: FindingId(Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0000 + n)),
        patient: PatientId(Uuid::from_u128(patient)),
        rule: "caries".into(),
        targets: vec![Target { tooth: Tooth::new(36).expect("a tooth"), role: Part::Subject }],
        surfaces: Surfaces::default(),
        attributes: BTreeMap::from([("depth".into(), "dentine".into())]),
        status: Status::Pathology,
        observed_on: "2026-11-22".parse().expect("a date"),
        recorded_at: NOW,
        by: StaffId(Uuid::from_u128(1)),
        visit: None,
        note: "revisar en seis meses".into(),
        provenance: Provenance::Observed,
    }
}
