//! Treatment plans: what was proposed to a patient, in which order, what they accepted, and what became of it.
//!
//! A plan and its items are registers. That a plan was accepted, that work was done and what a tooth's outlook is are facts,
//! so that two workstations never overwrite each other's word on them.

mod catalogue;
mod completion;
mod drawn;
mod item;
mod prognosis;
mod proposal;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

pub use self::{
    catalogue::{Charts, OTHER, PROCEDURES, Procedure, Reach, find, leaving},
    completion::{COMPLETION_KIND, Completion, REOPENING_KIND, Reopening, standing},
    drawn::{answers, is_charted, outlined},
    item::{ITEM_KIND, ItemProgress, ItemStatus, PlanItem, Priority, Step},
    prognosis::{PROGNOSIS_KIND, Prognosis, ToothPrognosis, latest},
    proposal::{Proposal, proposals},
};
use crate::{
    Class, Invalids, Kind, PatientId, PlanId, Record, StaffId,
    record::{
        FieldType::{Boolean, Id, Integer, List, Text},
        field, low, retires,
    },
    text,
};

/// A part of a treatment, in the order that is usual: relief first, then the disease, then what it left, then keeping it.
///
/// After S. J. Stefanac and S. P. Nesbit, *Treatment Planning in Dentistry*: acute, disease control, definitive and
/// maintenance phase. Their systemic phase is the medical history's matter here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum PlanPhase {
    /// Pain, infection, what cannot wait.
    Urgent,
    /// Caries and gums brought to rest, what cannot be kept taken out.
    DiseaseControl,
    /// Function and looks restored.
    Corrective,
    /// So that it lasts.
    Maintenance,
}

impl PlanPhase {
    /// All of them in the usual order.
    pub const ALL: [PlanPhase; 4] =
        [PlanPhase::Urgent, PlanPhase::DiseaseControl, PlanPhase::Corrective, PlanPhase::Maintenance];
}

/// One plan; a patient may have several, as alternatives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TreatmentPlan {
    /// Identity.
    pub id: PlanId,
    /// Whose.
    pub patient: PatientId,
    /// As people call it: A, B, "con implantes".
    pub name: String,
    /// Its phases in its own order.
    pub phases: Vec<PlanPhase>,
    /// No longer offered.
    pub retired: bool,
    /// When it was drawn up, milliseconds UTC.
    pub recorded_at: i64,
    /// Who drew it up.
    pub by: StaffId,
}

/// Kind of [`TreatmentPlan`].
pub static KIND: Kind = Kind {
    name: "treatment_plan",
    class: Class::Register,
    subject: Some("patient"),
    fields: &[
        field("patient", Id),
        field("name", Text),
        field("phases", List),
        retires("retired"),
        low("recorded_at", Integer),
        low("by", Id),
    ],
};

impl Record for TreatmentPlan {
    const KIND: &'static Kind = &KIND;
    fn id(&self) -> Uuid {
        self.id.0
    }
    fn subject(&self) -> Option<PatientId> {
        Some(self.patient)
    }
}

impl TreatmentPlan {
    /// Names every fault in what was entered.
    pub fn check(&self) -> Result<(), Invalids> {
        let mut faults = Invalids::default();
        faults.check(text::required("name", &self.name));
        faults.or(())
    }

    /// Every phase once: those it names in its order, then the others.
    pub fn order(&self) -> Vec<PlanPhase> {
        let mut order = Vec::new();
        for phase in self.phases.iter().chain(&PlanPhase::ALL) {
            if !order.contains(phase) {
                order.push(*phase);
            }
        }
        order
    }

    /// The first of A, B, C … that no plan of the patient has yet.
    pub fn next_name(plans: &[TreatmentPlan]) -> String {
        let free = ('A'..='Z').find(|letter| plans.iter().all(|plan| plan.name != letter.to_string()));
        free.map_or_else(|| (plans.len() + 1).to_string(), |letter| letter.to_string())
    }
}

