//! The forms: which questions, on which side of the balance each weighs, and how the sides are read.
//!
//! Sources: CAMBRA, form of January 2019 for six years and older (any sign of disease is high, with little saliva extreme, else
//! the balance of the other columns; the bacterial test, which that form marks as not available, is not asked). CAMBRA 123
//! (2021) for children under six: its factors, without its numeric cut-offs, which we could not verify. AAPD, caries-risk
//! assessment, revised 2022: yes in three columns, tallied; one factor may justify a level by judgement. Which column of the
//! AAPD some clinical factors belong to was taken from summaries: the clinician's word stands over it.

use serde::Serialize;

/// On which side a yes weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Weighs {
    /// A sign of disease; AAPD: high.
    Disease,
    /// Little saliva: a risk, and with disease extreme.
    Dry,
    /// A risk; AAPD: high.
    Risk,
    /// AAPD: moderate.
    Moderate,
    /// Protects; AAPD: low.
    Protects,
}

/// How the sides are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// One sign of disease is high; else risk against protection.
    Balance {
        /// Whether the form knows extreme risk.
        extreme: bool,
    },
    /// The fullest column decides.
    Tally,
}

/// One question; its words stand in the locales.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, specta::Type)]
pub struct RiskQuestion {
    /// Stable name.
    pub code: &'static str,
    /// On which side a yes weighs.
    pub weighs: Weighs,
}

/// One form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RiskForm {
    /// Stable name.
    pub id: &'static str,
    /// Counts from 1; another set of questions or another reading is another version.
    pub version: i64,
    /// From which age, in years.
    pub from_years: i32,
    /// Up to which age.
    pub to_years: i32,
    /// How it is read.
    pub rule: Rule,
    /// What it asks.
    pub questions: &'static [RiskQuestion],
}

const fn ask(weighs: Weighs, code: &'static str) -> RiskQuestion {
    RiskQuestion { code, weighs }
}

use Weighs::{Disease, Dry, Moderate, Protects, Risk};

/// All forms.
pub static FORMS: &[RiskForm] = &[
    RiskForm {
        id: "cambra_6",
        version: 1,
        from_years: 6,
        to_years: 150,
        rule: Rule::Balance { extreme: true },
        questions: &[
            ask(Disease, "cavities"),
            ask(Disease, "white_spots"),
            ask(Disease, "enamel_lesions"),
            ask(Disease, "recent_restorations"),
            ask(Risk, "heavy_plaque"),
            ask(Risk, "frequent_snacks"),
            ask(Risk, "drying_medication"),
            ask(Dry, "low_saliva"),
            ask(Risk, "deep_fissures"),
            ask(Risk, "recreational_drugs"),
            ask(Risk, "exposed_roots"),
            ask(Risk, "orthodontic_appliance"),
            ask(Protects, "fluoridated_water"),
            ask(Protects, "paste_once"),
            ask(Protects, "paste_twice"),
            ask(Protects, "strong_paste"),
            ask(Protects, "varnish"),
            ask(Protects, "fluoride_rinse"),
            ask(Protects, "chlorhexidine"),
            ask(Protects, "normal_saliva"),
        ],
    },
    RiskForm {
        id: "cambra_0_5",
        version: 1,
        from_years: 0,
        to_years: 5,
        rule: Rule::Balance { extreme: false },
        questions: &[
            ask(Disease, "cavities"),
            ask(Disease, "white_spots"),
            ask(Disease, "recent_restorations"),
            ask(Risk, "caregiver_caries"),
            ask(Risk, "bottle_sugar"),
            ask(Risk, "frequent_snacks"),
            ask(Risk, "visible_plaque"),
            ask(Dry, "low_saliva"),
            ask(Protects, "fluoridated_water"),
            ask(Protects, "paste_daily"),
            ask(Protects, "varnish"),
            ask(Protects, "normal_saliva"),
        ],
    },
    RiskForm {
        id: "aapd_6",
        version: 1,
        from_years: 6,
        to_years: 21,
        rule: Rule::Tally,
        questions: &[
            ask(Risk, "poverty"),
            ask(Risk, "frequent_snacks"),
            ask(Moderate, "recent_immigrant"),
            ask(Moderate, "special_needs"),
            ask(Dry, "low_saliva"),
            ask(Moderate, "visible_plaque"),
            ask(Moderate, "enamel_defects"),
            ask(Moderate, "oral_appliance"),
            ask(Moderate, "defective_restorations"),
            ask(Disease, "interproximal_lesions"),
            ask(Disease, "white_spots"),
            ask(Disease, "recent_restorations"),
            ask(Disease, "missing_caries"),
            ask(Protects, "fluoridated_water"),
            ask(Protects, "paste_daily"),
            ask(Protects, "varnish"),
            ask(Protects, "dental_home"),
        ],
    },
    RiskForm {
        id: "aapd_0_5",
        version: 1,
        from_years: 0,
        to_years: 5,
        rule: Rule::Tally,
        questions: &[
            ask(Risk, "caregiver_caries"),
            ask(Risk, "poverty"),
            ask(Risk, "frequent_snacks"),
            ask(Risk, "bottle_sugar"),
            ask(Moderate, "recent_immigrant"),
            ask(Moderate, "special_needs"),
            ask(Moderate, "visible_plaque"),
            ask(Moderate, "enamel_defects"),
            ask(Disease, "cavities"),
            ask(Disease, "white_spots"),
            ask(Disease, "recent_restorations"),
            ask(Protects, "fluoridated_water"),
            ask(Protects, "paste_daily"),
            ask(Protects, "varnish"),
            ask(Protects, "dental_home"),
        ],
    },
];

/// Finds a form by its stable name.
pub fn find(id: &str) -> Option<&'static RiskForm> {
    FORMS.iter().find(|form| form.id == id)
}

impl RiskForm {
    /// Whether it is for people of this age; every form is for whose age nobody knows.
    pub fn fits(&self, age_years: Option<i32>) -> bool {
        age_years.is_none_or(|age| (self.from_years..=self.to_years).contains(&age))
    }
}
