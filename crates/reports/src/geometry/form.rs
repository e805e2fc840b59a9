//! What has to be said of one tooth so that it can be drawn; [`super::anatomy`] turns it into curves.
//!
//! Every form is the patient's upper right tooth: mesial is +x, the biting edge +y. Other quadrants are mirrored.

use crate::path::Knot;

/// One tooth.
pub(crate) struct Form {
    /// Greatest width of the crown, in units of the drawing.
    pub(crate) width: f64,
    /// Height of the crown.
    pub(crate) crown: f64,
    /// Length of the longest root.
    pub(crate) root: f64,
    /// Crown outline from the mesial neck round the edge to the distal neck, in half widths and crown heights.
    pub(crate) outline: &'static [Knot],
    /// How far the middle of the neck bows toward the root, in crown heights.
    pub(crate) bow: f64,
    /// Roots, those behind first, from mesial neck to distal neck, in half widths and root lengths.
    pub(crate) roots: &'static [&'static [Knot]],
    /// Canals from the chamber to the apex, in half widths and root lengths (negative = in the crown).
    pub(crate) canals: &'static [&'static [Knot]],
    /// Grooves on the vestibular side of the crown, in half widths and crown heights.
    pub(crate) grooves: &'static [&'static [Knot]],
    /// The figure from above.
    pub(crate) figure: Plan,
}

/// The occlusal or incisal figure; vestibular is −y, as in the upper jaw.
pub(crate) struct Plan {
    /// Width as a part of the crown's.
    pub(crate) width: f64,
    /// Height in units.
    pub(crate) height: f64,
    /// Where the corners lie, as parts of the half width and half height: mesio-vestibular, mesio-lingual,
    /// disto-lingual, disto-vestibular.
    pub(crate) corners: [(f64, f64); 4],
    /// Half width and half height of the biting table, as parts of the figure's.
    pub(crate) table: (f64, f64),
    /// Fissures, in half widths and half heights of the figure.
    pub(crate) fissures: &'static [&'static [Knot]],
}

/// A smooth knot.
pub(crate) const fn r(x: f64, y: f64) -> Knot {
    (x, y, 1.0)
}

/// A knot of its own roundness.
pub(crate) const fn k(x: f64, y: f64, round: f64) -> Knot {
    (x, y, round)
}
