//! The mouth of a child's card: two arches of faces, opened wide, as the dentist sees it.

use domain::{Tooth, tooth::ToothClass};

use super::{face::face, look::Place};
use crate::{path::at, typeset::Slab};

/// Half of an arch's ellipse in parts of the width.
const WIDE: f64 = 0.43;
const HIGH: f64 = 0.40;
/// Room between the jaws.
const OPEN: f64 = 9.0;
/// Steps in which the length of an arch is measured.
const STEPS: usize = 400;

/// Both jaws in `width` millimetres.
pub(super) fn mouth(places: &[Place], width: f64, colour: bool) -> Slab {
    let (rx, ry) = (width * WIDE, width * HIGH);
    let (middle, edge) = (width / 2.0, width * 0.06);
    let mut items = Vec::new();
    let high = ry + edge + width * 0.02;
    for (upper, jaw) in [true, false].map(|upper| (upper, places.iter().filter(move |p| p.tooth.is_upper() == upper))) {
        let jaw: Vec<&Place> = jaw.collect();
        let (centre, up) = if upper { (high, -1.0) } else { (high + OPEN, 1.0) };
        for (place, (x, y, size)) in jaw.iter().zip(along(&jaw, (rx, ry))) {
            items.extend(face(place.look, at(middle + x, centre + up * y), size, colour));
        }
    }
    Slab { height: 2.0 * high + OPEN, items, keeps_next: false }
}

/// How wide a tooth is beside the others.
fn part(tooth: Tooth) -> f64 {
    match (tooth.class(), tooth.is_primary()) {
        (ToothClass::Molar, false) => 1.3,
        (ToothClass::Molar, true) => 1.15,
        (ToothClass::Incisor, true) => 0.85,
        (ToothClass::Incisor | ToothClass::Canine | ToothClass::Premolar, _) => 1.0,
    }
}

/// The middle and the size of each tooth, evenly along half an ellipse from left to right.
fn along(jaw: &[&Place], (rx, ry): (f64, f64)) -> Vec<(f64, f64, f64)> {
    let turn = |step: usize| std::f64::consts::PI * (1.0 - step as f64 / STEPS as f64);
    let point = |step: usize| (rx * turn(step).cos(), ry * turn(step).sin());
    let mut lengths = vec![0.0];
    for step in 1..=STEPS {
        let ((x0, y0), (x1, y1)) = (point(step - 1), point(step));
        lengths.push(lengths[step - 1] + (x1 - x0).hypot(y1 - y0));
    }
    let (whole, parts) = (lengths[STEPS], jaw.iter().map(|place| part(place.tooth)).sum::<f64>());
    let mut gone = 0.0;
    let mut places = Vec::new();
    for place in jaw {
        let wide = part(place.tooth) / parts * whole;
        let step = lengths.partition_point(|length| *length < gone + wide / 2.0).min(STEPS);
        let (x, y) = point(step);
        places.push((x, y, (wide * 0.85).min(rx * 0.28)));
        gone += wide;
    }
    places
}
