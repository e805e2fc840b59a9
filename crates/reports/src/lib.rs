//! What is seen on screen and paper: the drawing of the mouth, and documents set with this project's own typography.
//!
//! Architecture invariant: nothing here reads a clock, a file or a store. What is drawn is handed in, and the same
//! input gives the same bytes.

pub mod carnet_report;
mod chart_block;
pub mod consent_report;
pub mod fonts;
mod foot;
mod frame;
pub mod geometry;
mod ledger;
pub mod letter_report;
mod letterhead;
pub mod odontogram;
pub mod odontogram_report;
pub mod palette;
pub mod path;
pub mod perio;
pub mod perio_comparison_report;
pub mod perio_report;
pub mod plan_report;
pub mod prescription_report;
pub mod record_report;
pub mod said;
pub mod sample;
pub mod scene;
mod seal;
pub mod shaping;
mod signature;
pub mod texts;
mod theme;
pub mod typeset;
pub mod words;

pub use carnet_report::CarnetReport;
pub use consent_report::ConsentReport;
pub use frame::Frame;
pub use geometry::{ChartDrawing, Paint, PathShape, ToothDrawing, drawing};
pub use letter_report::LetterReport;
pub use letterhead::{Letterhead, Patient};
pub use odontogram::{Change, Letters, Mark, compare, letters, marks};
pub use odontogram_report::OdontogramReport;
pub use perio_comparison_report::PerioComparisonReport;
pub use perio_report::{ExaminedGums, JudgedGums, PerioReport, Sealing, diagnosis};
pub use plan_report::{PlanReport, PlannedPhase, PlannedWork};
pub use prescription_report::PrescriptionReport;
pub use record_report::{Grid, Part, RecordReport, Told};
pub use scene::{Document, Error};
pub use texts::Language;
pub use theme::Theme;
