//! Risk of going on losing attachment: the hexagon of Lang and Tonetti (2003).

use serde::{Deserialize, Serialize};

use super::{Answers, Figures, Missing};

/// How much risk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Risk {
    /// Low.
    Low,
    /// Moderate.
    Moderate,
    /// High.
    High,
}

/// A corner of the hexagon.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum RiskFactor {
    /// Bleeding, in percent of the sites.
    Bleeding,
    /// Sites of 5 mm and more.
    Pockets,
    /// Teeth lost of 28.
    TeethLost,
    /// Bone loss in percent, divided by age.
    BoneForAge,
    /// Systemic and genetic conditions.
    Systemic,
    /// Smoking.
    Smoking,
}

/// One corner with its value.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
pub struct RiskParameter {
    /// Which.
    pub factor: RiskFactor,
    /// Its value in the factor's unit; of systemic conditions 0 or 1.
    pub value: Option<f64>,
    /// How far out it lies: 0 in the middle, 2 at the border of low, 4 of moderate risk, 6 at the rim.
    pub ring: Option<f64>,
    /// What that means.
    pub risk: Option<Risk>,
}

/// The hexagon.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
pub struct RiskAssessment {
    /// The six corners, in the order of the drawing.
    pub parameters: Vec<RiskParameter>,
    /// The verdict; `None` while what is missing could change it.
    pub risk: Option<Risk>,
    /// What is missing.
    pub missing: Vec<Missing>,
}

/// The rings of each measured corner.
const BLEEDING: [f64; 6] = [4.0, 9.0, 16.0, 25.0, 36.0, 50.0];
const COUNTS: [f64; 6] = [2.0, 4.0, 6.0, 8.0, 10.0, 12.0];
const BONE_FOR_AGE: [f64; 6] = [0.25, 0.5, 0.75, 1.0, 1.25, 1.5];

/// Assesses.
pub fn assess_risk(figures: &Figures, answers: &Answers) -> RiskAssessment {
    let lost = Some(figures.lost.any.min(28));
    let bone = answers.bone_loss_per_year(figures.age_years).map(|hundredths| f64::from(hundredths) / 100.0);
    let pockets = figures.was_probed.then_some(figures.pockets_from_5);
    let parameters = vec![
        measured(RiskFactor::Bleeding, figures.bleeding_permille.map(|n| f64::from(n) / 10.0), BLEEDING),
        measured(RiskFactor::Pockets, pockets.map(f64::from), COUNTS),
        measured(RiskFactor::TeethLost, lost.map(f64::from), COUNTS),
        measured(RiskFactor::BoneForAge, bone, BONE_FOR_AGE),
        systemic(answers),
        smoking(answers),
    ];
    let missing = parameters.iter().filter(|parameter| parameter.risk.is_none());
    let missing: Vec<Missing> = missing.map(|parameter| lacks(parameter.factor, answers)).collect();
    RiskAssessment { risk: verdict(&parameters), parameters, missing }
}

/// High with two high corners; moderate with one high or two moderate ones; low otherwise. Corners that are missing count
/// as low first and as high then: only where both give the same is there a verdict.
fn verdict(parameters: &[RiskParameter]) -> Option<Risk> {
    let with = |unknown: Risk| {
        let count =
            |risk: Risk| parameters.iter().filter(|parameter| parameter.risk.unwrap_or(unknown) == risk).count();
        match (count(Risk::High), count(Risk::Moderate)) {
            (2.., _) => Risk::High,
            (1, _) | (0, 2..) => Risk::Moderate,
            (0, _) => Risk::Low,
        }
    };
    let least = with(Risk::Low);
    (least == with(Risk::High)).then_some(least)
}

fn measured(factor: RiskFactor, value: Option<f64>, rings: [f64; 6]) -> RiskParameter {
    let ring = value.map(|value| ring(value, rings));
    let risk = value.map(|value| {
        if value <= rings[1] {
            Risk::Low
        } else if value <= rings[3] {
            Risk::Moderate
        } else {
            Risk::High
        }
    });
    RiskParameter { factor, value, ring, risk }
}

