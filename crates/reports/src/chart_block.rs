//! The chart as a part of a document: still picture, marks, numbers and letters, at any width.

use std::collections::BTreeMap;

use domain::{
    Tooth,
    odontogram::{Chart, Presence},
    profile::Profile,
};

use crate::{
    geometry::{Anatomy, HEIGHT, MIDLINE, PRIMARY_BAND, Paint, Shape, WIDTH, lines, teeth},
    odontogram,
    palette::{INK, INK_2, Palette},
    path::{Path, Point, at},
    scene::{Anchor, Drawn, Item, Line, MM_PER_PT, Rgb, Stroke, Style},
    typeset::Slab,
};

/// A chart to be drawn.
pub(crate) struct ChartBlock<'a> {
    pub(crate) chart: &'a Chart,
    pub(crate) age_years: Option<f32>,
    pub(crate) profile: Profile,
    pub(crate) palette: Palette,
    pub(crate) width_mm: f64,
    /// Words for the two sides of the picture.
    pub(crate) sides: (String, String),
}

/// From units of the drawing to millimetres, without the primary rows when nobody has milk teeth.
#[derive(Clone, Copy)]
struct Fit {
    scale: f64,
    cut: f64,
}

impl Fit {
    fn point(self, p: Point) -> Point {
        let y = if p.y > HEIGHT / 2.0 { p.y - self.cut } else { p.y };
        at(p.x * self.scale, y * self.scale)
    }

    fn path(self, path: &Path, upper: bool) -> Path {
        let drop = if upper { 0.0 } else { self.cut };
        path.map(|p| at(p.x * self.scale, (p.y - drop) * self.scale))
    }
}

