//! What must be known before a drug is prescribed to this person: from what is recorded, never from a screen.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{
    Medicine, Prescription,
    rule::{Beside, RULES},
    substance::{Group, Substance, substances_of},
};
use crate::{
    health::{Category, HealthItem, Severity},
    text,
};

/// Why something is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum HazardReason {
    /// Allergic to this very substance.
    AllergyIngredient,
    /// Allergic to something of the same group.
    AllergyClass,
    /// Allergic to something that often comes with an allergy to this.
    AllergyCross,
    /// Bleeds longer.
    Bleeding,
    /// The INR rises.
    RaisedInr,
    /// The stomach bleeds more easily.
    StomachBleeding,
    /// One piles up in the presence of the other.
    Toxicity,
    /// Takes from the other's effect and strains the kidney.
    WeakensAndHarms,
    /// A child is expected.
    Pregnancy,
    /// A child is breastfed.
    Breastfeeding,
    /// The kidney.
    Kidney,
    /// The liver.
    Liver,
    /// The heart.
    Heart,
    /// The lungs.
    Asthma,
    /// Seizures, or too much serotonin.
    Seizures,
    /// Blood sugar.
    Glucose,
    /// Alcohol.
    Alcohol,
    /// Too young.
    Age,
    /// The same substance is taken already.
    DuplicateIngredient,
    /// Something of the same group is taken already.
    DuplicateClass,
    /// The usual doses are an adult's.
    AdultDose,
    /// What was typed is not known here: nothing was checked.
    Unchecked,
    /// An allergy in words that are not known here: it was not checked against.
    UnreadAllergy,
    /// Nobody has gone through the medical history.
    HistoryUnasked,
}

impl HazardReason {
    /// All reasons.
    pub const ALL: [HazardReason; 24] = [
        HazardReason::AllergyIngredient,
        HazardReason::AllergyClass,
        HazardReason::AllergyCross,
        HazardReason::Bleeding,
        HazardReason::RaisedInr,
        HazardReason::StomachBleeding,
        HazardReason::Toxicity,
        HazardReason::WeakensAndHarms,
        HazardReason::Pregnancy,
        HazardReason::Breastfeeding,
        HazardReason::Kidney,
        HazardReason::Liver,
        HazardReason::Heart,
        HazardReason::Asthma,
        HazardReason::Seizures,
        HazardReason::Glucose,
        HazardReason::Alcohol,
        HazardReason::Age,
        HazardReason::DuplicateIngredient,
        HazardReason::DuplicateClass,
        HazardReason::AdultDose,
        HazardReason::Unchecked,
        HazardReason::UnreadAllergy,
        HazardReason::HistoryUnasked,
    ];
}

/// One warning.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Hazard {
    /// Active ingredient as it was written.
    pub drug: String,
    /// Why.
    pub reason: HazardReason,
    /// Whether it is to be answered for before the prescription is signed.
    pub grave: bool,
    /// Beside what, as it is recorded; empty where it is the person's age or nothing.
    pub against: String,
    /// Its line in the catalogue of the medical history, if it has one.
    pub against_code: String,
}

impl Hazard {
    /// By this an answer finds the warning it is to, however the lines are moved about meanwhile.
    pub fn key(&self) -> String {
        let against =
            if self.against_code.is_empty() { text::search_key(&self.against) } else { self.against_code.clone() };
        format!("{}|{:?}|{against}", text::search_key(&self.drug), self.reason)
    }
}

/// The person who is to take it, as far as it matters here.
#[derive(Debug, Clone, Copy)]
pub struct Taker<'a> {
    /// Medical history.
    pub history: &'a [HealthItem],
    /// Prescriptions that are not annulled.
    pub prescribed: &'a [Prescription],
    /// Completed years.
    pub years: Option<i32>,
    /// Somebody went through the history once.
    pub asked: bool,
    /// The day.
    pub today: NaiveDate,
}

/// Groups of which an allergy to one often comes with an allergy to the other. Between penicillins and cephalosporins it
/// is seldom (some 2 %, through like side chains): grave only after a severe reaction. Intolerance of NSAIDs is mostly of
/// the whole effect, pyrazolones included.
const CROSS: [(Group, Group, bool); 4] = [
    (Group::Penicillin, Group::Cephalosporin, false),
    (Group::Cephalosporin, Group::Penicillin, false),
    (Group::Nsaid, Group::Pyrazolone, true),
    (Group::Pyrazolone, Group::Nsaid, true),
];

/// Groups of which two at once make no sense, or harm.
const ONCE: [Group; 5] = [Group::Nsaid, Group::Opioid, Group::Macrolide, Group::Penicillin, Group::Corticosteroid];

/// Below this age doses go by weight.
const ADULT_DOSE_FROM: i32 = 14;

/// Days from the first day counted to the day a child is expected.
const PREGNANCY_DAYS: i64 = 280;

