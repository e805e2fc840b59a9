//! What was read, drawn over the still picture for paper: pockets, margins, signs, mobility, furcations.
//!
//! The picture is the one the screen shows. Paper has a row more, of attachment loss; where two examinations are laid upon
//! each other, the rows tell both and the earlier one is a fine line.

use domain::{
    Tooth,
    perio::{Chart, Entrance, PerioConvention, Site, SiteState, ToothState},
};

use super::{
    Column, FaceDrawing, HEIGHT, WIDTH, drawing,
    layout::silhouette,
    site_row::{Rows, SiteRow, boxed},
};
use crate::{
    frame::{Frame, small},
    geometry::Paint,
    palette::{INK, INK_2, LINE, Palette},
    path::{Curve, Path, Point, at},
    scene::{Anchor, Drawn, Item, Line, MM_PER_PT, Rgb, Stroke, Style},
    texts::Texts,
    typeset::{Slab, leading},
};

/// Height of the row that paper has more than the screen.
const ROW: f64 = 13.0;
/// How far a line runs past the outer sites.
const BEYOND: f64 = 3.5;
/// Strokes of the pocket between two sites.
const HATCH: usize = 5;

/// An examination, or one laid upon an earlier one.
pub(crate) struct Overlay<'a> {
    pub(crate) chart: &'a Chart,
    pub(crate) before: Option<&'a Chart>,
    pub(crate) convention: PerioConvention,
    pub(crate) palette: Palette,
    pub(crate) texts: &'a Texts,
    pub(crate) width_mm: f64,
}

/// From units of the picture to millimetres, with room for the additional row of each face.
#[derive(Clone, Copy)]
pub(super) struct Fit {
    pub(super) scale: f64,
    pub(super) drop: f64,
}

impl Fit {
    pub(super) fn at(self, x: f64, y: f64) -> Point {
        at(x * self.scale, (y + self.drop) * self.scale)
    }

    fn path(self, path: &Path) -> Path {
        path.map(|p| self.at(p.x, p.y))
    }

    pub(super) fn points(self, units: f64) -> f64 {
        units * self.scale / MM_PER_PT
    }

    /// Text with its middle at a height.
    pub(super) fn text(self, text: &str, style: Style, x: f64, y: f64, anchor: Anchor) -> Item {
        let p = self.at(x, y);
        Item::Text(Line::new(text, style, p.x, p.y + style.size * 0.36 * MM_PER_PT, anchor))
    }
}

