//! One medicine of a prescription: what it is, how it is taken, and for how long.

use serde::{Deserialize, Serialize};

use super::{
    drug,
    substance::{self, Substance},
};
use crate::{Invalids, text};

/// What a medicine looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum DosageForm {
    /// Capsule.
    Capsule,
    /// Tablet.
    Tablet,
    /// Sachet.
    Sachet,
    /// Suspension or syrup.
    Suspension,
    /// Mouthwash.
    Mouthwash,
    /// Gel.
    Gel,
    /// Toothpaste.
    Toothpaste,
    /// Cream.
    Cream,
    /// Spray.
    Spray,
    /// Drops.
    Drops,
    /// Injection.
    Injection,
    /// Anything else.
    Other,
}

/// Which way it enters the body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Route {
    /// Swallowed.
    Oral,
    /// Held in the mouth and spat out, or spread over gums and teeth.
    Buccal,
    /// Under the tongue.
    Sublingual,
    /// On the skin or the lips.
    Topical,
    /// Into a muscle.
    Intramuscular,
    /// Any other way.
    Other,
}

impl DosageForm {
    /// All forms.
    pub const ALL: [DosageForm; 12] = [
        DosageForm::Capsule,
        DosageForm::Tablet,
        DosageForm::Sachet,
        DosageForm::Suspension,
        DosageForm::Mouthwash,
        DosageForm::Gel,
        DosageForm::Toothpaste,
        DosageForm::Cream,
        DosageForm::Spray,
        DosageForm::Drops,
        DosageForm::Injection,
        DosageForm::Other,
    ];

    /// Stable name, as the locales have it.
    pub fn code(self) -> &'static str {
        match self {
            DosageForm::Capsule => "capsule",
            DosageForm::Tablet => "tablet",
            DosageForm::Sachet => "sachet",
            DosageForm::Suspension => "suspension",
            DosageForm::Mouthwash => "mouthwash",
            DosageForm::Gel => "gel",
            DosageForm::Toothpaste => "toothpaste",
            DosageForm::Cream => "cream",
            DosageForm::Spray => "spray",
            DosageForm::Drops => "drops",
            DosageForm::Injection => "injection",
            DosageForm::Other => "other",
        }
    }
}

impl Route {
    /// All routes.
    pub const ALL: [Route; 6] =
        [Route::Oral, Route::Buccal, Route::Sublingual, Route::Topical, Route::Intramuscular, Route::Other];

    /// Stable name, as the locales have it.
    pub fn code(self) -> &'static str {
        match self {
            Route::Oral => "oral",
            Route::Buccal => "buccal",
            Route::Sublingual => "sublingual",
            Route::Topical => "topical",
            Route::Intramuscular => "intramuscular",
            Route::Other => "other",
        }
    }
}

/// One medicine.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Medicine {
    /// Line of the list of drugs; empty for free text.
    pub code: String,
    /// Active ingredient, or several.
    pub ingredient: String,
    /// Brand, where it matters.
    pub brand: String,
    /// Such as `500 mg`.
    pub strength: String,
    /// What it looks like.
    pub form: DosageForm,
    /// Which way it enters the body.
    pub route: Route,
    /// How much at a time.
    pub dose: String,
    /// Hours between doses; 0 for a single one.
    pub every_hours: i32,
    /// For how many days.
    pub days: i32,
    /// How many capsules, sachets, bottles in all.
    pub units: i32,
    /// What the patient must know.
    pub instructions: String,
    /// What it is for.
    pub indication: String,
}

impl Medicine {
    /// Brings what was typed to the form it is kept in.
    #[must_use]
    pub fn cleaned(mut self) -> Medicine {
        for value in [
            &mut self.ingredient,
            &mut self.brand,
            &mut self.strength,
            &mut self.dose,
            &mut self.instructions,
            &mut self.indication,
        ] {
            *value = text::clean(value);
        }
        self
    }

    /// What is in it: of the list, and whatever its words name besides.
    pub fn substances(&self) -> Vec<&'static Substance> {
        let listed = drug::drug(&self.code).into_iter().flat_map(|drug| drug.substances).copied();
        let mut found: Vec<&'static Substance> = listed.filter_map(substance::find).collect();
        for named in substance::recognise(&format!("{} {}", self.ingredient, self.brand)) {
            if !found.contains(&named) {
                found.push(named);
            }
        }
        found
    }

    /// Names every fault; `n` is its place on the paper.
    pub(super) fn check(&self, n: usize) -> Invalids {
        let mut faults = Invalids::default();
        let at = |name: &str| format!("items.{n}.{name}");
        faults.check(text::required(&at("ingredient"), &self.ingredient));
        faults.check(text::required(&at("dose"), &self.dose));
        for (name, value) in [("brand", &self.brand), ("strength", &self.strength), ("indication", &self.indication)] {
            faults.check(text::check(&at(name), value, text::SHORT));
        }
        faults.check(text::check(&at("instructions"), &self.instructions, 1000));
        if !self.code.is_empty() && drug::drug(&self.code).is_none() {
            faults.add(&at("ingredient"), "unknown_value");
        }
        for (name, value, possible) in
            [("everyHours", self.every_hours, 0..=168), ("days", self.days, 1..=365), ("units", self.units, 1..=999)]
        {
            if !possible.contains(&value) {
                faults.add(&at(name), "out_of_range");
            }
        }
        faults
    }
}
