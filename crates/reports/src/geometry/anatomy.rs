//! One tooth in its place: the curves everything else is drawn from.

use domain::{Surface, Surfaces, Tooth, tooth::ToothClass};

use super::{
    figure::Figure,
    form::Form,
    layout::{Box, Place},
};
use crate::path::{Curve, Knot, Path, Point, at, through};

/// A tooth's curves in chart coordinates.
#[derive(Debug, Clone)]
pub struct Anatomy {
    /// Which tooth.
    pub tooth: Tooth,
    /// Its column.
    pub area: Box,
    /// Crown from the vestibular side.
    pub crown: Path,
    /// Roots, those behind first; open at the neck.
    pub roots: Vec<Path>,
    /// Grooves of the crown.
    pub grooves: Vec<Path>,
    /// Fissures of the figure: the path of a sealant.
    pub fissures: Vec<Path>,
    /// The neck on the vestibular side.
    pub neck: Path,
    /// One line a canal, from the chamber to just short of the apex.
    pub canals: Vec<Path>,
    /// The pulp chamber in the crown.
    pub chamber: Path,
    /// Middle of the neck.
    pub cej: Point,
    /// Middle of the crown.
    pub middle: Point,
    /// Height of the highest apex.
    pub apex_y: f64,
    /// Height of the biting edge.
    pub edge_y: f64,
    /// Where the number stands (middle, baseline).
    pub number: Point,
    /// Where the letters stand (middle, baseline).
    pub letters: Point,
    /// Drawn width of the crown.
    pub width: f64,
    /// Middle of the neck region.
    pub(super) neck_middle: Point,
    pub(crate) figure: Figure,
}

impl Anatomy {
    pub(super) fn new(tooth: Tooth, form: &Form, place: &Place) -> Anatomy {
        let half = form.width / 2.0;
        let side = if tooth.is_right() { 1.0 } else { -1.0 };
        let down = if tooth.is_upper() { 1.0 } else { -1.0 };
        let cej = at(place.x, place.edge_y - down * form.crown);
        // The tooth's frame: x mesial, y from the neck toward the edge.
        // Rounded before it is placed, so that left and right are mirror images to the last digit.
        let set = move |p: Point| at(place.x + side * hundredths(p.x), cej.y + down * hundredths(p.y));
        let seen = move |p: Point| at(place.x + side * hundredths(p.x), place.figure_y + down * hundredths(p.y));
        let crown_knots = |knots: &[Knot]| scaled(knots, half, form.crown);
        let root_knots = |knots: &[Knot]| scaled(knots, half, -form.root);
        let line = |curves: &[Curve]| Path::new().curves(curves).map(set);

        let outline = through(&crown_knots(form.outline));
        let bow = form.bow * form.crown;
        let closing = neck_line(&outline, bow);
        let crown = Path::new().curves(&outline).curve(closing).close().map(set);
        let (neck, neck_middle) = neck_region(&outline, closing, bow);
        let figure = Figure::new(&form.figure, form.width * form.figure.width, biting(tooth)).map(seen);
        let (fw, fh) = (half * form.figure.width, form.figure.height / 2.0);
        let fissure = |knots: &&[Knot]| Path::new().curves(&through(&scaled(knots, fw, fh))).map(seen);
        Anatomy {
            tooth,
            area: place.area,
            crown,
            roots: form.roots.iter().map(|knots| line(&through(&root_knots(knots)))).collect(),
            grooves: form.grooves.iter().map(|knots| line(&through(&crown_knots(knots)))).collect(),
            fissures: form.figure.fissures.iter().map(fissure).collect(),
            neck: neck.map(set),
            canals: form.canals.iter().map(|knots| line(&through(&root_knots(knots)))).collect(),
            chamber: chamber(form, half).map(set),
            cej,
            middle: set(at(0.0, form.crown * 0.54)),
            apex_y: set(at(0.0, -form.root)).y,
            edge_y: place.edge_y,
            number: place.number,
            letters: place.letters,
            width: form.width,
            neck_middle: set(neck_middle),
            figure,
        }
    }

    /// A set of faces as one outline: those of the figure merged, and the neck.
    pub fn faces(&self, surfaces: Surfaces) -> Path {
        let figure = self.figure.region(surfaces);
        if surfaces.has(Surface::Cervical) { figure.and(&self.neck) } else { figure }
    }
}

fn hundredths(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}

fn scaled(knots: &[Knot], x: f64, y: f64) -> Vec<Knot> {
    knots.iter().map(|knot| (knot.0 * x, knot.1 * y, knot.2)).collect()
}

fn biting(tooth: Tooth) -> Surface {
    match tooth.class() {
        ToothClass::Incisor | ToothClass::Canine => Surface::Incisal,
        ToothClass::Premolar | ToothClass::Molar => Surface::Occlusal,
    }
}

/// The neck from the distal end of the outline back to its mesial start, bowed toward the root.
fn neck_line(outline: &[Curve], bow: f64) -> Curve {
    let (start, end) = ends(outline);
    let dip = (start.y + end.y) / 2.0 + bow;
    Curve {
        from: end,
        out: at(end.x * 0.62, end.y - dip * 4.0 / 3.0),
        into: at(start.x * 0.62, start.y - dip * 4.0 / 3.0),
        to: start,
    }
}

fn ends(outline: &[Curve]) -> (Point, Point) {
    let last = outline.len() - 1;
    (outline[0].from, outline[last].to)
}

/// The band along the neck that class V lies on, and its middle.
fn neck_region(outline: &[Curve], neck: Curve, bow: f64) -> (Path, Point) {
    let last = outline.len() - 1;
    let (mesial, _) = outline[0].split(0.6);
    let (_, distal) = outline[last].split(0.4);
    let (from, to) = (mesial.to, distal.from);
    let dip = (from.y + to.y) / 4.0 + bow * 0.8;
    let upper = Curve { from, out: at(from.x * 0.5, from.y - dip), into: at(to.x * 0.5, to.y - dip), to };
    let path = Path::new().curves(&[mesial, upper, distal, neck]).close();
    let middle = upper.split(0.5).0.to.toward(neck.split(0.5).0.to, 0.5);
    (path, middle)
}

/// A pulp chamber: a smaller crown inside the crown, open to the canals.
fn chamber(form: &Form, half: f64) -> Path {
    let (w, top) = (half * if form.canals.len() > 1 { 0.42 } else { 0.24 }, form.crown * 0.46);
    let knots = [
        (w, 0.0, 1.0),
        (w, top * 0.6, 1.0),
        (w * 0.7, top, 0.8),
        (0.0, top * 0.8, 0.9),
        (-w * 0.7, top, 0.8),
        (-w, top * 0.6, 1.0),
        (-w, 0.0, 1.0),
    ];
    Path::new().curves(&through(&knots)).close()
}

impl Anatomy {
    /// What parts the regions of the figure.
    pub fn spokes(&self) -> Vec<Path> {
        self.figure.spokes()
    }

    /// Where a face's name would stand.
    pub fn centre(&self, surface: Surface) -> Point {
        if surface == Surface::Cervical { self.neck_middle } else { self.figure.middle(surface) }
    }
}
