//! The five regions of a tooth seen from above, and any set of them as one outline.

use domain::{Surface, Surfaces};

use super::form::Plan;
use crate::path::{Curve, Path, Point, at};

/// Outer and inner ring, each four curves: vestibular, mesial, lingual, distal.
#[derive(Debug, Clone)]
pub(crate) struct Figure {
    outer: [Curve; 4],
    inner: [Curve; 4],
    centre: Point,
    biting: Surface,
}

const RING: [Surface; 4] = [Surface::Vestibular, Surface::Mesial, Surface::Lingual, Surface::Distal];

impl Figure {
    /// Draws the plan about the origin, vestibular up and mesial right.
    pub(super) fn new(plan: &Plan, width: f64, biting: Surface) -> Figure {
        let (w, h) = (width / 2.0, plan.height / 2.0);
        let (tw, th) = (w * plan.table.0, h * plan.table.1);
        // The inner ring keeps the outline's character at half strength.
        let calm = plan.corners.map(|(x, y)| (0.80 + (x - 0.80) * 0.5, 0.80 + (y - 0.80) * 0.5));
        Figure { outer: ring(w, h, plan.corners), inner: ring(tw, th, calm), centre: at(0.0, 0.0), biting }
    }

    /// Moves every point.
    pub(super) fn map(&self, f: impl Fn(Point) -> Point) -> Figure {
        let curve = |c: &Curve| Curve { from: f(c.from), out: f(c.out), into: f(c.into), to: f(c.to) };
        let curves = |ring: &[Curve; 4]| [curve(&ring[0]), curve(&ring[1]), curve(&ring[2]), curve(&ring[3])];
        Figure { outer: curves(&self.outer), inner: curves(&self.inner), centre: f(self.centre), biting: self.biting }
    }

    /// The outline.
    pub(crate) fn outline(&self) -> Path {
        Path::new().curves(&self.outer).close()
    }

    /// What parts the regions: the inner ring and four spokes.
    pub(crate) fn spokes(&self) -> Vec<Path> {
        let spoke = |i: usize| Path::segment(self.outer[i].from, self.inner[i].from);
        let ring = Path::new().curves(&self.inner).close();
        std::iter::once(ring).chain((0..4).map(spoke)).collect()
    }

    /// Where a region's name would stand.
    pub(super) fn middle(&self, surface: Surface) -> Point {
        match RING.iter().position(|side| *side == surface) {
            Some(i) => self.outer[i].split(0.5).0.to.toward(self.inner[i].split(0.5).0.to, 0.5),
            None => self.centre,
        }
    }

    /// A set of regions as one outline: what two of them share is not drawn.
    pub(crate) fn region(&self, surfaces: Surfaces) -> Path {
        let mut edges: Vec<(Node, Node, Curve)> = Vec::new();
        for surface in surfaces.iter() {
            for edge in self.edges(surface) {
                match edges.iter().position(|known| known.0 == edge.1 && known.1 == edge.0) {
                    Some(shared) => drop(edges.remove(shared)),
                    None => edges.push(edge),
                }
            }
        }
        let mut path = Path::new();
        while let Some(first) = (!edges.is_empty()).then(|| edges.remove(0)) {
            let mut loop_of = vec![first.2];
            let mut end = first.1;
            while let Some(next) = edges.iter().position(|edge| edge.0 == end) {
                let edge = edges.remove(next);
                loop_of.push(edge.2);
                end = edge.1;
            }
            path = path.curves(&loop_of).close();
        }
        path
    }

    /// One region's edges, all walked the same way round.
    fn edges(&self, surface: Surface) -> Vec<(Node, Node, Curve)> {
        let n = |i: usize| (i + 1) % 4;
        if surface == self.biting {
            return (0..4).map(|i| (Node::Inner(i), Node::Inner(n(i)), self.inner[i])).collect();
        }
        let Some(i) = RING.iter().position(|side| *side == surface) else { return Vec::new() };
        let (outer, inner) = (self.outer[i], self.inner[i]);
        vec![
            (Node::Outer(i), Node::Outer(n(i)), outer),
            (Node::Outer(n(i)), Node::Inner(n(i)), Curve::line(outer.to, inner.to)),
            (Node::Inner(n(i)), Node::Inner(i), inner.reversed()),
            (Node::Inner(i), Node::Outer(i), Curve::line(inner.from, outer.from)),
        ]
    }
}

/// A corner of a ring, so that shared edges are known without comparing numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Node {
    Outer(usize),
    Inner(usize),
}

/// A rounded quadrilateral that touches the half width and half height between its corners.
fn ring(w: f64, h: f64, corners: [(f64, f64); 4]) -> [Curve; 4] {
    let [mv, ml, dl, dv] = corners;
    // Walked from the disto-vestibular corner: top, right, bottom, left.
    let c = [at(-w * dv.0, -h * dv.1), at(w * mv.0, -h * mv.1), at(w * ml.0, h * ml.1), at(-w * dl.0, h * dl.1)];
    // The outline passes a corner in the direction of the chord of its neighbours, which keeps it smooth.
    let (rx, ry) = (w * 0.30, h * 0.30);
    let pass = [at(rx, -ry), at(rx, ry), at(-rx, ry), at(-rx, -ry)];
    let bulge = [(0.0, -h), (w, 0.0), (0.0, h), (-w, 0.0)];
    let side = |i: usize| {
        let (from, to) = (c[i], c[(i + 1) % 4]);
        let (a, b) = (pass[i], pass[(i + 1) % 4]);
        // Stretch the handles so that the middle of the side reaches the bound.
        let vertical = i.is_multiple_of(2);
        let chord = if vertical { (from.y + to.y) / 2.0 } else { (from.x + to.x) / 2.0 };
        let bound = if vertical { bulge[i].1 } else { bulge[i].0 };
        let reach = (bound - chord) * 4.0 / 3.0;
        let (out, into) = if vertical {
            (at(from.x + a.x, from.y + reach), at(to.x - b.x, to.y + reach))
        } else {
            (at(from.x + reach, from.y + a.y), at(to.x + reach, to.y - b.y))
        };
        Curve { from, out, into, to }
    };
    [side(0), side(1), side(2), side(3)]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figure() -> Figure {
        let plan = Plan { width: 1.0, height: 20.0, corners: [(0.8, 0.8); 4], table: (0.5, 0.5), fissures: &[] };
        Figure::new(&plan, 20.0, Surface::Occlusal)
    }

    fn pieces(surfaces: &str) -> (usize, usize) {
        let d = figure().region(Surfaces::parse(surfaces).expect("faces")).d();
        (d.matches('Z').count(), d.matches('C').count())
    }

    #[test]
    fn neighbouring_regions_merge_into_one_outline() {
        assert_eq!(pieces("O"), (1, 4));
        assert_eq!(pieces("M"), (1, 4));
        assert_eq!(pieces("MO"), (1, 6));
        assert_eq!(pieces("MOD"), (1, 8));
        assert_eq!(pieces("MD"), (2, 8));
        assert_eq!(pieces("MODVL"), (1, 4));
        assert_eq!(pieces("MDVL"), (2, 8));
    }

    #[test]
    fn a_face_the_figure_does_not_have_draws_nothing() {
        assert_eq!(pieces("I"), (0, 0));
    }
}