/// Where a value lies between its rings.
fn ring(value: f64, rings: [f64; 6]) -> f64 {
    let mut inner = 0.0;
    for (n, outer) in (0_u8..).zip(rings) {
        if value <= outer {
            return f64::from(n) + (value - inner) / (outer - inner);
        }
        inner = outer;
    }
    6.0
}

fn systemic(answers: &Answers) -> RiskParameter {
    let said = match (answers.systemic_condition, answers.is_diabetic()) {
        (Some(true), _) | (_, Some(true)) => Some(true),
        (Some(false), _) => Some(false),
        (None, _) => None,
    };
    RiskParameter {
        factor: RiskFactor::Systemic,
        value: said.map(|said| f64::from(u8::from(said))),
        ring: said.map(|said| if said { 6.0 } else { 0.0 }),
        risk: said.map(|said| if said { Risk::High } else { Risk::Low }),
    }
}

fn smoking(answers: &Answers) -> RiskParameter {
    let n = answers.cigarettes_per_day;
    let (ring, risk) = match n {
        None => (None, None),
        Some(..=0) => (Some(0.0), Some(Risk::Low)),
        Some(1..=9) => (Some(3.0), Some(Risk::Moderate)),
        Some(10..=19) => (Some(4.0), Some(Risk::Moderate)),
        Some(20..) => (Some(6.0), Some(Risk::High)),
    };
    RiskParameter { factor: RiskFactor::Smoking, value: n.map(f64::from), ring, risk }
}

fn lacks(factor: RiskFactor, answers: &Answers) -> Missing {
    match factor {
        RiskFactor::Bleeding => Missing::Bleeding,
        RiskFactor::Pockets => Missing::Depths,
        RiskFactor::TeethLost => Missing::CauseOfLoss { n: 0 },
        RiskFactor::BoneForAge if answers.bone_loss_percent.is_some() => Missing::Age,
        RiskFactor::BoneForAge => Missing::BoneLoss,
        RiskFactor::Systemic => Missing::SystemicCondition,
        RiskFactor::Smoking => Missing::Smoking,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::perio::TeethLost;

    fn figures(bleeding_permille: i32, pockets_from_5: i32, lost: i32) -> Figures {
        Figures {
            was_probed: true,
            bleeding_permille: Some(bleeding_permille),
            pockets_from_5,
            lost: TeethLost { any: lost, ..TeethLost::default() },
            age_years: Some(50),
            ..Figures::default()
        }
    }

    fn answers(bone_loss_percent: i32, cigarettes: i32) -> Answers {
        Answers {
            bone_loss_percent: Some(bone_loss_percent),
            cigarettes_per_day: Some(cigarettes),
            systemic_condition: Some(false),
            ..Answers::default()
        }
    }

    #[test]
    fn corners_decide_together() {
        let verdict = |figures: Figures, answers: Answers| assess_risk(&figures, &answers).risk;
        assert_eq!(verdict(figures(90, 4, 4), answers(25, 0)), Some(Risk::Low));
        assert_eq!(verdict(figures(100, 4, 4), answers(25, 0)), Some(Risk::Low), "one moderate corner is still low");
        assert_eq!(verdict(figures(100, 6, 4), answers(25, 0)), Some(Risk::Moderate));
        assert_eq!(verdict(figures(90, 9, 4), answers(25, 0)), Some(Risk::Moderate), "one high corner");
        assert_eq!(verdict(figures(260, 9, 4), answers(25, 0)), Some(Risk::High));
        assert_eq!(verdict(figures(0, 0, 0), answers(60, 20)), Some(Risk::High));
    }

    #[test]
    fn without_what_could_change_it_there_is_no_verdict() {
        let half = Answers { bone_loss_percent: None, ..answers(0, 0) };
        let some = assess_risk(&figures(20, 0, 0), &half);
        assert_eq!((some.risk, some.missing), (None, vec![Missing::BoneLoss]));
        assert_eq!(assess_risk(&figures(400, 20, 0), &half).risk, Some(Risk::High));
    }

    #[test]
    fn rings_are_where_the_hexagon_has_them() {
        let rings = |value| ring(value, BLEEDING);
        assert_eq!([0.0, 4.0, 9.0, 25.0, 36.0, 50.0, 80.0].map(rings), [0.0, 1.0, 2.0, 4.0, 5.0, 6.0, 6.0]);
    }
}
