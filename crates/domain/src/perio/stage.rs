//! Stage: severity first, then what complicates treatment. One complicating fact is enough to raise it.

use serde::{Deserialize, Serialize};

use super::{Answers, BoneThird, Figures, Missing, Reason, RidgeDefect};

/// Stage of periodontitis (Tonetti, Greenwell and Kornman 2018).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, specta::Type)]
pub enum Stage {
    /// Initial.
    I,
    /// Moderate.
    II,
    /// Severe, teeth may be lost.
    III,
    /// Severe, the dentition may be lost.
    IV,
}

impl Stage {
    /// Severity by interdental attachment loss.
    pub fn of_loss(mm: i32) -> Stage {
        match mm {
            ..=2 => Stage::I,
            3..=4 => Stage::II,
            5.. => Stage::III,
        }
    }

    /// Severity by bone loss on the radiograph.
    pub fn of_bone(answers: &Answers) -> Option<Stage> {
        match (answers.bone_loss_percent, answers.bone_third) {
            (Some(0), None) => None,
            (Some(..15), _) => Some(Stage::I),
            (Some(15..=33), _) => Some(Stage::II),
            (Some(34..), _) | (None, Some(BoneThird::Middle | BoneThird::Apical)) => Some(Stage::III),
            // A coronal third without a percentage is at least that.
            (None, Some(BoneThird::Coronal)) => Some(Stage::I),
            (None, None) => None,
        }
    }

    fn of_teeth_lost(n: i32) -> Option<Stage> {
        match n {
            ..=0 => None,
            1..=4 => Some(Stage::III),
            5.. => Some(Stage::IV),
        }
    }

    /// The least attachment loss that this severity asks for.
    pub fn least_loss_mm(self) -> i32 {
        match self {
            Stage::I => 1,
            Stage::II => 3,
            Stage::III | Stage::IV => 5,
        }
    }
}

/// A stage being argued.
pub(super) struct Staging {
    /// As far as the argument has come.
    pub(super) stage: Stage,
    /// By loss of attachment or bone alone: what extent is counted by.
    pub(super) severity: Stage,
    pub(super) reasons: Vec<Reason>,
    pub(super) missing: Vec<Missing>,
}

/// Argues the stage of a case; `None` where neither attachment nor bone was measured.
pub(super) fn stage(figures: &Figures, answers: &Answers) -> Option<Staging> {
    let by_bone = Stage::of_bone(answers);
    let by_loss = figures.worst_loss().map(|(_, mm)| Stage::of_loss(mm));
    let severity = by_loss.or(by_bone)?;
    let mut staging = Staging { stage: severity, severity, reasons: Vec::new(), missing: Vec::new() };
    match figures.worst_loss() {
        Some((tooth, mm)) => staging.reasons.push(Reason::Loss { tooth, mm, stage: severity }),
        None => staging.reasons.push(Reason::Bone { stage: severity }),
    }
    if let Some(stage) = by_bone.filter(|by_bone| by_loss.is_some_and(|by_loss| *by_bone > by_loss)) {
        staging.reasons.push(Reason::BoneSaysMore { stage });
    }
    staging.count_teeth_lost(figures, answers);
    staging.weigh_complexity(figures, answers);
    staging.weigh_rehabilitation(figures, answers);
    Some(staging)
}

impl Staging {
    fn raise(&mut self, stage: Stage, reason: Reason) {
        if stage > self.stage {
            self.stage = stage;
        }
        self.reasons.push(reason);
    }

    fn count_teeth_lost(&mut self, figures: &Figures, answers: &Answers) {
        let n = answers.teeth_lost.unwrap_or(figures.lost.periodontal);
        if let Some(stage) = Stage::of_teeth_lost(n) {
            self.raise(stage, Reason::TeethLost { n, stage });
        }
        if answers.teeth_lost.is_none() && figures.lost.unknown > 0 && n < 5 {
            self.missing.push(Missing::CauseOfLoss { n: figures.lost.unknown });
        }
    }

    fn weigh_complexity(&mut self, figures: &Figures, answers: &Answers) {
        let by_depth = match figures.depth_most_mm {
            ..=4 => Stage::I,
            5 => Stage::II,
            6.. => Stage::III,
        };
        if by_depth > Stage::I {
            self.raise(by_depth, Reason::Depth { mm: figures.depth_most_mm, stage: by_depth });
        }
        if let Some(mm) = answers.vertical_defect_mm.filter(|mm| *mm >= 3) {
            self.raise(Stage::III, Reason::VerticalDefect { mm });
        }
        if let Some((tooth, grade)) = figures.furcation.filter(|(_, grade)| *grade >= 2) {
            self.raise(Stage::III, Reason::Furcation { tooth, grade });
        }
        if answers.ridge_defect == Some(RidgeDefect::Moderate) {
            self.raise(Stage::III, Reason::RidgeModerate);
        }
    }

    /// What makes stage III a stage IV: a need of complex rehabilitation. It says nothing of a milder disease.
    fn weigh_rehabilitation(&mut self, figures: &Figures, answers: &Answers) {
        let few = figures.teeth < 20 && figures.teeth > 0;
        let loose = figures.mobility.filter(|(_, grade)| *grade >= 2);
        let factors = [
            (answers.masticatory_dysfunction, Reason::Mastication),
            (answers.occlusal_trauma, Reason::OcclusalTrauma),
            (Some(answers.ridge_defect == Some(RidgeDefect::Severe)), Reason::RidgeSevere),
            (answers.bite_collapse, Reason::BiteCollapse),
            (answers.complex_rehabilitation.filter(|_| few), Reason::FewTeeth { teeth: figures.teeth }),
        ];
        let found: Vec<Reason> =
            factors.into_iter().filter(|(there, _)| *there == Some(true)).map(|(_, reason)| reason).collect();
        if self.stage < Stage::III {
            if !found.is_empty() {
                self.reasons.push(Reason::ComplexityNotCounted);
            }
            return;
        }
        for reason in found {
            self.raise(Stage::IV, reason);
        }
        if self.stage == Stage::IV {
            return;
        }
        if let Some((tooth, _)) = loose.filter(|_| answers.occlusal_trauma.is_none()) {
            self.missing.push(Missing::OcclusalTrauma { tooth });
        }
        if few && answers.complex_rehabilitation.is_none() {
            self.missing.push(Missing::ComplexRehabilitation { teeth: figures.teeth });
        }
    }
}