/// A patient's word on a plan: yes, or no longer. The last one counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Acceptance {
    /// Identity.
    pub id: Uuid,
    /// Whose.
    pub patient: PatientId,
    /// Which plan.
    pub plan: PlanId,
    /// Yes, or no longer.
    pub accepted: bool,
    /// When, milliseconds UTC.
    pub recorded_at: i64,
    /// Who wrote it down.
    pub by: StaffId,
}

/// Kind of [`Acceptance`].
pub static ACCEPTANCE_KIND: Kind = Kind {
    name: "plan_acceptance",
    class: Class::Fact,
    subject: Some("patient"),
    fields: &[
        field("patient", Id),
        field("plan", Id),
        field("accepted", Boolean),
        field("recorded_at", Integer),
        field("by", Id),
    ],
};

impl Record for Acceptance {
    const KIND: &'static Kind = &ACCEPTANCE_KIND;
    fn id(&self) -> Uuid {
        self.id
    }
    fn subject(&self) -> Option<PatientId> {
        Some(self.patient)
    }
}

/// The plan that is followed: the one whose acceptance is the latest that was not taken back. There is never more than one,
/// also when two workstations accepted two without knowing.
pub fn active<'a>(
    plans: &'a [TreatmentPlan],
    acceptances: &'a [Acceptance],
) -> Option<(&'a TreatmentPlan, &'a Acceptance)> {
    let word = |plan: &TreatmentPlan| {
        let of_plan = acceptances.iter().filter(|word| word.plan == plan.id);
        of_plan.max_by_key(|word| (word.recorded_at, word.id)).filter(|word| word.accepted)
    };
    let standing = plans.iter().filter(|plan| !plan.retired);
    standing.filter_map(|plan| Some((plan, word(plan)?))).max_by_key(|(_, word)| (word.recorded_at, word.id))
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    pub(crate) fn plan(n: u128, name: &str) -> TreatmentPlan {
        TreatmentPlan {
            id: PlanId(Uuid::from_u128(n)),
            patient: PatientId(Uuid::from_u128(9)),
            name: name.to_owned(),
            phases: Vec::new(),
            retired: false,
            recorded_at: 0,
            by: StaffId(Uuid::from_u128(7)),
        }
    }

    fn word(n: u128, plan: &TreatmentPlan, accepted: bool, recorded_at: i64) -> Acceptance {
        Acceptance { id: Uuid::from_u128(n), patient: plan.patient, plan: plan.id, accepted, recorded_at, by: plan.by }
    }

    #[test]
    fn the_last_word_decides_which_plan_is_followed_and_there_is_only_one() {
        let plans = [plan(1, "A"), plan(2, "B")];
        let name = |words: &[Acceptance]| active(&plans, words).map(|(plan, _)| plan.name.clone());
        assert_eq!(name(&[]), None);
        let (a, b) = (word(1, &plans[0], true, 10), word(2, &plans[1], true, 20));
        assert_eq!(name(&[b, a]), Some("B".to_owned()));
        assert_eq!(name(&[a, b, word(3, &plans[1], false, 30)]), Some("A".to_owned()), "B was taken back");
        let retired = [TreatmentPlan { retired: true, ..plan(1, "A") }];
        assert_eq!(active(&retired, &[a]), None);
    }

    #[test]
    fn a_plan_shows_every_phase_once_in_its_own_order() {
        let own = TreatmentPlan {
            phases: vec![PlanPhase::Corrective, PlanPhase::Corrective, PlanPhase::Urgent],
            ..plan(1, "A")
        };
        let order = [PlanPhase::Corrective, PlanPhase::Urgent, PlanPhase::DiseaseControl, PlanPhase::Maintenance];
        assert_eq!(own.order(), order);
        assert_eq!(plan(1, "A").order(), PlanPhase::ALL);
    }

    #[test]
    fn alternatives_are_named_by_the_next_free_letter() {
        assert_eq!(TreatmentPlan::next_name(&[plan(1, "A"), plan(2, "C")]), "B");
        assert_eq!(TreatmentPlan::next_name(&[]), "A");
    }
}
