//! The 2017 classification of periodontal conditions, argued in the open: what it says, why, and what it lacks.
//!
//! It proposes; the clinician judges. What was read here and in which order: case definition, stage, extent, grade.

use serde::{Deserialize, Serialize};

use super::{Answers, Extent, Figures, Grade, Missing, Reason, Stage, extent, grade, stage};

/// What a mouth has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Diagnosis {
    /// Not enough is known.
    Insufficient,
    /// Health on an intact periodontium.
    Health,
    /// Gingivitis of some sites, on an intact periodontium.
    GingivitisLocalized,
    /// Gingivitis of many sites, on an intact periodontium.
    GingivitisGeneralized,
    /// Health on a reduced periodontium.
    HealthReduced,
    /// Gingivitis on a reduced periodontium.
    GingivitisReduced,
    /// Periodontitis, treated and stable.
    Stable,
    /// Periodontitis, treated, without pockets that bleed, gums inflamed.
    StableInflamed,
    /// Periodontitis.
    Periodontitis,
}

/// What the figures and the answers say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, specta::Type)]
pub struct Classification {
    /// What.
    pub diagnosis: Diagnosis,
    /// How severe; of periodontitis.
    pub stage: Option<Stage>,
    /// How widespread; of periodontitis.
    pub extent: Option<Extent>,
    /// How fast; of periodontitis.
    pub grade: Option<Grade>,
    /// Why.
    pub reasons: Vec<Reason>,
    /// What would decide or change it.
    pub missing: Vec<Missing>,
}

/// Classifies. `held` is the highest stage judged before: treatment does not lower a stage.
pub fn classify(figures: &Figures, answers: &Answers, held: Option<Stage>) -> Classification {
    let mut argued = Classification {
        diagnosis: Diagnosis::Insufficient,
        stage: None,
        extent: None,
        grade: None,
        reasons: Vec::new(),
        missing: Vec::new(),
    };
    if !figures.was_probed && Stage::of_bone(answers).is_none() && figures.interdental_loss.is_empty() {
        argued.missing.push(Missing::Depths);
        return argued;
    }
    match is_case(figures, answers, held, &mut argued) {
        None => argued.missing.push(Missing::Margins),
        Some(false) => argued.without_periodontitis(figures, answers),
        Some(true) => argued.periodontitis(figures, answers, held),
    }
    argued
}

/// Whether it is a case of periodontitis; `None` where that cannot be known.
fn is_case(figures: &Figures, answers: &Answers, held: Option<Stage>, argued: &mut Classification) -> Option<bool> {
    if answers.explained_otherwise == Some(true) {
        argued.reasons.push(Reason::ExplainedOtherwise);
        return Some(false);
    }
    if figures.loss_at_two_apart() {
        let teeth = i32::try_from(figures.interdental_loss.len()).unwrap_or(i32::MAX);
        argued.reasons.push(Reason::CaseInterdental { teeth });
        return Some(true);
    }
    if figures.buccal_or_oral.len() >= 2 {
        argued.reasons.push(Reason::CaseBuccal { teeth: figures.buccal_or_oral.clone() });
        return Some(true);
    }
    if !figures.margins_known && Stage::of_bone(answers).is_some() {
        argued.reasons.push(Reason::CaseBone);
        return Some(true);
    }
    if held.is_some() {
        return Some(true);
    }
    if !figures.margins_known {
        return None;
    }
    argued.reasons.push(Reason::NoCase);
    Some(false)
}

/// Bleeding from which gums count as inflamed, and from which most of them are: sites of a thousand.
const INFLAMED: i32 = 100;
const WIDELY_INFLAMED: i32 = 300;

impl Classification {
    fn without_periodontitis(&mut self, figures: &Figures, answers: &Answers) {
        let Some(permille) = figures.bleeding_permille else {
            self.missing.push(Missing::Bleeding);
            return;
        };
        self.reasons.push(Reason::Bleeding { permille });
        if figures.depth_most_mm > 3 {
            self.reasons.push(Reason::Pockets { mm: figures.depth_most_mm });
        }
        let reduced = figures.has_loss || answers.explained_otherwise == Some(true);
        let is_healthy = permille < INFLAMED && figures.depth_most_mm <= 3;
        self.diagnosis = match (is_healthy, reduced) {
            (true, false) => Diagnosis::Health,
            (true, true) => Diagnosis::HealthReduced,
            (false, true) => Diagnosis::GingivitisReduced,
            (false, false) if permille > WIDELY_INFLAMED => Diagnosis::GingivitisGeneralized,
            (false, false) => Diagnosis::GingivitisLocalized,
        };
    }

    fn periodontitis(&mut self, figures: &Figures, answers: &Answers, held: Option<Stage>) {
        let argued = stage::stage(figures, answers);
        let computed = argued.as_ref().map(|staging| staging.stage);
        let severity = argued.as_ref().map(|staging| staging.severity);
        if let Some(staging) = argued {
            self.reasons.extend(staging.reasons);
            self.missing.extend(staging.missing);
        }
        self.stage = computed.max(held);
        if let Some(stage) = held.filter(|held| Some(*held) > computed) {
            self.reasons.push(Reason::HeldStage { stage });
        }
        if self.stage.is_none() {
            self.missing.push(Missing::Margins);
            return;
        }
        self.extent = severity.and_then(|severity| extent::extent(figures, severity, &mut self.reasons));
        self.grade = Some(grade::grade(figures, answers, &mut self.reasons, &mut self.missing));
        self.diagnosis = self.activity(figures, answers);
    }

    /// Who was treated and has no pockets left is stable, and stays a person with periodontitis of that stage.
    fn activity(&mut self, figures: &Figures, answers: &Answers) -> Diagnosis {
        if answers.treated != Some(true) || !figures.was_probed {
            return Diagnosis::Periodontitis;
        }
        if figures.depth_most_mm >= 5 || figures.has_bleeding_pocket {
            self.reasons.push(Reason::Pockets { mm: figures.depth_most_mm });
            return Diagnosis::Periodontitis;
        }
        match figures.bleeding_permille {
            Some(permille) => {
                self.reasons.push(Reason::Bleeding { permille });
                if permille < INFLAMED { Diagnosis::Stable } else { Diagnosis::StableInflamed }
            }
            None => {
                self.missing.push(Missing::Bleeding);
                Diagnosis::Periodontitis
            }
        }
    }
}

#[cfg(test)]
mod tests;
