//! What is seen on screen and paper: the drawing of the mouth, and documents set with this project's own typography.
//!
//! Architecture invariant: nothing here reads a clock, a file or a store. What is drawn is handed in, and the same
//! input gives the same bytes.

mod chart_block;
pub mod fonts;
pub mod geometry;
pub mod odontogram;
pub mod odontogram_report;
pub mod palette;
pub mod path;
pub mod perio;
pub mod sample;
pub mod scene;
pub mod shaping;
pub mod texts;
pub mod typeset;

pub use geometry::{ChartDrawing, Paint, PathShape, ToothDrawing, drawing};
pub use odontogram::{Change, Letters, Mark, compare, letters, marks};
pub use odontogram_report::{Letterhead, OdontogramReport, Patient};
pub use scene::{Document, Error};
pub use texts::Language;
