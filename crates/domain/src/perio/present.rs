//! What the odontogram says to a probe: where a tooth or an implant stands, and why others are gone.

use super::{Present, TeethLost};
use crate::{
    Tooth,
    finding::Status,
    odontogram::{Chart as Odontogram, Presence},
};

/// The permanent positions, in the order of the chart.
pub fn permanent() -> impl Iterator<Item = Tooth> {
    Tooth::ALL.into_iter().filter(|tooth| !tooth.is_primary())
}

/// What a probe goes round. A third molar that nobody ever charted is not there.
pub fn present(odontogram: &Odontogram, age_years: Option<f32>) -> Vec<Present> {
    let charted =
        |tooth: Tooth| odontogram.in_force().iter().any(|held| held.teeth.iter().any(|held| held.tooth == tooth));
    permanent()
        .filter(|tooth| odontogram.presence(*tooth, age_years) == Presence::Present)
        .filter(|tooth| tooth.position() < 8 || charted(*tooth))
        .map(|tooth| Present { tooth, implant: is_implant(odontogram, tooth) })
        .collect()
}

fn is_implant(odontogram: &Odontogram, tooth: Tooth) -> bool {
    odontogram.in_force().iter().any(|held| {
        held.finding.rule == "implant"
            && held.finding.status != Status::Planned
            && held.teeth.iter().any(|held| held.tooth == tooth)
    })
}

impl TeethLost {
    /// Counts the gaps of 28 teeth by their cause; a gap with an implant in it is a gap.
    pub fn of(odontogram: &Odontogram) -> TeethLost {
        let mut lost = TeethLost::default();
        for tooth in permanent().filter(|tooth| tooth.position() < 8) {
            let cause = odontogram.cause_of_absence(tooth);
            if cause.is_none() && !odontogram.is_absent(tooth) && !is_implant(odontogram, tooth) {
                continue;
            }
            match cause {
                // Never there, so never lost.
                Some("agenesis" | "unerupted") => continue,
                Some("periodontal") => lost.periodontal += 1,
                Some("caries" | "trauma" | "orthodontic" | "other") => {}
                Some(_) | None => lost.unknown += 1,
            }
            lost.any += 1;
        }
        lost
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use uuid::Uuid;

    use super::*;
    use crate::{
        FindingId, PatientId, StaffId, Surfaces,
        finding::{Finding, Part, Provenance, Target},
    };

    /// Rule, tooth, and its attribute.
    type Line<'a> = (&'a str, u8, Option<(&'a str, &'a str)>);

    fn mouth(lines: &[Line<'_>]) -> Odontogram {
        let day = chrono::NaiveDate::from_ymd_opt(2026, 1, 2).expect("a day");
        let finding = |(i, (rule, tooth, attribute)): (usize, &Line<'_>)| Finding {
            id: FindingId(Uuid::from_u128(i as u128 + 1)),
            patient: PatientId(Uuid::nil()),
            rule: (*rule).to_owned(),
            targets: vec![Target { tooth: Tooth::new(*tooth).expect("a tooth"), role: Part::Subject }],
            surfaces: Surfaces::NONE,
            attributes: attribute.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect::<BTreeMap<_, _>>(),
            status: Status::ExistingGood,
            observed_on: day,
            recorded_at: i as i64,
            by: StaffId(Uuid::nil()),
            visit: None,
            note: String::new(),
            provenance: Provenance::Observed,
        };
        let findings: Vec<Finding> = lines.iter().enumerate().map(finding).collect();
        Odontogram::at(&findings, &[], day)
    }

    #[test]
    fn a_probe_goes_round_teeth_and_implants_and_not_round_gaps() {
        let mouth = mouth(&[
            ("absent", 36, Some(("cause", "caries"))),
            ("absent", 46, Some(("cause", "periodontal"))),
            ("implant", 46, None),
            ("crown", 18, None),
        ]);
        let there = present(&mouth, Some(40.0));
        let implants: Vec<u8> = there.iter().filter(|place| place.implant).map(|place| place.tooth.code()).collect();
        assert_eq!((there.len(), implants), (28, vec![46]));
        assert!(there.iter().any(|place| place.tooth.code() == 18));
    }

    #[test]
    fn gaps_are_counted_by_cause() {
        let lost = TeethLost::of(&mouth(&[
            ("absent", 36, Some(("cause", "periodontal"))),
            ("implant", 36, None),
            ("absent", 46, Some(("cause", "caries"))),
            ("absent", 12, Some(("cause", "agenesis"))),
            ("absent", 26, Some(("cause", "unknown"))),
            ("implant", 16, None),
            ("absent", 48, Some(("cause", "periodontal"))),
        ]));
        assert_eq!(lost, TeethLost { periodontal: 1, unknown: 2, any: 4 });
    }
}