impl ChartBlock<'_> {
    /// Draws it.
    pub(crate) fn slab(&self) -> Slab {
        let presence: BTreeMap<Tooth, Presence> =
            Tooth::ALL.into_iter().map(|tooth| (tooth, self.chart.presence(tooth, self.age_years))).collect();
        let shown = |tooth: Tooth| presence.get(&tooth).is_some_and(|presence| *presence != Presence::Hidden);
        let milk = Tooth::ALL.into_iter().any(|tooth| tooth.is_primary() && shown(tooth));
        // Six units stay, or the letters of both jaws would meet.
        let cut = if milk { 0.0 } else { 2.0 * (PRIMARY_BAND - 6.0) };
        let fit = Fit { scale: self.width_mm / WIDTH, cut };
        let mut items = self.frame(fit);
        for tooth in teeth().iter().filter(|tooth| shown(tooth.tooth)) {
            items.extend(self.tooth(tooth, presence[&tooth.tooth] == Presence::Faded, fit));
        }
        for held in self.chart.in_force() {
            let upper = held.teeth.first().is_none_or(|held| held.tooth.is_upper());
            items.extend(
                odontogram::shapes(self.chart, held, self.profile).iter().map(|shape| self.shape(shape, upper, fit)),
            );
        }
        items.extend(self.words(&presence, fit));
        Slab { height: (HEIGHT - cut) * fit.scale + 1.0, items, keeps_next: false }
    }

    fn frame(&self, fit: Fit) -> Vec<Item> {
        let height = HEIGHT - fit.cut;
        let [mut upper, mut lower, mut between] = lines();
        let end = height / 2.0 - 5.0;
        upper.path = Path::segment(at(MIDLINE, 5.0), at(MIDLINE, end));
        lower.path = Path::segment(at(MIDLINE, height / 2.0 + 5.0), at(MIDLINE, height - 5.0));
        between.path = between.path.map(|p| at(p.x, height / 2.0));
        let mut items: Vec<Item> = [upper, lower, between].iter().map(|line| self.shape(line, true, fit)).collect();
        let style = Style::new(6.4, INK_2);
        let y = 9.0 * fit.scale;
        items.push(Item::Text(Line::new(&self.sides.0, style, 16.0 * fit.scale, y, Anchor::Start)));
        items.push(Item::Text(Line::new(&self.sides.1, style, (WIDTH - 16.0) * fit.scale, y, Anchor::End)));
        items
    }

    fn shape(&self, shape: &Shape, upper: bool, fit: Fit) -> Item {
        let pen = |paint: Paint| Stroke {
            colour: self.palette.stroke(paint),
            width_mm: shape.width * fit.scale,
            dash_mm: if shape.dash { 3.0 * fit.scale } else { 0.0 },
        };
        Item::Path(Drawn {
            path: fit.path(&shape.path, upper),
            fill: shape.fill.map(|paint| self.palette.fill(paint)),
            stroke: shape.stroke.map(pen),
        })
    }

    fn tooth(&self, tooth: &Anatomy, faded: bool, fit: Fit) -> Vec<Item> {
        let upper = tooth.tooth.is_upper();
        let quiet = self.palette.stroke(Paint::Quiet);
        let shade = |colour: Rgb| if faded { quiet } else { colour };
        let paper = self.palette.fill(Paint::Paper);
        let draw = |path: &Path, fill: Option<Rgb>, colour: Rgb, width: f64| {
            let stroke = Stroke { colour: shade(colour), width_mm: width * fit.scale, dash_mm: 0.0 };
            Item::Path(Drawn { path: fit.path(path, upper), fill, stroke: Some(stroke) })
        };
        let (firm, fine) = (INK, self.palette.fine());
        let mut items: Vec<Item> = tooth.roots.iter().map(|root| draw(root, Some(paper), INK_2, 1.05)).collect();
        items.push(draw(&tooth.crown, Some(paper), firm, 1.35));
        items.extend(tooth.grooves.iter().map(|groove| draw(groove, None, fine, 0.75)));
        items.extend(tooth.spokes().iter().map(|spoke| draw(spoke, None, fine, 0.85)));
        items.extend(tooth.fissures.iter().map(|fissure| draw(fissure, None, fine, 0.7)));
        items.push(draw(&tooth.figure.outline(), None, firm, 1.2));
        items
    }

    /// Numbers of all positions shown, and their letters, no wider than the column.
    fn words(&self, presence: &BTreeMap<Tooth, Presence>, fit: Fit) -> Vec<Item> {
        let letters = odontogram::letters(self.chart, self.profile);
        let mut items = Vec::new();
        for tooth in teeth() {
            let hidden = presence.get(&tooth.tooth) == Some(&Presence::Hidden);
            if hidden && tooth.tooth.is_primary() {
                continue;
            }
            let primary = tooth.tooth.is_primary();
            let pt = |units: f64| units * fit.scale / MM_PER_PT;
            let colour = if hidden { self.palette.stroke(Paint::Quiet) } else { INK };
            let size = pt(if primary { 9.5 } else { 11.5 });
            let style = Style::new(size, colour).tabular();
            let p = fit.point(tooth.number);
            items.push(Item::Text(Line::new(&tooth.tooth.to_string(), style, p.x, p.y, Anchor::Middle)));
            if let Some(letters) = letters.get(&tooth.tooth) {
                let size = pt(if primary { 7.0 } else { 8.2 });
                let room = (tooth.area.width - 1.5) * fit.scale;
                items.extend(self.letters(letters, size, room, fit.point(tooth.letters)));
            }
        }
        items
    }

    fn letters(&self, letters: &[odontogram::Letters], size: f64, room: f64, p: Point) -> Vec<Item> {
        let set = |size: f64| -> (Vec<Line>, f64) {
            let lines: Vec<Line> = letters
                .iter()
                .map(|letters| {
                    let style = Style::new(size, self.palette.stroke(letters.paint)).bold();
                    Line::new(&letters.text, style, 0.0, p.y, Anchor::Start)
                })
                .collect();
            let gaps = 0.32 * size * MM_PER_PT * (lines.len().saturating_sub(1)) as f64;
            let width = lines.iter().map(Line::width).sum::<f64>() + gaps;
            (lines, width)
        };
        let (mut lines, mut width) = set(size);
        let mut used = size;
        if width > room {
            used = (size * room / width).max(size * 0.55);
            (lines, width) = set(used);
        }
        let mut x = p.x - width / 2.0;
        for line in &mut lines {
            line.x = x;
            x += line.width() + 0.32 * used * MM_PER_PT;
        }
        lines.into_iter().map(Item::Text).collect()
    }
}
