//! What must be seen before anybody reaches for an instrument.

use serde::Serialize;

use super::{Category, HealthItem, find};

/// Why an item is put before everybody's eyes, the most urgent first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Alert {
    /// Reacts to something.
    Allergy,
    /// Bleeds longer.
    Anticoagulant,
    /// A wrong bacteraemia may kill: prophylaxis before what bleeds.
    Endocarditis,
    /// Expects a child.
    Pregnancy,
    /// Jaw bone heals badly after extractions.
    Antiresorptive,
}

/// An item that stands and must be seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Warning<'a> {
    /// Why.
    pub alert: Alert,
    /// The item.
    pub item: &'a HealthItem,
}

/// What must be seen of these items, the most urgent first. What ended warns of nothing; what two workstations entered
/// without knowing of each other warns once, as gravely as either says.
pub fn warnings(items: &[HealthItem]) -> Vec<Warning<'_>> {
    let mut found: Vec<Warning<'_>> = items.iter().filter(|item| !item.ended).filter_map(warning).collect();
    found.sort_by_key(|found| (found.alert, std::cmp::Reverse(found.item.severity), found.item.recorded_at));
    let mut told: Vec<Warning<'_>> = Vec::with_capacity(found.len());
    for one in found {
        if !told.iter().any(|before| before.item.says_the_same(one.item)) {
            told.push(one);
        }
    }
    told
}

fn warning(item: &HealthItem) -> Option<Warning<'_>> {
    alert(item).map(|alert| Warning { alert, item })
}

/// Why an item must be seen, if it must.
pub fn alert(item: &HealthItem) -> Option<Alert> {
    match item.category {
        Category::Allergy => Some(Alert::Allergy),
        Category::Condition | Category::Medication => find(&item.code)?.alert,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::health::{Severity, tests::item};

    #[test]
    fn what_ended_is_silent_and_what_was_said_twice_is_heard_once() {
        let mut stopped = item(1, "warfarin", "Warfarina");
        stopped.ended = true;
        let mild = HealthItem { severity: Severity::Mild, ..item(2, "penicillins", "Penicilinas") };
        let severe = HealthItem { severity: Severity::Severe, ..item(3, "penicillins", "Penicilina") };
        let items = [
            stopped,
            mild,
            item(4, "pregnancy", "Embarazo"),
            item(5, "hypertension", "HTA"),
            severe,
            item(6, "", "Kiwi"),
        ];
        let told: Vec<(Alert, u128)> =
            warnings(&items).iter().map(|told| (told.alert, told.item.id.0.as_u128())).collect();
        assert_eq!(told, [(Alert::Allergy, 3), (Alert::Allergy, 6), (Alert::Pregnancy, 4)]);
    }
}
