//! Charts the demo's findings as a dentist would, one after the other, each checked against the mouth as it stands.

use chrono::{NaiveDate, NaiveTime};
use domain::{
    FindingId, PatientId, StaffId,
    draft::Draft,
    finding::{Amendment, Finding, Provenance, Status},
    odontogram::Chart,
};

use super::random::Random;

/// Something to be charted at a visit; entries of one day are charted in the order of their stage.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    /// What.
    pub(super) draft: Draft,
    /// Place within the visit.
    pub(super) stage: Stage,
    /// Who charts it.
    pub(super) by: StaffId,
}

/// The order in which a dentist goes through a mouth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Stage {
    /// What is not there.
    Absent,
    /// What stands in its place.
    Replaced,
    /// Older work inside the teeth.
    Inside,
    /// Older work on the teeth.
    Existing,
    /// Older work that covers them.
    Covered,
    /// Disease.
    Disease,
    /// What is to be done.
    Plan,
    /// What was done inside a tooth today.
    DoneInside,
    /// What was done on it today.
    Done,
}

/// What was charted in one mouth.
#[derive(Debug, Default)]
pub(super) struct Charted {
    /// The findings, oldest first.
    pub(super) findings: Vec<Finding>,
    /// Those taken back.
    pub(super) amendments: Vec<Amendment>,
    /// Entries the check refused; the generator makes none.
    pub(super) refused: u32,
}

/// Charts the entries day by day.
pub(super) fn chart(random: &mut Random, patient: PatientId, mut entries: Vec<Entry>, today: NaiveDate) -> Charted {
    entries.sort_by_key(|entry| (entry.draft.observed_on, entry.stage));
    let mut charted = Charted::default();
    let mut clock = (NaiveDate::MIN, 0);
    for entry in entries {
        let day = entry.draft.observed_on;
        let mouth = Chart::at(&charted.findings, &charted.amendments, day);
        let Ok(checked) = entry.draft.check(&mouth, today) else {
            charted.refused += 1;
            continue;
        };
        if clock.0 != day {
            clock = (day, opens(random, day));
        }
        for targets in checked.findings {
            clock.1 += random.between(4_000, 40_000);
            charted.findings.push(Finding {
                id: FindingId(random.id()),
                patient,
                rule: entry.draft.rule.clone(),
                targets,
                surfaces: entry.draft.surfaces,
                attributes: checked.attributes.clone(),
                status: entry.draft.status,
                observed_on: day,
                recorded_at: clock.1,
                by: entry.by,
                visit: None,
                note: entry.draft.note.clone(),
                provenance: Provenance::Observed,
            });
        }
    }
    slip(random, &mut charted);
    charted
}

/// Milliseconds UTC at which a visit of this day begins.
fn opens(random: &mut Random, day: NaiveDate) -> i64 {
    day.and_time(NaiveTime::MIN).and_utc().timestamp_millis() + random.between(8 * 60, 17 * 60) * 60_000
}

/// Now and then the wrong tooth is clicked, and the last caries taken back at once.
fn slip(random: &mut Random, charted: &mut Charted) {
    if !random.chance(0.03) {
        return;
    }
    let is_caries = |finding: &&Finding| finding.rule == "caries" && finding.status == Status::Pathology;
    let Some(last) = charted.findings.last().filter(is_caries).cloned() else {
        return;
    };
    charted.amendments.push(Amendment {
        id: random.id(),
        patient: last.patient,
        finding: last.id,
        reason: "entered_in_error".to_owned(),
        recorded_at: last.recorded_at + 8_000,
        by: last.by,
    });
}
