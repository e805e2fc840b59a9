//! How a status is drawn, whatever the symbol: filled, outlined, broken, or rimmed with trouble.

use domain::{
    finding::{Finding, Status},
    profile::Profile,
};

use super::paint_as;
use crate::{
    geometry::{Paint, Shape},
    path::Path,
};

/// The pen for one finding.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hand {
    pub(super) paint: Paint,
    rim: Paint,
    manner: Manner,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Manner {
    /// It is there: filled, thick.
    Solid,
    /// It is there and fails: filled, with a rim in the colour of disease.
    Failing,
    /// For now: its contour, thin.
    Contour,
    /// To be done: its contour; lines are broken.
    Planned,
    /// To be done elsewhere: everything broken.
    Referred,
}

impl Hand {
    pub(super) fn of(finding: &Finding, profile: Profile) -> Hand {
        let (as_if, manner) = match finding.status {
            // Work that fails is work with a rim of trouble.
            Status::ExistingDefective => (Status::ExistingGood, Manner::Failing),
            status @ (Status::ExistingGood | Status::Pathology | Status::DoneHere) => (status, Manner::Solid),
            Status::Temporary => (Status::Temporary, Manner::Contour),
            Status::Planned => (Status::Planned, Manner::Planned),
            Status::Referred => (Status::Referred, Manner::Referred),
        };
        let rim = paint_as(finding, Status::ExistingDefective, profile);
        // Where a norm knows two colours, what fails has only that of trouble.
        let paint = if profile == Profile::Es {
            paint_as(finding, as_if, profile)
        } else {
            paint_as(finding, finding.status, profile)
        };
        Hand { paint, rim, manner }
    }

    /// The same work, failing.
    pub(super) fn failing(self) -> Hand {
        if self.manner == Manner::Solid { Hand { manner: Manner::Failing, ..self } } else { self }
    }

    /// Only the contour, whatever the status.
    pub(super) fn contour(self) -> Hand {
        if self.manner == Manner::Solid { Hand { manner: Manner::Contour, ..self } } else { self }
    }

    /// Whether what is drawn is not in the mouth yet.
    pub(super) fn is_ahead(self) -> bool {
        matches!(self.manner, Manner::Planned | Manner::Referred)
    }

    /// A face, a screw, a bar.
    pub(super) fn area(self, path: Path) -> Shape {
        let (fill, stroke, width, dash) = match self.manner {
            Manner::Solid => (Some(self.paint), self.paint, 0.6, false),
            Manner::Failing => (Some(self.paint), self.rim, 2.0, false),
            Manner::Contour => (None, self.paint, 1.5, false),
            Manner::Planned => (None, self.paint, 1.5, false),
            Manner::Referred => (None, self.paint, 1.5, true),
        };
        Shape { path, fill, stroke: Some(stroke), width, dash }
    }

    /// A canal, a fissure, a ring.
    pub(super) fn line(self, path: Path, width: f64) -> Vec<Shape> {
        let stroke = |path: Path, stroke: Paint, width: f64, dash: bool| Shape {
            path,
            fill: None,
            stroke: Some(stroke),
            width,
            dash,
        };
        match self.manner {
            Manner::Solid => vec![stroke(path, self.paint, width, false)],
            Manner::Failing => {
                vec![stroke(path.clone(), self.rim, width + 2.0, false), stroke(path, self.paint, width * 0.6, false)]
            }
            Manner::Contour => vec![stroke(path, self.paint, width * 0.5, false)],
            Manner::Planned | Manner::Referred => vec![stroke(path, self.paint, width * 0.75, true)],
        }
    }
}

/// Covers what lies below.
pub(super) fn blank(path: Path) -> Shape {
    Shape { path, fill: Some(Paint::Paper), stroke: Some(Paint::Paper), width: 2.4, dash: false }
}
