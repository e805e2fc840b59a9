//! The column of one site: its numbers and signs, row by row.

use domain::perio::{PerioConvention, SiteState};

use super::{FaceDrawing, overlay::Fit};
use crate::{
    geometry::Paint,
    palette::{INK, INK_2, Palette},
    path::{Path, Point, at},
    scene::{Anchor, Drawn, Item, Stroke, Style},
};

/// Heights of the rows of a face.
#[derive(Clone, Copy)]
pub(super) struct Rows {
    /// Attachment loss; of two examinations, what changed.
    outer: f64,
    depth: f64,
    margin: f64,
    bleeding: f64,
    plaque: f64,
}

impl Rows {
    pub(super) fn of(face: &FaceDrawing) -> Rows {
        let outward = if face.depth < face.top { -12.5 } else { 12.5 };
        Rows {
            outer: face.depth + outward,
            depth: face.depth,
            margin: face.margin,
            bleeding: face.bleeding,
            plaque: face.plaque,
        }
    }

    /// Each with the text that names it.
    pub(super) fn named(self, compared: bool) -> [(f64, &'static str); 5] {
        let names = if compared {
            [
                "report-perio-row-change",
                "report-perio-row-after",
                "report-perio-row-before",
                "report-perio-row-bleeding-after",
                "report-perio-row-bleeding-before",
            ]
        } else {
            [
                "report-perio-row-loss",
                "perio-row-short-depth",
                "perio-row-short-margin",
                "perio-row-short-bleeding",
                "perio-row-short-plaque",
            ]
        };
        let [outer, depth, margin, bleeding, plaque] = names;
        [
            (self.outer, outer),
            (self.depth, depth),
            (self.margin, margin),
            (self.bleeding, bleeding),
            (self.plaque, plaque),
        ]
    }
}

/// What is written at one site.
pub(super) struct SiteRow<'a> {
    pub(super) rows: Rows,
    pub(super) x: f64,
    pub(super) now: Option<&'a SiteState>,
    /// Of two examinations: what stood there at the earlier one, if the tooth was there.
    pub(super) before: Option<Option<&'a SiteState>>,
    pub(super) convention: PerioConvention,
    pub(super) palette: Palette,
    pub(super) fit: Fit,
}

