//! How each place of a child's mouth looks on their card.

use domain::{
    Tooth,
    finding::{Part, Status},
    odontogram::{Chart, Presence},
};

/// What a tooth is to a child. No look frightens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    /// Sound.
    Sound,
    /// Wears a sealant.
    Sealed,
    /// Was mended: a filling, a crown, a root.
    Mended,
    /// To be looked after: ill, or work is planned.
    ToCare,
    /// On its way.
    Erupting,
    /// One fell out, or one is to come.
    Gap,
}

impl Look {
    /// All of them, as the card tells them.
    pub(super) const ALL: [Look; 6] =
        [Look::Sound, Look::Sealed, Look::Mended, Look::ToCare, Look::Erupting, Look::Gap];

    /// Its words.
    pub(super) fn key(self) -> &'static str {
        match self {
            Look::Sound => "carnet-look-sound",
            Look::Sealed => "carnet-look-sealed",
            Look::Mended => "carnet-look-mended",
            Look::ToCare => "carnet-look-care",
            Look::Erupting => "carnet-look-erupting",
            Look::Gap => "carnet-look-gap",
        }
    }
}

/// A place of the arch with what stands there.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Place {
    /// The tooth that is there, or will be.
    pub(super) tooth: Tooth,
    /// How it looks.
    pub(super) look: Look,
}

/// The places of both jaws, from the patient's right to their left, the upper jaw first. Third molars are not for
/// children.
pub(super) fn places(chart: &Chart, age_years: Option<f32>) -> Vec<Place> {
    let right_to_left = |right: u8, left: u8| {
        (1..=7).rev().map(move |place| (right, place)).chain((1..=7).map(move |place| (left, place)))
    };
    let all = right_to_left(1, 2).chain(right_to_left(4, 3));
    all.filter_map(|(quadrant, place)| at(chart, age_years, quadrant, place)).collect()
}

fn at(chart: &Chart, age_years: Option<f32>, quadrant: u8, place: u8) -> Option<Place> {
    let permanent = Tooth::new(quadrant * 10 + place).ok()?;
    let primary = Tooth::new((quadrant + 4) * 10 + place).ok();
    let presence = |tooth: Tooth| chart.presence(tooth, age_years);
    let there = |tooth: &Tooth| presence(*tooth) == Presence::Present;
    let standing = Some(permanent).filter(there).or(primary.filter(there));
    match standing {
        Some(tooth) => Some(Place { tooth, look: look(chart, tooth) }),
        // Behind the milk teeth there is nothing to miss before the molars come.
        None if place > 5 && presence(permanent) == Presence::Hidden => None,
        None => Some(Place { tooth: permanent, look: Look::Gap }),
    }
}

/// What is still to be done or cared for comes before what was done.
fn look(chart: &Chart, tooth: Tooth) -> Look {
    let on = |wanted: &dyn Fn(&str, Status) -> bool| {
        chart.in_force().iter().any(|held| {
            let here = held.teeth.iter().any(|one| one.tooth == tooth && one.role != Part::Anchor);
            here && wanted(held.finding.rule.as_str(), held.finding.status)
        })
    };
    if on(&|rule, _| rule == "erupting") {
        Look::Erupting
    } else if on(&|_, status| status.is_ahead() || matches!(status, Status::Pathology | Status::ExistingDefective)) {
        Look::ToCare
    } else if on(&|rule, _| matches!(rule, "restoration" | "temporary" | "crown" | "root_canal" | "bridge" | "implant"))
    {
        Look::Mended
    } else if on(&|rule, _| rule == "sealant") {
        Look::Sealed
    } else {
        Look::Sound
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    fn looks(age: f32) -> Vec<(String, Look)> {
        let places = places(&sample::chart(&sample::child()), Some(age));
        places.into_iter().map(|place| (place.tooth.to_string(), place.look)).collect()
    }

    #[test]
    fn a_child_of_eight_sees_each_place_once_as_it_is() {
        let all = looks(8.0);
        let look = |tooth: &str| all.iter().find(|(name, _)| name == tooth).map(|(_, look)| *look);
        for (tooth, expected) in [
            ("16", Some(Look::Sealed)),
            ("55", Some(Look::ToCare)),
            ("54", Some(Look::Mended)),
            ("84", Some(Look::ToCare)),
            ("53", Some(Look::Sound)),
            ("17", None),
            ("15", None),
        ] {
            assert_eq!(look(tooth), expected, "{tooth}");
        }
        assert_eq!(all.len(), 24, "six places a quadrant");
    }

    #[test]
    fn a_lost_milk_tooth_whose_successor_is_not_there_is_a_gap() {
        let chart = sample::chart(&[sample::finding("absent", &[61], "", Some("trauma"), Status::ExistingGood)]);
        let gap = places(&chart, Some(5.0)).into_iter().find(|place| place.tooth.code() == 21);
        assert_eq!(gap.map(|place| place.look), Some(Look::Gap));
    }
}