impl Overlay<'_> {
    /// Draws it.
    pub(crate) fn slab(&self) -> Slab {
        let scale = self.width_mm / WIDTH;
        let mut items = Vec::new();
        for (face, drops) in drawing().faces.iter().zip([1.0, 1.0, 3.0, 3.0]) {
            let fit = Fit { scale, drop: ROW * drops };
            self.ground(&mut items, face, fit);
            for column in drawing().columns.iter().filter(|column| column.tooth.is_upper() == face.upper) {
                self.tooth(&mut items, face, column, fit);
            }
        }
        Slab { height: (HEIGHT + 4.0 * ROW) * scale, items, keeps_next: false }
    }

    fn pen(&self, paint: Paint, width_mm: f64, dash_mm: f64) -> Stroke {
        Stroke { colour: self.palette.stroke(paint), width_mm, dash_mm }
    }

    /// Ruling, junction and the names of the rows.
    fn ground(&self, items: &mut Vec<Item>, face: &FaceDrawing, fit: Fit) {
        let left = drawing().columns.first().map_or(0.0, |column| column.x) - 4.0;
        let line = |items: &mut Vec<Item>, y: f64, stroke: Stroke| {
            let path = Path::segment(fit.at(left, y), fit.at(WIDTH - 6.0, y));
            items.push(Item::Path(Drawn { path, fill: None, stroke: Some(stroke) }));
        };
        face.rules.iter().for_each(|y| line(items, *y, Stroke { colour: LINE, width_mm: 0.12, dash_mm: 0.0 }));
        line(items, face.cej, Stroke { colour: self.palette.fine(), width_mm: 0.16, dash_mm: 0.7 });
        let style = Style::new(fit.points(10.6), INK_2);
        for (y, name) in Rows::of(face).named(self.before.is_some()) {
            items.push(fit.text(&self.texts.text(name), style, left - 5.0, y, Anchor::End));
        }
        let side = match (face.oral, face.upper) {
            (false, _) => "facial",
            (true, true) => "palatal",
            (true, false) => "lingual",
        };
        let side = self.texts.text(&format!("perio-face-{side}"));
        let style = Style::new(fit.points(11.0), INK).bold();
        items.push(fit.text(&side, style, left - 5.0, (face.top + face.bottom) / 2.0, Anchor::End));
    }

    fn tooth(&self, items: &mut Vec<Item>, face: &FaceDrawing, column: &Column, fit: Fit) {
        let state = self.chart.teeth.get(&column.tooth);
        let before = self.before.and_then(|chart| chart.teeth.get(&column.tooth));
        if !face.oral {
            self.number(items, face, column, state, fit);
        }
        if let Some(state) = state {
            self.outline(items, face, column.tooth, state.implant, fit);
        }
        if let Some(before) = before {
            let was = Sounding::of(before, face, column);
            let quiet = Stroke { colour: INK_2, width_mm: 0.24, dash_mm: 0.0 };
            self.line(items, &was.depth, quiet, fit);
            self.line(items, &was.margin, Stroke { dash_mm: 0.5, ..quiet }, fit);
        }
        if let Some(state) = state {
            let now = Sounding::of(state, face, column);
            let tint = Stroke { colour: faint(self.palette.stroke(Paint::Pathology)), width_mm: 0.12, dash_mm: 0.0 };
            items.push(Item::Path(Drawn { path: fit.path(&now.hatch()), fill: None, stroke: Some(tint) }));
            self.line(items, &now.margin, self.pen(Paint::Existing, 0.3, 0.0), fit);
            self.line(items, &now.depth, self.pen(Paint::Pathology, 0.42, 0.0), fit);
            self.furcations(items, face, column.tooth, state, fit);
        }
        let sites = column.sites.iter().filter(|place| place.site.is_oral() == face.oral);
        for place in sites {
            let row = SiteRow {
                rows: Rows::of(face),
                x: place.x,
                now: state.map(|state| state.site(place.site)),
                before: self.before.map(|_| before.map(|state| state.site(place.site))),
                convention: self.convention,
                palette: self.palette,
                fit,
            };
            row.draw(items);
        }
    }

    /// Silhouettes stand back, so that the readings come forward.
    fn outline(&self, items: &mut Vec<Item>, face: &FaceDrawing, tooth: Tooth, implant: bool, fit: Fit) {
        let drawn = silhouette(tooth, face.cej);
        let pen = Stroke { colour: self.palette.fine(), width_mm: 0.14, dash_mm: 0.0 };
        let mut draw = |path: &Path, fill: Rgb| {
            items.push(Item::Path(Drawn { path: fit.path(path), fill: Some(fill), stroke: Some(pen) }));
        };
        let paper = self.palette.fill(Paint::Paper);
        if implant {
            draw(&drawn.screw, LINE);
        } else {
            drawn.roots.iter().for_each(|root| draw(root, paper));
        }
        draw(&drawn.crown, paper);
    }

    fn number(&self, items: &mut Vec<Item>, face: &FaceDrawing, column: &Column, state: Option<&ToothState>, fit: Fit) {
        let x = column.x + column.width / 2.0;
        let size = fit.points(12.5);
        let style = if state.is_some() { Style::new(size, INK).bold() } else { Style::new(size, INK_2) };
        items.push(fit.text(&column.tooth.to_string(), style.tabular(), x, face.number, Anchor::Middle));
        let Some(state) = state else {
            let strike = Path::segment(fit.at(x - 10.0, face.number), fit.at(x + 10.0, face.number));
            let stroke = Some(Stroke { colour: INK_2, width_mm: 0.2, dash_mm: 0.0 });
            items.push(Item::Path(Drawn { path: strike, fill: None, stroke }));
            return;
        };
        let beside = Style::new(fit.points(10.0), INK).bold();
        let roman = ["", "I", "II", "III"];
        let grade = state.mobility.and_then(|grade| roman.get(usize::try_from(grade).ok()?)).copied().unwrap_or("");
        if !grade.is_empty() {
            items.push(fit.text(grade, beside, x + 18.0, face.number, Anchor::Middle));
        }
        if state.disputed {
            items.push(fit.text("≠", beside, x - 18.0, face.number, Anchor::Middle));
        }
    }

    fn line(&self, items: &mut Vec<Item>, points: &[Point], stroke: Stroke, fit: Fit) {
        let path = run(points);
        if !path.0.is_empty() {
            items.push(Item::Path(Drawn { path: fit.path(&path), fill: None, stroke: Some(stroke) }));
        }
    }

    fn furcations(&self, items: &mut Vec<Item>, face: &FaceDrawing, tooth: Tooth, state: &ToothState, fit: Fit) {
        let places = face.teeth.iter().filter(|shape| shape.tooth == tooth).flat_map(|shape| &shape.furcations);
        for place in places {
            let entrance: Entrance = place.entrance;
            let grade = state.furcation.get(&entrance).copied().unwrap_or(0);
            let middle = fit.at(place.at.x, place.at.y);
            items.extend(furcation(middle, grade, face.apical, fit.scale));
        }
    }
}

