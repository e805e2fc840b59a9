//! Why a classification says what it says, and what it would need to say more. Words stand in the locales, under
//! `perio-reason-<code>` and `perio-missing-<code>`.

use serde::Serialize;

use super::Stage;
use crate::Tooth;

/// One step of the argument.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(tag = "code", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum Reason {
    /// Interdental attachment loss at two teeth that are no neighbours.
    CaseInterdental {
        /// How many teeth.
        teeth: i32,
    },
    /// Attachment loss of 3 mm with pockets on the cheek's or tongue's side of two teeth.
    CaseBuccal {
        /// Which.
        teeth: Vec<Tooth>,
    },
    /// Bone loss on the radiograph, no attachment loss measured.
    CaseBone,
    /// No two teeth that are no neighbours have lost attachment.
    NoCase,
    /// The loss has another explanation, says the clinician.
    ExplainedOtherwise,
    /// Severity by attachment loss.
    Loss {
        /// Where.
        tooth: Tooth,
        /// How much.
        mm: i32,
        /// What it gives.
        stage: Stage,
    },
    /// Severity by bone loss, for want of attachment loss.
    Bone {
        /// What it gives.
        stage: Stage,
    },
    /// Bone loss speaks of a higher stage than attachment loss: look again.
    BoneSaysMore {
        /// What bone loss would give.
        stage: Stage,
    },
    /// Teeth lost to periodontitis.
    TeethLost {
        /// How many.
        n: i32,
        /// What it gives.
        stage: Stage,
    },
    /// Greatest depth.
    Depth {
        /// How much.
        mm: i32,
        /// What it gives.
        stage: Stage,
    },
    /// A vertical defect of 3 mm and more.
    VerticalDefect {
        /// How deep.
        mm: i32,
    },
    /// A furcation of grade II or III.
    Furcation {
        /// Where.
        tooth: Tooth,
        /// Hamp.
        grade: i32,
    },
    /// A moderate ridge defect.
    RidgeModerate,
    /// Complexity of stage IV: chewing.
    Mastication,
    /// Complexity of stage IV: secondary occlusal trauma.
    OcclusalTrauma,
    /// Complexity of stage IV: severe ridge defect.
    RidgeSevere,
    /// Complexity of stage IV: bite collapse, drifting, flaring.
    BiteCollapse,
    /// Complexity of stage IV: fewer than twenty teeth, complex rehabilitation.
    FewTeeth {
        /// How many are left.
        teeth: i32,
    },
    /// A need of complex rehabilitation does not count before stage III.
    ComplexityNotCounted,
    /// Stage is not lowered: it was judged higher before.
    HeldStage {
        /// What it was.
        stage: Stage,
    },
    /// Extent.
    Extent {
        /// Teeth that lost as much as severity asks for.
        n: i32,
        /// Natural teeth.
        of: i32,
        /// Attachment loss counted from.
        mm: i32,
    },
    /// First molars and incisors only.
    MolarIncisor,
    /// Grade by what was lost in five years.
    Progression {
        /// In tenths of a millimetre.
        tenths_mm: i32,
    },
    /// Grade by what this person's own teeth lost since an earlier examination.
    Lost {
        /// What at least two teeth lost.
        lost_mm: i32,
        /// In how many months.
        months: i32,
        /// Teeth compared.
        teeth: i32,
    },
    /// Grade by bone loss against age.
    BoneForAge {
        /// Hundredths of a percent for each year.
        hundredths: i32,
    },
    /// Grade by what biofilm explains.
    Phenotype {
        /// Destruction exceeds what biofilm explains.
        exceeding: bool,
    },
    /// Grade begins at B for want of evidence.
    GradeAssumed,
    /// Smoking.
    Smoking {
        /// Cigarettes a day.
        n: i32,
    },
    /// Diabetes.
    Diabetes {
        /// HbA1c in tenths of a percent.
        hba1c_tenths: Option<i32>,
    },
    /// Bleeding.
    Bleeding {
        /// Sites of a thousand.
        permille: i32,
    },
    /// Pockets that need treatment remain.
    Pockets {
        /// Greatest depth.
        mm: i32,
    },
}

/// What is not known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
#[serde(tag = "code", rename_all = "snake_case", rename_all_fields = "camelCase")]
pub enum Missing {
    /// No depths.
    Depths,
    /// No margins, hence no attachment loss.
    Margins,
    /// Nobody looked for bleeding.
    Bleeding,
    /// No radiographic bone loss.
    BoneLoss,
    /// No date of birth.
    Age,
    /// Why teeth are gone.
    CauseOfLoss {
        /// How many.
        n: i32,
    },
    /// Whether mobility is occlusal trauma.
    OcclusalTrauma {
        /// Where.
        tooth: Tooth,
    },
    /// Whether fewer than twenty teeth need complex rehabilitation.
    ComplexRehabilitation {
        /// How many are left.
        teeth: i32,
    },
    /// Smoking.
    Smoking,
    /// Diabetes.
    Diabetes,
    /// HbA1c of a person with diabetes.
    Hba1c,
    /// Systemic or genetic condition.
    SystemicCondition,
}
