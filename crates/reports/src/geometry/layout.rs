//! Where each tooth stands on the chart, in the drawing's own units.

use domain::Tooth;
use serde::Serialize;

use crate::path::{Point, at};

/// A rectangle.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub struct Box {
    /// Left.
    pub x: f64,
    /// Top.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

/// Width of the whole chart.
pub const WIDTH: f64 = 760.0;
/// Height of the whole chart, both permanent and both primary rows.
pub const HEIGHT: f64 = 492.0;
/// Height that each jaw gives to its primary row, next to the middle: what can be left out for an adult.
pub const PRIMARY_BAND: f64 = 84.0;
/// The line between the jaws.
pub const MIDDLE: f64 = HEIGHT / 2.0;
/// Left to right middle.
pub const MIDLINE: f64 = WIDTH / 2.0;

/// Column widths by position, midline to third molar.
const COLUMNS: [f64; 8] = [42.0, 38.0, 42.0, 40.0, 41.0, 54.0, 52.0, 49.0];
/// Half the space kept free at the midline.
const GAP: f64 = 6.0;

/// Of an upper row: edge, middle of the figure, number and letters, top and bottom; a lower row is its mirror image.
struct Row {
    top: f64,
    edge: f64,
    figure: f64,
    number: f64,
    letters: f64,
    bottom: f64,
    /// Height of the number's and the letters' capitals.
    caps: (f64, f64),
}

const PERMANENT: Row =
    Row { top: 2.0, edge: 99.0, figure: 122.0, number: 150.5, letters: 159.5, bottom: 162.0, caps: (8.4, 6.0) };
const PRIMARY: Row =
    Row { top: 163.0, edge: 201.5, figure: 214.5, number: 234.0, letters: 241.5, bottom: 244.0, caps: (6.9, 5.1) };

/// Where one tooth stands.
pub(super) struct Place {
    pub(super) x: f64,
    pub(super) edge_y: f64,
    pub(super) figure_y: f64,
    pub(super) number: Point,
    pub(super) letters: Point,
    pub(super) area: Box,
}

impl Place {
    pub(super) fn of(tooth: Tooth) -> Place {
        let row = if tooth.is_primary() { PRIMARY } else { PERMANENT };
        let position = usize::from(tooth.position());
        let before: f64 = COLUMNS[..position - 1].iter().sum();
        let width = COLUMNS[position - 1];
        let side = if tooth.is_right() { -1.0 } else { 1.0 };
        let x = MIDLINE + side * (GAP + before + width / 2.0);
        let place = |y: f64| if tooth.is_upper() { y } else { HEIGHT - y };
        // Baselines: in the lower jaw the text hangs as far below the mirror line as it stood above it.
        let text = |baseline: f64, cap: f64| at(x, if tooth.is_upper() { baseline } else { HEIGHT - baseline + cap });
        let height = row.bottom - row.top;
        let top = if tooth.is_upper() { row.top } else { HEIGHT - row.bottom };
        Place {
            x,
            edge_y: place(row.edge),
            figure_y: place(row.figure),
            number: text(row.number, row.caps.0),
            letters: text(row.letters, row.caps.1),
            area: Box { x: x - width / 2.0, y: top, width, height },
        }
    }
}
