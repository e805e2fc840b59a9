//! What the probe does not say: radiograph, history, habits. Every answer may be missing, and then it is said to be.

use serde::{Deserialize, Serialize};

use super::within;
use crate::Invalid;

/// How far bone is lost along the worst root.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum BoneThird {
    /// Within the coronal third.
    Coronal,
    /// Into the middle third.
    Middle,
    /// Into the apical third.
    Apical,
}

/// Loss of the alveolar ridge where teeth are gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum RidgeDefect {
    /// None.
    None,
    /// Moderate.
    Moderate,
    /// Severe.
    Severe,
}

/// How destruction compares with the biofilm.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Phenotype {
    /// Much biofilm, little destruction.
    Resistant,
    /// As one expects.
    Commensurate,
    /// More than the biofilm explains; rapid or early.
    Exceeding,
}

/// The answers of one judgement.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, specta::Type)]
#[serde(default)]
pub struct Answers {
    /// Bone loss at the worst tooth, in percent of the root's length.
    pub bone_loss_percent: Option<i32>,
    /// The same in thirds, where no percentage was measured.
    pub bone_third: Option<BoneThird>,
    /// Teeth lost to periodontitis; overrules what the odontogram says.
    pub teeth_lost: Option<i32>,
    /// Depth of the deepest vertical defect.
    pub vertical_defect_mm: Option<i32>,
    /// Ridge defect.
    pub ridge_defect: Option<RidgeDefect>,
    /// Chewing is impaired.
    pub masticatory_dysfunction: Option<bool>,
    /// Teeth loosened by biting, mobility 2 and more.
    pub occlusal_trauma: Option<bool>,
    /// Bite collapse, drifting, flaring.
    pub bite_collapse: Option<bool>,
    /// Fewer than twenty teeth need complex rehabilitation.
    pub complex_rehabilitation: Option<bool>,
    /// The loss found has another explanation: trauma, cervical caries, a malposed third molar, endodontics, fracture.
    pub explained_otherwise: Option<bool>,
    /// Periodontitis was treated before: a mouth without pockets is a stable one, not one that was never ill.
    pub treated: Option<bool>,
    /// Bone or attachment lost within five years, in tenths of a millimetre.
    pub progression_tenths_mm: Option<i32>,
    /// Destruction against biofilm.
    pub phenotype: Option<Phenotype>,
    /// Cigarettes a day; 0 for who does not smoke.
    pub cigarettes_per_day: Option<i32>,
    /// Diabetes.
    pub diabetes: Option<bool>,
    /// HbA1c in tenths of a percent.
    pub hba1c_tenths: Option<i32>,
    /// A systemic or genetic condition that favours periodontitis.
    pub systemic_condition: Option<bool>,
}

impl Answers {
    /// Refuses what cannot be.
    pub fn check(&self) -> Result<(), Invalid> {
        let all = [
            ("bone_loss_percent", self.bone_loss_percent, 0, 100),
            ("teeth_lost", self.teeth_lost, 0, 32),
            ("vertical_defect_mm", self.vertical_defect_mm, 0, 20),
            ("progression_tenths_mm", self.progression_tenths_mm, 0, 200),
            ("cigarettes_per_day", self.cigarettes_per_day, 0, 200),
            ("hba1c_tenths", self.hba1c_tenths, 20, 250),
        ];
        all.into_iter().try_for_each(|(field, value, least, most)| within(field, value.map(i64::from), least, most))
    }

    /// Diabetes as far as it is known: a laboratory's 6.5 % says it where nobody was asked.
    pub fn is_diabetic(&self) -> Option<bool> {
        self.diabetes.or_else(|| self.hba1c_tenths.map(|hba1c| hba1c >= 65))
    }

    /// Bone loss in hundredths of a percent for each year of age.
    pub fn bone_loss_per_year(&self, age_years: Option<i32>) -> Option<i32> {
        let age = age_years.filter(|age| *age > 0)?;
        Some(self.bone_loss_percent? * 100 / age)
    }
}