/// A triangle that points into the roots: open for I, half for II, full for III.
fn furcation(middle: Point, grade: i64, apical: f64, scale: f64) -> Vec<Item> {
    let (tip, foot) = (middle.y + apical * 5.0 * scale, middle.y - apical * 4.0 * scale);
    let side = |across: f64| at(middle.x + across * 5.4 * scale, foot);
    let triangle = |from: Point| Path::new().move_to(at(middle.x, tip)).line_to(side(1.0)).line_to(from).close();
    let pen = Some(Stroke { colour: INK, width_mm: 0.22, dash_mm: 0.0 });
    let paper = Rgb(0xff, 0xff, 0xff);
    match grade {
        1..=3 => {
            let fill = if grade == 3 { INK } else { paper };
            let mut items = vec![Item::Path(Drawn { path: triangle(side(-1.0)), fill: Some(fill), stroke: pen })];
            if grade == 2 {
                items.push(Item::filled(triangle(at(middle.x, foot)), INK));
            }
            items
        }
        _ => Vec::new(),
    }
}

/// Margin and pocket of one tooth on one face, from left to right.
struct Sounding {
    margin: Vec<Point>,
    depth: Vec<Point>,
}

impl Sounding {
    /// A depth without a margin is taken from the junction, as on the screen.
    fn of(state: &ToothState, face: &FaceDrawing, column: &Column) -> Sounding {
        let mm = drawing().mm;
        let height = |millimetres: i64| {
            (face.cej + face.apical * millimetres as f64 * mm).clamp(face.top + 1.0, face.bottom - 1.0)
        };
        let read = |site: Site| -> Option<(i64, i64)> {
            let site: &SiteState = state.site(site);
            Some((site.recession_mm.unwrap_or(0), site.depth_mm?))
        };
        let mut places: Vec<_> = column.sites.iter().filter(|place| place.site.is_oral() == face.oral).collect();
        places.sort_by(|a, b| a.x.total_cmp(&b.x));
        let known: Vec<_> = places.iter().filter_map(|place| Some((place.x, read(place.site)?))).collect();
        Sounding {
            margin: known.iter().map(|(x, (margin, _))| at(*x, height(*margin))).collect(),
            depth: known.iter().map(|(x, (margin, depth))| at(*x, height(margin + depth))).collect(),
        }
    }

    /// Fine strokes from margin to depth: seen without colour, and nothing under them is hidden.
    fn hatch(&self) -> Path {
        let mut path = Path::new();
        let mut stroke = |from: Point, to: Point| path = std::mem::take(&mut path).move_to(from).line_to(to);
        let pairs: Vec<(Point, Point)> = self.margin.iter().copied().zip(self.depth.iter().copied()).collect();
        for ends in pairs.windows(2) {
            let (margin, depth) = (curve(ends[0].0, ends[1].0), curve(ends[0].1, ends[1].1));
            for n in 0..HATCH {
                let t = n as f64 / HATCH as f64;
                stroke(margin.split(t).0.to, depth.split(t).0.to);
            }
        }
        if let Some((margin, depth)) = pairs.last() {
            stroke(*margin, *depth);
        }
        path
    }
}

/// Half way to paper.
fn faint(Rgb(red, green, blue): Rgb) -> Rgb {
    let lift = |part: u8| part / 2 + 0x80;
    Rgb(lift(red), lift(green), lift(blue))
}

/// Level at both ends.
fn curve(from: Point, to: Point) -> Curve {
    let middle = (from.x + to.x) / 2.0;
    Curve { from, out: at(middle, from.y), into: at(middle, to.y), to }
}

