//! The still picture: 52 teeth drawn with this project's own curves, one source for screen and paper.

mod anatomy;
mod figure;
mod form;
mod layout;
mod lower;
mod primary;
mod upper;

use std::sync::LazyLock;

use domain::{Surface, Surfaces, Tooth};
use serde::Serialize;

pub use anatomy::Anatomy;
pub use layout::{Box, HEIGHT, MIDDLE, MIDLINE, PRIMARY_BAND, WIDTH};

use crate::path::{Path, Point, at};

/// The still picture of all teeth, no findings.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ChartDrawing {
    /// Width in units.
    pub width: f64,
    /// Height in units.
    pub height: f64,
    /// All 52.
    pub teeth: Vec<ToothDrawing>,
    /// Midline and the line between the jaws.
    pub lines: Vec<PathShape>,
}

/// One tooth as path data.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct ToothDrawing {
    /// FDI code.
    pub tooth: Tooth,
    /// Column: what lights up, is clicked and is outlined when selected.
    #[serde(rename = "box")]
    pub area: Box,
    /// Crown outline.
    pub crown: String,
    /// Roots, those behind first.
    pub roots: Vec<String>,
    /// Fissures and grooves: thinner strokes.
    pub detail: Vec<String>,
    /// Outline of the occlusal or incisal figure.
    pub figure: String,
    /// The faces.
    pub surfaces: Vec<SurfaceDrawing>,
    /// Text anchor middle, baseline.
    pub number: Point,
    /// Text anchor middle, baseline.
    pub letters: Point,
}

/// One face as path data.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct SurfaceDrawing {
    /// Which face.
    pub surface: Surface,
    /// Its outline.
    pub path: String,
    /// Its middle.
    pub centre: Point,
}

/// A colour by name; the theme or the report decides what it looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, specta::Type)]
#[serde(rename_all = "snake_case")]
pub enum Paint {
    /// Disease or failing work.
    Pathology,
    /// To be done.
    Planned,
    /// Work found.
    Existing,
    /// Work done here.
    Done,
    /// To be replaced.
    Temporary,
    /// Red, where a norm names the colour.
    Red,
    /// Blue, where a norm names the colour.
    Blue,
    /// Lines and text.
    Ink,
    /// Lines that stay behind.
    Quiet,
    /// The ground.
    Paper,
}

/// One shape as path data.
#[derive(Debug, Clone, PartialEq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct PathShape {
    /// SVG path data.
    pub path: String,
    /// Filled with.
    pub fill: Option<Paint>,
    /// Drawn with.
    pub stroke: Option<Paint>,
    /// Stroke width.
    pub width: f64,
    /// Whether the stroke is broken.
    pub dash: bool,
}

/// A shape before it becomes path data.
#[derive(Debug, Clone, PartialEq)]
pub struct Shape {
    /// Where.
    pub path: Path,
    /// Filled with.
    pub fill: Option<Paint>,
    /// Drawn with.
    pub stroke: Option<Paint>,
    /// Stroke width.
    pub width: f64,
    /// Whether the stroke is broken.
    pub dash: bool,
}

impl From<&Shape> for PathShape {
    fn from(shape: &Shape) -> PathShape {
        PathShape { path: shape.path.d(), fill: shape.fill, stroke: shape.stroke, width: shape.width, dash: shape.dash }
    }
}

static TEETH: LazyLock<Vec<Anatomy>> = LazyLock::new(|| {
    let anatomy = |tooth: Tooth| {
        let place = usize::from(tooth.position()) - 1;
        let form = match (tooth.is_primary(), tooth.is_upper()) {
            (false, true) => &upper::TEETH[place],
            (false, false) => &lower::TEETH[place],
            (true, true) => &primary::UPPER[place],
            (true, false) => &primary::LOWER[place],
        };
        Anatomy::new(tooth, form, &layout::Place::of(tooth))
    };
    Tooth::ALL.into_iter().map(anatomy).collect()
});

static DRAWING: LazyLock<ChartDrawing> = LazyLock::new(|| ChartDrawing {
    width: WIDTH,
    height: HEIGHT,
    teeth: TEETH.iter().map(drawn).collect(),
    lines: lines().iter().map(PathShape::from).collect(),
});

/// All teeth as curves, in the order of [`Tooth::ALL`].
pub fn teeth() -> &'static [Anatomy] {
    &TEETH
}

/// One tooth as curves.
pub fn anatomy(tooth: Tooth) -> &'static Anatomy {
    let i = Tooth::ALL.iter().position(|known| *known == tooth).unwrap_or(0);
    &TEETH[i]
}

/// The still picture as path data.
pub fn drawing() -> &'static ChartDrawing {
    &DRAWING
}

/// Midline of the upper jaw, midline of the lower jaw, the line between the jaws.
pub(crate) fn lines() -> [Shape; 3] {
    let quiet = |path: Path, dash: bool| Shape { path, fill: None, stroke: Some(Paint::Quiet), width: 0.8, dash };
    let upper = Path::segment(at(MIDLINE, 6.0), at(MIDLINE, MIDDLE - 6.0));
    let lower = upper.map(|p| at(p.x, HEIGHT - p.y));
    let between = Path::segment(at(16.0, MIDDLE), at(WIDTH - 16.0, MIDDLE));
    [quiet(upper, true), quiet(lower, true), quiet(between, false)]
}

fn drawn(anatomy: &Anatomy) -> ToothDrawing {
    let face = |surface: Surface| SurfaceDrawing {
        surface,
        path: anatomy.faces(Surfaces::NONE.with(surface)).d(),
        centre: rounded(anatomy.centre(surface)),
    };
    let data = |paths: &[Path]| paths.iter().map(Path::d).collect::<Vec<_>>();
    ToothDrawing {
        tooth: anatomy.tooth,
        area: anatomy.area,
        crown: anatomy.crown.d(),
        roots: data(&anatomy.roots),
        detail: [data(&anatomy.grooves), data(&anatomy.fissures)].concat(),
        figure: anatomy.figure.outline().d(),
        surfaces: anatomy.tooth.surfaces().iter().map(face).collect(),
        number: rounded(anatomy.number),
        letters: rounded(anatomy.letters),
    }
}

fn rounded(p: Point) -> Point {
    at((p.x * 100.0).round() / 100.0, (p.y * 100.0).round() / 100.0)
}