/// Everything to be told of these lines, the grave first; one warning for each reason and each thing it stands against.
pub fn hazards(items: &[Medicine], taker: Taker<'_>) -> Vec<Hazard> {
    let standing: Vec<&HealthItem> = taker.history.iter().filter(|item| !item.ended).collect();
    let mut found = Found::default();
    for (n, item) in items.iter().enumerate().filter(|(_, item)| !item.ingredient.trim().is_empty()) {
        let inside = item.substances();
        if inside.is_empty() {
            found.tell(item, HazardReason::Unchecked, false, None);
        }
        for health in &standing {
            match health.category {
                Category::Allergy => allergy(&mut found, item, &inside, health),
                Category::Medication => taken(&mut found, item, &inside, health),
                Category::Condition => {}
            }
        }
        by_rule(&mut found, item, &inside, &standing, taker);
        twice(&mut found, item, &inside, &items[..n], taker);
        let systemic = item.route != super::Route::Buccal && item.route != super::Route::Topical;
        if systemic && taker.years.is_some_and(|years| years < ADULT_DOSE_FROM) {
            found.tell(item, HazardReason::AdultDose, false, None);
        }
    }
    if let Some(first) = items.iter().find(|item| !item.ingredient.trim().is_empty()) {
        for unread in standing.iter().filter(|health| health.category == Category::Allergy && is_unread(health)) {
            found.tell(first, HazardReason::UnreadAllergy, false, Some(unread));
        }
        if !taker.asked && standing.is_empty() {
            found.tell(first, HazardReason::HistoryUnasked, false, None);
        }
    }
    found.0.sort_by_key(|hazard| !hazard.grave);
    found.0
}

/// In free text, and of nothing that is known here.
fn is_unread(health: &HealthItem) -> bool {
    health.code.is_empty() && substances_of(health).is_empty()
}

#[derive(Default)]
struct Found(Vec<Hazard>);

impl Found {
    fn tell(&mut self, item: &Medicine, reason: HazardReason, grave: bool, health: Option<&HealthItem>) {
        let (against, against_code) =
            health.map(|health| (health.name.clone(), health.code.clone())).unwrap_or_default();
        self.say(Hazard { drug: item.ingredient.clone(), reason, grave, against, against_code });
    }

    /// Said twice it stands once, as gravely as either says.
    fn say(&mut self, hazard: Hazard) {
        match self.0.iter_mut().find(|told| told.key() == hazard.key()) {
            Some(told) => told.grave |= hazard.grave,
            None => self.0.push(hazard),
        }
    }
}

fn shares_group(one: &Substance, other: &Substance, groups: &[Group]) -> bool {
    groups.iter().any(|group| one.groups.contains(group) && other.groups.contains(group))
}

/// Allergies go by what a substance is, not by what it does.
fn related(one: &Substance, other: &Substance) -> bool {
    let does = [Group::Cyp3a4Inhibitor, Group::Antiplatelet, Group::Diuretic, Group::ReninBlocker];
    one.groups.iter().any(|group| !does.contains(group) && other.groups.contains(group))
}

fn allergy(found: &mut Found, item: &Medicine, inside: &[&Substance], health: &HealthItem) {
    for known in substances_of(health) {
        for substance in inside {
            if substance.code == known.code {
                found.tell(item, HazardReason::AllergyIngredient, true, Some(health));
            } else if related(substance, known) {
                found.tell(item, HazardReason::AllergyClass, true, Some(health));
            }
            let cross = CROSS.iter().find(|(from, to, _)| known.groups.contains(from) && substance.groups.contains(to));
            if let Some((.., always)) = cross.filter(|_| !related(substance, known)) {
                let grave = *always || health.severity == Severity::Severe;
                found.tell(item, HazardReason::AllergyCross, grave, Some(health));
            }
        }
    }
}

fn taken(found: &mut Found, item: &Medicine, inside: &[&Substance], health: &HealthItem) {
    for known in substances_of(health) {
        for substance in inside {
            if substance.code == known.code {
                found.tell(item, HazardReason::DuplicateIngredient, true, Some(health));
            } else if shares_group(substance, known, &ONCE) {
                found.tell(item, HazardReason::DuplicateClass, false, Some(health));
            }
        }
    }
}

fn by_rule(found: &mut Found, item: &Medicine, inside: &[&Substance], standing: &[&HealthItem], taker: Taker<'_>) {
    for rule in RULES.iter().filter(|rule| inside.iter().any(|substance| rule.drug.has(substance))) {
        let met = |health: &&&HealthItem| match rule.beside {
            Beside::Taking(sort) => {
                health.category == Category::Medication
                    && substances_of(health).into_iter().any(|known| sort.has(known))
            }
            Beside::Condition(code) => health.code == code,
            Beside::Pregnant(from, to) => {
                health.code == "pregnancy" && week(health, taker.today).is_none_or(|week| (from..to).contains(&week))
            }
            Beside::Under(_) => false,
        };
        for health in standing.iter().filter(met) {
            found.tell(item, rule.reason, rule.grave, Some(health));
        }
        if matches!(rule.beside, Beside::Under(age) if taker.years.is_some_and(|years| years < age)) {
            found.tell(item, rule.reason, rule.grave, None);
        }
    }
}

/// The week of a pregnancy; nothing where nobody said when the child is expected.
fn week(health: &HealthItem, today: NaiveDate) -> Option<i64> {
    let due = health.due_on?;
    Some((PREGNANCY_DAYS - (due - today).num_days()).max(0) / 7)
}

/// The same on this paper, or on one whose medicine is still being taken.
fn twice(found: &mut Found, item: &Medicine, inside: &[&Substance], before: &[Medicine], taker: Taker<'_>) {
    let running = taker.prescribed.iter().filter(|paper| paper.runs_on(taker.today)).flat_map(|paper| &paper.items);
    for other in before.iter().chain(running) {
        for known in other.substances() {
            for substance in inside {
                let same = substance.code == known.code;
                if same || shares_group(substance, known, &ONCE) {
                    found.say(Hazard {
                        drug: item.ingredient.clone(),
                        reason: if same { HazardReason::DuplicateIngredient } else { HazardReason::DuplicateClass },
                        grave: same && (!substance.groups.is_empty() || substance.code == "paracetamol"),
                        against: other.ingredient.clone(),
                        against_code: String::new(),
                    });
                }
            }
        }
    }
}

#[cfg(test)]
mod tests;
