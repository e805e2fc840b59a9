//! The periodontal chart as a still picture: four faces on a ruling of two millimetres, and where each number stands.
//!
//! What was read is drawn over it by whoever shows it.

mod layout;
mod overlay;
mod site_row;

use std::sync::LazyLock;

use domain::{
    Tooth,
    perio::{Entrance, Site},
};
use serde::Serialize;

pub use layout::{HEIGHT, MM, WIDTH};
pub(crate) use overlay::{Overlay, legend};

use crate::path::Point;

/// The still picture.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct PerioDrawing {
    /// Width in units.
    pub width: f64,
    /// Height in units.
    pub height: f64,
    /// Units of a millimetre.
    pub mm: f64,
    /// The four faces from top to bottom.
    pub faces: Vec<FaceDrawing>,
    /// The columns.
    pub columns: Vec<Column>,
}

/// One side of one arch.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct FaceDrawing {
    /// Upper jaw.
    pub upper: bool,
    /// Tongue's or palate's side.
    pub oral: bool,
    /// Which way the roots grow: −1 up, 1 down.
    pub apical: f64,
    /// Top of the graph.
    pub top: f64,
    /// Bottom of the graph.
    pub bottom: f64,
    /// Height of the cemento-enamel junction.
    pub cej: f64,
    /// Heights of the ruling, two millimetres apart.
    pub rules: Vec<f64>,
    /// Middle of the row of depths.
    pub depth: f64,
    /// Middle of the row of margins.
    pub margin: f64,
    /// Middle of the row of bleeding and pus.
    pub bleeding: f64,
    /// Middle of the row of plaque and calculus.
    pub plaque: f64,
    /// Middle of the row of tooth numbers, which both sides of an arch share.
    pub number: f64,
    /// The teeth.
    pub teeth: Vec<ToothShape>,
}

/// The column of a tooth in its arch.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Column {
    /// Which tooth.
    pub tooth: Tooth,
    /// Left.
    pub x: f64,
    /// Width.
    pub width: f64,
    /// Where the sites stand.
    pub sites: Vec<SitePlace>,
}

/// Where a site stands.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
pub struct SitePlace {
    /// Which.
    pub site: Site,
    /// From the left.
    pub x: f64,
}

/// A tooth on one face.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ToothShape {
    /// Which.
    pub tooth: Tooth,
    /// Crown.
    pub crown: String,
    /// Roots, those behind first.
    pub roots: Vec<String>,
    /// The screw of an implant, instead of roots.
    pub screw: String,
    /// Where furcations are marked on this face.
    pub furcations: Vec<FurcationPlace>,
}

/// Where a furcation is marked.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
pub struct FurcationPlace {
    /// Which.
    pub entrance: Entrance,
    /// Middle of the mark.
    pub at: Point,
}

static DRAWING: LazyLock<PerioDrawing> = LazyLock::new(layout::drawing);

/// The still picture.
pub fn drawing() -> &'static PerioDrawing {
    &DRAWING
}
