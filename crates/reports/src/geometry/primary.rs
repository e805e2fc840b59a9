//! The ten primary forms: bulbous crowns, tight necks, and molar roots that spread round the coming premolar.

use super::form::{Form, Plan, k, r};
use crate::path::Knot;

const SHIELD: [(f64, f64); 4] = [(0.82, 0.74), (0.66, 0.80), (0.66, 0.80), (0.80, 0.76)];
const BLOCK: [(f64, f64); 4] = [(0.84, 0.78), (0.78, 0.82), (0.76, 0.82), (0.80, 0.78)];

const SINGLE: &[Knot] =
    &[r(0.62, -0.07), r(0.54, 0.30), r(0.36, 0.72), k(0.0, 1.0, 1.0), r(-0.36, 0.72), r(-0.54, 0.30), r(-0.62, -0.07)];
const CANAL: &[&[Knot]] = &[&[r(0.0, -0.38), r(0.0, 0.3), r(0.0, 0.6), r(0.0, 0.90)]];

const INCISOR: &[Knot] = &[
    r(0.62, 0.08),
    r(0.92, 0.30),
    r(0.98, 0.70),
    k(0.90, 0.95, 0.8),
    k(0.74, 1.0, 0.8),
    r(0.0, 1.0),
    k(-0.66, 0.97, 0.8),
    k(-0.88, 0.88, 0.8),
    r(-0.98, 0.64),
    r(-0.92, 0.28),
    r(-0.62, 0.08),
];
const CANINE: &[Knot] = &[
    r(0.60, 0.08),
    r(0.92, 0.32),
    r(0.97, 0.58),
    k(0.14, 0.99, 0.6),
    k(-0.04, 0.99, 0.6),
    r(-0.97, 0.56),
    r(-0.92, 0.30),
    r(-0.60, 0.08),
];
const MOLAR: &[Knot] = &[
    r(0.70, 0.04),
    r(0.97, 0.24),
    r(0.95, 0.62),
    k(0.82, 0.88, 0.9),
    k(0.56, 0.99, 0.9),
    k(0.38, 0.98, 0.8),
    k(0.04, 0.84, 0.6),
    k(-0.34, 0.96, 0.8),
    k(-0.54, 0.955, 0.9),
    k(-0.80, 0.84, 0.9),
    r(-0.95, 0.58),
    r(-0.96, 0.24),
    r(-0.70, 0.04),
];
/// First molars: a strong mesial bulge at the neck.
const FIRST_MOLAR: &[Knot] = &[
    r(0.70, 0.02),
    r(1.0, 0.18),
    r(0.94, 0.56),
    k(0.80, 0.86, 0.9),
    k(0.46, 0.99, 0.9),
    k(0.22, 0.97, 0.8),
    k(-0.16, 0.84, 0.7),
    k(-0.46, 0.90, 0.8),
    k(-0.80, 0.80, 0.9),
    r(-0.94, 0.56),
    r(-0.94, 0.26),
    r(-0.68, 0.06),
];

/// Spread like tongs, with almost no trunk.
const SPREAD: &[Knot] = &[
    r(0.72, -0.07),
    r(0.94, 0.24),
    r(1.02, 0.58),
    r(0.88, 0.90),
    k(0.74, 1.0, 0.9),
    r(0.66, 0.90),
    r(0.66, 0.60),
    r(0.46, 0.30),
    k(0.0, 0.14, 1.0),
    r(-0.46, 0.30),
    r(-0.66, 0.58),
    r(-0.70, 0.86),
    k(-0.80, 0.95, 0.9),
    r(-0.94, 0.84),
    r(-1.02, 0.54),
    r(-0.94, 0.22),
    r(-0.72, -0.07),
];
const SPREAD_CANALS: &[&[Knot]] = &[
    &[r(0.22, -0.18), r(0.60, 0.18), r(0.84, 0.52), r(0.76, 0.92)],
    &[r(-0.22, -0.18), r(-0.60, 0.18), r(-0.84, 0.50), r(-0.82, 0.88)],
];
const UPPER_ROOTS: &[&[Knot]] = &[
    &[r(0.40, 0.06), r(0.30, 0.5), r(0.18, 0.86), k(0.0, 1.0, 1.0), r(-0.18, 0.86), r(-0.30, 0.5), r(-0.40, 0.06)],
    SPREAD,
];
const UPPER_CANALS: &[&[Knot]] =
    &[SPREAD_CANALS[0], &[r(0.0, -0.18), r(0.0, 0.3), r(0.0, 0.6), r(0.0, 0.92)], SPREAD_CANALS[1]];

const PIT: &[&[Knot]] = &[&[r(0.20, 0.46), r(0.0, 0.62), r(-0.20, 0.46)]];
const H: &[&[Knot]] = &[&[r(0.44, 0.0), r(0.0, 0.03), r(-0.44, 0.0)], &[r(0.02, -0.42), r(0.0, 0.02), r(-0.02, 0.42)]];
const Y: &[&[Knot]] = &[
    &[r(0.48, 0.02), r(0.24, -0.03), r(0.0, 0.05), r(-0.24, -0.03), r(-0.48, 0.02)],
    &[k(0.12, 0.02, 0.0), r(0.18, -0.2), r(0.20, -0.44)],
    &[k(-0.16, 0.0, 0.0), r(-0.28, -0.2), r(-0.34, -0.42)],
    &[k(0.0, 0.05, 0.0), r(-0.02, 0.24), r(0.0, 0.44)],
];

const fn front(width: f64, crown: f64, root: f64, outline: &'static [Knot], height: f64) -> Form {
    Form {
        width,
        crown,
        root,
        outline,
        bow: 0.08,
        roots: &[SINGLE],
        canals: CANAL,
        grooves: &[],
        figure: Plan { width: 0.98, height, corners: SHIELD, table: (0.62, 0.22), fissures: PIT },
    }
}

const fn back(
    width: f64,
    crown: f64,
    outline: &'static [Knot],
    upper: bool,
    height: f64,
    fissures: &'static [&'static [Knot]],
) -> Form {
    Form {
        width,
        crown,
        root: 21.0,
        outline,
        bow: 0.04,
        roots: if upper { UPPER_ROOTS } else { &[SPREAD] },
        canals: if upper { UPPER_CANALS } else { SPREAD_CANALS },
        grooves: &[],
        figure: Plan { width: 0.96, height, corners: BLOCK, table: (0.58, 0.52), fissures },
    }
}

/// Upper forms by position.
pub(super) static UPPER: [Form; 5] = [
    front(27.0, 16.0, 20.0, INCISOR, 15.0),
    front(22.0, 15.5, 20.0, INCISOR, 14.5),
    front(26.0, 17.5, 20.5, CANINE, 16.0),
    back(29.0, 14.5, FIRST_MOLAR, true, 17.5, H),
    back(35.0, 16.0, MOLAR, true, 19.0, H),
];

/// Lower forms by position.
pub(super) static LOWER: [Form; 5] = [
    front(18.0, 15.0, 19.0, INCISOR, 14.0),
    front(19.5, 15.5, 20.0, INCISOR, 14.5),
    front(23.0, 17.0, 21.0, CANINE, 15.5),
    back(31.0, 14.5, FIRST_MOLAR, false, 17.0, H),
    back(38.0, 16.0, MOLAR, false, 18.5, Y),
];