/// How a line runs through the sites of a tooth: level at each, a little beyond the ends.
fn run(points: &[Point]) -> Path {
    let (Some(first), Some(last)) = (points.first(), points.last()) else { return Path::new() };
    let path = Path::new().move_to(at(first.x - BEYOND, first.y)).line_to(*first);
    let path = points.windows(2).fold(path, |path, ends| path.curve(curve(ends[0], ends[1])));
    path.line_to(at(last.x + BEYOND, last.y))
}

/// What the lines and marks mean, on as many lines as they need.
pub(crate) fn legend(frame: &Frame, convention: PerioConvention, compared: bool) -> Slab {
    let (texts, palette, style) = (frame.texts(), frame.palette(), small());
    let (step, measure) = (leading(style), frame.measure());
    let scale = 0.22;
    let mark = |name: &'static str, items: Vec<Item>| (items, texts.text(name));
    let line = |stroke: Stroke| {
        vec![Item::Path(Drawn { path: Path::segment(at(0.0, 0.0), at(4.0, 0.0)), fill: None, stroke: Some(stroke) })]
    };
    let pen = |paint: Paint, width_mm: f64| Stroke { colour: palette.stroke(paint), width_mm, dash_mm: 0.0 };
    let quiet = Stroke { colour: palette.fine(), width_mm: 0.2, dash_mm: 0.0 };
    let sign = |paint: &dyn Fn(Fit, &mut Vec<Item>)| {
        let mut items = Vec::new();
        paint(Fit { scale, drop: 0.0 }, &mut items);
        items.iter().map(|item| item.moved(1.2, 0.0)).collect::<Vec<_>>()
    };
    let mut keys = vec![
        mark("report-perio-key-depth", line(pen(Paint::Pathology, 0.42))),
        mark("report-perio-key-margin", line(pen(Paint::Existing, 0.3))),
    ];
    if compared {
        keys.push(mark("report-perio-key-before", line(Stroke { colour: INK_2, width_mm: 0.24, dash_mm: 0.0 })));
    }
    keys.push(mark("report-perio-key-junction", line(Stroke { dash_mm: 0.7, ..quiet })));
    keys.push(mark("perio-sign-bleeding", sign(&|fit, items| SiteRow::bleeding(items, palette, fit, 0.0, 0.0))));
    keys.push(mark("perio-sign-suppuration", sign(&|fit, items| SiteRow::pus(items, palette, fit, 0.0, 0.0))));
    if !compared {
        keys.push(mark("perio-sign-plaque", sign(&|fit, items| SiteRow::plaque(items, palette, fit, 0.0, 0.0))));
        keys.push(mark("perio-sign-calculus", sign(&|fit, items| SiteRow::calculus(items, fit, 0.0, 0.0))));
    }
    for (grade, name) in [(1, "report-perio-key-furcation-1"), (2, "report-perio-key-furcation-2")] {
        keys.push(mark(name, furcation(at(1.2, 0.0), grade, -1.0, scale)));
    }
    keys.push(mark("report-perio-key-furcation-3", furcation(at(1.2, 0.0), 3, -1.0, scale)));
    keys.push(mark("report-perio-key-deep", vec![boxed(at(1.5, 0.0), 1.4, pen(Paint::Pathology, 0.22))]));
    let words = [
        texts.text("report-perio-key-mobility"),
        texts.with(
            "report-perio-key-sign",
            "convention",
            &texts.text(&format!("perio-convention-{}", crate::words::code(&convention))),
        ),
    ];
    keys.extend(words.map(|words| (Vec::new(), words)));
    let mut items = Vec::new();
    let (mut x, mut y) = (0.0, step * 0.6);
    for (drawn, words) in keys {
        let indent = drawn.iter().map(reach).fold(0.0, f64::max);
        let indent = if drawn.is_empty() { 0.0 } else { indent + 1.2 };
        let text = Line::new(&words, style, 0.0, 0.0, Anchor::Start);
        let width = indent + text.width();
        if x > 0.0 && x + width > measure {
            (x, y) = (0.0, y + step);
        }
        items.extend(drawn.iter().map(|item| item.moved(x, y)));
        let base = y + style.size * 0.36 * MM_PER_PT;
        items.push(Item::Text(Line { x: x + indent, y: base, ..text }));
        x += width + 4.5;
    }
    Slab { height: y + step * 0.6, items, keeps_next: false }
}

/// How far to the right something is drawn.
fn reach(item: &Item) -> f64 {
    match item {
        Item::Path(drawn) => drawn.path.bounds().1.x,
        Item::Text(line) => line.x + line.width(),
    }
}