impl SiteRow<'_> {
    pub(super) fn draw(&self, items: &mut Vec<Item>) {
        let Rows { depth, margin, bleeding, plaque, .. } = self.rows;
        if let Some(now) = self.now {
            self.depth(items, now, depth, false);
            self.bled(items, now, bleeding);
        }
        match self.before {
            None => {
                let Some(now) = self.now else { return };
                self.loss(items, now);
                if let Some(recession) = now.recession_mm {
                    self.write(items, &self.convention.written(recession), self.style(10.0, INK_2), margin);
                }
                self.films(items, now, plaque);
            }
            Some(before) => {
                if let Some(before) = before {
                    self.depth(items, before, margin, true);
                    self.bled(items, before, plaque);
                }
                self.change(items, before);
            }
        }
    }

    fn style(&self, units: f64, colour: crate::scene::Rgb) -> Style {
        Style::new(self.fit.points(units), colour).tabular()
    }

    fn write(&self, items: &mut Vec<Item>, text: &str, style: Style, y: f64) {
        items.push(self.fit.text(text, style, self.x, y, Anchor::Middle));
    }

    /// Bold from 4 mm on, in a frame from 6 mm on; what was copied and not probed is grey over a broken line.
    fn depth(&self, items: &mut Vec<Item>, site: &SiteState, y: f64, earlier: bool) {
        let Some(depth) = site.depth_mm else { return };
        let ill = self.palette.stroke(Paint::Pathology);
        let quiet = earlier || site.carried;
        let colour = match (quiet, depth >= 4) {
            (true, _) => INK_2,
            (false, true) => ill,
            (false, false) => INK,
        };
        let style = self.style(if earlier { 10.5 } else { 12.5 }, colour);
        let style = if depth >= 4 && !site.carried { style.bold() } else { style };
        self.write(items, &depth.to_string(), style, y);
        let pen = |colour, width_mm, dash_mm| Stroke { colour, width_mm, dash_mm };
        if depth >= 6 && !quiet {
            items.push(boxed(self.fit.at(self.x, y), 7.0 * self.fit.scale, pen(ill, 0.22, 0.0)));
        }
        if site.carried {
            let path = Path::segment(self.fit.at(self.x - 5.0, y + 6.5), self.fit.at(self.x + 5.0, y + 6.5));
            items.push(Item::Path(Drawn { path, fill: None, stroke: Some(pen(INK_2, 0.2, 0.4)) }));
        }
        if site.disputed && !earlier {
            let style = self.style(8.5, INK).bold();
            items.push(self.fit.text("≠", style, self.x + 8.0, y - 5.0, Anchor::Middle));
        }
    }

    fn loss(&self, items: &mut Vec<Item>, site: &SiteState) {
        if let Some(loss) = site.loss_mm() {
            self.write(items, &loss.to_string(), self.style(10.0, INK_2), self.rows.outer);
        }
    }

    /// Two millimetres and more are a change, and stand out.
    fn change(&self, items: &mut Vec<Item>, before: Option<&SiteState>) {
        let depths = before.and_then(SiteState::probed_mm).zip(self.now.and_then(SiteState::probed_mm));
        let Some((then, now)) = depths else { return };
        let (by, y) = (now - then, self.rows.outer);
        let sign = match by.signum() {
            -1 => "−",
            1 => "+",
            _ => return self.write(items, "·", self.style(10.0, INK_2), y),
        };
        let real = by.abs() >= 2;
        let paint = if by > 0 { Paint::Pathology } else { Paint::Done };
        let style = if real { self.style(11.5, self.palette.stroke(paint)).bold() } else { self.style(9.5, INK_2) };
        self.write(items, &format!("{sign}{}", by.abs()), style, y);
    }

    fn bled(&self, items: &mut Vec<Item>, site: &SiteState, y: f64) {
        let (bled, pus) = (site.bleeding == Some(true), site.suppuration == Some(true));
        if bled {
            SiteRow::bleeding(items, self.palette, self.fit, if pus { self.x - 3.2 } else { self.x }, y);
        }
        if pus {
            SiteRow::pus(items, self.palette, self.fit, if bled { self.x + 3.6 } else { self.x }, y);
        }
    }

    fn films(&self, items: &mut Vec<Item>, site: &SiteState, y: f64) {
        let (film, stone) = (site.plaque == Some(true), site.calculus == Some(true));
        if film {
            SiteRow::plaque(items, self.palette, self.fit, if stone { self.x - 3.4 } else { self.x }, y);
        }
        if stone {
            SiteRow::calculus(items, self.fit, if film { self.x + 3.4 } else { self.x }, y);
        }
    }

    /// A full dot.
    pub(super) fn bleeding(items: &mut Vec<Item>, palette: Palette, fit: Fit, x: f64, y: f64) {
        items.push(Item::filled(Path::circle(fit.at(x, y), 2.9 * fit.scale), palette.fill(Paint::Pathology)));
    }

    /// A drop.
    pub(super) fn pus(items: &mut Vec<Item>, palette: Palette, fit: Fit, x: f64, y: f64) {
        let p = |dx: f64, dy: f64| fit.at(x + dx, y + dy);
        let drop = Path::new()
            .move_to(p(0.0, -4.2))
            .curve(crate::path::Curve { from: p(0.0, -4.2), out: p(1.6, -1.4), into: p(3.0, 0.2), to: p(3.0, 1.4) })
            .curve(crate::path::Curve { from: p(3.0, 1.4), out: p(3.0, 5.2), into: p(-3.0, 5.2), to: p(-3.0, 1.4) })
            .curve(crate::path::Curve { from: p(-3.0, 1.4), out: p(-3.0, 0.2), into: p(-1.6, -1.4), to: p(0.0, -4.2) })
            .close();
        let stroke = Some(Stroke { colour: palette.stroke(Paint::Temporary), width_mm: 0.22, dash_mm: 0.0 });
        items.push(Item::Path(Drawn { path: drop, fill: Some(palette.fill(Paint::Temporary)), stroke }));
    }

    /// A ring.
    pub(super) fn plaque(items: &mut Vec<Item>, palette: Palette, fit: Fit, x: f64, y: f64) {
        let stroke = Some(Stroke { colour: palette.stroke(Paint::Existing), width_mm: 0.27, dash_mm: 0.0 });
        items.push(Item::Path(Drawn { path: Path::circle(fit.at(x, y), 2.5 * fit.scale), fill: None, stroke }));
    }

    /// A square on its corner.
    pub(super) fn calculus(items: &mut Vec<Item>, fit: Fit, x: f64, y: f64) {
        let p = |dx: f64, dy: f64| fit.at(x + dx, y + dy);
        let path =
            Path::new().move_to(p(0.0, -3.6)).line_to(p(3.6, 0.0)).line_to(p(0.0, 3.6)).line_to(p(-3.6, 0.0)).close();
        items.push(Item::filled(path, INK));
    }
}

/// A square frame about a number.
pub(super) fn boxed(middle: Point, reach: f64, stroke: Stroke) -> Item {
    let corner = at(middle.x - reach, middle.y - reach);
    let path = Path::rectangle(corner.x, corner.y, 2.0 * reach, 2.0 * reach);
    Item::Path(Drawn { path, fill: None, stroke: Some(stroke) })
}
