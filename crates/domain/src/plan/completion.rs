//! That planned work was done, and that this was said too early. Both are facts.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    Class, FindingId, Kind, PatientId, PlanItemId, Record, StaffId,
    finding::Amendment,
    record::{
        FieldType::{Id, Integer, List, Text},
        field,
    },
};

/// An item was done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Completion {
    /// Identity.
    pub id: Uuid,
    /// Whose.
    pub patient: PatientId,
    /// Which item.
    pub item: PlanItemId,
    /// The findings that were charted with it, in the same transaction.
    #[serde(with = "crate::id::as_text")]
    pub findings: Vec<FindingId>,
    /// Clinical date.
    pub done_on: NaiveDate,
    /// The visit it belongs to.
    pub visit: Option<Uuid>,
    /// When it was entered, milliseconds UTC.
    pub recorded_at: i64,
    /// Who did it.
    pub by: StaffId,
}

/// Kind of [`Completion`].
pub static COMPLETION_KIND: Kind = Kind {
    name: "plan_completion",
    class: Class::Fact,
    subject: Some("patient"),
    fields: &[
        field("patient", Id),
        field("item", Id),
        field("findings", List),
        field("done_on", Text),
        field("visit", Id),
        field("recorded_at", Integer),
        field("by", Id),
    ],
};

impl Record for Completion {
    const KIND: &'static Kind = &COMPLETION_KIND;
    fn id(&self) -> Uuid {
        self.id
    }
    fn subject(&self) -> Option<PatientId> {
        Some(self.patient)
    }
}

/// Takes a completion back: it was entered in error.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reopening {
    /// Identity.
    pub id: Uuid,
    /// Whose.
    pub patient: PatientId,
    /// What is taken back.
    pub completion: Uuid,
    /// When, milliseconds UTC.
    pub recorded_at: i64,
    /// By whom.
    pub by: StaffId,
}

/// Kind of [`Reopening`].
pub static REOPENING_KIND: Kind = Kind {
    name: "plan_reopening",
    class: Class::Fact,
    subject: Some("patient"),
    fields: &[field("patient", Id), field("completion", Id), field("recorded_at", Integer), field("by", Id)],
};

impl Record for Reopening {
    const KIND: &'static Kind = &REOPENING_KIND;
    fn id(&self) -> Uuid {
        self.id
    }
    fn subject(&self) -> Option<PatientId> {
        Some(self.patient)
    }
}

/// The completion of each item that is done, the first of several. One falls with its reopening, and also when everything that
/// was charted with it was taken back on the chart.
pub fn standing<'a>(
    completions: &'a [Completion],
    reopenings: &[Reopening],
    amendments: &[Amendment],
) -> BTreeMap<PlanItemId, &'a Completion> {
    let reopened: BTreeSet<Uuid> = reopenings.iter().map(|reopening| reopening.completion).collect();
    let withdrawn: BTreeSet<FindingId> = amendments.iter().map(|amendment| amendment.finding).collect();
    let stands = |completion: &&Completion| {
        let taken_back = !completion.findings.is_empty() && completion.findings.iter().all(|id| withdrawn.contains(id));
        !reopened.contains(&completion.id) && !taken_back
    };
    let mut done: BTreeMap<PlanItemId, &Completion> = BTreeMap::new();
    for completion in completions.iter().filter(stands) {
        let first = done.entry(completion.item).or_insert(completion);
        if (completion.done_on, completion.recorded_at, completion.id) < (first.done_on, first.recorded_at, first.id) {
            *first = completion;
        }
    }
    done
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::day;

    fn completion(n: u128, findings: &[u128]) -> Completion {
        Completion {
            id: Uuid::from_u128(n),
            patient: PatientId(Uuid::nil()),
            item: PlanItemId(Uuid::from_u128(50)),
            findings: findings.iter().map(|n| FindingId(Uuid::from_u128(*n))).collect(),
            done_on: day(3),
            visit: None,
            recorded_at: i64::try_from(n).expect("small"),
            by: StaffId(Uuid::nil()),
        }
    }

    fn reopening(of: &Completion) -> Reopening {
        Reopening { id: Uuid::from_u128(90), patient: of.patient, completion: of.id, recorded_at: 9, by: of.by }
    }

    fn amendment(finding: u128) -> Amendment {
        Amendment {
            id: Uuid::from_u128(80 + finding),
            patient: PatientId(Uuid::nil()),
            finding: FindingId(Uuid::from_u128(finding)),
            reason: String::new(),
            recorded_at: 9,
            by: StaffId(Uuid::nil()),
        }
    }

    #[test]
    fn done_at_two_workstations_is_done_once_and_one_reopening_leaves_the_other() {
        let (first, second) = (completion(1, &[]), completion(2, &[]));
        let both = [second.clone(), first.clone()];
        let id = |reopenings: &[Reopening]| standing(&both, reopenings, &[]).values().next().map(|done| done.id);
        assert_eq!(id(&[]), Some(first.id));
        assert_eq!(id(&[reopening(&first)]), Some(second.id));
    }

    #[test]
    fn it_falls_when_all_that_was_charted_with_it_is_taken_back() {
        let done = [completion(1, &[5, 6])];
        assert_eq!(standing(&done, &[], &[amendment(5)]).len(), 1);
        assert_eq!(standing(&done, &[], &[amendment(5), amendment(6)]).len(), 0);
        assert_eq!(standing(&done, &[reopening(&done[0])], &[]).len(), 0);
    }
}
