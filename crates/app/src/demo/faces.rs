//! Which faces of a tooth decay or are filled, and with what.

use domain::{Surface, Surfaces, Tooth, tooth::ToothClass};

use super::{cdc, random::Random};

/// Faces in the order of the CDC's codes.
const CODED: [Surface; 5] =
    [Surface::Lingual, Surface::Occlusal, Surface::Vestibular, Surface::Mesial, Surface::Distal];

/// Where a tooth is decayed; deep caries spreads.
pub(super) fn decayed(random: &mut Random, tooth: Tooth, depth: &str) -> Surfaces {
    let first = face(random, tooth, &cdc::faces_of(tooth).decayed);
    match depth {
        "white_spot" | "enamel" => Surfaces::NONE.with(first),
        "dentine" => spread(random, tooth, first, 0.3),
        _ => spread(random, tooth, first, 0.7),
    }
}

/// Where a tooth was filled.
pub(super) fn filled(random: &mut Random, tooth: Tooth) -> Surfaces {
    let faces = cdc::faces_of(tooth);
    let both: [f32; 5] = std::array::from_fn(|i| faces.amalgam[i] + faces.other[i]);
    let first = face(random, tooth, &both);
    spread(random, tooth, first, 0.45)
}

/// One face more than those there are; `None` when the tooth has no other that is ever filled alone.
pub(super) fn another(random: &mut Random, tooth: Tooth, than: Surfaces) -> Option<Surface> {
    let left: Vec<Surface> = [Surface::Mesial, Surface::Distal, Surface::Vestibular]
        .into_iter()
        .filter(|face| tooth.surfaces().has(*face) && !than.has(*face))
        .collect();
    (!left.is_empty()).then(|| random.pick(&left))
}

/// What an older filling is made of: amalgam only in back teeth, and only as old as amalgam's days.
pub(super) fn old_material(random: &mut Random, tooth: Tooth, age: f32) -> &'static str {
    let faces = cdc::faces_of(tooth);
    let (amalgam, other) = (faces.amalgam.iter().sum::<f32>(), faces.other.iter().sum::<f32>());
    let days = ((age - 25.0) / 25.0).clamp(0.0, 1.4);
    match tooth.class() {
        ToothClass::Premolar | ToothClass::Molar if random.chance(amalgam / (amalgam + other) * days) => "amalgam",
        ToothClass::Molar | ToothClass::Premolar if age > 30.0 && random.chance(0.03) => {
            if random.chance(0.5) {
                "inlay_metal"
            } else {
                "inlay_aesthetic"
            }
        }
        _ => new_material(tooth),
    }
}

/// What is filled with today.
pub(super) fn new_material(tooth: Tooth) -> &'static str {
    if tooth.is_primary() { "glass_ionomer" } else { "composite" }
}

fn face(random: &mut Random, tooth: Tooth, weights: &[f32; 5]) -> Surface {
    let there = tooth.surfaces();
    let weight = |(face, weight): (&Surface, &f32)| if there.has(*face) { *weight } else { 0.0 };
    CODED[random.weighted(CODED.iter().zip(weights).map(weight))]
}

/// Into the neighbouring faces: a back tooth becomes MO, OD or MOD, a front tooth takes its edge.
fn spread(random: &mut Random, tooth: Tooth, first: Surface, chance: f32) -> Surfaces {
    let mut faces = Surfaces::NONE.with(first);
    let biting = if tooth.surfaces().has(Surface::Occlusal) { Surface::Occlusal } else { Surface::Incisal };
    match first {
        Surface::Occlusal => {
            for side in [Surface::Mesial, Surface::Distal] {
                if random.chance(chance * 0.7) {
                    faces = faces.with(side);
                }
            }
        }
        Surface::Mesial | Surface::Distal if biting == Surface::Occlusal => {
            // A box between back teeth is reached from above.
            if random.chance(0.5 + chance) {
                faces = faces.with(biting);
            }
        }
        Surface::Mesial | Surface::Distal => {
            for (face, share) in [(biting, 0.4), (Surface::Lingual, 0.5), (Surface::Vestibular, 0.4)] {
                if random.chance(chance * share) {
                    faces = faces.with(face);
                }
            }
        }
        Surface::Vestibular => {
            if random.chance(chance * 0.8) {
                return Surfaces::NONE.with(Surface::Cervical);
            }
        }
        Surface::Lingual | Surface::Incisal | Surface::Cervical => {}
    }
    faces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_faces_the_tooth_has() {
        let mut random = Random::of(5, 5);
        for tooth in Tooth::ALL {
            for depth in ["enamel", "dentine", "pulp"] {
                assert_eq!(tooth.check_surfaces(decayed(&mut random, tooth, depth)), Ok(()), "{tooth}");
            }
            let faces = filled(&mut random, tooth);
            assert!(!faces.is_empty() && tooth.check_surfaces(faces).is_ok(), "{tooth}");
        }
    }

    #[test]
    fn molars_decay_on_top_and_incisors_between() {
        let mut random = Random::of(6, 6);
        let mut count = |code: u8, face: Surface| {
            let tooth = Tooth::new(code).expect("a tooth");
            (0..500).filter(|_| decayed(&mut random, tooth, "enamel").has(face)).count()
        };
        assert!(count(36, Surface::Occlusal) > 200);
        assert!(count(11, Surface::Mesial) + count(11, Surface::Distal) > 300);
    }
}
