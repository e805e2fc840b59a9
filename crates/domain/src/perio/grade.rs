//! Grade: how fast it goes. What was measured over time comes first, then bone against age; habits only ever raise it.

use serde::{Deserialize, Serialize};

use super::{Answers, Figures, Missing, Phenotype, Progression, Reason};

/// Grade of periodontitis.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, specta::Type)]
pub enum Grade {
    /// Slow.
    A,
    /// Moderate.
    B,
    /// Rapid.
    C,
}

/// Argues the grade. Without evidence it is B until there is some, and that is said.
pub(super) fn grade(
    figures: &Figures,
    answers: &Answers,
    reasons: &mut Vec<Reason>,
    missing: &mut Vec<Missing>,
) -> Grade {
    let measured = direct(figures, answers, reasons)
        .or_else(|| indirect(figures, answers, reasons).max(figures.progression.and_then(|lost| lost.at_least())));
    let grade = measured.unwrap_or_else(|| {
        reasons.push(Reason::GradeAssumed);
        if answers.bone_loss_percent.is_none() {
            missing.push(Missing::BoneLoss);
        } else {
            missing.push(Missing::Age);
        }
        Grade::B
    });
    let by_smoking = smoking(answers, reasons, missing);
    let by_diabetes = diabetes(answers, reasons, missing);
    grade.max(by_smoking).max(by_diabetes)
}

/// What the clinician says of five years; else what was measured at this person's own teeth.
fn direct(figures: &Figures, answers: &Answers, reasons: &mut Vec<Reason>) -> Option<Grade> {
    let Some(tenths_mm) = answers.progression_tenths_mm else {
        let lost = figures.progression?;
        let Progression { lost_mm, months, teeth } = lost;
        let (grade, said) = (lost.grade(), Reason::Lost { lost_mm, months, teeth });
        reasons.extend((grade.is_some() || lost.at_least().is_some()).then_some(said));
        return grade;
    };
    reasons.push(Reason::Progression { tenths_mm });
    Some(match tenths_mm {
        ..=0 => Grade::A,
        1..=19 => Grade::B,
        20.. => Grade::C,
    })
}

fn indirect(figures: &Figures, answers: &Answers, reasons: &mut Vec<Reason>) -> Option<Grade> {
    let by_bone = answers.bone_loss_per_year(figures.age_years).map(|hundredths| {
        reasons.push(Reason::BoneForAge { hundredths });
        match hundredths {
            ..=24 => Grade::A,
            25..=100 => Grade::B,
            101.. => Grade::C,
        }
    });
    let by_biofilm = answers.phenotype.map(|phenotype| match phenotype {
        Phenotype::Resistant => Grade::A,
        Phenotype::Commensurate => Grade::B,
        Phenotype::Exceeding => Grade::C,
    });
    // Bone loss is measured, the phenotype an impression: alone it decides, beside a measure it only raises.
    if by_biofilm > by_bone && by_biofilm != Some(Grade::B) {
        reasons.push(Reason::Phenotype { exceeding: by_biofilm == Some(Grade::C) });
    }
    by_bone.max(by_biofilm)
}

fn smoking(answers: &Answers, reasons: &mut Vec<Reason>, missing: &mut Vec<Missing>) -> Grade {
    let Some(n) = answers.cigarettes_per_day else {
        missing.push(Missing::Smoking);
        return Grade::A;
    };
    if n > 0 {
        reasons.push(Reason::Smoking { n });
    }
    match n {
        ..=0 => Grade::A,
        1..=9 => Grade::B,
        10.. => Grade::C,
    }
}

fn diabetes(answers: &Answers, reasons: &mut Vec<Reason>, missing: &mut Vec<Missing>) -> Grade {
    match answers.is_diabetic() {
        None => {
            missing.push(Missing::Diabetes);
            Grade::A
        }
        Some(false) => Grade::A,
        Some(true) => {
            reasons.push(Reason::Diabetes { hba1c_tenths: answers.hba1c_tenths });
            if answers.hba1c_tenths.is_none() {
                missing.push(Missing::Hba1c);
            }
            if answers.hba1c_tenths.is_some_and(|hba1c| hba1c >= 70) { Grade::C } else { Grade::B }
        }
    }
}
